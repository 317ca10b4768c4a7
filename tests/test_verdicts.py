"""Topics to findings: every level of every kind, origins, spellings, fingerprints."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model import VERDICTS, Finding, Quote, Verdict
from factcheck.scan import judge_story
from factcheck.topics import Point, Topic
from factcheck.values.amounts import Amount
from factcheck.values.clock import Clock
from factcheck.verdicts.levels import BY_KIND, LEVELS, level
from factcheck.verdicts.names import other_variant, person_variant
from factcheck.verdicts.origins import count_origins
from factcheck.verdicts.question import question
from tests.invented import findings, read, scope
from tests.test_topics import dated, point, said, toll

if TYPE_CHECKING:
    from spacy.language import Language

SUNK = "The ferry Santa Rita sank off Punta Verde and {} people were killed."


def on(day: str, made: Point) -> Point:
    """The point in an article published on a day."""
    return replace(made, published=day)


def clock(article: str, start: int, end: int) -> Point:
    value = Clock(start, end)
    return point(article, "time", value, clock=value, scene={"attribute": "sink"})


# levels

QUOTE = "not one of these papers was in order"
CASES: dict[str, list[tuple[Verdict, str, Point, Point]]] = {
    "amount": [
        ("denial", "denies", toll("a1", 32, stance="denied", origin=None), toll("a2", 32)),
        ("agreement", "same figure", toll("a1", 32), toll("a2", 32)),
        ("compatible", "both be true", toll("a1", 32), toll("a2", 30, 40)),
        ("update", "moved on", on("2021-05-04", toll("a1", 32)), on("2021-05-05", toll("a2", 56))),
        ("discrepancy", "roundings", toll("a1", 198), toll("a2", 200)),
        ("contradiction", "cannot both", toll("a1", 32), toll("a2", 56)),
    ],
    "date": [
        ("agreement", "same day", dated("a1", "2021-05-04"), dated("a2", "2021-05-04")),
        ("discrepancy", "time zone", dated("a1", "2021-05-04"), dated("a2", "2021-05-05")),
        ("contradiction", "cannot both", dated("a1", "2021-05-04"), dated("a2", "2021-05-14")),
    ],
    "time": [
        ("agreement", "same time", clock("a1", 600, 600), clock("a2", 600, 600)),
        ("compatible", "precision", clock("a1", 600, 600), clock("a2", 540, 720)),
        ("discrepancy", "two times", clock("a1", 600, 600), clock("a2", 900, 900)),
    ],
    "quote": [
        (
            "compatible",
            "other words",
            said("a1", "the papers were wrong", code="FC403"),
            said("a2", QUOTE, code="FC403"),
        ),
        ("agreement", "same words", said("a1", QUOTE), said("a2", QUOTE.upper())),
        ("compatible", "a part", said("a1", QUOTE), said("a2", "these papers was in order")),
        ("discrepancy", "trimmed", said("a1", QUOTE), said("a2", "not one of these was in order")),
        ("discrepancy", "spelling", said("a1", "we honour these papers"), said("a2", "we honor these papers")),
        ("discrepancy", "changed", said("a1", QUOTE), said("a2", "no single one of the papers was right")),
    ],
}


@pytest.mark.parametrize(
    ("kind", "verdict", "reason", "a", "b"),
    [pytest.param(kind, *case, id=f"{kind} {case[1]}") for kind, cases in CASES.items() for case in cases],
)
def test_level(kind: str, verdict: Verdict, reason: str, a: Point, b: Point) -> None:
    name = next(k for k, levels in BY_KIND.items() if levels == kind)
    for first, second in ((a, b), (b, a)):
        found = level(name, first, second)
        if reason == "denies":
            second_holder = replace(second, claim=replace(second.claim, holder="the union"))
            found = level(name, first, second_holder)
        assert found.verdict == verdict
        assert reason in found.reason


@pytest.mark.parametrize("kind", LEVELS)
def test_levels_end_with_one_that_always_holds(kind: str) -> None:
    last = LEVELS[kind][-1]
    assert last.holds(toll("a1", 1), toll("a2", 2))
    assert all(lv.verdict in VERDICTS and lv.verdict != "single" for lv in LEVELS[kind])
    assert set(BY_KIND.values()) == set(LEVELS)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2021-05-04", "2021-05-04"), (None, "2021-05-05"), ("2021-05-05", "2021-05-04")],
    ids=["same day", "undated", "fell"],
)
def test_no_update(earlier: str | None, later: str | None) -> None:
    a, b = (replace(toll(n, low), published=day) for n, low, day in (("a1", 32, earlier), ("a2", 56, later)))
    assert level("count", a, b).verdict == "contradiction"


def test_things_that_do_not_grow_are_no_update() -> None:
    a, b = (on(d, toll(n, low, scene={"attribute": "other"})) for d, n, low in (("2021-05-04", "a1", 3), ("2021-05-05", "a2", 5)))
    assert level("count", a, b).verdict == "contradiction"


# findings of invented articles


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, [(f.question, f.verdict) for f in found]
    return found[0]


def test_contradiction_with_its_evidence(nlp: "Language") -> None:
    texts = [SUNK.format("32"), "In all, 56 people were killed when the ferry Santa Rita went down off Punta Verde."]
    found = only(findings(read(nlp, *texts, days=["2021-05-04", "2021-05-04"]), "count"))
    assert (found.verdict, found.code, found.articles, found.origins) == ("contradiction", "FC101", 2, 2)
    assert found.reason == "32 and 56 cannot both be right"
    for claim, text in zip([c for a in found.answers for c in a.claims], texts, strict=True):
        assert text[claim.column - 1 : claim.end_column - 1] == claim.text
        assert claim.sentence in text


def test_update_of_a_toll(nlp: "Language") -> None:
    readings = read(nlp, SUNK.format("32"), SUNK.format("56"), days=["2021-05-04", "2021-05-05"])
    assert only(findings(readings, "count")).verdict == "update"


def test_one_article_alone(nlp: "Language") -> None:
    found = only(findings(read(nlp, SUNK.format("32"), "The ferry Santa Rita sank off Punta Verde."), "count"))
    assert (found.verdict, found.reason, found.articles) == ("single", "only one article says it", 1)


def test_figures_of_things_are_not_listed_alone(nlp: "Language") -> None:
    assert not findings(read(nlp, "The ferry Santa Rita carried 21 lorries."), "count")


def test_feared_dead_are_not_listed_alone(nlp: "Language") -> None:
    assert not findings(read(nlp, "The storm could kill 500 people, the mayor fears."), "count")


def test_worst_pair_gives_the_verdict(nlp: "Language") -> None:
    readings = read(nlp, *(SUNK.format(n) for n in ("32", "32", "56")), days=["2021-05-04"] * 3)
    found = only(findings(readings, "count"))
    assert found.verdict == "contradiction"
    assert [(a.display, len(a.claims)) for a in found.answers] == [("32", 2), ("56", 1)]


def test_confidence_is_a_share(nlp: "Language") -> None:
    for found in findings(read(nlp, SUNK.format("32"), SUNK.format("56"))):
        assert 0.5 <= found.confidence <= 0.99


# origins


def origins(nlp: "Language", *texts: str) -> int:
    readings = read(nlp, *texts)
    return only([f for f in findings(readings, "count") if f.articles == len(texts)]).origins


def test_two_papers_are_two_origins(nlp: "Language") -> None:
    assert origins(nlp, SUNK.format("32"), "At Punta Verde 32 people were killed when the Santa Rita went down.") == 2


def test_copied_sentence_is_one_origin(nlp: "Language") -> None:
    assert origins(nlp, SUNK.format("32"), SUNK.format("32")) == 1


def test_same_agency_is_one_origin(nlp: "Language") -> None:
    first = "The ferry sank off Punta Verde and 32 people were killed, Reuters reported."
    second = "At Punta Verde 32 people were killed when the ferry went down, according to Reuters."
    assert origins(nlp, first, second) == 1


def test_two_agencies_are_two_origins(nlp: "Language") -> None:
    first = "The ferry sank off Punta Verde and 32 people were killed, Reuters reported."
    second = "At Punta Verde 32 people were killed when the ferry went down, according to Tasnim."
    assert origins(nlp, first, second) == 2


def test_own_voice_beside_a_citation_is_an_origin(nlp: "Language") -> None:
    readings = read(nlp, "A ferry sank.", "A ferry sank.", "A boat sank.")
    where = replace(scope(readings), twins={}, copy_of={})
    cited = [toll("a1", 32, origin="Reuters"), toll("a2", 32, origin="Reuters"), toll("a3", 32)]
    assert count_origins(cited, where) == 2
    assert count_origins([*cited, toll("a2", 32)], where) == 3


def test_copy_is_no_second_origin(nlp: "Language") -> None:
    where = replace(scope(read(nlp, "A ferry sank.", "A ferry sank.")), twins={}, copy_of={"a2": "a1"})
    assert count_origins([toll("a1", 32), toll("a2", 32)], where) == 1


# spellings


@pytest.mark.parametrize(("a", "b"), [("Qasem Soleimani", "Qassem Soleimani"), ("Ana Marín", "Ana Marin")])
def test_spellings_of_a_person(a: str, b: str) -> None:
    assert person_variant(a, b)
    assert person_variant(b, a)


@pytest.mark.parametrize(("a", "b"), [("Marín", "Ana Marín"), ("Ana Marín", "Ana Marín")])
def test_short_forms_are_no_spelling(a: str, b: str) -> None:
    assert person_variant(a, b) is None


@pytest.mark.parametrize(
    ("a", "b", "variant"),
    [
        ("Talodi", "Taludi", True),
        ("Iran", "Iraq", False),
        ("Flight 302", "Flight 303", False),
        ("Velmora Shipping", "Velmora Shiping", True),
        ("Velmora Shipping", "Velmora", False),
    ],
)
def test_spellings_of_other_names(a: str, b: str, variant: bool) -> None:
    assert bool(other_variant(a, b)) == bool(other_variant(b, a)) == variant


def test_two_spellings_make_a_finding(nlp: "Language") -> None:
    readings = read(nlp, "Minister Qasem Vahidnia arrived in Oslo.", "Minister Qassem Vahidnia arrived in Oslo.")
    found = only(findings(readings, "name"))
    assert (found.verdict, found.code) == ("discrepancy", "FC301")
    assert {a.display for a in found.answers} == {"Qasem Vahidnia", "Qassem Vahidnia"}


# fingerprints


def test_id_names_what_is_said_not_where(nlp: "Language") -> None:
    def ids(*texts: str) -> list[str]:
        readings = read(nlp, *texts, days=["2021-05-04"] * len(texts))
        return sorted(f.id for f in judge_story(readings, scope(readings)) if f.kind == "count")

    before = ids(SUNK.format("32"), SUNK.format("56"))
    assert ids("The sea was calm.\n" + SUNK.format("32"), SUNK.format("56")) == before
    assert ids(SUNK.format("33"), SUNK.format("56")) != before


def test_vague_amounts_are_shown_in_words(nlp: "Language") -> None:
    found = only(findings(read(nlp, SUNK.format("at least 30")), "count"))
    assert found.answers[0].display == "at least 30"
    assert Amount(30, None) == Amount(found.answers[0].value["low"], found.answers[0].value["high"])


def test_an_outlet_that_is_cited_is_the_origin(nlp: "Language") -> None:
    readings = read(nlp, "Some 120 people were evacuated.", "According to the Harbour Gazette, 120 people were evacuated.")
    where, claims = scope(readings), [c for r in readings for c in r.claims if c.kind == "count"]
    points = [replace(toll(c.article, 120), claim=c) for c in claims]
    assert count_origins(points, where, {"a1": "The Harbour Gazette", "a2": "Coast Radio"}) == 1
    assert count_origins(points, where, {"a1": "Island Herald", "a2": "Coast Radio"}) == 2


@pytest.mark.parametrize(
    ("days", "age", "verdict"),
    [
        (("2010-06-12", "2011-08-10"), 55, "update"),
        (("2011-08-10", "2010-06-12"), 55, "discrepancy"),
        (("2010-06-12", "2010-06-20"), 57, "contradiction"),
        (("", ""), 57, "contradiction"),
    ],
    ids=["a birthday lies between", "younger a year later", "no three birthdays in a week", "undated"],
)
def test_people_grow_older(days: tuple[str, str], age: int, verdict: str, nlp: "Language") -> None:
    texts = "Tomas Vahle, 54, was arrested.", f"Tomas Vahle, {age}, was arrested."
    readings = read(nlp, *texts, days=[d or None for d in days])
    assert [f.verdict for f in findings(readings, "age")] == [verdict]


def test_no_update_from_an_article_that_may_be_the_later_one() -> None:
    earlier, later = replace(toll("a1", 32), published="2021-05-04"), replace(toll("a2", 56), published="2021-05-05")
    assert level("count", earlier, later).verdict == "update"
    assert level("count", replace(earlier, undated=True), later).verdict == "contradiction"
    assert level("count", earlier, replace(later, undated=True)).verdict == "update", "not written before that day"


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [("judge", "the judge"), ("someone", "someone"), ("many residents", "many residents"), ("Ana Ruiz", "Ana Ruiz")],
)
def test_speakers_in_questions(speaker: str, shown: str) -> None:
    words = Quote("He - a baker - has a gun", speaker)
    points = tuple(
        replace(p, claim=replace(p.claim, value=words)) for p in (said("a1", "x", holder=""), said("a2", "x", holder=""))
    )
    assert question(Topic("quote", points, 0.9), scope([])) == f"What did {shown} say: “He - a baker - has a gun”?"
