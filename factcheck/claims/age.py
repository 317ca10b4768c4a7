"""Ages of people. Page: age.md."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.tokens import Span, Token

from factcheck.claims.concepts import is_person, thing
from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import Counted, counted
from factcheck.claims.scene import governors
from factcheck.model import Claim

CODES = {"FC140": "age"}


AGELESS = ("tion", "ment", "ism", "ship", "ity", "ure", "ness")
"""Endings of nouns for things and matters, which have no age of the kind that people have."""


YEARS = frozenset({"year", "month", "week", "day", "old"})


def find(text: Text) -> Iterator[Claim]:
    """Every age, with the person it is said of: a name ("Smith, 43,"), else a noun ("10-year-old girl")."""
    for item in counted(text.doc):
        quantity = item.quantity
        if quantity.kind != "age":
            continue
        name = _name(text, item)
        noun = _described(item.number) or item.noun or (_subject(item.number) if name is None else None)
        if name is None and (_bracketed(text, item) or (noun is not None and _thing(noun))):
            continue
        head = name.text if name is not None else (noun.lemma_.lower() if noun is not None else "person")
        yield text.claim(
            "age",
            "FC140",
            name.root if name is not None else noun if noun is not None and item.noun is not None else item.anchor,
            quantity.start,
            quantity.end,
            quantity.si,
            attribute="age",
            head=head,
            subject=name.text if name is not None else head,
            unit="year",
        )


def _bracketed(text: Text, item: Counted) -> bool:
    """A number in brackets is an age only behind somebody's name."""
    return text.doc.text[: item.quantity.start].rstrip().endswith("(")


def _described(number: Token) -> Token | None:
    """The noun that an age in front of it describes in the parse: "a 10-year-old | girl"."""
    here = number
    while here.dep_ in ("nummod", "amod", "compound", "obl:unmarked", "nmod:unmarked") and here.head.i > here.i:
        here = here.head
    return here if here.pos_ == "NOUN" and here.dep_ not in ("compound", "amod") and here.lemma_.lower() not in YEARS else None


def _subject(number: Token) -> Token | None:
    """The noun of which an age is said: "the infant was nine months old", "the singer turned 60"."""
    for here in (number, *governors(number, 3)):
        if subject := next((c for c in here.children if c.dep_ == "nsubj" and c.i < number.i), None):
            return subject if subject.pos_ == "NOUN" else None
        if here.pos_ == "VERB":
            return None
    return None


def _thing(noun: Token) -> bool:
    """Whether a noun names a thing: "the 31-year-old ship" has a measure of time, not an age."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or is_person(lemma):
        return False
    return thing(lemma) != lemma or lemma in _things() or lemma.endswith(AGELESS)


@cache
def _things() -> frozenset[str]:
    data = tomllib.loads(files(__package__).joinpath("speech.toml").read_text(encoding="utf-8"))
    return frozenset(data["aged"]["things"])


def _name(text: Text, item: Counted) -> Span | None:
    """The person's name that stands just before the age, or just behind it ("61-year-old Ana Ruiz")."""
    quantity = item.quantity
    for ent in text.doc.ents:
        if ent.label_ == "PER" and (0 <= quantity.start - ent.end_char <= 3 or 0 <= ent.start_char - quantity.end <= 2):
            return ent
    return None


KIND = Kind("age", find, CODES)
