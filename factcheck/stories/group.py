"""Which articles are about one affair: they share names and rare words, and are not far apart in time."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt

from factcheck.entities import Who
from factcheck.model import Reading
from factcheck.stories.rarity import NAME, rarity

ALIKE = 0.17
"""Cosine from which two articles are of one affair: from 0.15 to 0.20 the eight dev clusters, mixed in one folder, come
apart without a slip (`benchmarks/stories.py`)."""
FAR = 400
"""Days after which even alike articles are two affairs."""


def group_stories(
    readings: Sequence[Reading], who: Who, dated: Mapping[str, date | None], copy_of: Mapping[str, str] | None = None
) -> dict[str, str]:
    """article id -> story id ("s1" is the story of the first article). A copy is in the story of what it copies."""
    vectors = [_vector(r, who) for r in readings]
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in vector:
            index[term].append(number)
    products: Counter[tuple[int, int]] = Counter()
    for term, numbers in index.items():
        if len(numbers) == 1:
            continue
        share = 1 / sqrt(len(numbers)) if len(numbers) > 20 else 1.0
        for i, a in enumerate(numbers):
            for b in numbers[i + 1 :]:
                products[a, b] += vectors[a][term] * vectors[b][term] * share  # type: ignore[assignment]
    parent = list(range(len(readings)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for (a, b), product in sorted(products.items()):
        days = dated.get(readings[a].article.id), dated.get(readings[b].article.id)
        if product >= ALIKE and not (days[0] and days[1] and abs((days[0] - days[1]).days) > FAR):
            parent[max(root(a), root(b))] = min(root(a), root(b))
    at = {r.article.id: i for i, r in enumerate(readings)}
    for copy, original in sorted((copy_of or {}).items()):
        first, second = sorted((root(at[copy]), root(at[original])))
        parent[second] = first
    names: dict[int, str] = {}
    return {r.article.id: names.setdefault(root(i), f"s{len(names) + 1}") for i, r in enumerate(readings)}


def _vector(reading: Reading, who: Who) -> dict[str, float]:
    """Unit vector of an article's names and words: log frequency times rarity."""
    counts: Counter[str] = Counter()
    for mention in reading.mentions:
        counts[who.of[mention.article, mention.start]] += 1
    for claim in reading.claims:
        counts.update({word for word, _ in claim.scene.words})
    weights = {t: (1 + n) ** 0.5 * (NAME if t[0] == "e" and t[1:].isdigit() else rarity(t) ** 2) for t, n in counts.items()}
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    return {t: w / norm for t, w in weights.items()}
