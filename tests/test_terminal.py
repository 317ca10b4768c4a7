"""The terminal as a user sees it: real runs over seeds/ and over invented articles, at several widths, in and out of a terminal."""

import importlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from factcheck.cli import console
from factcheck.cli.app import main
from factcheck.model import Article, Reading, Report
from factcheck.reports.table import render
from factcheck.scan import scan, timeline
from factcheck.settings import Settings
from tests.conftest import make_report

SCAN = importlib.import_module("factcheck.scan")
EXPLAIN = importlib.import_module("factcheck.explain")
ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
Run = Callable[..., str]


@pytest.fixture(scope="module")
def seeds() -> Report:
    """What a scan of seeds/ finds."""
    return scan([SEEDS], Settings())


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The same articles are read only once: reading is what takes time, and another test's business."""
    read_all: Any = SCAN.read_all
    kept: dict[Any, Any] = {}

    def once(articles: Sequence[Article], *rest: object) -> list[Reading]:
        key = tuple((a.path, a.source) for a in articles)
        if key not in kept:
            kept[key] = read_all(articles, *rest)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SCAN, "read_all", once)
        patch.setattr(EXPLAIN, "read_all", once)
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process; what it prints. Fails where its exit code is another than the one expected."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, code: int = 0) -> str:
        assert main([str(a) for a in arguments]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


# The table


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [40, 63, 64, 80, 109, 110, 120, 200])
def test_a_scan_of_the_seeds_fits_and_uses_its_width(width: int, details: bool, seeds: Report) -> None:
    lines = render(seeds, width, details=details).splitlines()
    widest = max(map(cell_len, lines))
    assert 0.9 * width <= widest <= width
    assert not STEERING.search("\n".join(lines).replace("\n", ""))
    assert lines[-1].endswith(", 2 single") or width < 120


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_wide_characters_count_twice(width: int) -> None:
    report = make_report()
    wide = "港長は火曜日に三十二人が死亡したと述べた。"
    first = report.findings[0]
    answers = tuple(
        replace(a, display=wide, claims=tuple(replace(c, text=wide[7:11], sentence=wide * 4) for c in a.claims))
        for a in first.answers
    )
    changed = replace(report, findings=(replace(first, question=wide * 3, reason=wide * 2, answers=answers),))
    for details in (False, True):
        text = render(changed, width, details=details)
        assert max(map(cell_len, text.splitlines())) <= width
    assert "^" * 8 in text


@pytest.mark.parametrize("details", [False, True])
def test_what_an_article_says_cannot_style_or_steer(details: bool, report: Report) -> None:
    bad = "[red]32[/red]\x1b[31m\u202e\u200b\x07 [link=x]y[/link] :smile:"
    first = report.findings[0]
    answers = tuple(
        replace(a, display=bad, claims=tuple(replace(c, text=bad, sentence=bad, path=bad, origin=bad) for c in a.claims))
        for a in first.answers
    )
    sources = tuple(replace(a, title=bad, publisher=bad, path=bad) for a in report.articles)
    hostile = replace(report, articles=sources, findings=(replace(first, question=bad, reason=bad, answers=answers),))
    text = render(hostile, 200, details=details)
    assert not STEERING.search(text.replace("\n", ""))
    assert text.count("[red]32[/red]") >= 4
    assert ":smile:" in text
    colored = render(hostile, 200, color=True, details=details)
    assert not STEERING.search(re.sub("\x1b\\[[0-9;]*m", "", colored).replace("\n", ""))
    assert "\x1b[31m\u202e" not in colored


def test_what_differs_is_roomy_and_what_agrees_is_a_list(seeds: Report) -> None:
    text = render(seeds, 120)
    differing = text[text.index("Discrepancies (") : text.index("Compatible (")]
    agreeing = text[text.index("Agreements (") : text.index("Single (")]
    assert "\n\n≠" in differing
    assert "\n\n✓" in agreeing and agreeing.count("\n\n✓") == 1
    number = len([f for f in seeds.findings if f.verdict == "agreement"])
    assert len(agreeing.splitlines()) <= 2 * number + 4


def test_a_story_begins_with_its_time_its_title_and_its_articles(seeds: Report) -> None:
    head = render(seeds, 100).split("\n\n")[0].splitlines()
    assert head[0] == "Story s1 · 5 articles · 7-8 January 2020"
    assert head[1] == seeds.articles[0].title
    assert [line.split()[0] for line in head[2:]] == [a.path for a in seeds.articles]
    assert "undated" in head[5]


