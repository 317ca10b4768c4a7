"""Denials: somebody says that something is not so. Page: denial.md."""

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.claims.concepts import concept
from factcheck.claims.holder import phrase, speech
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim, Words

CODES = {"FC601": "denial"}


def find(text: Text) -> Iterator[Claim]:
    """Every "denied ..." with who denies and what."""
    for token in text.doc:
        if token.lemma_.lower() not in speech()["deny"] or token.pos_ != "VERB":
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None) or _shared_subject(token)
        what = next((c for c in token.children if c.dep_ in ("obj", "ccomp", "xcomp") and c.i > token.i), None)
        if subject is None or what is None or any(c.dep_ == "aux:pass" for c in token.children):
            continue
        start, end = token.i, what.right_edge.i + 1
        while end > start and text.doc[end - 1].is_punct:
            end -= 1
        words = text.doc[start:end]
        yield text.claim(
            "denial",
            "FC601",
            what,
            words.start_char,
            words.end_char,
            Words(" ".join(words.text.split())),
            attribute=concept(what.lemma_.lower()),
            head=what.lemma_.lower(),
            subject=phrase(subject),
            holder=phrase(subject),
            stance="denied",
        )


def _shared_subject(verb: Token) -> Token | None:
    """The subject that a verb shares with the one it is joined to ("Sudan rejected the report and denied ...")."""
    if verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)


KIND = Kind("denial", find, CODES)
