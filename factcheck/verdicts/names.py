"""Spellings of one name that differ between articles (FC301): transliterations and typos, not short forms or titles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.topics.point import Point, Scope
from factcheck.values.names import variant_kind

SPELLINGS = ("spelling", "typo")


def spelling_groups(points: Sequence[Point], scope: Scope) -> Iterator[tuple[str, list[list[Point]], str]]:
    """(entity, points by spelling, the way they differ) of every person whose name is spelled in two ways."""
    by_entity: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        entity = scope.who.of.get((point.article, point.claim.start))
        if point.claim.kind == "name" and entity is not None:
            by_entity[entity].append(point)
    for entity, mine in by_entity.items():
        if scope.who.entity(entity).kind != "person":
            continue
        forms: dict[str, list[Point]] = defaultdict(list)
        for point in mine:
            forms[" ".join(point.claim.subject.split())].append(point)
        differing: dict[str, str] = {}
        for a in forms:
            for b in forms:
                if a < b and len(a.split()) == len(b.split()) and (how := variant_kind(a, b)) in SPELLINGS:
                    differing[a] = differing[b] = how
        if differing and len({p.article for f in differing for p in forms[f]}) > 1:
            how = "typo" if set(differing.values()) == {"typo"} else "spelling"
            yield entity, [forms[f] for f in sorted(differing, key=lambda f: (-len(forms[f]), f))], how
