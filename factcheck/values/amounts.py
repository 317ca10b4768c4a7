"""Amounts as intervals, and their algebra.

A hedge is an interval: "at least five" is [5, open), "up to 30" is [0, 30], "nearly 2.5 million" is [2.25 million,
2.5 million]. Bounds are closed although "more than 200" is strictly an open one: newsrooms write "more than 200" of
exactly 200, and a checker must not call that a contradiction.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf, isclose
from typing import Literal

Bound = Literal["low", "high", "about", "below", "above"]
"""What a hedge does to the figure behind it: a lower bound, an upper bound, a figure that may be a rounding, a little
less than the figure ("nearly"), a little more ("just over")."""

MARGIN = 0.1
"""How far, as a share of the figure, the truth may lie from a figure with "about", "nearly" or "just over"."""

ROUNDING_MARGIN = 0.05
"""How far, as a share of the rounder figure, a figure without a hedge may have been rounded."""

COUNTED_BELOW = 100
"""Whole numbers below this are counted, not rounded: 19 and 20 dead are two counts, 190 and 200 may be one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A closed interval of numbers; None is an open end.

    `approximate` marks a figure that may be a rounding ("about", "some", "nearly"), `vague` an interval that comes
    from a convention for a word ("dozens", "several"; see amounts.toml). Raises ValueError when low exceeds high.
    """

    low: float | None
    high: float | None
    approximate: bool = False
    vague: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an amount cannot reach from {self.low} down to {self.high}")

    @property
    def exact(self) -> bool:
        """One figure without any hedge."""
        return self.low is not None and self.low == self.high and not self.approximate and not self.vague

    @property
    def point(self) -> float | None:
        """The one figure that was written: 140 of "about 140", 100 of "nearly 100"; None of ranges and bounds."""
        if self.low is not None and self.low == self.high:
            return self.low
        return {"below": self.high, "above": self.low}.get(self.leaning or "")

    @property
    def leaning(self) -> Literal["below", "above"] | None:
        """Whether this is "nearly" or "just over" a figure: only these are approximate and have a width."""
        if not self.approximate or self.low is None or self.high is None or self.low == self.high:
            return None
        if isclose(self.low, _less(self.high), rel_tol=1e-9):
            return "below"
        return "above" if isclose(self.high, _more(self.low), rel_tol=1e-9) else None

    @property
    def reach(self) -> tuple[float, float]:
        """The ends with infinities for open ones and `MARGIN` on both sides of an approximate figure."""
        low = -inf if self.low is None else self.low
        high = inf if self.high is None else self.high
        if self.approximate and self.leaning is None:
            low, high = (
                low - abs(low) * MARGIN if low > -inf else low,
                high + abs(high) * MARGIN if high < inf else high,
            )
        return low, high


def exactly(value: float) -> Amount:
    """The amount that is just this figure."""
    return Amount(value, value)


def same(a: Amount, b: Amount) -> bool:
    """Whether both say the same interval, hedged or not ("some 20" and "20"), to the precision of floats."""
    return _equal(a.low, b.low) and _equal(a.high, b.high)


def overlaps(a: Amount, b: Amount) -> bool:
    """Whether one true figure could satisfy both; approximate figures reach `MARGIN` to both sides. Symmetric."""
    (low, high), (other_low, other_high) = a.reach, b.reach
    return _at_most(low, other_high) and _at_most(other_low, high)


def contains(a: Amount, b: Amount) -> bool:
    """Whether every figure of b satisfies a ("more than a dozen" contains 16)."""
    low, high = a.reach
    return _at_most(low, -inf if b.low is None else b.low) and _at_most(inf if b.high is None else b.high, high)


def rounding(a: Amount, b: Amount) -> bool:
    """Whether one is a plausible rounding of the other, end by end. Symmetric; a figure is a rounding of itself.

    Without a hedge: the finer figure, rounded at the last significant digit of the rounder one, gives the rounder one
    (167,000 -> 170,000; 6.1 -> 6), it moves by at most `ROUNDING_MARGIN`, and two whole numbers are only rounded from
    `COUNTED_BELOW` on. With "about", "nearly" or the like on either: they differ by at most `MARGIN` of the larger.
    Compare measures in the unit in which the rounder one was written: 84 miles are 135 km, not 135,185 m.
    """
    approximate = a.approximate or b.approximate
    pairs = zip(_figures(a), _figures(b), strict=True)
    return all(x == y if x is None or y is None else _rounds(x, y, approximate) for x, y in pairs)


def bounded(amount: Amount, bound: Bound, floor: float | None = 0.0) -> Amount:
    """The amount under a hedge. `floor` is the low end of upper bounds: 0, or None where negative amounts exist.

    "About", "nearly" and "just over" leave ranges and vague amounts as they are: those are approximations already.
    """
    if bound == "low":
        return replace(amount, high=None)
    if bound == "high":
        low = floor if floor is None or amount.high is None else min(floor, amount.high)
        return replace(amount, low=low)
    if amount.low is None or amount.low != amount.high or amount.vague:
        return amount
    if bound == "about" or amount.low <= 0:
        return replace(amount, approximate=True)
    if bound == "below":
        return Amount(_less(amount.low), amount.low, approximate=True)
    return Amount(amount.low, _more(amount.low), approximate=True)


def hull(a: Amount, b: Amount) -> Amount:
    """The range from one amount to another ("between 50 and 60"): the smallest interval that holds both."""
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Amount(low, high, vague=a.vague or b.vague)


def mapped(amount: Amount, function: Callable[[float], float]) -> Amount:
    """The amount with an increasing function put on both ends: a change of unit."""
    low = None if amount.low is None else function(amount.low)
    high = None if amount.high is None else function(amount.high)
    return replace(amount, low=low, high=high)


def _less(value: float) -> float:
    return value * (1 - MARGIN)


def _more(value: float) -> float:
    return value * (1 + MARGIN)


def _equal(x: float | None, y: float | None) -> bool:
    return x is y if x is None or y is None else isclose(x, y, rel_tol=1e-9, abs_tol=1e-12)


def _at_most(x: float, y: float) -> bool:
    return x <= y or isclose(x, y, rel_tol=1e-9, abs_tol=1e-12)


def _figures(amount: Amount) -> tuple[float | None, float | None]:
    point = amount.point
    return (amount.low, amount.high) if point is None else (point, point)


def _rounds(x: float, y: float, approximate: bool) -> bool:
    if _equal(x, y):
        return True
    difference = abs(x - y)
    if approximate:
        return difference <= MARGIN * max(abs(x), abs(y))
    finer, rounder = sorted((x, y), key=_last_digit)
    place = _last_digit(rounder)
    if place == _last_digit(finer) or difference > ROUNDING_MARGIN * abs(rounder):
        return False
    if finer % 1 == 0 == rounder % 1 and abs(rounder) < COUNTED_BELOW:
        return False
    return difference <= 10.0**place / 2 * (1 + 1e-9)


def _last_digit(value: float) -> int:
    """The power of ten of the last significant digit: 4 of 170,000, -1 of 6.1."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
