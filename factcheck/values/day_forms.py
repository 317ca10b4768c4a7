"""`When`, a date as the words say it, and how each form of the grammar in `day_finder` becomes one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Form = Literal[
    "day", "month-day", "month", "month-year", "year", "weekday", "relative-day", "relative-week", "relative-weekend",
    "relative-month", "relative-year", "relative-decade", "relative-century", "ago", "holiday", "event-relative",
    "part", "season", "quarter", "half", "decade", "century",
]  # fmt: skip
Bound = Literal["since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as found, without context. What the words do not say is None.

    `shift` counts `unit`s from the article's day, in "event-relative" from another date; a vague count ("several weeks
    ago") goes from `shift` to `shift_to`. An event-relative date whose direction is after or before counts from the
    event that the words behind it name, or from `base` where they are a date ("two days after Christmas"); with next,
    following, previous, same, later or earlier it counts from the date last mentioned.
    A numeric date that can be read in two ways (11/10/2011) has only its year.
    """

    form: Form
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    shift: int | None = None
    shift_to: int | None = None
    unit: str | None = None
    part: str | None = None
    """Of the day: early, late, morning, noon, afternoon, evening, night, overnight."""
    edge: str | None = None
    """Of anything longer: early, mid, late; earlier or later than the article."""
    direction: str | None = None
    """last, next, this, previous, following, same, later, earlier, after, before; past for "the past two weeks"."""
    holiday: str | None = None
    number: int | None = None
    """Which quarter, half or century; of a season the first month."""
    approximate: bool = False
    plural: bool = False
    """A habit ("Sundays", "every Friday"), not the day of an event."""
    bound: Bound | None = None
    """What the word in front makes of it: "since 1998" begins there, "until Friday" ends there."""
    end: "When | None" = None
    """The last date of a range."""
    base: "When | None" = None


Got = Mapping[str, Sequence[Any]]
"""Values of the words of a match by class."""
Kinds = Sequence[str]

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "same": 0, "next": 1, "coming": 1, "following": 1}
_HALVES = {"century": (5, "decade"), "decade": (5, "year"), "year": (6, "month"), "month": (2, "week"),
           "fortnight": (1, "week"), "week": (3, "day"), "day": (12, "hour"), "hour": (30, "minute")}  # fmt: skip
VAGUE = (2, 9)
"""What a plural without a number ("weeks ago") is taken to mean."""


def build(form: str, got: Got, kinds: Kinds, text: str) -> When | None:
    """The `When` of words that match a form of the grammar; None when together they make no date."""
    return _BUILDERS[form](got, kinds, text)


def numeric_readings(text: str) -> list[date]:
    """The dates that three numbers can mean: year first, day first, month first; each once, in this order."""
    import re

    parts = re.findall(r"\d+", text)[:3]
    if len(parts) < 3:
        return []
    orders = ((0, 1, 2),) if len(parts[0]) == 4 else ((2, 1, 0), (2, 0, 1))
    found: list[date] = []
    for y, m, d in orders:
        # Two digits: POSIX's rule (69-99 are 1969-1999).
        year = int(parts[y]) + ((1900 if int(parts[y]) >= 69 else 2000) if len(parts[y]) == 2 else 0)
        try:
            day = date(year, int(parts[m]), int(parts[d]))
        except ValueError:
            continue
        if len(parts[y]) in (2, 4) and day not in found:
            found.append(day)
    return found


def _one(got: Got, key: str) -> Any:
    values = got.get(key)
    return values[0] if values else None


def _part(got: Got) -> str | None:
    """Part of a day: "early on Sunday", "Sunday evening"; "earlier on Sunday" says nothing of the hour."""
    part, edge = _one(got, "part"), _one(got, "edge")
    return part or (edge if edge in ("early", "mid", "late") else None)


def _direction(got: Got) -> str | None:
    """The last word decides: "this past Sunday" is last Sunday."""
    words = got.get("direction")
    return {"past": "last", "coming": "next"}.get(words[-1], words[-1]) if words else None


def _yearly(got: Got, kinds: Kinds) -> dict[str, Any]:
    """ "January 2009", "Jan '09", "May last year"."""
    if "year" in kinds:
        return {"year": got["year"][-1]}
    if "quote" in kinds:
        short = [*got.get("digits", ()), *got.get("two", ())][-1]
        return {"year": short + (1900 if short >= 69 else 2000)}
    if "yearunit" in kinds:
        word = got["direction"][-1]
        return {"shift": _STEPS[word], "unit": "year", "direction": word}
    return {}


