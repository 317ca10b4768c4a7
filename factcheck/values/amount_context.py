"""What has digits or number words and is no amount: dates, clock times, names, scores, phone numbers, pronouns.

`skips` are patterns that swallow a whole expression; `is_name` and the others look at what stands around a number that
has been read. All text is plain (numerals.plain).
"""

import re
from functools import cache

from factcheck.values.number_words import Number, is_plural, word_table

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d\d\d|20\d\d)(?!\d|,\d{3}|\.\d)"
_NOT_A_DAY = (
    r"(?![\d:%]|,\d{3}(?!\d)|\.\d"
    r"| ?(?:million|billion|thousand|hundred|per ?cent|people|dead|others|men|women|children|soldiers|civilians)\b)"
)
_ZONE = r"(?:GMT|UTC|BST|[ECMP][SD]?T|CEST|CET|IST|JST|HKT|AEDT|AEST|SAST|EAT|WIB|WIT|[Ll]ocal time)"
_HALF_DAY = r"(?:[ap] ?\. ?m\b\.?|[ap]m\b|[AP]M\b|[AP]\.M\.|noon\b|o ?' ?clock\b)"
_CLOCK = r"\d{1,2}(?: ?[:.] ?\d{2}){0,2}"
_HOUR_WORDS = r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"

_NUMERIC_SKIPS = "|".join(
    (
        # 7 January 2020, 7-9 January, 7th of January
        rf"{_DAY}(?: ?(?:-|/|to|and|or|&) ?{_DAY})? ?-? ?(?:of )?{_MONTH}(?:,? {_YEAR})?",
        # 2020-01-07, 7/1/2020, 9/11, 24/7, 07.01.2020, versions and addresses of machines
        r"\d{4}-\d{1,2}-\d{1,2}(?!\d)(?:T[\d:.]+Z?)?",
        r"\d{1,4} ?/ ?\d{1,4}(?: ?/ ?\d{1,4})?(?!\d| ?-?(?:inch|foot|feet|mile|hour|of |cup))",
        r"\d{1,3}\.\d{1,3}\.\d{1,4}(?:\.\d+)*",
        # 7:48 a.m., 11 am, 9 to 11 p.m., 2248 GMT, 1100 hours
        rf"(?:{_CLOCK} ?(?:-|to|and|or|until) ?)?{_CLOCK} ?{_HALF_DAY}(?: ?\(?{_ZONE}\b\)?)?",
        rf"\d{{1,2}} ?: ?[0-5]\d(?: ?: ?[0-5]\d)?(?!\d)(?: ?{_ZONE}\b)?",
        rf"(?:[01]\d|2[0-3])[0-5]\d ?(?:{_ZONE}\b|(?:hours|hrs|h)\b(?! of))",
        rf"\d{{1,2}}(?:\.\d\d)? ?{_ZONE}\b",
        # 10.15 last night, 9.30 in the morning
        r"\d{1,2}\.[0-5]\d (?=(?:(?:in the|this|last|yesterday|tomorrow|(?:on )?[A-Z][a-z]+day) )?"
        r"(?:morning|afternoon|evening|night)\b)",
        # 2008-09, the 1990s, the '90s
        r"(?:1\d|20)\d\d ?(?:-|/) ?\d\d(?:\d\d)?(?![\d.]|,\d)",
        r"(?:1\d|20)\d0 ?'?s\b",
        r"'\d\d(?:s\b|(?=[\s.,;)]))",
        # phones: 555-123-4567, (555) 123-4567, 0800 555111, +44 20 7946 0018; any other number with leading zeros
        r"\+\d{1,3}[ -]\d[\d -]{5,}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|1-\d{3}-\d{3}-\d{4}"
        r"|0\d{2,4} ?-? ?\d{3}[\d -]*\d|\d{3}-\d{4}\b",
        r"0\d\w*(?! ?%)",
        # a.b.c records ("12-3-1"), list numbers at the head of a line, footnotes
        r"\d+ ?- ?\d+ ?- ?\d+",
        r"(?m:^)(?:\d{1,2}[.)]|\(\d{1,2}\)) (?=[A-Z\"'])",
        r"\[\d{1,3}\]",
    )
)
_VERBAL_SKIPS = "|".join(
    (
        r"(?:https?://|www\.)\S+",
        # January 7, Jan. 7 and 8, January 2020, Jan. 2020
        rf"{_MONTH} ?\.? ?(?:{_DAY}{_NOT_A_DAY}(?:(?: ?(?:-|to|or|&|,)| and) ?{_DAY}{_NOT_A_DAY}(?! ?[a-z])|"
        rf"(?:, {_DAY})+,? and {_DAY}{_NOT_A_DAY})?(?: ?, ?{_YEAR}| {_YEAR})?|,? ?(?:of )?{_YEAR}|'\d\d\b)",
        # seven o'clock, GMT+2
        rf"{_HOUR_WORDS}(?:[ -](?:fifteen|thirty|forty-five))? ?{_HALF_DAY}",
        r"(?:GMT|UTC) ?[+-] ?\d{1,2}(?::?\d\d)?",
        # nineteen seventy-four, the nineteen fifties
        r"(?i:(?:seven|eigh|nine)teen|twenty)[ -](?i:(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:ies|y(?:[ -](?:one"
        r"|two|three|four|five|six|seven|eight|nine))?)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)\b",
    )
)

