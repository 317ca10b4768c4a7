"""Pairs to topics, in stable order.

Claims of equal or compatible values join first; then groups whose values differ join where the likeness is high enough.
Two groups that one article states side by side in its own voice are two questions: an article does not contradict itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.concepts import word_class
from factcheck.topics.features import OUTCOMES, blocks, gate, one_report, score
from factcheck.topics.point import Point
from factcheck.topics.quotes import quote_links
from factcheck.topics.relation import Relation, relation
from factcheck.values.days import When

QUANTITIES = ("count", "measure", "money", "age", "date", "time")
THRESHOLDS: dict[Relation, float] = {"same": 0.05, "compatible": 0.45, "differ": 0.28}
"""Likeness from which a pair is linked, by how its values stand: equal values are themselves evidence of one question."""
STRICTER = {"ratio": 0.40, "magnitude": 0.18, "time": 0.30, "date": 0.45, "length": 0.30}
"""Likeness from which differing values are linked, where a kind or dimension needs another than the common one."""
TALLY = 0.5
"""The same for things of which a text counts many: games, points, rounds."""
PART_OF_DAY = 0.45
"""The same for a part of the day against another time."""
CLOSER = 0.1
"""What two days that follow each other add: time zones and midnight make them of one event."""
AGAINST_NONE = 0.45
"""The same where one says that there were none: of which event is seldom said."""
ONE_REPORT = 0.30
"""The same for two dates that both articles have from one report of one outlet."""
FEW, FEW_ALIKE = 20, 0.12
"""Small numbers of things are often equal by chance: under this many, equal counts need this likeness."""
OTHER_WORD = 0.15
"""The same for equal days of events in different words ("wept yesterday" / "the funeral on Monday")."""
ALIKE = 0.25
"""Likeness from which such days join before any that differ."""
CALENDAR = {"day": 0.0, "month-day": 0.0, "month": 0.0, "year": 0.1}
"""The same where both say the date in full, by its form: few things of a story have one day of the calendar."""
ACCORDS = ("same", "compatible")


@dataclass(frozen=True, slots=True)
class Topic:
    """Points that answer one question, in text order; `likeness` is the score of its weakest necessary link, 0 to 1."""

    kind: str
    points: tuple[Point, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two points that may answer one question."""

    a: int
    b: int
    score: float
    relation: Relation


def group_topics(points: Sequence[Point]) -> list[Topic]:
    """The topics of a story; points that nothing joins make topics of their own."""
    topics: list[Topic] = []
    for kind in QUANTITIES:
        mine = [p for p in points if p.claim.kind == kind and comparable(p)]
        topics += _grouped(kind, mine, list(_links(mine)))
    quotes = [p for p in points if p.claim.kind == "quote"]
    topics += _grouped("quote", quotes, [Link(a, b, s, r) for a, b, s, r in quote_links(quotes)])
    return sorted(topics, key=lambda t: (t.kind, t.points[0].order))


def comparable(point: Point) -> bool:
    """Whether a claim can be lined up at all: not the date of an act of speaking, a century, "the two sides"."""
    if point.day is not None and point.day.granularity in ("decade", "century"):
        return False
    if point.claim.kind in ("date", "time"):
        return not point.claim.scene.attribute.startswith("say ")
    head = point.claim.scene.head if point.claim.kind == "count" else ""
    return not (head in word_class("manners") or (head in word_class("paired") and _pair(point)))


def _pair(point: Point) -> bool:
    return point.amount is not None and point.amount.point == 2


