"""How the tests look for what a report must hold: findings by their words and values, names, passages of the files."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.model import Answer, Entity, Evidence, Finding, Report

ISO = re.compile(r"\d{4}-\d\d(-\d\d)?")


def evidence(finding: Finding) -> Iterator[Evidence]:
    """All claims of a finding."""
    for answer in finding.answers:
        yield from answer.claims


def files(finding: Finding) -> set[str]:
    """The paths of the articles in a finding."""
    return {claim.path for claim in evidence(finding)}


def says(finding: Finding) -> str:
    """All words of a finding, lower case: its question, its claims with their sentences and sources."""
    parts = [finding.question]
    for claim in evidence(finding):
        parts += [claim.text, claim.sentence, claim.holder or ""]
    return "\n".join(parts).casefold()


def answers_with(finding: Finding, wanted: str) -> list[Answer]:
    """The answers that are `wanted`: an ISO day or month, a number, or words of the display or the claims."""
    return [answer for answer in finding.answers if is_answer(answer, wanted)]


def is_answer(answer: Answer, wanted: str) -> bool:
    """Whether an answer is the date or number, or has the words."""
    value = answer.value
    if ISO.fullmatch(wanted):
        start = str(value.get("start"))
        return start == wanted if len(wanted) == 10 else start.startswith(wanted) and value["granularity"] == "month"
    if wanted.isdigit():
        ends = {value.get("low"), value.get("high")}
        return int(wanted) in ends or int(wanted) * 1_000_000 in ends
    words = [answer.display, *(claim.text for claim in answer.claims)]
    return any(wanted.casefold() in text.casefold() for text in words)


def find(findings: Iterable[Finding], row: Mapping[str, Any]) -> list[Finding]:
    """The findings of the row's kind whose words hold all stems of `about`, with its files and answers; any verdict."""
    return [
        finding
        for finding in findings
        if finding.kind == row["kind"]
        and all(stem.casefold() in says(finding) for stem in row["about"])
        and set(row["files"]) <= files(finding)
        and all(answers_with(finding, wanted) for wanted in row.get("answers", ()))
    ]


def entities_named(report: Report, name: str) -> list[Entity]:
    """The entities that a name as it stands in an article leads to; titles before the name may be among the roles."""
    words = name.split()
    for cut in range(len(words)):
        rest, titles = " ".join(words[cut:]), words[:cut]
        found = [
            entity
            for entity in report.entities
            if any(form.text == rest for form in entity.forms)
            and all(any(title in role.split() for role in entity.roles) for title in titles)
        ]
        if found:
            return found
    return []


def places_of(source: str, passage: str) -> list[tuple[int, int]]:
    """Where a passage stands in a file: (start, end) character offsets; line breaks count as spaces."""
    pattern = r"\s+".join(re.escape(word) for word in passage.split())
    return [found.span() for found in re.finditer(pattern, source)]


def meeting(report: Report, folder: Path, row: Mapping[str, Any]) -> list[Finding]:
    """The findings that set the two passages of a row side by side; of the row's verdict, if it has one."""
    spans: list[tuple[str, list[tuple[int, int]]]] = []
    for file, passage in zip(row["files"], row["passages"], strict=True):
        source = (folder / file).read_text(encoding="utf-8")
        assert places_of(source, passage), f"{file} does not say {passage!r}"
        spans.append((file, places_of(source, passage)))
    return [
        finding
        for finding in report.findings
        if row.get("verdict") in (None, finding.verdict)
        and all(any(_touches(folder, claim, *span) for claim in evidence(finding)) for span in spans)
    ]


def _touches(folder: Path, claim: Evidence, file: str, spans: Sequence[tuple[int, int]]) -> bool:
    if claim.path != file:
        return False
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    start = sum(len(line) + 1 for line in lines[: claim.line - 1]) + claim.column - 1
    end = sum(len(line) + 1 for line in lines[: claim.end_line - 1]) + claim.end_column - 1
    return any(start < last and first < end for first, last in spans)


def brief(findings: Iterable[Finding]) -> str:
    """Findings in short, for the message of a failed test."""
    return "\n".join(f"{f.kind} {f.verdict}: {f.question} {[a.display for a in f.answers]} {sorted(files(f))}" for f in findings)
