"""Count lemmas in the treebanks: how common a word is in English at large.

usage: frequency.py CORPORA OUT.tsv

Writes lemma and occurrences per million words, most frequent first, for lemmas seen at least three times.
"""

import sys
from collections import Counter
from pathlib import Path

from convert import read_conllu


def main(corpora: Path, out: Path) -> None:
    counts: Counter[str] = Counter()
    total = 0
    for path in [corpora / "ewt" / "en_ewt-ud-train.conllu", *sorted((corpora / "gum").glob("*.conllu"))]:
        for _, sentences in read_conllu(path):
            for sentence in sentences:
                for token in sentence.tokens:
                    total += 1
                    if token.lemma and token.lemma[0].isalpha() and token.pos != "PROPN":
                        counts[token.lemma.lower()] += 1
    rows = sorted(((n, w) for w, n in counts.items() if n >= 3), key=lambda r: (-r[0], r[1]))
    text = "# lemma, occurrences per million words in UD English EWT (train) and GUM; made by training/frequency.py\n"
    out.write_text(text + "".join(f"{word}\t{1e6 * n / total:.0f}\n" for n, word in rows), encoding="utf8")
    print(f"{out.name}: {len(rows)} lemmas of {total} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
