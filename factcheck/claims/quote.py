"""Quotations: the words between quotation marks and their speaker, and statements in indirect speech. Page: quote.md."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from factcheck.claims.holder import phrase, speech
from factcheck.claims.kind import Kind, Text
from factcheck.language.components.speakers import resolve
from factcheck.model import Claim, Quote

CODES = {"FC401": "wording of a quotation", "FC402": "speaker of a quotation", "FC403": "statement in indirect speech"}
MOSTLY_QUOTED = 0.4
"""Share of a statement between quotation marks from which it is the quotation, not a statement in indirect speech."""
SHORTEST_STATEMENT = 5  # words; a shorter complement says too little to be recognized elsewhere


def find(text: Text) -> Iterator[Claim]:
    """Every quotation, then every statement reported with "that" or without it."""
    yield from _direct(text)
    yield from _indirect(text)


def _direct(text: Text) -> Iterator[Claim]:
    for quote in text.doc._.quotes:
        if quote.kind == "title":
            continue  # a name or a word in marks that nobody says
        span = text.doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        speaker = text.doc[slice(*quote.speaker)] if quote.speaker else None
        who = phrase(speaker.root) if speaker is not None else None
        cue = text.doc[quote.cue].lemma_.lower() if quote.cue is not None else ""
        for start, end in _utterances(span, quote.start, quote.end):
            words = text.doc.char_span(start, end, alignment_mode="expand") or span
            yield text.claim(
                "quote",
                "FC401",
                words.root,
                start,
                end,
                Quote(text.doc.text[start:end], who),
                attribute=f"{quote.kind} quote",
                head=cue,
                subject=who or "",
                holder=who,
                stance="asserted",
            )


def _utterances(span: Span, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a quotation: each is an utterance that another article may quote alone."""
    sents = [s for s in span.doc.sents if s.start < span.end and span.start < s.end]
    pieces = [(max(start, s.start_char), min(end, s.end_char)) for s in sents]
    for first, last in pieces:
        words = span.doc.text[first:last]
        first, last = first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
        if any(c.isalnum() for c in words):
            yield first, last


def _indirect(text: Text) -> Iterator[Claim]:
    inside = [(q.start, q.end) for q in text.doc._.quotes]
    for token in text.doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in speech()["report"]:
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is None or any(a <= token.idx < b for a, b in inside):
            continue
        clause = next((c for c in token.children if c.dep_ in ("ccomp", "xcomp") and c.i > token.i), None) or _hidden(token)
        if clause is not None:
            start, end = _extent(clause)
            start = clause.head.i if clause.dep_ == "acl:relcl" else start
        else:
            clause, start, end = _said_before(token, subject)
        if clause is None or end - start < SHORTEST_STATEMENT:
            continue
        words = text.doc[start:end]
        quoted = sum(max(0, min(b, words.end_char) - max(a, words.start_char)) for a, b in inside)
        if quoted > MOSTLY_QUOTED * (words.end_char - words.start_char):
            continue
        who = _speaker(subject)
        yield text.claim(
            "quote",
            "FC403",
            clause,
            words.start_char,
            words.end_char,
            Quote(words.text, who),
            attribute="statement",
            head=token.lemma_.lower(),
            subject=who,
            holder=who,
        )


def _hidden(verb: Token) -> Token | None:
    """The clause that a parse hides in an object: "said | all the passengers had been taken off"."""
    words = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ in ("DET", "PRON")), None)
    return next((c for c in words.children if c.dep_ == "acl:relcl"), None) if words is not None else None


def _speaker(subject: Token) -> str:
    """Who a subject is: he and she are the person last named as one, as for quotations."""
    found = resolve(subject.doc, (subject.i, subject.i + 1), subject.doc._.quotes)
    assert found is not None
    return phrase(subject.doc[slice(*found)].root)


def _said_before(verb: Token, subject: Token) -> tuple[Token | None, int, int]:
    """The clause in front of "..., the Times reported", with its first and last token. A clause has a subject of its own."""
    start, end = verb.sent.start, min(subject.left_edge.i, verb.i)
    while end > start and verb.doc[end - 1].is_punct:
        end -= 1
    inner = [t for t in verb.doc[start:end] if t.pos_ == "VERB"]
    if not inner or verb.doc[end].text != ",":
        return None, start, end
    main = min(inner, key=lambda t: sum(1 for _ in t.ancestors))
    clause = any(c.dep_.startswith(("nsubj", "csubj", "aux", "expl")) for c in main.children)
    return (main if clause else None), start, end


def _extent(clause: Token) -> tuple[int, int]:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    while end > start and clause.doc[end - 1].is_punct:
        end -= 1
    while start < end and (clause.doc[start].is_punct or clause.doc[start].lower_ == "that"):
        start += 1
    return start, end


KIND = Kind("quote", find, CODES)
