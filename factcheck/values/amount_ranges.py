"""Two figures that make one range: "between 5,000 and 6,000", "50 to 60", "$2-3 million"; and pairs that are scores."""

import re
from dataclasses import dataclass, replace
from functools import cache

from factcheck.values.amount_context import is_year, words_before
from factcheck.values.amount_hedges import BETWEEN
from factcheck.values.amount_units import Measured, unit_behind
from factcheck.values.amounts import Amount, exactly, hull
from factcheck.values.number_words import Number, alternation, is_plural, word_table
from factcheck.values.numerals import read_number
from factcheck.values.units import dimension, unit, unit_table

_RANGE = re.compile(r"(?P<hang> ?-)?(?P<how> ?- ?(?:to|or) ?- ?| (?:to|or|through) | ?- ?)", re.I)
_AND = re.compile(r" ?-? and ", re.I)


def read_range(
    text: str, number: Number, measured: Measured | None, prefix: str | None, start: int
) -> tuple[Amount, int, Measured | None] | int | None:
    """The range that a number begins, with the end of its last figure and its unit; for a score its end."""
    between = BETWEEN.search(text, max(0, start - 30), start)
    at = measured.end if measured and (between or prefix) else number.end
    link = (_AND if between else _RANGE).match(text, at)
    if link is None and between:
        link = _RANGE.match(text, at)
    if link is None or link.end() >= len(text) or (measured and not prefix and not between):
        return None
    second_start, currency = link.end(), prefix if prefix and dimension(prefix) == "currency" else None
    if money := _money_sign().match(text, second_start):
        if money["sign"] and unit_table().prefixes[money["sign"]] != currency:
            return None
        second_start = money.end()
    if second_start >= len(text) or not (text[second_start].isalnum()):
        return None
    second = read_number(text, second_start, money=currency is not None)
    if second is None or second.start != second_start or second.amount.point is None or number.amount.point is None:
        return None
    return _pair(text, number, second, _Pairing(link[0], bool(between), prefix, measured))


@cache
def _money_sign() -> re.Pattern[str]:
    return re.compile(rf"(?:about |around |roughly )?(?P<sign>{alternation(unit_table().prefixes)})? ?(?=\.?\d)")


@dataclass(frozen=True, slots=True)
class _Pairing:
    """How two figures stand together."""

    link: str
    between: bool
    prefix: str | None
    measured: Measured | None


def _pair(text: str, number: Number, second: Number, pairing: _Pairing) -> tuple[Amount, int, Measured | None] | int | None:
    lists = word_table().lists
    unit_after = unit_behind(text, second)
    named = Measured(pairing.prefix, second.end) if pairing.prefix else unit_after
    if pairing.prefix and unit_after and dimension(pairing.prefix) in {"age", unit(unit_after.name).dimension}:
        named = unit_after if dimension(pairing.prefix) != "age" else replace(unit_after, name=pairing.prefix)
    low, high = number.amount.point or 0.0, second.amount.point or 0.0
    if second.scaled and not number.scaled and low < high:
        factor = _last_scale(text, second)
        if factor and low * factor <= high:
            low *= factor
    elif pairing.measured and pairing.between and named and pairing.measured.name != named.name:
        return None
    tight = "-" in pairing.link and "to" not in pairing.link and "or" not in pairing.link
    before = {w.lower().strip(",(") for w, _ in words_before(text, number.start, 3)}
    nearest = next((w.lower() for w, _ in reversed(words_before(text, number.start, 1))), "")
    if tight and not number.digits:
        return None
    is_score = (
        low >= high
        or (bool(before & lists["scores"]) and "or" not in pairing.link)
        or (tight and not _things_follow(text, second.end))
    )
    if is_score and not pairing.between and not named:
        return second.end if (tight or " to " in pairing.link.lower()) and number.bare and second.bare else None
    if low >= high or (
        nearest in lists["changes"] and "or" not in pairing.link and not pairing.between and not (tight and named)
    ):
        return second.end if tight and not named else None
    if second.fraction or number.fraction or (is_year(text, second) and not pairing.between and not named):
        return None
    return hull(exactly(low), exactly(high)), second.end, named


def _last_scale(text: str, number: Number) -> float | None:
    """The factor of the scale word that ends a number: a million of "6 million"."""
    words = re.findall(r"[A-Za-z]+", text[number.start : number.end])
    table = word_table()
    if not words:
        return None
    last = words[-1]
    return table.scales.get(last.lower()) or table.abbreviations.get(last) or table.money_abbreviations.get(last)


def _things_follow(text: str, end: int) -> bool:
    """Whether a plural noun comes within two words: "5-6 people", "20-30 masked gunmen"."""
    words = re.match(r"(?: ([a-z]+))(?: ([a-z]+))?", text[end : end + 40])
    return words is not None and any(word and is_plural(word) for word in words.groups())