def test_the_page_about_terminals_shows_what_is_printed() -> None:
    blocks = re.findall(r"```text\n(.+?)```", (ROOT / "docs/terminal.md").read_text("utf-8"), flags=re.S)
    assert len(blocks) == 2
    assert blocks[0] in render(make_report(), 80)
    assert blocks[1] in render(make_report(), 80, details=True)


def test_a_long_report_stays_readable(report: Report) -> None:
    agreed = [replace(report.findings[4], id=f"{n:012x}") for n in range(300)]
    articles = tuple(replace(report.articles[0], id=f"a{n}", path=f"{n}.txt") for n in range(1, 41))
    lines = render(replace(report, articles=articles, findings=tuple(agreed)), 120).splitlines()
    assert "  and 30 more" in lines
    assert len(lines) <= 3 * 300 + 30
    assert lines[-2] == "why: factcheck explain 00000000 PATH"
    assert lines[-1] == "40 articles, 1 story, 112 claims: 300 agreements"


def test_several_stories_begin_with_an_overview(report: Report) -> None:
    other = tuple(replace(a, id=f"b{n}", story="s2", title="Bank fails") for n, a in enumerate(report.articles))
    silent = replace(report.articles[0], id="c1", story="s3")
    found = replace(report.findings[0], story="s2")
    many = replace(report, articles=(*report.articles, *other, silent), findings=(found, *report.findings))
    lines = render(many, 100).splitlines()
    assert lines[0].split() == ["Story", "Articles", "✗", "≠", "!", "≈", "✓", "·", "Title"]
    assert lines[1].split()[:8] == ["s1", "3", "1", "1", "1", "1", "1", "1"]
    assert lines[2].split()[:8] == ["s2", "3", "1", "-", "-", "-", "-", "-"]
    assert lines[2].endswith("Bank fails")
    assert lines[3] == "and 1 story without findings"
    text = "\n".join(lines)
    assert text.index("Story s1") < text.index("Story s2")


HOSTILE = """\x1b]0;owned\x07Coastal\u202e Press
4 May 2021

[red]Ferry[/red] sinks off \u200bPunta Verde

The ferry Santa\u200d Rita sank off \x1b[31mPunta Verde on {day}, [bold]killing {dead} people[/bold]\x9b2J, said Ana \u2066Marín.
"We found that not one of these [link=x]papers[/link] was in order,\u200b" said Ana \u2066Marín, head of \x1b[5mthe \u202dinquiry.
"""


def test_no_command_lets_an_article_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    for name, day, dead in (("a.txt", "Monday", 32), ("b.txt", "Sunday", 56)):
        (tmp_path / name).write_text(HOSTILE.format(day=day, dead=dead), encoding="utf-8")
    found = scan([tmp_path], Settings()).findings
    assert {f.verdict for f in found} >= {"discrepancy", "agreement"}
    commands = [
        ("scan", tmp_path), ("scan", tmp_path, "--details"), ("claims", tmp_path), ("names", tmp_path), ("timeline", tmp_path),
        ("explain", "--why-not", "a.txt:6", "b.txt:6", tmp_path), *(("explain", f.id, tmp_path) for f in found),
    ]  # fmt: skip
    for command in commands:
        assert not STEERING.search(run(*command, "--quiet").replace("\n", "")), command


# Timeline