def _links(points: Sequence[Point]) -> Iterator[Link]:
    """Candidate pairs by blocking, with their scores, those above their threshold."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, point in enumerate(points):
        for block in blocks(point):
            index[block].append(number)
    pairs = sorted({(a, b) for numbers in index.values() for i, a in enumerate(numbers) for b in numbers[i + 1 :]})
    for a, b in pairs:
        how = relation(points[a], points[b])
        if how == "unknown" or gate(points[a], points[b], how == "same"):
            continue
        likeness = score(points[a], points[b]) + (CLOSER if how == "differ" and neighbours(points[a], points[b]) else 0.0)
        if likeness >= threshold(points[a], points[b], how):
            yield Link(a, b, likeness, how)


def threshold(a: Point, b: Point, how: Relation) -> float:
    """Likeness from which a pair is linked."""
    kind, attribute = a.claim.kind, a.claim.scene.attribute
    if (
        how == "same"
        and kind == "date"
        and attribute != b.claim.scene.attribute
        and not (a.claim.scene.lead and b.claim.scene.lead)
    ):
        return CALENDAR.get(_form(a), OTHER_WORD) if _form(a) == _form(b) else OTHER_WORD
    if how == "same" and kind == "count" and _few(a) and attribute not in OUTCOMES:
        return FEW_ALIKE
    if how != "differ":
        return THRESHOLDS[how]
    if kind == "date" and one_report(a, b):
        return ONE_REPORT
    if a.amount is not None and b.amount is not None and 0 in (a.amount.high, b.amount.high):
        return AGAINST_NONE
    if not (_exact(a) and _exact(b)):
        return PART_OF_DAY
    if kind == "count" and a.claim.scene.head in word_class("tallied"):
        return TALLY
    return STRICTER.get(kind, STRICTER.get(attribute.split(" ")[0], THRESHOLDS[how]))


def _form(point: Point) -> str:
    return point.claim.value.form if isinstance(point.claim.value, When) else ""


def _few(point: Point) -> bool:
    return point.amount is not None and point.amount.high is not None and point.amount.high < FEW


def _exact(point: Point) -> bool:
    """Whether a claim of a time gives more than a part of the day, which is that of much else too."""
    return point.clock is None or point.clock.start == point.clock.end


def _none(point: Point) -> bool:
    return point.amount is not None and point.amount.high == 0


def neighbours(a: Point, b: Point) -> bool:
    """Whether two dates are of days that follow each other."""
    if a.day is not None and b.day is not None:
        return a.day.next_to(b.day)
    first, second = a.claim.value, b.claim.value
    if not isinstance(first, When) or not isinstance(second, When) or first.day is None or second.day is None:
        return False
    return first.month == second.month and abs(first.day - second.day) == 1


def _grouped(kind: str, points: Sequence[Point], links: Sequence[Link]) -> list[Topic]:
    parent = list(range(len(points)))
    members: dict[int, list[int]] = {i: [i] for i in parent}
    weakest = dict.fromkeys(parent, 1.0)
    said = _said_by(kind, points)

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for link in sorted(links, key=lambda k: (_turn(points, k), -k.score, k.a, k.b)):
        a, b = sorted((root(link.a), root(link.b)))
        if a == b or not _may_join(kind, points, members[a], members[b], link, said):
            continue
        parent[b] = a
        members[a] += members.pop(b)
        weakest[a] = min(weakest[a], weakest.pop(b), link.score)
    return [
        Topic(kind, tuple(sorted((points[i] for i in group), key=lambda p: p.order)), weakest[key])
        for key, group in members.items()
    ]


def _turn(points: Sequence[Point], link: Link) -> int:
    """Accords first, then what differs; last the equal days of events in other words and little alike: they fill what is left."""
    a, b = points[link.a], points[link.b]
    other_word = a.claim.kind == "date" and a.claim.scene.attribute != b.claim.scene.attribute
    if other_word and (link.score < ALIKE or a.article == b.article):
        return 2
    return int(link.relation not in ACCORDS)


def _said_by(kind: str, points: Sequence[Point]) -> dict[tuple[str, tuple[str, str]], list[int]]:
    """(article, block) -> the points of the article in that block: all that it says in answer to such questions."""
    said: dict[tuple[str, tuple[str, str]], list[int]] = defaultdict(list)
    if kind != "quote":
        for number, point in enumerate(points):
            for block in blocks(point):
                said[point.article, block].append(number)
    return said


def _may_join(
    kind: str,
    points: Sequence[Point],
    first: Sequence[int],
    second: Sequence[int],
    link: Link,
    said: dict[tuple[str, tuple[str, str]], list[int]],
) -> bool:
    """Whether two groups may become one: no gate between them, and no article that states both differing values.

    Most gates have to be open between any two; the `most` ones between most, where values differ: one claim of a large group
    that mentions another year does not keep the group apart.
    """
    if kind == "quote":
        # an article that quotes both as two utterances knows that they are two
        both = {points[i].article for i in first} & {points[j].article for j in second}
        return link.relation != "differ" or not both
    shut = 0
    for i in first:
        for j in second:
            how = relation(points[i], points[j])
            if found := gate(points[i], points[j], how == "same"):
                if link.relation in ACCORDS or not found.most:
                    return False
                shut += 1
            one_voice = points[i].holder == points[j].holder or kind in ("date", "time")
            if points[i].article == points[j].article and how == "differ" and one_voice:
                return False
            if link.relation in ACCORDS and how == "differ":
                return False
    if link.relation in ACCORDS:
        return True
    if 2 * shut > len(first) * len(second):
        return False
    if {points[i].article for i in first} == {points[j].article for j in second}:
        return False
    return not (_also_says(points, first, second, said) or _also_says(points, second, first, said))


def _also_says(
    points: Sequence[Point],
    values: Sequence[int],
    group: Sequence[int],
    said: dict[tuple[str, tuple[str, str]], list[int]],
) -> bool:
    """Whether an article of `group` gives a value of `values` besides, for the like of it and in the same voice.

    It answers two questions then.
    An article that says "no casualties" and counts dead besides says the one of another event than the other.
    """
    for i in group:
        for block in blocks(points[i]):
            for other in said[points[i].article, block]:
                if other in values:
                    continue
                same_voice = (
                    points[other].holder == points[i].holder
                    and points[other].claim.scene.attribute == points[i].claim.scene.attribute
                )
                if same_voice and _exact(points[other]) and any(relation(points[other], points[j]) == "same" for j in values):
                    return True
                told_together = points[other].background == points[i].background
                if same_voice and told_together and _none(points[i]) and not _none(points[other]):
                    return True
    return False
