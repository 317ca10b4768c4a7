"""Hedges and what else stands around a quantity: "at least", "or so", "another", a minus, a rate."""

import re
from dataclasses import dataclass
from typing import cast

from factcheck.values.amount_context import words_before
from factcheck.values.amounts import Amount, Bound, bounded
from factcheck.values.number_words import word_table
from factcheck.values.units import dimension


@dataclass(frozen=True, slots=True)
class Hedged:
    """An amount with what its hedges made of it and the bounds of the whole expression."""

    amount: Amount
    start: int
    end: int
    hedge: str | None
    extra: bool


BETWEEN = re.compile(r"(?<![A-Za-z])between (?:about |around |roughly |approximately |some |an estimated |[^\s\w]*)?$", re.I)
_AFTER = re.compile(r"(?: ?- ?| |)(?P<phrase>\+|plus|or more|or higher|[a-z]+(?: [a-z]+)?(?: [a-z]+)?)(?![A-Za-z])", re.I)
_EXTRA = re.compile(r" (?P<word>[a-z]+)(?! than)(?![A-Za-z'])", re.I)
_OVER = re.compile(r"(?:^| )(?:over|under|within|inside|above|beyond|near)$")


def hedged(text: str, amount: Amount, span: tuple[int, int], name: str | None, earliest: int) -> Hedged:
    """The amount of the expression at `span` in unit `name`, with what stands before and behind it.

    `earliest` is where the expression may begin at most: the end of the one before.
    """
    start, end = span
    floor = None if name == "degree" or dimension(name) == "temperature" else 0.0
    negative = _negative(text, start, name)
    if negative is not None and negative >= earliest:
        amount, start = _negated(amount), negative
    between = BETWEEN.search(text, max(0, start - 30), start)
    if between and amount.low != amount.high:
        start = max(between.start(), earliest)
    hedge, extra = None, False
    for _ in range(3):
        step = hedge_before(text, start)
        if step is None or step[1] < earliest:
            break
        phrase, at, bound = step
        if bound == "extra":
            extra = True
        elif _is_span(text, phrase, at, name, amount):
            break
        elif bound != "none":
            amount = bounded(amount, cast(Bound, bound), floor)
            hedge = phrase if hedge is None else f"{phrase} {hedge}"
        start = at
    after = _hedge_after(text, end)
    if after:
        phrase, end, bound = after
        amount, hedge = bounded(amount, cast(Bound, bound), floor), phrase if hedge is None else f"{hedge} {phrase}"
    more = _EXTRA.match(text, end)
    if more and more["word"].lower() in word_table().extra_after:
        extra, end = True, more.end()
    return Hedged(amount, start, end, hedge, extra)


def _hedge_after(text: str, end: int) -> tuple[str, int, str] | None:
    """The longest hedge right behind `end` ("or more"): its words, where it ends, its bound."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    words = match["phrase"].lower().split()
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        bound = word_table().after.get(phrase)
        joined = match[0][0] != " " or "-" in match[0][:3]
        if bound and (joined or phrase not in {"plus", "odd", "ish"}):
            return phrase, match.start("phrase") + len(phrase), bound
    return None


def _negated(amount: Amount) -> Amount:
    low, high = amount.low, amount.high
    return Amount(None if high is None else -high, None if low is None else -low, amount.approximate, amount.vague)


def _negative(text: str, start: int, name: str | None) -> int | None:
    """The start of a minus that belongs to a temperature or percentage, or None.

    "Minus 31 degrees" names no scale, but no angle of the news is negative.
    """
    if name is None or (name != "degree" and dimension(name) not in {"temperature", "ratio", "points"}):
        return None
    if text.endswith(("minus ", "Minus "), 0, start):
        return start - 6
    return start - 1 if text[start - 1 : start] == "-" and (start < 2 or text[start - 2] in " (\n") else None


def hedge_before(text: str, start: int) -> tuple[str, int, str] | None:
    """The longest hedge that ends right before `start`: its words, where it begins, its bound (or "extra")."""
    if start and text[start - 1] in "><~≈≥≤":
        return text[start - 1], start - 1, word_table().hedges[text[start - 1]]
    words = words_before(text, start, 5)
    table = word_table()
    for first in range(len(words)):
        raw = " ".join(w for w, _ in words[first:])
        phrase = raw.lower().lstrip("(\"'“[")
        bound = table.hedges.get(phrase) or ("extra" if phrase in table.extra_before else None)
        if bound:
            return phrase, words[first][1] + len(raw) - len(phrase), bound
    return None


def _is_span(text: str, phrase: str, at: int, name: str | None, amount: Amount) -> bool:
    """Whether a preposition is no hedge: "over two days" (not "lasted over two days"), "near 20" (not "near 20 km")."""
    if not _OVER.search(phrase):
        return False
    if phrase == "over" and dimension(name) == "time":
        before = words_before(text, at, 1)
        return not (before and before[0][0].lower() in word_table().lists["over_verbs"])
    if phrase in {"within", "inside", "near", "beyond"}:
        return name is None or (phrase != "within" and dimension(name) == "time")
    return False


_RATE = re.compile(
    r"(?: ?- ?| )(?:(?P<per>per|each|every)|an?)(?: ?- ?| )(?P<noun>[a-z]+)"
    r"(?! (?:earlier|later|ago|before|after|old)\b)(?![A-Za-z])"
    r"| ?/ ?(?P<slash>day|hour|hr|week|month|year|yr|barrel|kg|lb|oz)(?![A-Za-z])"
    r"| (?P<adverb>[a-z]+ly|apiece|each)(?![A-Za-z])"
)


def rate_behind(text: str, end: int) -> tuple[str | None, int]:
    """What an amount is per, and the end of the expression with it."""
    match = _RATE.match(text, end)
    if match is None:
        return None, end
    if match["adverb"]:
        noun = word_table().rate_adverbs.get(match["adverb"])
        return (noun, match.end()) if noun else (None, end)
    noun = {"yr": "year", "hr": "hour"}.get(match["slash"] or "", match["slash"] or match["noun"])
    if match["slash"] or match["per"] == "per" or noun in word_table().lists["rate_nouns"]:
        return (noun, match.end()) if noun != "cent" else (None, end)
    return None, end
