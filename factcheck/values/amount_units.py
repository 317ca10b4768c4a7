"""The unit of a number: right behind it, said before it, or lent by the number that follows."""

import re
from dataclasses import dataclass, replace
from functools import cache

from factcheck.values.amount_context import words_before
from factcheck.values.amount_hedges import hedge_before
from factcheck.values.amounts import Amount, mapped
from factcheck.values.number_words import Number, alternation, word_table
from factcheck.values.numerals import metre_end, read_number
from factcheck.values.units import convert, dimension, unit, unit_table


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit found behind a number: its name, where it ends, and what the number must be multiplied by (cents)."""

    name: str
    end: int
    factor: float = 1.0


def glued_to_name(text: str, number: Number) -> bool:
    """Whether digits stand behind a letter and a hyphen ("an F-16"): a name, unit or not."""
    before = text[max(0, number.start - 3) : number.start]
    return (
        len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and not before.endswith(("by-", "to-", "or-", "nd-", "a-"))
    )


_PREFIX_BEFORE = re.compile(r"(?P<phrase>magnitudes?(?: of)?|ages?(?: of)?|aged)(?: ?[-:] ?| )(?:a )?$", re.I)
_AGE_PAIR = re.compile(r"(?:aged|ages|age) (?:\d{1,3}|[a-z-]+)(?: years)?,? (?:and|or) $", re.I)


def spoken_prefix(text: str, number: Number, start: int) -> tuple[str | None, int]:
    """The unit said before the number ("magnitude 6.1", "aged between 9 and 13") and where it begins."""
    if number.fraction or number.scaled:
        return None, start
    at = number.start
    for _ in range(2):
        match = _PREFIX_BEFORE.search(text, max(0, at - 16), at)
        if match and (match.start() == 0 or not text[match.start() - 1].isalnum()):
            name = word_table().prefixes[match["phrase"].lower()]
            in_age = name != "year of age" or (number.amount.high or 0) <= 125
            return (name, match.start() if at == number.start else start) if in_age else (None, start)
        hedge = hedge_before(text, at)
        if hedge is None and text.endswith("between ", 0, at):
            at -= len("between ")
        elif hedge:
            at = hedge[1]
        else:
            break
    return ("year of age" if _AGE_PAIR.search(text, max(0, number.start - 24), number.start) else None), start


@cache
def _unit_pattern() -> re.Pattern[str]:
    table = unit_table()
    fillers = alternation(word_table().lists["fillers"])
    return re.compile(
        rf"(?:(?: ?- ?| )(?:(?:{fillers}) )?|(?<=\d))(?:of )?(?P<word>(?i:{alternation(table.words)}))(?![A-Za-z0-9])"
        rf"| ?-? ?(?P<symbol>{alternation(table.symbols)})(?:(?<=[%°º])|(?![A-Za-z0-9]))"
        rf"|(?P<attached>{alternation(table.attached)})(?![A-Za-z0-9])"
    )


def unit_behind(text: str, number: Number, at: int | None = None) -> Measured | None:
    """The unit right behind a number, over a space, a hyphen or "of" ("millions of dollars")."""
    end = number.end if at is None else at
    table = unit_table()
    match = _unit_pattern().match(text, end)
    if match is None and number.fraction and number.link:
        link = number.link
        match = _unit_pattern().match(text, link - 1)
    if match is None:
        metre = metre_end(text, end) if number.digits else None
        return Measured("metre", metre) if metre else None
    word = match["word"]
    if " of " in match[0].lower() and not number.amount.vague and not number.fraction and not word.lower().startswith("of"):
        return None
    if word is None:
        if not number.digits and match["symbol"] not in {"%"}:
            return None
        name = table.symbols[match["symbol"]] if match["symbol"] else table.attached[match["attached"]]
        return Measured(name, match.end()) if not (match["attached"] and "." in match[0]) else None
    word = re.sub(" ?- ?| ", " ", word.lower())
    name = table.words.get(word) or table.words[word.replace(" ", "-")]
    if name == "pound":
        name = _pound(text, number, match.end())
    return Measured(name, match.end(), 0.01 if word in table.cents else 1.0)


def _pound(text: str, number: Number, end: int) -> str:
    """Mass or money: by the words before, by "of" behind, by the size; mass where nothing speaks for money."""
    lists = word_table().lists
    before = {w.lower() for w, _ in words_before(text, number.start, 5)}
    if before & lists["pound_mass"]:
        return "pound"
    if before & lists["pound_money"]:
        return "GBP"
    return "GBP" if number.scaled and not text.startswith(" of ", end) else "pound"


_OLD = re.compile(r"(?: ?- ?| )olds?(?![A-Za-z])| of age(?![A-Za-z])", re.I)
_AGE_UNITS = {
    "year": "year of age",
    "month": "month of age",
    "week": "week of age",
    "day": "day of age",
    "year of age": "year of age",
}


def is_age(text: str, measured: Measured) -> bool:
    return measured.name == "year of age" or (measured.name in _AGE_UNITS and bool(_OLD.match(text, measured.end)))


def as_age(text: str, measured: Measured | None, end: int) -> tuple[Measured, int]:
    name = _AGE_UNITS.get(measured.name, "year of age") if measured else "year of age"
    old = _OLD.match(text, end)
    end = old.end() if old else end
    return Measured(name, end), end


_LEND = re.compile(r" ?-,? (?:and|or|to) | (?:and|or) | ?- ?by ?- ?| (?:by|x|×) ", re.I)
_FROM_TO = re.compile(r" to ", re.I)


def lent_unit(text: str, number: Number) -> Measured | None:
    """The unit that comes with the next number: "8- and 10-year-old", "8-by-12 feet", "from 5 to 10 per cent"."""
    link = _LEND.match(text, number.end)
    if link is None and text.endswith("from ", 0, number.start):
        link = _FROM_TO.match(text, number.end)
    if link is None or link.end() >= len(text) or not text[link.end()].isalnum():
        return None
    second = read_number(text, link.end())
    lent = unit_behind(text, second) if second else None
    if lent and link[0] in {" and ", " or "} and dimension(lent.name) not in {"magnitude", "ratio"}:
        return None
    if lent and is_age(text, lent):
        return replace(lent, name=_AGE_UNITS[lent.name])
    return lent


_THEN = re.compile(r"(?:,? and |, | ?- ?| )?")


_INCHES = re.compile(r" ?in(?![A-Za-z])(?! [a-z]+ing\b| the )")


def smaller_unit(text: str, amount: Amount, measured: Measured) -> tuple[Amount, int]:
    """One amount in the larger unit for "5 feet 8 inches", "two hours and 15 minutes", and where it ends."""
    smaller = unit(measured.name).then
    link = _THEN.match(text, measured.end)
    at = link.end() if link else measured.end
    if smaller is None or amount.point is None or at >= len(text) or not text[at].isalnum():
        return amount, measured.end
    second = read_number(text, at)
    if second is None or second.start != at or second.amount.point is None:
        return amount, measured.end
    after = unit_behind(text, second)
    if after is None and smaller == "inch" and (inches := _INCHES.match(text, second.end)):
        after = Measured("inch", inches.end())
    if after is None or after.name != smaller:
        return amount, measured.end
    add = convert(second.amount, smaller, measured.name).point or 0.0
    return mapped(amount, lambda value: float(f"{value + add:.12g}")), after.end
