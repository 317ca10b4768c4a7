"""Number words whose figure is a convention: "dozens", "several hundred", "tens of thousands", "a handful of"."""

import re

from factcheck.values.amounts import Amount
from factcheck.values.number_words import Number, times, word_table

_OF_MANY = re.compile(
    r"(?: (?:and|upon) [a-z]+)? of (?P<many>hundreds|thousands|millions|billions|trillions|lakhs|crores)(?![a-z])",
    re.I,
)
_BY_SCALE = re.compile(r"(?: of)? (?P<scale>dozen|hundred|thousand|million|billion|trillion|lakh|crore)s?(?![a-z])", re.I)
_FEW_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<article>an?)|past|last|next|first|these|those|previous|another|every|final|additional) $",
    re.I,
)
_MORE = re.compile(r" (?:more|others|dozen|hundred|thousand|million)(?![a-z])", re.I)
_SCORES_AFTER = re.compile(
    r" (?:of [a-z]|were|are|have|injured|dead|wounded|killed|missing|hurt|more|others|arrested|feared|trapped)(?!\d)",
    re.I,
)


def read_vague(text: str, start: int, end: int, word: str) -> Number | None:
    """The number of a vague word at `start` to `end`: "several hundred", "tens of thousands", "a couple of"."""
    table = word_table()
    interval = table.vague[word]
    if word in {"few", "couple", "handful"}:
        before = _FEW_BEFORE.search(text, max(0, start - 12), start)
        if before is None or text.endswith("quite ", 0, before.start()):
            return None
        if before["article"]:
            start = before.start()
    scale = _BY_SCALE.match(text, end) if word in {"several", "few", "couple"} else None
    many = None if word in {"several", "few", "couple", "handful"} else _OF_MANY.match(text, end)
    if scale:
        interval, end = times(interval, table.scales[scale["scale"].lower()]), scale.end()
    elif many:
        interval, end = times(interval, table.vague[many["many"].lower()][0] / 2), many.end()
    elif word == "tens" or (word == "scores" and not _SCORES_AFTER.match(text, end)):
        return None
    elif word in {"couple", "handful"}:
        if text.startswith(" of ", end):
            end += 3
        elif word == "handful" or not _MORE.match(text, end):
            return None
    return Number(start, end, Amount(*interval, vague=True), scaled=bool(scale or many))
