"""Strict readers of the report formats: what a consumer of each would see, or an assertion that it would choke."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.token import Token

DATA = Path(__file__).parent / "data"
SARIF = jsonschema.Draft7Validator(json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))
MARKDOWN = MarkdownIt("gfm-like", {"linkify": True})
MARKDOWN.linkify.set({"fuzzy_link": False})  # type: ignore[union-attr]  # GitHub links www.example.com, not example.com
_COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)\n")
_PROPERTY = re.compile(r"(file|line|endLine|col|endColumn|title)=([^:,\r\n]*)")


def sarif_results(text: str) -> list[dict[str, Any]]:
    """The results of a log, after the schema and the rules of the standard that no schema can say."""
    log = json.loads(text)
    SARIF.validate(log)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none"), "3.27.10: level is none unless the kind is fail"
        ids = [place["id"] for place in result["relatedLocations"]]
        links = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\((\d+)\)", result["message"]["text"])
        assert sorted(map(int, links)) == sorted(set(ids)), "3.11.6: every link has its location"
        for place in (*result["locations"], *result["relatedLocations"]):
            where = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][where["index"]]["location"]["uri"] == where["uri"], "3.4.5: the index names the artifact"
            assert re.fullmatch(r"(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2}|(?<=file):(?=///))+", where["uri"]), "a URI"
    for part in ("suppressions", "baselineState"):
        assert len({part in result for result in run["results"]}) < 2, f"{part}: on all results or on none"
    for note in run["invocations"][0]["toolExecutionNotifications"]:
        assert driver["notifications"][note["descriptor"]["index"]]["id"] == note["descriptor"]["id"]
    return list(run["results"])


def junit_cases(text: str) -> list[Any]:
    """The test cases of a file that keeps to the schema of Jenkins and whose counts are right."""
    root = etree.fromstring(text.encode())
    JUNIT.assertValid(root)
    suites = root.findall("testsuite")
    for suite in suites:
        cases = suite.findall("testcase")
        for attribute, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")):
            assert int(suite.get(attribute, "")) == len(suite.findall(path)), attribute
        assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    for attribute in ("tests", "failures", "errors"):
        assert int(root.get(attribute, "")) == sum(int(suite.get(attribute, "")) for suite in suites)
    return list(root.iter("testcase"))


def github_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Every line as command, properties and message; a line that is no command, or a wrong escape, fails."""
    commands = []
    for line in text.splitlines(keepends=True):
        found = _COMMAND.fullmatch(line)
        assert found, line
        pairs = [_PROPERTY.fullmatch(part) for part in found[2].split(",")]
        assert all(pairs), line
        properties = {pair[1]: _unescape(pair[2], "25|0D|0A|3A|2C") for pair in pairs if pair}
        assert len(properties) == len(pairs), line
        assert ("col" in properties) <= (properties.get("line") == properties.get("endLine")), line
        commands.append((found[1], properties, _unescape(found[3], "25|0D|0A")))
    return commands


def _unescape(text: str, codes: str) -> str:
    assert not re.search(f"%(?!{codes})", text), text
    return re.sub(f"%({codes})", lambda found: chr(int(found[1], 16)), text)


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows, each as wide as the header; the apostrophes before would-be formulas taken away again."""
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(head) for row in rows)
    assert not any(re.match(r"[=+\-@\t\r]", cell) for row in rows for cell in row)
    return [{name: re.sub(r"^'(?='*[=+\-@＝＋－＠])", "", cell) for name, cell in zip(head, row)} for row in rows]


def markdown_cells(text: str) -> list[list[str]]:
    """The text of the cells of all table rows but the heads, as a reader sees it; no link, image or foreign HTML."""
    tokens = MARKDOWN.parse(text)
    assert {token.type for token in tokens} <= {
        f"{block}_{side}" for block in ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td") for side in ("open", "close")
    } | {"inline"}  # fmt: skip
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open" and before.type in ("tbody_open", "tr_close"):
            rows.append([])
        if token.type == "inline":
            seen = _seen(token)
            if before.type == "td_open":
                rows[-1].append(seen)
    assert all(len(row) in (3, 4) for row in rows)
    return rows


def _seen(inline: Token) -> str:
    allowed = {"text", "text_special", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "html_inline"}
    for token in inline.children or []:
        assert token.type in allowed, (token.type, inline.content)
        if token.type == "html_inline":
            assert token.content in ("<br>", "<code>", "</code>"), token.content
    words = ("\n" if t.content == "<br>" else "" if t.type == "html_inline" else t.content for t in inline.children or [])
    return "".join(words).replace("\u200b", "")


def html_cards(text: str) -> list[Any]:
    """The findings of a page that has its one style and its one script, and nothing else that could act."""
    page = html.document_fromstring(text)
    assert (len(page.xpath("//style")), len(page.xpath("//script")), len(page.xpath("//img | //iframe | //@style"))) == (1, 1, 0)
    return list(page.xpath("//article[starts-with(@class, 'finding ')]"))


def _json(text: str) -> Iterator[str]:
    return (finding["id"] for finding in json.loads(text)["findings"])


def _jsonl(text: str) -> Iterator[str]:
    return (json.loads(line)["id"] for line in text.splitlines())


IDS: dict[str, Callable[[str], Iterator[str]]] = {
    "table": lambda text: (found[1] for found in re.finditer(r"FC\d{3} ([0-9a-f]{8})\b", text)),
    "json": _json,
    "jsonl": _jsonl,
    "csv": lambda text: (row["id"] for row in csv_rows(text)),
    "markdown": lambda text: (row[3].split()[1] for row in markdown_cells(text) if len(row) == 4),
    "html": lambda text: (card.get("id", "").removeprefix("finding-") for card in html_cards(text)),
    "sarif": lambda text: (result["partialFingerprints"]["findingId/v1"] for result in sarif_results(text)),
    "junit": lambda text: (case.get("name", "")[:-1].rsplit("[", 1)[1] for case in junit_cases(text)),
    "github": lambda text: (p["title"].split()[2] for _, p, _ in github_commands(text) if " " in p["title"]),
}
"""Format -> the ids of the findings that it shows, in their order; repeated where a finding has several lines."""


def places(name: str, text: str) -> set[tuple[str, int]]:
    """Path and line of every claim that a format shows; read from its own fields where it has them."""
    if name == "sarif":
        related = [place["physicalLocation"] for result in sarif_results(text) for place in result["relatedLocations"]]
        return {(unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]) for place in related}
    if name == "csv":
        return {(row["path"], int(row["line"])) for row in csv_rows(text)}
    if name in ("json", "jsonl"):
        findings = json.loads(text)["findings"] if name == "json" else [json.loads(line) for line in text.splitlines()]
        claims = [claim for finding in findings for answer in finding["answers"] for claim in answer["claims"]]
        return {(claim["path"], claim["line"]) for claim in claims}
    return {(path, int(line)) for path, line in re.findall(r"([\w./-]+\.(?:txt|html)):(\d+)", text)}
