"""Dates as news writes them, found without context: text to `When`s; `factcheck.values.days` resolves them.

The text is cut into words, every word becomes the letter of its class (days.toml), and one compiled pattern over the
letters finds the dates: spaces and detokenised punctuation ("Dec . 11") play no part.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from factcheck.values.day_context import Word, plausible
from factcheck.values.day_forms import When, build
from factcheck.values.day_words import table
from factcheck.values.holidays import holiday_key

_WORD = re.compile(
    r"\d{1,2}(?=T\d\d:)|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d+\.\d+(?![.\d])|\d+[^\W\d_]*|[^\W\d_]+\d*|\n|\S"
)
_SIGNS = {
    "-": "dash", "‐": "dash", "‑": "dash", "–": "dash", "—": "dash", "/": "slash", ".": "dot", ",": "comma",
    "'": "quote", "’": "quote", "‘": "quote", "(": "open", ")": "closed", ":": "colon", "%": "measured", "\n": "line",
    "$": "currency", "£": "currency", "€": "currency", "#": "currency",
}  # fmt: skip
_SHAPES = ("digits", "two", "year", "ordnum", "decade", "shortdecade", "dotted", "num", "holiday", "bareholiday",
           "capital", "lower", "plural", "other")  # fmt: skip
# Classes whose values go by the name of another in `build`.
_KEYS = {
    "may": "month", "short": "weekday", "weekdays": "weekday", "ordnum": "digits", "edgenoun": "edge",
    "comparative": "edge", "overnight": "part", "moment": "part", "last": "direction", "next": "direction",
    "this": "direction", "coming": "direction", "anaphoric": "direction", "dayunit": "unit", "weekunit": "unit",
    "monthunit": "unit", "yearunit": "unit", "weekend": "unit", "centuryunit": "unit", "hourunit": "unit",
    "units": "unit", "fall": "season", "shortdecade": "decade", "bareholiday": "holiday",
}  # fmt: skip

# The grammar: lower-case words are classes, capitals are these shared parts, the rest is regular expression syntax.
_PARTS = {
    "STRETCH": "(ENDS|PARTOF)",
    "ENDS": "(the? (EDGE dash? (on|in)?|edgenoun (of|dash)) the?)",
    "PARTOF": "(the? EDGE? dash? part (of|on)|the? edge units (of|on)|overnight (on|to)?)",
    "PART": "(EDGE? dash? (part|overnight)|in the EDGE? part)",
    "EDGE": "(edge|comparative)",
    "WDAY": "((weekday|short dot?) comma? the?)",
    "MONTH": "((month|may) dot?)",
    "NTH": "(digits|ordnum)(?! colon (digits|two)| measured)",
    "YEAR": "(comma? year|comma? quote (two|digits)|(comma|of)? (last|this|next|anaphoric) yearunit)",
    "WEEKOF": "(comma? of? the? (last|this|next|anaphoric) weekunit)",
    "DIR": "(last|next|this|coming|anaphoric)",
    "LENGTH": "(dayunit|weekunit|monthunit|yearunit|centuryunit|unit)",
    "UNIT": "(LENGTH|weekend|hourunit|units)",
    "COUNT": "(about? (a? vague of?|(digits|two|num|number) (dash number)?|half? a))",
    "ORDINAL": "((number dash)? ordinal|ordnum)",
}
_FORMS = {
    "iso": "year dash digits dash digits|year slash digits slash digits",
    "numeric": "dotted|digits slash digits slash (year|two|digits)|digits dash digits dash year|digits dot digits dot year",
    "day": "STRETCH? WDAY? ("
    "MONTH dash? the? NTH ((dash|to) NTH (?! dot? (month|may))|and NTH (?= comma year))? (dash? YEAR)?"
    "|the? (NTH ((dash|to|and) the? NTH)? dash? dayunit? of?|ordinal dayunit? of) dash? MONTH (dash? YEAR)?) PART?",
    "holiday": "(STRETCH|DIR)? (holiday|bareholiday) YEAR? PART?",
    "month": "(ENDS|the? DIR DIR?)? MONTH (dash (edge|edgenoun))? ((of|dash|in) year|YEAR)?",
    "weekday": "each? STRETCH? (the? DIR coming?)? (weekday|short dot?) (PART|WEEKOF)?|each? weekdays PART?",
    "relative": "the dayunit before relative|ENDS? relative PART?",
    "this_part": "EDGE? (this|last) part",
    "ago": "(COUNT UNIT|units) (and a? half)? (ago|from now)",
    "event": "(COUNT UNIT|units) (comparative|before)(?! dayunit)|the (dayunit|part|LENGTH) before(?! dayunit)"
    "|EDGE? (the? next (part|dayunit)|the next LENGTH|the? anaphoric (part|LENGTH|COUNT units))"
    "|EDGE in the LENGTH",
    "weekend": "ENDS? (the DIR? coming?|DIR coming?) weekend",
    "unit": "ENDS? the? (last|this|next|coming) coming? COUNT? UNIT|the? edgenoun of the LENGTH|yearunit dash? edgenoun",
    "season": "ENDS? the? (DIR (season|fall) YEAR?|(season|fall) (of|comma)? YEAR)|ENDS? the? season",
    "quarter": "(the? ORDINAL dash? quarter (of|in|comma)?|quartercode (of|comma)?) (the? DIR yearunit|the yearunit|year)",
    "half": "the? ordinal half (of|in|comma)? (the? DIR yearunit|the yearunit|year)",
    "century": "ENDS? the? EDGE? dash? ORDINAL dash? centuryunit",
    "decade": "ENDS? the? EDGE? dash? (decade|quote shortdecade)",
    "years": "ENDS? year (dash|slash) (year|two|digits)(?! dash)",
    "year": "ENDS? (the? yearunit)? year(?! dash (year|two|digits))|ENDS? quote two",
    "part": "in the EDGE units|overnight",
}


_INERT = ("capital", "lower", "plural", "other", "line", "comma", "dot", "of", "on", "to", "and", "from",
          "between", "bound", "before", "ago", "now", "open", "closed", "colon", "dash", "slash", "measured",
          "possessive", "currency", "hours")  # fmt: skip
"""Classes with which no form begins."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date in a text, at `text[start:end]`."""

    start: int
    end: int
    when: When


