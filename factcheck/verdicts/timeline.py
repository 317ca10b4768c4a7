"""When things happened, as the articles tell it: the topics of dates and clock times of one story, in the order of time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.model import Answer, Article, Finding, Problem, Verdict
from factcheck.topics import Point, Scope, Topic, group_topics
from factcheck.topics.group import comparable
from factcheck.topics.relation import relation
from factcheck.values.days import Day
from factcheck.verdicts.judge import Show, judge
from factcheck.verdicts.question import question

OPEN, CLOCK, STATEMENT = (
    "dates that their articles leave open",
    "clock times without a day",
    "dates of statements, not of events",
)
"""Why a claim is not on the timeline."""
ASKED = re.compile(r"(?:On what date|At what time): (.+)\?", re.DOTALL)
"""How a question names its event."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that happened, as the articles date it: ISO days, `end` inclusive, of the most widely given date.

    `verdict` and `reason` are those of the finding, where several articles date it; `times` are clock times of that day.
    """

    story: str
    start: str
    end: str
    granularity: str
    event: str
    verdict: Verdict
    reason: str
    finding: str | None
    articles: int
    origins: int
    dates: tuple[Answer, ...]
    times: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated events story by story, in the order of time, how many claims are left out, by the reason why, and what
    is wrong with the input."""

    events: tuple[DatedEvent, ...]
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...] = ()


def timeline(points: Sequence[Point], articles: Mapping[str, Article], scope: Scope) -> Timeline:
    """The dated events of one story; a clock time stands with the date that its sentence gives to the same event."""
    topics = group_topics([p for p in points if p.claim.kind in ("date", "time")])
    show = Show(articles, {a.id: a.publisher or a.path for a in articles.values()}, scope)
    events: list[DatedEvent] = []
    dated: dict[tuple[str, int, str], int] = {}
    left = Counter({STATEMENT: sum(p.claim.kind in ("date", "time") and not comparable(p) for p in points)})
    for topic in (t for t in topics if t.kind == "date"):
        day = next((p.day for group in _groups(topic) for p in group if p.day), None)
        if day is None:
            left[OPEN] += len(topic.points)
            continue
        dated |= {_place(p): len(events) for p in topic.points}
        events.append(_event(topic, day, show))
    for topic in (t for t in topics if t.kind == "time"):
        number = next((dated[_place(p)] for p in topic.points if _place(p) in dated), None)
        day = next((p.days[0] for p in topic.points if p.days), None)
        if number is not None:
            events[number] = replace(events[number], times=events[number].times + _event(topic, None, show).times)
        elif day is not None:
            events.append(_event(topic, day, show))
        else:
            left[CLOCK] += len(topic.points)
    return Timeline(tuple(sorted(events, key=_order)), {why: left[why] for why in (STATEMENT, OPEN, CLOCK)})


def joined(lines: Iterable[Timeline]) -> Timeline:
    """The timelines of several stories as one, each story by itself."""
    lines = list(lines)
    left: dict[str, int] = defaultdict(int)
    for line in lines:
        for why, number in line.left_out.items():
            left[why] += number
    return Timeline(tuple(e for line in lines for e in line.events), dict(left))


def _place(point: Point) -> tuple[str, int, str]:
    """The event that a sentence of an article tells."""
    return point.article, point.claim.sentence[0], point.claim.scene.attribute


def _groups(topic: Topic) -> list[list[Point]]:
    """Points of one date together, the most widely given first."""
    groups: list[list[Point]] = []
    for point in topic.points:
        match = next((g for g in groups if relation(g[0], point) == "same"), None)
        groups.append([point]) if match is None else match.append(point)
    return sorted(groups, key=lambda g: (-len({p.article for p in g}), g[0].order))


def _event(topic: Topic, day: Day | None, show: Show) -> DatedEvent:
    """A topic as an event of that day; one article's word is `single`, that of several has its finding's verdict."""
    found: Finding | None = next(iter(judge([topic], (), show.articles, show.scope)), None)
    answers: tuple[Answer, ...] = found.answers if found else show.answers(_groups(topic))
    asked = question(topic, show.scope)
    named = ASKED.fullmatch(asked)
    place = day.as_json() if day else {"start": "", "end": "", "granularity": ""}
    return DatedEvent(
        story=show.scope.story,
        event=named[1] if named else asked,
        verdict=found.verdict if found else "single",
        reason=found.reason if found else "only one article says it",
        finding=found.id if found else None,
        articles=found.articles if found else 1,
        origins=found.origins if found else 1,
        dates=answers if topic.kind == "date" else (),
        times=answers if topic.kind == "time" else (),
        **place,
    )


def _order(event: DatedEvent) -> tuple[str, int, str, int, str, str]:
    """By first day; a year or a month before its days; then by the clock, and what most articles tell first."""
    length = (date.fromisoformat(event.end) - date.fromisoformat(event.start)).days
    clock = min((str(t.value["start"] or "~") for t in event.times), default="~")
    first = (event.dates or event.times)[0].claims[0]
    return event.start, -length, clock, -event.articles, event.event, f"{first.path}:{first.line:09}:{first.column:09}"
