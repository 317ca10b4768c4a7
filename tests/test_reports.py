"""Every format is one pure function of a report: same bytes, valid against the schema, harmless on a terminal."""

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from factcheck.model import VERDICTS, Entity, Evidence, Report, json_text
from factcheck.reports import REPORTS, SUFFIXES
from factcheck.reports import claims as claims_report
from factcheck.reports import names as names_report
from factcheck.reports.details import said_by, snippet
from factcheck.reports.details import sentence as lines_of
from factcheck.reports.json import schema
from factcheck.reports.table import LOOKS, render
from factcheck.reports.terminal import clean, counted, drawn, shorten
from factcheck.values.names import NameMatch
from tests.conftest import claim

HOSTILE = "32\x1b[2J\x1b]0;owned\x07 [red]dead[/red]\r\n\u202eraed\u2028 \x9b1m :smile:"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


def hostile(report: Report) -> Report:
    """The report with an attacker's words wherever an article's words go."""
    answers = tuple(
        replace(
            answer,
            display=HOSTILE,
            claims=tuple(replace(c, text=HOSTILE, sentence=HOSTILE, holder=HOSTILE) for c in answer.claims),
        )
        for answer in report.findings[0].answers
    )
    first = replace(report.findings[0], question=HOSTILE, reason=HOSTILE, answers=answers)
    return replace(report, findings=(first, *report.findings[1:]))


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes_and_ends_in_a_newline(name: str, report: Report) -> None:
    text = REPORTS[name](report)
    assert text == REPORTS[name](report)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", REPORTS)
def test_no_text_of_an_article_steers_the_terminal(name: str, report: Report) -> None:
    assert not UNSAFE.findall(REPORTS[name](hostile(report)))


def test_hostile_text_survives_json_unchanged(report: Report) -> None:
    assert json.loads(REPORTS["json"](hostile(report)))["findings"][0]["question"] == HOSTILE


def test_every_suffix_has_a_format() -> None:
    assert set(SUFFIXES.values()) == set(REPORTS)


# JSON


def test_json_keeps_to_its_schema(report: Report) -> None:
    validate(json.loads(report.to_json()))
    validate(report.to_dict())


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (("schema",), "factcheck-report/2"),
        (("summary", "contradiction"), -1),
        (("summary", "gate"), {}),
        (("findings", 0, "verdict"), "wrong"),
        (("findings", 0, "confidence"), 1.2),
        (("findings", 0, "answers", 0, "value"), {"start": "2020-01-01", "end": None}),
        (("findings", 0, "answers", 0, "claims"), []),
        (("findings", 0, "answers", 0, "claims", 0, "line"), 0),
        (("articles", 0, "published"), "4 May 2021"),
    ],
)
def test_the_schema_rejects(path: tuple[str | int, ...], bad: object, report: Report) -> None:
    document: Any = report.to_dict()
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = bad
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_the_schema_allows_additions(report: Report) -> None:
    document = report.to_dict()
    document["findings"][0]["later"] = document["later"] = 1
    validate(document)


def test_the_schema_names_every_field_of_the_report(report: Report) -> None:
    made = schema()
    assert set(made["required"]) == set(report.to_dict())
    for shape, record in (
        ("Article", report.to_dict()["articles"][0]),
        ("Evidence", report.to_dict()["findings"][0]["answers"][0]["claims"][0]),
        ("AmountFinding", report.to_dict()["findings"][0]),
        ("Summary", report.to_dict()["summary"]),
        ("Problem", report.to_dict()["problems"][0]),
    ):
        assert set(made["$defs"][shape]["required"]) == set(record), shape


def test_the_summary_counts(report: Report) -> None:
    summary = replace(report, gate_exceeded=True).to_dict()["summary"]
    assert summary == {
        "articles": 3, "stories": 1, "claims": 112, "agreement": 1, "compatible": 1, "update": 0, "discrepancy": 1,
        "contradiction": 1, "single": 1, "denial": 1, "accepted": 0, "ignored": {"files": 0, "claims": 0}, "gate": {"exceeded": True},
    }  # fmt: skip


def test_json_text_escapes_what_utf8_or_a_terminal_cannot_take() -> None:
    text = json_text({"path": "caf\udce9.txt", "word": "Marín\x9b"})
    assert text.encode() == b'{"path": "caf\\udce9.txt", "word": "Mar\xc3\xadn\\u009b"}\n'


def test_jsonl_has_a_finding_a_line(report: Report) -> None:
    lines = REPORTS["jsonl"](report).splitlines()
    assert [json.loads(line) for line in lines] == report.to_dict()["findings"]


def validate(document: object) -> None:
    jsonschema.Draft202012Validator(schema()).validate(document)


# Table


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 109, 110, 160])
def test_no_line_is_wider_than_asked_for(width: int, details: bool, report: Report) -> None:
    for line in render(hostile(report), width, details=details).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [80, 160])
