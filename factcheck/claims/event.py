"""Which event a date or a clock time is said of."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factcheck.claims.concepts import concept, is_event
from factcheck.claims.holder import speech
from factcheck.claims.scene import governors

LIGHT_VERBS = frozenset("be have do make take hold give get go come occur happen begin start continue carry follow see keep".split())
"""Verbs that leave it to a noun to say what happened ("made an appearance", "talks were held")."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as said: the token that names it, its concept, and whether it is an act of speaking."""

    token: Token
    name: str
    speaking: bool


def event_of(doc: Doc, start: int, end: int) -> Event | None:
    """The event that the date at characters `start` to `end` dates; None where it hangs on nothing that happens."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.pos_ == "NOUN" and before.sent == span.sent and is_event_noun(before):
        return Event(before, concept(before.lemma_.lower()), False)
    for here in governors(root):
        if span.start <= here.i < span.end:
            continue
        if here.pos_ in ("VERB", "AUX"):
            return _of_verb(here, root)
        if here.pos_ == "NOUN" and (is_event_noun(here) or here.dep_ == "ROOT"):
            return Event(here, concept(here.lemma_.lower()), False)
    return None


def is_event_noun(token: Token) -> bool:
    """Whether a noun names something that happens: it has an event concept, or is derived from a verb."""
    lemma = token.lemma_.lower()
    return is_event(lemma) or lemma in EVENT_NOUNS or lemma.endswith(("tion", "ment", "sion", "ing", "ance"))


EVENT_NOUNS = frozenset(
    "war battle clash ceremony parade speech statement decision deal agreement game match race concert debut premiere "
    "operation mission flight voyage incident disaster tragedy crisis outage verdict ruling report interview visit "
    "quake earthquake tremor temblor killing death murder assassination capture rescue "
    "strike drill test coup riot siege ceasefire truce referendum inauguration anniversary arrest".split()
)


def _of_verb(verb: Token, date: Token) -> Event:
    lemma = verb.lemma_.lower()
    if lemma in speech()["report"] and not any(c.dep_ == "aux:pass" for c in verb.children):
        return Event(verb, lemma, True)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "csubj")), None)
    if subject is not None and subject.pos_ == "NOUN" and is_event_noun(subject):
        return Event(subject, concept(subject.lemma_.lower()), False)
    if lemma in LIGHT_VERBS:
        thing = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass", "obl") and c.pos_ == "NOUN" and c != date), None)
        if thing is not None:
            return Event(thing, concept(thing.lemma_.lower()), False)
    return Event(verb, concept(lemma), False)
