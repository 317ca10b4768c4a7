"""The whole run: bad inputs at the console, the same bytes twice, findings that survive moved files and lines."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.articles.readers import LARGEST
from factcheck.errors import ExitCode, InputError
from factcheck.model import Report
from factcheck.scan import claims, names, scan
from factcheck.settings import Settings

ROOT = Path(__file__).parent.parent
FIRST = """The Island Herald

Ferry sinks off Punta Verde

Published: 4 May 2021

The ferry Santa Rita sank off Punta Verde on Monday and 32 people were killed, the harbour master said.
"""
SECOND = """Morning Mail

Ferry disaster: harbour master under fire

Published: 4 May 2021

In all, 56 people were killed when the ferry Santa Rita went down off Punta Verde on May 3.
"""
DATA = (b"\x89PNG\r\n\x1a\n" + bytes(range(256))) * 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two articles."""
    place = tmp_path / "news"
    place.mkdir()
    (place / "herald.txt").write_text(FIRST, encoding="utf-8")
    (place / "mail.txt").write_text(SECOND, encoding="utf-8")
    return place


def run(*arguments: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`factcheck` as its own process, with none of the user's settings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FACTCHECK_")} | variables
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)


def toll(report: Report) -> tuple[str, str]:
    """Verdict and id of the finding on the dead."""
    (found,) = (f for f in report.findings if f.code == "FC101")
    return found.verdict, found.id


# bad inputs


