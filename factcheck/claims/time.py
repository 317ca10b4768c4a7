"""Clock times of events. Page: time.md."""

from collections.abc import Iterator

from factcheck.claims.event import event_of
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim
from factcheck.values.days import find_clocks

CODES = {"FC202": "clock time of an event"}


def find(text: Text) -> Iterator[Claim]:
    """Every clock time with the event that it dates."""
    for found in find_clocks(text.doc.text):
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
        )


KIND = Kind("time", find, CODES)
