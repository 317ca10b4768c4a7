"""Finding quantities in running English text: counts, measures, money, ages, percentages, fractions, ranks.

One compiled alternation finds where something with a number begins; what stands around that place decides what it is.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from factcheck.values.amount_context import (
    SKIPS,
    capital_in_name,
    in_title_case,
    is_name,
    starts_sentence,
    words_before,
)
from factcheck.values.amount_hedges import Hedged, hedged, rate_behind
from factcheck.values.amount_pronouns import is_pronoun_one, is_rank, no_is_zero
from factcheck.values.amount_ranges import read_range
from factcheck.values.amount_shapes import age_after_name, another_magnitude, fraction_stands, is_quake
from factcheck.values.amount_units import (
    Measured,
    as_age,
    glued_to_name,
    is_age,
    lent_unit,
    smaller_unit,
    spoken_prefix,
    unit_behind,
)
from factcheck.values.amounts import Amount, exactly, mapped
from factcheck.values.number_words import Number, alternation, plain, word_table
from factcheck.values.numerals import read_number
from factcheck.values.units import dimension, si, unit, unit_table

Kind = Literal["count", "measure", "money", "age", "percent", "ordinal", "fraction"]


_DECADES = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_OLDEST = 125
"""Years (or months) beyond which "old" is said of things and customs, not of people."""

_MEASURING = ("than", "about", "nearly", "almost", "around", "over", "under", "just", "roughly", "least", "lasted")
"""Words behind which "a" with a unit says how much: "more than a mile", "lasted an hour"."""

_THIRDS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}
"""Which years of a decade of life its parts are; they overlap, as nobody agrees on their edges."""


_PERIODS = "minute|hour|day|week|month|year|decade"
_SINGLE = (
    "".join(("(?:", "|".join(f"(?<={word} )" for word in _MEASURING), ")"))
    + rf"[Aa]n? (?=(?:{_PERIODS}|second|fortnight|century|mile|kilomet(?:er|re)|acre|hectare|tonne)\b"
    r"(?! (?:old|ago|later|earlier|before|after|and a half)\b))"
    rf"|(?i:half[- ]?)?(?P<long>(?i:{_PERIODS}))[- ]?(?i:long)\b"
)
"""A unit of which there is one: "nearly a day", "hourlong"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text; offsets are half-open.

    `start`, `end` cover the whole expression with hedge, number and unit, `number` the number alone. `amount` is in
    `unit` as written, `si` in the SI or base unit of `dimension` (ages in years, money in its own currency, counts as
    they are). `extra` marks an amount on top of another ("another 20", "20 more"), `rate` the time or thing it is per
    ("day" of "50 a day").
    """

    start: int
    end: int
    number: tuple[int, int]
    amount: Amount
    kind: Kind
    unit: str | None
    dimension: str | None
    si: Amount
    hedge: str | None
    extra: bool = False
    rate: str | None = None


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of the text in order, never overlapping. Offsets are those of the text given."""
    flat, found, at, last_name = plain(text), list[Quantity](), 0, -1
    starts = _starts()
    while match := starts.search(flat, at):
        at = match.end()
        if match.lastgroup == "skip":
            last_name = at
            continue
        step = _quantity_at(flat, match, last_name, found[-1] if found else None)
        if isinstance(step, int):
            last_name = at = max(at, step)
        elif step is not None:
            found.extend(step)
            at = max(at, step[-1].end)
    return found


@cache
def _starts() -> re.Pattern[str]:
    """Where a skipped expression, a currency sign, a number or a number word begins."""
    table, units = word_table(), unit_table()
    counting = {*table.cardinals, *table.scales, *table.vague, "half", "third", "quarter"}
    initials = "".join(sorted({word[0] for word in (*counting, *table.ordinals, "no")}))
    letters, words = initials + initials.upper(), alternation(counting)
    ordinals = alternation(table.ordinals)
    money = alternation(units.prefixes)
    decade = (
        r"(?:(?:early|mid|late)(?: to (?:mid|late))?(?: ?- ?| ))?"
        rf"(?:\d0 ?'?s|{alternation(_DECADES)})\b"
    )
    return re.compile(
        rf"(?<![A-Za-z0-9_])(?:(?P<skip>{SKIPS})"
        rf"|(?P<money>{money}) ?(?=\.?\d)"
        rf"|(?:[Tt]heir|[Hh]is|[Hh]er|[Mm]y|[Oo]ur) (?P<decade>{decade})"
        rf"|[Mm]w? ?(?=\d\.\d(?!\d))(?P<magnitude>)"
        rf"|(?P<single>{_SINGLE})"
        rf"|(?P<digits>(?<!\d[.,])(?:\d|\.(?=\d)|[½⅓⅔¼¾⅛]))"
        rf"|(?=[{letters}])(?:(?P<word>(?i:{words}))(?![A-Za-z0-9'])"
        rf"|(?P<ordinal>(?i:{ordinals}))(?![A-Za-z'])"
        rf"|(?P<none>(?i:no ?- ?one|no one|nobody|none|no))(?![A-Za-z'-])))"
    )


