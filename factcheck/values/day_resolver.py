"""`resolve`: what a date means in an article of a known day.

Policy, after news usage: a bare weekday is the latest one, the article's own day included; in the future tense the next
one. A day without a year lies in the year that brings it nearest to the article. Weeks begin on Monday. Seasons are the
northern, meteorological ones. "Early", "mid" and "late" narrow a month to the days 1-10, 11-20 and 21-end, a year to
four months, other stretches to a third. Nothing is guessed: without the date that a phrase counts from there is none.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from factcheck.values.day_forms import Form, When
from factcheck.values.day_interval import Day, Granularity
from factcheck.values.holidays import holiday_date, holiday_rules

Tense = Literal["past", "future"] | None


@dataclass(frozen=True, slots=True)
class _Context:
    anchor: date | None
    tense: Tense
    focus: Day | None

    @property
    def today(self) -> date:
        if self.anchor is None:
            raise _UnknownError
        return self.anchor


class _UnknownError(Exception):
    """The date that a phrase counts from is not known."""


def resolve(when: When, anchor: date | None, tense: Tense = None, focus: Day | None = None) -> Day | None:
    """The days that `when` means in an article of the day `anchor`; None if that cannot be known.

    `tense` is that of the sentence, `focus` the date last mentioned ("two days later"). A bound is not applied: "since
    1998" is the year 1998.
    """
    if when.plural:
        return None
    try:
        return _resolve(when, _Context(anchor, tense, focus))
    except (_UnknownError, ValueError, OverflowError):
        return None


def _resolve(when: When, context: _Context) -> Day:
    if when.end is not None:
        return _range(when, when.end, context)
    day = _RESOLVERS[when.form](when, context)
    approximate = day.approximate or when.approximate
    if when.part and day.granularity == "day":
        return replace(day, granularity="part", part=when.part, approximate=approximate)
    if when.edge and day.granularity not in ("day", "part"):
        return replace(_narrowed(day, when.edge, context.anchor), approximate=True)
    return replace(day, approximate=approximate)


def _range(when: When, end: When, context: _Context) -> Day:
    last = _resolve(end, context)
    first = replace(when, end=None)
    if first.year is None and first.form in ("month-day", "month"):
        form: Form = "day" if first.form == "month-day" else "month-year"
        days = (_resolve(replace(first, form=form, year=last.end.year - back), context) for back in (0, 1))
        start = next(day for day in days if day.start <= last.end)
    elif first.form == "weekday":
        start = _days(last.start - timedelta((last.start.weekday() - (first.weekday or 0)) % 7))
    else:
        start = _resolve(first, context)
    if start.start > last.end:
        raise _UnknownError
    return Day(start.start, last.end, last.granularity, None, start.approximate or last.approximate)


def _days(start: date, end: date | None = None, granularity: Granularity = "day", approximate: bool = False) -> Day:
    return Day(start, end or start, granularity, None, approximate)


def _month(year: int, month: int) -> Day:
    """The month; `month` may lie outside 1-12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return _days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _years(first: int, last: int, granularity: Granularity = "year") -> Day:
    return _days(date(first, 1, 1), date(last, 12, 31), granularity)


def _week(day: date) -> Day:
    monday = day - timedelta(day.weekday())
    return _days(monday, monday + timedelta(6), "week")


def _unit(unit: str, day: date, shift: int) -> Day:
    """The calendar unit that lies `shift` units from the one that holds `day`."""
    if unit == "week":
        return _week(day + timedelta(7 * shift))
    if unit == "weekend":
        return _weekend(day, shift)
    if unit == "month":
        return _month(day.year, day.month + shift)
    if unit == "year":
        return _years(day.year + shift, day.year + shift)
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * shift
        return _years(first, first + 9, "decade")
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1 + 100 * shift
        return _years(first, first + 99, "century")
    return _days(day + timedelta(shift if unit == "day" else 0))


def _weekend(day: date, shift: int) -> Day:
    saturday = day + timedelta(5 - day.weekday() + 7 * shift)
    return _days(saturday, saturday + timedelta(1), "weekend")


