"""Who is who, and whether two names can be one person: `factcheck names`."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.model import Entity, Form, json_text, plain
from factcheck.reports.jsonl import lines
from factcheck.reports.terminal import clean, counted, listed, to_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from factcheck.values.names import NameMatch

Entities = Iterable[Entity]
HEADINGS = {"person": "People", "organization": "Organizations", "place": "Places"}
BAR = 8
"""Columns of the bar of an entity's most frequent spelling."""
LIKELY = ((0.85, "one person, most likely"), (0.7, "one person, likely"), (0.0, "one person, perhaps"))
"""Score from which names that can be one person's are called so."""


def render_table(entities: Entities, width: int = 80, color: bool = False) -> Iterable[str]:
    """People, organizations and places with their spellings and roles, how often, and by which articles."""
    yield to_text(_parts(tuple(entities), width), width, color)


def _parts(entities: tuple[Entity, ...], width: int) -> Iterator["RenderableType"]:
    from rich.text import Text

    for kind, heading in HEADINGS.items():
        members = [e for e in entities if e.kind == kind]
        if not members:
            continue
        yield Text(f"{heading} ({len(members)})", "bold cyan")
        known = [e for e in members if len(e.forms) > 1 or e.roles]
        for entity in known:
            yield Text()
            yield from _entity(entity, width)
        plain_ones = [e for e in members if not (len(e.forms) > 1 or e.roles)]
        if plain_ones:
            yield Text()
            yield _rows([("", form) for e in plain_ones for form in e.forms], width, bars=False)
        yield Text()
    counts = ", ".join(
        counted(number, kind, "people" if kind == "person" else "")
        for kind in HEADINGS
        if (number := sum(e.kind == kind for e in entities))
    )
    yield Text(f"{counted(len(entities), 'name')}: {counts}" if entities else "no names")


def _entity(entity: Entity, width: int) -> Iterator["RenderableType"]:
    """The name, how often it stands in how many articles, and a row for each spelling and role."""
    from rich.padding import Padding
    from rich.text import Text

    mentions = counted(sum(form.count for form in entity.forms), "mention")
    articles = counted(len({a for form in entity.forms for a in form.articles}), "article")
    yield Padding(Text.assemble((clean(entity.name), "bold"), (f"  {mentions} in {articles}", "dim")), (0, 0, 0, 2))
    spelled = [("spelled" if not i else "", form) for i, form in enumerate(entity.forms)]
    roles = [("role" if not i else "", form) for i, form in enumerate(entity.role_forms)]
    yield _rows([*spelled, *roles], width, bars=len(spelled) > 1)


def _rows(forms: list[tuple[str, Form]], width: int, bars: bool) -> "RenderableType":
    """Label, words, count, a bar where counts are to be compared, and the articles."""
    from rich.table import Table
    from rich.text import Text

    most, label = 1, ""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2 if not bars and not any(text for text, _ in forms) else 9, justify="right")
    grid.add_column(max_width=int(0.4 * width))
    grid.add_column(justify="right", no_wrap=True)
    if bars:
        most = max(form.count for text, form in forms)
        grid.add_column(width=BAR, no_wrap=True)
    grid.add_column()
    for text, form in forms:
        label = text or label
        bar = [Text("━" * max(1, round(BAR * form.count / most)), "cyan") if label != "role" else Text()] if bars else []
        style = "italic" if label == "role" else ""
        places = Text(listed(map(clean, form.articles)), "dim")
        grid.add_row(Text(text, "dim"), Text(clean(form.text), style), Text(f"{form.count:,}"), *bar, places)
    return grid


def render_jsonl(entities: Entities) -> Iterable[str]:
    """One entity a line."""
    return lines(plain(entity) for entity in entities)


def render_json(entities: Entities) -> Iterable[str]:
    """All entities as one list."""
    yield json_text([plain(entity) for entity in entities], indent=2)


FORMATS: dict[str, Callable[[Entities], Iterable[str]]] = {
    "table": render_table,
    "json": render_json,
    "jsonl": render_jsonl,
}


def render_match(match: "NameMatch", names: tuple[str, str], format: str, width: int = 80, color: bool = False) -> str:
    """Whether two names can be one person's, why, and how each was read; as JSON `same`, `score` and `reason`."""
    if format == "table":
        return to_text(_match(match, names), width, color)
    return json_text({"same": match.same, "score": match.score, "reason": match.reason}, indent=2 if format == "json" else None)


def _match(match: "NameMatch", names: tuple[str, str]) -> Iterator["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    said = next(words for least, words in LIKELY if match.score >= least) if match.same else "two people"
    yield Text.assemble((said, "bold green" if match.same else "bold red"), f" ({match.score:.2f}): {clean(match.reason)}")
    yield Text()
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name in names:
        grid.add_row(Text(f"  {clean(name)}", "bold"), Text(parts_of(name), "dim"))
    yield grid
    yield Text()
    yield Text("0 nothing in common, 1 the same letters; under 0.70 the names alone do not settle it", "dim")


def parts_of(name: str) -> str:
    """How a name is read: "title Gen., given name Qassem, surname Soleimani"."""
    from factcheck.values.names import parse_person

    read = parse_person(name)
    parts = {
        "title": " ".join(read.titles),
        "given name": " ".join(read.given),
        "nickname": read.nickname or "",
        "surname": read.surname,
        "generation": read.suffix or "",
    }
    return ", ".join(f"{part} {clean(words)}" for part, words in parts.items() if words) or "no name in it"
