"""Ages of people. Page: age.md."""

from collections.abc import Iterator

from spacy.tokens import Span

from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import Counted, counted
from factcheck.model import Claim

CODES = {"FC140": "age"}


def find(text: Text) -> Iterator[Claim]:
    """Every age, with the person it is said of: a name ("Smith, 43,"), else a noun ("10-year-old girl")."""
    for item in counted(text.doc):
        if item.quantity.kind != "age":
            continue
        name = _name(text, item)
        noun = item.noun
        head = name.text if name is not None else (noun.lemma_.lower() if noun is not None else "person")
        yield text.claim(
            "age",
            "FC140",
            name.root if name is not None else item.anchor,
            item.quantity.start,
            item.quantity.end,
            item.quantity.amount,
            attribute="age",
            head=head,
            subject=name.text if name is not None else head,
            unit="year",
        )


def _name(text: Text, item: Counted) -> Span | None:
    """The person's name that stands just before the age, or just behind it ("61-year-old Ana Ruiz")."""
    quantity = item.quantity
    for ent in text.doc.ents:
        if ent.label_ == "PER" and (0 <= quantity.start - ent.end_char <= 3 or 0 <= ent.start_char - quantity.end <= 2):
            return ent
    return None


KIND = Kind("age", find, CODES)
