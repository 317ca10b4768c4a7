"""Spellings of one name that differ between articles (FC301): transliterations, typos, accents; not short forms or titles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from factcheck.stories.rarity import rarity
from factcheck.topics.point import Point, Scope
from factcheck.values.names import one_slip, strip_titles, variant_kind
from factcheck.values.places import country_of, is_place, place_key

SPELLINGS = ("spelling", "typo")
SHORTER = ("partial", "initial", "nickname")
COMPANY_FORMS = frozenset("ltd limited inc incorporated co company corp corporation plc llc gmbh sa ag".split())
SHORTEST_ACRONYM = 4
SHORTEST = 6  # letters; shorter names one letter apart are as often two names (Iran, Iraq)


def spelling_groups(points: Sequence[Point], scope: Scope) -> Iterator[tuple[str, list[list[Point]], str]]:
    """(name, points by spelling, the way they differ) of every name that two articles spell in two ways."""
    names = [p for p in points if p.claim.kind == "name"]
    people: dict[str, list[Point]] = defaultdict(list)
    for point in names:
        entity = scope.who.of.get((point.article, point.claim.start))
        if entity is not None and scope.who.entity(entity).kind == "person":
            people[entity].append(point)
    for entity, mine in people.items():
        yield from _differing(scope.who.entity(entity).name, mine, person_variant)
    others = [p for p in names if p.claim.scene.attribute != "person" or _one_word(p, scope)]
    for group in _near_names(others, scope):
        yield from _differing(group[0].claim.subject, group, other_variant)


def full_name_groups(points: Sequence[Point], scope: Scope) -> Iterator[tuple[str, list[list[Point]]]]:
    """(name, points by form) of every person whose given names two articles give in two ways: short, with an initial, in full."""
    people: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        entity = scope.who.of.get((point.article, point.claim.start))
        if point.claim.kind != "name" or entity is None or scope.who.entity(entity).kind != "person":
            continue
        name = " ".join(strip_titles(" ".join(point.claim.subject.split()))[1].split())
        if len(name.split()) > 1:
            people[entity][letters(name)].append(point)
    for entity, forms in people.items():
        names = {key: forms[key][0].claim.subject for key in forms}
        short = [k for k in forms if any(k != o and variant_kind(names[k], names[o]) in SHORTER for o in forms)]
        if len(short) > 1 and len({p.article for k in short for p in forms[k]}) > 1:
            ranked = sorted(short, key=lambda k: (-len({p.article for p in forms[k]}), forms[k][0].order))
            yield scope.who.entity(entity).name, [forms[k] for k in ranked]


def _differing(
    name: str, points: Sequence[Point], variant: Callable[[str, str], str | None]
) -> Iterator[tuple[str, list[list[Point]], str]]:
    forms: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        forms[" ".join(point.claim.subject.split())].append(point)
    how: set[str] = set()
    kinds: set[str] = set()
    for a in forms:
        for b in forms:
            if a < b and (kind := variant(a, b)):
                how |= {a, b}
                kinds.add(kind)
    if len({p.article for f in how for p in forms[f]}) > 1:
        ranked = sorted(how, key=lambda f: (-len(forms[f]), f))
        yield name, [forms[f] for f in ranked], "typo" if kinds == {"typo"} else "spelling"


def person_variant(a: str, b: str) -> str | None:
    """Whether two names of one person differ by spelling alone; with more given names in one, whether the last words do."""
    first, second = (a, b) if len(a.split()) == len(b.split()) else (a.split()[-1], b.split()[-1])
    if len(a.split()) != len(b.split()) and 1 in (len(a.split()), len(b.split())):
        return None
    if one_slip(first, second):
        return "typo"
    kind = variant_kind(first, second) if first != second else None
    return kind if kind in SPELLINGS else None


def other_variant(a: str, b: str) -> str | None:
    """Whether two names of organizations or places are one, spelled or joined in two ways ("Talodi", "Taludi")."""
    from rapidfuzz.distance import OSA, Levenshtein

    first, second = letters(a), letters(b)
    if any(w.islower() and len(w) >= SHORTEST for name in (a, b) for w in re.findall(r"[^\W\d_]+", name)):
        return None  # "Opteron processors": no name in all its words
    if first == second:
        joined = {_joined(a), _joined(b)}
        apart = (len(joined) == 2 and "" not in joined) or _accented(a) != _accented(b) or _capitals_differ(a, b)
        return "spelling" if apart else None
    if a.isupper() and b.isupper() and len(a) >= SHORTEST_ACRONYM and OSA.distance(a, b) == 1 and sorted(a) == sorted(b):
        return "typo"  # two letters of an acronym swapped
    if min(len(first), len(second)) < SHORTEST or first[0] != second[0]:
        return None
    if is_place(a) and is_place(b) and (place_key(a) is None or place_key(a) != place_key(b)):
        return None
    if is_place(a) != is_place(b) and min(rarity(a.casefold()), rarity(b.casefold())) < 1:
        return None  # a word of its own: Atlanta and Atlantic
    countries = {country_of(a), country_of(b)} - {None}
    if len(countries) > 1 or _numbers(a) != _numbers(b) or _numerals(a) != _numerals(b):
        return None
    words, others = _words(a), _words(b)
    if len(words) != len(others) or words == others:
        return None
    for one, other in zip(words, others, strict=True):
        shorter = min(len(one), len(other))
        if one != other and (
            shorter < 5
            or not (_stem(one, other) >= 0.6 * max(len(one), len(other)) or Levenshtein.distance(one, other) <= 1 + (shorter > 7))
        ):
            return None
    return "spelling"


def letters(name: str) -> str:
    """The letters of a name without accents, case, points and spaces: the key under which its spellings meet."""
    plain = unicodedata.normalize("NFKD", name.casefold().removeprefix("the "))
    return re.sub(r"[^a-z0-9]", "", plain)


def _joined(name: str) -> str:
    """A name as its words are joined, small: "sea micro" is not "seamicro". Initials, hyphens and company forms do not count."""
    words = [letters(w) for w in name.removeprefix("the ").removeprefix("The ").replace("-", " ").split()]
    kept = [w for w in words if w not in COMPANY_FORMS]
    return "" if any(len(w) < 2 for w in kept) else " ".join(kept)


def _one_word(point: Point, scope: Scope) -> bool:
    """Whether a name taken for a person's never has a second word: ships and horses look like that too."""
    entity = scope.who.of.get((point.article, point.claim.start))
    return entity is not None and all(len(form.text.split()) == 1 for form in scope.who.entity(entity).forms)


