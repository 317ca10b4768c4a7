"""What a scan of the real articles behind the seeds must show. They are no part of the project: FACTCHECK_SHARED says
where they are, `../shared` unless set; without them these tests are skipped."""

import os
import re
from pathlib import Path

import pytest

from factcheck.model import Finding, Report
from factcheck.scan import claims, scan
from factcheck.settings import Settings
from tests.expecting import answers_with, brief, entities_named, evidence, files, find, is_answer

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("FACTCHECK_SHARED") or ROOT.parent / "shared") / "seeds"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="there are no shared seeds (set FACTCHECK_SHARED)")


def missing(why: str) -> pytest.MarkDecorator:
    """A demand that is not met yet."""
    return pytest.mark.xfail(strict=True, reason=why)


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of the shared seeds."""
    return scan([FOLDER], Settings())


def entity(report: Report, name: str) -> str:
    """The id of the one entity of a name."""
    found = entities_named(report, name)
    assert len(found) == 1, f"{name}: {[(e.id, e.name) for e in found]}"
    return found[0].id


@pytest.mark.parametrize(
    "name",
    [
        "Qassem Soleimani",
        "Qasem Soleimani",
        "Qassem Soeimani",
        "Gen. Soleimani",
    ],
)
def test_soleimani_is_one_person(name: str, report: Report) -> None:
    assert entity(report, name) == entity(report, "Qassem Soleimani")


@pytest.mark.parametrize(
    "name",
    [
        "Ali Khamenei",
        "Ali Shamkhani",
        "Hossein Salami",
        "Qasem Soleimani",
        "Hassan Rouhani",
        "Hassan Nasrallah",
        "Javad Zarif",
    ],
)
def test_people_stay_apart(name: str, report: Report) -> None:
    others = {
        "Ali Khamenei",
        "Ali Shamkhani",
        "Hossein Salami",
        "Qasem Soleimani",
        "Hassan Rouhani",
        "Hassan Nasrallah",
    }
    assert not {entity(report, other) for other in others - {name}} & {e.id for e in entities_named(report, name)}
    assert entities_named(report, name)


def test_kataib_hezbollah_is_not_hezbollah(report: Report) -> None:
    assert entity(report, "Kata’ib Hezbollah") != entity(report, "Hezbollah")


def of(report: Report, kind: str, answers: list[str], *stems: str, verdicts: tuple[str, ...], articles: str = "") -> Finding:
    """The finding with these answers, words, verdicts and articles ("0 1" for 000 and 001)."""
    paths = [a.path for a in report.articles if a.path[2] in articles.split()]
    found = find(report.findings, {"kind": kind, "about": stems, "files": paths, "answers": answers})
    assert found, f"no such finding; of its kind there are\n{brief(f for f in report.findings if f.kind == kind)}"
    right = [f for f in found if f.verdict in verdicts]
    assert right, f"another verdict:\n{brief(found)}"
    return right[0]


def test_mourning_is_agreed(report: Report) -> None:
    found = of(report, "date", ["2020-01-06"], "Tehran", verdicts=("agreement",), articles="0 1 2")
    words = {claim.text.casefold() for claim in evidence(found)}
    assert {"monday", "january 6, 2020", "yesterday"} <= words


def test_killing_is_a_time_zone_apart(report: Report) -> None:
    found = of(report, "date", ["2020-01-02", "2020-01-03"], "kill", verdicts=("discrepancy",), articles="0 3")
    assert "time zone" in found.reason


def test_missile_strikes_are_a_time_zone_apart(report: Report) -> None:
    found = of(report, "date", ["2020-01-07", "2020-01-08"], "missile", verdicts=("discrepancy",), articles="3 4")
    assert "time zone" in found.reason


def test_council_meeting_is_on_monday_or_hours_after_the_strike(report: Report) -> None:
    verdicts = ("contradiction", "discrepancy")
    of(report, "date", ["hours after", "2020-01-06"], "council", verdicts=verdicts, articles="1 2")


def test_sets_of_plans_are_agreed(report: Report) -> None:
    of(report, "count", ["13"], "plan", verdicts=("agreement",), articles="1 2")


@pytest.mark.parametrize("words", ["historic nightmare", "We will take revenge", "voluntarily and upright"])
def test_quotes_are_agreed(words: str, report: Report) -> None:
    of(report, "quote", [words], verdicts=("agreement",), articles="1 2")


def test_us_is_u_s(report: Report) -> None:
    found = of(report, "quote", ["voluntarily and upright"], verdicts=("agreement",), articles="1 2")
    assert len(found.answers) == 1
    assert {"the US", "the U.S."} <= {w for c in evidence(found) for w in re.findall(r"the U\.?S\.?", c.text)}


def test_severe_revenge_is_another_wording_of_harsh_retaliation(report: Report) -> None:
    of(report, "quote", ["severe revenge", "harsh retaliation"], verdicts=("discrepancy",), articles="1 2 3")


@pytest.mark.parametrize(("figure", "stem"), [("32", "kill"), ("190", "injur")])
def test_stampede_is_told_by_one_article(figure: str, stem: str, report: Report) -> None:
    found = of(report, "count", [figure], "stampede", stem, verdicts=("single",), articles="0")
    assert len(files(found)) == 1


def test_hundred_troops_came_after_no_figures(report: Report) -> None:
    of(report, "count", ["100", "figures"], verdicts=("update",), articles="3 4")


def test_no_figures_are_no_contradiction(report: Report) -> None:
    assert not [
        finding
        for finding in report.findings
        if finding.verdict in ("contradiction", "discrepancy")
        if any(is_answer(answer, "100") and finding.kind == "count" for answer in finding.answers)
    ]


def test_instruction_has_one_origin(report: Report) -> None:
    sources = {a.path[:3] for a in report.articles if any("New York Times" in origin for origin in a.origins)}
    assert sources == {"000", "001", "002"}


def test_instruction_is_one_finding_of_one_origin(report: Report) -> None:
    found = [
        finding
        for finding in report.findings
        if finding.kind == "quote" and len(files(finding)) == 3
        if {path[:3] for path in files(finding)} == {"000", "001", "002"} and finding.origins == 1
    ]
    assert found, brief(f for f in report.findings if f.kind == "quote")


def test_second_copy_is_no_second_source(report: Report) -> None:
    said = list(claims([FOLDER], Settings(kinds=("quote",))))
    vows = [c for c in said if c["path"].startswith("002") and "voluntarily and upright" in c["text"]]
    assert len({c["line"] for c in vows}) == 1, [(c["line"], c["text"]) for c in vows]
    for finding in report.findings:
        assert finding.origins <= len(files(finding))
        if all(path.startswith("002") for path in files(finding)):
            assert finding.verdict == "single"
    assert [f for f in report.findings if answers_with(f, "historic nightmare")]
