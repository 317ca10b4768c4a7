"""How the values of two points stand to each other, whatever they are said of."""

from typing import Literal

from factcheck.topics.point import Point
from factcheck.values.amounts import Amount, overlaps, same
from factcheck.values.days import When
from factcheck.values.units import rounding_across

VAGUE_REACH = 1.6
"""How far, as a ratio, the truth may lie outside the interval of a vague word."""
Relation = Literal["same", "compatible", "differ", "unknown"]


def relation(a: Point, b: Point) -> Relation:
    """same (equal after normalization), compatible (both can be true), differ, or unknown (cannot be compared)."""
    if a.amount is not None and b.amount is not None:
        return _amounts(a, b)
    if a.claim.kind == "date":
        return _days(a, b)
    if a.clock is not None and b.clock is not None:
        return _clocks(a, b)
    return "unknown"


def _amounts(a: Point, b: Point) -> Relation:
    first, second = a.amount, b.amount
    assert first is not None and second is not None
    if a.claim.kind == "money" and a.claim.unit != b.claim.unit:
        return "unknown"
    if same(first, second):
        return "same"
    if "FC111" in (a.claim.code, b.claim.code):
        return "differ"  # a score is two figures, not a range
    if overlaps(first, second) and not touching(first, second) or ((first.vague or second.vague) and _close(first, second)):
        return "compatible"
    if a.claim.kind == "measure" and a.claim.unit != b.claim.unit and _across(a, b):
        return "compatible"
    return "differ"


def touching(a: Amount, b: Amount) -> bool:
    """Whether two hedged amounts touch only at their ends: "nearly 300" and "more than 300" do not agree."""
    if a.exact or b.exact:
        return False
    (low, high), (other_low, other_high) = a.reach, b.reach
    return low < high and other_low < other_high and (high == other_low or other_high == low)


def _close(a: Amount, b: Amount) -> bool:
    """Whether a vague word ("several") misses the other amount by little: its borders are a convention."""
    (low, high), (other_low, other_high) = a.reach, b.reach
    return other_low <= VAGUE_REACH * high and low <= VAGUE_REACH * other_high


def _across(a: Point, b: Point) -> bool:
    """Whether two measures in different units are one, to the precision of the rounder one: 84 miles and 135 km."""
    first, second = a.claim.value, b.claim.value
    assert isinstance(first, Amount) and isinstance(second, Amount)
    return rounding_across(first, a.claim.unit, second, b.claim.unit)


def _one_day_of_the_year(a: When, b: When) -> bool:
    """Whether "June 20" can be the "June 20, 2005" of the other, told years later."""
    return (a.year is None) != (b.year is None) and a.day is not None and (a.month, a.day) == (b.month, b.day)


def _days(a: Point, b: Point) -> Relation:
    one, two = a.claim.value, b.claim.value
    if isinstance(one, When) and isinstance(two, When) and _one_day_of_the_year(one, two):
        return "same"
    if a.day is not None and b.day is not None:
        if a.day.same(b.day):
            return "same"
        return "compatible" if a.day.overlaps(b.day) else "differ"
    first, second = a.claim.value, b.claim.value
    assert isinstance(first, When) and isinstance(second, When)
    for part in ("weekday", "day"):
        x, y = getattr(first, part), getattr(second, part)
        if x is not None and y is not None:
            if part == "day" and first.month != second.month:
                return "differ" if first.month and second.month else "unknown"
            return "same" if x == y else "differ"
    if first.form == second.form == "relative-day" and a.claim.article == b.claim.article:
        return "same" if first.shift == second.shift else "differ"
    return "unknown"


def _clocks(a: Point, b: Point) -> Relation:
    first, second = a.clock, b.clock
    assert first is not None and second is not None
    if first.same(second):
        return "same"
    return "compatible" if first.compatible(second) else "differ"