def _narrowed(day: Day, edge: str, anchor: date | None) -> Day:
    if edge in ("earlier", "later"):
        if anchor is None or not day.start <= anchor <= day.end:
            return day
        return replace(day, end=anchor) if edge == "earlier" else replace(day, start=anchor)
    if day.granularity == "month":
        cuts = (1, 11, 21)
        first = day.start.replace(day=cuts[("early", "mid", "late").index(edge)])
        return replace(day, start=first, end=day.end if edge == "late" else first + timedelta(9))
    if day.granularity == "year" and day.start.year == day.end.year:
        month = {"early": 1, "mid": 5, "late": 9}[edge]
        return replace(day, start=day.start.replace(month=month), end=_month(day.end.year, month + 3).end)
    if day.granularity in ("decade", "century"):
        years = day.end.year - day.start.year + 1
        borders = (0, (years * 4 + 9) // 10, (years * 7 + 9) // 10, years)  # 1990-93, 1994-96, 1997-99
        at = ("early", "mid", "late").index(edge)
        return replace(_years(day.start.year + borders[at], day.start.year + borders[at + 1] - 1), granularity=day.granularity)
    length = (day.end - day.start).days + 1
    third = (length + 2) // 3
    if edge == "early":
        return replace(day, end=day.start + timedelta(third - 1))
    if edge == "late":
        return replace(day, start=day.end - timedelta(third - 1))
    return replace(day, start=day.start + timedelta(third), end=max(day.end - timedelta(third), day.start + timedelta(third)))


def _nearest(candidates: list[date], context: _Context) -> date:
    """The day nearest to the article that the tense allows; a day of slack, for time zones."""
    today = context.today
    if context.tense == "past":
        candidates = [day for day in candidates if day <= today + timedelta(1)]
    elif context.tense == "future":
        candidates = [day for day in candidates if day >= today - timedelta(1)]
    if not candidates:
        raise _UnknownError
    return min(candidates, key=lambda day: (abs(day - today), day))


def _base_year(when: When, context: _Context) -> int | None:
    """The year that "last year", "of that year" in a longer date mean."""
    if when.unit != "year" or when.shift is None:
        return None
    if when.direction in ("same", "previous", "following"):
        if context.focus is None:
            raise _UnknownError
        return context.focus.start.year + when.shift
    return context.today.year + when.shift


def _full_day(when: When, context: _Context) -> Day:
    if when.year is None or when.month is None or when.day is None:
        raise _UnknownError
    return _days(date(when.year, when.month, when.day))


def _month_day(when: When, context: _Context) -> Day:
    month, number = when.month or 0, when.day or 0
    year = _base_year(when, context)
    if year is not None:
        return _days(date(year, month, number))
    year = context.today.year
    near = [date(y, month, number) for y in range(max(year - 8, 1), year + 9) if number <= monthrange(y, month)[1]]
    said = [day for day in near if day.weekday() == when.weekday and abs(day.year - year) <= 1]
    return _days(_nearest(said or near, context) if said else _nearest(near, context))


def _bare_month(when: When, context: _Context) -> Day:
    month = when.month or 0
    year = _base_year(when, context)
    if year is not None:
        return _month(year, month)
    if when.direction in ("previous", "following", "same"):
        if context.focus is None:
            raise _UnknownError
        base = context.focus.start
    else:
        base = context.today
    here = _month(base.year, month)
    if when.direction in ("this", "same"):
        return here
    if when.direction in ("last", "previous"):
        return here if here.end < base else _month(base.year - 1, month)
    if when.direction in ("next", "following") or context.tense == "future":
        ahead = here.start > base if when.direction else here.end >= base
        return here if ahead else _month(base.year + 1, month)
    return here if here.start <= base else _month(base.year - 1, month)


def _weekday(when: When, context: _Context) -> Day:
    today, weekday = context.today, when.weekday or 0
    if when.unit == "week":
        base = today
        if when.direction in ("previous", "following", "same"):
            if context.focus is None:
                raise _UnknownError
            base = context.focus.start
        return _days(_week(base).start + timedelta(7 * (when.shift or 0) + weekday))
    back = (today.weekday() - weekday) % 7
    if when.direction == "last":
        return _days(today - timedelta(back or 7))
    if when.direction == "next":
        return _days(today + timedelta(-back % 7 or 7))
    if when.direction == "this":
        if context.tense is None:
            return _days(_week(today).start + timedelta(weekday))
        return _days(today - timedelta(back) if context.tense == "past" else today + timedelta(-back % 7))
    return _days(today + timedelta(-back % 7) if context.tense == "future" else today - timedelta(back))


def _period(when: When, today: date) -> Day:
    """ "the past two weeks", "the coming days": up to, or from, the article's day."""
    span = when.shift_to or when.shift or 0
    other = _moved(today, when.unit or "day", span)
    granularity: Granularity = {"week": "week", "month": "month", "year": "year"}.get(when.unit or "", "day")  # type: ignore[assignment]
    return _days(min(today, other), max(today, other), granularity)


def _moved(day: date, unit: str, shift: int) -> date:
    if unit in ("month", "year", "decade", "century"):
        months = day.month + shift * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        month = _month(day.year, months)
        return month.start.replace(day=min(day.day, month.end.day))
    hours = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "weekend": 168}[unit] * shift
    whole = int(abs(hours) + 23) // 24
    return day + timedelta(whole if shift > 0 else -whole)


def _relative(when: When, context: _Context) -> Day:
    today, unit, shift = context.today, when.unit or "day", when.shift or 0
    if when.direction in ("past", "coming"):
        return _period(when, today)
    if unit == "weekend":
        if when.direction is None or when.direction == "this":
            # On Saturday and Sunday it is the present one; before, "over the weekend" is the last one.
            ahead = context.tense == "future" or (when.direction == "this" and context.tense is None and today.weekday() > 0)
            shift = 0 if today.weekday() >= 5 or ahead else -1
        else:
            shift = {"last": -1, "next": 1}[when.direction]
    return _unit(unit, today, shift)


