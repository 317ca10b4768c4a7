"""Dates of events. Page: date.md."""

from collections.abc import Iterator

from factcheck.claims.concepts import REPORT
from factcheck.claims.event import base_of, event_of, main_event
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim

CODES = {"FC201": "date of an event"}


def find(text: Text) -> Iterator[Claim]:
    """Every date with the event that it dates; what the date means is resolved later, from the article's own date."""
    for found in text.days:
        base = base_of(text.doc, found.end) if found.when.form == "event-relative" else ()
        event = (main_event(text.doc, found.start) if base else None) or event_of(text.doc, found.start, found.end)
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
            base=base,
            stance="asserted" if event.name.startswith(REPORT) else None,
        )


KIND = Kind("date", find, CODES)
