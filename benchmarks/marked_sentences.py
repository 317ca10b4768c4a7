"""Precision, recall and F1 of sentences and persons on the articles of `tests/sentences`, marked by hand.

    python -m benchmarks.marked_sentences [--show] [ARTICLE ...]

A sentence is right if it begins and ends at the marked characters, a boundary if a sentence begins there, and a person if
the name has exactly the marked characters. Every article runs by itself. `--show` prints what is missed and what is found
wrongly.
"""

import argparse
from collections import Counter
from itertools import pairwise

from factcheck.language import load_pipeline
from tests.marked import Marked, articles


def sentences(begins: frozenset[int], end: int) -> set[tuple[int, int]]:
    """Sentences as spans from one beginning to the next."""
    return set(pairwise([*sorted(begins), end]))


def line(name: str, found: int, marked: int, right: int) -> str:
    """One row: how many, precision, recall and F1 in percent."""
    precision, recall = right / max(found, 1), right / max(marked, 1)
    f1 = 2 * right / max(found + marked, 1)
    return f"{name:12} marked {marked:4}  P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"


def around(article: Marked, start: int, end: int) -> str:
    """The characters between brackets with what stands around them, on one line."""
    text = article.text
    shown = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
    return f"{article.name}: {shown}".replace("\n", "¶")


def main() -> None:
    """Prints a row for boundaries, whole sentences and persons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these articles")
    parser.add_argument("--show", action="store_true", help="print every error")
    options = parser.parse_args()
    nlp, counts = load_pipeline(), Counter[tuple[str, str]]()
    errors: list[str] = []
    for article in articles():
        if options.names and article.name not in options.names:
            continue
        doc = nlp(article.text)
        begins = frozenset(s.start_char for s in doc.sents)
        people = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PER"}
        end = len(article.text)
        for row, found, marked in (
            ("boundaries", {(at, at) for at in begins}, {(at, at) for at in article.begins}),
            ("sentences", sentences(begins, end), sentences(article.begins, end)),
            ("persons", people, set(article.people)),
        ):
            counts.update({(row, "found"): len(found), (row, "marked"): len(marked), (row, "right"): len(found & marked)})
            if row != "sentences":
                errors += [f"{row} missed  {around(article, *span)}" for span in sorted(marked - found)]
                errors += [f"{row} wrong   {around(article, *span)}" for span in sorted(found - marked)]
    for row in ("boundaries", "sentences", "persons"):
        print(line(row, counts[row, "found"], counts[row, "marked"], counts[row, "right"]))
    if options.show:
        print(*errors, sep="\n")


if __name__ == "__main__":
    main()
