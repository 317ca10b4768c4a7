"""The baseline and the gate: the file, what it marks, its commands, and the round trip from outside."""

import importlib
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.cli import clock
from factcheck.cli.app import main
from factcheck.errors import BaselineError, UsageError
from factcheck.model import VERDICTS, Finding, Report
from factcheck.reports import REPORTS
from factcheck.reports.json import schema
from factcheck.settings import Settings
from factcheck.verdicts import baseline
from factcheck.verdicts.baseline import Entry, dump, entry_of, expire, mark, read, stale_problem, updated
from factcheck.verdicts.gate import check_gate
from tests import ferry
from tests.conftest import FINDINGS

ROOT = Path(__file__).parent.parent
SCAN = importlib.import_module("factcheck.scan")
TODAY = date(2026, 11, 20)
TOLL, LEFT = FINDINGS[0], FINDINGS[1]
"""A contradiction and a discrepancy."""


def accepted(finding: Finding, until: str | None = None, **changes: Any) -> Entry:
    end = date.fromisoformat(until) if until else None
    return replace(entry_of(finding, "agreed", "ana", TODAY, end), **changes)


def written(folder: Path, text: str) -> Path:
    file = folder / "b.json"
    file.write_text(text, encoding="utf-8")
    return file


# The file

ENTRIES = st.builds(
    Entry,
    fingerprint=st.text("0123456789abcdef", min_size=4, max_size=16),
    code=st.sampled_from(["FC101", "FC201"]),
    question=st.text(max_size=20),
    verdict=st.sampled_from(VERDICTS),
    answers=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    reason=st.text(max_size=20),
    accepted_by=st.text(max_size=8),
    accepted_on=st.dates().map(date.isoformat),
    until=st.none() | st.dates().map(date.isoformat),
)


@given(st.lists(ENTRIES, max_size=6, unique_by=lambda e: e.fingerprint), st.randoms())
def test_what_is_written_is_read_and_the_order_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], chance: random.Random
) -> None:
    text = dump(entries)
    file = written(tmp_path_factory.getbasetemp(), text)
    assert set(read(file)) == set(entries)
    chance.shuffle(entries)
    assert dump(entries) == text == dump(read(file))


FILE = """{
  "schema": "factcheck-baseline/1",
  "entries": [
    {
      "fingerprint": "9f2c1a77d0e4",
      "code": "FC101",
      "question": "How many people were killed when the ferry Santa Rita sank off Punta Verde?",
      "verdict": "contradiction",
      "answers": [
        "32",
        "56"
      ],
      "reason": "agreed",
      "accepted_by": "ana",
      "accepted_on": "2026-11-20",
      "until": "2026-12-31"
    },
    {
      "fingerprint": "beef",
      "code": "FC201",
      "question": "When did the ferry leave the port of San Telmo?",
      "verdict": "discrepancy",
      "answers": [
        "3 May 2021",
        "4 May 2021"
      ],
      "reason": "agreed",
      "accepted_by": "ana",
      "accepted_on": "2026-11-20"
    }
  ]
}
"""


def test_the_file_as_it_is() -> None:
    assert dump([accepted(LEFT, fingerprint="beef"), accepted(TOLL, "2026-12-31")]) == FILE


GOOD = json.loads(dump([accepted(TOLL)]))


def with_entry(**changes: object) -> str:
    return json.dumps({**GOOD, "entries": [{**GOOD["entries"][0], **changes}]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the baseline is no JSON"),
        ("{", "the baseline is no JSON"),
        ("[" * 100_000, "the baseline is no JSON"),
        ("[]", 'its "schema" is not'),
        ('{"schema": "factcheck-report/1"}', 'its "schema" is not'),
        ('{"schema": "factcheck-baseline/2", "entries": []}', "written by a newer factcheck"),
        ('{"schema": "factcheck-baseline/1"}', 'no list of "entries"'),
        ('{"schema": "factcheck-baseline/1", "entries": [3]}', "entries[1]: not an object"),
        (with_entry(reason=None), "entries[1]: reason is null and no text"),
        (with_entry(fingerprint=7), "entries[1]: fingerprint is 7 and no text"),
        (with_entry(answers="32"), "entries[1]: answers is no list"),
        (with_entry(verdict="quarrel"), 'entries[1]: verdict is "quarrel", none of'),
        (with_entry(until="soon"), 'entries[1]: until is "soon" and no date'),
        (with_entry(accepted_on="2026-13-01"), "entries[1]: accepted_on is"),
        (json.dumps({**GOOD, "entries": GOOD["entries"] * 2}), "entries[2]: 9f2c1a77d0e4 is there twice"),
    ],
)
def test_a_bad_file_ends_with_2_and_one_line(
    text: str, message: str, tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(BaselineError) as caught:
        read(file)
    assert message in str(caught.value)
    assert main(["scan", str(ferry.write(tmp_path / "news")), "--baseline", str(file)]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"factcheck: {caught.value}\n")


def test_a_missing_and_a_binary_file(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="no such baseline; write it with factcheck baseline write"):
        read(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="cannot be read"):
        read(tmp_path)
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BaselineError, match="not UTF-8"):
        read(tmp_path / "b.json")


