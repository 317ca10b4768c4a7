"""What speaks for and against two claims answering one question: gates that keep them apart, features that score them.

`FEATURES` is the whole table: each row has a weight and the sentence that explains it. The score of a pair is the sum of
weight times value, where values run from -1 to 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isclose

from factcheck.claims.concepts import PEOPLE, REPORT
from factcheck.topics.point import Point
from factcheck.values.days import When


@dataclass(frozen=True, slots=True)
class Gate:
    """A reason why two claims cannot answer one question.

    `always` gates hold for equal values too; `most` ones are on how a single claim is told, and need be open between
    most claims of two groups only. Claims as much alike as `unless` pass whatever it says: how they are told was misread.
    """

    name: str
    why: str
    shut: Callable[[Point, Point], bool]
    always: bool = False
    most: bool = False
    unless: float = inf


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the table. `value` is in [-1, 1]."""

    name: str
    weight: float
    why: str
    value: Callable[[Point, Point], float]


def _stance(a: Point, b: Point) -> bool:
    return (a.claim.stance == "possible") != (b.claim.stance == "possible")


def _extra(a: Point, b: Point) -> bool:
    return a.claim.scene.extra != b.claim.scene.extra


def _background(a: Point, b: Point) -> bool:
    if a.claim.kind == "date":
        return bool(a.background) != bool(b.background)
    return a.background != b.background and not a.background & b.background


def _outcome(a: Point, b: Point) -> bool:
    first, second = (p.claim.scene.attribute if p.claim.kind == "count" else "" for p in (a, b))
    return bool(outcome_name(first) and outcome_name(second) and first != second)


def outcome_name(attribute: str) -> bool:
    """Whether an attribute is an outcome for people rather than a thing counted."""
    return attribute in OUTCOMES


OUTCOMES = frozenset(
    {
        "killed",
        "injured",
        "arrested",
        "missing",
        "displaced",
        "rescued",
        "release",
        "trapped",
        "kidnapped",
        "infected",
        "affected",
        "charged",
        "sentenced",
        "laid_off",
        "living",
    }
)


def _nationality(a: Point, b: Point) -> bool:
    first, second = ({m for m in p.claim.scene.modifiers if m[0].isupper()} for p in (a, b))
    return bool(first and second and not first & second)


APART = {"count": 2.5, "measure": 1.5, "magnitude": 1.07, "money": 4.0, "age": 1.3}
"""Ratio of two figures beyond which they are hardly two answers to one question; tolls, which grow, may differ tenfold.
Agencies' magnitudes of one quake differ by a few tenths."""
TOLL_APART = 10.0
TOLLS = frozenset({"killed", "injured", "missing", "arrested", "rescued", "trapped", "infected"})
"""Outcomes whose count grows while it is told."""
DAYS_APART = 30
"""Days beyond which two dates are of two events of one sort rather than two dates of one event."""


def _far_apart(a: Point, b: Point) -> bool:
    if a.amount is None or b.amount is None or a.claim.kind not in APART:
        return False
    (low, high), (other_low, other_high) = a.amount.reach, b.amount.reach
    if min(high, other_high) <= 0:
        return False
    attribute = a.claim.scene.attribute
    if a.claim.kind == "measure" and a.amount.point and b.amount.point and _one_digit_off(a.amount.point, b.amount.point):
        return False
    limit = TOLL_APART if attribute in TOLLS else APART.get(attribute, APART[a.claim.kind])
    return low >= limit * other_high or other_low >= limit * high


def _nobody_named(a: Point, b: Point) -> bool:
    """Two ages differ, and it is not one named person whose ages they are."""
    if a.claim.kind != "age":
        return False
    named = all(p.claim.subject[:1].isupper() for p in (a, b))
    return not named or a.names[:1] != b.names[:1]


def _counted_days(a: Point, b: Point) -> bool:
    """A date that counts from another ("a few days earlier") differs from a day; only in one report is that a conflict."""
    relative = any(isinstance(p.claim.value, When) and p.claim.value.form == "event-relative" for p in (a, b))
    return a.claim.kind == "date" and relative and not one_report(a, b)


def _no_such_things(a: Point, b: Point) -> bool:
    """None of some things against some: seldom of one moment, unless it is people that something befell."""
    return a.claim.kind == "count" and _of_none(a, b) and a.claim.scene.attribute not in OUTCOMES


def _one_digit_off(a: float, b: float) -> bool:
    """Whether a decimal point was moved: 12 miles and 1.2 miles."""
    return any(isclose(max(a, b), shift * min(a, b), rel_tol=1e-6) for shift in (10, 100, 1000))


