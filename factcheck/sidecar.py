"""What the settings file tells of single articles and names: `[[articles]]`, `same`, `different`.

A sidecar table fills in or overrules what an article says of itself; `same` and `different` say of names what no text
settles. Wrong keys and values raise `Wrong`, whose message names the place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from difflib import get_close_matches

Names = tuple[str, ...]
"""Two or more names that are of one bearer, or of as many as there are names."""


class Wrong(ValueError):
    """A table of the settings file holds what it may not; the message says where, what and what would do."""


@dataclass(frozen=True, slots=True)
class ArticleTable:
    """What the settings say of the articles whose path matches one of the patterns; None leaves what the article says."""

    match: tuple[str, ...]
    publisher: str | None = None
    published: date | datetime | None = None
    author: str | None = None
    url: str | None = None
    title: str | None = None
    place: str = ""
    """Where it stands: "factcheck.toml: articles[1]"; a report names it as where a date was found."""


KEYS = tuple(f.name for f in fields(ArticleTable) if f.name != "place")


def article_tables(value: object, place: str) -> tuple[ArticleTable, ...]:
    """The `[[articles]]` of a settings file. Raises Wrong."""
    if not isinstance(value, list | tuple) or not all(isinstance(v, Mapping) for v in value):
        raise Wrong(f"{place}: not a list of tables; write [[articles]] with match = and what holds for these articles")
    return tuple(_article_table(table, f"{place}[{number}]") for number, table in enumerate(value, start=1))


def _article_table(table: Mapping[str, object], place: str) -> ArticleTable:
    for key in table:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1, cutoff=0.0)[0]
            raise Wrong(f"{place}.{key}: no such setting; the nearest is {place}.{near} (there are {', '.join(KEYS)})")
    match = table.get("match")
    patterns = (match,) if isinstance(match, str) else match
    if not isinstance(patterns, list | tuple) or not patterns or not all(isinstance(p, str) and p.strip() for p in patterns):
        raise Wrong(f"{place}.match: {match!r} is not a file, a glob or a list of them, such as 'wire/*.txt'")
    words = {key: _text(table[key], f"{place}.{key}") for key in ("publisher", "author", "url", "title") if key in table}
    if len(table) == 1:
        raise Wrong(f"{place}: says nothing of {', '.join(patterns)}; add one of {', '.join(KEYS[1:])}")
    published = _day(table["published"], f"{place}.published") if "published" in table else None
    return ArticleTable(match=tuple(patterns), published=published, place=place, **words)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong(f"{place}: {value!r} is not a text")
    return " ".join(value.split())


def _day(value: object, place: str) -> date | datetime:
    """A TOML date or date-time, or the same as a string."""
    if isinstance(value, date):
        return value
    try:
        text = str(value)
        return date.fromisoformat(text) if len(text) == len("2020-01-07") else datetime.fromisoformat(text)
    except ValueError:
        raise Wrong(f"{place}: {value!r} is not a date such as 2020-01-07 or 2020-01-07T18:30:00Z") from None


def name_sets(value: object, place: str) -> tuple[Names, ...]:
    """The lists of names under `same` or `different`. Raises Wrong."""
    if not isinstance(value, list | tuple):
        raise Wrong(f'{place}: {value!r} is not a list of lists of names, such as [["Kim", "Kim Jong Un"]]')
    sets: list[Names] = []
    for number, names in enumerate(value, start=1):
        if not isinstance(names, list | tuple) or not all(isinstance(n, str) and n.strip() for n in names):
            raise Wrong(f'{place}[{number}]: {names!r} is not a list of names, such as ["Kim", "Kim Jong Un"]')
        named = tuple(dict.fromkeys(" ".join(n.split()) for n in names))
        if len({name_id(n) for n in named}) < 2:
            raise Wrong(f"{place}[{number}]: {names!r} must have two names or more")
        sets.append(named)
    return tuple(sets)


def name_id(name: str) -> str:
    """What two writings of a name in the settings and in a text must have in common: all but case, spaces and "the"."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def contradicting(same: Sequence[Names], different: Sequence[Names]) -> Names | None:
    """Two names that are both said to be one bearer's and two bearers'; None where there are none."""
    for one in same:
        for apart in different:
            both = [n for n in one if name_id(n) in {name_id(m) for m in apart}]
            if len({name_id(n) for n in both}) > 1:
                return tuple(both[:2])
    return None


def without_place(table: ArticleTable) -> dict[str, object]:
    """What a table says, as the file has it."""
    said = replace(table, place="")
    values = {key: getattr(said, key) for key in KEYS}
    return {key: v.isoformat() if isinstance(v, date) else v for key, v in values.items() if v is not None}
