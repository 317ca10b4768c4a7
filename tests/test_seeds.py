"""A scan of seeds/ held to tests/seeds_expected.toml, row by row. A row with `missing = "why"` does not hold yet."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Report
from factcheck.scan import claims, scan
from factcheck.settings import Settings
from tests.expecting import brief, entities_named, evidence, find, meeting

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "seeds_expected.toml").read_text(encoding="utf-8")
)


def rows(table: str, listed: bool = True) -> list[Any]:
    """The rows of a table as parameters, those with `missing` as known misses; of findings those that are `listed`."""
    found = []
    for row in EXPECTED[table]:
        if row.get("listed", True) != listed:
            continue
        name = row.get("id") or row.get("file") or row.get("source") or " / ".join(row.get("names") or row["passages"])
        marks = [pytest.mark.xfail(strict=True, reason=row["missing"])] if "missing" in row else []
        found.append(pytest.param(row, marks=marks, id=name[:70]))
    return found


@pytest.fixture(scope="session")
def report() -> Report:
    """The report of seeds/."""
    return scan([SEEDS], Settings())


def test_all_five_are_read_as_one_story(report: Report) -> None:
    assert [article.path for article in report.articles] == ["000.html", "001.txt", "002.txt", "003.txt", "004.json"]
    assert {article.story for article in report.articles} == {"s1"}
    assert [problem.code for problem in report.problems] == ["FC906"]


@pytest.mark.parametrize("row", rows("article"))
def test_article(row: dict[str, Any], report: Report) -> None:
    article = next(article for article in report.articles if article.path == row["file"])
    for key in ("publisher", "author", "published", "updated"):
        if key in row:
            assert getattr(article, key) == row[key]
    if row.get("undated"):
        assert article.published is None


@pytest.fixture(scope="session")
def said() -> list[dict[str, Any]]:
    """Every claim in seeds/."""
    return list(claims([SEEDS], Settings()))


@pytest.mark.parametrize("row", rows("finding", listed=False))
def test_claim_of_one_article(row: dict[str, Any], report: Report, said: list[dict[str, Any]]) -> None:
    (file,), (wanted,) = row["files"], row["answers"]
    found = [
        claim
        for claim in said
        if claim["kind"] == row["kind"] and claim["path"] == file and wanted in claim["text"]
        if all(stem.casefold() in claim["sentence"].casefold() for stem in row["about"])
    ]
    assert found, [claim["text"] for claim in said if claim["kind"] == row["kind"] and claim["path"] == file]
    places = {(file, claim["line"], claim["column"]) for claim in found}
    assert not [f for f in report.findings if places & {(c.path, c.line, c.column) for c in evidence(f)}]


@pytest.mark.parametrize("row", rows("finding"))
def test_finding(row: dict[str, Any], report: Report) -> None:
    found = find(report.findings, row)
    near = [f for f in report.findings if f.kind == row["kind"]]
    assert found, f"no such finding; of its kind there are\n{brief(near)}"
    right = [f for f in found if f.verdict in row["verdicts"]]
    assert right, f"another verdict:\n{brief(found)}"
    if "origins" in row:
        assert row["origins"] in [f.origins for f in right]
    if row["verdicts"][0] == "single":
        assert all({c.path for c in evidence(f)} == set(row["files"]) for f in right if f.verdict == "single")


@pytest.mark.parametrize("row", rows("origin"))
def test_origin(row: dict[str, Any], report: Report) -> None:
    for file in row["files"]:
        article = next(article for article in report.articles if article.path == file)
        assert row["source"] in article.origins


@pytest.mark.parametrize("row", rows("same"))
def test_one_entity(row: dict[str, Any], report: Report) -> None:
    found = {name: [e.id for e in entities_named(report, name)] for name in row["names"]}
    assert all(len(ids) == 1 for ids in found.values()), found
    assert len({ids[0] for ids in found.values()}) == 1, found


@pytest.mark.parametrize("row", rows("different"))
def test_two_entities(row: dict[str, Any], report: Report) -> None:
    first, second = ({e.id for e in entities_named(report, name)} for name in row["names"])
    assert first, f"nobody is named {row['names'][0]}"
    assert second, f"nobody is named {row['names'][1]}"
    assert not first & second


@pytest.mark.parametrize("row", rows("apart"))
def test_apart(row: dict[str, Any], report: Report) -> None:
    found = meeting(report, SEEDS, row)
    assert not found, brief(found)


def test_every_row_is_of_a_kind_that_is_tested() -> None:
    assert set(EXPECTED) == {"article", "finding", "origin", "same", "different", "apart"}
