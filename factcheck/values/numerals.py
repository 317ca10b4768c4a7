"""Reading one number in text: "2.6 million", "two hundred and six", "tens of thousands", "two-thirds", "half a dozen".

All functions expect text made plain by `number_words.plain`, which keeps every offset. Whether a number is an amount or
a part of a date, a name or a score is not decided here but in amount_context.py.
"""

import re
from dataclasses import replace
from functools import cache

from factcheck.values.amounts import exactly
from factcheck.values.number_words import Number, alternation, is_plural, word_table
from factcheck.values.vague_numbers import read_vague

_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:_\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:,? 000)+(?!\d)|\d+(?:\.\d+)?|\.\d+"
)
_VULGAR = re.compile(r" (?:and )?([1357]) ?/ ?([248]|3)(?!\d)")
_SLASHED = re.compile(r"([1-7]) ?/ ?([23458])(?![\d/])")
_ARTICLE = re.compile(r"(?<![\w'])an?(?: ?- ?| )$", re.I)
_WORD = re.compile(r"(?:(?P<join> ?- ?| )(?P<and>and(?: ?- ?| ))?)?(?P<word>[A-Za-z]+)(?![A-Za-z])")
_AND_PART = re.compile(
    r"(?: ?- ?| )and(?: ?- ?| )(?:an?(?: ?- ?| ))?(?:(?P<count>one|two|three)(?: ?- ?| ))?(?P<part>[a-z]+)(?![a-z])",
    re.I,
)
_LINK = re.compile(r" of an? | an? | ?- ?an? ?- ?", re.I)
_OF_SCALE = re.compile(
    r"(?: ?- ?| )?(?:of an? |an? )?(?P<scale>dozen|hundred|thousand|million|billion|trillion|crore|lakh)s?(?![A-Za-z])",
    re.I,
)
_IN_EVERY = re.compile(r" ?-? ?(?P<how>in|out of|of every|in every|for every)(?: every)? ?-? ?", re.I)
_METRE_AFTER = re.compile(r"(?: ?- ?| )?\(|(?: ?- ?| )(?P<word>[A-Za-z]+)")
_RATIOS = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10000})


def read_number(text: str, start: int, *, money: bool = False) -> Number | None:
    """The number that begins at `start` of plain text, or None. With `money`, "m" and "b" are scale abbreviations."""
    if text[start].isdigit() or text[start] == ".":
        number = _read_digits(text, start, money)
    elif text[start] in word_table().glyphs:
        number = Number(start, start + 1, exactly(word_table().glyphs[text[start]]), fraction=True)
    else:
        number = _read_words(text, start)
    if number is None:
        return None
    return _in_every(text, number) or number


def _read_digits(text: str, start: int, money: bool) -> Number | None:
    table = word_table()
    slashed = _SLASHED.match(text, start)
    if slashed:
        value = int(slashed[1]) / int(slashed[2])
        return Number(start, slashed.end(), exactly(value), fraction=True) if value < 1 else None
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    value, end = float(re.sub("[,_ ]", "", match[0])), match.end()
    bare = match[0].isdigit()
    glyph = table.glyphs.get(text[end : end + 1]) or table.glyphs.get(
        text[end + 1 : end + 2] if text[end : end + 1] == " " else ""
    )
    vulgar = _VULGAR.match(text, end)
    if glyph is not None:
        value, end, bare = value + glyph, end + (2 if text[end] == " " else 1), False
    elif vulgar:
        value, end, bare = value + int(vulgar[1]) / int(vulgar[2]), vulgar.end(), False
    else:
        value, end, bare = _and_part(text, value, end, bare)
    scaled_end, factor = _scale_after_digits(text, end, money, whole=value.is_integer())
    if factor != 1:
        value, end, bare = value * factor, scaled_end, False
    return Number(start, end, exactly(_tidy(value)), digits=True, bare=bare, scaled=factor != 1)


def _tidy(value: float) -> float:
    """2.6 * 1e6 without the binary noise."""
    return float(f"{value:.14g}")


