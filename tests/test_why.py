"""The explanation of a pair agrees with what grouping does, for every two claims of one kind in seeds/."""

from itertools import combinations
from pathlib import Path

import pytest

from factcheck.explain import lay_out
from factcheck.settings import Settings
from factcheck.topics import Point
from factcheck.topics.features import blocks, gate, score
from factcheck.topics.group import CLOSER, QUANTITIES, comparable, neighbours, threshold
from factcheck.topics.quotes import quote_links
from factcheck.topics.relation import relation
from factcheck.topics.why import STEPS, Why, links, weighed, why
from factcheck.verdicts.why import Laid, explained

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def laid() -> Laid:
    """The one story of seeds/, laid out."""
    (story,) = lay_out([SEEDS], Settings(cache=False))
    return story


@pytest.fixture(scope="module")
def pairs(laid: Laid) -> list[tuple[Point, Point, Why]]:
    """Every two quantities of one kind, with what decides about them."""
    found = []
    for kind in QUANTITIES:
        mine = [p for p in laid.points if p.claim.kind == kind]
        found += [(a, b, why(a, b, laid.topics)) for a, b in combinations(mine, 2)]
    return found


def test_every_step_is_met(pairs: list[tuple[Point, Point, Why]]) -> None:
    assert len(pairs) > 1000
    assert {w.step for *_, w in pairs} >= set(STEPS) - {"kind", "values"}


def test_a_pair_is_joined_if_and_only_if_one_topic_has_both(laid: Laid, pairs: list[tuple[Point, Point, Why]]) -> None:
    home = {p.order: n for n, t in enumerate(laid.topics) for p in t.points}
    for a, b, found in pairs:
        assert (found.step == "joined") == (a.order in home and home[a.order] == home.get(b.order)), (a, b)


def test_each_step_says_what_is_so(pairs: list[tuple[Point, Point, Why]]) -> None:
    for a, b, found in pairs:
        how = relation(a, b) if comparable(a) and comparable(b) else "unknown"
        shut = gate(a, b, how == "same")
        if found.step == "barred":
            assert not comparable(a) or not comparable(b)
        elif found.step == "keys":
            assert not set(blocks(a)) & set(blocks(b))
        elif found.step == "values":
            assert how == "unknown"
        elif found.step == "gate":
            assert shut is not None and shut.name in found.reason and shut.why in found.reason
        if found.step not in ("score", "group", "joined"):
            assert (found.score, found.features) == (None, ())
            continue
        assert found.score is not None and found.threshold == threshold(a, b, how)
        closer = CLOSER if how == "differ" and neighbours(a, b) else 0.0
        assert found.score == pytest.approx(score(a, b) + closer)
        assert found.score == pytest.approx(sum(f.points for f in found.features))
        if found.step == "score":
            assert found.score < found.threshold
        if found.step == "group":
            assert found.score >= found.threshold and shut is None


def test_what_keeps_two_groups_apart_is_named_where_it_is_a_pair(pairs: list[tuple[Point, Point, Why]]) -> None:
    named = [w for *_, w in pairs if w.between]
    assert named
    for found in named:
        a, b = found.between or pytest.fail("no pair")
        how = relation(a, b)
        assert gate(a, b, how == "same") or (a.article == b.article and how == "differ")


def test_the_links_of_a_topic_join_all_its_claims(laid: Laid) -> None:
    for topic in laid.topics:
        joined = {p.order for pair in links(topic) for p in pair}
        assert len(links(topic)) == len(topic.points) - 1
        assert len(topic.points) == 1 or joined == {p.order for p in topic.points}


def test_the_weakest_link_is_the_likeness_of_the_topic_or_stronger(laid: Laid) -> None:
    for topic in laid.topics:
        if topic.kind == "quote" or len(topic.points) < 2:
            continue
        weakest = min(sum(f.points for f in weighed(a, b, relation(a, b))) for a, b in links(topic))
        assert weakest >= topic.likeness - 1e-9


def test_quotations_are_told_by_their_words(laid: Laid) -> None:
    quotes = [p for p in laid.points if p.claim.kind == "quote"]
    home = {p.order: n for n, t in enumerate(laid.topics) for p in t.points}
    for a, b in combinations(quotes, 2):
        found = why(a, b, laid.topics)
        assert (found.step == "joined") == (home[a.order] == home[b.order])
        if found.step == "score" and found.score is not None:
            assert not list(quote_links([a, b]))


def test_claims_of_two_kinds_and_names_never_meet(laid: Laid) -> None:
    kinds = {p.claim.kind: p for p in laid.points}
    assert why(kinds["count"], kinds["date"], laid.topics).step == "kind"
    names = [p for p in laid.points if p.claim.kind == "name"]
    assert why(names[0], names[1], laid.topics).step == "kind"


def test_the_level_that_holds_is_the_last_tried_and_the_verdict_of_the_finding(laid: Laid) -> None:
    for finding, topic in laid.findings():
        told = explained(laid, finding, topic)
        if topic is None or finding.verdict == "single":
            assert told.tried == ()
            continue
        assert [t.holds for t in told.tried] == [False] * (len(told.tried) - 1) + [True]
        assert told.tried[-1].verdict == finding.verdict


def test_spellings_of_a_person_say_why_they_are_one(laid: Laid) -> None:
    told = [explained(laid, finding, topic) for finding, topic in laid.findings() if finding.code == "FC301"]
    (people,) = (t for t in told if t.names)
    assert "Qasem and Qassem are spellings of one name" in "; ".join(people.names)