@cache
def _letters() -> dict[str, str]:
    """Class -> its letter in the string that the grammar reads."""
    classes = dict.fromkeys([*table()["words"], *table()["capital"], *_SIGNS.values(), *_SHAPES])
    return {name: chr(0x4E00 + at) for at, name in enumerate(classes)}


@cache
def _lexicon() -> dict[str, tuple[str, Any]]:
    """Word as written -> (class, value)."""
    known: dict[str, tuple[str, Any]] = {sign: (kind, None) for sign, kind in _SIGNS.items()}
    for kind, words in table()["words"].items():
        for word, value in words.items():
            known |= dict.fromkeys((word, word.capitalize(), word.upper()), (kind, value))
    for kind, words in table()["capital"].items():
        for word, value in words.items():
            known |= dict.fromkeys((word.capitalize(), word.upper()), (kind, value))
    return known


@cache
def _grammar() -> re.Pattern[str]:
    letters = _letters()

    def spelled(rule: str) -> str:
        while re.search(r"[A-Z]", rule):
            rule = re.sub(r"[A-Z]+", lambda m: _PARTS[m[0]], rule)
        rule = re.sub(r"[a-z]+", lambda m: letters[m[0]], rule)
        return re.sub(r"\((?!\?)", "(?:", rule).replace(" ", "")

    rules = "|".join(f"(?P<{form}>{spelled(rule)})" for form, rule in _FORMS.items())
    # Most words begin no date: the lookahead passes over them without trying every form.
    inert = "".join(letters[name] for name in _INERT)
    return re.compile(f"(?=[^{inert}])(?:{rules})")


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, bool]]:
    """Patterns of names that are no dates and of holidays; holidays by their plain name -> needs a cue."""
    holidays = table()["holidays"]
    spellings = sorted((re.escape(name) for name in holidays), key=len, reverse=True)
    flexible = "|".join(
        s.replace(r"\ ", r"\s+")
        .replace("'s", r"(?:\s?['’]?\s?s)")
        .replace("s'", r"s(?:\s?['’])?")
        .replace("st\\s", "st\\s?\\.?\\s")
        for s in spellings
    )
    return (
        re.compile(r"(?<!\w)(?:" + "|".join(table()["names"]["patterns"]) + r")(?!\w)"),
        re.compile(rf"(?<!\w)(?:{flexible})(?!\w)", re.IGNORECASE),
        {holiday_key(name): bool(rule.get("bare")) for name, rule in holidays.items()},
    )