def test_fields_of_later_versions_are_passed_over(tmp_path: Path) -> None:
    assert read(written(tmp_path, with_entry(ticket="PRESS-12"))) == (accepted(TOLL),)


# What it marks


def test_accepted_findings_are_marked_and_none_is_dropped() -> None:
    found, stale = mark(FINDINGS, [accepted(TOLL)])
    assert [replace(f, baseline=None) for f in found] == list(FINDINGS)
    assert found[0].baseline == {
        "status": "accepted",
        "reason": "agreed",
        "accepted_by": "ana",
        "accepted_on": "2026-11-20",
        "until": None,
    }
    assert [f.id for f in found if f.baseline] == [TOLL.id]
    assert stale == ()


def test_a_worse_verdict_than_the_accepted_one_is_new() -> None:
    found, stale = mark([replace(LEFT, verdict="contradiction")], [accepted(LEFT)])
    assert found[0].baseline is None
    assert stale == (accepted(LEFT),)
    found, _ = mark([replace(TOLL, verdict="update")], [accepted(TOLL)])
    assert found[0].baseline


def test_what_no_finding_has_any_more_is_stale() -> None:
    gone = [accepted(TOLL, fingerprint=f"{n:016x}") for n in range(7)]
    _, stale = mark(FINDINGS, [accepted(TOLL), *gone])
    assert stale == tuple(gone)
    (problem,) = stale_problem(stale, "b.json")
    assert (problem.code, problem.path) == ("FC911", "b.json")
    assert "7 stale entries (00000000, " in problem.message
    assert "and 2 more" in problem.message
    assert stale_problem((), "b.json") == ()


@pytest.mark.parametrize(("until", "over"), [(None, False), ("2026-11-20", False), ("2026-11-19", True)])
def test_expired_entries_count_again(until: str | None, over: bool, report: Report) -> None:
    found, _ = mark(report.findings, [accepted(TOLL, until=until)])
    done = expire(replace(report, findings=tuple(found)), TODAY, "b.json")
    assert (done.count("contradiction") == 1) == over
    assert [p.code for p in done.problems] == ["FC906", *(["FC912"] if over else [])]
    assert check_gate(done, Settings(max_contradictions=0)).exceeded == over


def alike(number: int, question: str) -> Finding:
    return replace(TOLL, id="aa" if number == 1 else f"aa-{number}", question=question)


def test_of_findings_asked_and_answered_alike_the_accepted_one_stays_accepted() -> None:
    """The new one comes first by its question, and takes the number of the old one."""
    entry = accepted(alike(1, "How many in B?"))
    now = [alike(1, "How many in A?"), alike(2, "How many in B?")]
    found, stale = mark(now, [entry])
    assert [bool(f.baseline) for f in found] == [False, True]
    assert stale == ()
    both = updated(now, [entry], [accepted(now[0])])
    assert {e.fingerprint: e.question for e in both} == {"aa": "How many in A?", "aa-2": "How many in B?"}
    found, _ = mark([alike(1, "How many in the bay of B?")], [entry])
    assert found[0].baseline, "alone, its question may be put otherwise"


def test_updating_replaces_only_what_is_accepted_anew() -> None:
    old, fresh = accepted(TOLL, until="2026-01-01"), accepted(TOLL, reason="again")
    assert set(updated(FINDINGS, [old, accepted(LEFT)], [fresh])) == {fresh, accepted(LEFT)}


