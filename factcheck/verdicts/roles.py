"""Offices that articles give one person in other words (FC302): "Quds Force commander", "a general who led the force"."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.claims.concepts import is_person
from factcheck.model import Words
from factcheck.topics.point import Point, Scope
from factcheck.values.person_name import title_tables
from factcheck.values.places import country_of

COUNTY = re.compile(r"\b(?:[A-Z][\w.]*\s+){1,3}(?:County|Parish)\b")
"""The name of a county, which are too many for a list."""
LINKING = frozenset("a an the of for in at to and by with his her its their s".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A role as compared: its head ("spokesperson") and its words, each in the form that stands for its meaning.

    `core` are the words but for those that say where or add colour ("Texas", "slain"): the story tells that anyway.
    """

    head: str
    words: frozenset[str]
    core: frozenset[str]


def office_groups(points: Sequence[Point], scope: Scope) -> Iterator[tuple[str, list[list[Point]]]]:
    """(person, points by office) of everyone whose office two articles word in two ways that go together."""
    given: dict[str, dict[Office, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        value = point.claim.value
        if point.claim.kind == "role" and point.names and isinstance(value, Words) and (office := office_of(value.text)):
            given[point.names[0]][office].append(point)
    for entity, by_office in given.items():
        alike = [o for o in by_office if any(_go_together(o, other) for other in by_office)]
        if len(alike) > 1 and len({p.article for o in alike for p in by_office[o]}) > 1:
            ranked = sorted(alike, key=lambda o: (-len({p.article for p in by_office[o]}), by_office[o][0].order))
            yield scope.who.entity(entity).name, [by_office[o] for o in ranked]


def office_of(role: str) -> Office | None:
    """The office that a role names; None for a mere form of address ("Mr") and what somebody is in passing ("victim")."""
    table = tables()
    said = re.sub(r"[^\w\s-]", "", re.sub(r"['’]s?\b", " ", COUNTY.sub("", role).lower()))
    for phrase, short in table.phrases.items():
        said = re.sub(rf"\b{phrase}\b", short, said)
    front = next((w for w in reversed(_words(re.split(r"\s(?:of|for|in|at|to)\s", said)[0])) if _is_office(w)), None)
    if front is None or front in table.passing:
        return None
    words = _words(said)
    core = (w for w in words if w not in table.idle and not country_of(w))
    return Office(_meaning(front), frozenset(map(_meaning, words)), frozenset(map(_meaning, core)))


def _go_together(a: Office, b: Office) -> bool:
    """Whether two wordings that differ are of one office: one says more than the other, or they share head and more."""
    table = tables()
    if a.core == b.core or (a.words ^ b.words) & table.gone:
        return False
    if any(o.words == {o.head} and o.head in table.plain for o in (a, b)):
        return False
    return a.words < b.words or b.words < a.words or (a.head == b.head and len(a.words & b.words) > 1)


def _words(said: str) -> list[str]:
    return [w for w in re.split(r"[\s-]+", said.replace("co-", "co")) if w and w not in LINKING]


def _is_office(word: str) -> bool:
    table = tables()
    return word in table.meanings or word in table.phrases.values() or word in title_tables().offices or is_person(word)


def _meaning(word: str) -> str:
    return tables().meanings.get(word) or country_of(word) or word


@dataclass(frozen=True, slots=True)
class Tables:
    """`roles.toml`: phrase -> short form, word -> what it stands for, and the lists of words that it explains."""

    phrases: dict[str, str]
    meanings: dict[str, str]
    passing: frozenset[str]
    plain: frozenset[str]
    gone: frozenset[str]
    idle: frozenset[str]


@cache
def tables() -> Tables:
    """The tables, read once."""
    data = tomllib.loads(files(__package__).joinpath("roles.toml").read_text(encoding="utf-8"))
    return Tables(
        data["phrase"],
        {word: meaning for meaning, words in data["word"].items() for word in words},
        *(frozenset(data[name]["words"]) for name in ("passing", "plain", "gone", "idle")),
    )
