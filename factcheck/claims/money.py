"""Money: amounts with their currency. Page: money.md."""

from collections.abc import Iterator

from factcheck.claims.concepts import concept
from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import counted, modifiers
from factcheck.claims.scene import governing_verb
from factcheck.model import Claim

CODES = {"FC130": "amount of money"}


def find(text: Text) -> Iterator[Claim]:
    """Every sum of money; what it is for is the noun it stands before, or else the verb it hangs on."""
    for item in counted(text.doc):
        quantity = item.quantity
        if quantity.kind != "money":
            continue
        verb = governing_verb(item.number)
        noun = item.noun
        what = noun.lemma_.lower() if noun is not None else (verb.lemma_.lower() if verb is not None else "")
        said = noun.text if noun is not None else (verb.text if verb is not None else "")
        yield text.claim(
            "money",
            "FC130",
            item.number,
            quantity.start,
            quantity.end,
            quantity.amount,
            attribute="money",
            head=concept(what),
            subject=said,
            modifiers=modifiers(noun, quantity) if noun is not None else frozenset(),
            unit=quantity.unit,
            extra=quantity.extra or bool(quantity.rate),
        )


KIND = Kind("money", find, CODES)