@cache
def _shape(word: str) -> tuple[str, Any]:
    """The class and value of a word that the lexicon does not hold."""
    if word[0].isalpha():
        return ("capital" if word[0].isupper() else "plural" if word.endswith("s") else "lower"), None
    number = re.fullmatch(r"([0-9]+)([a-z]*)", word, re.IGNORECASE)
    if not number:
        return (
            "dotted" if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", word) else "num" if word[0].isdigit() else "other"
        ), None
    digits, tail = number[1], number[2].lower()
    value = int(digits)
    if not tail:
        if len(digits) == 4 and 1000 <= value <= 2199:
            return "year", value
        if len(digits) <= 2:
            return ("digits" if 1 <= value <= 31 else "two"), value
        return "num", value if len(digits) < 6 else None
    if tail in ("st", "nd", "rd", "th") and 1 <= value <= 31:
        return "ordnum", value
    if tail == "s" and digits[-1] == "0" and len(digits) in (2, 4):
        return ("decade", value) if len(digits) == 4 else ("shortdecade", 1900 + value)
    return "other", None


def _words(text: str) -> list[Word]:
    """The words of a text with their classes; names that hold a date word are one word of no class."""
    lexicon, shape = _lexicon(), _shape
    names, holidays, bare = _phrases()
    words = [Word(*m.span(), *(lexicon.get(m[0]) or shape(m[0]))) for m in _WORD.finditer(text)]
    fixed: list[tuple[int, int, str, str | None]] = [(m.start(), m.end(), "other", None) for m in names.finditer(text)]
    for m in holidays.finditer(text):
        key = holiday_key(m[0])
        if m[0][0].isupper() and key in bare:
            fixed.append((m.start(), m.end(), "bareholiday" if bare[key] else "holiday", key))
    for start, end, kind, value in sorted(fixed, reverse=True):
        first = bisect_right(words, start, key=lambda word: word.end)
        last = bisect_left(words, end, key=lambda word: word.start)
        if first < last:
            words[first:last] = [Word(start, max(end, words[last - 1].end), kind, value)]
    return words


def find_days(text: str) -> list[FoundDay]:
    """The dates of a text, in order, not overlapping."""
    words = _words(text)
    letters = _letters()
    tags = _not_years().sub(letters["num"], "".join([letters[word.kind] for word in words]))
    grammar = _grammar()
    found: list[tuple[int, int, When]] = []
    at = 0
    while match := grammar.search(tags, at):
        first, last = match.span()
        names = [words[i].kind if tags[i] == letters[words[i].kind] else "num" for i in range(first, last)]
        if names[-1] == "dot" and _full_month(text, words[last - 2]):
            names.pop()
            last -= 1
        when = _read(text, words, names, str(match.lastgroup), first, last)
        if when is None:
            at = first + 1
            continue
        found.append((first, last, when))
        at = last
    return [FoundDay(words[i].start, words[j - 1].end, when) for i, j, when in _joined(text, words, found)]


@cache
def _not_years() -> re.Pattern[str]:
    """Four digits that are an amount or a clock time: "2000 people", "1100 GMT", "$1999", "2000-2500 people"."""
    letters = _letters()
    year, dash, stop = (letters[name] for name in ("year", "dash", "dot"))
    after = "".join(letters[name] for name in ("measured", "hours", "units"))
    before = "".join(letters[name] for name in ("currency",))
    return re.compile(f"{year}(?=[{after}]|{dash}{year}[{after}]|{dash}{letters['num']}|{stop}[{after}])|(?<=[{before}]){year}")


