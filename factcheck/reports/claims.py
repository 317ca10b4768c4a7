"""What each article says by itself, before any comparison: `factcheck claims`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factcheck.model import json_text
from factcheck.reports.jsonl import lines
from factcheck.reports.terminal import clean, shorten, to_text

if TYPE_CHECKING:
    from rich.console import RenderableType

Claims = Iterable[Mapping[str, Any]]


def render_table(claims: Claims, width: int = 80, color: bool = False) -> Iterable[str]:
    """One article after the other: place, kind, the claim's words and who says so."""
    for path, members in groupby(claims, key=lambda claim: claim["path"]):
        yield to_text(_article(str(path), list(members), width), width, color)


def _article(path: str, claims: list[Mapping[str, Any]], width: int) -> Iterator["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    yield Text(clean(path), "bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=9, justify="right")
    grid.add_column(width=7)
    grid.add_column(width=width - 9 - 7 - 3 * 2)
    for claim in claims:
        said = clean(claim["holder"] or claim["origin"] or "")
        words = Text.assemble((shorten(clean(claim["text"]), 200), "bold"), (f"  {said}" if said else "", "dim"))
        grid.add_row(Text(f"{claim['line']}:{claim['column']}", "dim"), Text(claim["kind"], "cyan"), words)
    yield grid
    yield Text()


def render_jsonl(claims: Claims) -> Iterable[str]:
    """One claim a line."""
    return lines(claims)


def render_json(claims: Claims) -> Iterable[str]:
    """All claims as one list."""
    yield json_text(list(claims), indent=2)


FORMATS: dict[str, Callable[[Claims], Iterable[str]]] = {
    "table": render_table,
    "json": render_json,
    "jsonl": render_jsonl,
}
