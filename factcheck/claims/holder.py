"""Who says it: the article, a quoted person, "state television"; and from which other outlet the article has it."""

import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from factcheck.claims.scene import governors
from factcheck.values.organizations import outlet


@cache
def speech() -> dict[str, frozenset[str]]:
    """The word lists of `speech.toml` by name."""
    data = tomllib.loads(files(__package__).joinpath("speech.toml").read_text(encoding="utf-8"))
    return {
        "report": frozenset(data["report"]["verbs"]),
        "say": frozenset(data["say"]["verbs"]),
        "deny": frozenset(data["deny"]["verbs"]),
        "unreal": frozenset(data["unreal"]["verbs"]),
        "auxiliaries": frozenset(data["unreal"]["auxiliaries"]),
        "markers": frozenset(data["unreal"]["markers"]),
        "source": frozenset(data["source"]["nouns"]),
        "statements": frozenset(data["denied"]["statements"]),
        "deeds": frozenset(data["denied"]["deeds"]),
        "judges": frozenset(data["denied"]["judges"]),
    }


def phrase(token: Token) -> str:
    """The noun phrase of a token, without relative clauses, appositions and what hangs on by a preposition."""
    left = min((t.i for t in token.lefts if t.dep_ not in ("cc", "punct", "mark", "case", "advmod", "conj")), default=token.i)
    for child in token.lefts:
        if child.i >= left:
            left = min(left, child.left_edge.i)
    right = token.i
    for child in token.rights:
        if child.dep_ in ("flat", "compound", "fixed") or (child.dep_ == "nmod" and child.i - token.i <= 3):
            right = max(right, child.right_edge.i)
    while right > token.i and token.doc[right].is_punct:
        right -= 1
    name = token.doc[right + 1] if right + 1 < len(token.doc) else None
    if name is not None and name.ent_type_ == "PER" and name.head == token.head and name.dep_ == token.dep_:
        right = name.right_edge.i  # two subjects in the parse are one: "the engineer Otto Kraus warned"
    text: str = token.doc[left : right + 1].text
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        text = text.removeprefix(article)
    return " ".join(text.split())


def holder_of(token: Token) -> str | None:
    """Who says what stands at `token`; None where the article says it in its own voice."""
    for quote in token.doc._.quotes:
        if quote.start <= token.idx < quote.end and quote.speaker:
            return phrase(token.doc[quote.speaker[0] : quote.speaker[1]].root)
    for verb in (token, *governors(token)):
        if verb.lemma_.lower() in speech()["report"] and verb.pos_ == "VERB":
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
            if subject is not None and not _under(token, subject) and verb != token:
                return phrase(subject)
    for word in token.sent:
        if word.lower_ == "according" and word.i + 2 < len(token.doc) and token.doc[word.i + 1].lower_ == "to":
            source = word.head if word.head.i > word.i else token.doc[word.i + 2]
            return phrase(source)
    return None


def _under(token: Token, top: Token) -> bool:
    return token == top or top in token.ancestors


def origin_of(token: Token, holder: str | None) -> str | None:
    """The outlet or agency that the article has the sentence from: "the New York Times reported", "(AP)"; else None."""
    if holder:
        if known := outlet(holder):
            return known
        if {w.strip(".,").lower() for w in holder.split()} & speech()["source"] and holder.split()[-1][0].isalpha():
            return holder if any(w[0].isupper() for w in holder.split()) or "state" in holder else None
    for ent in token.sent.ents:
        if ent.label_ == "ORG" and (known := outlet(ent.text)):
            verb = ent.root.head
            if verb.lemma_.lower() in speech()["report"] or verb.lower_ in ("according", "quoted", "cited"):
                return known
    return None


def origins_in(doc: Doc) -> list[str]:
    """Every outlet that the article names as where it has something from, in order, once."""
    found: list[str] = []
    for sent in doc.sents:
        for token in sent:
            if token.lemma_.lower() in speech()["report"] and token.pos_ == "VERB":
                for child in token.children:
                    if child.dep_ == "nsubj" and (name := outlet(phrase(child))) and name not in found:
                        found.append(name)
    return found
