"""Which claims answer one question: gates, features, thresholds, and quotations that are one utterance."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Claim, Quote, Scene
from factcheck.topics import Point, group_topics
from factcheck.topics.features import FEATURES, GATES, TOLL_APART, gate, score, values
from factcheck.topics.group import THRESHOLDS, comparable
from factcheck.topics.quotes import quote_links, words_of
from factcheck.topics.relation import relation
from factcheck.values.amounts import Amount
from factcheck.values.days import Day, find_days
from tests.invented import points, read

if TYPE_CHECKING:
    from spacy.language import Language

TERMS = {"ferry": 0.6, "sink": 0.6, "verde": 0.5}
"""What the sentences of the made-up points are about: unit length, near enough."""


def point(article: str, kind: str, value: Any, *, scene: dict[str, Any] | None = None, **rest: Any) -> Point:
    """A point by hand: `scene` changes its scene, `rest` the claim where it has such a field, else the point."""
    about = {"attribute": "killed", "head": "person", "modifiers": frozenset(), "action": "", "words": (), "names": ()}
    claim: dict[str, Any] = {
        "article": article,
        "kind": kind,
        "code": {"count": "FC101", "quote": "FC401", "date": "FC201", "time": "FC202"}[kind],
        "start": 0,
        "end": 1,
        "sentence": (0, 1),
        "value": value,
        "unit": None,
        "subject": "people",
        "origin": None,
        "stance": "asserted",
    }
    fields = {k: rest.pop(k) for k in list(rest) if k in claim}
    whole: dict[str, Any] = {
        "amount": value if isinstance(value, Amount) else None,
        "day": None,
        "clock": None,
        "names": (),
        "holder": "",
        "vector": TERMS,
    }
    return Point(claim=Claim(**(claim | fields), holder=None, scene=Scene(**(about | (scene or {})))), **(whole | rest))


def toll(article: str, low: float, high: float | None = None, **rest: Any) -> Point:
    """A count of people killed."""
    return point(article, "count", Amount(low, low if high is None else high), **rest)


def said(article: str, words: str, holder: str = "e1", **rest: Any) -> Point:
    """A direct quotation of somebody."""
    scene = {"head": "say", "attribute": "quote"} | rest.pop("scene", {})
    return point(article, "quote", Quote(words, None), holder=holder, scene=scene, **rest)


def dated(article: str, day: str, **rest: Any) -> Point:
    """A claim that something was on an ISO day."""
    when = find_days("January 3")[0].when
    on = date.fromisoformat(day)
    return point(article, "date", when, day=Day(on, on, "day"), scene={"attribute": "sink"}, **rest)


# gates


def name_of_gate(a: Point, b: Point, equal: bool = False) -> str | None:
    shut, back = gate(a, b, equal), gate(b, a, equal)
    assert (shut and shut.name) == (back and back.name), "a gate is shut from one side only"
    return shut.name if shut else None


PLAIN = toll("a1", 32)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (None, toll("a2", 56)),
        ("stance", toll("a2", 56, stance="possible", vector={})),
        (None, toll("a2", 56, stance="denied")),
        ("extra", toll("a2", 56, scene={"extra": True})),
        ("background", toll("a2", 56, background=frozenset({2004}))),
        ("outcome", toll("a2", 56, scene={"attribute": "injured"})),
        ("attribute", toll("a2", 56, scene={"attribute": "other"})),
        ("size", toll("a2", 32 * TOLL_APART + 1)),
        (None, toll("a2", 31 * TOLL_APART)),
    ],
)
def test_gate(name: str | None, other: Point) -> None:
    assert name_of_gate(PLAIN, other) == name


def test_much_alike_claims_pass_a_gate_on_how_they_are_told() -> None:
    feared = toll("a2", 56, stance="possible")
    unlike = replace(feared, vector={})
    stance = next(g for g in GATES if g.name == "stance")
    assert score(PLAIN, unlike) < stance.unless <= score(PLAIN, feared)
    assert (name_of_gate(PLAIN, unlike), name_of_gate(PLAIN, feared)) == ("stance", None)


def test_the_first_quake_is_not_any_quake(nlp: "Language") -> None:
    texts = (
        "The first quake struck Sirim at 4:43 a.m.",
        "The quake struck Sirim at 7:48 a.m.",
        "The quake struck Sirim at 7:40 a.m.",
    )
    first, second, third = points(read(nlp, *texts), "time")
    assert (name_of_gate(first, second), name_of_gate(second, third)) == ("timed", None)


def test_gate_of_nouns() -> None:
    first, second = (toll(a, 5, scene={"head": noun}) for a, noun in (("a1", "soldier"), ("a2", "child")))
    assert name_of_gate(first, second) == "nouns"
    assert name_of_gate(first, second, equal=True) == "nouns"
    assert name_of_gate(first, toll("a2", 6)) is None, "people may be soldiers"


def test_gate_of_nationality() -> None:
    first, second = (toll(a, 5, scene={"modifiers": frozenset({m})}) for a, m in (("a1", "Iraqi"), ("a2", "Iranian")))
    assert name_of_gate(first, second) == "nationality"
    assert name_of_gate(first, second, equal=True) == "nationality"


def test_gate_of_parts() -> None:
    whole = toll("a1", 90, scene={"modifiers": frozenset({"assault"})})
    part = toll("a2", 40, scene={"modifiers": frozenset({"assault", "automatic"})})
    assert name_of_gate(whole, part) == "part"


def test_gate_of_events() -> None:
    assert name_of_gate(dated("a1", "2021-05-04"), dated("a2", "2021-05-05")) is None
    assert name_of_gate(dated("a1", "2021-05-04"), dated("a2", "2021-08-04")) == "event"
    other = replace(
        dated("a2", "2021-05-05"),
        claim=replace(dated("a2", "2021-05-05").claim, scene=replace(PLAIN.claim.scene, attribute="search")),
    )
    assert name_of_gate(dated("a1", "2021-05-04"), other) == "event"


@pytest.mark.parametrize("shut", GATES, ids=lambda g: g.name)
def test_equal_values_pass_all_gates_but_the_lasting_ones(shut: Any) -> None:
    cases = {
        "outcome": toll("a2", 32, scene={"attribute": "injured"}),
        "stance": toll("a2", 32, stance="possible"),
        "extra": toll("a2", 32, scene={"extra": True}),
        "background": toll("a2", 32, background=frozenset({2004})),
    }
    if shut.name in cases:
        assert name_of_gate(PLAIN, cases[shut.name], equal=True) == (shut.name if shut.always else None)


@pytest.mark.parametrize("row", [*GATES, *FEATURES], ids=lambda r: r.name)
def test_rows_of_the_tables_explain_themselves(row: Any) -> None:
    assert len(row.why.split()) > 3
    assert row.why[0].islower()


# features


def test_features_lie_between_minus_one_and_one() -> None:
    others = [toll("a2", 1), toll("a2", 9, vector={}), toll("a2", 9, names=("e1", "e2"), weekdays=frozenset({1}))]
    for other in [*others, dated("a2", "2021-05-04"), said("a2", "not one of these")]:
        assert all(-1 <= v <= 1 for v in values(PLAIN, other))
        assert values(PLAIN, other) == values(other, PLAIN)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (toll("a2", 56), toll("a2", 56, vector={"mine": 1.0})),
        (toll("a2", 56), toll("a2", 56, scene={"head": "ship"})),
        (toll("a2", 56, scene={"lead": True}), toll("a2", 56, scene={"lead": False})),
        (toll("a2", 56, weekdays=frozenset({1})), toll("a2", 56, weekdays=frozenset({2}))),
        (toll("a2", 56, names=("e1",)), toll("a2", 56, names=("e2",))),
        (toll("a2", 56, holder="e9"), toll("a2", 56, holder="e8")),
    ],
    ids=["context", "noun", "lead", "time", "names", "holder"],
)
def test_what_is_alike_scores_higher(better: Point, worse: Point) -> None:
    first = toll("a1", 32, scene={"lead": True}, weekdays=frozenset({1}), names=("e1",), holder="e9")
    assert score(first, better) > score(first, worse)


# relations


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (toll("a1", 32), toll("a2", 32), "same"),
        (toll("a1", 32), toll("a2", 30, 40), "compatible"),
        (toll("a1", 32), toll("a2", 56), "differ"),
        (dated("a1", "2021-05-04"), dated("a2", "2021-05-04"), "same"),
        (dated("a1", "2021-05-04"), dated("a2", "2021-05-05"), "differ"),
        (toll("a1", 32), said("a2", "nobody was hurt"), "unknown"),
    ],
)
def test_relation(a: Point, b: Point, how: str) -> None:
    assert relation(a, b) == relation(b, a) == how


# groups


def groups(*made: Point) -> list[list[str]]:
    """The articles of each topic."""
    placed = [replace(p, claim=replace(p.claim, start=10 * n, end=10 * n + 5)) for n, p in enumerate(made)]
    return sorted([p.article for p in topic.points] for topic in group_topics(placed))


def test_the_same_figure_and_another_for_one_toll_meet() -> None:
    assert groups(toll("a1", 32), toll("a2", 32), toll("a3", 56)) == [["a1", "a2", "a3"]]


def test_figures_of_unlike_scenes_stay_apart() -> None:
    mine = toll("a2", 56, vector={"mine": 0.9, "gas": 0.4}, names=("e8", "e9"), weekdays=frozenset({5}))
    assert groups(toll("a1", 32, names=("e1", "e2"), weekdays=frozenset({1})), mine) == [["a1"], ["a2"]]


def test_thresholds_rise_with_the_distance_of_the_values() -> None:
    assert THRESHOLDS["same"] < min(THRESHOLDS["compatible"], THRESHOLDS["differ"])


def test_an_article_does_not_contradict_itself() -> None:
    assert groups(toll("a1", 32), toll("a1", 56)) == [["a1"], ["a1"]]


def test_an_article_that_gives_both_figures_answers_two_questions() -> None:
    assert groups(toll("a1", 32), toll("a1", 56), toll("a2", 56)) == [["a1"], ["a1", "a2"]]


def test_order_of_the_points_does_not_matter() -> None:
    made = [toll("a1", 32), toll("a2", 32, 40), toll("a3", 56), toll("a4", 32)]
    assert groups(*made) == groups(*reversed(made))


def test_dates_of_speaking_are_no_events() -> None:
    spoken = replace(
        dated("a1", "2021-05-04"),
        claim=replace(dated("a1", "2021-05-04").claim, scene=replace(PLAIN.claim.scene, attribute="say e1")),
    )
    assert not comparable(spoken)
    assert comparable(dated("a1", "2021-05-04"))


# quotations

LONG = "not one of these papers was in order when she sailed"


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        (LONG, LONG, "same"),
        (LONG, "Not one of these papers was in order – when she sailed.", "same"),
        ("the U.S. has to leave this region", "the US has to leave this region", "same"),
        (LONG, "these papers was in order", "compatible"),
        (LONG, "not a single one of these papers was in order when they sailed", "differ"),
        (LONG, "the weather was calm and the harbour open to everyone", None),
        ("we know", "we know", "same"),
        ("we know", "we see", None),
    ],
    ids=["equal", "punctuation", "abbreviation", "contained", "altered", "other", "short", "short and other"],
)
def test_quotations_of_one_speaker(first: str, second: str, how: str | None) -> None:
    found = [relation for _, _, _, relation in quote_links([said("a1", first), said("a2", second)])]
    assert found == ([how] if how else [])


def test_like_words_of_two_speakers_are_two_utterances() -> None:
    altered = "not a single one of these papers was in order when they sailed"
    assert not list(quote_links([said("a1", LONG, "e1"), said("a2", altered, "e2")]))
    assert list(quote_links([said("a1", LONG, "e1"), said("a2", altered, "")]))


def test_two_quotations_of_one_sentence_are_two() -> None:
    assert not list(quote_links([said("a1", LONG), said("a1", LONG)]))


def test_short_quotations_after_the_same_rare_verb_are_two_renderings() -> None:
    vow = {"head": "vow"}
    pair = [said("a1", "severe revenge", scene=vow), said("a2", "harsh retaliation", scene=vow)]
    assert [r for _, _, _, r in quote_links(pair)] == ["differ"]
    assert not list(quote_links([said("a1", "severe revenge"), said("a2", "harsh retaliation")]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. won’t go!", ["the", "us", "won't", "go"]),
        ("half [of them] left", ["half", "left"]),
        ("40% … of it", ["40", "percent", "of", "it"]),
    ],
)
def test_words_of_a_quotation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


# from sentences to points


def test_amounts_are_compared_in_si_units(nlp: "Language") -> None:
    found = points(read(nlp, "The wreck lies 12 kilometres off the coast.", "The wreck lies 7.5 miles off the coast."), "measure")
    assert [p.amount.low for p in found if p.amount] == [12000, pytest.approx(12070, abs=1)]
    assert relation(*found) == "compatible"


def test_relative_days_count_from_the_article(nlp: "Language") -> None:
    texts = "The ferry sank on Monday.", "The ferry sank yesterday.", "The ferry sank on May 3."
    days = ["2021-05-04", "2021-05-04", None]
    found = [p.day.start.isoformat() if p.day else None for p in points(read(nlp, *texts, days=days), "date")]
    assert found == ["2021-05-03"] * 3


def test_weekday_of_an_undated_article_stays_open(nlp: "Language") -> None:
    (found,) = points(read(nlp, "The ferry sank on Monday."), "date")
    assert found.day is None


def test_a_day_counted_from_an_event_is_not_after_the_report_of_it(nlp: "Language") -> None:
    """Two attacks in one story: what was reported on 5 May cannot have followed the attack of 6 May."""
    texts = (
        "The attack on the harbour began on May 3.",
        "In the hours after an attack on the harbour, the minister resigned, the New York Times reported on May 5.",
        "The second attack on the harbour began on May 6.",
    )
    found = points(read(nlp, *texts, days=["2021-05-04", "2021-05-07", "2021-05-07"]), "date")
    (counted,) = [p.day for p in found if p.claim.scene.base]
    assert counted is not None and counted.start == date(2021, 5, 3)


def test_a_date_behind_a_deed_with_its_agent_is_past(nlp: "Language") -> None:
    text = "The bill is an attempt to mirror a decision by Anna Holm in April to close the port."
    (found,) = points(read(nlp, text, days=["2021-01-07"]), "date")
    assert found.claim.scene.attribute == "decision"
    assert found.day is not None and found.day.start == date(2020, 4, 1)


def test_the_year_of_a_far_month_stays_open_in_an_undated_article(nlp: "Language") -> None:
    text = "The trial opened on September 15, 2008.", "The judge was replaced in early December. The ship sank on September 20."
    found = points(read(nlp, *text), "date")
    assert [p.day and p.day.start for p in found] == [date(2008, 9, 15), None, date(2008, 9, 20)]


def test_the_second_to_do_it_has_done_it(nlp: "Language") -> None:
    text = "Anna Holm is the second climber to die in the park at the weekend."
    (found,) = points(read(nlp, text, days=["2021-05-03"]), "date")
    assert found.day is not None and found.day.start == date(2021, 5, 1)


def test_years_far_from_the_story_are_background(nlp: "Language") -> None:
    text = "The ferry disaster of 1994 killed 852 people.", "The ferry sank and 32 people were killed."
    first, second = points(read(nlp, *text, days=["2021-05-04", "2021-05-04"]), "count")
    assert (first.background, second.background) == (frozenset({1994}), frozenset())


@pytest.mark.parametrize("days", [["2021-05-04", "2021-05-04"], None], ids=["dated", "undated"])
def test_earlier_this_year_is_background(days: list[str] | None, nlp: "Language") -> None:
    text = "Earlier this year two ferries sank off Sirim.", "Three ferries sank off Sirim."
    first, second = points(read(nlp, *text, days=days) if days else read(nlp, *text), "count")
    assert (first.background, second.background) == (frozenset({0}), frozenset())


# what reading of other articles taught


def measure(article: str, miles: float) -> Point:
    about = {"attribute": "length depth", "head": "quake"}
    scene = Scene(**({"modifiers": frozenset(), "action": "", "words": (), "names": ()} | about))
    base = toll(article, miles)
    return replace(base, claim=replace(base.claim, kind="measure", code="FC121", unit="mile", scene=scene))


def test_a_moved_decimal_point_is_no_other_thing() -> None:
    assert name_of_gate(measure("a1", 12.0), measure("a2", 1.2)) is None
    assert name_of_gate(measure("a1", 12.0), measure("a2", 2.0)) == "size"


def test_ages_conflict_only_of_one_named_person() -> None:
    def aged(article: str, years: float, who: str, entity: str) -> Point:
        base = toll(article, years, names=(entity,))
        return replace(base, claim=replace(base.claim, kind="age", code="FC140", subject=who))

    assert name_of_gate(aged("a1", 31, "Ana Ruiz", "e1"), aged("a2", 32, "Ana Ruiz", "e1")) is None
    assert name_of_gate(aged("a1", 31, "Ana Ruiz", "e1"), aged("a2", 32, "Eva Ruiz", "e2")) == "person"
    assert name_of_gate(aged("a1", 31, "girl", "e1"), aged("a2", 32, "girl", "e1")) == "person"


def test_a_day_told_years_later_is_the_day() -> None:
    early, late = dated("a1", "2005-01-03"), dated("a2", "2008-01-03")
    full = replace(early, claim=replace(early.claim, value=find_days("January 3, 2005")[0].when))
    assert relation(full, late) == "same"


def test_brief_quotations_with_one_other_word_are_two() -> None:
    same = [said("a1", "The man is petrified"), said("a2", "The man is an emotional wreck")]
    assert not list(quote_links(same))
