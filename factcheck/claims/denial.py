"""Denials: somebody says that something is not so. Page: denial.md."""

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.claims.concepts import concept, is_event
from factcheck.claims.holder import phrase, speech
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim, Words

CODES = {"FC601": "denial"}


REFUSALS = frozenset({"reject", "dismiss", "dispute"})
"""Verbs that deny only what has been said; their other objects are bills, offers and coaches."""
NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
NEAR = 3  # words from a verb to the participle that it governs ("denied ever taking bribes")


def find(text: Text) -> Iterator[Claim]:
    """Every "denied ..." with who denies and what."""
    for token in text.doc:
        if not _denies(token):
            continue
        what = _denied(token)
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None) or _shared_subject(token) or _beside(token)
        if subject is None or what is None or _refused(token, subject, what):
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


def _denies(token: Token) -> bool:
    """A verb of denying. "Denies" is never a noun, and a rare verb may be cut short ("refuted" -> "refut")."""
    lemma = token.lemma_.lower()
    verb = token.pos_ == "VERB" or token.lower_ == "denies"
    return verb and bool({lemma, f"{lemma}e"} & speech()["deny"])


def _denied(verb: Token) -> Token | None:
    """What the verb denies: its clause, its participle ("denied bombing the camp"), or an object that can be denied."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "ccomp" and verb.lemma_.lower() not in REFUSALS:
            return child
        participle = child.dep_ in ("xcomp", "advcl", "acl", "ccomp") and child.lower_.endswith("ing")
        if participle and child.i - verb.i <= NEAR and not any(t.is_punct for t in verb.doc[verb.i : child.i]):
            return child
        if child.dep_ == "obj":
            return child if _deniable(verb, child) else None
    return None


def _deniable(verb: Token, what: Token) -> bool:
    lemmas = {what.lemma_.lower(), *(c.lemma_.lower() for c in what.children if c.dep_ == "nmod" and c.i > what.i)}
    if lemmas & speech()["statements"]:
        return True
    if verb.lemma_.lower() in REFUSALS:
        return bool(lemmas & speech()["deeds"]) and what.lemma_.lower() in ("blame", "responsibility", "guilt", "link")
    return bool(lemmas & speech()["deeds"]) or what.lower_ in ("it", "this", "that") or is_event(what.lemma_.lower())


def _refused(verb: Token, subject: Token, what: Token) -> bool:
    """Whether nobody denies anything: passives ("was denied a visa"), negations, and courts, which rule on claims."""
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    negated = subject.lower_ in NOBODY or any(
        c.lower_ in ("not", "n't", "n’t", "never", "no") for c in (*verb.lefts, *subject.lefts)
    )
    ruling = subject.lemma_.lower() in speech()["judges"] and what.pos_ == "NOUN"
    return passive or negated or ruling


def _beside(verb: Token) -> Token | None:
    """The name right before the verb, where the parse has lost the subject."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    name = next((e for e in verb.sent.ents if before is not None and e.end == before.i + 1), None)
    return name.root if name is not None else None


def _shared_subject(verb: Token) -> Token | None:
    """The subject that a verb shares with the one it is joined to ("Sudan rejected the report and denied ...")."""
    if verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)


KIND = Kind("denial", find, CODES)
