"""The command line over a made-up report: exit codes, formats, streams, settings."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

import factcheck
from factcheck import settings
from factcheck.cli.app import main
from factcheck.cli.choices import choices
from factcheck.errors import ConfigError, FactcheckError, InputError, UsageError
from factcheck.model import VERDICTS, Report
from factcheck.reports import REPORTS
from factcheck.reports.json import schema
from factcheck.settings import Settings

SCAN = importlib.import_module("factcheck.scan")
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and none of the user's variables."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("FACTCHECK_") or name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def calls(report: Report, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the command line passes to `factcheck.scan`, whose functions are replaced."""
    seen = SimpleNamespace(paths=None, settings=None)

    def scan(paths: list[str], settings: Settings, progress: object = None) -> Report:
        seen.paths, seen.settings = paths, settings
        return report

    def claims(paths: list[str], settings: Settings, progress: object = None) -> Iterator[dict[str, Any]]:
        scan(paths, settings)
        yield {
            "path": "agency.txt",
            "line": 7,
            "column": 1,
            "end_line": 7,
            "end_column": 3,
            "start": 90,
            "end": 92,
            "kind": "count",
            "text": "32",
            "value": {"low": 32, "high": 32, "unit": "person"},
            "holder": None,
            "origin": None,
            "subject": "people killed",
            "sentence": "32 were killed.",
        }

    def names(paths: list[str], settings: Settings, progress: object = None) -> object:
        return scan(paths, settings).entities

    for function in (scan, claims, names):
        monkeypatch.setattr(SCAN, function.__name__, function)
    return seen


def failing(error: BaseException) -> Callable[..., Report]:
    def scan(*_: object) -> Report:
        raise error

    return scan


# Exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--max-contradictions", "1"], 0),
        (["--max-contradictions", "0"], 1),
        (["--max-discrepancies", "0"], 1),
        (["--max-discrepancies", "1", "--max-contradictions", "1"], 0),
        (["--fail-on", "contradiction"], 1),
        (["--fail-on", "update"], 0),
        (["--fail-on", "update,denial"], 1),
        (["--fail-on", "update", "--fail-on", "denial", "--quiet"], 1),
    ],
)
def test_the_gate(arguments: list[str], code: int, calls: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "news", "--format", "json", *arguments]) == code
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["gate"] == {"exceeded": code == 1}
    assert err.count(": exceeded\n") == code
    assert err.count("gate: ") == (1 if arguments else 0)


