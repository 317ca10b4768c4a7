"""What articles tell of one person in two ways: full names, roles, slips of the pen; and how sure such a finding is."""

from typing import TYPE_CHECKING

import pytest

from factcheck.topics import Topic
from factcheck.values.names import one_slip
from factcheck.verdicts import confidence
from factcheck.verdicts.names import other_variant
from factcheck.verdicts.roles import office_of
from tests.invented import findings, read
from tests.test_topics import toll

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("Duncan Vahle", "Duncan Vahlee", True),
        ("Hengky Tevu", "Henky Tevu", True),
        ("Anna Lee", "Anna Leo", False),
        ("Anna Vahle", "Irma Vahlee", False),
        ("Vahle", "Vahlee", False),
    ],
)
def test_one_slip_of_the_pen(a: str, b: str, slip: bool) -> None:
    assert one_slip(a, b) == one_slip(b, a) == slip


def test_a_slip_in_another_article_is_one_person(nlp: "Language") -> None:
    readings = read(nlp, "The climber Duncan Vahle died on Friday.", "The climber Duncan Vahlee died on Friday.")
    found = [f for f in findings(readings, "name") if f.verdict == "discrepancy"]
    assert [{a.display for a in f.answers} for f in found] == [{"Duncan Vahle", "Duncan Vahlee"}]


def test_an_article_that_uses_both_knows_two_people(nlp: "Language") -> None:
    both = "Duncan Vahle met Duncan Vahlee in Oslo. Duncan Vahle left first."
    assert not findings(read(nlp, both, "Duncan Vahlee spoke in Oslo."), "name")


@pytest.mark.parametrize(
    ("a", "b", "variant"),
    [
        ("QLogic", "Qlogic", True),
        ("QLOGIC", "QLogic", False),
        ("U.N. Council", "UN Council", False),
        ("FLDS", "FDLS", True),
        ("FLDS", "FLDX", False),
        ("Atlanta", "Atlantic", False),
    ],
)
def test_capitals_and_acronyms(a: str, b: str, variant: bool) -> None:
    assert bool(other_variant(a, b)) == bool(other_variant(b, a)) == variant


def test_a_short_given_name_is_compatible(nlp: "Language") -> None:
    readings = read(nlp, "Police named the victim as Benjamin Vahle.", "The victim, Ben Vahle, was the owner.")
    assert [(f.verdict, f.question) for f in findings(readings, "name")] == [
        ("compatible", "What is the full name of Benjamin Vahle?")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("District Attorney", "Dist. Atty."),
        ("spokesman for the attorney general", "Attorney General's spokeswoman"),
        ("chief executive of Velmora", "Velmora CEO"),
    ],
)
def test_words_of_one_office(one: str, other: str) -> None:
    assert office_of(one) == office_of(other)


@pytest.mark.parametrize("role", ["Mr", "victim", "gang member", "alleged killer"])
def test_no_office(role: str) -> None:
    assert office_of(role) is None


def test_an_office_in_two_wordings(nlp: "Language") -> None:
    readings = read(
        nlp,
        "On Monday police spokesman Paul Vahle announced the arrests.",
        "On Monday the spokesman for the city police, Paul Vahle, announced the arrests.",
    )
    assert [(f.verdict, f.code) for f in findings(readings, "role")] == [("compatible", "FC302")]


@pytest.mark.parametrize(
    "texts",
    [
        ("President Aliya Omarova left.", "Kazakh President Aliya Omarova left."),
        ("President Aliya Omarova left.", "Former president Aliya Omarova left."),
        ("Judge Elena Petrova left.", "Judge Elena Petrova left."),
        ("District Attorney Paul Vahle left.", "Marana County District Attorney Paul Vahle left."),
        ("Foreign Minister Anna Holm left.", "Argentine Foreign Minister Anna Holm left."),
        ("Hospital director Anna Holm left.", "Local hospital director Anna Holm left."),
        ("Co-founder Anna Holm left.", "Anna Holm, a co-founder, left."),
    ],
    ids=["a country goes without saying", "former", "the same words", "a county", "a demonym", "colour", "a hyphen"],
)
def test_no_finding_on_roles(texts: tuple[str, str], nlp: "Language") -> None:
    assert not findings(read(nlp, *texts), "role")


def test_confidence_rises_with_likeness_and_ends() -> None:
    points = (toll("a1", 32), toll("a2", 32))
    values = [confidence.of_topic(Topic("count", points, likeness), "agreement") for likeness in (0.0, 0.2, 0.9)]
    assert values == sorted(values)
    assert (values[0], values[-1]) == (confidence.LEAST, confidence.MOST)
    assert confidence.of_topic(Topic("count", points, 0.9), "single") == confidence.SINGLE


def test_inhabitants_are_no_toll(nlp: "Language") -> None:
    texts = "The quake shook Velmora, a city of 160,000 people.", "The quake shook Velmora, home to 167,000 people."
    found = [f for f in findings(read(nlp, *texts), "count") if f.articles > 1]
    assert [f.question.split(" live ")[0] for f in found] == ["How many people"]
    assert found[0].verdict in ("discrepancy", "contradiction")


def test_the_day_of_a_state_is_a_date(nlp: "Language") -> None:
    readings = read(nlp, "Velmora was calm on Sunday.", "The city of Velmora was calm Sunday.", days=["2021-05-04"] * 2)
    assert [f.verdict for f in findings(readings, "date")] == ["agreement"]
