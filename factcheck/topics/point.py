"""A claim with its context resolved: its value as a day, its names as entities, its words weighted by rarity."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log, sqrt

from factcheck.claims.concepts import REPORT
from factcheck.entities import Who
from factcheck.model import Claim, Reading, Stamp
from factcheck.stories.rarity import NAME, rarity
from factcheck.values.amounts import Amount
from factcheck.values.days import Clock, Day, When, resolve
from factcheck.values.units import si

BACKGROUND = 45
"""Days from the story's own time after which a date in the sentence makes it background ("the 2004 tsunami")."""
EITHER_YEAR = 60
"""Days from the time of a story without dates after which the year of "early December" is anybody's guess."""
LEAD_SHARE = 0.7
"""Weight of the lead's words in a claim of none, as a share of their own weight."""
DATED_FORMS = frozenset({"day", "month-day", "month", "month-year", "year", "holiday"})
"""Forms of dates that can be placed without the article's own date, once the story's time is known."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a whole story while its claims are lined up."""

    story: str
    stamps: Mapping[str, Stamp | None]
    around: date | None
    who: Who
    earliest: Mapping[str, date]
    """Undated article -> the day before which it was not written."""
    twins: Mapping[tuple[str, int], int]
    copy_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Point:
    """`amount` is in SI units; `day` is None where the article's date does not settle it; `vector` has unit length."""

    claim: Claim
    amount: Amount | None
    day: Day | None
    clock: Clock | None
    names: tuple[str, ...]
    holder: str
    vector: Mapping[str, float] = field(repr=False)
    days: tuple[Day, ...] = ()
    background: frozenset[int] = frozenset()
    """Years of the dates in the sentence that lie far from the story's time."""
    weekdays: frozenset[int] = frozenset()
    published: str | None = None
    """ISO day of the article, or before which it was not written: for what moved on between articles."""
    undated: bool = False
    """Whether `published` is only the day before which the article was not written."""

    @property
    def article(self) -> str:
        return self.claim.article

    @property
    def order(self) -> tuple[str, int, int, str]:
        return (self.claim.article, self.claim.start, self.claim.end, self.claim.code)


def make_points(readings: Sequence[Reading], scope: Scope) -> list[Point]:
    """The claims of one story as points, in the order of the articles and their text."""
    claims = [c for r in readings for c in r.claims]
    spread = _spread(claims, scope.who)
    points = [_point(c, scope, spread) for c in claims]
    return _counted_from_events(_none_of_the_main_event(points), scope)


def _none_of_the_main_event(points: list[Point]) -> list[Point]:
    """Give claims of none ("there were no casualties") the words of their article's lead: it is its event that they speak of."""
    leads: dict[str, Counter[str]] = {}
    for point in points:
        if point.claim.scene.lead:
            lead = leads.setdefault(point.article, Counter())
            for term, weight in point.vector.items():
                lead[term] = max(lead[term], weight)  # type: ignore[assignment]
    for number, point in enumerate(points):
        if point.amount is not None and point.amount.high == 0 and point.article in leads:
            weights = {t: w * LEAD_SHARE for t, w in leads[point.article].items()}
            for term, weight in point.vector.items():
                weights[term] = max(weight, weights.get(term, 0.0))
            points[number] = replace(point, vector=_unit(weights))
    return points


def _counted_from_events(points: list[Point], scope: Scope) -> list[Point]:
    """Give the dates that count from an event ("in the hours after the strike") the event's day: that of the dates
    of such an event whose words are nearest, for a story may hold two strikes. What an outlet reported on a day was before.
    """
    dated = [
        (p.claim.scene.attribute, replace(p.day, part=None, granularity="day"), p.vector)
        for p in points
        if p.claim.kind == "date" and p.day is not None and p.day.granularity in ("day", "part")
    ]
    reports = {(p.article, p.claim.sentence): p.day.end for p in points if p.day and p.claim.scene.attribute.startswith(REPORT)}
    for number, point in enumerate(points):
        when = point.claim.value
        if not point.claim.scene.base or not isinstance(when, When) or point.day is not None:
            continue
        stamp = scope.stamps.get(point.article)
        known = [reports.get((point.article, point.claim.sentence)), stamp.day if stamp else None]
        latest = min((day for day in known if day), default=date.max)
        likeness: Counter[Day] = Counter()
        for event, day, vector in dated:
            if event in point.claim.scene.base and day.start <= latest:
                likeness[day] += _dot(vector, point.vector)  # type: ignore[assignment]
        if not likeness:
            continue
        near = max(likeness, key=lambda d: (likeness[d], d.start, d.end))
        if found := resolve(when, stamp.day if stamp else None, None, near):
            points[number] = replace(point, day=found)
    return points