@pytest.mark.parametrize("name", [n for n in REPORTS if n != "csv"])
def test_findings_in_the_baseline_are_in_every_format(name: str, report: Report) -> None:
    found, _ = mark(report.findings, [accepted(f) for f in report.findings])
    text = REPORTS[name](replace(report, findings=tuple(found)))
    assert "How many people were killed" in " ".join(text.split())
    assert text != REPORTS[name](report)


def test_the_report_keeps_to_the_schema(report: Report) -> None:
    found, _ = mark(report.findings, [accepted(TOLL)])
    data = replace(report, findings=tuple(found)).to_dict()
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert data["summary"]["accepted"] == 1
    data["findings"][0]["baseline"] = {"status": "perhaps"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(data)


# The gate


@pytest.mark.parametrize(
    ("settings", "known", "line"),
    [
        ({}, 0, ""),
        ({"max_contradictions": 0}, 0, "gate: 1 contradiction, 0 allowed (--max-contradictions 0): exceeded"),
        ({"max_contradictions": 3}, 0, "gate: 1 contradiction, 3 allowed (--max-contradictions 3): passed"),
        (
            {"max_contradictions": 0, "max_discrepancies": 0},
            1,
            "gate: 0 contradictions, 0 allowed (--max-contradictions 0), 1 discrepancy, 0 allowed (--max-discrepancies 0)"
            "; 1 in the baseline not counted: exceeded",
        ),
        (
            {"fail_on": ("discrepancy", "contradiction")},
            2,
            "gate: 0 contradictions, 0 allowed (--fail-on contradiction), 0 discrepancies, 0 allowed (--fail-on discrepancy)"
            "; 2 in the baseline not counted: passed",
        ),
        (
            {"max_discrepancies": 0, "places": (("max_discrepancies", "factcheck.toml: max-discrepancies"),)},
            1,
            "gate: 1 discrepancy, 0 allowed (factcheck.toml: max-discrepancies = 0): exceeded",
        ),
    ],
)
def test_the_gate_says_what_it_gated_and_why(settings: dict[str, Any], known: int, line: str, report: Report) -> None:
    found, _ = mark(report.findings, [accepted(f) for f in FINDINGS[:known]])
    gate = check_gate(replace(report, findings=tuple(found)), Settings(**settings))
    assert gate.line == line
    assert gate.exceeded == line.endswith("exceeded")


# The commands, over a made-up report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report) -> Path:
    """An empty current folder, a scan that finds the report, a day and a user."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("FACTCHECK_") or name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
            monkeypatch.delenv(name)

    def scan(paths: list[str], settings: Settings, progress: object = None) -> Report:
        found, stale = mark(report.findings, read(settings.baseline) if settings.baseline else ())
        kept = tuple(f for f in found if SCAN.wanted(f, settings))
        return replace(report, findings=kept, problems=stale_problem(stale, settings.baseline or ""))

    monkeypatch.setattr(SCAN, "scan", scan)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "user", lambda: "ana")
    return tmp_path


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{line}\n" for line in lines)))


def entries(file: str = "factcheck-baseline.json") -> dict[str, Entry]:
    return {entry.fingerprint: entry for entry in read(file)}


def test_write_accepts_contradictions_and_discrepancies(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "write", "news"]) == 0
    assert capsys.readouterr().err == "factcheck-baseline.json: 1 contradiction, 1 discrepancy accepted\n"
    assert entries() == {f.id: accepted(f, reason="there when the baseline was written") for f in (TOLL, LEFT)}
    assert main(["scan", "news", "--fail-on", "contradiction,discrepancy"]) == 0
    assert main(["scan", "news", "--fail-on", "contradiction", "--no-baseline"]) == 1
    assert os.listdir(folder) == ["factcheck-baseline.json"]


def test_write_again_keeps_what_was_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "write", "news", "--verdict", "contradiction", "--reason", "known  tolls", "--until", "2026-12-31"])
    assert entries() == {TOLL.id: accepted(TOLL, "2026-12-31", reason="known tolls")}
    main(["baseline", "write", "news", "--verdict", "contradiction,discrepancy,update", "--by", "bo"])
    assert capsys.readouterr().err.endswith("factcheck-baseline.json: 1 discrepancy accepted, 1 there before\n")
    assert (entries()[TOLL.id].accepted_by, entries()[LEFT.id].accepted_by) == ("ana", "bo")


def test_write_accepts_anew_what_has_expired(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["baseline", "write", "news", "--until", "2026-11-30"])
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 1))
    assert main(["scan", "news", "--fail-on", "contradiction"]) == 1
    main(["baseline", "write", "news", "--reason", "still so"])
    assert {(e.reason, e.until) for e in entries().values()} == {("still so", None)}
    assert main(["scan", "news", "--fail-on", "contradiction"]) == 0


def test_audit(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers(monkeypatch, "what", "a", "", "  the ministry has  two lists ", "reject")
    assert main(["baseline", "audit", "news", "--by", "bo"]) == 0
    out = capsys.readouterr().out
    assert "[1/2]" in out
    assert f"At least 32 people were killed, the harbour master said.\n{' ' * 16}{'^' * len('32 people were killed')}\n" in out
    assert "a, r, s or q, please" in out
    assert "an accepted finding needs a reason" in out
    assert "1 accepted in factcheck-baseline.json, 1 rejected, 0 skipped" in out
    assert "evening/island_herald_2021-05-04.html:12:" in out.partition("to mend")[2]
    assert entries() == {TOLL.id: accepted(TOLL, reason="the ministry has two lists", accepted_by="bo")}
    answers(monkeypatch, "s")
    main(["baseline", "audit", "news"])
    out = capsys.readouterr().out
    assert "[1/1]" in out, "what is accepted is not asked again"
    assert "0 accepted, 0 rejected, 1 skipped" in out


@pytest.mark.parametrize("lines", [["q"], [], ["a"]])
def test_an_audit_that_breaks_off_keeps_what_was_accepted(
    lines: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, "a", "agreed", *lines)
    assert main(["baseline", "audit", "news"]) == 0
    assert entries() == {TOLL.id: accepted(TOLL)}
    assert "1 accepted in factcheck-baseline.json, 0 rejected, 0 skipped, 1 left" in capsys.readouterr().out


def test_an_audit_of_nothing_new(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "write", "news"])
    assert main(["baseline", "audit", "news"]) == 0
    assert capsys.readouterr().out == "nothing new: all is in factcheck-baseline.json\n"
    assert main(["baseline", "audit", "-"]) == 2


def test_rejecting_what_has_expired_takes_it_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["baseline", "write", "news", "--until", "2026-11-30"])
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 1))
    answers(monkeypatch, "r", "s")
    main(["baseline", "audit", "news"])
    assert list(entries()) == [LEFT.id]


def test_prune_takes_out_stale_and_expired(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "factcheck.toml").write_text('kind = ["date"]\nbaseline = "b.json"')
    stale, over = accepted(LEFT, fingerprint="beef"), accepted(LEFT, until="2026-11-19")
    (folder / "b.json").write_text(dump([accepted(TOLL), over, stale]))
    main(["baseline", "show", "news", "--format", "json"])
    assert {e["fingerprint"]: e["status"] for e in json.loads(capsys.readouterr().out)} == {
        TOLL.id: "accepted",
        LEFT.id: "expired",
        "beef": "stale",
    }
    assert main(["baseline", "prune", "news"]) == 0
    assert list(entries("b.json")) == [TOLL.id], "what a setting filters out is not stale"
    err = capsys.readouterr().err
    assert "stale: FC201 beef When did the ferry leave" in err
    assert err.endswith("b.json: 2 taken out, 1 left\n")


def test_show(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "show"]) == 2
    assert "no such baseline" in capsys.readouterr().err
    main(["baseline", "write", "news", "--until", "2026-12-31"])
    assert main(["baseline", "show"]) == 0
    out = capsys.readouterr().out
    assert "FC101 9f2c1a77  contradiction" in out
    assert "ana, 2026-11-20 until 2026-12-31: there when the baseline was written" in out
    assert out.endswith("2 entries: 1 contradiction, 1 discrepancy\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["write"],
        ["write", "news", "--until", "tomorrow"],
        ["write", "news", "--until", "2026-11-19"],
        ["write", "news", "--verdict", "contradicton"],
        ["write", "news", "--baseline", "nowhere/b.json"],
        ["prune", "news"],
        ["show", "--format", "yaml"],
    ],
)
def test_bad_usage(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", *arguments]) == 2
    out, err = capsys.readouterr()
    assert "internal error" not in err
    assert err.strip() or not arguments
    assert not out or not arguments


def test_a_damaged_baseline_is_never_written_over(folder: Path) -> None:
    (folder / "factcheck-baseline.json").write_text("{")
    assert main(["baseline", "write", "news"]) == 2
    assert (folder / "factcheck-baseline.json").read_text() == "{"


def test_the_day_can_be_given_for_runs_that_must_be_repeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    assert clock.today() == date(2021, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        clock.today()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert clock.today() > date(2021, 1, 1)
    assert clock.user()


# The round trip, from outside


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    variables = {k: v for k, v in os.environ.items() if not k.startswith("FACTCHECK_") and k != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env={**variables, "PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def contradictions(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [f for f in json.loads(done.stdout)["findings"] if f["verdict"] == "contradiction"]


def test_the_round_trip(tmp_path: Path) -> None:
    news = ferry.write(tmp_path / "news")
    gated = ("scan", "news", "--fail-on", "contradiction", "--format", "json")
    before = run(tmp_path, *gated)
    assert (before.returncode, len(contradictions(before))) == (1, 2)
    assert before.stderr == "gate: 2 contradictions, 0 allowed (--fail-on contradiction): exceeded\n"

    assert run(tmp_path, "baseline", "write", "news").returncode == 0

    text = (news / "one.txt").read_text("utf-8").split("\n\n")
    (news / "one.txt").write_text("\n\n".join([text[0], "More on this on the back page.", *text[1:]]), encoding="utf-8")
    (news / "two.txt").rename(news / "zz_renamed.txt")
    same = run(tmp_path, *gated)
    assert same.returncode == 0
    assert [bool(f["baseline"]) for f in contradictions(same)] == [True, True]
    assert same.stderr == "gate: 0 contradictions, 0 allowed (--fail-on contradiction); 2 in the baseline not counted: passed\n"
    assert json.loads(same.stdout)["summary"]["contradiction"] == 2

    ferry.write(news, ferry.FINE)
    more = run(tmp_path, *gated)
    assert more.returncode == 1
    (new,) = [f for f in contradictions(more) if f["baseline"] is None]
    assert {a["display"] for a in new["answers"]} == {"$2 million", "$5 million"}
    assert len(contradictions(more)) == 3

    audit = run(tmp_path, "baseline", "audit", "news", stdin="a\nthe court file has both\n")
    assert audit.returncode == 0
    assert "1 accepted in factcheck-baseline.json" in audit.stdout
    assert run(tmp_path, *gated).returncode == 0

    (news / "five.txt").unlink()
    mended = run(tmp_path, *gated)
    assert mended.returncode == 0
    assert mended.stderr.startswith(f"FC911 factcheck-baseline.json: 1 stale entry ({new['id'][:8]})")
    assert run(tmp_path, "baseline", "prune", "news").returncode == 0
    assert run(tmp_path, *gated, "--quiet").stderr == ""

    (tmp_path / "factcheck-baseline.json").write_text("{", encoding="utf-8")
    unreadable = run(tmp_path, *gated)
    assert (unreadable.returncode, unreadable.stdout) == (2, "")
    assert unreadable.stderr.count("\n") == 1


def test_from_python(tmp_path: Path) -> None:
    news = ferry.write(tmp_path / "news")
    found = factcheck.scan(news)
    file = written(tmp_path, baseline.dump(accepted(f) for f in found.findings if f.verdict == "contradiction"))
    known = factcheck.scan(news, baseline=str(file), max_contradictions=0)
    assert (known.count("contradiction"), known.gate_exceeded) == (0, False)
    over = written(
        tmp_path, file.read_text().replace('"accepted_on": "2026-11-20"', '"accepted_on": "2020-01-01", "until": "2020-01-02"')
    )
    assert factcheck.scan(news, baseline=str(over), max_contradictions=0).gate_exceeded
    with pytest.raises(BaselineError):
        factcheck.scan(news, baseline="nowhere.json")