def test_the_gate_says_what_and_why(calls: object, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scan", "news", "--max-contradictions", "0"])
    assert capsys.readouterr().err.endswith("gate: 1 contradiction, 0 allowed (--max-contradictions 0): exceeded\n")
    main(["scan", "news", "--max-contradictions", "1"])
    assert capsys.readouterr().err.endswith("gate: 1 contradiction, 1 allowed (--max-contradictions 1): passed\n")
    main(["scan", "news", "--max-contradictions", "1", "--quiet"])
    assert capsys.readouterr().err == ""


def test_what_is_in_the_baseline_does_not_count_for_the_gate(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = tuple(replace(f, baseline={"reason": "agreed"}) for f in report.findings)
    monkeypatch.setattr(SCAN, "scan", lambda *_: replace(report, findings=accepted))
    assert main(["scan", "news", "--max-contradictions", "0"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scan"],
        ["scna", "news"],
        ["scan", "news", "--nonsense"],
        ["scan", "news", "--format", "xml"],
        ["scan", "news", "--kind", "coutn"],
        ["scan", "news", "--verdict", "contradiction,wrong"],
        ["scan", "news", "--min-confidence", "1.5"],
        ["scan", "news", "--min-confidence", "high"],
        ["scan", "news", "--jobs", "-1"],
        ["scan", "news", "--cache-limit", "0"],
        ["cache", "empty"],
        ["scan", "news", "--engine", "steam"],
        ["scan", "news", "--width", "10"],
        ["scan", "news", "--max-contradictions", "-1"],
        ["scan", "news", "--fail-on", "quarrel"],
        ["scan", "news", "--fail-on", "contradiction", "--verdict", "agreement"],
        ["scan", "news", "--output", "report.doc"],
        ["scan", "news", "--output", "nowhere/report.json"],
        ["names"],
        ["names", "--compare", "Ana"],
        ["explain"],
        ["explain", "FC999"],
        ["explain", "9f2c"],
        ["timeline"],
        ["timeline", "news", "--format", "csv"],
        ["explain", "--why-not", "a.txt:1"],
        ["explain", "--why-not", "a.txt", "b.txt:2", "news"],
        ["explain", "--why-not", "a.txt:0", "b.txt:2", "news"],
    ],
)
def test_bad_usage_ends_with_2_and_says_so_on_stderr(
    arguments: list[str], calls: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out + err if not arguments else err).strip()
    assert "internal error" not in err
    assert not out or not arguments


@pytest.mark.parametrize("error", [InputError("no readable article: news"), FactcheckError("what"), KeyboardInterrupt()])
def test_what_cannot_be_checked_ends_with_2(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(SCAN, "scan", failing(error))
    assert main(["scan", "news"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("factcheck: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("error", [RuntimeError("boom\nboom"), KeyError("x"), OSError("disk"), MemoryError(), RecursionError()])
def test_an_internal_error_ends_with_2_in_one_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(SCAN, "scan", failing(error))
    assert main(["scan", "news"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"factcheck: internal error: {type(error).__name__}")
    assert "please report" in err
    assert err.count("\n") == 1
    assert main(["scan", "news", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


# Formats and streams


def test_json_on_stdout_keeps_to_the_schema(calls: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "news", "--format", "json"]) == 0
    jsonschema.Draft202012Validator(schema()).validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("name", REPORTS)
def test_results_on_stdout_and_problems_on_stderr(name: str, calls: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "news", "--format", name]) == 0
    out, err = capsys.readouterr()
    assert "How many people were killed" in out
    assert err == "FC906 morning.txt: no publication date found: relative dates in it stay open\n"
    main(["scan", "news", "--format", name, "--quiet"])
    assert capsys.readouterr() == (out, "")


def test_several_files_in_one_run(calls: object, nowhere: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "news", "--output", "r.json", "--output", "r.jsonl", "-o", "r.txt"]) == 0
    assert (nowhere / "r.json").read_text("utf-8") == report.to_json()
    assert (nowhere / "r.jsonl").read_text("utf-8") == REPORTS["jsonl"](report)
    assert "\x1b" not in (nowhere / "r.txt").read_text("utf-8")
    assert capsys.readouterr().out == ""
    main(["scan", "news", "--output", "r.json", "--format", "table"])
    assert "Contradictions (1)" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_ends_with_2(calls: object, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (nowhere / "r.json").mkdir()
    assert main(["scan", "news", "--output", "r.json"]) == 2
    assert "--output r.json: cannot be written" in capsys.readouterr().err


def test_a_list_of_paths_on_stdin(calls: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(read=lambda: "a b.txt\n\nnews/c.html\n"))
    main(["scan", "first", "-"])
    assert calls.paths == ["first", "a b.txt", "news/c.html"]


@pytest.mark.parametrize("arguments", [["--width", "60"], []])
def test_width_of_the_table(
    arguments: list[str], calls: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    main(["scan", "news", *arguments])
    assert 50 < max(map(len, capsys.readouterr().out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("force", "no_color", "term", "colored"),
    [("1", "", "xterm", True), ("1", "1", "xterm", False), ("1", "", "dumb", False), ("0", "", "xterm", False)],
)
def test_colour_can_be_forced_and_forbidden(
    force: str,
    no_color: str,
    term: str,
    colored: bool,
    calls: object,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", force)
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", term)
    main(["scan", "news"])
    assert ("\x1b[" in capsys.readouterr().out) == colored


# The other commands


def test_claims(calls: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "news", "--format", "jsonl", "--kind", "count"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "32"
    assert calls.settings.kinds == ("count",)
    main(["claims", "news"])
    assert "count    32" in capsys.readouterr().out


def test_names(calls: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "news"]) == 0
    assert "Ana Lucía Marín" in capsys.readouterr().out


def test_names_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "--compare", "Ana Marín", "Ana Marin", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True
    assert main(["names", "--compare", "Ana Marín", "Bo Li"]) == 0
    assert capsys.readouterr().out.startswith("two people (")


@pytest.mark.parametrize("code", ["FC101", "fc101"])
def test_explain_a_code(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out == (ROOT / "factcheck/claims/count.md").read_text("utf-8")


def test_schema_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"factcheck {factcheck.__version__}\n"


@pytest.mark.parametrize(
    "command",
    [[], ["scan"], ["claims"], ["names"], ["timeline"], ["explain"], ["schema"], ["baseline"], ["baseline", "write"], ["config"]],
)
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert "Usage: factcheck" in capsys.readouterr().out


# In a process of its own


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60, **options
    )


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["scan", "--help"], ["names", "--compare", "Ana", "Ana"], ["explain", "FC101"], ["schema"]],
)
def test_what_needs_no_articles_loads_no_language_library(arguments: list[str]) -> None:
    script = (
        "import sys; from factcheck.cli.app import main; code = main(sys.argv[1:]); "
        "sys.exit(code or ' '.join({'spacy', 'dateparser', 'trafilatura', 'numpy'} & set(sys.modules)) or 0)"
    )
    done = run("-c", script, *arguments)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_loads_no_pydantic_and_no_report() -> None:
    done = run("-X", "importtime", "-m", "factcheck", "--help")
    assert done.returncode == 0
    assert not [
        line
        for line in done.stderr.splitlines()
        if line.rsplit("|")[-1].strip() in ("pydantic", "factcheck.model", "factcheck.reports")
    ]


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = "from factcheck.cli import console; console.write(f'{n}\\n' for n in range(10**6)); raise SystemExit(7)"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 7)


# Settings


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("factcheck.toml", 'min-confidence = 0.5\nkind = ["date"]'),
        ("pyproject.toml", '[tool.factcheck]\nmin_confidence = 0.5\nkinds = "date"'),
    ],
)
def test_file_then_environment_then_flags(
    file: str, text: str, calls: SimpleNamespace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nowhere / file).write_text(text)
    (nowhere / "below").mkdir()
    monkeypatch.chdir(nowhere / "below")
    main(["scan", "news"])
    assert (calls.settings.min_confidence, calls.settings.kinds) == (0.5, ("date",))
    monkeypatch.setenv("FACTCHECK_MIN_CONFIDENCE", "0.6")
    monkeypatch.setenv("FACTCHECK_KIND", "count,money")
    main(["scan", "news"])
    assert (calls.settings.min_confidence, calls.settings.kinds) == (0.6, ("count", "money"))
    main(["scan", "news", "--min-confidence", "0.7", "--kind", "age", "--kind", "time,place"])
    assert (calls.settings.min_confidence, calls.settings.kinds) == (0.7, ("age", "time", "place"))


def test_every_flag_reaches_the_settings(calls: SimpleNamespace) -> None:
    flags = [
        *(
            "--format",
            "json",
            "--kind",
            "count",
            "--verdict",
            "single",
            "--verdict",
            "contradiction,discrepancy,update",
        ),
        *(
            "--min-confidence",
            "0.2",
            "--story",
            "s2",
            "--jobs",
            "3",
            "--engine",
            "serial",
            "--no-cache",
            "--cache-dir",
            "kept",
            "--cache-limit",
            "20",
            "--model",
            "mine",
        ),
        *("--max-contradictions", "4", "--max-discrepancies", "5", "--width", "70", "--fail-on", "update"),
        *("--baseline", "b.json", "--ignore-files", "drafts,*.md", "--ignore-phrases", "so, they say"),
    ]
    assert main(["scan", "news", *flags]) == 0
    assert calls.settings == Settings(
        format="json",
        kinds=("count",),
        verdicts=("single", "contradiction", "discrepancy", "update"),
        min_confidence=0.2,
        story="s2",
        jobs=3,
        engine="serial",
        cache=False,
        cache_dir="kept",
        cache_limit=20,
        model="mine",
        max_contradictions=4,
        max_discrepancies=5,
        width=70,
        fail_on=("update",),
        baseline="b.json",
        ignore_files=("drafts", "*.md"),
        ignore_phrases=("so, they say",),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "min-confidense = 1",
            "factcheck.toml: min-confidense: no such setting; the nearest is factcheck.toml: min-confidence",
        ),
        ("min-confidence = true", "factcheck.toml: min-confidence: True is not a number from 0 to 1"),
        ('jobs = "many"', "factcheck.toml: jobs: 'many' is not a whole number of 0 or more"),
        ("cache = 7", "factcheck.toml: cache: 7 is not true or false"),
        ("kind = 3", "factcheck.toml: kind: 3 is not a name or a list of names"),
        ('verdict = ["contradicton"]', "factcheck.toml: verdict: no 'contradicton'; did you mean 'contradiction'?"),
        ("jobs = ", "factcheck.toml: cannot be read as TOML"),
    ],
)
def test_a_bad_settings_file_ends_with_2_and_names_the_place(
    table: str, message: str, calls: object, nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (nowhere / "factcheck.toml").write_text(table)
    assert main(["scan", "news"]) == 2
    assert message in capsys.readouterr().err
    with pytest.raises(ConfigError):
        settings.load(nowhere, choices=choices())


def test_a_bad_variable_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="FACTCHECK_VERDICTT: no such setting; the nearest is FACTCHECK_VERDICT "):
        settings.load(environment={"FACTCHECK_VERDICTT": "single", "PATH": "/bin"})


def test_a_pyproject_without_our_table_is_passed_over(nowhere: Path) -> None:
    (nowhere / "factcheck.toml").write_text("jobs = 2")
    (nowhere / "below").mkdir()
    (nowhere / "below/pyproject.toml").write_text("[tool.other]\njobs = 3")
    assert settings.load(nowhere / "below").jobs == 2


def test_the_choices_are_those_of_the_tables() -> None:
    from factcheck.claims import KINDS

    assert choices()["kinds"] == tuple(sorted(KINDS))
    assert choices()["verdicts"] == VERDICTS


# Python


def test_the_functions_of_the_package_are_not_hidden_by_its_modules(calls: SimpleNamespace, report: Report) -> None:
    importlib.import_module("factcheck.claims")
    assert factcheck.scan("news", kinds=["count"], fail_on="denial") == replace(report, gate_exceeded=True)
    assert (calls.paths, calls.settings.kinds) == (["news"], ("count",))
    (claim,) = factcheck.claims(Path("news"))
    assert (claim.text, claim["text"], claim.value["low"]) == ("32", "32", 32)
    with pytest.raises(KeyError):
        claim["nothing"]
    assert factcheck.compare_names("Ana Marín", "Ana Marin").same
    with pytest.raises(UsageError, match="no such setting"):
        factcheck.scan(["news"], colour="red")


def test_exported_names_are_there() -> None:
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)
