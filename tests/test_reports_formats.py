"""Every format shows the same findings, keeps to its standard, and is proof against the words of articles."""

import json
import re
from dataclasses import replace
from email.message import Message
from importlib.metadata import PackageNotFoundError
from io import StringIO
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli import pages
from factcheck.model import VERDICTS, Answer, Evidence, Finding, Problem, Report
from factcheck.reports import REPORTS, SUFFIXES, format_of, rules, sarif, table
from factcheck.reports.csv import COLUMNS, harmless
from factcheck.reports.markdown import MOST_CLAIMS, code, escape
from factcheck.reports.status import accepted, because, status
from factcheck.reports.terminal import clean
from tests.conftest import make_report
from tests.readers import IDS, csv_rows, github_commands, junit_cases, markdown_cells, places, sarif_results
from tests.test_reports_goldens import golden_report

NASTY = (
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-2", "@SUM(A1)", "'=1", "a | b", "a\\| b", "`code`", "``", "\\", "|",
    "<script>alert(1)</script>", "<img src=x onerror=y>", "[link](http://evil.example)", "![i](x.png)", "https://evil.example",
    "www.evil.example", "me@evil.example", "@everyone", "<http://evil.example>", "**bold** _it_ ~~no~~", "$x$", "&lt;b&gt;",
    "100%", "100%0A::error::pwned", "a\r\n::error file=x::pwned", "::set-output name=a::b", "a:b,c=d", "]]>", "<!-- x -->",
    "\ufffe\uffff", "a\x00b", "[a](1)", "\\[a](1)", "”, “", 'say "no", twice', "｜＝1", "＝1", "", "x\u2028y", "\ud800",
)  # fmt: skip


def with_words(words: str) -> Report:
    """The report with the same words wherever an article's words go, and a second finding that stays as it is."""
    report = make_report()
    found = report.findings[0]
    answers = tuple(
        replace(
            a, display=words, claims=tuple(replace(c, text=words, sentence=words, holder=words, origin=words) for c in a.claims)
        )
        for a in found.answers
    )
    nasty = replace(found, question=words, reason=words, answers=answers, baseline={"status": "new", "reason": words})
    problem = Problem("FC901", words.replace("\ud800", "") or "x", words)
    return replace(report, findings=(nasty, *report.findings[1:]), problems=(problem,))


def with_paths(path: str) -> Report:
    """The report with another path of its first article."""
    report = make_report()

    def moved(finding: Finding) -> Finding:
        answers = tuple(
            replace(a, claims=tuple(replace(c, path=path) if c.article == "a1" else c for c in a.claims)) for a in finding.answers
        )
        return replace(finding, answers=answers)

    first, *rest = report.articles
    return replace(report, articles=(replace(first, path=path), *rest), findings=tuple(map(moved, report.findings)))


# The same findings in all


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("few", [slice(None), slice(0, 2), slice(2, 5), slice(0, 0)])
def test_every_format_shows_the_same_findings_in_the_same_order(name: str, few: slice) -> None:
    report = make_report()
    report = replace(report, findings=report.findings[few])
    shown = list(dict.fromkeys(IDS[name](REPORTS[name](report))))
    assert [id[:8] for id in shown] == [finding.id[:8] for finding in report.findings]


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_shows_every_side_of_every_finding(name: str) -> None:
    report = make_report()
    every = {(c.path, c.line) for finding in report.findings for answer in finding.answers for c in answer.claims}
    text = table.render(report, 300) if name == "table" else REPORTS[name](report)
    assert places(name, text) == every


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("words", NASTY)
def test_no_words_of_an_article_hide_or_add_a_finding(name: str, words: str) -> None:
    report = with_words(words)
    shown = list(dict.fromkeys(IDS[name](REPORTS[name](report))))
    assert [id[:8] for id in shown] == [finding.id[:8] for finding in report.findings]


