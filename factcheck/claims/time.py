"""Clock times and parts of the day of events. Page: time.md."""

from collections.abc import Iterator

from factcheck.claims.concepts import word_class
from factcheck.claims.event import event_of
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim
from factcheck.values.day_interval import PART_MINUTES
from factcheck.values.days import Clock, FoundClock, find_clocks

CODES = {"FC202": "clock time of an event"}
PARTS = ("morning", "afternoon", "evening", "night")
CLOSE = 25
"""Characters between a part of the day and the clock time that it belongs to: "Friday afternoon, at about 4 p.m."."""


def find(text: Text) -> Iterator[Claim]:
    """Every clock time, and every part of a day that stands without one, with the event that it dates."""
    clocks = list(find_clocks(text.doc.text))
    for found in sorted([*clocks, *_parts(text, clocks)], key=lambda f: f.start):
        event = event_of(text.doc, found.start, found.end)
        if event is None:
            continue
        yield text.claim(
            "time",
            "FC202",
            event.token,
            found.start,
            found.end,
            found.clock,
            attribute=f"say {event.name}" if event.speaking else event.name,
            head=event.name,
            subject=event.token.text,
            modifiers=frozenset(c.lower_ for c in event.token.children if c.lower_ in word_class("in_turn")),
        )


def _parts(text: Text, clocks: list[FoundClock]) -> Iterator[FoundClock]:
    """Parts of the day in dates ("Friday night", "this morning") that have no clock time beside them."""
    for day in text.days:
        part = day.when.part
        if part in PARTS and not any(c.start - CLOSE < day.end and day.start < c.end + CLOSE for c in clocks):
            yield FoundClock(day.start, day.end, Clock(*PART_MINUTES[part]))


KIND = Kind("time", find, CODES)
