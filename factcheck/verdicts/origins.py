"""How many independent origins stand behind an answer.

Two claims share an origin where both cite the same outlet, where one article copies the other, or where their sentences
are copies of one sentence (a wire story that both edited). Everything else counts as the article's own.
"""

from collections.abc import Mapping, Sequence

from factcheck.topics.point import Point, Scope


def origin_names(points: Sequence[Point], scope: Scope, publishers: Mapping[str, str]) -> dict[tuple[str, int, int, str], str]:
    """What to call the origin of each claim: the outlet cited, the article copied, else the article's own outlet."""
    return {p.order: p.claim.origin or publishers[scope.copy_of.get(p.article, p.article)] for p in points}


def count_origins(points: Sequence[Point], scope: Scope, publishers: Mapping[str, str] | None = None) -> int:
    """The number of independent origins of these claims; an outlet's own article is the origin of those that cite it."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            key = parent[key]
        return key

    def join(a: str, b: str) -> None:
        first, second = sorted((root(a), root(b)))
        parent[second] = first

    articles = {p.article for p in points}
    outlets = {a: _plain((publishers or {}).get(a, "")) for a in articles}
    known = set(outlets.values()) - {""}
    cited: dict[str, set[str]] = {}
    own: set[str] = set()
    for point in points:
        article = "article:" + scope.copy_of.get(point.article, point.article)
        root(article)
        holder = _plain(point.claim.holder or "")
        if source := point.claim.origin or (holder if holder in known and holder != outlets[point.article] else None):
            cited.setdefault(point.article, set()).add(_plain(source))
        else:
            own.add(point.article)
        twin = scope.twins.get((point.article, point.claim.sentence[0]))
        if twin is not None:
            join(article, f"twin:{twin}")
    quoted: set[str] = set()
    for article in sorted(articles - own):
        for outlet in sorted(cited[article]):
            quoted.add(outlet)
            join("article:" + scope.copy_of.get(article, article), f"outlet:{outlet}")
    for article in sorted(own):
        if outlets[article] in quoted:
            join("article:" + scope.copy_of.get(article, article), f"outlet:{outlets[article]}")
    return len({root("article:" + scope.copy_of.get(a, a)) for a in articles})


def _plain(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ")
