"""The same utterance in several articles: equal, contained, or altered words by one speaker."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.claims.concepts import concept
from factcheck.model import Quote
from factcheck.stories.rarity import rarity
from factcheck.topics.point import Point
from factcheck.topics.relation import Relation

NEAR = 0.62
"""Share of words in common order from which two quotations are one utterance, altered."""
NEAR_PART = 0.75
"""The same for a quotation that is a part of the other, altered."""
STATEMENT = 0.55
"""Likeness of context and words from which two indirect statements of one speaker are the same."""
CITED = 0.40
"""Likeness of context from which two sentences that cite one outlet tell the same report of it."""
NEAR_BRIEF = 0.85
"""Share of words from which so brief a quotation is an altered part of a longer one."""
BRIEF = 8
"""Words up to which two quotations must be as near as parts: "the man is petrified", "the man is a wreck" are two."""
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "whom", "that", "which", "one", "some"})
"""Speakers of whom nothing is known."""
SHORT = 4  # words; a shorter quotation needs the same speaker, or rare words
COMMON = 40  # quotations that share a word before it stops proposing pairs


def words_of(text: str) -> list[str]:
    """The words of a quotation as compared: lower case, no punctuation, U.S. = US, brackets and ellipses dropped."""
    text = re.sub(r"\[[^\]]*\]", " ", text.replace("’", "'").replace("‘", "'").lower())
    text = re.sub(r"\b(?:[a-z]\s?\.\s?){2,}", lambda m: m.group().replace(".", "").replace(" ", "") + " ", text)
    text = text.replace("per cent", "percent").replace("%", " percent")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text)


def quote_links(points: Sequence[Point]) -> Iterator[tuple[int, int, float, Relation]]:
    """(a, b, score, relation) of quotations that are one utterance: same, compatible (a part of it) or differ (altered)."""
    words = [words_of(p.claim.value.text) if isinstance(p.claim.value, Quote) else [] for p in points]
    index: dict[str, list[int]] = defaultdict(list)
    for number, tokens in enumerate(words):
        for word in sorted(set(tokens), key=lambda w: (-rarity(w), w))[:6]:
            index[word].append(number)
        claim = points[number].claim
        if claim.code == "FC403" and claim.origin:
            index[f"by {claim.origin}"].append(number)
    pairs = sorted({(a, b) for n in index.values() if len(n) <= COMMON for i, a in enumerate(n) for b in n[i + 1 :]})
    for a, b in pairs:
        if points[a].article == points[b].article and points[a].claim.sentence == points[b].claim.sentence:
            continue
        if found := _compare(points[a], points[b], words[a], words[b]):
            yield a, b, *found
    yield from _renderings(points, words)


def _compare(a: Point, b: Point, first: list[str], second: list[str]) -> tuple[float, Relation] | None:
    direct = a.claim.code == "FC401", b.claim.code == "FC401"
    if not all(direct):
        return _statements(a, b, first, second) if not any(direct) else None
    short, long = sorted((first, second), key=len)
    if not short:
        return None
    speakers = _same_speaker(a, b)
    if first == second:
        telling = len(short) >= SHORT or speakers is True or sum(map(rarity, short)) >= 1.2
        return (0.95 if len(short) >= SHORT else 0.8, "same") if telling and speakers is not False or len(short) > 6 else None
    if _contained(short, long):
        if len(short) >= SHORT or (speakers is True and len(short) >= 2):
            return 0.85, "compatible"
        return None
    if len(short) < SHORT:
        return None
    from rapidfuzz.distance import Indel

    blocks = Indel.normalized_similarity(first, second)
    part = _best_window(short, long) if len(long) > 1.3 * len(short) else 0.0
    if part >= NEAR_PART and len(short) <= BRIEF and part < NEAR_BRIEF:
        part = 0.0
    if (blocks >= (NEAR if len(long) > BRIEF else NEAR_PART) or part >= NEAR_PART) and speakers is not False:
        return max(blocks, part), "differ"
    return None


def _same_speaker(a: Point, b: Point) -> bool | None:
    """True, False, or None where one of them is not known or only a pronoun or a role."""
    if not a.holder or not b.holder or {a.holder, b.holder} & PRONOUNS:
        return None
    if a.holder == b.holder:
        return True
    both_named = all(p.holder[0] == "e" and p.holder[1:].isdigit() for p in (a, b))
    return False if both_named else None


def _contained(short: list[str], long: list[str]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _best_window(short: list[str], long: list[str]) -> float:
    """The best likeness of `short` to any run of `long` of its length."""
    from rapidfuzz.distance import Indel

    size = len(short)
    return max((Indel.normalized_similarity(short, long[i : i + size]) for i in range(len(long) - size + 1)), default=0.0)


def _statements(a: Point, b: Point, first: list[str], second: list[str]) -> tuple[float, Relation] | None:
    """Two indirect statements of one speaker that say the same in other words."""
    if a.article == b.article:
        return None
    if a.claim.origin is not None and a.claim.origin == b.claim.origin and set(a.names[:3]) & set(b.names[:3]):
        likeness = sum(w * b.vector.get(t, 0.0) for t, w in a.vector.items())
        return (likeness, "compatible") if likeness >= CITED else None
    if _same_speaker(a, b) is not True:
        return None
    shared = sum(rarity(w) for w in set(first) & set(second))
    total = min(sum(rarity(w) for w in set(first)), sum(rarity(w) for w in set(second)))
    likeness = shared / total if total else 0.0
    return (likeness, "compatible") if likeness >= STATEMENT and shared >= 1.5 else None


def _renderings(points: Sequence[Point], words: Sequence[list[str]]) -> Iterator[tuple[int, int, float, Relation]]:
    """Two short quotations of one speaker after the same verb, on the same matter, in other words: two renderings of one.

    Only where the speaker has no other quotation after that verb in either article ("vowed 'severe revenge'" against
    "vowed 'harsh retaliation'").
    """
    by_cue: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, point in enumerate(points):
        claim = point.claim
        if (
            claim.code == "FC401"
            and point.holder
            and claim.scene.head
            and claim.scene.head not in ("say", "add", "tell")
            and 2 <= len(words[number]) <= 4
        ):
            by_cue[point.holder, concept(claim.scene.head)].append(number)
    for numbers in by_cue.values():
        texts = {(points[n].article, tuple(words[n])) for n in numbers}
        if len({t for _, t in texts}) != 2 or len(texts) != len({a for a, _ in texts}):
            continue
        for i, a in enumerate(numbers):
            for b in numbers[i + 1 :]:
                if words[a] != words[b] and len(words[a]) == len(words[b]) and points[a].article != points[b].article:
                    yield a, b, 0.65, "differ"