def _and_part(text: str, value: float, end: int, bare: bool) -> tuple[float, int, bool]:
    """A part behind a number: "and a half", "and three quarters"."""
    match = _AND_PART.match(text, end)
    if match is None:
        return value, end, bare
    part = match["part"].lower()
    times = word_table().cardinals.get((match["count"] or "one").lower(), 1)
    share = word_table().fractions.get(part if times == 1 else part.removesuffix("s"))
    if share is None or part not in {"half", "quarter", "quarters", "third", "thirds"}:
        return value, end, bare
    return value + times * share, match.end(), False


@cache
def _scale_words() -> re.Pattern[str]:
    table = word_table()
    attached = alternation(w for w in table.abbreviations if len(w) == 1)
    spaced = alternation(w for w in table.abbreviations if len(w) > 1)
    words = alternation(table.scales)
    return re.compile(rf"(?:(?: ?- ?| )?(?:(?P<word>(?i:{words}))|(?P<short>{spaced}))|(?P<attached>{attached}))(?![A-Za-z0-9])")


_MONEY_SCALE = re.compile(r" ?(MM|[mMbBT])(?![A-Za-z0-9])")
_MILLION = re.compile(r"( ?)([mM])(?![A-Za-z0-9²³/'])")


def _scale_after_digits(text: str, end: int, money: bool, *, whole: bool) -> tuple[int, float]:
    table, factor = word_table(), 1.0
    while match := _scale_words().match(text, end):
        word = match["word"]
        factor *= table.scales[word.lower()] if word else table.abbreviations[match["short"] or match["attached"]]
        end = match.end()
        if not word:
            return end, factor
    if factor != 1:
        return end, factor
    if money and (match := _MONEY_SCALE.match(text, end)):
        return match.end(), table.money_abbreviations[match[1]]
    match = _MILLION.match(text, end)
    if match and not money and not _is_metre(text, match, whole=whole):
        return match.end(), 1e6
    return end, 1.0


def _is_metre(text: str, match: re.Match[str], *, whole: bool) -> bool:
    """Whether the "m" behind digits is a metre: yes, unless a plural noun or money follows ("1.2m people")."""
    after = _METRE_AFTER.match(text, match.end())
    if match[2] == "M":
        return not (after and after["word"] and after["word"].islower())
    if after is None or after["word"] is None:
        return True
    word = after["word"]
    if word.lower() in word_table().lists["metre_cues"] or word[0].isupper():
        return True
    return not (is_plural(word) or word == "euro" or (not whole and len(word) > 3))


def metre_end(text: str, end: int) -> int | None:
    """The offset behind an "m" that means metres at `end`, or None. To be asked when `read_number` left it there."""
    match = _MILLION.match(text, end)
    return match.end() if match and match[2] == "m" else None


def _read_words(text: str, start: int) -> Number | None:
    first = _WORD.match(text, start)
    if first is None or first.start("word") != start:
        return None
    word = first["word"].lower()
    table = word_table()
    if word == "half" or (word in table.fractions and word not in table.cardinals):
        return _read_part(text, start, first.end("word"), word)
    if word in table.vague:
        return read_vague(text, start, first.end("word"), word)
    return _read_cardinal(text, start)


def _read_cardinal(text: str, start: int) -> Number | None:
    table = word_table()
    total, current, smallest = 0.0, 0.0, float("inf")
    previous, end, at = "", start, start
    while match := _WORD.match(text, at):
        word = match["word"].lower()
        if (previous and match["join"] is None) or (match["and"] and previous not in {"hundred", "scale"}):
            break
        if word in table.cardinals:
            value = table.cardinals[word]
            if previous == "small" or (previous == "tens" and not 0 < value < 10) or (previous and value == 0):
                break
            if previous == "tens" and match["and"]:
                break
            current += value
            previous = "tens" if value >= 20 else "small"
        elif word == "hundred" and previous in {"", "small", "tens"} and current < 100:
            current, previous = (current or 1) * 100, "hundred"
        elif word in table.scales and not match["and"] and word != "hundred" and table.scales[word] < smallest:
            smallest = table.scales[word]
            total, current, previous = total + (current or 1) * smallest, 0.0, "scale"
            if word == "dozen":
                end = match.end()
                break
        else:
            break
        end = at = match.end()
    if not previous:
        return None
    return _finish_cardinal(text, Number(start, end, exactly(total + current), scaled=previous in {"hundred", "scale"}))


