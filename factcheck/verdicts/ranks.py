"""Ranks that two articles give one person (FC302): "Commodore" against "Commander"."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from factcheck.model import Words
from factcheck.topics.point import Point, Scope


@cache
def ranks() -> dict[str, str]:
    """Phrase -> rank, of `ranks.toml`."""
    data = tomllib.loads(files(__package__).joinpath("ranks.toml").read_text(encoding="utf-8"))
    return dict(data["rank"])


def rank_of(role: str) -> str | None:
    """The rank that stands directly before a name: "navy spokesman Commander" -> "commander".

    A rank is written with capitals and begins the title: a "Quds Force commander" or "Secretary General" has no rank.
    """
    words = re.findall(r"[A-Za-z]+", role)
    for size in (3, 2, 1):
        said, before = words[-size:], words[-size - 1 : -size]
        if " ".join(said).lower() in ranks() and all(w[0].isupper() for w in said) and not (before and before[0][0].isupper()):
            return ranks()[" ".join(said).lower()]
    return None


def rank_groups(points: Sequence[Point], scope: Scope) -> Iterator[tuple[str, list[list[Point]]]]:
    """(person, points by rank) of every person to whom two articles give ranks that do not go together."""
    given: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        if (
            point.claim.kind == "role"
            and point.names
            and isinstance(point.claim.value, Words)
            and (rank := rank_of(point.claim.value.text))
        ):
            given[point.names[0]][rank].append(point)
    for entity, by_rank in given.items():
        apart = [r for r in sorted(by_rank) if any(_differ(r, other) for other in by_rank)]
        articles = [{p.article for p in by_rank[r]} for r in apart]
        if len(apart) > 1 and len(set().union(*articles)) > 1:
            yield scope.who.entity(entity).name, [by_rank[r] for r in apart]


def _differ(a: str, b: str) -> bool:
    """Whether one person cannot have both: "general" is short for "major general"."""
    return a != b and not a.endswith(b) and not b.endswith(a)