def test_the_table_has_the_worst_first_and_the_counts_last(width: int, report: Report) -> None:
    shuffled = replace(report, findings=tuple(reversed(report.findings)))
    lines = render(shuffled, width).splitlines()
    headings = [line for line in lines if re.match(r"[A-Z]\w+ \(\d+\)", line)]
    assert [h.split(" (")[0] for h in headings] == [
        "Contradictions",
        "Discrepancies",
        "Denials",
        "Compatible",
        "Agreements",
        "Single",
    ]
    last = " ".join(lines[lines.index("") if "" in lines[-3:] else -2 :])
    assert last.endswith("1 contradiction, 1 discrepancy, 1 denial, 1 compatible, 1 agreement, 1 single")


def test_a_row_has_question_answers_sources_reason_code_and_confidence(report: Report) -> None:
    text = render(replace(report, findings=report.findings[:1]), 200)
    for words in (
        "How many people were killed",
        "●○ 32 · 2 articles, 1 origin: agency.txt:7,",
        "●  56 · morning.txt:2",
        "In all, 56 people died when the Santa Rita went down.",
        "32 and 56 cannot both be the toll on 4 May",
        "3 articles, 2 origins",
        "FC101 9f2c1a77 0.91",
    ):
        assert words in text


def test_an_answer_names_a_few_places_and_counts_the_rest(report: Report) -> None:
    found = report.findings[0]
    many = tuple(replace(found.answers[0].claims[0], article=f"a{n}", path=f"{n}.txt") for n in range(1, 8))
    answer = replace(found.answers[0], claims=many)
    text = " ".join(render(replace(report, findings=(replace(found, articles=7, answers=(answer,)),)), 80).split())
    assert "7 articles, 2 origins: 1.txt:7, 2.txt:7, 3.txt:7, 4.txt:7 and 3 more" in text


def test_stories_stand_apart(report: Report) -> None:
    other = replace(report.articles[0], id="a9", story="s2")
    found = replace(report.findings[0], story="s2")
    text = render(replace(report, articles=(*report.articles, other), findings=(*report.findings, found)))
    assert text.index("Story s1 · 3 articles") < text.index("Story s2 · 1 article")
    assert "4 articles, 2 stories, 112 claims: 2 contradictions" in text


def test_nothing_found_is_said(report: Report) -> None:
    assert render(replace(report, findings=())) == "3 articles, 1 story, 112 claims: no findings\n"


def test_a_finding_of_the_baseline_is_marked(report: Report) -> None:
    found = replace(report.findings[0], baseline={"reason": "agreed"})
    assert "in the baseline" in render(replace(report, findings=(found,)))


def test_colour_only_where_asked_for(report: Report) -> None:
    assert "\x1b[" not in render(report, 80)
    assert "\x1b[" in render(report, 80, color=True)


def test_colour_does_not_depend_on_the_environment(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(report, 80, color=True), render(report, 80)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert (render(report, 80, color=True), render(report, 80)) == before


def test_details_give_place_source_and_sentence_of_every_claim(report: Report) -> None:
    text = render(report, 200, details=True)
    for answer in (a for f in report.findings for a in f.answers):
        for evidence in answer.claims:
            assert f"{evidence.path}:{evidence.line}:{evidence.column}" in text
            lines = text.splitlines()
            number = next(n for n, line in enumerate(lines) if line.strip() == evidence.sentence)
            column = lines[number].index(evidence.text)
            assert lines[number + 1] == " " * column + "^" * len(evidence.text)


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("32", "In 1932 it was 32.", "In 1932 it was 32.\n               ^^"),
        ("32\n  were killed", "There, 32 were killed.", "There, 32 were killed.\n       ^^^^^^^^^^^^^^"),
        ("京都", "東京と京都で会った", "東京と京都で会った\n      ^^^^"),
        ("Ana Marín", "A minister, Ana Marín, spoke", "A minister, Ana\n            ^^^\nMarín, spoke\n^^^^^"),
        ("elsewhere", "Not in here.", "Not in here."),
        ("", "Not in here.", "Not in here."),
    ],
)
def test_carets_stand_under_the_words_of_a_claim(words: str, sentence: str, expected: str) -> None:
    evidence = replace(claim(1, 1, "x", sentence), text=words)
    room = 16 if "minister" in sentence else 40
    assert "\n".join(line.plain.rstrip() for line in lines_of(evidence, room, color=False)) == expected


def test_a_terminal_underlines_instead() -> None:
    (line,) = lines_of(claim(1, 1, "32", "There were 32."), 40, color=True)
    assert (line.plain, [(s.start, s.end, s.style) for s in line.spans]) == ("There were 32.", [(11, 13, "underline")])


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (80, "The harbour master said that 32 people were killed when the ferry went down."),
        (60, "…harbour master said that 32 people were killed when the…"),
        (40, "…said that 32 people were killed when…"),
        (24, "…32 people were killed…"),
        (10, "…32 peopl…"),
    ],
)
def test_a_snippet_keeps_the_words_and_fits(room: int, expected: str) -> None:
    whole = claim(1, 1, "32 people", "The harbour master said that 32 people were killed when the ferry went down.")
    shown = snippet(whole, room)
    assert cell_len(shown.plain) <= room
    assert shown.plain == expected
    assert next(shown.plain[s.start : s.end] for s in shown.spans).startswith("32 peop")