def _ago(when: When, context: _Context) -> Day:
    return _counted(when, context.today)


def _counted(when: When, base: date) -> Day:
    """`base` moved by the count. Days are exact; weeks a week wide around the day, longer units their calendar unit."""
    unit, shift = when.unit or "day", when.shift or 0
    far = when.shift_to or shift
    if unit in ("minute", "hour"):
        other = _moved(base, unit, far)
        return _days(min(base, other), max(base, other), "hour" if unit == "hour" else "minute", approximate=True)
    one, other = _moved(base, unit, shift), _moved(base, unit, far)
    first, last = min(one, other), max(one, other)
    if unit == "day":
        return _days(first, last)
    if unit in ("week", "weekend"):
        return _days(first - timedelta(3), last + timedelta(3), "week", approximate=True)
    calendar = _unit(unit, first, 0), _unit(unit, last, 0)
    return _days(calendar[0].start, calendar[1].end, calendar[0].granularity, approximate=True)


def _event_relative(when: When, context: _Context) -> Day:
    focus = _resolve(when.base, context) if when.base else context.focus
    if focus is None:
        raise _UnknownError
    shift, unit = when.shift or 0, when.unit or "day"
    base = focus.end if shift > 0 else focus.start
    if when.weekday is not None:
        if when.direction == "same":
            return _days(base - timedelta((base.weekday() - when.weekday) % 7))
        if when.direction == "previous":
            return _days(focus.start - timedelta((focus.start.weekday() - when.weekday) % 7 or 7))
        return _days(focus.end + timedelta((when.weekday - focus.end.weekday()) % 7 or 7))
    if when.direction in ("same", "previous", "following") and when.shift_to is None and abs(shift) <= 1 and unit != "hour":
        if unit == "day" and focus.granularity not in ("day", "part", "hour", "minute"):
            raise _UnknownError
        return _unit(unit, base, shift)
    return _counted(when, base)


def _holiday(when: When, context: _Context) -> Day:
    rules = holiday_rules()
    rule = rules[when.holiday or ""]
    if when.year is not None:
        return _days(holiday_date(rule, when.year))
    year = _base_year(when, context)
    if year is not None:
        return _days(holiday_date(rule, year))
    today = context.today
    near = [holiday_date(rule, y) for y in range(max(today.year - 2, 1), today.year + 3)]
    if when.direction == "last":
        return _days(max(day for day in near if day < today))
    if when.direction == "next":
        return _days(min(day for day in near if day > today))
    return _days(_nearest(near, context))


def _season(when: When, context: _Context) -> Day:
    first = when.number or 3

    def season(year: int) -> Day:
        return _days(_month(year, first).start, _month(year, first + 2).end, "season", approximate=True)

    if when.year is not None:
        return season(when.year)
    year = _base_year(when, context)
    if year is not None:
        return season(year)
    if when.direction in ("previous", "following", "same"):
        raise _UnknownError
    today = context.today
    near = [season(y) for y in range(max(today.year - 2, 1), today.year + 3)]
    if when.direction == "last":
        return max((s for s in near if s.end < today), key=lambda s: s.start)
    if when.direction == "next" or (context.tense == "future" and when.direction is None):
        return min((s for s in near if s.start > today), key=lambda s: s.start)
    return min(near, key=lambda s: max((s.start - today).days, (today - s.end).days, 0))


def _fraction(when: When, context: _Context) -> Day:
    year = when.year if when.year is not None else _base_year(when, context)
    if year is None:
        raise _UnknownError
    months = 3 if when.form == "quarter" else 6
    first = (when.number or 1) * months - months + 1
    return _days(_month(year, first).start, _month(year, first + months - 1).end, "quarter" if months == 3 else "year")


def _part_only(when: When, context: _Context) -> Day:
    if when.part == "overnight":
        return Day(context.today - timedelta(1), context.today, "part", when.part)
    if context.focus is None or context.focus.start != context.focus.end:
        raise _UnknownError
    return replace(context.focus, granularity="day", part=None)


_RESOLVERS: dict[str, Callable[[When, _Context], Day]] = {
    "day": _full_day, "month-day": _month_day, "month": _bare_month, "weekday": _weekday, "ago": _ago,
    "month-year": lambda when, context: _month(when.year or 0, when.month or 0),
    "year": lambda when, context: _years(when.year or 0, when.year or 0),
    "decade": lambda when, context: _years(when.year or 0, (when.year or 0) + 9, "decade"),
    "century": lambda when, context: _years(100 * (when.number or 1) - 99, 100 * (when.number or 1), "century"),
    "relative-day": _relative, "relative-week": _relative, "relative-weekend": _relative, "relative-month": _relative,
    "relative-year": _relative, "relative-decade": _relative, "relative-century": _relative, "holiday": _holiday,
    "event-relative": _event_relative, "season": _season, "quarter": _fraction, "half": _fraction, "part": _part_only,
}  # fmt: skip
