"""Whether two names can be one person's, and why.

The surname is the gate: it has to match, in one of the ways that `name_key.relate` knows; then the shorter list of
given names has to be contained in the longer. Measured with benchmarks/name_pairs.py.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from factcheck.values.name_key import LINKS, SCORES, Link, fold, is_given_name, name_key, relate
from factcheck.values.name_words import NameWord, joint_sound, name_words, squash, surname_link
from factcheck.values.person_name import PersonName, is_title, parse_person, sex_of, strip_titles, title_tables
from factcheck.values.wade_giles import pinyin_readings

__all__ = [
    "NameMatch",
    "PersonName",
    "VariantKind",
    "compare_names",
    "could_be_surname_of",
    "is_given_name",
    "is_title",
    "name_key",
    "one_slip",
    "parse_person",
    "strip_titles",
    "variant_kind",
]

VariantKind = Literal["same", "case", "title", "spelling", "typo", "partial", "initial", "nickname", "order", "different"]

SHORTEST_SLIP = 4
"""Letters of a word in which one letter may be a slip: Lee and Leo are two names."""

# What is left of the score when the names differ in more than spelling.
FEWER_GIVEN = 0.9
"""One name has a middle name or initial more."""
NOT_FIRST = 0.8
"""The first given name of the fuller name is missing in the other: Edgar Hoover, J. Edgar Hoover."""
DROPPED_SURNAME = 0.72
"""One name leaves out the last surname: Gabriel García, Gabriel García Márquez."""
BARE_SURNAME = 0.6
SWAPPED = 0.7
"""Family name in front in one of them."""
ONLY_GIVEN = 0.4
"""A given name alone against a full name: too little to say it is the same person."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names can belong to one bearer; `score` 0 to 1; `reason` is a sentence for a reviewer."""

    same: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Verdict:
    match: NameMatch
    kind: VariantKind


def compare_names(a: str, b: str) -> NameMatch:
    """Whether two names, with or without titles, can be one person's; symmetric, pure.

    A bare surname can be anybody's of that surname: `same` with a score of 0.6 at most, to be settled by the caller
    within an article.
    """
    return _compare(*sorted((a, b))).match


def variant_kind(a: str, b: str) -> VariantKind:
    """How two forms of one person differ: the weightiest difference, "different" if they are not one person's."""
    return _compare(*sorted((a, b))).kind


def could_be_surname_of(mention: str, full: str) -> bool:
    """Whether a short mention ("Gen. Soleimani", "Soleymani", "al-Sudani") can be the surname of the full name.

    Either surname of a Spanish pair will do, and a family name in front ("Xi" of "Xi Jinping"). Titles that tell
    different sexes rule it out.
    """
    short, whole = parse_person(mention), parse_person(full)
    words = name_words(short)
    if not words or len(name_words(whole)) <= len(words) or _sexes_differ(short, whole):
        return False
    if len(words) > 1:  # both halves of a double surname
        tail = name_words(whole)[-len(words) :]
        return all(relate(x.folded, y.folded) in ("same", "spelling") for x, y in zip(words, tail, strict=True))
    return surname_link(words, whole) != "different"


def one_slip(a: str, b: str) -> bool:
    """Whether two full names are the same but for one slip of the pen in one word ("Rait", "Raite").

    Too little to call two names one person's anywhere; in articles about one affair that never use both, it is enough.
    """
    first, second = (name_words(parse_person(n)) for n in (a, b))
    if len(first) != len(second) or len(first) < 2:
        return False
    apart = [(x.folded, y.folded) for x, y in zip(first, second, strict=True) if x.folded != y.folded]
    return len(apart) == 1 and min(map(len, apart[0])) >= SHORTEST_SLIP and OSA.distance(*apart[0]) == 1


@lru_cache(maxsize=65536)
def _compare(a: str, b: str) -> _Verdict:
    if a == b and a.strip():
        return _Verdict(NameMatch(True, 1.0, f"both are written {a}"), "same")
    one, two = parse_person(a), parse_person(b)
    first, second = name_words(one), name_words(two)
    if not first or not second:
        return _apart("one of them holds no name", 0.0)
    shared = _identical(a, b, one, two)
    if shared:
        return shared
    if one.suffix != two.suffix and ((one.suffix and two.suffix) or (len(first) > 1 and len(second) > 1)):
        return _apart(f"{_core(one)} {one.suffix or ''} and {_core(two)} {two.suffix or ''} are two generations", 0.3)
    if _sexes_differ(one, two) and (len(first) == 1 or len(second) == 1 or first[0].folded != second[0].folded):
        return _apart(f"the titles tell different sexes ({_title(one)}, {_title(two)})", 0.2)
    if len(first) == 1 or len(second) == 1:
        return _bare(one, two, first, second)
    return _full(one, two, first, second)


