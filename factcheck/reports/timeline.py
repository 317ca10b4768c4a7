"""What happened when, by which articles: `factcheck timeline`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.model import Answer, json_text, plain
from factcheck.reports.details import snippet
from factcheck.reports.jsonl import lines
from factcheck.reports.rows import LOOKS
from factcheck.reports.terminal import clean, counted, drawn, listed, to_text
from factcheck.values.days import Day
from factcheck.verdicts.timeline import DatedEvent, Timeline

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def render_table(timeline: Timeline, width: int = 80, color: bool = False) -> Iterable[str]:
    """Story by story and day by day: each event with its sources and what else they say of its date."""
    yield to_text(_parts(timeline, width), width, color)


def _parts(timeline: Timeline, width: int) -> Iterator["RenderableType"]:
    from rich.text import Text

    several = len({e.story for e in timeline.events}) > 1
    for story, told in groupby(timeline.events, key=lambda e: e.story):
        events = list(told)
        if several:
            yield Text.assemble((f"Story {clean(story)}", "bold reverse"), f" · {counted(len(events), 'event')}")
            yield Text()
        for (start, end), same_day in groupby(events, key=lambda e: (e.start, e.end)):
            yield Text(heading(start, end), "bold cyan")
            for event in same_day:
                yield from _event(event, width)
            yield Text()
    yield _summary(timeline)


def heading(start: str, end: str) -> str:
    """ "Friday 3 January 2020", "January 2020", "2-4 January 2020": ISO days, `end` inclusive."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return f"{WEEKDAYS[first.weekday()]} {Day(first, last, 'day').display()}"
    return Day(first, last, "month").display()


def _event(event: DatedEvent, width: int) -> Iterator["RenderableType"]:
    """The event with its mark, its dates where they differ, its clock times, and a sentence that tells it."""
    from rich.padding import Padding
    from rich.text import Text

    mark, style, *_ = LOOKS[event.verdict]
    shown = [*event.dates, *event.times]
    line = Text.assemble((mark, style), " ", (clean(event.event), "bold" if event.articles > 1 else ""))
    if alone := len(shown) == 1 and clean(shown[0].display) in heading(event.start, event.end):
        line.append("  ").append(_sources(shown[0], event))
    yield Padding(line, (0, 0, 0, 2))
    if not alone:
        for answer in shown:
            said = Text.assemble(f"{clean(answer.display)}  ", _sources(answer, event))
            yield Padding(said, (0, 0, 0, 4))
    if len(event.dates) > 1 and event.finding:
        yield Padding(Text(f"{clean(event.reason)} · {event.finding[:8]}", "italic"), (0, 0, 0, 4))
    yield Padding(snippet(shown[0].claims[0], width - 4), (0, 0, 0, 4), style="dim")


def _sources(answer: Answer, event: DatedEvent) -> "Text":
    """ "●○ 001.txt:7, 003.txt:2": marks as in the table of a scan, and the places."""
    from rich.text import Text

    places = {c.article: f"{clean(c.path)}:{c.line}" for c in reversed(answer.claims)}
    articles = len(places)
    origins = len({c.origin for c in answer.claims}) if len(event.dates) > 1 else event.origins
    return Text.assemble(
        (drawn(articles, min(articles, origins, event.origins)), ""), (f" {listed(sorted(places.values()))}", "dim")
    )


def _summary(timeline: Timeline) -> "Text":
    """The last line: how many events, how many of them several articles date, and what is left out."""
    from rich.text import Text

    events: Sequence[DatedEvent] = timeline.events
    shared = sum(e.articles > 1 for e in events)
    apart = sum(e.verdict in ("contradiction", "discrepancy") for e in events)
    text = Text(f"{counted(len(events), 'dated event')}: {shared} in several articles, {apart} with dates that differ")
    if left := [f"{why} ({number})" for why, number in timeline.left_out.items() if number]:
        text.append(f"; left out: {', '.join(left)}")
    return text


def render_jsonl(timeline: Timeline) -> Iterable[str]:
    """One event a line."""
    return lines(plain(event) for event in timeline.events)


def render_json(timeline: Timeline) -> Iterable[str]:
    """`{"events": [...], "left_out": {why: number}, "problems": [...]}`."""
    yield json_text(plain(timeline), indent=2)


FORMATS: dict[str, Callable[[Timeline], Iterable[str]]] = {
    "table": render_table,
    "json": render_json,
    "jsonl": render_jsonl,
}