BAD: dict[str, tuple[bytes | None, str, str]] = {
    "gone.txt": (None, "FC901", "no such file"),
    "empty.txt": (b"", "FC902", "empty"),
    "large.txt": (b"a line of text\n" * (LARGEST // 15 + 1), "FC903", "too large"),
    "picture.txt": (DATA, "FC904", "binary"),
    "broken.json": (b'{"text": "The ferry sank', "FC907", "bad JSON"),
}
"""What is wrong with a file, its code, and words of the message; no article can be read from any."""


@pytest.mark.parametrize("name", BAD)
def test_bad_file_alone(name: str, tmp_path: Path) -> None:
    data, _, words = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("scan", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.FAILED, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("factcheck: ")
    assert name in line
    assert words in line


@pytest.mark.parametrize("content", [(), ("notes.pdf",), (".hidden.txt",)], ids=["empty", "no articles", "hidden"])
def test_folder_without_articles(content: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name in content:
        (tmp_path / "news" / name).write_text(FIRST, encoding="utf-8")
    done = run("scan", "news", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.FAILED, "")
    (line,) = done.stderr.splitlines()
    assert "no article in news" in line


def test_good_articles_beside_bad_files(folder: Path) -> None:
    for name, (data, _, _) in BAD.items():
        if data is not None:
            (folder / name).write_bytes(data)
    latin = SECOND.replace("Morning Mail", "Köztársaság Café").encode("latin-1", errors="replace")
    (folder / "latin.txt").write_bytes(latin)
    done = run("scan", folder, folder / "gone.txt", "--format", "json", cwd=folder)
    assert done.returncode == ExitCode.OK
    report = json.loads(done.stdout)
    codes = {Path(p["path"]).name: p["code"] for p in report["problems"]}
    assert codes == {name: code for name, (_, code, _) in BAD.items()} | {"latin.txt": "FC905"}
    assert [Path(a["path"]).name for a in report["articles"]] == ["herald.txt", "latin.txt", "mail.txt"]
    assert "contradiction" in {f["verdict"] for f in report["findings"] if f["code"] == "FC101"}
    for name, (_, _, words) in BAD.items():
        assert [line for line in done.stderr.splitlines() if name in line and words in line], done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(folder: Path) -> None:
    (folder / "locked.txt").write_text(FIRST, encoding="utf-8")
    (folder / "locked.txt").chmod(0)
    report = scan([folder], Settings())
    assert [(p.code, p.path) for p in report.problems] == [("FC901", "locked.txt")]
    assert len(report.articles) == 2


def test_folder_in_place_of_a_file_and_link_to_nowhere(folder: Path) -> None:
    (folder / "odd.txt").mkdir()
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    report = scan([folder], Settings())
    assert [(p.code, p.path) for p in report.problems] == [("FC901", "lost.txt")]
    assert len(report.articles) == 2


@pytest.mark.parametrize("function", [scan, claims, names])
def test_nothing_to_read(function: object, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(function([tmp_path], Settings()))  # type: ignore[operator]


# the report


def test_the_two_articles_contradict_each_other(folder: Path) -> None:
    report = scan([folder], Settings())
    assert toll(report)[0] == "contradiction"
    day = [f for f in report.findings if f.kind == "date"]
    assert [(f.verdict, f.answers[0].value["start"]) for f in day] == [("agreement", "2021-05-03")]
    assert {(a.path, a.publisher, a.published) for a in report.articles} == {
        ("herald.txt", "The Island Herald", "2021-05-04"),
        ("mail.txt", "Morning Mail", "2021-05-04"),
    }


def test_undated_article_is_said_to_be(folder: Path) -> None:
    (folder / "bare.txt").write_text("The ferry Santa Rita sank off Punta Verde, and 32 people were killed.", "utf-8")
    (problem,) = scan([folder], Settings()).problems
    assert (problem.code, problem.path) == ("FC906", "bare.txt")


def test_findings_come_worst_first(folder: Path) -> None:
    from factcheck.model import VERDICTS

    order = [VERDICTS.index(f.verdict) for f in scan([folder], Settings()).findings]
    assert order == sorted(order)
    assert len(order) > 1


@pytest.mark.parametrize(
    ("settings", "kinds"),
    [
        (Settings(kinds=("date",)), {"date"}),
        (Settings(verdicts=("contradiction",)), {"count"}),
        (Settings(min_confidence=1.0), set()),
        (Settings(story="s2"), set()),
    ],
)
def test_settings_choose_the_findings(settings: Settings, kinds: set[str], folder: Path) -> None:
    assert {f.kind for f in scan([folder], settings).findings} == kinds


def test_progress_is_told(folder: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    scan([folder], Settings(), lambda *step: steps.append(step))
    assert [step[1:] for step in steps] == [(1, 2), (2, 2)]


def test_claims_point_into_the_files(folder: Path) -> None:
    found = list(claims([folder], Settings(kinds=("count", "date"))))
    assert {c["kind"] for c in found} == {"count", "date"}
    for claim in found:
        source = (folder / claim["path"]).read_text(encoding="utf-8")
        line = source.splitlines()[claim["line"] - 1]
        assert line[claim["column"] - 1 :].startswith(claim["text"])
        assert source[claim["start"] : claim["end"]] == claim["text"]


def test_names_of_a_folder(folder: Path) -> None:
    found = {entity.name: entity for entity in names([folder], Settings())}
    assert len(found["Punta Verde"].forms[0].articles) == 2


# the same every time


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    first, second = (
        run("scan", folder, "--format", "json", cwd=folder, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C").stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    )
    assert first == second
    assert "FC101" in first


def test_report_does_not_depend_on_how_the_folder_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scan([folder], Settings()).to_json()
    assert scan([folder / "mail.txt", folder / "herald.txt"], Settings()).to_json() == whole
    monkeypatch.chdir(folder.parent)
    assert scan(["news/"], Settings()).to_json() == whole


def test_id_survives_a_renamed_file(folder: Path) -> None:
    before = toll(scan([folder], Settings()))
    (folder / "herald.txt").rename(folder / "zeitung.txt")
    assert toll(scan([folder], Settings())) == before


def test_id_survives_inserted_lines(folder: Path) -> None:
    before = toll(scan([folder], Settings()))
    head, _, body = FIRST.partition("The ferry Santa")
    moved = f"{head}The sea was calm in the morning.\n\nThe ferry Santa{body}\nThe weather stays fine.\n"
    (folder / "herald.txt").write_text(moved, encoding="utf-8")
    assert toll(scan([folder], Settings())) == before


def test_id_changes_with_what_is_said(folder: Path) -> None:
    before = toll(scan([folder], Settings()))[1]
    (folder / "herald.txt").write_text(FIRST.replace("32 people", "33 people"), encoding="utf-8")
    assert toll(scan([folder], Settings()))[1] != before
