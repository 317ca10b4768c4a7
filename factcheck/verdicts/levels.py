"""Ordered comparison levels per kind: the first that holds for two answers is their verdict, its words the reason.

The manner is that of record linkage (Splink's comparison levels): most specific first, else last. A topic takes the
worst verdict among the pairs of its answers, and that pair's reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from factcheck.model import Quote, Verdict
from factcheck.topics.point import Point
from factcheck.topics.quotes import words_of
from factcheck.topics.relation import relation, touching
from factcheck.values.amounts import rounding
from factcheck.values.days import could_be_time_zone

GROWING = frozenset({"killed", "injured", "missing", "arrested", "displaced", "rescued", "infected"})
"""Attributes whose count moves on while an event is reported."""


@dataclass(frozen=True, slots=True)
class Level:
    """A verdict with the condition under which two points, of different answers, get it. `reason` may use {a} and {b}."""

    verdict: Verdict
    reason: str
    holds: Callable[[Point, Point], bool]


def _same(a: Point, b: Point) -> bool:
    return relation(a, b) == "same"


def _compatible(a: Point, b: Point) -> bool:
    return relation(a, b) in ("compatible", "unknown")


def _always(a: Point, b: Point) -> bool:
    return True


def _moved_on(a: Point, b: Point) -> bool:
    """The later article has the higher figure, of a kind that grows; both articles are dated, on different days."""
    if a.claim.scene.attribute not in GROWING or b.claim.scene.attribute not in GROWING:
        return False
    if a.published is None or b.published is None or a.published == b.published:
        return False
    first, second = sorted((a, b), key=lambda p: p.published or "")
    if first.undated:
        return False  # it may as well have been written after the other
    low, high = (p.amount for p in (first, second))
    return low is not None and high is not None and (low.low or 0) <= (high.low or 0)


def _grown_older(a: Point, b: Point) -> bool:
    """The later article gives the higher age, by no more birthdays than lie between the two."""
    if a.claim.kind != "age" or a.published is None or b.published is None or a.amount is None or b.amount is None:
        return False
    first, second = sorted((a, b), key=lambda p: p.published or "")
    if first.undated:
        return False
    years = (second.amount.point or 0) - (first.amount.point or 0)  # type: ignore[union-attr]
    days = (date.fromisoformat(second.published or "") - date.fromisoformat(first.published or "")).days
    return 0 < years <= days / 365.25 + 1


def _a_year_apart(a: Point, b: Point) -> bool:
    if a.claim.kind != "age" or a.amount is None or b.amount is None or a.amount.point is None or b.amount.point is None:
        return False
    return abs(a.amount.point - b.amount.point) == 1


def _rounded(a: Point, b: Point) -> bool:
    if a.amount is None or b.amount is None:
        return False
    return rounding(a.amount, b.amount) or touching(a.amount, b.amount)


def _zones(a: Point, b: Point) -> bool:
    return a.day is not None and b.day is not None and could_be_time_zone(a.day, b.day)


def _sets_side_by_side(a: Point, b: Point) -> bool:
    return a.claim.holder != b.claim.holder and "denied" in (a.claim.stance, b.claim.stance) and a.claim.stance != b.claim.stance


def _contained(a: Point, b: Point) -> bool:
    short, long = sorted(_texts(a, b), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _equal_words(a: Point, b: Point) -> bool:
    first, second = _texts(a, b)
    return first == second


def _indirect(a: Point, b: Point) -> bool:
    return "FC403" in (a.claim.code, b.claim.code)


def _spelled(a: Point, b: Point) -> bool:
    """The words differ by letters only: honour / honor, organise / organize."""
    from rapidfuzz.distance import Levenshtein

    first, second = _texts(a, b)
    return len(first) == len(second) and all(
        x == y or Levenshtein.distance(x, y) <= max(1, min(len(x), len(y)) // 4) for x, y in zip(first, second, strict=True)
    )


def _trimmed(a: Point, b: Point) -> bool:
    """One has all the words of the other in order, with words between left out."""
    short, long = sorted(_texts(a, b), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _texts(a: Point, b: Point) -> tuple[list[str], list[str]]:
    first, second = a.claim.value, b.claim.value
    assert isinstance(first, Quote) and isinstance(second, Quote)
    return words_of(first.text), words_of(second.text)


DENIED = Level("denial", "one denies what the other asserts", _sets_side_by_side)

LEVELS: Mapping[str, tuple[Level, ...]] = {
    "amount": (
        DENIED,
        Level("agreement", "the same figure", _same),
        Level("compatible", "{a} and {b} can both be true", _compatible),
        Level("update", "the later article has the higher figure: the count moved on", _moved_on),
        Level("update", "the later article gives the higher age: a birthday lies between", _grown_older),
        Level("discrepancy", "{a} and {b} are one year apart: a birthday may lie between", _a_year_apart),
        Level("discrepancy", "{a} and {b} may be roundings of one figure", _rounded),
        Level("contradiction", "{a} and {b} cannot both be right", _always),
    ),
    "date": (
        Level("agreement", "the same day", _same),
        Level("compatible", "{a} and {b} differ only in precision", _compatible),
        Level("discrepancy", "{a} and {b} are neighbouring days: a time zone apart, or before and after midnight", _zones),
        Level("contradiction", "{a} and {b} cannot both be the day", _always),
    ),
    "time": (
        Level("agreement", "the same time", _same),
        Level("compatible", "{a} and {b} differ only in precision", _compatible),
        Level("discrepancy", "{a} and {b} are two times of one day, perhaps of two moments or two time zones", _always),
    ),
    "quote": (
        Level("agreement", "the same words", _equal_words),
        Level("compatible", "the same statement in other words", _indirect),
        Level("compatible", "one quotes a part of the other", _contained),
        Level("discrepancy", "trimmed: words are left out without a mark", _trimmed),
        Level("discrepancy", "spelling differs", _spelled),
        Level("discrepancy", "words are changed: two renderings or translations of one utterance", _always),
    ),
}
BY_KIND = {
    "count": "amount",
    "measure": "amount",
    "money": "amount",
    "age": "amount",
    "date": "date",
    "time": "time",
    "quote": "quote",
}


def level(kind: str, a: Point, b: Point) -> Level:
    """The first level of the kind that holds for two points."""
    return next(lv for lv in LEVELS[BY_KIND[kind]] if lv.holds(a, b))
