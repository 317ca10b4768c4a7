"""The documents cannot lie: all commands, options and settings are in them, links lead somewhere, output is real.

`python -m tests.test_docs` (make readme) writes what a scan of the seeds prints into README.md, and what the commands in
docs/formats.md print into that page.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from factcheck.cli.app import app
from factcheck.cli.choices import choices
from factcheck.errors import ExitCode
from factcheck.reports import REPORTS, SUFFIXES
from factcheck.settings import Settings, load, setting_names, table_names
from factcheck.sidecar import KEYS
from factcheck.verdicts.baseline import Entry

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
BASELINE = (ROOT / "docs/baseline.md").read_text(encoding="utf-8")
PAGES = [
    README,
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "seeds").glob("*.md")),
    ROOT / "examples/README.md",
]
FORMATS = ROOT / "docs/formats.md"
SHOWN = re.compile(r"(?<=```console\n)\$ (factcheck scan [^\n]+)\n(.*?)(?=```\n)", re.S)
BLOCK = re.compile(r"(?<=<!-- output of make scan -->\n).*?(?=<!-- end of output -->)", re.S)


def options() -> list[tuple[str, str]]:
    """Every command with each of its long options."""
    root = get_command(app)
    context = typer.Context(root)
    commands = [(name, root.get_command(context, name)) for name in root.list_commands(context)]  # type: ignore[attr-defined]
    commands += [(name, below) for name, group in commands for below in getattr(group, "commands", {}).values()]
    found = [
        (name, option)
        for name, command in commands
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ]
    return list(dict.fromkeys(found))


def section(command: str) -> str:
    """What the page says of a command."""
    found = re.search(rf"^## {command}\n(.*?)(?=^##? |\Z)", COMMANDS, flags=re.M | re.S)
    assert found, f"docs/commands.md has no section {command}"
    return found[1]


def test_options_are_read() -> None:
    assert ("scan", "--format") in options()
    assert ("baseline", "--reason") in options()
    assert {command for command, _ in options()} == {
        "scan",
        "claims",
        "names",
        "timeline",
        "explain",
        "cache",
        "baseline",
        "config",
    }


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_in_the_section_of_its_command(command: str, option: str) -> None:
    assert f"`{option}" in section(command)


@pytest.mark.parametrize("command", ["scan", "claims", "names", "timeline", "explain", "schema", "cache", "baseline", "config"])
def test_every_command_is_in_the_readme_or_the_commands_page(command: str) -> None:
    assert section(command).strip()
    assert f"factcheck {command}" in README.read_text(encoding="utf-8") + COMMANDS


@pytest.mark.parametrize("option", sorted({o for _, o in options()}))
def test_no_option_is_documented_that_is_not_there(option: str) -> None:
    known = {o for _, o in options()} | {o for p in get_command(app).params for o in p.opts} | {"--help"}
    for page in (README, ROOT / "docs/commands.md"):
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("name", sorted(set(setting_names()) - set(table_names())))
def test_every_setting_has_a_flag(name: str) -> None:
    flag = {"cache": "--no-cache"}.get(name, f"--{name}")
    assert ("scan", flag) in options()
    assert ("config", flag) in options()


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_is_on_the_page_of_settings(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", SETTINGS, flags=re.M)


def test_no_setting_is_documented_that_is_not_there() -> None:
    rows = SETTINGS.partition("## All settings")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", rows, flags=re.M)) == set(setting_names())


def test_the_keys_of_article_tables_and_of_baseline_entries_are_documented() -> None:
    articles = SETTINGS.partition("## Articles")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", articles, flags=re.M)) == set(KEYS)
    assert set(re.findall(r"^\| `(\w+)` \|", BASELINE, flags=re.M)) == {f.name for f in fields(Entry)}


def test_the_settings_file_that_is_shown_is_a_good_one(tmp_path: Path) -> None:
    shown = re.findall(r"```toml\n(.*?)```", SETTINGS, flags=re.S)
    assert shown
    for number, text in enumerate(shown):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / ("pyproject.toml" if "[tool.factcheck]" in text else "factcheck.toml")).write_text(text, encoding="utf-8")
        assert load(folder, choices=choices()) != Settings()


@pytest.mark.parametrize(
    ("option", "key"), [("kind", "kinds"), ("verdict", "verdicts"), ("engine", "engine"), ("format", "format")]
)
def test_every_value_of_an_option_is_documented(option: str, key: str) -> None:
    row = next(line for line in section("scan").splitlines() if line.startswith(f"| `--{option} "))
    assert all(f"`{value}`" in row for value in choices()[key])


def test_every_suffix_and_exit_code_is_documented() -> None:
    assert all(f"`{suffix}`" in section("scan") for suffix in SUFFIXES)
    assert re.findall(r"^\| (\d) \|", COMMANDS, flags=re.M) == [str(int(code)) for code in ExitCode]


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_has_a_section_with_an_example(name: str) -> None:
    ends = "|".join(REPORTS)
    found = re.search(rf"^## {name}\n(.*?)(?=^## (?:{ends})\n|\Z)", FORMATS.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert found, f"docs/formats.md has no section {name}"
    assert any(f"--format {name}" in command or name == "table" for command, _ in SHOWN.findall(found[1]))
    assert all(f"`{suffix}`" in found[1] for suffix, format in SUFFIXES.items() if format == name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not re.match(r"https?:", target):
            file, _, anchor = target.partition("#")
            led = page.parent / file if file else page
            assert led.exists(), f"{page.name}: {target}"
            headings = re.findall(r"^#+ (.+)$", led.read_text("utf-8"), flags=re.M) if anchor else []
            assert not anchor or anchor in [h.lower().replace(" ", "-") for h in headings], f"{page.name}: {target}"


@pytest.mark.docs
def test_the_readme_shows_what_make_scan_prints() -> None:
    shown = BLOCK.search(README.read_text(encoding="utf-8"))
    assert shown, "README.md has lost its block"
    assert shown[0] == output(), "README.md is out of date: make readme"


@pytest.mark.docs
@pytest.mark.parametrize(("command", "shown"), SHOWN.findall(FORMATS.read_text(encoding="utf-8")))
def test_the_page_of_formats_shows_what_the_program_prints(command: str, shown: str) -> None:
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("no jq here")
    assert shown == printed(command), "docs/formats.md is out of date: make readme"


def printed(command: str) -> str:
    """What a command in a document prints, run in the root of the project with the factcheck of this Python."""
    bin_ = Path(sys.executable).parent
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True, timeout=300
    )
    return done.stdout


def output() -> str:
    """The block of the README: what a scan of the seeds prints at 80 columns."""
    command = [sys.executable, "-m", "factcheck", "scan", "seeds/", "--width", "80", "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=300)
    return f"\n```text\n{done.stdout}```\n\n"


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda _: output(), README.read_text(encoding="utf-8")), encoding="utf-8")
    page = FORMATS.read_text(encoding="utf-8")
    FORMATS.write_text(SHOWN.sub(lambda found: f"$ {found[1]}\n{printed(found[1])}", page), encoding="utf-8")
