"""What a number without a unit of its own is: the age behind a name, the magnitude of a quake, a share of a whole."""

import re

from factcheck.values.amount_context import word_after, words_before
from factcheck.values.number_words import Number, word_table

_KIN = (
    r"(?:son|daughter|brother|sister|girl|boy|child|mother|father|wife|husband|woman|man|niece|nephew|cousin"
    r"|friend|student|twin|triplet|teenager|youth|baby|toddler|infant|boyfriend|girlfriend|suspect|victim|pensioner)"
)
_NAME_BEFORE = re.compile(rf"(?:(?P<word>[A-Z][\w'.-]*)|\b{_KIN}s?) ?, $")
_AGE_END = re.compile(r" ?[,.;)](?! ?\d)| and [A-Z]| (?:was|is|has|who)\b")
_AGES_END = re.compile(r" and \d{1,3} ?[,.;)]")
_SECOND_AGE = re.compile(rf"\b(?:{_KIN}s|children|women|men), \d{{1,3}} and $")
_STATED_AGE = re.compile(
    r"(?:(?:\b[Hh]e|\b[Ss]he|\bwho) (?:was|is|would be|had been|would have been)(?: just| only| now)? "
    r"|(?:\b[Hh]e|\b[Ss]he)'s |"
    r"\b(?:dies|died|dead|dying) at |\b(?:turned|turning|turns) )$"
)
_TURNED = re.compile(r"\b(?:turned|turning|turns|turn) $")
_TURNED_END = re.compile(r" (?:in [A-Z12]|on |this |last |next |earlier |today|yesterday)")
_PERSON_OF = re.compile(
    r"\b(?:man|woman|boy|girl|child|youth|teenager|person|mother|father|widow|widower)"
    r" of (?:about |around |only |just )?$"
)
_PERSON_OF_END = re.compile(r" ?[,.;)](?! ?\d)| (?:is|was|has|had|who|from|in|and|with|at|on|said|died)\b|\n|$")
_BRACKETED = re.compile(r"\b[A-Z][\w'-]+ (?:[a-z]{1,3} )?[A-Z][\w'-]+ ?\( ?$")
_BOTH = re.compile(r", (?:both|each|now|then|just|only) $")
_AT_AGE = re.compile(r"(?:^|[.!?\n\"'] ?)At $")
_AT_AGE_END = re.compile(r" ?, (?:[A-Z]|he\b|she\b)")
_STATED_AGE_END = re.compile(r"(?: ?[.,;)'\"](?! ?\d)| (?:and|when|at the time|while|but|so)\b|\n|$)")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)


def age_after_name(text: str, number: Number) -> bool:
    """Whether a bare number is an age: "Anna Smith, 43, said", "two sons, 6 and 16,", "she was 13.", "dead at 95"."""
    in_words = not number.digits and not number.scaled and not number.fraction
    if not (number.bare or in_words) or not 1 <= (number.amount.point or 0) <= 115:
        return False
    low = max(0, number.start - 34)
    if _STATED_AGE.search(text, low, number.start) and _STATED_AGE_END.match(text, number.end):
        return True
    if in_words and (number.amount.point or 0) < 2:
        return False
    if _around_age(text, number, low):
        return True
    name = _NAME_BEFORE.search(text, low, number.start)
    if name is None:
        return bool(_SECOND_AGE.search(text, low, number.start) and _AGE_END.match(text, number.end))
    if name["word"] is None:
        return bool(_AGE_END.match(text, number.end) or _AGES_END.match(text, number.end))
    return bool(_AGE_END.match(text, number.end)) and not _CALENDAR.fullmatch(name["word"])


def _around_age(text: str, number: Number, low: int) -> bool:
    """ "turned 60 in March", "a woman of 35 is", "Maria Lopez (29)", "the twins, both 7,", "At 81, Okonkwo"."""
    start, end = number.start, number.end
    if _TURNED.search(text, low, start):
        return bool(_TURNED_END.match(text, end))
    if _PERSON_OF.search(text, low, start):
        return bool(_PERSON_OF_END.match(text, end))
    if _BOTH.search(text, low, start):
        return bool(_AGE_END.match(text, end))
    if _AT_AGE.search(text, low, start):
        return (number.amount.point or 0) >= _YOUNGEST and bool(_AT_AGE_END.match(text, end))
    if _BRACKETED.search(text, low, start):
        return (number.amount.point or 0) >= _YOUNGEST and text[end : end + 2].lstrip()[:1] == ")"
    return False


_YOUNGEST = 10
"""Years below which a bare number in brackets is rather a rank or a score."""


def is_quake(text: str, number: Number) -> bool:
    point = number.amount.point
    if point is None or not number.digits or not 1 <= point < 10 or "." not in text[number.start : number.end]:
        return False
    return word_after(text, number.end).lower() in word_table().lists["quakes"]


_MEASURING = re.compile(r"\bmeasur(?:ing|ed) (?:about |around |at |roughly |approximately |some )?$", re.I)
_AND_ALSO = re.compile(r",? (?:and|or) (?:a )?|, ")


def another_magnitude(text: str, number: Number, magnitude_end: int) -> bool:
    """Whether this is a magnitude by "measuring 7.6 and 7.4": a decimal below ten behind that word or another."""
    point = number.amount.point
    if point is None or not number.digits or not 1 <= point < 10 or "." not in text[number.start : number.end]:
        return False
    if _MEASURING.search(text, max(0, number.start - 28), number.start):
        return True
    return magnitude_end >= 0 and bool(_AND_ALSO.fullmatch(text, magnitude_end, number.start))


_OF_WHOLE = re.compile(
    r" of (?!the (?:month|year|season|game|match)s?\b)| (?:the|its|their|his|her|all|our|those|these) "
    r"|,? (?:were|are|was|had|have|said) |-filled",
    re.I,
)


def fraction_stands(text: str, number: Number) -> bool:
    whole = (" of ", " the ", " its ", " their ")
    if text[number.start : number.end].lower().endswith("quarter") and not text.startswith(whole, number.end):
        return "-" in text[number.start : number.end]
    if text[number.start : number.end].lower() == "half":
        before = words_before(text, number.start, 1)
        word = before[0][0].lower() if before else ""
        if word in {
            "the",
            "first",
            "second",
            "other",
            "opening",
            "latter",
            "last",
            "every",
            "this",
            "that",
            "each",
            "better",
            "top",
            "bottom",
        } or text[number.end : number.end + 2] in {"-", " -", "- "}:
            return False
        match = _OF_WHOLE.match(text, number.end)
        return bool(match) or (
            word in {"than", "about", "nearly", "almost", "by", "over", "around"}
            and text[number.end : number.end + 1] in {"", ".", ","}
        )
    return True
