"""Places of events. Page: place.md."""

from collections.abc import Iterator

from spacy.tokens import Span

from factcheck.claims.event import event_of
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim, Words

CODES = {"FC501": "place of an event"}
PLACING = frozenset("in at near off outside inside on around".split())


def find(text: Text) -> Iterator[Claim]:
    """Every place that a preposition ties to an event ("killed in Kerman")."""
    for ent in text.doc.ents:
        if ent.label_ not in ("LOC", "GPE") or not _placed(ent):
            continue
        event = event_of(text.doc, ent.start_char, ent.end_char)
        if event is not None and not event.speaking:
            yield text.claim(
                "place",
                "FC501",
                event.token,
                ent.start_char,
                ent.end_char,
                Words(ent.text),
                attribute=event.name,
                head=event.token.lemma_.lower(),
                subject=event.token.text,
            )


def _placed(ent: Span) -> bool:
    """Whether a preposition of place governs the name, or stands before it as the verb's particle ("sank off")."""
    if any(c.dep_ == "case" and c.lower_ in PLACING for c in ent.root.children):
        return True
    before = ent.doc[ent.start - 1] if ent.start > ent.sent.start else None
    return before is not None and before.lower_ in PLACING and before.dep_ == "compound:prt" and ent.root.head == before.head


KIND = Kind("place", find, CODES)