def _finish_cardinal(text: str, number: Number) -> Number | None:
    """What may follow the cardinal words: "and a half", "thirds", "million" behind "two and a half"."""
    table, start = word_table(), number.start
    value, end, _ = _and_part(text, number.amount.point or 0.0, number.end, False)
    part = _WORD.match(text, end)
    if part and part["join"] and not part["and"] and not number.scaled and 0 < value < 20:
        name = part["word"].lower()
        share = table.fractions.get(name if value == 1 else name.removesuffix("s") if name.endswith("s") else "")
        if share is not None and not (name == "half" and value > 1):
            return _part(text, start, part.end(), value * share)
    scale = _OF_SCALE.match(text, end) if value % 1 else None
    if scale and not scale[0].strip().startswith("of"):
        factor = table.scales[scale["scale"].lower()]
        return _with_article(text, Number(start, scale.end(), exactly(_tidy(value * factor)), scaled=True))
    return _with_article(text, replace(number, end=end, amount=exactly(value)))


def _read_part(text: str, start: int, end: int, word: str) -> Number | None:
    """A part of one: "a third of", "half a million", "half-hour"."""
    number = _part(text, start, end, word_table().fractions[word])
    if number.fraction and word != "half":
        article = _ARTICLE.search(text, max(0, start - 5), start)
        if article is None or not (word == "quarter" or text.startswith((" of ", "-", " - "), end)):
            return None
    return _with_article(text, number)


def _part(text: str, start: int, end: int, value: float) -> Number:
    scale = _OF_SCALE.match(text, end)
    if scale:
        value *= word_table().scales[scale["scale"].lower()]
        return Number(start, scale.end(), exactly(_tidy(value)), scaled=True)
    link = _LINK.match(text, end)
    return Number(start, end, exactly(value), fraction=True, link=link.end() if link else None)


def _with_article(text: str, number: Number) -> Number | None:
    """With the article of "a hundred", "a dozen", "a third"; a bare "million" is no number without it."""
    word = text[number.start : number.end].split()[0].split("-")[0].lower()
    if word not in word_table().scales and (word == "half" or word not in word_table().fractions):
        return number
    article = _ARTICLE.search(text, max(0, number.start - 5), number.start)
    if article:
        return replace(number, start=article.start())
    if text.endswith(("-", "- "), 0, number.start):
        return None
    return number if word in word_table().fractions or word in {"dozen", "hundred", "thousand"} else None


def _in_every(text: str, number: Number) -> Number | None:
    """The fraction of "one in five", "nine out of ten"; "three out of four lines" stays three things."""
    point = number.amount.point
    if point is None or number.scaled or number.fraction or not 1 <= point <= 99:
        return None
    link = _IN_EVERY.match(text, number.end)
    if link is None or link.end() >= len(text):
        return None
    at = link.end() + (2 if text.startswith("a ", link.end()) else 0)
    if not (text[at : at + 1].isdigit() or text[at : at + 1].isalpha()):
        return None
    whole = _read_digits(text, at, False) if text[at].isdigit() else _read_cardinal(text, at)
    if whole is None or whole.amount.point not in _RATIOS or point >= whole.amount.point:
        return None
    if link["how"].lower() == "out of" and whole.amount.point < 5:
        return None
    if link["how"].lower() == "in" and (point > 9 or _sets_scene(text, whole.end)):
        return None
    return Number(number.start, whole.end, exactly(point / whole.amount.point), digits=number.digits, fraction=True)


def _sets_scene(text: str, end: int) -> bool:
    """Whether a number is a time or place of something: "two in three days" is two, not two thirds."""
    following = [w.removesuffix("s") for w in re.findall(r"[a-z]+", text[end : end + 30].lower())[:2]]
    return any(w in word_table().lists["scenes"] for w in following)
