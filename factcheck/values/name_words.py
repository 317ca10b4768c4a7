"""The words of a person's name as they are compared, and the surnames a short mention may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.values.name_key import LINKS, Link, begins_compound, ends_compound, fold, is_given_name, relate, spoken
from factcheck.values.person_name import PersonName, title_tables


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name for comparing: as written, folded and joined, and the particles that stood before it."""

    text: str
    folded: str
    particles: tuple[str, ...] = ()


@lru_cache(maxsize=32768)
def name_words(name: PersonName) -> tuple[NameWord, ...]:
    """The words to compare, family name last; Arabic compounds joined, articles and particles set aside."""
    tables = title_tables()
    texts = [*name.given, *name.surname.split()]
    words: list[NameWord] = []
    particles: list[str] = []
    prepared: list[tuple[str, str]] = []
    for text in texts:
        folded = fold(text)
        article = re.match(rf"({'|'.join(sorted(tables.articles | tables.assimilated | tables.links))})-(?=\w\w)", folded)
        if article and not folded.startswith("al-") | folded.startswith("el-") and len(folded) - article.end() < 3:
            article = None
        if article:
            prepared.append((article[1], article[1]))
            folded = folded[article.end() :]
        folded = re.sub(r"^abd-(?:[aeiou][lrzdstn]-)?", "abdul", folded)
        prepared.append((text, re.sub(r"-(?:al|el|ul|ol)-|-", "", folded)))
    pending, pending_text = "", ""
    for index, (text, folded) in enumerate(prepared):
        following = prepared[index + 1][1] if index + 1 < len(prepared) else ""
        is_particle = folded in tables.particles | tables.articles | tables.links
        if is_particle and following and not (index == 0 and name.given and text == name.given[0]):
            particles.append(folded)
            continue
        if begins_compound(folded) and following:
            pending = pending + ("abdul" if folded.startswith("abd") else "abu")
            pending_text = f"{pending_text} {text}".strip()
            continue
        if ends_compound(folded) and words and not pending:
            words[-1] = NameWord(f"{words[-1].text} {text}", words[-1].folded + folded, words[-1].particles)
            particles = []
            continue
        words.append(NameWord(f"{pending_text} {text}".strip(), pending + folded, tuple(particles)))
        pending, pending_text, particles = "", "", []
    return tuple(words)


def surname_link(mention: tuple[NameWord, ...], whole: PersonName) -> Link:
    """The closest link of a one- or two-word mention to a surname of the full name."""
    words = name_words(whole)
    joined = "".join(word.folded for word in mention)
    best: Link = "different"
    for candidate in surnames(whole, words):
        best = min(best, relate(joined, candidate), key=LINKS.index)
    return best if best != "initial" else "different"


def surnames(whole: PersonName, words: tuple[NameWord, ...]) -> Iterator[str]:
    """The words that a person may be called by: the last, the parts of a double surname, the family name in front."""
    yield words[-1].folded
    for part in re.split(r"[-\s]", whole.surname):
        if len(part) > 3 and "-" in whole.surname and part[0].isupper():
            yield fold(part)
    if whole.family_first:
        yield fold(whole.surname)
    for word in words[1:-1]:
        if (not is_given_name(word.text) and len(word.folded) > 2) or word.particles:
            yield word.folded
    if len(words) > 2:
        yield words[-2].folded + words[-1].folded


def joint_sound(words: tuple[NameWord, ...]) -> str:
    return re.sub(r"(.)\1+", r"\1", "".join(spoken(word.folded) for word in words))


def squash(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))
