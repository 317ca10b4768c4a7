"""From values to places on a line: amounts as numbers, days as their ordinals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any

from factcheck.reports.html.words import short_day

DRAWN = frozenset({"count", "measure", "money", "age", "date"})
"""Kinds of claim whose values have a place on a line."""


@dataclass(frozen=True, slots=True)
class Range:
    """A value on a line; None for an open end."""

    low: float | None
    high: float | None

    def ends(self) -> list[float]:
        return [end for end in (self.low, self.high) if end is not None]


def range_of(kind: str, value: Mapping[str, Any]) -> Range | None:
    """An answer's value as a range; None where it has no end at all."""
    if kind == "date":
        ends = [date.fromisoformat(day).toordinal() if (day := value.get(key)) else None for key in ("start", "end")]
        made = Range(*ends)
    elif kind in DRAWN:
        made = Range(*(float(v) if isinstance(v := value.get(key), (int, float)) else None for key in ("low", "high")))
    else:
        return None
    return made if made.ends() else None


FAR = 3
"""A vague range ("thousands") that goes on for more than this many times the largest exact figure does not set the scale."""
LETTER = 8
"""Room for a letter, in units of the view box."""


def exact_top(ranges: Sequence[Range]) -> float | None:
    """Where the scale ends if a vague range would else squeeze all exact figures into a corner."""
    exact = [r.ends()[0] for r in ranges if r.low == r.high or len(r.ends()) == 1]
    highest = max((end for r in ranges for end in r.ends()), default=0.0)
    top = max((*exact, *(r.low for r in ranges if r.low is not None))) if exact else 0.0
    return top if top > 0 and highest > FAR * top else None


def axis(kind: str, ranges: Sequence[Range], width: int) -> list[tuple[float, str]]:
    """The places of the ticks with their labels, as many as have room in `width`."""
    top = exact_top(ranges) if kind != "date" else None
    ends = [end for r in ranges for end in r.ends() if top is None or end <= top]
    whole = kind == "date" or all(end == int(end) for end in ends)
    for most in (5, 4, 3, 2):
        made = [(tick, tick_words(kind, tick)) for tick in ticks(min(ends), max(ends), whole, most)]
        if max(len(words) for _, words in made) * LETTER + 12 <= width / (len(made) - 1):
            break
    return made


def ticks(low: float, high: float, whole: bool, most: int) -> list[float]:
    """Round numbers from below `low` to above `high`, at most about `most` steps apart evenly."""
    span = max(high - low, 1e-6, abs(high) * 1e-9) if high > low else max(abs(low) * 0.2, 1.0)
    power = 10.0 ** floor(log10(span / most))
    step = next(power * m for m in (1, 2, 5, 10) if span / (power * m) <= most)
    if whole:
        step = max(1.0, ceil(step))
    first = floor(low / step)
    last = max(ceil(high / step), first + 1)
    return [round(n * step, 10) for n in range(first, last + 1)]


def tick_words(kind: str, value: float) -> str:
    """A tick's label: "1,500", "2.5", "7 Jan 2020"."""
    if kind == "date":
        return short_day(date.fromordinal(int(value)).isoformat())
    return f"{value:,.10f}".rstrip("0").rstrip(".")