@pytest.mark.parametrize("room", range(4, 60, 7))
def test_a_snippet_of_wide_characters_fits(room: int) -> None:
    assert cell_len(snippet(claim(1, 1, "三十二人", "港長は火曜日に三十二人が死亡したと述べた。"), room).plain) <= room


@pytest.mark.parametrize(
    ("articles", "origins", "expected"),
    [(1, 1, "●"), (3, 1, "●○○"), (3, 3, "●●●"), (8, 2, "●●○○○○○○"), (9, 9, "●●●●●●●…"), (2, 5, "●●")],
)
def test_marks(articles: int, origins: int, expected: str) -> None:
    assert drawn(articles, origins) == expected


@pytest.mark.parametrize(
    ("holder", "origin", "expected"),
    [
        (None, "Coastal Press", "Coastal Press"),
        ("the mayor", "the mayor", "the mayor"),
        ("the mayor", "Coastal Press", "the mayor, by Coastal Press"),
    ],
)
def test_who_says_so(holder: str | None, origin: str, expected: str) -> None:
    evidence: Evidence = claim(1, 1, "32", "32", holder, origin)
    assert said_by(evidence) == expected


def test_every_verdict_has_a_look() -> None:
    assert tuple(LOOKS) == VERDICTS


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x07", "link"),
        ("two\n lines\tand\u00a0more", "two lines and more"),
        ("\u202eabc\u200b\ufeff", "abc"),
        ("s\u00adoft\u200d \u2066iso\u2069 \u061cmark \U000e0041tag", "soft iso mark tag"),
        ("[red]not[/red] :smile:", "[red]not[/red] :smile:"),
        ("Marín – “Ὀδυσσεύς” 侍", "Marín – “Ὀδυσσεύς” 侍"),
        ("\x1b\x9b\x07", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("“one two three”", 11, "“one two…”"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_shorten(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected
    assert len(shorten(text, most)) <= most


@pytest.mark.parametrize(("number", "expected"), [(0, "0 stories"), (1, "1 story"), (1200, "1,200 stories")])
def test_counted(number: int, expected: str) -> None:
    assert counted(number, "story", "stories") == expected


# Claims and names

CLAIM = {
    "path": "agency.txt",
    "line": 7,
    "column": 10,
    "kind": "count",
    "text": "32 people\nwere killed",
    "value": {"low": 32, "high": 32, "unit": "person"},
    "holder": "the harbour master",
    "origin": None,
    "sentence": "At least 32 people were killed, the harbour master said.",
}


def test_claims_as_json_lines_and_list() -> None:
    assert [json.loads(line) for line in claims_report.render_jsonl([CLAIM, CLAIM])] == [CLAIM, CLAIM]
    assert json.loads("".join(claims_report.render_json(iter([CLAIM])))) == [CLAIM]


def test_claims_as_table() -> None:
    text = "".join(claims_report.render_table([CLAIM, {**CLAIM, "path": "b.txt", "holder": None}], 80))
    assert text.split("\n")[:2] == ["agency.txt", "     7:10  count    32 people were killed  the harbour master"]
    assert "b.txt\n" in text


def test_names_as_table_and_json(report: Report) -> None:
    text = "".join(names_report.render_table(report.entities))
    for words in (
        "People (1)",
        "Ana Lucía Marín 4 mentions in 3 articles",
        "spelled Ana Lucía Marín 3 ━━━━━━━━ a1, a2",
        "Ana Lucia Marin 1 ━━━ a3",
        "role transport minister 2 a1, a2",
        "head of the inquiry 1 a3",
        "1 name: 1 person",
    ):
        assert words in " ".join(text.split())
    assert [json.loads(line) for line in names_report.render_jsonl(report.entities)] == report.to_dict()["entities"]
    assert json.loads("".join(names_report.render_json(report.entities))) == report.to_dict()["entities"]
    none: tuple[Entity, ...] = ()
    assert list(names_report.render_table(none)) == ["no names\n"]


@pytest.mark.parametrize(
    ("same", "score", "said"),
    [
        (True, 0.9, "one person, most likely (0.90)"),
        (True, 0.72, "one person, likely (0.72)"),
        (True, 0.6, "one person, perhaps (0.60)"),
        (False, 0.6, "two people (0.60)"),
    ],
)
def test_a_comparison_of_names(same: bool, score: float, said: str) -> None:
    match, names = NameMatch(same=same, score=score, reason="the same surname"), ("Dr. Ana Marín", "[red]Marín\x1b[0m")
    text = names_report.render_match(match, names, "table", 80)
    assert text.startswith(f"{said}: the same surname\n")
    assert "Dr. Ana Marín  title Dr., given name Ana, surname Marín" in text
    assert "[red]Marín" in text and "\x1b" not in text
    assert json.loads(names_report.render_match(match, names, "json")) == {
        "same": same,
        "score": score,
        "reason": "the same surname",
    }
