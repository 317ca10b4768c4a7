"""Dates of events. Page: date.md."""

from collections.abc import Iterator

from factcheck.claims.event import event_of
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim

CODES = {"FC201": "date of an event"}


def find(text: Text) -> Iterator[Claim]:
    """Every date with the event that it dates; what the date means is resolved later, from the article's own date."""
    for found in text.days:
        event = event_of(text.doc, found.start, found.end)
        if event is None:
            continue
        yield text.claim(
            "date",
            "FC201",
            event.token,
            found.start,
            found.end,
            found.when,
            attribute=f"say {event.name}" if event.speaking else event.name,
            head=event.name,
            subject=event.token.text,
        )


KIND = Kind("date", find, CODES)