def _count(got: Got) -> tuple[int, int | None, str] | None:
    """(least, most, unit) of "three days", "a few weeks", "half a century", "days"."""
    unit = got["unit"][-1]
    if vague := got.get("vague"):
        low, high = vague[0]
    elif "half" in got and "a" in got:
        low, unit = _HALVES.get(unit, (1, unit))
        high = None
    else:
        numbers = [n for key in ("digits", "two", "num", "number") for n in got.get(key, ()) if n is not None]
        if numbers:
            low, high = sum(numbers), None
        elif "a" in got:
            low, high = 1, None
        elif got.get("plural"):
            low, high = VAGUE
        else:
            return None
    if unit == "fortnight":
        return low * 2, high and high * 2, "week"
    return low, high, unit


def _numeric(got: Got, kinds: Kinds, text: str) -> When | None:
    readings = numeric_readings(text)
    if not readings:
        return None
    if len(readings) > 1:
        return When("day", text, readings[0].year)
    return When("day", text, readings[0].year, readings[0].month, readings[0].day)


def _day(got: Got, kinds: Kinds, text: str) -> When | None:
    yearly = _yearly(got, kinds)
    days = list(got.get("digits", ()))
    if "quote" in kinds and "two" not in kinds:
        days.pop()
    days = days or list(got.get("ordinal", ()))
    month = got["month"][0]
    if not days or any(d > 31 for d in days):
        return None
    try:
        for d in days:
            date(yearly.get("year", 2000), month, d)
    except ValueError:
        return None
    form: Form = "day" if "year" in yearly else "month-day"
    end = None
    if len(days) > 1:
        if days[1] <= days[0]:
            return None
        end = When(form, text, month=month, day=days[1], **yearly)
    return When(form, text, month=month, day=days[0], weekday=_one(got, "weekday"), part=_part(got), end=end, **yearly)


def _month(got: Got, kinds: Kinds, text: str) -> When | None:
    yearly = _yearly(got, kinds)
    form: Form = "month-year" if "year" in yearly else "month"
    yearly.setdefault("direction", _direction(got))
    return When(form, text, month=got["month"][0], edge=_one(got, "edge"), **yearly)


def _weekday(got: Got, kinds: Kinds, text: str) -> When | None:
    plural = "each" in kinds or "weekdays" in kinds
    fields: dict[str, Any] = {"weekday": got["weekday"][0], "part": _part(got), "plural": plural}
    if "weekunit" in kinds:
        word = got["direction"][-1]
        return When("weekday", text, shift=_STEPS[word], unit="week", direction=word, **fields)
    direction = _direction(got)
    if direction in ("previous", "following", "same"):
        return When("event-relative", text, direction=direction, **fields)
    return When("weekday", text, direction=direction, **fields)


def _relative(got: Got, kinds: Kinds, text: str) -> When | None:
    shift = got["relative"][0]
    if before := _one(got, "before"):
        shift += 1 if before == "after" else -1
    part = _part(got) or ("night" if text.casefold().endswith("tonight") else None)
    return When("relative-day", text, shift=shift, unit="day", part=part)


def _this_part(got: Got, kinds: Kinds, text: str) -> When | None:
    shift = -1 if got["direction"][0] == "last" else 0
    return When("relative-day", text, shift=shift, unit="day", part=got["part"][-1])


def _ago(got: Got, kinds: Kinds, text: str) -> When | None:
    count = _count(got)
    if count is None:
        return None
    low, high, unit = count
    sign = 1 if "now" in kinds else -1
    vague = "and" in kinds or "about" in kinds or high is not None
    return When("ago", text, shift=sign * low, shift_to=high and sign * high, unit=unit, approximate=vague)


def _event(got: Got, kinds: Kinds, text: str) -> When | None:
    before, direction, edge = _one(got, "before"), _direction(got), _one(got, "edge")
    part = _one(got, "part")
    unit = "day" if part else got["unit"][-1]
    if before or kinds[-1] == "comparative":
        direction = before or got["edge"][-1]
        count = (1, None, unit) if kinds[0] == "the" else _count(got)
        if count is None:
            return None
        low, high, unit = count
        sign = -1 if direction in ("before", "earlier") else 1
        return When("event-relative", text, shift=sign * low, shift_to=high and sign * high, unit=unit, part=part,
                    direction=direction, approximate=high is not None)  # fmt: skip
    if direction is None:  # later in the day
        return When("event-relative", text, shift=0, unit=unit, direction="same", edge=edge)
    count = _count(got) if unit != "day" or "units" in kinds else None
    low, high, unit = count or (1, None, unit)
    step = _STEPS[direction]
    direction = "following" if direction == "next" else direction
    return When("event-relative", text, shift=step * low, shift_to=high and step * high, unit=unit, part=part,
                edge=edge, direction=direction)  # fmt: skip


