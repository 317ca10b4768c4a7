"""The words of numbers and hedges (amounts.toml), and text made plain so that they can be looked up."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.values.amounts import Amount

_SPACES = dict.fromkeys(
    map(ord, "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_PLAIN = _SPACES | {
    ord("‘"): "'",
    ord("’"): "'",
    ord("ʼ"): "'",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("–"): "-",
    ord("−"): "-",
}
_THOUSANDS_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def plain(text: str) -> str:
    """The text with apostrophes, hyphens, dashes and spaces in their ASCII form, character for character.

    A narrow or no-break space that groups thousands becomes "_".
    """
    return _THOUSANDS_SPACE.sub("_", text).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from text. `bare` is digits alone, without comma, point or scale word: it may be a year or a name.

    `fraction` is a part of one ("two-thirds", "one in five"); `link` is then the offset behind "of a", where a unit or
    a scale word may stand. `scaled` is whether a scale word or abbreviation belongs to it.
    """

    start: int
    end: int
    amount: Amount
    digits: bool = False
    bare: bool = False
    fraction: bool = False
    scaled: bool = False
    link: int | None = None


@dataclass(frozen=True, slots=True)
class WordTable:
    """amounts.toml as look-ups; see the comments there."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    abbreviations: Mapping[str, float]
    money_abbreviations: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    glyphs: Mapping[str, float]
    ordinals: Mapping[str, int]
    hedges: Mapping[str, str]
    after: Mapping[str, str]
    extra_before: frozenset[str]
    extra_after: frozenset[str]
    prefixes: Mapping[str, str]
    designators: frozenset[str]
    name_designators: frozenset[str]
    rate_adverbs: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    names: Mapping[tuple[float | None, float | None], str]
    """The vague words by their interval, for display."""


@cache
def word_table() -> WordTable:
    """The table of amounts.toml; read once."""
    raw: dict[str, Any] = tomllib.loads(files("factcheck.values").joinpath("amounts.toml").read_text("utf-8"))
    vague = {word: (float(low), float(high)) for word, (low, high) in raw["vague"].items()}
    names: dict[tuple[float | None, float | None], str] = {}
    for word in ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "several"):
        names[vague[word]] = word
    for many in ("tens", "hundreds"):
        for scale in ("thousands", "millions", "billions"):
            names[times(vague[many], vague[scale][0] / 2)] = f"{many} of {scale}"
    return WordTable(
        raw["cardinals"],
        {k: float(v) for k, v in raw["scales"].items()},
        raw["abbreviations"],
        raw["money_abbreviations"],
        vague,
        raw["fractions"],
        raw["glyphs"],
        raw["ordinals"],
        {phrase: bound for bound, phrases in raw["hedges"].items() for phrase in phrases},
        {phrase: bound for bound, phrases in raw["after"].items() for phrase in phrases},
        frozenset(raw["extra"]["before"]),
        frozenset(raw["extra"]["after"]),
        raw["prefixes"],
        frozenset(raw["designators"]["any"]),
        frozenset(raw["designators"]["capital"]),
        raw["rate_adverbs"],
        {name: frozenset(words) for name, words in raw["lists"].items()},
        names,
    )


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; a space in a word may also be a (spaced) hyphen."""
    return "|".join(re.escape(w).replace(r"\ ", r"(?: ?- ?| )") for w in sorted(words, key=lambda w: (-len(w), w)))


def times(interval: tuple[float, float], scale: float) -> tuple[float, float]:
    """The interval times a scale: several hundred is 300 up to just below a thousand."""
    return interval[0] * scale, (interval[1] + 1) * scale - 1


_IRREGULAR_PLURAL = re.compile(r"people|\w*(?:men|women|children|folk)")
_NOT_PLURAL = frozenset({"is", "was", "has", "as", "its", "this", "his", "thus", "always", "perhaps"})


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun: a guess by its ending, for what digits may count."""
    if not word.islower() or word in _NOT_PLURAL:
        return False
    return (word.endswith("s") and not word.endswith(("ss", "'s"))) or bool(_IRREGULAR_PLURAL.fullmatch(word))
