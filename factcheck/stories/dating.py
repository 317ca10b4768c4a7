"""When an undated article was written, from its own words and its companions.

Only what the words settle is used: a full date beside "today", a weekday beside a month and day, a dateline. Without
that an article keeps no day of its own, but a month and day in it ("January 3") still get the year of its story.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.model import Reading, Stamp
from factcheck.values.days import Day, When, resolve

NEARBY = 3
"""Days from the midst of its story within which an article that only names weekdays is placed."""


def stated_days(readings: Sequence[Reading]) -> dict[str, date | None]:
    """article id -> the day that the article itself gives; others are placed by the companions of their own story alone."""
    stamps = {r.article.id: r.article.published or r.article.updated for r in readings}
    return {key: stamp.day if stamp else None for key, stamp in stamps.items()}


def date_articles(readings: Sequence[Reading]) -> tuple[dict[str, Stamp | None], date | None]:
    """(article id -> publication date, given or inferred; a day in the midst of the story, None where nothing dates it)."""
    stamps = {r.article.id: r.article.published or r.article.updated for r in readings}
    known = _midst([s.day for s in stamps.values() if s])
    for reading in readings:
        if stamps[reading.article.id] is None and known is not None and (day := _own_words(reading, known)):
            stamps[reading.article.id] = Stamp(day, "inferred from its words and companions")
    return stamps, known or _said(readings)


def _midst(days: Sequence[date]) -> date | None:
    return sorted(days)[len(days) // 2] if days else None


def _whens(reading: Reading) -> list[When]:
    return [c.value for c in reading.claims if c.kind == "date" and isinstance(c.value, When)]


def _said(readings: Sequence[Reading]) -> date | None:
    """The latest full day in the texts, since news tells of recent days; none where a later year stands without a day."""
    whens = [w for r in readings for w in _whens(r)]
    days = [d.start for w in whens if w.form == "day" and (d := resolve(w, None)) and d.granularity == "day"]
    latest = max(days, default=None)
    return latest if latest and all((w.year or 0) <= latest.year for w in whens) else None


def _own_words(reading: Reading, around: date) -> date | None:
    """The day of an article between its companions: the weekday on which it is told, else a full date in its lead.

    News gives days of the past week by weekday and older ones by month and day (AP and Reuters style), so that an
    article that says "January 3" of a day of that week was written later, and stays undated.
    """
    claims = [c for c in reading.claims if c.kind == "date" and isinstance(c.value, When)]
    whens = [c.value for c in claims if isinstance(c.value, When)]
    if any(w.form == "month-day" and _near(w, around) for w in whens):
        return None
    named = {c.start: _full_day(c.value) for c in claims if isinstance(c.value, When)}
    days = {d for d in named.values() if d is not None and abs(d - around) <= timedelta(days=14)}
    weekdays = {w.weekday for w in whens if w.form == "weekday" and w.direction is None}
    if not weekdays:
        lead = {d for c in claims if c.scene.lead and (d := named[c.start]) in days and d is not None}
        return max(lead) if len(lead) == 1 else None
    window = [around + timedelta(days=n) for n in range(-NEARBY, NEARBY + 1)]
    fitting = [day for day in window if day.weekday() in weekdays and all(day >= other for other in days)]
    return min(fitting, key=lambda day: (abs(day - around), day), default=None)


def _full_day(when: When) -> date | None:
    day = resolve(when, None) if when.form == "day" else None
    return day.start if isinstance(day, Day) and day.granularity == "day" else None


def earliest_days(readings: Sequence[Reading], around: date | None) -> dict[str, date]:
    """Undated article -> the day before which it was not written.

    By the same style it is at least a week younger than the latest day of its story that it gives by month and day.
    """
    found: dict[str, date] = {}
    for reading in readings if around is not None else ():
        if reading.article.published or reading.article.updated or around is None:
            continue
        days = [d.start for w in _whens(reading) if w.form == "month-day" and _near(w, around) and (d := resolve(w, around))]
        if days:
            found[reading.article.id] = max(days) + timedelta(days=7)
    return found


def _near(when: When, around: date) -> bool:
    day = resolve(when, around)
    return day is not None and abs(day.start - around) <= timedelta(days=7)