def day_of(when: When, past: bool, stamp: Stamp | None, around: date | None) -> Day | None:
    """The day that a date means in its article; a month and day is placed in the story's year where that is all we know."""
    tense = None if past else "future"
    if stamp is not None:
        return resolve(when, stamp.day, tense)  # type: ignore[arg-type]
    if when.form in DATED_FORMS and around is not None:
        return resolve(when, around, None)
    return resolve(when, None)


def _dated(when: When, past: bool, stamp: Stamp | None, around: date | None) -> Day | None:
    """The day that a claim gives. In an undated article a month far from the story's time may be of either year: left open."""
    day = day_of(when, past, stamp, around)
    if stamp is not None or around is None or day is None or when.year is not None:
        return day
    return day if min(abs((end - around).days) for end in (day.start, day.end)) <= EITHER_YEAR else None


def _spread(claims: Sequence[Claim], who: Who) -> dict[str, float]:
    """term -> how much it tells the story's sentences apart: 1 in one sentence, near 0 in all (inverse document frequency)."""
    sentences: dict[tuple[str, int], set[str]] = {}
    for claim in claims:
        terms = sentences.setdefault((claim.article, claim.sentence[0]), set())
        terms.update(word for word, _ in claim.scene.words)
        terms.update(who.of.get((claim.article, start), "") for start in claim.scene.names)
    count = Counter(term for terms in sentences.values() for term in terms)
    total = len(sentences) + 1
    return {term: log(total / (n + 0.5)) / log(total + 1) for term, n in count.items()}


def _point(claim: Claim, scope: Scope, spread: Mapping[str, float]) -> Point:
    stamp, value = scope.stamps.get(claim.article), claim.value
    names = tuple(dict.fromkeys(e for start in claim.scene.names if (e := scope.who.of.get((claim.article, start)))))
    days = tuple(d for w in claim.scene.when if (d := day_of(w, claim.scene.past, stamp, scope.around)))
    amount = value if isinstance(value, Amount) else None
    if amount is not None and claim.unit and claim.kind == "measure":
        amount = si(amount, claim.unit)
    return Point(
        claim=claim,
        amount=amount,
        day=_dated(value, claim.scene.past, stamp, scope.around) if isinstance(value, When) else None,
        clock=value if isinstance(value, Clock) else None,
        names=names,
        holder=_holder(claim, scope.who),
        vector=_vector(claim, names, spread),
        days=days,
        background=_background(claim, days, stamp.day if stamp else scope.around),
        weekdays=frozenset(w.weekday for w in claim.scene.when if w.weekday is not None),
        undated=stamp is None,
        published=day.isoformat() if (day := stamp.day if stamp else scope.earliest.get(claim.article)) else None,
    )


def _background(claim: Claim, days: Sequence[Day], around: date | None) -> frozenset[int]:
    """Years of far dates. Without any known date: the years that are said, months as negative numbers ("in January"; news
    of the week gives days), and 0 for "last month", "four years ago"."""
    if around is None:
        years = frozenset(w.year for w in claim.scene.when if w.year is not None)
        months = frozenset(-w.month for w in claim.scene.when if w.form == "month" and w.month is not None)
        return years or months or frozenset({0} if any(_long_ago(w) for w in claim.scene.when) else ())
    far = (d for d in days if abs((d.start - around).days) > BACKGROUND and abs((d.end - around).days) > BACKGROUND)
    return frozenset(d.start.year for d in far) or frozenset({0} if any(map(_earlier_this_year, claim.scene.when)) else ())


def _long_ago(when: When) -> bool:
    """Whether a relative date lies a month or more back, whatever it counts from."""
    return (
        _earlier_this_year(when)
        or when.unit in ("month", "year", "decade", "century")
        and (when.form == "ago" or when.direction == "last" or (when.shift or 0) < 0)
    )


def _earlier_this_year(when: When) -> bool:
    return when.unit == "year" and when.direction == "this" and when.edge in ("early", "earlier")


def _holder(claim: Claim, who: Who) -> str:
    """The holder as an entity where it is one, else its last word, lower case; empty for the article itself."""
    if claim.holder is None or not claim.holder.split():
        return ""
    last = claim.holder.split()[-1]
    for start in claim.scene.names:
        entity = who.of.get((claim.article, start))
        if entity and any(form.text in claim.holder and form.text.split()[-1] == last for form in who.entity(entity).forms):
            return entity
    return last.lower()


def _vector(claim: Claim, names: Sequence[str], spread: Mapping[str, float]) -> dict[str, float]:
    weights = {word: weight * rarity(word) * spread.get(word, 1.0) for word, weight in claim.scene.words}
    for rank, name in enumerate(names):
        weights[name] = NAME * spread.get(name, 1.0) / (1 + 0.3 * rank)
    return _unit(weights)


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    return {term: w / norm for term, w in weights.items()}


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(weight * b[term] for term, weight in a.items() if term in b)
