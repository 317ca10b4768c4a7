"""Lemmas mended: the trained lemmatizer guesses at words it has not seen ("bombed" -> "bombe", "sunk" -> "sunk").

A verb or noun whose lemma is no word that the treebanks know is cut again by the rules of English spelling, and the
result is taken where it is one; irregular forms come from a table.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

DOUBLED = frozenset("bdfgklmnprtvz")


@cache
def irregular() -> dict[str, dict[str, str]]:
    """Part of speech -> form -> lemma, of `lemmas.toml`."""
    data = tomllib.loads(files(__package__).joinpath("lemmas.toml").read_text(encoding="utf-8"))
    return {"VERB": data["verb"], "NOUN": data["noun"]}


@cache
def known() -> frozenset[str]:
    """Lemmas of the treebanks (`frequency.tsv`)."""
    rows = files("factcheck.language").joinpath("frequency.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(row.split("\t")[0] for row in rows if not row.startswith("#"))


@Language.component("lemmas", assigns=["token.lemma"])
def lemmas(doc: Doc) -> Doc:
    """Set the lemma of verbs and nouns anew where the statistical one is no known word."""
    for token in doc:
        if token.pos_ not in ("VERB", "NOUN"):
            continue
        word = token.lower_
        if form := irregular()[token.pos_].get(word):
            token.lemma_ = form
        elif token.pos_ == "NOUN" and word[-1] == "s" and any(c.isdigit() for c in word):
            token.lemma_ = word[:-1]  # AK-47s
        elif token.lemma_.lower() not in known() or token.lemma_.lower() == word:
            token.lemma_ = next((c for c in candidates(word, token.pos_) if c in known()), token.lemma_)
    return doc


def candidates(word: str, pos: str) -> Iterator[str]:
    """What an inflected form may come from, most likely first: "bombed" -> bomb, bombe; "rammed" -> rammed's ram."""
    endings = {"VERB": ("ied", "ed", "ing", "ies", "es", "s"), "NOUN": ("ies", "es", "s")}[pos]
    for ending in endings:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        if ending in ("ied", "ies"):
            yield stem + "y"
        if ending in ("ed", "ing") and stem[-1] in DOUBLED and stem[-2:-1] == stem[-1]:
            yield stem[:-1]
        yield stem
        if ending in ("ed", "ing", "es"):
            yield stem + "e"