def _weekend(got: Got, kinds: Kinds, text: str) -> When | None:
    direction = _direction(got)
    if direction in ("previous", "following", "same"):
        return When("event-relative", text, shift=_STEPS[direction], unit="weekend", direction=direction)
    return When("relative-weekend", text, unit="weekend", direction=direction, edge=_one(got, "edge"))


_UNIT_FORMS: dict[str, Form] = {
    "minute": "relative-day", "hour": "relative-day", "day": "relative-day", "week": "relative-week",
    "weekend": "relative-weekend", "month": "relative-month", "year": "relative-year", "decade": "relative-decade",
    "century": "relative-century",
}  # fmt: skip


def _unit(got: Got, kinds: Kinds, text: str) -> When | None:
    edge, unit = _one(got, "edge"), got["unit"][-1]
    word = (got.get("direction") or ("this",))[-1]
    counted = _count(got)
    if counted or "units" in kinds:
        if word == "this":
            return None
        low, high, unit = counted or (*VAGUE, unit)
        sign = _STEPS[word]
        direction = "past" if sign < 0 else "coming"
        return When(_UNIT_FORMS[unit], text, shift=sign * low, shift_to=high and sign * high, unit=unit, edge=edge,
                    direction=direction, approximate=high is not None)  # fmt: skip
    if unit in ("day", "hour", "minute", "fortnight"):
        return None
    if "the" in kinds and word in ("last", "past") and edge is None:
        return When(_UNIT_FORMS[unit], text, shift=-1, unit=unit, direction="past")
    direction = {"past": "last", "coming": "next"}.get(word, word)
    return When(_UNIT_FORMS[unit], text, shift=_STEPS[word], unit=unit, direction=direction, edge=edge)


def _season(got: Got, kinds: Kinds, text: str) -> When | None:
    yearly = _yearly(got, kinds)
    yearly.setdefault("direction", _direction(got))
    return When("season", text, number=got["season"][0], edge=_one(got, "edge"), approximate=True, **yearly)


def _fraction(form: Form) -> Callable[[Got, Kinds, str], When | None]:
    def of_year(got: Got, kinds: Kinds, text: str) -> When | None:
        number = _one(got, "quartercode") or _one(got, "ordinal") or _one(got, "digits")
        if number > (4 if form == "quarter" else 2):
            return None
        yearly = _yearly(got, kinds) if "year" in kinds or got.get("direction") else {"shift": 0, "unit": "year"}
        return When(form, text, number=number, **yearly)

    return of_year


def _century(got: Got, kinds: Kinds, text: str) -> When | None:
    number = sum(got.get("number", ())) + (_one(got, "ordinal") or _one(got, "digits"))
    return When("century", text, number=number, edge=_one(got, "edge")) if number <= 22 else None


def _decade(got: Got, kinds: Kinds, text: str) -> When | None:
    return When("decade", text, year=got["decade"][0], edge=_one(got, "edge"))


def _holiday(got: Got, kinds: Kinds, text: str) -> When | None:
    yearly = _yearly(got, kinds)
    yearly.setdefault("direction", _direction(got))
    return When("holiday", text, holiday=got["holiday"][0], part=_part(got), **yearly)


def _years(got: Got, kinds: Kinds, text: str) -> When | None:
    first = got["year"][0]
    last = [*got["year"][1:], *got.get("two", ()), *got.get("digits", ())][-1]
    last += first // 100 * 100 if last < 100 else 0
    if not 0 < last - first <= (120 if len(got["year"]) > 1 else 60):
        return None
    edge = _one(got, "edge")  # the end of 2008-09
    return When("year", text, year=first, edge=edge, end=When("year", text, year=last, edge=edge))


def _year(got: Got, kinds: Kinds, text: str) -> When | None:
    return When("year", text, edge=_one(got, "edge"), **_yearly(got, kinds))


def _only_part(got: Got, kinds: Kinds, text: str) -> When | None:
    if got.get("unit") and got["unit"][-1] != "hour":
        return None
    return When("part", text, part=_part(got))


_BUILDERS: dict[str, Callable[[Got, Kinds, str], When | None]] = {
    "iso": _numeric, "numeric": _numeric, "day": _day, "holiday": _holiday, "month": _month, "weekday": _weekday,
    "relative": _relative, "this_part": _this_part, "ago": _ago, "event": _event, "weekend": _weekend, "unit": _unit,
    "season": _season, "quarter": _fraction("quarter"), "half": _fraction("half"), "century": _century,
    "decade": _decade, "years": _years, "year": _year, "part": _only_part,
}  # fmt: skip