def _full_month(text: str, word: Word) -> bool:
    """Whether a dot behind the word ends the sentence: "in July." but "on 8 Jan."."""
    name = text[word.start : word.end].casefold()
    return word.kind in ("month", "may") and (len(name) > 4 or name in ("may", "june", "july"))


def _read(text: str, words: list[Word], kinds: list[str], form: str, first: int, last: int) -> When | None:
    """The date that words[first:last] say, if what stands around them lets them be one."""
    before = words[first - 1].kind if first else "line"
    after = words[last].kind if last < len(words) else "line"
    if not plausible(text, words, kinds, form, first, last, before, after):
        return None
    got: dict[str, list[Any]] = {}
    for word, kind in zip(words[first:last], kinds, strict=True):
        got.setdefault(_KEYS.get(kind, kind), []).append(word.value)
        if kind == "units":
            got["plural"] = [True]
    when = build(form, got, kinds, text[words[first].start : words[last - 1].end])
    if when is None:
        return None
    bound: Any = words[first - 1].value if before in ("bound", "before", "to") else "since" if before == "from" else None
    if before == "to" and bound == "to":
        bound = "before" if first > 1 and text[words[first - 2].start : words[first - 2].end].lower() == "prior" else None
    if bound in ("before", "after") and after == "quote":  # after Sunday's quakes: the quakes were on Sunday
        bound = None
    return replace(when, bound=bound, approximate=when.approximate or before == "about")


_FAMILIES = {"year": 1, "decade": 1, "century": 1, "weekday": 3, "relative-day": 3}
_CALENDAR = {"day", "month-day", "month", "month-year", "year", "decade", "weekday", "relative-day", "holiday"}


def _joined(text: str, words: list[Word], found: list[tuple[int, int, When]]) -> Iterator[tuple[int, int, When]]:
    """Ranges ("between Monday and Wednesday") and dates counted from dates ("two days after Christmas") made one."""
    at = 0
    while at < len(found):
        first, last, when = found[at]
        if end := _same_month(words, first, last, when):
            stop = last + 2
            yield first, stop, replace(when, text=text[words[first].start : words[stop - 1].end], end=end, bound=None)
            at += 1
            continue
        if at + 1 < len(found):
            start, stop, following = found[at + 1]
            whole = text[words[first].start : words[stop - 1].end]
            if when.direction in ("after", "before") and start == last and following.form in _CALENDAR:
                yield first, stop, replace(when, text=whole, base=replace(following, bound=None))
                at += 2
                continue
            if start == last + 1 and _is_range(words, first, last, when, following):
                yield first, stop, replace(when, text=whole, end=following, bound=None)
                at += 2
                continue
        yield first, last, when
        at += 1


def _same_month(words: list[Word], first: int, last: int, when: When) -> When | None:
    """The last day of "between January 4 and 6", where no noun follows that the second number could count."""
    if when.form != "month-day" or when.end or not first or words[first - 1].kind != "between" or last + 1 >= len(words):
        return None
    number, behind = words[last + 1], words[last + 2].kind if last + 2 < len(words) else "line"
    if words[last].kind != "and" or number.kind not in ("digits", "ordnum") or number.value <= (when.day or 0):
        return None
    if behind in ("lower", "plural", "capital", "colon", "measured", "month", "may", "units", "hours", "dash"):
        return None
    return replace(when, day=number.value, weekday=None, part=None)


def _is_range(words: list[Word], first: int, last: int, when: When, following: When) -> bool:
    opener = words[first - 1].kind if first else "line"
    link = words[last].kind
    if when.end or following.end or when.form not in _CALENDAR or following.form not in _CALENDAR:
        return False
    if _FAMILIES.get(when.form, 2) != _FAMILIES.get(following.form, 2):
        return False
    if when.form == "year" and (when.year or 0) >= (following.year or 0):
        return False
    if link == "and":
        return opener == "between"
    return link in ("dash", "to") or (link == "bound" and words[last].value == "until")