def _identical(a: str, b: str, one: PersonName, two: PersonName) -> _Verdict | None:
    """Names that differ at most in case, titles, accents, hyphens and spaces."""
    if one.suffix != two.suffix:
        return None
    if a.casefold() == b.casefold():
        return _Verdict(NameMatch(True, 1.0, f"{a} and {b} differ only in capital letters"), "case")
    core_a, core_b = one.core, two.core
    if core_a.casefold() == core_b.casefold():
        if _sexes_differ(one, two) and (not one.given or not two.given):
            return None
        lone = not one.given or not two.given
        reason = f"the same name, {core_a}, with different titles ({_title(one)}; {_title(two)})"
        return _Verdict(NameMatch(True, 0.95 if lone else 0.99, reason), "title")
    if squash(core_a) == squash(core_b):
        reason = f"{core_a} and {core_b} differ only in accents, hyphens or spaces"
        return _Verdict(NameMatch(True, 0.98, reason), "spelling")
    return None


def _bare(one: PersonName, two: PersonName, first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> _Verdict:
    """At least one name is a single word."""
    if len(first) == len(second):
        link = relate(first[0].folded, second[0].folded)
        if link in ("different", "initial"):
            return _apart(f"{first[0].text} and {second[0].text} are different names", _likeness(first, second))
        reason = f"{_say(link, first[0].text, second[0].text)}; only one word is given of each"
        return _Verdict(NameMatch(True, 0.9 * SCORES[link], reason), _kind_of(link))
    short, whole = (one, two) if len(first) < len(second) else (two, one)
    words, word = name_words(whole), min(first, second, key=len)[0]
    link = surname_link(min(first, second, key=len), whole)
    if link not in ("different", "initial"):
        how = "the same surname" if link == "same" else "one surname in two spellings"
        reason = f"{word.text} can be {_core(whole)}: {how}, but no given name to check"
        return _Verdict(NameMatch(True, BARE_SURNAME * SCORES[link], reason), "partial")
    if short.given == () and any(relate(word.folded, other.folded) in ("same", "spelling") for other in words[:-1]):
        return _apart(f"{word.text} is only a given name of {_core(whole)}", ONLY_GIVEN)
    return _apart(f"{word.text} is no surname of {_core(whole)}", _likeness(first, second))


def _full(one: PersonName, two: PersonName, first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> _Verdict:
    if joint_sound(first) == joint_sound(second) and len(first) != len(second) and _vowels_like(first, second):
        return _together("spelling", f"{_core(one)} and {_core(two)} are one name, divided differently", SCORES["spelling"])
    chinese = _wade_giles(one, two)
    if chinese:
        return chinese
    if one.family_first != two.family_first:
        turned = _reordered(one, two, first, second)
        if turned:
            return turned
    surname = relate(first[-1].folded, second[-1].folded)
    if surname not in ("different", "initial"):
        given = _given(first[:-1], second[:-1])
        if given:
            links, score, remarks = given
            kind = _kind_of(max((surname, *links), key=LINKS.index))
            return _together(
                "partial" if kind == "same" else kind,
                "; ".join((*remarks, _say_surname(surname, one, two))),
                score * SCORES[surname],
            )
    for shorter, longer in ((first, second), (second, first)):
        dropped = _without_last(shorter, longer)
        if dropped:
            return dropped
    turned = _reordered(one, two, first, second)
    if turned:
        return turned
    if surname in ("different", "initial"):
        return _apart(f"the surnames {_surname(one)} and {_surname(two)} differ", _likeness(first, second))
    others = " and ".join(" ".join(word.text for word in words[:-1]) for words in (first, second))
    return _apart(f"{_say_surname(surname, one, two)}, but {others} are different given names", _likeness(first, second))


def _given(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> tuple[list[Link], float, list[str]] | None:
    """How two lists of given names agree: links, score, remarks; None if they do not.

    The shorter list has to be contained in the longer, in order. Where both begin with the same name, the names behind
    it are compared from the left as long as one of them is an initial: George W. is not George H.W.
    """
    if squash(" ".join(w.folded for w in first)) == squash(" ".join(w.folded for w in second)):
        return ["same"], 1.0, [f"same given name {first[0].text}" if len(first) == 1 else "same given names"]
    if joint_sound(first) == joint_sound(second) and len(first) != len(second):
        return ["spelling"], SCORES["spelling"], [_say("spelling", _text(first), _text(second))]
    shorter, longer = sorted((first, second), key=len)
    places = _alignment(shorter, longer)
    if places is None:
        return None
    links = [relate(word.folded, longer[at].folded) for word, at in zip(shorter, places, strict=True)]
    score = 1.0
    remarks = [
        _say(link, word.text, longer[at].text) for link, word, at in zip(links, shorter, places, strict=True) if link != "same"
    ] or [f"same given name {shorter[0].text}"]
    for link in links:
        score *= SCORES[link]
    if len(longer) > len(shorter):
        score *= FEWER_GIVEN if places[0] == 0 else NOT_FIRST
        left = " ".join(word.text for at, word in enumerate(longer) if at not in places)
        remarks.append(f"only one of them has {left}")
    return links, score, remarks


def _alignment(shorter: tuple[NameWord, ...], longer: tuple[NameWord, ...]) -> tuple[int, ...] | None:
    """Where the shorter list stands in the longer, in order."""
    if len(shorter) > 1 and relate(shorter[0].folded, longer[0].folded) != "different":
        for one, other in zip(shorter[1:], longer[1:], strict=False):
            if len(one.folded) == 1 or len(other.folded) == 1:
                if relate(one.folded, other.folded) == "different":
                    return None
            else:
                break
    places: list[int] = []
    for word in shorter:
        start = places[-1] + 1 if places else 0
        found = next((at for at in range(start, len(longer)) if relate(word.folded, longer[at].folded) != "different"), None)
        if found is None or (found > 0 and not places and 1 in (len(word.folded), len(longer[found].folded))):
            return None
        places.append(found)
    return tuple(places)


def _without_last(shorter: tuple[NameWord, ...], longer: tuple[NameWord, ...]) -> _Verdict | None:
    """The shorter name is the longer one without its last surname: a second Spanish one, a married name, a nisba."""
    tables = title_tables()
    last, kept = longer[-1], longer[:-1]
    while len(kept) >= 2:
        nisba = bool(set(last.particles) & (tables.articles | {"de", "y", "e"}))
        if (nisba or not is_given_name(kept[-1].text)) and len(shorter) <= len(kept):
            surname = relate(shorter[-1].folded, kept[-1].folded)
            given = _given(shorter[:-1], kept[:-1]) if surname in ("same", "spelling") else None
            if given and relate(shorter[0].folded, longer[0].folded) not in ("different", "typo"):
                reason = "; ".join((*given[2], f"the same first surname {kept[-1].text}, {_text(longer[len(kept) :])} left out"))
                return _together("partial", reason, DROPPED_SURNAME * given[1] * SCORES[surname])
        last, kept = kept[-1], kept[:-1]
        if not bool(set(last.particles)):
            break
    return None


def _reordered(one: PersonName, two: PersonName, first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> _Verdict | None:
    """Family name in front in one of them; not with bin or ben, nor where all words are given names."""
    if len(first) != len(second) or len(first) > 3:
        return None
    if any(set(word.particles) & title_tables().links for word in (*first, *second)):
        return None
    if all(is_given_name(word.text) for word in (*first, *second)):
        return None
    turned = second[-1:] + second[:-1] if one.family_first or not two.family_first else second[1:] + second[:1]
    links = [relate(x.folded, y.folded) for x, y in zip(first, turned, strict=True)]
    if not all(link in ("same", "spelling") for link in links):
        return None
    score = SWAPPED if one.family_first == two.family_first else 0.85
    for link in links:
        score *= SCORES[link]
    return _together("order", f"{_core(one)} and {_core(two)} are the same words, family name first in one", score)


def _wade_giles(one: PersonName, two: PersonName) -> _Verdict | None:
    """Mao Tse-tung and Mao Zedong: only between a hyphenated and a joined spelling of a Chinese name."""
    if not (one.family_first and two.family_first) or ("-" in one.core) == ("-" in two.core):
        return None
    old, new = (one, two) if "-" in one.core else (two, one)
    spellings = (pinyin_readings(fold(old.surname)), pinyin_readings(fold(" ".join(old.given))))
    if fold(new.surname) in spellings[0] and squash(" ".join(new.given)) in spellings[1]:
        return _together("spelling", f"{old.core} is the older romanization of {new.core}", SCORES["spelling"])
    return None


def _vowels_like(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> bool:
    return first[0].folded[0] == second[0].folded[0]


def _sexes_differ(one: PersonName, two: PersonName) -> bool:
    a, b = sex_of(one.titles), sex_of(two.titles)
    return a is not None and b is not None and a != b


def _likeness(first: tuple[NameWord, ...], second: tuple[NameWord, ...]) -> float:
    """A score below one half for names that are not the same: the share of words that agree."""
    shared = sum(any(relate(x.folded, y.folded) in ("same", "spelling") for y in second) for x in first)
    return round(0.45 * shared / max(len(first), len(second)), 3)


def _apart(reason: str, score: float) -> _Verdict:
    return _Verdict(NameMatch(False, score, re.sub(r"\s+", " ", reason)), "different")


def _together(kind: VariantKind, reason: str, score: float) -> _Verdict:
    return _Verdict(NameMatch(True, round(score, 3), reason), kind)


def _kind_of(link: Link) -> VariantKind:
    return link


def _text(words: tuple[NameWord, ...]) -> str:
    return " ".join(word.text for word in words)


def _core(name: PersonName) -> str:
    return name.core


def _title(name: PersonName) -> str:
    return " ".join(name.titles) or "none"


def _surname(name: PersonName) -> str:
    return name.surname or name.core


def _say(link: Link, a: str, b: str) -> str:
    if link == "same":
        return f"same name {a}"
    if link == "spelling":
        return f"{a} and {b} are spellings of one name"
    if link == "nickname":
        return f"{a} and {b} are forms of one name"
    if link == "initial":
        short, full = sorted((a, b), key=len)
        return f"the initial {short} fits {full}"
    return f"{a} and {b} differ by one slip of the pen"


def _say_surname(link: Link, one: PersonName, two: PersonName) -> str:
    if link == "same":
        return f"same surname {_surname(one)}"
    return _say(link, _surname(one), _surname(two)).replace("one name", "one surname")
