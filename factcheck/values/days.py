"""Days: all that other layers need of dates in news prose.

`find_days` finds dates without context, `resolve` gives them one; `parse_stamp` reads publication lines.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.values.clock import Clock, FoundClock, find_clocks, offset_on, zone_offset
from factcheck.values.day_finder import FoundDay, find_days
from factcheck.values.day_forms import Bound, Form, When, numeric_readings
from factcheck.values.day_interval import Day, Granularity, could_be_time_zone
from factcheck.values.day_resolver import Tense, resolve
from factcheck.values.holidays import holiday_rules

__all__ = [
    "Bound", "Clock", "Day", "Form", "FoundClock", "FoundDay", "Granularity", "Partial", "Tense", "When",
    "could_be_time_zone", "find_clocks", "find_days", "numeric_date_readings", "offset_on", "parse_stamp", "partial",
    "resolve", "same_without_year", "zone_offset",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partial:
    """What a date says by itself, without knowing the year or the article's day."""

    month: int | None
    day: int | None
    weekday: int | None


def partial(when: When) -> Partial | None:
    """Month, day and weekday as said; None where nothing is, or where it counts from another day."""
    if when.plural or when.form not in ("day", "month-day", "month", "month-year", "weekday", "holiday"):
        return None
    month, day = when.month, when.day
    if when.form == "holiday":
        rule = holiday_rules()[when.holiday or ""]
        month, day = rule.get("month"), rule.get("day")
    known = Partial(month, day, when.weekday)
    return known if any(field is not None for field in (month, day, when.weekday)) else None


def same_without_year(one: When, other: When) -> bool | None:
    """Whether two dates of articles whose days are unknown say the same; None where they cannot be compared."""
    a, b = partial(one), partial(other)
    if a is None or b is None:
        return None
    if None not in (one.year, other.year) and one.year != other.year:
        return False
    if a.month is not None and b.month is not None:
        if a.month != b.month:
            return False
        return a.day == b.day if a.day is not None and b.day is not None else None
    return a.weekday == b.weekday if a.weekday is not None and b.weekday is not None else None


def numeric_date_readings(text: str) -> list[date]:
    """The dates that the first numeric date of a text can mean: "1/8/2020" is 1 August, then 8 January."""
    found = re.search(r"(?<![\d/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2}))(?![\d/-])", text)
    return numeric_readings(found[0]) if found else []


_GAP = re.compile(r"[\s,|·•()–-]*(?:at|on|@|T|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s,.:]*", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?(?!\d)")


def parse_stamp(text: str, day_first: bool | None = None) -> tuple[date, int | None, int | None] | None:
    """(day, minute of the day, minutes east of UTC) of a publication line, or None.

    The first full date counts, with the clock time beside it. Numbers that can be read both ways (1/8/2020) are read by
    `day_first`; if that is None they are not read at all.
    """
    if (iso := _ISO.search(text)) and (moment := _iso(iso[0])):
        zone = moment.utcoffset()
        return (
            moment.date(),
            moment.hour * 60 + moment.minute,
            None if zone is None else int(zone.total_seconds()) // 60,
        )
    if (compact := re.search(r"(?<!\d)(?:19|20)\d{6}(?!\d)", text)) and (moment := _iso(compact[0])):
        return moment.date(), None, None
    for found in find_days(text):
        when = found.when.end or found.when
        if when.form != "day":
            continue
        day = resolve(when, None)
        if day is None and len(readings := numeric_date_readings(when.text)) == 2 and day_first is not None:
            day = Day(readings[1 - day_first], readings[1 - day_first], "day")
        if day is None:
            continue
        clock = _beside(text, found)
        if clock is None:
            return day.start, None, None
        return day.start, clock.start, offset_on(clock, day.start)
    stamp = _foreign_date(text.strip())
    return (stamp, None, None) if stamp else None


def _beside(text: str, day: FoundDay) -> Clock | None:
    """The clock time that belongs to a date: the one right behind or right before it, else the last before it."""
    clocks = find_clocks(text, bare=True)
    behind = [c for c in clocks if c.start >= day.end]
    before = [c for c in clocks if c.end <= day.start]
    if behind and _GAP.fullmatch(text, day.end, behind[0].start):
        return behind[0].clock
    return before[-1].clock if before else behind[0].clock if behind and behind[0].start - day.end < 24 else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace(" Z", "Z").replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None


def _foreign_date(text: str) -> date | None:
    """The date of a short line with a month name that is not English, by dateparser; never a relative date."""
    if len(text) > 60 or not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    import dateparser  # type: ignore[import-untyped, unused-ignore]

    found = dateparser.parse(
        text,
        languages=["en", "fr", "es", "de", "it", "pt", "nl", "id", "tr"],
        settings={
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
            "TIMEZONE": "UTC",
        },
    )
    return found.date() if found else None
