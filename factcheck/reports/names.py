"""Who is who, and whether two names can be one person: `factcheck names`."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.model import Entity, json_text, plain
from factcheck.reports.jsonl import lines
from factcheck.reports.terminal import clean, counted, shorten, to_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from factcheck.values.names import NameMatch

Entities = Iterable[Entity]
HEADINGS = {"person": "People", "organization": "Organizations", "place": "Places"}
MOST_ROLES = 8
"""Roles shown per entity in the table."""


def render_table(entities: Entities, width: int = 80, color: bool = False) -> Iterable[str]:
    """People, organizations and places with their spellings, the articles that use them, and their roles."""
    yield to_text(_parts(tuple(entities)), width, color)


def _parts(entities: tuple[Entity, ...]) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    for kind, heading in HEADINGS.items():
        members = [e for e in entities if e.kind == kind]
        if not members:
            continue
        yield Text(f"{heading} ({len(members)})", "bold cyan")
        for entity in members:
            yield Padding(Text(clean(entity.name), "bold"), (1, 0, 0, 2))
            for form in entity.forms:
                used = f"{form.count} × in {', '.join(form.articles)}"
                yield Padding(Text.assemble(clean(form.text), (f"  {used}", "dim")), (0, 0, 0, 4))
            if entity.roles:
                more = len(entity.roles) - MOST_ROLES
                roles = "; ".join(shorten(clean(role), 80) for role in entity.roles[:MOST_ROLES])
                yield Padding(Text(roles + (f"; {more} more" if more > 0 else ""), "italic"), (0, 0, 0, 4))
        yield Text()
    counts = [(sum(e.kind == kind for e in entities), heading.lower()) for kind, heading in HEADINGS.items()]
    yield Text(
        f"{counted(len(entities), 'name')}: " + ", ".join(f"{n} {heading}" for n, heading in counts) if entities else "no names"
    )


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


def render_match(match: "NameMatch", format: str) -> str:
    """ "same  0.90  the reason", or the three as JSON."""
    if format == "table":
        return f"{'same' if match.same else 'different'}  {match.score:.2f}  {clean(match.reason)}\n"
    return json_text({"same": match.same, "score": match.score, "reason": match.reason}, indent=2 if format == "json" else None)
