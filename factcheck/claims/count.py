"""Counts: people killed, injured, arrested; houses destroyed; anything that is counted. Page: count.md."""

from collections.abc import Iterator

from factcheck.claims.concepts import thing
from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import Counted, counted, is_people, modifiers, outcome_of
from factcheck.model import Claim

CODES = {
    "FC101": "people killed",
    "FC102": "people injured",
    "FC103": "people arrested or held",
    "FC104": "people missing",
    "FC105": "people displaced or evacuated",
    "FC106": "other people",
    "FC107": "things destroyed or damaged",
    "FC108": "other things",
    "FC109": "votes",
}
BY_OUTCOME = {"casualty": "FC102", "killed": "FC101", "injured": "FC102", "arrested": "FC103", "missing": "FC104", "displaced": "FC105"}
VOTES = frozenset({"vote", "ballot", "seat"})
CASUALTY = frozenset({"casualty", "injury", "death", "fatality", "victim"})
DAMAGE = frozenset({"destroy", "damage", "flatten", "demolish", "burn", "collapse", "raze", "gut", "wreck"})


def find(text: Text) -> Iterator[Claim]:
    """Every figure that counts something, with what is counted and what befell it."""
    for item in counted(text.doc):
        quantity = item.quantity
        if quantity.kind != "count" or quantity.rate or _one_of(text, item):
            continue
        befell = outcome_of(item)
        if item.noun is None and befell is None:
            continue  # a bare figure says nothing that could be compared
        yield make(text, item, befell)


def _one_of(text: Text, item: Counted) -> bool:
    """"One of the bombs" picks one out; it does not say how many there were."""
    quantity = item.quantity
    return quantity.amount.point == 1 and text.doc.text[quantity.end : quantity.end + 4].lower() == " of "


def make(text: Text, item: Counted, befell: str | None) -> Claim:
    quantity, noun = item.quantity, item.noun
    people = is_people(item)
    head = noun.lemma_.lower() if noun is not None else "person"
    end = max(quantity.end, noun.idx + len(noun)) if noun is not None else quantity.end
    if _about_casualties(item):
        people, head, befell = True, "person", "casualty"
    what = text.doc.text[quantity.end : end].strip(" -") if noun is not None else "people"
    attribute = befell if people and befell else thing(head)
    return text.claim(
        "count",
        _code(item, people, befell, head),
        item.anchor,
        quantity.start,
        end,
        quantity.amount,
        attribute=attribute,
        head=thing(head),
        subject=f"{what} {befell}" if befell and befell not in what else what,
        modifiers=modifiers(noun, quantity) if noun is not None else frozenset(),
        unit="person" if people else head,
        extra=quantity.extra,
    )


def _about_casualties(item: Counted) -> bool:
    """"No casualties", "no casualty figures", "no reports of injuries": nothing is known of any yet."""
    if item.quantity.amount.high != 0 or item.noun is None:
        return False
    words = {item.noun.lemma_.lower(), *(c.lemma_.lower() for c in item.noun.subtree)}
    return bool(words & CASUALTY)


def _code(item: Counted, people: bool, befell: str | None, head: str) -> str:
    if head in VOTES:
        return "FC109"
    if people:
        return BY_OUTCOME.get(befell or "", "FC106")
    verb = item.anchor.head.lemma_.lower()
    return "FC107" if verb in DAMAGE or any(c.lemma_.lower() in DAMAGE for c in item.anchor.children) else "FC108"


KIND = Kind("count", find, CODES)