SKIPS = rf"(?=[\d+('\[])(?:{_NUMERIC_SKIPS})|(?=[A-Zefhnostw])(?:{_VERBAL_SKIPS})"
"""Expressions that hold digits or number words but no amount; the first character is looked at first, for speed."""

_NOT_NAMES = frozenset({"US", "UK", "UN", "EU", "UAE", "A", "I"})
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”()*\[\]|—…•]|--|- |^- ?|(?:^|\s)['‘])\s*['\"“(\[]*\s*$")
_STREET = re.compile(
    r"(?: [NSEW]\.?)?(?: (?:[A-Z][\w']+|\d+(?:st|nd|rd|th))){0,3}"
    r" (?:Street|Avenue|Road|Lane|Drive|Boulevard|Highway|Square|Place|Freeway|Expressway|Turnpike|St|Ave|Rd|Blvd)\b"
)
_GRID = re.compile(r"(?: ?- ?| ?)(?:by|x|×)(?: ?- ?| ?)(?=[\dtf])")
_EMERGENCY = re.compile(r"\b(?:call|calls|called|calling|dial|dials|dialed|dialled|dialing|a|the|to) $")
_GROUP_OF = re.compile(r"(?:Group|Gang|Council|Club|Band) of $")
_DAY_OR = re.compile(r"\b(?:second|minute|hour|day|week|month|year|mile) or $")
_NUMBER_SIGN = re.compile(r"(?:\b[Nn]os? ?\.? ?|[#№@] ?)$")
WORD_AFTER = re.compile(r"(?: ?- ?| )?([A-Za-z][\w']*)")
_FOLLOWED = re.compile(
    r"(?: ?- ?| )(?!(?:and|or|but|nor|in|on|at|to|into|for|with|by|from|that|as|was|were|is|are|has|had)\b)[a-z]|%"
)
_CHAIN = re.compile(r" ?(?:,|-|/|&|and|or|to|,? and) ?")


def words_before(text: str, end: int, limit: int = 4) -> list[tuple[str, int]]:
    """Up to `limit` words directly before `end` on its line, nearest last, each with its start."""
    words: list[tuple[str, int]] = []
    at, floor = end, max(text.rfind("\n", 0, end) + 1, end - 60)
    while len(words) < limit and at > floor and text[at - 1] == " ":
        at -= 1
        start = max(text.rfind(" ", floor, at) + 1, floor)
        if start == at:
            continue
        words.append((text[start:at], start))
        at = start
    words.reverse()
    return words


def word_after(text: str, end: int) -> str:
    """The word behind `end`, over a space or hyphen; "" before anything else."""
    match = WORD_AFTER.match(text, end)
    return match[1] if match else ""


def starts_sentence(text: str, start: int) -> bool:
    """Whether only a sentence end, a bullet or an opening quotation mark stands before `start`."""
    return bool(_SENTENCE_START.search(text[max(0, start - 4) : start])) if start else True


def is_name(text: str, number: Number, last_name_end: int) -> bool:
    """Whether the number belongs to a name, a date without a month, or an enumeration of such ("Articles 51 and 52").

    `last_name_end` is the end of the number last found to be a name, or -1.
    """
    if number.fraction and number.digits is False:
        return False
    if last_name_end >= 0 and number.bare and _CHAIN.fullmatch(text, last_name_end, number.start):
        return "-" in text[last_name_end : number.start] or not _FOLLOWED.match(text, number.end) or is_year(text, number)
    return _digits_in_name(text, number) if number.digits else _word_in_name(text, number)