@pytest.mark.parametrize("name", REPORTS)
def test_what_the_baseline_accepts_is_shown_and_marked(name: str) -> None:
    report = make_report()
    plain, marked = (REPORTS[name](replace(r, gate_exceeded=False, files={})) for r in (report, golden_report()))
    assert list(IDS[name](plain)) == list(IDS[name](marked))
    assert plain != marked


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.csv", "csv"), ("a.md", "markdown"), ("a.sarif", "sarif"), ("a.sarif.json", "sarif"), ("out/A.XML", "junit"),
        ("a.json", "json"), ("a.b.jsonl", "jsonl"), ("a.github", "github"), ("a.txt", "table"), ("a.doc", None), ("csv", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_format(file: str, name: str | None) -> None:
    assert format_of(file) == name
    assert set(SUFFIXES.values()) <= set(REPORTS)


# Baseline


@pytest.mark.parametrize(
    ("entry", "said", "is_accepted"),
    [
        (None, "", False),
        ({}, "accepted", True),
        ({"reason": "agreed"}, "accepted", True),
        ({"status": "accepted"}, "accepted", True),
        ({"status": "new"}, "new", False),
        ({"status": "expired"}, "expired", False),
    ],
)
def test_status(entry: dict[str, Any] | None, said: str, is_accepted: bool) -> None:
    finding = replace(make_report().findings[0], baseline=entry)
    assert (status(finding), accepted(finding)) == (said, is_accepted)


def test_because_says_who_when_and_why() -> None:
    assert because(golden_report().findings[1]) == "accepted by Ana on 2021-05-10 until 2021-12-31: two time zones"
    assert because(golden_report().findings[0]) == "new"
    assert because(make_report().findings[0]) == ""


# CSV


def test_pandas_reads_the_csv_back() -> None:
    report = golden_report()
    frame = pd.read_csv(StringIO(REPORTS["csv"](report)), keep_default_na=False, dtype={"id": str})
    assert tuple(frame.columns) == COLUMNS
    claims = [(f, a, c) for f in report.findings for a in f.answers for c in a.claims]
    assert len(frame) == len(claims)
    for (_, row), (finding, answer, claim) in zip(frame.iterrows(), claims, strict=True):
        assert (row["id"], row["verdict"], row["answer"]) == (finding.id, finding.verdict, str(answer.display))
        assert (row["path"], row["line"], row["end_column"]) == (claim.path, claim.line, claim.end_column)
        assert (row["text"], row["sentence"], row["holder"]) == (claim.text, claim.sentence, claim.holder or "")
        assert row["baseline"] == status(finding)
    assert frame["confidence"].dtype == float and frame["line"].dtype == int


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_of_the_csv_is_a_formula_and_all_can_be_had_back(words: str) -> None:
    rows = csv_rows(REPORTS["csv"](with_words(words)))
    assert [row["text"] for row in rows[:3]] == [clean(words)] * 3


@given(st.text(alphabet="'=+-@＝a ", max_size=6))
def test_harmless_can_be_undone(cell: str) -> None:
    made = harmless(cell)
    assert not re.match(r"[=+\-@＝＋－＠]", made)
    assert re.sub(r"^'(?='*[=+\-@＝＋－＠])", "", made) == cell


# Markdown


@settings(deadline=None)
@given(st.lists(st.sampled_from([*NASTY, *"|\\`<>&[]()!*_~$#:@/.-+ aw\n\t", "http://", "www."]), max_size=8).map("".join))
def test_no_words_of_an_article_are_markup(words: str) -> None:
    report = with_words(words)
    rows = markdown_cells(REPORTS["markdown"](report))
    cells = [row for row in rows if len(row) == 4]
    assert len(cells) == len(report.findings)
    question, answers, why, _ = cells[0]
    plain = clean(words)
    assert question == plain
    assert why.split("\n")[0] == plain or not plain
    assert answers.startswith(plain)
    assert rows[-1] == ["FC901", clean(words.replace("\ud800", "") or "x"), plain]


@pytest.mark.parametrize("words", NASTY)
def test_githubs_own_renderer_makes_no_links_or_html_of_an_articles_words(words: str) -> None:
    cmarkgfm = pytest.importorskip("cmarkgfm")
    page = cmarkgfm.github_flavored_markdown_to_html(REPORTS["markdown"](with_words(words)))
    assert set(re.findall(r"<(\w+)", page)) <= {
        "h2", "h3", "p", "strong", "em", "code", "br", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert page.count("<tr>") == 6 * 2 + 2
    assert page.count("<td>") == 6 * 4 + 3


@pytest.mark.parametrize("text", ["a_b.txt:7", "a|b", "a`b", "a\\", "<b>", "``"])
def test_code(text: str) -> None:
    page = f"| a | b | c |\n| --- | --- | --- |\n| {code(text)} | 2 | 3 |\n"
    assert markdown_cells(page) == [[text, "2", "3"]]


def test_markdown_has_the_worst_first_the_gate_and_the_counts() -> None:
    shuffled = replace(golden_report(), findings=tuple(reversed(golden_report().findings)))
    page = REPORTS["markdown"](shuffled)
    assert page == REPORTS["markdown"](
        replace(shuffled, findings=tuple(sorted(shuffled.findings, key=lambda f: VERDICTS.index(f.verdict))))
    )
    assert "**Gate exceeded**" in page
    assert "Gate: not exceeded" in REPORTS["markdown"](make_report())
    assert "3 articles, 1 story, 112 claims: **1 contradiction**, **1 discrepancy** (1 accepted)" in page


def test_markdown_says_where_there_is_nothing_and_counts_what_it_leaves_out() -> None:
    report = make_report()
    assert "112 claims: no findings" in REPORTS["markdown"](replace(report, findings=()))
    found = report.findings[0]
    many = replace(found.answers[0], claims=found.answers[0].claims[:1] * (MOST_CLAIMS + 3))
    assert "; and 3 more" in REPORTS["markdown"](replace(report, findings=(replace(found, answers=(many,)),)))


def test_markdown_names_the_story_where_there_are_several() -> None:
    report = make_report()
    other = replace(report.articles[0], id="a9", story="s2")
    assert "story s1" in REPORTS["markdown"](replace(report, articles=(*report.articles, other)))
    assert "story s1" not in REPORTS["markdown"](report)


def test_escape_leaves_plain_words_alone() -> None:
    words = "At 10:30, “32 were killed” (AP) – 5% of 600; #1!"
    assert escape(words) == words


# SARIF


@pytest.mark.parametrize("words", NASTY)
def test_sarif_keeps_to_the_schema_of_oasis_whatever_the_words(words: str) -> None:
    result = sarif_results(REPORTS["sarif"](with_words(words)))[0]
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"] == words


@pytest.mark.parametrize(
    "path", ["a b.txt", "Zürich/é.txt", "a:b.txt", "100%.txt", "caf\udce9.txt", "[x](1).txt", "/abs/a.txt", "-\n.txt"]
)
def test_sarif_has_a_uri_for_every_path(path: str) -> None:
    results = sarif_results(REPORTS["sarif"](with_paths(path)))
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    expected = f"file://{path}" if path.startswith("/") else path
    assert unquote(uri, errors="surrogateescape") == expected


def test_sarif_points_at_files_as_they_were_given() -> None:
    log = json.loads(REPORTS["sarif"](golden_report()))
    uris = {artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]}
    assert uris == {f"texts/{article.path}" for article in make_report().articles}


def test_sarif_lists_a_file_with_several_articles_once() -> None:
    report = make_report()
    first, *rest = report.articles
    text = REPORTS["sarif"](replace(report, articles=(first, replace(first, id="a9", title="Another"), *rest)))
    sarif_results(text)
    uris = [artifact["location"]["uri"] for artifact in json.loads(text)["runs"][0]["artifacts"]]
    assert uris == [article.path for article in report.articles]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_sarif_has_a_kind_and_a_level_for_every_verdict(verdict: Any) -> None:
    report = make_report()
    (result,) = sarif_results(REPORTS["sarif"](replace(report, findings=(replace(report.findings[0], verdict=verdict),))))
    assert (result["kind"], result["level"]) == sarif.RESULTS[verdict]
    assert (result["level"] == "error") == (verdict == "contradiction")


def test_sarif_has_a_rule_for_every_code() -> None:
    driver = json.loads(REPORTS["sarif"](make_report()))["runs"][0]["tool"]["driver"]
    listed = [rule["id"] for rule in driver["rules"] + driver["notifications"]]
    assert listed == sorted(set(listed))
    page = "\n".join(
        entry.read_text("utf-8").partition("\n## ")[0] for entry in pages._pages("claims") + pages._pages("articles")
    )
    assert set(listed) == set(pages.CODE.findall(page))
    for rule in driver["rules"] + driver["notifications"]:
        for part in ("shortDescription", "fullDescription", "help"):
            assert re.fullmatch(r"[A-Z“0-9#].*[.\n]?", rule[part]["text"], re.S), (rule["id"], part)
            assert len(rule[part]["text"]) > 3
        assert "## " not in rule["fullDescription"]["text"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"] + driver["notifications"]}
    assert {levels[c] for c in ("FC101", "FC130", "FC201")} == {"error"}
    assert {levels[c] for c in ("FC202", "FC301", "FC401")} == {"warning"}
    assert (levels["FC601"], levels["FC901"], levels["FC906"]) == ("note", "error", "warning")


def test_every_rule_has_the_help_of_its_page() -> None:
    for rule in rules.rules():
        assert all(f"## {title}\n\n" in rule.help for title in rules.HELPFUL), rule.code
        assert "=>" not in rule.help, f"{rule.code}: the examples are tests, not help"


def test_sarif_names_the_addresses_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Message()
    told["Project-URL"] = "Homepage, https://example.org/factcheck"
    told["Project-URL"] = "Documentation, https://example.org/factcheck/codes"
    monkeypatch.setattr("importlib.metadata.metadata", lambda name: told)
    text = REPORTS["sarif"](make_report())
    sarif_results(text)
    driver = json.loads(text)["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org/factcheck"
    assert driver["rules"][0]["helpUri"] == "https://example.org/factcheck/codes#fc101"

    def missing(name: str) -> Message:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.metadata", missing)
    assert "informationUri" not in json.loads(REPORTS["sarif"](make_report()))["runs"][0]["tool"]["driver"]


def test_sarif_marks_what_the_baseline_accepts() -> None:
    results = sarif_results(REPORTS["sarif"](golden_report()))
    assert [result["baselineState"] for result in results[:3]] == ["new", "unchanged", "new"]
    assert [len(result["suppressions"]) for result in results[:3]] == [0, 1, 0]
    assert "baselineState" not in sarif_results(REPORTS["sarif"](make_report()))[0]


def test_sarif_tells_of_the_gate_and_of_inputs() -> None:
    run = json.loads(REPORTS["sarif"](golden_report()))["runs"][0]
    assert (run["columnKind"], run["invocations"][0]["exitCode"]) == ("unicodeCodePoints", 1)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (note["descriptor"]["id"], note["level"]) == ("FC906", "warning")


# JUnit


@pytest.mark.parametrize("words", NASTY)
def test_junit_keeps_to_the_schema_of_jenkins_whatever_the_words(words: str) -> None:
    cases = junit_cases(REPORTS["junit"](with_words(words)))
    assert cases[0].find("failure").get("message") == re.sub("[\ufffe\uffff]", "", clean(words))


def test_junit_fails_what_disagrees_and_skips_what_is_accepted() -> None:
    cases = {case.get("name")[-13:-1]: case for case in junit_cases(REPORTS["junit"](golden_report()))}
    for finding in golden_report().findings:
        case = cases[finding.id]
        assert (case.find("failure") is not None) == (
            finding.verdict in ("contradiction", "discrepancy") and not accepted(finding)
        )
        assert (case.find("skipped") is not None) == accepted(finding)
        words = "".join(case.itertext())
        assert all(claim.sentence in words for answer in finding.answers for claim in answer.claims)


# GitHub


@pytest.mark.parametrize("words", NASTY)
def test_no_words_of_an_article_are_a_workflow_command(words: str) -> None:
    report = with_words(words)
    commands = github_commands(REPORTS["github"](report))
    assert [name for name, _, _ in commands] == [
        "error",
        "error",
        "warning",
        "warning",
        "notice",
        "notice",
        "notice",
        "notice",
        "warning",
    ]
    assert commands[0][2].startswith(clean(words))


@pytest.mark.parametrize("path", ["a,b.txt", "a:b=c.txt", "100%.txt", "x::error.txt"])
def test_github_escapes_paths(path: str) -> None:
    assert github_commands(REPORTS["github"](with_paths(path)))[0][1]["file"] == path


def test_github_points_at_each_side_of_what_disagrees_in_the_files_as_given() -> None:
    commands = github_commands(REPORTS["github"](golden_report()))
    sides = [(name, p["file"], p["line"]) for name, p, _ in commands if "9f2c1a77d0e4" in p["title"]]
    assert sides == [("error", "texts/agency.txt", "7"), ("error", "texts/morning.txt", "2")]
    assert [name for name, p, _ in commands if "discrepancy" in p["title"]] == ["notice", "notice"]


def test_github_leaves_columns_out_where_a_claim_goes_over_a_line() -> None:
    report = make_report()
    found = report.findings[0]
    long: Evidence = replace(found.answers[1].claims[0], end_line=3, end_column=2)
    side: Answer = replace(found.answers[1], claims=(long,))
    text = REPORTS["github"](replace(report, findings=(replace(found, answers=(found.answers[0], side)),)))
    assert github_commands(text)[1][1] == {
        "file": "morning.txt",
        "line": "2",
        "endLine": "3",
        "title": "FC101 contradiction 9f2c1a77d0e4",
    }
