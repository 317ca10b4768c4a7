"""Copied text: sentences that stand in two articles, and articles made of another's text.

Sentences are compared by their runs of four words (shingles; Broder 1997); an inverted index over the rare ones keeps
it from being quadratic. A wire story that each outlet edits lightly still shares most of its shingles.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Reading

SHINGLE = 4  # words
TWIN = 0.6  # share of the shorter sentence's shingles that makes two sentences one
COPY = 0.5  # share of the shorter article's sentences that have a twin in the other
SHORTEST = 6  # words; shorter sentences prove nothing
COMMON = 12  # a shingle in more sentences than this is a phrase of the language


@dataclass(frozen=True, slots=True)
class Copies:
    """`of`: article -> the article it copies. `twins`: (article, sentence start) -> a name shared by all its copies."""

    of: dict[str, str]
    twins: dict[tuple[str, int], int]


def find_copies(readings: Sequence[Reading]) -> Copies:
    """Twins among the sentences of different articles, and the articles that are copies as a whole."""
    sentences: list[tuple[str, int, frozenset[str]]] = []
    for reading in readings:
        for start, end in reading.sentences:
            if shingles := _shingles(reading.article.text[start:end]):
                sentences.append((reading.article.id, start, shingles))
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, shingles) in enumerate(sentences):
        for shingle in shingles:
            index[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        if len(numbers) <= COMMON:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :] if sentences[a][0] != sentences[b][0])
    parent = list(range(len(sentences)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    twins_between: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for (a, b), count in sorted(shared.items()):
        if count >= TWIN * min(len(sentences[a][2]), len(sentences[b][2])):
            parent[max(root(a), root(b))] = min(root(a), root(b))
            pair = (sentences[a][0], sentences[b][0])
            twins_between[pair] |= {sentences[a][:2], sentences[b][:2]}
    twins = {s[:2]: root(i) for i, s in enumerate(sentences)}
    return Copies(_whole(readings, sentences, twins_between), twins)


def _shingles(sentence: str) -> frozenset[str]:
    words = re.findall(r"\w+", sentence.lower())
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _whole(
    readings: Sequence[Reading],
    sentences: Sequence[tuple[str, int, frozenset[str]]],
    twins_between: dict[tuple[str, str], set[tuple[str, int]]],
) -> dict[str, str]:
    """article -> the one it copies: the earlier published, else the earlier in the folder."""
    length = Counter(article for article, _, _ in sentences)
    order = {
        r.article.id: (r.article.published.day.isoformat() if r.article.published else "9", i) for i, r in enumerate(readings)
    }
    of: dict[str, str] = {}
    for (a, b), twins in sorted(twins_between.items()):
        if min(sum(t[0] == a for t in twins) / length[a], sum(t[0] == b for t in twins) / length[b]) >= COPY or (
            max(sum(t[0] == a for t in twins) / length[a], sum(t[0] == b for t in twins) / length[b]) >= 2 * COPY - 0.2
        ):
            first, second = sorted((a, b), key=order.__getitem__)
            of.setdefault(second, of.get(first, first))
    return of
