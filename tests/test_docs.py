"""The documents cannot lie: all commands, options, settings, codes and fields are in them, links lead somewhere, output is real.

`python -m tests.shown` (make readme) writes what the program prints into README.md and the pages that are run.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

import factcheck
from factcheck.claims import CODES
from factcheck.cli import pages
from factcheck.cli.app import app
from factcheck.cli.choices import choices
from factcheck.errors import ExitCode
from factcheck.reports import REPORTS, SUFFIXES
from factcheck.settings import Settings, load, setting_names, table_names
from factcheck.sidecar import KEYS
from factcheck.verdicts.baseline import Entry
from tests import shown
from tests.reference import codes
from tests.shown import README, ROOT

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
REPORT = (ROOT / "docs/report.md").read_text(encoding="utf-8")
PYTHON = (ROOT / "docs/python.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_all_pages_are_commands(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    shown_ = re.findall(r"^\$ (?:\w+=\S+ )*(factcheck .+)|`(factcheck [^`]+)`", text, flags=re.M)
    known = {command for command, _ in options()} | {"schema"}
    for line in (part for found in shown_ for whole in found for part in re.split(r" *[|;#>] *", whole)):
        if words := re.findall(r"^factcheck ([a-z]+)\b(.*)", line.replace("\n", " ")):
            command, rest = words[0]
            assert command in known, line
            of = {option for name, option in options() if name in (command, *rest.split()[:1])} | {"--help"}
            assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", rest)) <= of, line


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
    assert any(f"--format {name}" in command or name == "table" for command, _ in shown.commands(found[1]))
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


def test_the_limits_in_the_readme_are_those_that_were_measured() -> None:
    """The figures in words of README.md are those of the table in docs/quality.md."""
    limits = README.read_text(encoding="utf-8").partition("## Limits")[2].partition("\n## ")[0]
    quality = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for start in ("| findings of a conflict", "| conflicts found, of the kinds")
        for line in quality.splitlines()
        if line.startswith(start)
    ]
    (precision, _, *unseen_precision), (recall, _, *unseen_recall) = ([float(cell) for cell in row[1:5]] for row in rows)
    for figure in (precision, *unseen_precision, *unseen_recall):
        assert f"{100 * figure:.0f} of 100" in limits
    assert "about a third" in limits
    assert 0.29 <= recall <= 0.38


def test_every_code_is_on_the_page_of_codes() -> None:
    page = shown.CODES.read_text(encoding="utf-8")
    assert page == codes(), "docs/codes.md is out of date: make readme"
    listed = dict(re.findall(r"^\| (FC\d{3}) \| (.+) \|$", page, flags=re.M))
    assert listed == pages.titles()
    assert set(listed) >= set(CODES)


@pytest.mark.parametrize("name", sorted(set(factcheck.__all__) - {"__version__"}))
def test_every_name_of_the_package_has_a_section_on_the_page_of_python(name: str) -> None:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PYTHON, flags=re.M | re.S)
    assert found, f"docs/python.md has no section {name}"
    assert re.search(rf"^>>> .*factcheck\.{name}\(", found[1], flags=re.M)


def fields_of(name: str, defs: dict[str, Any], prefix: str) -> Iterator[tuple[str, bool]]:
    """The paths of the fields of an object of the schema, as docs/report.md writes them, and whether they hold others."""
    for field, shape in defs[name]["properties"].items():
        inner = shape.get("items", shape)
        path = f"{prefix}{field}{'[]' if 'items' in shape else ''}"
        below = [ref["$ref"].rpartition("/")[2] for ref in [inner, *inner.get("oneOf", [])[:1]] if "$ref" in ref]
        whole = not below or below[0] in ("Form", "Accepted") or below[0].endswith("Value")
        yield path, whole
        if not whole:
            yield from fields_of(below[0], defs, f"{path}.")


def test_every_field_of_the_report_is_documented_and_no_other() -> None:
    from factcheck.reports.json import render_schema

    schema = json.loads(render_schema())
    known = dict(fields_of("", {"": schema, **schema["$defs"]}, ""))
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", REPORT, flags=re.M | re.S))
    values = sections.pop("Values")
    prefixes = {"Claims": "findings[].answers[].claims[].", "Summary": "summary."}
    documented = {
        prefixes.get(title, "") + field
        for title, text in sections.items()
        for row in re.findall(r"^\| (`[^|]+) \|", text, flags=re.M)
        for field in re.findall(r"`([^`]+)`", row)
    }
    assert documented <= set(known)
    assert {path for path, whole in known.items() if whole} <= documented
    assert "findings[].answers[].claims[].end_column" in documented
    small = [name for name in schema["$defs"] if name.endswith("Value") or name in ("Form", "Accepted")]
    assert len(small) == 8
    for name in small:
        text = values if name.endswith("Value") else sections["Entities" if name == "Form" else "Findings"]
        assert all(f"`{field}`" in text for field in schema["$defs"][name]["properties"]), name


@pytest.mark.docs
def test_the_readme_shows_what_make_scan_prints() -> None:
    block = shown.BLOCK.search(README.read_text(encoding="utf-8"))
    assert block, "README.md has lost its block"
    assert block[0] == shown.scanned(), "README.md is out of date: make readme"


@pytest.mark.docs
def test_the_commands_and_the_python_of_the_readme_run(tmp_path: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    folder = shown.lay_out(tmp_path)
    run = [command for command, _ in shown.commands(readme) if command.startswith("factcheck ")]
    assert len(run) >= 7
    for command in run:
        assert "--output" in command or shown.printed(command, folder)
        assert "--output" not in command or not shown.printed(f"{command} --quiet", folder).startswith("Story")
    assert (folder / "report.html").is_file() and (folder / "report.json").is_file()
    (python,) = re.findall(r"```python\n(.*?)```", readme, flags=re.S)
    (folder / "readme.py").write_text(python, encoding="utf-8")
    assert "contradiction On what date" in shown.printed("python readme.py", folder)


@pytest.mark.docs
@pytest.mark.parametrize("page", shown.PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_the_program_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if "jq" in text and not shutil.which("jq"):
        pytest.skip("no jq here")
    assert text == shown.rendered(page), f"docs/{page.name} is out of date: make readme"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents as MkDocs makes a site of them, with every warning an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.mark.docs
def test_the_site_has_every_page_and_asks_nothing_of_a_network(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {f"{page.stem}.html" for page in (ROOT / "docs").glob("*.md")} <= made
    assert {f"project/factcheck/claims/{kind}.html" for kind in pages.kinds()} <= made
    assert not {name for name in made if name.endswith(".py") and not name.startswith("project/")}
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//", text), page.name
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"(?:url\([\"']?|@import\s+[\"'])(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


@pytest.mark.docs
def test_links_on_the_site_lead_somewhere(site: Path) -> None:
    led = {
        (page.relative_to(site).as_posix(), file): (page.parent / file).is_file()
        for page in set(site.rglob("*.html")) - {site / "404.html"}
        for target in re.findall(r"(?:href|src)=\"([^\"]+)\"", page.read_text(encoding="utf-8"))
        if (file := target.partition("#")[0]) and not re.match(r"\w+:", file)
    }
    assert len(led) > 500
    assert [link for link, there in led.items() if not there] == []