def _other_event_timed(a: Point, b: Point) -> bool:
    return a.claim.kind == "time" and (_other_event(a, b) or a.claim.scene.modifiers != b.claim.scene.modifiers)


def _other_event_dated(a: Point, b: Point) -> bool:
    return a.claim.kind == "date" and _other_event(a, b)


def _other_event(a: Point, b: Point) -> bool:
    """Other events, or days too far apart."""
    if a.claim.scene.attribute != b.claim.scene.attribute and not one_report(a, b) and not _main_event(a, b):
        return True
    return (
        a.day is not None
        and b.day is not None
        and (a.day.start - b.day.end).days * (a.day.end - b.day.start).days > DAYS_APART**2
    )


def one_report(a: Point, b: Point) -> bool:
    """Both tell, by the same outlet's report, of something that the same person or body did."""
    if (
        a.claim.origin is None
        or a.claim.origin != b.claim.origin
        or any(p.claim.scene.attribute.startswith(REPORT) for p in (a, b))
    ):
        return False
    return bool(set(a.names[:2]) & set(b.names[:2]))


def _report_itself(a: Point, b: Point) -> bool:
    """One dates the report of an outlet, the other what it reports."""
    first, second = (p.claim.scene.attribute for p in (a, b))
    return first != second and (first.startswith(REPORT) or second.startswith(REPORT))


def _origin(a: Point, b: Point) -> float:
    return 1.0 if a.claim.origin is not None and a.claim.origin == b.claim.origin else 0.0


def _main_event(a: Point, b: Point) -> bool:
    """Both tell in their first sentences when it happened, one of them without a word of its own for what ("broke out at")."""
    return a.claim.scene.lead and b.claim.scene.lead and "begin" in (a.claim.scene.attribute, b.claim.scene.attribute)


def _other_share(a: Point, b: Point) -> bool:
    """Two shares of different things: they stand nearest to different names, or one is said in words of something else."""
    if a.claim.scene.attribute != "ratio" or b.claim.scene.attribute != "ratio":
        return False
    in_words = "fraction" in (a.claim.unit, b.claim.unit)
    return a.names[:1] != b.names[:1] or (in_words and a.claim.scene.head != b.claim.scene.head)


def _part(a: Point, b: Point) -> bool:
    """One noun is narrowed further than the other ("AK-47 assault rifles" are among the "assault rifles")."""
    first, second = a.claim.scene.modifiers, b.claim.scene.modifiers
    return a.claim.kind == "count" and bool(first and second) and (first < second or second < first)


def _half_told(a: Point, b: Point) -> bool:
    first, second = a.claim.scene.attribute, b.claim.scene.attribute
    return a.claim.kind == "count" and first != second


def _nouns_apart(a: Point, b: Point) -> bool:
    """Two special nouns for people ("children", "soldiers") or two different things are not one count."""
    if a.claim.kind not in ("count", "age"):
        return False
    first, second = a.claim.scene.head, b.claim.scene.head
    return first != second and not ({first, second} & {"person", ""}) and a.claim.kind != "age"


def _scores(a: Point, b: Point) -> bool:
    return "FC111" in (a.claim.code, b.claim.code)


GATES = (
    Gate("stance", "one is planned, feared or possible, the other is not", _stance, most=True, unless=0.5),
    Gate("extra", "one is an amount on top of another", _extra),
    Gate("background", "one is about another year", _background, most=True),
    Gate("outcome", "they count different outcomes", _outcome, always=True),
    Gate("nationality", "they count people of different countries", _nationality, always=True),
    Gate("nouns", "they count different things", _nouns_apart, always=True),
    Gate("size", "the figures are too far apart to be of one thing", _far_apart),
    Gate("score", "two scores or records are of two games", _scores),
    Gate("event", "they date different events", _other_event_dated),
    Gate("timed", "they give the time of different events", _other_event_timed, most=True),
    Gate("share", "they are shares of different things", _other_share),
    Gate("person", "the ages are not of one named person", _nobody_named, most=True),
    Gate("relative", "one date counts from another event", _counted_days),
    Gate("none", "there were none at some moment and some at another", _no_such_things),
    Gate("part", "one counts a part of what the other counts", _part, most=True),
    Gate("report", "one dates a report, the other what it reports", _report_itself, always=True),
    Gate("attribute", "only one of them says what befell the people", _half_told),
)


def _of_none(a: Point, b: Point) -> bool:
    """One says that there were none: of whom, and on which day, is then not said."""
    return any(p.amount is not None and p.amount.high == 0 for p in (a, b))