def _quantity_at(text: str, match: re.Match[str], last_name: int, previous: Quantity | None) -> list[Quantity] | int | None:
    """The quantities of the expression at a match; an offset up to which there is a name or score; None for nothing."""
    kind, start = match.lastgroup, match.start()
    if kind == "none":
        return _zero(text, match, previous)
    if kind == "decade":
        return _decade(text, match)
    if kind == "single":
        return _single(text, match)
    part = (match["word"] or match["ordinal"] or "").lower() in word_table().fractions
    if kind == "ordinal" or (kind == "word" and match["word"].lower() == "third"):
        rank = _ordinal(text, match)
        if rank or not part:
            return rank
    if (
        kind == "money"
        and match["money"] in {"R", "N"}
        and not re.match(r"\d+(?:,\d{3}|\.\d+|\d* ?(?:m|bn|million|billion|trillion)\b)", text[match.end() : match.end() + 20])
    ):
        return match.end()
    currency = unit_table().prefixes[match["money"]] if kind == "money" else None
    number_start = match.end() if kind in {"money", "magnitude"} else start
    if kind == "digits" and (rank_match := _DIGIT_ORDINAL.match(text, start)):
        return _digit_ordinal(text, rank_match)
    number = read_number(text, number_start, money=currency is not None)
    if number is None:
        return None
    prefix = "magnitude" if kind == "magnitude" else currency
    return _expression(text, number, prefix, min(start, number.start), last_name, previous)


_DIGIT_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)(?!\w)")


def _ordinal(text: str, match: re.Match[str]) -> list[Quantity] | None:
    word = match[0].lower()
    value = word_table().ordinals[word]
    if text[match.start() - 1 : match.start()] == "-" or text.startswith("-", match.end()):
        return None
    if value == 1 and not _determined(text, match.start()):
        return None
    if match[0][0].isupper() and not starts_sentence(text, match.start()) and not in_title_case(text, match.start()):
        return None
    return [_rank(match.start(), match.end(), value)] if is_rank(text, match.end(), word, value) else None


def _determined(text: str, start: int) -> bool:
    """Whether an article or possessive stands before: "the first quake", not "he first spoke"."""
    before = words_before(text, start, 1)
    word = before[0][0].lower() if before else ""
    return word in {"the", "a", "its", "his", "her", "their", "our", "my", "this"} or word.endswith("'s")


def _digit_ordinal(text: str, match: re.Match[str]) -> list[Quantity] | int:
    value = int(match[1])
    return [_rank(match.start(), match.end(), value)] if is_rank(text, match.end(), match[0], value) else match.end()


def _rank(start: int, end: int, value: float) -> Quantity:
    amount = exactly(float(value))
    return Quantity(start, end, (start, end), amount, "ordinal", None, None, amount, None)


def _zero(text: str, match: re.Match[str], previous: Quantity | None) -> list[Quantity] | None:
    word = match["none"].lower()
    before = words_before(text, match.start(), 1)
    if (before and before[0][0].lower() in {"to", "bar", "yes"}) or not no_is_zero(
        text, word if word in {"no", "none"} else "no one", match.end()
    ):
        return None
    nothing = exactly(0.0)
    return [Quantity(match.start(), match.end(), (match.start(), match.end()), nothing, "count", None, None, nothing, None)]