def _digits_in_name(text: str, number: Number) -> bool:
    table, start = word_table(), number.start
    after = word_after(text, number.end).lower()
    if after in table.lists["names_after"] and not text.startswith(("-", " -"), number.end + len(after) + 1):
        return True
    before = words_before(text, start - 2 if text[max(0, start - 2) : start] == "- " else start, 1)
    word, word_start = (before[0][0].strip("(\"'“"), before[0][1]) if before else ("", start)
    if text[start - 1 : start] == "." and start > 1 and text[start - 2].isalpha():
        return True
    if text[start - 1 : start] in {"x", "×"} or _in_grid(text, number):
        return True
    if not number.bare:
        return (not number.scaled and "," not in text[start : number.end] and word in table.name_designators) or bool(
            number.start and text[number.start - 1] in "-#" and text[number.start - 2 : number.start - 1].isalpha()
        )
    if _NUMBER_SIGN.search(text, max(0, start - 5), start) or _STREET.match(text, number.end):
        return True
    if text[start - 1 : start] == "-" and start > 1 and text[start - 2].isalnum():
        return not text.endswith(("by-", "to-", "and-", "or-", "a-"), 0, start)
    if is_year(text, number):
        return True
    if text[start : number.end] in {"911", "999", "112", "111", "000"} and _EMERGENCY.search(text, max(0, start - 10), start):
        return True
    if not before:
        return False
    dash = text[start - 2 : start] == "- "
    if word in table.lists["types"] or (dash and word.isupper() and word.isalpha() and len(word) <= 4 and word not in _NOT_NAMES):
        return True
    if dash:
        return False
    if word.lower() in table.designators or word in table.name_designators:
        return True
    return _rides_on_name(text, number, word, word_start)


def _rides_on_name(text: str, number: Number, word: str, word_start: int) -> bool:
    """Names like "the Sea Star 5.", "the Trans Sahara 4 pipeline": no plural noun follows to be counted."""
    if not word[:1].isupper() or not word.replace("-", "").isalpha() or number.end - number.start > 3 or word in _NOT_NAMES:
        return False
    if starts_sentence(text, word_start):
        return False
    if not _FOLLOWED.match(text, number.end):
        return True
    first = words_before(text, word_start, 1)
    long_name = "-" in word or bool(first and first[0][0][0].isupper() and not starts_sentence(text, first[0][1]))
    after = word_after(text, number.end)
    counted = is_plural(after) or after.endswith("ed") or after in {"dead", "more", "other"}
    return long_name and (number.amount.point or 0) > 1 and after.islower() and not counted


def _in_grid(text: str, number: Number) -> bool:
    """Whether this is "a 4x4", "a four-by-four"."""
    link = _GRID.match(text, number.end)
    return bool(link) and text.startswith(text[number.start : number.end], link.end()) if link else False


def _word_in_name(text: str, number: Number) -> bool:
    table, start = word_table(), number.start
    before = words_before(text, start, 1)
    word = before[0][0].lower().strip("(\"'“") if before else ""
    if text[start].isupper():
        if not starts_sentence(text, start) and not in_title_case(text, start):
            return True
        if before and (before[0][0] in table.name_designators or _GROUP_OF.search(text, max(0, start - 12), start)):
            return True
    if word in {
        "number",
        "page",
        "chapter",
        "phase",
        "day",
        "formula",
        "square",
        "ground",
        "category",
        "stage",
        "grade",
        "week",
        "plus-or-minus",
    } or (word in {"force", "formula"} and number.amount.point == 1):
        return True
    if text[start - 1 : start] == "-" and start > 1 and text[start - 2].isalnum():
        return True
    if (
        _in_grid(text, number)
        or re.search(r"- ?by ?- ?$", text[max(0, start - 7) : start])
        or _DAY_OR.search(text, max(0, start - 12), start)
    ):
        return True
    after = WORD_AFTER.match(text, number.end)
    return bool(after and "-" in after[0] and after[1].lower() in table.lists["compounds"])


def capital_in_name(text: str, number: Number, end: int) -> bool:
    """Whether a number in words with its unit, up to `end`, is part of a title: "their album Eight Miles High"."""
    if number.digits or not text[number.start].isupper() or starts_sentence(text, number.start):
        return False
    words = text[number.end : end].split()
    return all(word[0].isupper() for word in words if word[0].isalpha()) and not in_title_case(text, number.start)


def is_year(text: str, number: Number) -> bool:
    """Whether bare digits are a year: 1900 to 2099 unless people or things follow, others from 1000 on after "in"..."""
    value = number.amount.point
    if not number.bare or value is None or not 1000 <= value < 2100 or number.end - number.start != 4:
        return False
    before = words_before(text, number.start, 1)
    cue = before[0][0].lower().strip("(\"'“") if before else ""
    after = word_after(text, number.end)
    plural = is_plural(after) and after != "elections"
    if value < 1900:
        return cue in word_table().lists["year_cues"] and not plural
    return cue in word_table().lists["year_cues"] - {"of", "for", "around", "about"} or cue.endswith("'s") or not plural


@cache
def _word_finder() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][\w']*")


def in_title_case(text: str, at: int) -> bool:
    """Whether the line around `at` is written in capitals or Title Case, so that a capital marks no name."""
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = _word_finder().findall(text, max(low, at - 60), min(high if high >= 0 else len(text), at + 60))
    long = [w for w in words if len(w) > 3]
    return len(long) > 1 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)
