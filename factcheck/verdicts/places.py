"""FILE:LINE and FILE:LINE:COLUMN, and the claims that stand there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from factcheck.errors import UsageError
from factcheck.model import Article, Span
from factcheck.topics import Point
from factcheck.topics.why import LINED_UP

NEAREST = 2
"""Lines with claims that are named where a line has none."""
PLACE = re.compile(r"(?P<path>.+?):(?P<line>[1-9]\d*)(?::(?P<column>[1-9]\d*))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, 1-based, or one place in it."""

    path: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")


def parse_place(text: str) -> Place:
    """ "news/a.txt:17" or "news/a.txt:17:4". Raises UsageError for anything else."""
    found = PLACE.fullmatch(text.strip())
    if not found:
        raise UsageError(f"--why-not {text}: give FILE:LINE or FILE:LINE:COLUMN, as reports show it, such as news/a.txt:17")
    column = int(found["column"]) if found["column"] else None
    return Place(found["path"].replace("\\", "/").removeprefix("./"), int(found["line"]), column)


def path_of(place: Place, articles: Sequence[Article]) -> str:
    """The path under which reports name the file of a place. Raises UsageError if none or several fit."""
    paths = sorted({a.path for a in articles})
    fitting = [p for p in paths if p == place.path] or [
        p for p in paths if f"/{p}".endswith(f"/{place.path}") or f"/{place.path}".endswith(f"/{p}")
    ]
    if len(fitting) != 1:
        near = get_close_matches(place.path, paths, n=1)
        hint = f"did you mean {near[0]}?" if near else f"{len(paths)} files were read, such as {paths[0]}"
        which = f"fits {', '.join(fitting[:5])}; give more of its path" if fitting else f"is not among the articles; {hint}"
        raise UsageError(f"--why-not {place}: {place.path} {which}")
    return fitting[0]


def points_at(place: Place, points: Sequence[Point], articles: Sequence[Article]) -> list[Point]:
    """The claims that can be lined up on a line, or at a place of it. Raises UsageError with the nearest if there is none."""
    path = path_of(place, articles)
    here = {a.id: a for a in articles if a.path == path}
    every = [(p, here[p.article].locate(p.claim.start, p.claim.end)) for p in points if p.article in here]
    spans = [(p, s) for p, s in every if p.claim.kind in LINED_UP]
    on_line = [(p, s) for p, s in spans if s.line <= place.line <= s.end_line]
    found = [p for p, s in on_line if place.column is None or _covers(s, place.line, place.column)]
    if found:
        return found
    if on_line:
        columns = ", ".join(f"{s.column} ({p.claim.kind} “{_words(p, here)}”)" for p, s in on_line[:6])
        raise UsageError(f"--why-not {place}: no claim at that column; on line {place.line} there are claims at {columns}")
    near: dict[int, list[str]] = {}
    for p, s in sorted(spans, key=lambda found: (abs(found[1].line - place.line), found[1].line, found[1].column)):
        if s.line in near or len(near) < NEAREST:
            near.setdefault(s.line, []).append(f"{p.claim.kind} “{_words(p, here)}”")
    lines = "; ".join(
        f"line {line}: {', '.join(said[:3])}" + (f" and {len(said) - 3} more" if len(said) > 3 else "")
        for line, said in sorted(near.items())
    )
    others = {p.claim.kind for p, s in every if s.line <= place.line <= s.end_line}
    only = f" but {' and '.join(sorted(others))} claims, which are not lined up this way (see factcheck names)" if others else ""
    raise UsageError(f"--why-not {place}: no claim on that line{only}; the nearest are on {lines or 'no line of the file'}")


def _covers(span: Span, line: int, column: int) -> bool:
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)


def _words(point: Point, articles: dict[str, Article]) -> str:
    words = articles[point.article].text[point.claim.start : point.claim.end]
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
