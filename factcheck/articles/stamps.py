"""Words to stamps: which of two readings of "1/8/2020" is meant is decided by the text, never by a default."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.articles import notes
from factcheck.model import Stamp

NEAR = 3
"""Days between a known date of the article (its address, another stamp) and a reading that it confirms."""
RECENT = 10
"""Days before publication that a news text speaks of by month and day."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article tells about how its numeric dates are to be read.

    `days` are certain dates of the article itself, `mentions` the (month, day) pairs in its text, `day_first` what the
    newspapers of its country do (None: unknown).
    """

    days: tuple[date, ...]
    mentions: tuple[tuple[int, int], ...]
    day_first: bool | None


def evidence_in(text: str, url: str | None, day_first: bool | None) -> Evidence:
    """The evidence in a text and its address."""
    certain = url_day(url) if url else None
    return Evidence((certain,) if certain else (), tuple(_mentions(text)), day_first)


def _mentions(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    pattern = rf"\b(?:(?P<m>{notes.MONTH})\s*(?P<d>\d{{1,2}})\b|(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<n>{notes.MONTH}))"
    for match in re.finditer(pattern, text):
        month = _MONTHS.index((match["m"] or match["n"])[:3].lower()) + 1
        found.append((month, int(match["d"] or match["e"])))
    return found


def url_day(url: str) -> date | None:
    """The day in the path of an address: /2013/09/09/, /2011-11-10/, /20130909/, /2005/jun/25/."""
    patterns = (
        r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$|[?#-])",
        r"[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=\D|$)",
        r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=/|$|[?#_-])",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, url.lower()):
            month = _MONTHS.index(match[2]) + 1 if match[2] in _MONTHS else int(match[2]) if match[2].isdigit() else 0
            try:
                return date(int(match[1]), month, int(match[3]))
            except ValueError:
                continue
    return None


def stamp_of(words: str, found: str, evidence: Evidence) -> Stamp | None:
    """The stamp that a date's words give; None where they are no date, or two dates and nothing decides between them."""
    from factcheck.values.days import numeric_date_readings, parse_stamp

    numeric = re.search(rf"(?<![\d:]){notes.NUMERIC}", words)
    readings = numeric_date_readings(re.sub(r"\s", "", numeric[0])) if numeric else []
    parsed = None
    if len(set(readings)) < 2:
        parsed = parse_stamp(words)
    elif (chosen := choose(readings, words, evidence)) is not None:
        parsed = next((p for order in (False, True) if (p := parse_stamp(words, order)) and p[0] == chosen), None)
    return Stamp(parsed[0], found, parsed[1], parsed[2]) if parsed else None


def choose(readings: Sequence[date], words: str, evidence: Evidence) -> date | None:
    """The one reading of a numeric date that the evidence supports, strongest evidence first; None if it is open.

    Evidence: a certain date of the article; a weekday beside the date; days that the text names, as news speaks of the
    last days; the zone of the clock time beside it; the country of the host.
    """
    for days in (evidence.days,):
        near = [r for r in readings if any(abs((r - day).days) <= NEAR for day in days)]
        if len(near) == 1:
            return near[0]
    weekdays = [w[:3].lower() for w in re.findall(notes.WEEKDAY, words, re.IGNORECASE)]
    named = [r for r in readings if _WEEKDAYS[r.weekday()] in weekdays]
    if len(named) == 1:
        return named[0]
    counts = {r: sum(0 <= _days_before(r, mention) <= RECENT for mention in evidence.mentions) for r in readings}
    best = max(counts.values())
    leading = [r for r in readings if counts[r] == best]
    if best and len(leading) == 1 and all(best >= 3 * counts[r] for r in readings if r != leading[0]):
        return leading[0]
    day_first = notes.order_of_zone(words)
    day_first = evidence.day_first if day_first is None else day_first
    if day_first is None:
        return None
    day_at = 0 if day_first else 1
    parts = [int(part) for part in re.findall(r"\d+", (re.search(notes.NUMERIC, words) or [""])[0])]
    ordered = [r for r in readings if len(parts) == 3 and r.day == parts[day_at] and r.month == parts[1 - day_at]]
    return ordered[0] if len(set(ordered)) == 1 else None


def _days_before(day: date, mention: tuple[int, int]) -> int:
    """Days from the last time a (month, day) came round to `day`; beyond any year where there is no such day."""
    for year in (day.year, day.year - 1):
        try:
            named = date(year, *mention)
        except ValueError:
            continue
        if named <= day:
            return (day - named).days
    return 10_000
