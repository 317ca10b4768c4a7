"""Whether words that can be a date are one: their neighbours decide about "May", "March", "Sun" and 2000."""

import re
from typing import Any, NamedTuple

from factcheck.values.day_words import table


class Word(NamedTuple):
    """A word with its place, its class in the grammar and what it says."""

    start: int
    end: int
    kind: str
    value: Any


_CUES = frozenset({"in", "bound", "before", "from", "between"})
_WEAK_CUES = _CUES | {"of", "the", "and", "to", "dash", "open", "comma", "month", "may", "this", "about"}
_YEAR_CUES = {"to", "and", "about", "open", "month", "may", "season", "comma", "holiday", "bareholiday"}
_ROUND_YEAR_CUES = {"of", "open", "month", "may", "season"}
_ROUND = 50
_OF_A_WHOLE = re.compile(r" of (?:the|this|that|these|those|his|her|its|their|our|a|an|[A-Z]\w+|\d+)\b")


def plausible(text: str, words: list[Word], kinds: list[str], form: str, first: int, last: int, before: str, after: str) -> bool:
    """Whether words that can be a date are one here."""
    alone = last - first == 1
    if form in ("day", "month") and after == "capital" and "year" not in kinds:
        name = text[words[last].start : words[last].end]
        if name in table()["names"]["tails"]:  # the 26 July Movement
            return False
    if form == "unit" and after == "of" and ("last" in kinds or "next" in kinds):
        # the last week of August, the last days of the war; but "was convicted last month of murder"
        return not ("the" in kinds or before == "possessive" or _OF_A_WHOLE.match(text, words[last - 1].end))
    if form == "month" and alone:
        if after in ("to", "dash", "and") and last + 1 < len(words) and words[last + 1].kind in ("month", "may"):
            return True  # March to May 2004
        return after not in ("digits", "num") and (
            kinds[0] == "month" or before in _CUES or _month_name(text, words[first], before, after)
        )
    if form == "month" and last - first == 2 and kinds[1] == "dot" and kinds[0] == "may":
        return before in _CUES
    if form == "weekday" and "short" in kinds and "each" not in kinds:
        return (before == "open" and after == "closed") or (before == "on" and words[first].value not in (5, 6))
    if form == "season" and len({*kinds} - {"the", "season", "fall"}) == 0:
        return before in ("in", "bound", "before") and "fall" not in kinds
    if form == "holiday" and "bareholiday" in kinds and len(kinds) == 1:
        return before in _CUES | {"on", "this", "of", "about"} and after not in ("lower", "plural", "capital", "dash")
    if form == "year" and alone:
        return _is_year(text, words, first, before, after)
    if form == "year" and "quote" in kinds:
        return before in _CUES or before == "of" or "edge" in kinds
    return form != "years" or before not in ("currency", "dash", "slash")


def _month_name(text: str, word: Word, before: str, after: str) -> bool:
    """Whether April, June, August, or May stands for the month without a preposition."""
    name = text[word.start : word.end]
    return len(name) > 3 and name not in ("March", "MARCH") and before in _WEAK_CUES and after not in ("capital", "month")


def _is_year(text: str, words: list[Word], at: int, before: str, after: str) -> bool:
    """Whether four digits that stand alone are a year: the word in front decides, amounts are mostly round."""
    year = words[at].value
    if after in ("dash", "slash", "colon") and at + 2 < len(words) and words[at + 2].kind in ("digits", "two", "num", "year"):
        return False
    if before in _CUES:
        return not (before in ("from", "between", "bound") and after == "plural" and year % _ROUND == 0)
    if before in ("to", "and", "dash") and at > 1 and words[at - 2].kind == "year":
        return bool(words[at - 2].value < year < words[at - 2].value + 120)
    if before == "dash":
        return at > 1 and words[at - 2].kind == "era"
    if year % _ROUND == 0:
        return before in _ROUND_YEAR_CUES and after != "plural" and 1900 <= year <= 2099
    if before in ("the", "a", "possessive", "of"):
        return 1600 <= year <= 2099 and (before != "of" or after not in ("plural", "lower") or year >= 1900)
    if not 1900 <= year <= 2099:
        return before in ("and", "to", "open") and (before == "open" or words[at - 2].kind == "year")
    return before in _YEAR_CUES or (before in ("other", "line", "lower", "plural", "dot") and after != "plural")
