"""Why two claims answer one question, or why not: the rules from claim to topic in their order, up to the one that decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from factcheck.model import Quote
from factcheck.topics.features import FEATURES, blocks, gate, values
from factcheck.topics.group import CLOSER, QUANTITIES, Topic, comparable, neighbours, threshold
from factcheck.topics.point import Point
from factcheck.topics.quotes import NEAR, NEAR_PART, SHORT, quote_links, words_of
from factcheck.topics.relation import Relation, relation

Step = Literal["joined", "group", "score", "gate", "values", "keys", "barred", "kind"]
"""The rule that decides about a pair, the nearest to one question first."""
STEPS: tuple[Step, ...] = ("joined", "group", "score", "gate", "values", "keys", "barred", "kind")
LINED_UP = (*QUANTITIES, "quote")
"""Kinds whose claims are lined up by what is said of them; names and roles meet by who is who."""
MOST_SHARED = 6
"""Words that two sentences share, named for a pair."""


SAID = "one of them dates an act of speaking (“said on Monday”), not an event"
MANNER = "one of them counts what tells nothing of an event (“the two sides”)"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of the feature table for one pair: its value from -1 to 1, times its weight, is what it adds to the score."""

    name: str
    why: str
    weight: float
    value: float

    @property
    def points(self) -> float:
        """What the row adds to the score."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Why:
    """What decides about a pair, in words, with the features where it came to a score.

    `shared` are the terms that both sentences weigh, the weightiest first: lemmas, and entities by their ids. `between`
    are the two claims of the same groups that keep them apart, where it is not the pair itself.
    """

    step: Step
    reason: str
    relation: Relation = "unknown"
    features: tuple[Weighed, ...] = ()
    shared: tuple[str, ...] = ()
    score: float | None = None
    threshold: float | None = None
    between: tuple[Point, Point] | None = None


def why(a: Point, b: Point, topics: Sequence[Topic]) -> Why:
    """The rule that decides whether two claims of one story answer one question; `topics` are all topics of the story."""
    if a.claim.kind != b.claim.kind:
        return Why("kind", f"a claim of {a.claim.kind} and one of {b.claim.kind} never answer one question")
    if a.claim.kind not in LINED_UP:
        return Why("kind", f"claims of {a.claim.kind} are not lined up by what is said of them")
    homes = [next((t for t in topics if p in t.points), None) for p in (a, b)]
    first, second = homes
    if a.claim.kind == "quote":
        return _quotes(a, b, first is not None and first == second)
    if not comparable(a) or not comparable(b):
        return Why("barred", SAID if a.claim.kind in ("date", "time") else MANNER)
    how = relation(a, b)
    together = first is not None and first == second
    if not together:
        if not set(blocks(a)) & set(blocks(b)):
            return Why("keys", f"they never meet: one is of {_keys(a)}, the other of {_keys(b)}", how)
        if how == "unknown":
            return Why("values", "their values cannot be compared: a day or a unit of one is not known")
        if shut := gate(a, b, how == "same"):
            return Why("gate", f"{shut.why} (gate “{shut.name}”)", how)
    features, needed = weighed(a, b, how), threshold(a, b, how)
    likeness = sum(f.points for f in features)
    parts = (how, features, _shared(a, b), likeness, needed)
    if together:
        by = "enough speaks for it" if likeness >= needed else "joined by way of other claims of the topic"
        return Why("joined", by, *parts)
    if likeness < needed:
        return Why("score", "too little speaks for one question", *parts)
    assert first is not None and second is not None
    reason, between = _kept_apart(first, second)
    return Why("group", reason, *parts, between)


def weighed(a: Point, b: Point, how: Relation) -> tuple[Weighed, ...]:
    """The feature table for one pair, and what days that follow each other add."""
    rows = tuple(Weighed(f.name, f.why, f.weight, v) for f, v in zip(FEATURES, values(a, b), strict=True))
    if how == "differ" and neighbours(a, b):
        rows += (Weighed("neighbours", "the days follow each other", CLOSER, 1.0),)
    return rows


def links(topic: Topic) -> list[tuple[Point, Point]]:
    """The likest pairs that together join all claims of a topic: one pair less than it has claims."""
    points = topic.points
    if topic.kind == "quote":
        pairs = [(score, points[i], points[j]) for i, j, score, _ in quote_links(points)]
    else:
        pairs = []
        for a, b in combinations(points, 2):
            how = relation(a, b)
            if set(blocks(a)) & set(blocks(b)) and how != "unknown" and not gate(a, b, how == "same"):
                pairs.append((sum(f.points for f in weighed(a, b, how)), a, b))
    group = {p.order: n for n, p in enumerate(points)}
    joined: list[tuple[Point, Point]] = []
    for _, a, b in sorted(pairs, key=lambda p: (-p[0], p[1].order, p[2].order)):
        one, other = group[a.order], group[b.order]
        if one != other:
            group = {key: one if n == other else n for key, n in group.items()}
            joined.append((a, b))
    return joined


def _keys(point: Point) -> str:
    return " and ".join(f"“{key}”" for key in dict.fromkeys(key for _, key in blocks(point)) if key) or "nothing in particular"


def _shared(a: Point, b: Point) -> tuple[str, ...]:
    both = {term: weight * b.vector[term] for term, weight in a.vector.items() if term in b.vector}
    return tuple(sorted((t for t in both if both[t] > 0), key=lambda t: (-both[t], t))[:MOST_SHARED])


def _kept_apart(first: Topic, second: Topic) -> tuple[str, tuple[Point, Point] | None]:
    """Why two groups did not become one although two of their claims are alike enough, and the claims that are to blame."""
    for a in first.points:
        for b in second.points:
            how = relation(a, b)
            if shut := gate(a, b, how == "same"):
                return f"two other claims of their topics are kept apart: {shut.why} (gate “{shut.name}”)", (a, b)
            if a.article == b.article and how == "differ" and (a.holder == b.holder or first.kind in ("date", "time")):
                return "one article states both values in one voice: it answers two questions", (a, b)
    if {p.article for p in first.points} == {p.article for p in second.points}:
        return "the same articles give both values: they answer two questions", None
    return "an article of one topic gives the value of the other besides: it answers two questions", None


def _quotes(a: Point, b: Point, together: bool) -> Why:
    """The same for two quotations, which are compared by their words."""
    one, other = a.claim.value, b.claim.value
    assert isinstance(one, Quote) and isinstance(other, Quote)
    first, second = words_of(one.text), words_of(other.text)
    linked = next(iter(quote_links([a, b])), None)
    if together:
        reason = "their words are one utterance" if linked else "joined by way of other quotations of the topic"
        return Why("joined", reason, linked[3] if linked else "unknown", score=linked[2] if linked else None)
    if linked:
        return Why("group", "an article quotes both as two utterances", linked[3], score=linked[2])
    if (a.claim.code == "FC401") != (b.claim.code == "FC401"):
        return Why("keys", "one is in quotation marks, the other retold: only like is compared with like")
    if a.holder and b.holder and a.holder != b.holder and first != second:
        return Why("gate", "they are said by two speakers, in other words")
    if min(len(first), len(second)) < SHORT:
        return Why("score", f"one has fewer than {SHORT} words: it must stand in the other word for word, by one speaker")
    from rapidfuzz.distance import Indel

    share, needed = Indel.normalized_similarity(first, second), NEAR if max(len(first), len(second)) > SHORT * 2 else NEAR_PART
    return Why("score", "too few words stand in both in the same order", "unknown", score=share, threshold=needed)