def _decade(text: str, match: re.Match[str]) -> list[Quantity] | int:
    phrase = match["decade"].lower()
    digits = re.search(r"\d0", phrase)
    word = re.search(r"[a-z]+$", phrase)
    ten = int(digits[0]) if digits else _DECADES[word[0] if word else ""]
    parts = [span for name, span in _THIRDS.items() if name in phrase]
    low, high = (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else (0, 9)
    if ten == 10:
        low, high = (13 - 10, 9) if not parts else (max(low, 3), high)
    start, end = match.span("decade")
    amount = Amount(float(ten + low), float(ten + high))
    return [Quantity(start, end, (start, end), amount, "age", "year of age", "age", amount, None)]


def _single(text: str, match: re.Match[str]) -> list[Quantity]:
    """One of a unit without a number: "more than an hour", "a nearly hourlong speech"."""
    start, end = match.span("single")
    share = 0.5 if match["single"].lower().startswith("half") else 1.0
    number = Number(start, start + len(match["single"].split()[0]), exactly(share))
    measured = Measured(match["long"], end) if match["long"] else unit_behind(text, number)
    hedges = hedged(text, number.amount, (start, measured.end if measured else end), measured.name if measured else None, 0)
    return [_finish(text, number, number.end, hedges, measured, age=False)]


def _expression(
    text: str, number: Number, prefix: str | None, start: int, last_name: int, previous: Quantity | None
) -> list[Quantity] | int | None:
    """Everything around a number that has been read: unit, range, hedges."""
    if number.digits and text[number.end : number.end + 1].isalnum() and not unit_behind(text, number):
        return number.end
    measured = Measured(prefix, number.end) if prefix else None
    spoken, start = spoken_prefix(text, number, start) if prefix is None else (None, start)
    if spoken:
        measured = Measured(spoken, number.end)
    behind = unit_behind(text, number)
    if measured is None or (spoken and behind and (behind.name == spoken or dimension(spoken) == "age")):
        measured = behind
    elif prefix and prefix != "magnitude" and behind and behind.name == prefix:
        measured = replace(measured, end=behind.end)
    spoken_age = spoken == "year of age"
    if measured is None and is_name(text, number, last_name):
        return number.end
    if (
        measured
        and not prefix
        and not spoken
        and ((number.bare and glued_to_name(text, number)) or capital_in_name(text, number, measured.end))
    ):
        return measured.end
    pair = read_range(text, number, measured, prefix or spoken, start)
    if isinstance(pair, int):
        return pair
    amount, end, last = number.amount, measured.end if measured else number.end, number.end
    if pair:
        amount, last, measured = pair
        end = measured.end if measured else last
    if measured and measured.factor != 1:
        factor = measured.factor
        amount = mapped(amount, lambda value: value * factor)
    if measured is None and not pair and not number.scaled:
        lent = lent_unit(text, number)
        if lent:
            measured = Measured(lent.name, number.end, lent.factor)
    if measured and (unit(measured.name).then and not prefix):
        amount, end = smaller_unit(text, amount, measured)
        measured = replace(measured, end=end)
    magnitude_end = previous.end if previous and previous.unit == "magnitude" else -1
    age = spoken_age or (measured is not None and is_age(text, measured) and (amount.high or 0) <= _OLDEST)
    if age:
        measured, end = as_age(text, measured, end)
    elif measured is None and age_after_name(text, number):
        age, measured = True, Measured("year of age", number.end)
    elif measured is None and (is_quake(text, number) or another_magnitude(text, number, magnitude_end)):
        measured = Measured("magnitude", number.end)
    if number.fraction and measured is None and not fraction_stands(text, number):
        return None
    hedges = hedged(text, amount, (start, end), measured.name if measured else None, previous.end if previous else 0)
    if (
        _one(text, number)
        and measured is None
        and is_pronoun_one(text, number.start, number.end, hedged=hedges.hedge is not None)
    ):
        return number.end
    return [_finish(text, number, last, hedges, measured, age=age)]


def _finish(text: str, number: Number, last: int, hedges: "Hedged", measured: Measured | None, *, age: bool) -> Quantity:
    name = measured.name if measured else ("fraction" if number.fraction else None)
    kind: Kind = "count"
    if name is not None:
        kind = cast(Kind, {"currency": "money", "age": "age"}.get(unit(name).dimension, "measure"))
        kind = "percent" if name == "percent" else "fraction" if name == "fraction" else "age" if age else kind
    rate, end = rate_behind(text, hedges.end) if kind != "age" else (None, hedges.end)
    amount = hedges.amount
    return Quantity(
        hedges.start,
        end,
        (number.start, last),
        amount,
        kind,
        name,
        dimension(name),
        si(amount, name),
        hedges.hedge,
        hedges.extra,
        rate,
    )


def _one(text: str, number: Number) -> bool:
    return not number.digits and text[number.start : number.end].lower() == "one"
