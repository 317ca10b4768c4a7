"""When an undated article was written, from its own words and its companions.

Only what the words settle is used: a full date beside "today", a weekday beside a month and day, a dateline. Without
that an article keeps no day of its own, but a month and day in it ("January 3") still get the year of its story.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.model import Reading, Stamp
from factcheck.values.days import Day, When, resolve


def date_articles(readings: Sequence[Reading]) -> tuple[dict[str, Stamp | None], date | None]:
    """(article id -> publication date, given or inferred; a day in the midst of the story, None where nothing dates it)."""
    stamps = {r.article.id: r.article.published or r.article.updated for r in readings}
    around = _midst([s.day for s in stamps.values() if s]) or _said(readings)
    for reading in readings:
        if stamps[reading.article.id] is None and around is not None and (day := _own_words(reading, around)):
            stamps[reading.article.id] = Stamp(day, "inferred from its own words")
    return stamps, around


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
    """The one day within two weeks of the story on which every weekday said together with a month and day fits."""
    paired: set[date] = set()
    for claim in reading.claims:
        if claim.kind != "date" or not isinstance(claim.value, When) or not claim.scene.lead:
            continue
        day = resolve(claim.value, None) if claim.value.form == "day" else None
        if isinstance(day, Day) and day.granularity == "day" and abs(day.start - around) <= timedelta(days=14):
            paired.add(day.start)
    return max(paired) if len(paired) == 1 else None
