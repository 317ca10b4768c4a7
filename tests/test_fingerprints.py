"""A finding's id depends on what is asked and answered, and on nothing else."""

import itertools
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import Finding
from factcheck.scan import scan
from factcheck.settings import Settings
from factcheck.verdicts.fingerprint import LENGTH, core, fingerprint, told_apart
from tests import ferry, invented
from tests.conftest import FINDINGS

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = st.text(st.characters(exclude_characters="\x1f"), max_size=12)
ANSWERS = st.lists(WORDS, min_size=1, max_size=5)


@given(WORDS, WORDS, ANSWERS, st.randoms())
def test_order_and_repeats_of_answers_do_not_matter(kind: str, asked: str, answers: list[str], random: object) -> None:
    shuffled = [*answers, answers[0]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fingerprint(kind, asked, shuffled) == fingerprint(kind, asked, answers)
    assert len(fingerprint(kind, asked, answers)) == LENGTH


@given(WORDS, WORDS, ANSWERS, WORDS)
def test_another_answer_is_another_fingerprint(kind: str, asked: str, answers: list[str], more: str) -> None:
    same = more in answers
    assert (fingerprint(kind, asked, [*answers, more]) == fingerprint(kind, asked, answers)) == same
    assert (fingerprint(kind, asked, answers) == fingerprint(kind, more, answers)) == (asked == more)


def contradictions(found: list[Finding]) -> dict[str, set[str]]:
    return {f.id: {a.display for a in f.answers} for f in found if f.verdict == "contradiction"}


TEXTS = tuple(ferry.ARTICLES.values())


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_the_articles_does_not_matter(nlp: "Language", order: tuple[int, ...]) -> None:
    days = ["2021-05-04", "2021-05-04", "2021-05-05"]
    first = invented.findings(invented.read(nlp, *TEXTS, days=days))
    other = invented.findings(invented.read(nlp, *(TEXTS[i] for i in order), days=[days[i] for i in order]))
    assert {(f.id, f.verdict) for f in first} == {(f.id, f.verdict) for f in other}
    assert len(contradictions(first)) == 2


NEUTRAL = ("Readers may write to the desk.", "More on this on the back page.", "The weather was fine.", "")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.tuples(st.integers(0, 2), st.integers(3, 12), st.sampled_from(NEUTRAL)), max_size=4),
    names=st.permutations(["a.txt", "m.txt", "z/deep.txt"]),
)
def test_added_lines_and_renamed_files_do_not_matter(lines: list[tuple[int, int, str]], names: list[str]) -> None:
    texts = [text.split("\n") for text in TEXTS]
    for article, at, line in lines:
        while at < len(texts[article]) and texts[article][at - 1]:
            at += 1  # between paragraphs
        texts[article][at:at] = ["", line, ""]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(names, texts, strict=True):
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text("\n".join(text), encoding="utf-8")
        found = scan([folder], Settings())
    assert contradictions(list(found.findings)) == EXPECTED


EXPECTED: dict[str, set[str]] = {}


@pytest.fixture(autouse=True, scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = ferry.write(tmp_path_factory.mktemp("news"))
    EXPECTED.update(contradictions(list(scan([folder], Settings()).findings)))
    assert sorted(EXPECTED.values(), key=len) == [{"140", "180"}, {"at least 32", "32", "56"}]


TOLL = "Published May 5, 2021\n\nThe ferry Santa Rita sank off Punta Verde on Tuesday. {} people were killed when the ferry sank."


@pytest.mark.parametrize(("figure", "kept"), [("32", True), ("56", True), ("Dozens of", True), ("71", False)])
def test_an_article_that_joins(figure: str, kept: bool, tmp_path: Path) -> None:
    """One that repeats an answer, or gives one that fits all, changes nothing; a new figure is a new dispute."""
    folder = ferry.write(tmp_path, {**ferry.ARTICLES, "more.txt": TOLL.format(figure)})
    found = contradictions(list(scan([folder], Settings()).findings))
    toll = next(id for id, answers in EXPECTED.items() if "56" in answers)
    assert (toll in found) == kept
    assert len(found) == 2


def test_other_stories_do_not_matter(tmp_path: Path) -> None:
    text = "Published June {}, 2022\n\nA bus with 41 tourists left the road near Alto Monte in June. {} tourists were injured in the bus crash."
    more = {"bus1.txt": text.format(2, 9), "bus2.txt": text.format(2, 27)}
    found = contradictions(list(scan([ferry.write(tmp_path, {**more, **ferry.ARTICLES})], Settings()).findings))
    assert EXPECTED.keys() <= found.keys()


def alike(*questions: str) -> list[Finding]:
    return [replace(FINDINGS[0], question=question, id="9f2c1a77d0e4aaaa") for question in questions]


@given(st.permutations(["How many in A?", "How many in B?", "How many in C?"]))
def test_findings_that_are_asked_and_answered_alike_are_told_apart_whatever_their_order(questions: list[str]) -> None:
    told = {f.question: f.id for f in told_apart([*alike(*questions), FINDINGS[1]])}
    assert told["How many in A?"] == "9f2c1a77d0e4aaaa"
    assert told["How many in B?"] == "9f2c1a77d0e4aaaa-2"
    assert told["How many in C?"] == "9f2c1a77d0e4aaaa-3"
    assert told[FINDINGS[1].question] == FINDINGS[1].id
    assert {core(id) for id in told.values()} == {"9f2c1a77d0e4aaaa", FINDINGS[1].id}


def test_ids_are_unique_in_a_report(tmp_path: Path) -> None:
    """Two accidents with the same tolls: two findings that nothing but their words tells apart."""
    text = "Published {}\n\nA {} in {}. {} people were killed when the {}, police said."
    events = [("May 4, 2021", "bridge collapsed", "Alto Monte"), ("August 9, 2022", "tunnel flooded", "Vila Nova")]
    files = {
        f"{place} {toll}.txt": text.format(day, event, place, toll, event) for day, event, place in events for toll in (41, 67)
    }
    found = [f for f in scan([ferry.write(tmp_path, files)], Settings()).findings if f.verdict == "contradiction"]
    assert len(found) == 2
    assert len({f.id for f in found}) == 2
    assert len({core(f.id) for f in found}) == 1
