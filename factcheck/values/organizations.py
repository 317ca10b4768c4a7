"""Organisations and news outlets: what is one, which acronym belongs to which name, which names can be one body's."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from factcheck.values.name_key import is_given_name, name_key
from factcheck.values.names import NameMatch
from factcheck.values.places import country_of, is_demonym, is_place, metonym_of, place_key

__all__ = ["acronym_of", "is_given_name", "is_organization", "outlet", "same_organization"]

_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "la",
        "&",
        "a",
        "an",
        "at",
        "by",
        "with",
        "und",
        "et",
        "du",
        "des",
    )
)


@dataclass(frozen=True, slots=True)
class _Tables:
    heads: frozenset[str]
    company_endings: frozenset[str]
    surname_heads: frozenset[str]
    official_words: frozenset[str]
    synonyms: dict[str, str]
    same: dict[str, str]
    """Normalized name to canonical name, organisations and outlets."""
    outlets: dict[str, str]
    acronyms: frozenset[str]
    """Acronyms as written, which are names only in capitals: "WHO" is not "who"."""


@cache
def _tables() -> _Tables:
    raw: dict[str, Any] = tomllib.loads((files("factcheck.values") / "organizations.toml").read_text("utf-8"))
    outlets = _by_form(raw["outlets"])
    return _Tables(
        heads=frozenset(raw["heads"].split()),
        company_endings=frozenset(raw["company_endings"].split()),
        surname_heads=frozenset(raw["surname_heads"].split()),
        official_words=frozenset(raw["official_words"].split()),
        synonyms={word: line.split()[-1] for line in raw["synonyms"] for word in line.split()},
        same=_by_form(raw["same"]) | outlets,
        outlets=outlets,
        acronyms=frozenset(
            form for line in (*raw["same"], *raw["outlets"]) for form in line.split(" | ") if form.isupper() or len(form) < 5
        ),
    )


def _by_form(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        forms = [form.strip() for form in line.split(" | ")]
        for form in forms:
            found.setdefault(_normal(form), forms[0])
    return found


@lru_cache(maxsize=16384)
def _normal(text: str) -> str:
    """Lower case, no accents, dots, apostrophes, leading "the" or possessive ending."""
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    text = re.sub(r"['’]s$|(?<=s)['’]$", "", re.sub(r"\s+", " ", text).strip(" ,;:()")).lower()
    text = re.sub(r"^the ", "", text)
    return re.sub(r"(?<=\w)\.(?=\w\b|$|\s)|['’`]", "", text).strip(". ")


def _known(text: str, table: dict[str, str]) -> str | None:
    """The canonical name in the table; short all-capital acronyms and short words only as they are written there."""
    found = table.get(_normal(text))
    if found is None:
        return None
    bare = re.sub(r"^[Tt]he |['’]s$|[.]", "", text.strip())
    if len(bare) < 5 and bare not in _tables().acronyms:
        return None
    return found if any(letter.isupper() for letter in bare) else None


@lru_cache(maxsize=16384)
def outlet(text: str) -> str | None:
    """The canonical name of a news agency, newspaper or broadcaster; None if it is none that is known.

    "AP" and "the Associated Press" -> "Associated Press". Generic phrases ("Iranian state television") give None.
    """
    found = _known(text, _tables().outlets)
    if found:
        return found
    stem = re.sub(
        r"\s+(?:news\s*agency|news|agency|newspaper|magazine|website|channel|network|television|tv|radio)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return _known(stem, _tables().outlets) if stem != text else None


@lru_cache(maxsize=16384)
def is_organization(text: str) -> bool:
    """Whether the text names an organisation: a known one, an outlet, or by its head word (Ministry of ..., ... Force).

    Names are capitalized; "the council" alone is none. "Charlotte Church" is a person.
    """
    tables = _tables()
    if _known(text, tables.same) or outlet(text):
        return True
    words = re.sub(r"^[Tt]he\s+", "", text.strip()).split()
    if is_place(text) or not words or not any(word[0].isupper() for word in words):
        return False
    plain = [_normal(word) for word in words]
    if len(words) > 1 and plain[-1] in tables.company_endings:
        return True
    cut = next(
        (at for at, word in enumerate(plain) if at and word in ("of", "for", "on", "in", "to", "against", "at")),
        len(plain),
    )
    head, at = plain[cut - 1], cut - 1
    if head not in tables.heads or not (words[at][0].isupper() or words[0][0].isupper()):
        return False
    if len(words) == 1:
        return head not in tables.surname_heads and head not in (
            "service",
            "office",
            "center",
            "centre",
            "group",
            "team",
            "study",
            "troops",
            "force",
            "mission",
        )
    person = len(words) == 2 and cut == 2 and head in tables.surname_heads and is_given_name(words[0])
    return not person


def _letters(name: str, with_small: bool) -> str:
    words = [part for word in re.sub(r"['’.,]", "", name).split() for part in re.split(r"[-/]", word) if part]
    return "".join(word[0] for word in words if with_small or word.lower() not in _SMALL).upper()


@lru_cache(maxsize=16384)
def acronym_of(acronym: str, name: str) -> bool:
    """Whether the acronym is made of the initials of the name; of, the, and ... may be left out.

    A country or demonym in front may be missing from either ("US Geological Survey" / "GS" no: at least two letters of
    the rest). Acronyms that do not follow from the name (CENTCOM) are known from the table.
    """
    short = re.sub(r"[.\s'’]", "", re.sub(r"^[Tt]he ", "", acronym.strip()))
    if not 2 <= len(short) <= 9 or not short[0].isupper() or len(name.split()) < 2:
        return False
    known = _tables().same.get(_normal(acronym)) if acronym.strip() in _tables().acronyms else None
    if known is not None and known == _tables().same.get(_normal(name)):
        return True
    name = re.sub(r"^[Tt]he ", "", name.strip())
    candidates = {name, re.sub(r"^(?:U\.S\.|US|U\.N\.|UN)\s", "", name)}
    candidates |= {
        name.replace(old, new) for old, new in (("U.S.", "United States"), ("U.N.", "United Nations"), ("UN ", "United Nations "))
    }
    words = name.split()
    if len(words) > 3 and is_demonym(words[0]):
        candidates.add(" ".join(words[1:]))
    spelled = {_letters(candidate, small) for candidate in candidates for small in (False, True)}
    return short.upper() in {letters for letters in spelled if len(letters) > 1}


@dataclass(frozen=True, slots=True)
class _Body:
    """A name taken apart: countries named in it, and its other words, in canonical spelling."""

    countries: frozenset[str]
    words: tuple[str, ...]


@lru_cache(maxsize=16384)
def _body(text: str) -> _Body:
    tables = _tables()
    countries: set[str] = set()
    words: list[str] = []
    tokens = re.sub(r"\([^)]*\)", " ", re.sub(r"(?<=\w)['’]s?\b", "", text)).split()
    index = 0
    while index < len(tokens):
        two = " ".join(tokens[index : index + 2])
        for phrase, length in ((two, 2), (tokens[index], 1)):
            if phrase and place_key(phrase) and (length == 1 or index + 1 < len(tokens)):
                countries.add(country_of(phrase) or place_key(phrase) or phrase)
                index += length
                break
        else:
            word = _normal(tokens[index])
            if word and word not in _SMALL and word not in ("al", "el"):
                word = re.sub(r"^(?:al|el)-", "", word)
                words.append(tables.synonyms.get(word, tables.synonyms.get(_singular(word), _singular(word))))
            index += 1
    return _Body(frozenset(countries), tuple(words))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def same_organization(a: str, b: str) -> NameMatch:
    """Whether two names can be one organisation's; symmetric.

    Short and official forms may differ by countries, demonyms and words like "Supreme" or "Islamic"; a word of
    substance more makes another body: Kata'ib Hezbollah is not Hezbollah. Different countries tell them apart.
    """
    return _same(*sorted((a, b)))


@lru_cache(maxsize=16384)
def _same(a: str, b: str) -> NameMatch:
    tables = _tables()
    if _normal(a) == _normal(b):
        return NameMatch(True, 1.0, f"{a} and {b} are the same words")
    one, two = _body(a), _body(b)
    known_a, known_b = _canonical(a), _canonical(b)
    if known_a and known_a == known_b:
        return NameMatch(True, 0.97, f"{a} and {b} are names of {known_a}")
    if one.countries and two.countries and not one.countries & two.countries:
        return NameMatch(
            False, 0.1, f"{a} and {b} belong to different countries ({_list(one.countries)}, {_list(two.countries)})"
        )
    if known_a and known_b:
        return NameMatch(False, 0.1, f"{known_a} and {known_b} are known as different organizations")
    for short, name in ((a, b), (b, a)):
        if acronym_of(short, known_a or name if name == a else known_b or name):
            return NameMatch(True, 0.92, f"{short} is the acronym of {name}")
    if not one.words or not two.words:
        return NameMatch(False, 0.0, f"{a} or {b} names no organization beside a country")
    keys_a, keys_b = (
        [name_key(w) if w not in tables.heads else w for w in one.words],
        [name_key(w) if w not in tables.heads else w for w in two.words],
    )
    missing = f"only one of them names {_list(one.countries ^ two.countries)}" if one.countries != two.countries else ""
    if sorted(one.words) == sorted(two.words):
        order = one.words == two.words
        reason = f"{a} and {b} are the same words" + ("" if order else " in another order") + (f"; {missing}" if missing else "")
        return NameMatch(True, (0.97 if order else 0.93) * (0.93 if missing else 1.0), reason)
    if keys_a == keys_b:
        return NameMatch(True, 0.9, f"{a} and {b} are spellings of one name")
    extra_a, extra_b = _extra(one.words, two.words), _extra(two.words, one.words)
    shared = [word for word in one.words if word in two.words]
    if not shared or all(word in tables.official_words for word in shared):
        return NameMatch(False, 0.0, f"{a} and {b} share no word that tells an organization")
    substance = [
        w
        for w in (*extra_a, *extra_b)
        if w not in tables.official_words and not (w in ("affair", "affairs") and "foreign" in shared)
    ]
    heads_apart = [w for w in substance if w in ("minister", "ministry", "department")]
    if not substance:
        only = " ".join((*extra_a, *extra_b))
        reason = f"{a} and {b} share {' '.join(shared)}; only one has {only}, which official forms add" + (
            f"; {missing}" if missing else ""
        )
        return NameMatch(True, 0.8 if len(shared) > 1 else 0.62, reason)
    if (len(extra_a) == 0 and len(shared) >= 3) or (len(extra_b) == 0 and len(shared) >= 3):
        return NameMatch(True, 0.65, f"one is the other and more ({' '.join((*extra_a, *extra_b))}): perhaps a part of it")
    if heads_apart and len(substance) == len(heads_apart) and len(shared) >= 1 and one.countries == two.countries:
        return NameMatch(True, 0.6, f"{a} and {b} differ only in {' and '.join(heads_apart)}")
    score = round(0.45 * len(shared) / max(len(one.words), len(two.words)), 3)
    return NameMatch(False, score, f"{' '.join(substance)} makes {a} and {b} different organizations")


def _canonical(text: str) -> str | None:
    """The known organisation; also with its country in front, "Iran's Revolutionary Guards"."""
    found = _known(text, _tables().same)
    if found:
        return found
    words = re.sub(r"^[Tt]he\s+", "", text.strip()).split()
    while len(words) > 1 and (is_demonym(words[0]) or place_key(words[0])):
        words = words[1:]
        found = _known(" ".join(words), _tables().same)
        if found:
            return found
    trimmed = re.sub(r"\s+(?:of|in)\s+(?:the\s+)?(\S+(?:\s\S+)?)$", lambda m: "" if place_key(m[1]) else m[0], text)
    return _known(trimmed, _tables().same) if trimmed != text else None


def _extra(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in others]


def _list(countries: frozenset[str]) -> str:
    return ", ".join(sorted(countries))


def actor(text: str) -> str | None:
    """The country as whose government the words act: "Washington", "the Kremlin", "Iran", "the Iranian government"."""
    metonym = metonym_of(text)
    if metonym:
        return metonym
    words = re.sub(r"^[Tt]he\s+", "", text.strip()).split()
    if len(words) == 2 and words[1].lower() in ("government", "administration", "authorities", "officials"):
        return country_of(words[0])
    return country_of(text) if place_key(text) and not is_demonym(text) else None