FERRY = {
    "agency.txt": """Coastal Press
4 May 2021

Ferry sinks off Punta Verde

The ferry Santa Rita sank off Punta Verde at 23:40 on Monday.
In 2019 the ferry Santa Rita burned in the port of San Telmo.
The master of the ferry, Ana Marín, said on Tuesday that she was sorry.
""",
    "herald.txt": """Island Herald
5 May 2021

Santa Rita sinks off Punta Verde

The ferry Santa Rita sank off Punta Verde on Tuesday. The ship had passed an inspection in April 2021.
""",
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that date one event by different days."""
    folder = tmp_path_factory.mktemp("ferry")
    for name, text in FERRY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_events_stand_in_the_order_of_time(ferry: Path, run: Run) -> None:
    found = json.loads(run("timeline", ferry, "--format", "json"))
    days = [(e["start"], e["end"]) for e in found["events"]]
    assert days == sorted(days, key=lambda d: d[0])
    assert days[0] == ("2019-01-01", "2019-12-31")
    assert {"2021-05-03", "2021-05-04"} & {d[0] for d in days}


def test_an_event_names_its_sources_and_their_differences(ferry: Path) -> None:
    sank = next(e for e in timeline([ferry], Settings()).events if e.articles > 1)
    assert {a.value["start"]: {c.path for c in a.claims} for a in sank.dates} == {
        "2021-05-03": {"agency.txt"},
        "2021-05-04": {"herald.txt"},
    }
    assert (sank.verdict, sank.articles) == ("discrepancy", 2)
    assert sank.finding in {f.id for f in scan([ferry], Settings()).findings}


def test_a_clock_time_stands_with_its_day(ferry: Path) -> None:
    (sank,) = (e for e in timeline([ferry], Settings()).events if e.times)
    assert (sank.articles, sank.times[0].value["start"]) == (2, "23:40")
    assert "2021-05-03" in {a.value["start"] for a in sank.dates}


def test_what_is_wrong_with_the_input_is_said(ferry: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(ferry), "nowhere.txt", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert said.err == "FC901 nowhere.txt: no such file or folder; check the path\n"
    assert [p["code"] for p in json.loads(said.out)["problems"]] == ["FC901"]


def test_what_is_left_out_is_counted(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mail.txt").write_text(
        "Morning Mail\n\nFerry disaster off Punta Verde\n\nThe ferry Santa Rita sank off Punta Verde on Friday. "
        "The master, Ana Marín, said on Sunday that she was sorry.\n",
        encoding="utf-8",
    )
    assert " ".join(run("timeline", tmp_path).split()) == (
        "0 dated events: 0 in several articles, 0 with dates that differ; "
        "left out: dates of statements, not of events (1), dates that their articles leave open (1)"
    )


def test_every_date_is_on_the_timeline_or_counted(run: Run) -> None:
    listed = [json.loads(line) for line in run("claims", SEEDS, "--kind", "date,time", "--format", "jsonl").splitlines()]
    line = timeline([SEEDS], Settings())
    shown = sum(len(a.claims) for e in line.events for a in (*e.dates, *e.times))
    assert shown + sum(line.left_out.values()) == len(listed)


def test_the_timeline_of_the_seeds(run: Run) -> None:
    text = run("timeline", SEEDS, "--width", "80")
    for part in (
        "Tuesday 7 January 2020\n",
        "✗ meeting (Ali Khamenei)\n",
        "    6 January 2020  ● 002.txt:10\n",
        "April 2019\n",
    ):
        assert part in text
    assert run("timeline", SEEDS, "--width", "80") == text
    only = run("timeline", SEEDS, "--verdict", "contradiction", "--format", "jsonl").splitlines()
    assert [json.loads(event)["verdict"] for event in only] == ["contradiction"]
    assert json.loads(run("timeline", SEEDS, "--story", "s9", "--format", "json"))["events"] == []


@pytest.mark.parametrize("command", ["timeline", "names", "claims"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_other_tables_fit_their_width(command: str, width: int, run: Run) -> None:
    lines = run(command, SEEDS, "--width", width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


# Names


def test_roles_stand_with_the_articles_that_give_them(run: Run) -> None:
    people = {e["name"]: e for e in json.loads(run("names", SEEDS, "--format", "json"))}
    forms = people["Qassem Soleimani"]["role_forms"]
    assert {"text": "Quds Force commander", "articles": ["000.html", "003.txt"], "count": 2} in forms
    assert [f["text"] for f in forms] == people["Qassem Soleimani"]["roles"]


def test_a_comparison_says_how_each_name_is_read(run: Run) -> None:
    out = run("names", "--compare", "Gen. Qassem Soleimani", "Soleimani")
    assert out.startswith("one person, perhaps (0.60): ")
    assert "title Gen., given name Qassem, surname Soleimani" in out


# Explain


def test_a_finding_is_explained_with_what_joined_its_claims_and_what_judged_them(seeds: Report, run: Run) -> None:
    found = next(f for f in seeds.findings if f.verdict == "contradiction")
    text = run("explain", found.id[:6].upper(), SEEDS, "--width", "100")
    for claim in (c for a in found.answers for c in a.claims):
        assert f"{claim.path}:{claim.line}:{claim.column}" in text
    rows = re.findall(r"^ +(\w+) +([+-]\d\.\d\d) (\d\.\d\d) × ([+-]\d\.\d\d) ", text, flags=re.M)
    assert {"context", "attribute"} <= {name for name, *_ in rows}
    for _, points, weight, value in rows:
        assert float(points) == pytest.approx(float(weight) * float(value), abs=0.011)
    score, needed = (float(x) for x in re.findall(r"score (\d\.\d\d), needed (\d\.\d\d)", text)[0])
    assert score == pytest.approx(sum(float(points) for _, points, *_ in rows), abs=0.03)
    assert score >= needed
    assert text.rstrip().splitlines()[-1].startswith("  ✗ contradiction: ")
    assert "✓ agreement: the same day (no)" in text


@pytest.mark.parametrize("code", ["FC301", "FC401", "FC101", "FC201"])
def test_findings_of_every_kind_can_be_explained(code: str, seeds: Report, run: Run) -> None:
    for found in (f for f in seeds.findings if f.code == code):
        text = run("explain", found.id, SEEDS, "--width", "80")
        assert found.id[:8] in text
        assert "What gave the verdict" in text
        assert max(map(cell_len, text.splitlines())) <= 80


def test_an_unknown_id_names_those_there_are(seeds: Report, run: Run) -> None:
    err = run("explain", "0000", SEEDS, code=2)
    assert "factcheck: explain: no finding has an id that begins with '0000'" in err
    near = run("explain", found[:4] + "x" + found[5:], SEEDS, code=2) if (found := seeds.findings[0].id) else ""
    assert f"did you mean {found}?" in near


# Why not


def test_two_lines_that_conflict_name_the_finding(seeds: Report, run: Run) -> None:
    found = next(f for f in seeds.findings if f.verdict == "contradiction")
    one, other = (a.claims[0] for a in found.answers)
    text = run("explain", "--why-not", f"seeds/{one.path}:{one.line}", f"{other.path}:{other.line}", SEEDS, "--width", "120")
    assert f"✗ contradiction: {found.reason.split(';')[0]} · finding {found.id[:8]}" in text


def test_a_gate_is_named(run: Run) -> None:
    text = run("explain", "--why-not", "000.html:40:104", "003.txt:5:271", SEEDS, "--width", "100")
    assert "32 000.html:40:104 and at least 100 003.txt:5:271" in text
    assert "not one question: they count different outcomes (gate “outcome”)" in text
    assert text.rstrip().endswith("1 pair of claims")


def test_a_low_score_is_shown_against_its_threshold(run: Run) -> None:
    text = run("explain", "--why-not", "000.html:40:126", "003.txt:5:271", SEEDS, "--width", "100")
    score, needed = (float(x) for x in re.findall(r"score (\d\.\d\d), needed (\d\.\d\d)", text)[0])
    assert score < needed
    assert "not one question: too little speaks for one question" in text


def test_claims_that_never_meet_and_kinds_that_differ_are_told(run: Run) -> None:
    text = run("explain", "--why-not", "000.html:40", "003.txt:5", SEEDS, "--width", "100")
    assert "they never meet: one is of “killed” and “people”, the other of “base”" in text
    assert "pairs of two kinds, which never answer one question" in text


def test_values_that_cannot_be_compared_are_told(tmp_path: Path, run: Run) -> None:
    for name, when in (("a.txt", "on Friday"), ("b.txt", "in April")):
        (tmp_path / name).write_text(f"Ferry lost\n\nThe ferry Santa Rita sank off Punta Verde {when}.\n", "utf-8")
    text = run("explain", "--why-not", "a.txt:3", "b.txt:3", tmp_path, "--quiet")
    assert "not one question: their values cannot be compared" in text


def test_two_files_alone_will_do(run: Run) -> None:
    text = run("explain", "--why-not", SEEDS / "000.html:40:104", SEEDS / "003.txt:5:271")
    assert "gate “outcome”" in text


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("001.txt:1", r"no claim on that line[^;]*; the nearest are on line 7: "),
        ("000.html:40:1", r"no claim at that column; on line 40 there are claims at 104 \(count “32 people”\)"),
        ("009.txt:4", r"009.txt is not among the articles; did you mean 00\d.txt\?"),
        ("nine", "give FILE:LINE or FILE:LINE:COLUMN"),
    ],
)
def test_a_place_without_a_claim_names_the_nearest(first: str, said: str, run: Run) -> None:
    err = run("explain", "--why-not", first, "003.txt:5", SEEDS, "--quiet", code=2)
    assert re.search(said, err), err
    assert err.count("\n") == 1


def test_articles_of_two_stories_are_not_compared(ferry: Path, tmp_path: Path, run: Run) -> None:
    for source in (ferry / "agency.txt", ferry / "herald.txt", SEEDS / "001.txt", SEEDS / "002.txt"):
        (tmp_path / source.name).write_text(source.read_text("utf-8"), "utf-8")
    text = run("explain", "--why-not", "agency.txt:6", "001.txt:10", tmp_path)
    assert "are of two stories" in text


# Completion


def completed(*words: str, shell: str = "bash") -> list[str]:
    """What the shell would offer for the last word."""
    line = " ".join(("factcheck", *words))
    variables = {"_FACTCHECK_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from factcheck.cli.app import main; sys.exit(main())"],
        cwd=ROOT, env={**os.environ, **variables, "_TYPER_COMPLETE_ARGS": line}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split() if shell == "bash" else [done.stdout]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("ti",), ["timeline"]),
        (("scan", "--kind", "count,d"), ["count,date", "count,denial"]),
        (("scan", "--verdict", "con"), ["contradiction"]),
        (("scan", "--fail-on", "up"), ["update"]),
        (("names", "--format", "j"), ["json", "jsonl"]),
        (("scan", "seeds", "--story", "s"), ["s1", "s2", "s3", "s4", "s5"]),
        (("explain", "FC30"), ["FC301", "FC302"]),
        (("scan", "--max-d"), ["--max-discrepancies"]),
    ],
)
def test_a_shell_completes(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


def test_zsh_shows_what_a_value_means() -> None:
    (shown,) = completed("scan", "--verdict", "contr", shell="zsh")
    assert '"contradiction":"cannot both be true"' in shown


def test_completion_loads_no_language_library() -> None:
    script = (
        "import os, sys; from factcheck.cli.app import main; main(); "
        "sys.exit(' '.join({'spacy', 'dateparser', 'numpy'} & set(sys.modules)) or 0)"
    )
    line = "factcheck scan seeds --story s"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "4"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


# Progress and colour on a real terminal


def on_a_terminal(*arguments: str, **variables: str) -> tuple[str, str]:
    """(stdout, stderr) of a run for which both are terminals of 100 columns."""
    import fcntl
    import struct
    import termios

    ends = [pty.openpty() for _ in range(2)]
    for _, inner in ends:
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CI")}
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments], cwd=ROOT, env={**env, "TERM": "xterm", **variables},
        stdin=subprocess.DEVNULL, stdout=ends[0][1], stderr=ends[1][1],
    ) as process:  # fmt: skip
        for _, inner in ends:
            os.close(inner)
        said = _drain([outer for outer, _ in ends])
        assert process.wait(120) == 0
    return said[0].decode(), said[1].decode()


def _drain(files: list[int]) -> list[bytes]:
    import selectors

    said = dict.fromkeys(files, b"")
    with selectors.DefaultSelector() as ready:
        for file in files:
            ready.register(file, selectors.EVENT_READ)
        while ready.get_map():
            for key, _ in ready.select(120):
                try:
                    read = os.read(key.fd, 65536)
                except OSError:  # Linux: the other end is closed
                    read = b""
                said[key.fd] += read
                if not read:
                    ready.unregister(key.fd)
                    os.close(key.fd)
    return list(said.values())


def test_a_terminal_gets_colour_underlines_and_progress() -> None:
    out, err = on_a_terminal("scan", "seeds/", "--details", "--no-cache")
    assert "\x1b[1;31m" in out
    assert "\x1b[4m" in out
    assert "^^" not in out
    plain = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", out).replace("\r\n", "\n").splitlines()
    assert max(map(cell_len, plain)) <= 100
    seen = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", err)
    assert "5/5" in seen
    assert re.search(r"\d\.\d (articles/s|s/article), 0:\d\d left", seen)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour_gets_carets(variables: dict[str, str]) -> None:
    out, _ = on_a_terminal("scan", "seeds/", "--details", **variables)
    assert "\x1b[" not in out
    assert "^^" in out


def test_a_pipe_gets_neither_colour_nor_progress() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "scan", "seeds/"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
        env={k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "COLUMNS")},
    )  # fmt: skip
    assert "\x1b" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert max(map(cell_len, done.stdout.splitlines())) <= console.UNSEEN_WIDTH


@pytest.mark.parametrize(
    ("speed", "left", "expected"),
    [
        (None, None, ""),
        (2.44, None, "2.4 articles/s"),
        (2.44, 12.2, "2.4 articles/s, 0:12 left"),
        (0.25, 75.0, "4.0 s/article, 1:15 left"),
        (1.0, 3725.0, "1.0 articles/s, 1:02:05 left"),
    ],
)
def test_the_pace(speed: float | None, left: float | None, expected: str) -> None:
    assert console.pace(speed, left) == expected


def test_a_page_of_a_code_is_laid_out_on_a_terminal_and_markdown_in_a_pipe() -> None:
    out, _ = on_a_terminal("explain", "FC101")
    assert "## What it finds" not in out
    assert "What it finds" in out