def _accented(name: str) -> str:
    """The letters of a name with its accents, without case, points and spaces."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", name.casefold().removeprefix("the ")))


def _capitals_differ(a: str, b: str) -> bool:
    """Whether a word has a capital inside in one of the names alone ("QLogic", "Qlogic"); all capitals are house style."""
    one, two = ([letters(w) for w in name.split() if w[1:] != w[1:].lower() and w != w.upper()] for name in (a, b))
    return one != two and not a.isupper() and not b.isupper()


def _words(name: str) -> list[str]:
    """The words of a name, plain; company forms have no say in how it is spelled."""
    words = [letters(w) for w in re.split(r"[\s-]+", name.removeprefix("the ").removeprefix("The "))]
    return [w for w in words if w and w not in COMPANY_FORMS]


def _stem(a: str, b: str) -> int:
    """How many letters two words share from their start."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _numerals(name: str) -> list[str]:
    return re.findall(r"\b(?:[IVX]+|[A-Z])\b", name)


def _near_names(points: Sequence[Point], scope: Scope) -> list[list[Point]]:
    """Groups of names whose letters are near; only names that share their first three and are about as long meet."""
    forms: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        forms[" ".join(point.claim.subject.split())].append(point)
    block: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        block[letters(form)[:3]].append(form)
    parent = {form: form for form in forms}

    def root(form: str) -> str:
        while parent[form] != form:
            form = parent[form]
        return form

    for mates in block.values():
        for i, a in enumerate(mates):
            for b in mates[i + 1 :]:
                where_a, where_b = ({p.article for p in forms[f]} for f in (a, b))
                if scope.who.apart(a, b):
                    continue
                if other_variant(a, b) and (letters(a) == letters(b) or (where_a - where_b and where_b - where_a)):
                    first, second = sorted((root(a), root(b)))
                    parent[second] = first
    groups: dict[str, list[Point]] = defaultdict(list)
    for form in sorted(forms):
        groups[root(form)] += forms[form]
    return [g for g in groups.values() if len({p.claim.subject for p in g}) > 1]
