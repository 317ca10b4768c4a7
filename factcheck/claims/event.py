"""Which event a date or a clock time is said of."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factcheck.claims.concepts import REPORT, concept, is_event, is_person, verb_concept, word_class
from factcheck.claims.holder import phrase, speech
from factcheck.claims.scene import agent_of, governors
from factcheck.values.organizations import outlet

BASE_REACH = 10  # words
ATTRIBUTIVE = frozenset({"nmod", "nmod:poss", "compound", "amod", "nmod:unmarked", "nummod"})
"""Relations of a date that stands before its noun: "Saturday's protests", "the 2005 rampage"."""
OPENING = 3  # words: "In the hours after ..." opens its sentence


@dataclass(frozen=True, slots=True)
class Event:
    """An event as said: the token that names it, its concept, and whether it is an act of speaking."""

    token: Token
    name: str
    speaking: bool


def event_of(doc: Doc, start: int, end: int) -> Event | None:
    """The event that the date at characters `start` to `end` dates, or else what is said of that time ("calm", "season").

    None only where the date stands alone.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return _happening(doc, span) or _state(span)


def _state(span: Span) -> Event | None:
    """The nearest word above a date that says anything: "Athens was calm Sunday", "the 2008-09 season".

    Where the parse makes the date itself the top of its sentence, the first verb behind it.
    """
    if span.root.head == span.root:
        verb = next((t for t in span.sent if t.i >= span.end and t.pos_ == "VERB"), None)
        return _of_verb(verb, span.root) if verb is not None else None
    above = [t for t in governors(span.root) if not span.start <= t.i < span.end]
    said = next((t for t in above if t.pos_ in ("NOUN", "ADJ", "VERB") and not t.ent_type_), None) or next(iter(above), None)
    return Event(said, concept(said.lemma_.lower()), False) if said is not None else None


def _happening(doc: Doc, span: Span) -> Event | None:
    root = span.root
    if noun := _noun_before(doc, span) or _deed_before(doc, span):
        return Event(noun, name_of(noun), False)
    outside = [t for t in span if t != root and not span.start <= t.head.i < span.end]
    if root.head == root and outside:
        root = outside[0]  # the parse hangs the sentence on a word of the date
    if root.dep_ in ATTRIBUTIVE and root.head.i >= span.end and root.head.pos_ == "NOUN":
        return Event(root.head, name_of(root.head), False) if is_event_noun(root.head) else None
    if event := _subject_of(root):
        return event
    for here in governors(root):
        if here.ent_type_ and here.pos_ == "VERB":
            continue  # a name that looks like a verb
        if span.start <= here.i < span.end:
            continue
        if here.pos_ in ("VERB", "AUX") or any(c.dep_ == "aux:pass" for c in here.children):
            return _of_verb(here, root)
        if here.pos_ == "NOUN" and (is_event_noun(here) or here.dep_ == "ROOT"):
            return Event(here, name_of(here), False)
    return None


DAY_OF = frozenset({"date", "day", "deadline", "time"})


def _subject_of(root: Token) -> Event | None:
    """The event of a date that is said of it: "the trial date is May 7", "the deadline for bids was Friday"."""
    if not any(c.dep_ == "cop" for c in root.subtree):
        return None
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if subject is not None and subject.lemma_.lower() in DAY_OF:
        subject = next((c for c in subject.children if c.dep_ in ("compound", "nmod") and c.pos_ == "NOUN"), None)
    return Event(subject, name_of(subject), False) if subject is not None else None


def _noun_before(doc: Doc, span: Span) -> Token | None:
    """The event that stands right before its date: "the attacks late Tuesday", "at the funeral on Monday"."""
    before = doc[span.start - 1] if span.start else None
    linked = before is not None and before.lower_ == "on" and before.i > 0
    noun = doc[before.i - 1] if before is not None and linked else before
    if noun is None or noun.pos_ != "NOUN" or noun.sent != span.sent or not is_event_noun(noun):
        return None
    placed = any(c.dep_ == "case" and c.lower_ in ("at", "during", "in") for c in noun.children)
    return noun if placed or not linked else None


