"""The GitHub Action: its script run as the runner runs it, its definition read as the runner reads it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.readers import github_commands, markdown_cells, sarif_results

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "examples/texts"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Done:
    code: int
    stdout: str
    stderr: str
    summary: str
    outputs: dict[str, str]


def step(folder: Path, **inputs: str) -> Done:
    """One run of the scan step with the inputs' defaults, in a folder with the texts and a file system like a runner's."""
    settings = {name: str(entry.get("default", "")) for name, entry in ACTION["inputs"].items()} | inputs
    environment = {
        variable: EXPRESSION.sub(lambda found: settings.get(found[1].removeprefix("inputs."), sys.executable), text)
        for variable, text in STEPS[2]["env"].items()
    }
    files = {name: folder / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[2]["run"]],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "INPUT_", "GITHUB_"))},
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            **{name: str(file) for name, file in files.items()},
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    summary, outputs = (files[name].read_text(encoding="utf-8") for name in files)
    return Done(done.returncode, done.stdout, done.stderr, summary, dict(line.split("=", 1) for line in outputs.splitlines()))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "my texts").symlink_to(TEXTS)
    return tmp_path


def test_a_gate_that_is_exceeded_ends_with_1(texts: Path) -> None:
    done = step(texts, paths="my texts")
    assert done.code == 1, done.stderr
    assert ": exceeded" in done.stderr
    assert "**Gate exceeded**" in done.summary
    assert markdown_cells(done.summary)
    assert done.outputs["exit-code"] == "1" and done.outputs["gate-exceeded"] == "true"
    assert set(done.outputs) >= {EXPRESSION.fullmatch(o["value"])[1].split(".")[-1] for o in ACTION["outputs"].values()}  # type: ignore[index]


def test_annotations_counts_and_reports_tell_the_same(texts: Path) -> None:
    done = step(texts, paths="my texts")
    report = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    verdicts = [finding["verdict"] for finding in report["findings"]]
    assert int(done.outputs["contradictions"]) == verdicts.count("contradiction") > 0
    assert int(done.outputs["discrepancies"]) == verdicts.count("discrepancy")
    assert (int(done.outputs["findings"]), int(done.outputs["articles"])) == (len(verdicts), 3)
    commands = github_commands(done.stdout)
    assert {properties["file"].split("/")[0] for _, properties, _ in commands} == {"my texts"}
    assert {p["title"].split()[2] for _, p, _ in commands} == {finding["id"] for finding in report["findings"]}
    every = sarif_results(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))
    alerts = sarif_results(Path(done.outputs["alerts"]).read_text(encoding="utf-8"))
    assert len(every) == len(verdicts)
    assert [result["properties"]["verdict"] for result in alerts] == [
        v for v in verdicts if v in ("contradiction", "discrepancy", "denial")
    ]


def test_within_the_gate_it_ends_with_0_and_takes_paths_and_arguments_by_line(texts: Path) -> None:
    one, two = (str(TEXTS / name) for name in ("coastal-press.txt", "island-herald.txt"))
    done = step(
        texts, paths=f"{one}\n\n{two}\n", args="--kind=count,quote\n--min-confidence=0.5\n", **{"fail-on": "contradiction"}
    )
    assert done.code == 0, done.stderr
    assert "Gate: not exceeded" in done.summary
    assert (done.outputs["exit-code"], done.outputs["gate-exceeded"], done.outputs["articles"]) == ("0", "false", "2")
    assert {finding["kind"] for finding in json.loads(Path(done.outputs["report"]).read_text("utf-8"))["findings"]} <= {
        "count",
        "quote",
    }


@pytest.mark.parametrize(
    "inputs",
    [{"paths": ""}, {"paths": "nowhere"}, {"paths": "my texts", "args": "--nonsense"}, {"paths": "my texts", "fail-on": "quarrel"},
     {"paths": "--help"}, {"paths": "my texts", "baseline": "nowhere.json"}],
)  # fmt: skip
def test_what_cannot_be_checked_ends_with_2_and_says_so(inputs: dict[str, str], texts: Path) -> None:
    done = step(texts, **inputs)
    assert done.code == 2
    assert "Could not check" in done.summary
    assert done.outputs == {"exit-code": "2"}
    assert done.stderr and not done.stdout


def test_a_summary_too_long_for_github_is_cut_at_a_line(tmp_path: Path) -> None:
    for name, text in (
        ("factcheck.json", '{"findings": [], "summary": {"articles": 0, "gate": {"exceeded": false}}}'),
        ("factcheck.sarif", '{"runs": []}'),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "summary.md").write_text("é" * 99 + "\n" + "a row of a table\n" * 80_000, encoding="utf-8")
    summary = tmp_path / "step"
    command = [sys.executable, str(ROOT / "action/results.py"), str(tmp_path), "0"]
    subprocess.run(command, env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": ""}, check=True, timeout=60)
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert summary.stat().st_size <= 1_000_100
    assert lines[-1].startswith("Cut here") and set(lines[1:-2]) == {"a row of a table"}


def test_the_definition_is_whole() -> None:
    """Every input and output that is used is there, every one that is there is used; no input in a script's text."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"inputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])
    assert all(entry["description"] and ("default" in entry or entry["required"]) for entry in ACTION["inputs"].values())
    assert ACTION["runs"]["using"] == "composite"
    ids = {one["id"] for one in STEPS if "id" in one}
    assert set(re.findall(r"steps\.(\w+)\.", text)) <= ids
    for one in STEPS:
        assert ("run" in one) != ("uses" in one)
        if "run" in one:
            assert one["shell"] == "bash"
            assert not EXPRESSION.search(one["run"])
            script = ROOT / re.fullmatch(r'"\$GITHUB_ACTION_PATH/(.+)"', one["run"])[1]  # type: ignore[index]
            assert os.access(script, os.X_OK)
    script = (ROOT / "action/run.sh").read_text(encoding="utf-8")
    assert set(re.findall(r"\bINPUT_\w+", script)) == set(STEPS[2]["env"])


def test_every_input_and_output_is_documented() -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    tables = page.partition("## GitHub Action")[2].partition("## pre-commit")[0]
    rows = "".join(line.split("|")[1] for line in tables.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`([\w-]+)`", rows)) == set(ACTION["inputs"]) | set(ACTION["outputs"])
