"""Every example runs on its texts and says what it says it does."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factcheck.cli.app import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
HERE = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples with the reports of their texts in it."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    outputs = [part for name in ("report.json", "report.csv") for part in ("--output", str(folder / name))]
    assert main(["scan", str(folder / "texts"), "--quiet", *outputs]) == 0
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=HERE, capture_output=True, encoding="utf-8", timeout=300, check=False)


def test_every_example_is_listed_and_tested() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    tests = Path(__file__).read_text(encoding="utf-8")
    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
    assert set(re.findall(r"^\| \[([\w.]+)\]", page, flags=re.M)) == files
    assert all(f'"{name}"' in tests for name in files)


def test_jq_lists_contradictions(folder: Path) -> None:
    if not shutil.which("jq"):
        pytest.skip("no jq here")
    done = run(folder, "jq", "-r", "-f", "contradictions.jq", "report.json")
    assert not done.stderr
    findings = [f for f in json.loads((folder / "report.json").read_text("utf-8"))["findings"] if f["verdict"] == "contradiction"]
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == [finding["question"] for finding in findings]
    assert "  27: morning-mail.txt:5, morning-mail.txt:7" in lines


def test_pandas_shows_who_stands_apart(folder: Path) -> None:
    done = run(folder, sys.executable, "apart.py", "report.csv")
    assert not done.stderr
    head, _, *rows = done.stdout.splitlines()
    assert head.split()[0] == "verdict"
    assert {row.split()[0] for row in rows} == {path.name for path in (EXAMPLES / "texts").iterdir()}
    column = head.split().index("contradiction")
    assert all(int(row.split()[column]) >= 1 for row in rows)


def test_duckdb_counts_origins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(folder)
    rows = duckdb.connect().execute((folder / "origins.sql").read_text(encoding="utf-8")).fetchall()
    assert ("27", 1, "Morning Mail") in [row[1:] for row in rows]
    assert all(origins == len(who.split(", ")) for _, _, origins, who in rows)


@pytest.mark.parametrize(("allowed", "code"), [("9", 0), ("0", 2)])
def test_make_is_a_gate(folder: Path, allowed: str, code: int) -> None:
    assert (EXAMPLES / "Makefile").is_file()
    done = run(folder, "make", "check", f"FACTCHECK={sys.executable} -m factcheck", f"CONTRADICTIONS={allowed}")
    assert done.returncode == code, done.stderr
    assert (": exceeded" in done.stderr) == (code != 0)
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("## factcheck\n")


@pytest.mark.parametrize(
    ("arguments", "code"), [(None, 1), (["--max-contradictions=9", "texts"], 0), (["--fail-on=nothing", "texts"], 2)]
)
def test_the_pre_commit_hook(folder: Path, arguments: list[str] | None, code: int) -> None:
    """As pre-commit runs it: the entry, then its args or those of the user's configuration, in the root of a repository."""
    assert set(HOOK) == {"id", "name", "description", "language", "entry", "args", "pass_filenames", "files"}
    assert HOOK["language"] == "python" and HOOK["pass_filenames"] is False
    program, *rest = HOOK["entry"].split()
    assert program == "factcheck"
    done = run(
        folder / "texts" if arguments is None else folder, sys.executable, "-m", program, *rest, *(arguments or HOOK["args"])
    )
    assert done.returncode == code, done.stderr
    assert all(re.search(HOOK["files"], name) for name in ("a.txt", "b/c.md", "d.html", "d.htm", "e.json", "f.jsonl"))
    assert not re.search(HOOK["files"], "setup.py")