def _deed_before(doc: Doc, span: Span) -> Token | None:
    """The event whose agent stands right before its date, wherever it hangs: "a decision by Trump in April"."""
    before = doc[max(span.root.left_edge.i, span.sent.start + 1) - 1]
    for noun in governors(before):
        agent = agent_of(noun) if noun.pos_ == "NOUN" and is_event_noun(noun) else None
        if agent is not None and agent.right_edge == before:
            return noun
    return None


def name_of(noun: Token) -> str:
    """The concept of an event noun; of a "funeral ceremony" the funeral."""
    if noun.lemma_.lower() in word_class("frames"):
        for child in noun.children:
            if child.dep_ == "compound" and is_event(child.lemma_.lower()):
                return concept(child.lemma_.lower())
    return concept(noun.lemma_.lower())


def main_event(doc: Doc, start: int) -> Event | None:
    """What a sentence that begins with "in the hours after ..." tells: the verb behind the comma that ends these words.

    Where no comma does, its main verb, or that of what is said ("X instructed ..., the Times reported").
    """
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span.start - span.sent.start > OPENING:
        return None
    rest = doc[span.end : span.sent.end]
    comma = next((t.i for t in rest if t.text == ","), None)
    behind = (t for t in rest if comma is not None and t.i > comma and t.pos_ == "VERB")
    if verb := next(
        (t for t in behind if any(c.dep_ == "nsubj" and comma is not None and c.i > comma for c in t.children)), None
    ):
        return _of_verb(verb, span.root)
    verb = span.sent.root
    if verb.lemma_.lower() in speech()["say"]:
        verb = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.pos_ == "VERB"), verb)
    return _of_verb(verb, span.root) if verb.pos_ == "VERB" else None


def base_of(doc: Doc, end: int) -> tuple[str, ...]:
    """Concepts of the events named just behind a date that counts from one ("in the hours after a drone strike")."""
    span = doc.char_span(end - 1, end, alignment_mode="expand")
    if span is None:
        return ()
    words = doc[span.end : min(span.end + BASE_REACH, span.sent.end)]
    return tuple(dict.fromkeys(concept(t.lemma_.lower()) for t in words if t.pos_ in ("NOUN", "VERB") and is_event_noun(t)))


def is_event_noun(token: Token) -> bool:
    """Whether a noun names something that happens: it has an event concept, or is derived from a verb."""
    lemma = token.lemma_.lower()
    return is_event(lemma) or lemma in word_class("events") or lemma.endswith(("tion", "ment", "sion", "ing", "ance"))


def _personal(subject: Token) -> bool:
    """Whether a subject is people: named, said by a noun or a pronoun."""
    return subject.ent_type_ in ("PER", "PERSON") or subject.pos_ == "PRON" or is_person(subject.lemma_.lower())


def _of_verb(verb: Token, date: Token) -> Event:
    if verb.lemma_ == "have" and verb.i + 1 < len(verb.doc) and "Part" in verb.nbor(1).morph.get("VerbForm", []):
        done = verb.nbor(1)  # "it had | sunk", parsed as a verb of its own
        return Event(done, verb_concept(done.lemma_.lower()), False)
    lemma = verb.lemma_.lower()
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "csubj")), None)
    if lemma in speech()["say"] and not any(c.dep_ == "aux:pass" for c in verb.children):
        paper = outlet(phrase(subject)) if subject is not None else None
        return Event(verb, f"{REPORT} {paper}" if paper else lemma, paper is None)
    if subject is not None and subject.pos_ == "NOUN" and is_event_noun(subject):
        return Event(subject, concept(subject.lemma_.lower()), False)
    if lemma in word_class("custody") and subject is not None and subject.dep_ == "nsubj:pass" and _personal(subject):
        return Event(verb, "arrested", False)
    if lemma in word_class("light_verbs"):
        things = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass", "obl") and c.pos_ == "NOUN" and c != date]
        thing = next((c for c in things if is_event_noun(c)), next((c for c in things if c.dep_ != "obl"), None))
        if thing is not None:
            return Event(thing, concept(thing.lemma_.lower()), False)
        if lemma in word_class("beginning"):
            return Event(verb, "begin", False)
    return Event(verb, verb_concept(lemma), False)
