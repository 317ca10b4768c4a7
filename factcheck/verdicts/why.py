"""A finding explained, and why two lines of text did not become one: what joined the claims, which level gave the verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.model import VERDICTS, Article, Evidence, Finding, Verdict
from factcheck.topics import Point, Scope, Topic, group_topics
from factcheck.topics.why import LINED_UP, STEPS, Why, links, why
from factcheck.values.names import compare_names
from factcheck.verdicts.judge import evidence, judge
from factcheck.verdicts.levels import BY_KIND, LEVELS, level
from factcheck.verdicts.origins import origin_names
from factcheck.verdicts.places import Place, points_at
from factcheck.verdicts.show import display


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as an explanation shows it."""

    kind: str
    display: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims and what decides about them; `verdict` and `level` where they are in one topic, `finding` its id."""

    a: Told
    b: Told
    why: Why
    shared: tuple[str, ...]
    """The terms that both sentences weigh, entities by their names."""
    between: tuple[Told, Told] | None = None
    verdict: Verdict | None = None
    level: str = ""
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """A comparison level for the pair that gave the verdict: tried in order, the first that holds decides."""

    verdict: Verdict
    reason: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding, the pairs that joined its claims, and the levels tried; both empty where no topic stands behind it.

    `names` say of two spellings each why they can be one person's.
    """

    finding: Finding
    pairs: tuple[Pair, ...] = ()
    tried: tuple[Tried, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A story laid out: its points, topics and findings, with what it takes to show them."""

    points: Sequence[Point]
    topics: Sequence[Topic]
    articles: Mapping[str, Article]
    scope: Scope

    @classmethod
    def of(cls, points: Sequence[Point], articles: Mapping[str, Article], scope: Scope) -> "Laid":
        return cls(points, group_topics(points), articles, scope)

    def findings(self) -> Iterable[tuple[Finding, Topic | None]]:
        """Every finding with its topic; those about spellings and ranks have none."""
        for topic in self.topics:
            for finding in judge([topic], (), self.articles, self.scope):
                yield finding, topic
        for finding in judge([], self.points, self.articles, self.scope):
            yield finding, None

    def told(self, point: Point) -> Told:
        publishers = {a.id: a.publisher or a.path for a in self.articles.values()}
        origin = origin_names([point], self.scope, publishers)[point.order]
        return Told(point.claim.kind, display(point), evidence(point, self.articles[point.article], origin))

    def pair(self, a: Point, b: Point) -> Pair:
        """The pair with what decides about it, and if that is a topic, the level that compares the two."""
        found = why(a, b, self.topics)
        named = tuple(self.scope.who.entity(t).name if t[:1] == "e" and t[1:].isdigit() else t for t in found.shared)
        between = (self.told(found.between[0]), self.told(found.between[1])) if found.between else None
        if found.step != "joined":
            return Pair(self.told(a), self.told(b), found, named, between)
        topic = next(t for t in self.topics if a in t.points)
        here = level(topic.kind, a, b)
        finding = next((f.id for f in judge([topic], (), self.articles, self.scope)), None)
        reason = here.reason.format(a=display(a), b=display(b))
        return Pair(self.told(a), self.told(b), found, named, None, here.verdict, reason, finding)


def explained(laid: Laid, finding: Finding, topic: Topic | None) -> Explained:
    """A finding with the pairs that joined its claims and the levels of the pair that gave its verdict."""
    if topic is None:
        people = [a.display for a in finding.answers if a.value.get("type") == "person"]
        return Explained(finding, names=tuple(compare_names(a, b).reason for a, b in combinations(people, 2)))
    pairs = tuple(laid.pair(a, b) for a, b in links(topic))
    worst = next(
        (
            (a, b)
            for i, a in enumerate(topic.points)
            for b in topic.points[i + 1 :]
            if a.article != b.article and level(topic.kind, a, b).verdict == finding.verdict
        ),
        None,
    )
    return Explained(finding, pairs, tuple(_tried(topic.kind, *worst)) if worst else ())


def _tried(kind: str, a: Point, b: Point) -> Iterable[Tried]:
    for one in LEVELS[BY_KIND[kind]]:
        holds = one.holds(a, b)
        yield Tried(one.verdict, one.reason.format(a=display(a), b=display(b)), holds)
        if holds:
            return


def lined_up(laid: Laid, first: Sequence[Point], second: Sequence[Point]) -> list[Pair]:
    """Every pair of claims of one kind from two places, those nearest to one question first."""
    pairs = [
        laid.pair(a, b) for a in first for b in second if a is not b and a.claim.kind == b.claim.kind and a.claim.kind in LINED_UP
    ]
    return sorted(pairs, key=lambda p: (STEPS.index(p.why.step), _order(p.verdict), (p.why.threshold or 0) - (p.why.score or 0)))


def _order(verdict: Verdict | None) -> int:
    return VERDICTS.index(verdict) if verdict else len(VERDICTS)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The pairs of claims from two places, and how many further pairs are of two kinds, which never meet.

    Where the two articles are of two stories, `stories` names these, and there are no pairs.
    """

    places: tuple[Place, Place]
    pairs: tuple[Pair, ...]
    unlike: int
    stories: tuple[str, str] | None = None


def why_not(stories: Sequence[Laid], first: Place, second: Place) -> WhyNot:
    """Every pair of claims from two places of the stories' articles. Raises UsageError where one has no claim."""
    articles = [a for laid in stories for a in laid.articles.values()]
    points = [p for laid in stories for p in laid.points]
    one, other = (points_at(place, points, articles) for place in (first, second))
    homes = [next(laid for laid in stories if found[0].article in laid.articles) for found in (one, other)]
    if homes[0] is not homes[1]:
        return WhyNot((first, second), (), 0, (homes[0].scope.story, homes[1].scope.story))
    unlike = sum(a.claim.kind != b.claim.kind for a in one for b in other)
    return WhyNot((first, second), tuple(lined_up(homes[0], one, other)), unlike)
