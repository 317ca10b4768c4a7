"""What the settings say of names, laid over the clusters: these are one bearer's, those are not."""

from collections.abc import Sequence

from factcheck.entities.group import Group
from factcheck.model import Mention
from factcheck.sidecar import Names, name_id
from factcheck.values.names import NameMatch, compare_names


def as_told(groups: Sequence[Group], same: Sequence[Names], different: Sequence[Names]) -> list[Group]:
    """The clusters after `same` has joined and `different` has parted some; none is left empty."""
    told = list(groups)
    for names in same:
        told = _joined(told, names)
    for names in different:
        told = [part for group in told for part in _parted(group, names)]
    return [group for group in told if group.mentions]


def match_told(a: str, b: str, same: Sequence[Names], different: Sequence[Names]) -> NameMatch | None:
    """What the settings say of two names; None where they say nothing."""
    pair = {name_id(a), name_id(b)}
    if any(pair <= {name_id(n) for n in names} for names in same):
        return NameMatch(True, 1.0, "the settings say so (same)")
    if len(pair) > 1 and any(pair <= {name_id(n) for n in names} for names in different):
        return NameMatch(False, 0.0, "the settings say so (different)")
    return None


def _joined(groups: Sequence[Group], names: Names) -> list[Group]:
    """One cluster of all that bear one of the names.

    A cluster joins whole where the name is a full one or its own; of a cluster with a longer name only the mentions
    that have the name move: "Kim" is Kim Jong Un's, the rest of Kim Yo Jong's cluster is not.
    """
    wanted = {name_id(n) for n in names}
    whole: list[Group] = []
    parts: list[Group] = []
    for group in groups:
        forms = [text for text in group.forms() if name_id(text) in wanted]
        if any(len(text.split()) > 1 or text == group.longest() for text in forms):
            whole.append(group)
        elif forms:
            parts.append(group)
    if not whole and len(parts) < 2:
        return list(groups)
    first = whole[0] if whole else Group(parts[0].type)
    kind = max(whole or parts, key=lambda g: len(g.mentions)).type
    moved = [m for g in whole for m in g.mentions] + [m for g in parts for m in g.mentions if name_id(m.text) in wanted]
    rest = [
        Group(g.type, [m for m in g.mentions if name_id(m.text) not in wanted]) if any(g is p for p in parts) else g
        for g in groups
        if not any(g is w for w in whole[1:])
    ]
    joined = Group(kind, moved)
    return [joined if g is first else g for g in rest] if whole else [joined, *rest]


def _parted(group: Group, names: Names) -> list[Group]:
    """The cluster by the names that must not share one; as it is where it bears fewer than two of them."""
    ids = {name_id(text) for text in group.forms()}
    held = [n for n in names if name_id(n) in ids]
    if len(held) < 2:
        return [group]
    parts = {name_id(n): Group(group.type) for n in held}
    unclear = Group(group.type)
    for mention in group.mentions:
        bearer = name_id(mention.text) if name_id(mention.text) in parts else _bearer(mention, group, held)
        (parts[bearer] if bearer else unclear).mentions.append(mention)
    return [*parts.values(), *([unclear] if unclear.mentions else [])]


def _bearer(mention: Mention, group: Group, held: Sequence[str]) -> str | None:
    """Whose a short or other form is: the bearer it is most like, else the last one its article names before it."""
    scores = {name_id(n): compare_names(n, mention.text).score for n in held}
    best = [key for key, score in scores.items() if score == max(scores.values())]
    if len(best) == 1:
        return best[0]
    named = [m for m in group.mentions if m.article == mention.article and name_id(m.text) in scores]
    before = [m for m in named if m.start <= mention.start] or named
    return name_id(max(before, key=lambda m: m.start).text) if before else None