def _noun(a: Point, b: Point) -> float:
    first, second = a.claim.scene.head, b.claim.scene.head
    if (first and first == second) or (_of_none(a, b) and {first, second} <= PEOPLE):
        return 1.0
    return 0.3 if {first, second} & {"person", ""} else -0.5


def _attribute(a: Point, b: Point) -> float:
    return 1.0 if a.claim.scene.attribute == b.claim.scene.attribute else 0.0


def _modifiers(a: Point, b: Point) -> float:
    first, second = a.claim.scene.modifiers, b.claim.scene.modifiers
    if (not first and not second) or _of_none(a, b):
        return 0.2
    if not first or not second:
        return -0.2
    shared = len(first & second) / min(len(first), len(second))
    return 2 * shared - 1


def _context(a: Point, b: Point) -> float:
    if len(a.vector) > len(b.vector):
        a, b = b, a
    return sum(weight * b.vector.get(term, 0.0) for term, weight in a.vector.items())


def _names(a: Point, b: Point) -> float:
    first, second = set(a.names[:4]), set(b.names[:4])
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / min(len(first), len(second)) - 1


def _time(a: Point, b: Point) -> float:
    if a.claim.kind == "date" or _of_none(a, b):
        return 0.0
    if a.days and b.days:
        return 1.0 if any(x.overlaps(y) for x in a.days for y in b.days) else -1.0
    if a.weekdays and b.weekdays:
        return 1.0 if a.weekdays & b.weekdays else -1.0
    return 0.0


def _lead(a: Point, b: Point) -> float:
    return float(a.claim.scene.lead and b.claim.scene.lead)


def _holder(a: Point, b: Point) -> float:
    if not a.holder or not b.holder:
        return 0.0
    return 1.0 if a.holder == b.holder else -0.3


def _action(a: Point, b: Point) -> float:
    first, second = a.claim.scene.action, b.claim.scene.action
    return 1.0 if first and first == second else 0.0


def _special(a: Point, b: Point) -> float:
    """A count of people that names no outcome is about anything; one that does is about that."""
    return float(outcome_name(a.claim.scene.attribute) and a.claim.scene.attribute == b.claim.scene.attribute)


FEATURES = (
    Feature("noun", 0.15, "the same thing is counted", _noun),
    Feature("attribute", 0.10, "the same attribute is asked for", _attribute),
    Feature("outcome", 0.10, "the same befell the people", _special),
    Feature("action", 0.05, "the same is done", _action),
    Feature("modifiers", 0.12, "the noun is narrowed down in the same way", _modifiers),
    Feature("context", 0.70, "the sentences share rare words and names near the claim", _context),
    Feature("names", 0.08, "the same people and places stand nearest", _names),
    Feature("time", 0.10, "the sentences are about the same day", _time),
    Feature("lead", 0.10, "both tell the article's main event", _lead),
    Feature("origin", 0.20, "both cite the same outlet", _origin),
    Feature("holder", 0.05, "the same source is named", _holder),
)


def gate(a: Point, b: Point, equal: bool = False) -> Gate | None:
    """The first gate that keeps two claims apart; None where all are open. Equal values pass all but the `always` gates."""
    return next(
        (g for g in GATES if (g.always or not equal) and g.shut(a, b) and (g.unless == inf or score(a, b) < g.unless)), None
    )


def values(a: Point, b: Point) -> tuple[float, ...]:
    """The value of every feature, in the order of the table."""
    return tuple(f.value(a, b) for f in FEATURES)


def score(a: Point, b: Point) -> float:
    """How much speaks for one question; comparable within a kind, around 0 to 1."""
    return sum(f.weight * v for f, v in zip(FEATURES, values(a, b), strict=True))


def blocks(point: Point) -> tuple[tuple[str, str], ...]:
    """Keys under which a claim may meet others; only claims that share one are ever compared."""
    claim, scene = point.claim, point.claim.scene
    if claim.kind == "count":
        head = "people" if scene.head in PEOPLE else scene.head
        return (("count", scene.attribute), ("count", head))
    if claim.kind == "age":
        return (("age", point.names[0] if point.names else scene.head), ("age", scene.head))
    if claim.kind == "money":
        return (("money", claim.unit or ""),)
    if claim.kind == "date" and point.day is not None:
        cited = (("date", f"from {claim.origin}"),) if claim.origin else ()
        return (("date", scene.attribute), ("date", point.day.start.isoformat()), *cited)
    if claim.kind in ("date", "time") and scene.lead:
        return ((claim.kind, scene.attribute), (claim.kind, "lead"))
    return ((claim.kind, scene.attribute),)
