"""Scores, records and divided votes: "an 88-72 loss", "a 9-14 start", "voted 9-3". Part of counts; see count.md."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.claims.concepts import pair_meaning
from factcheck.claims.kind import Text
from factcheck.model import Claim
from factcheck.values.amounts import Amount

CODE = "FC111"
PAIR = re.compile(r"(?<![\w$€£.,/:-])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\w%°/:-]|[.,]\d)")
REACH = 4  # words between the pair and the word that says what it is


def scores(text: Text) -> Iterator[Claim]:
    """Every pair of figures that a word beside it tells to be a score, a record or a division of votes."""
    for match in PAIR.finditer(text.doc.text):
        span = text.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or not len(span):
            continue
        near = sorted(_around(span.sent, span.start, span.end), key=lambda t: min(abs(t.i - span.start), abs(t.i - span.end + 1)))
        meaning = next((m for t in near for w in (t.lower_, t.lemma_.lower()) if (m := pair_meaning(w))), None)
        if meaning is None:
            continue
        low, high = sorted(float(n) for n in match.groups())
        yield text.claim(
            "count",
            CODE,
            span.root,
            match.start(),
            match.end(),
            Amount(low, high),
            attribute=meaning,
            head=meaning,
            subject=f"{match[1]}-{match[2]}",
            unit=meaning,
        )


def _around(sentence: object, start: int, end: int) -> list[Token]:
    return [t for t in sentence if start - REACH <= t.i < start or end <= t.i < end + REACH]  # type: ignore[attr-defined]
