"""The findings as GitHub workflow commands, which the runner turns into annotations beside the lines of the files.

The commands and their escapes are those of actions/toolkit: % CR LF in messages, and : , in properties besides. What
disagrees is shown at each of its sides, all else at its first claim. GitHub shows ten errors, ten warnings and ten
notices a step; the worst come first.
"""

from collections.abc import Iterator

from factcheck.model import Answer, Evidence, Finding, Problem, Report, Verdict
from factcheck.reports.details import said_by
from factcheck.reports.status import accepted, because
from factcheck.reports.terminal import clean

COMMANDS: dict[Verdict, str] = {"contradiction": "error", "discrepancy": "warning"}
"""Verdict -> command; a notice for all others, and for what the baseline accepts."""


def render(report: Report) -> str:
    """One command a line: the findings, then the problems with inputs."""
    lines = [line for finding in report.findings for line in _finding(finding, report)]
    lines += [_problem(problem, report) for problem in report.problems]
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    command = COMMANDS.get(finding.verdict, "notice")
    sides = finding.answers if command != "notice" else finding.answers[:1]
    title = f"{finding.code} {finding.verdict} {clean(finding.id)}"
    for side in sides:
        place = _place(side.claims[0], report)
        yield _command("notice" if accepted(finding) else command, {**place, "title": title}, _message(finding))


def _place(claim: Evidence, report: Report) -> dict[str, str]:
    """File and lines; columns only where the claim stands on one line, as GitHub wants it."""
    place = {"file": clean(report.file(claim.path)), "line": str(claim.line), "endLine": str(claim.end_line)}
    if claim.line == claim.end_line:
        place |= {"col": str(claim.column), "endColumn": str(claim.end_column)}
    return place


def _message(finding: Finding) -> str:
    lines = [clean(finding.question), clean(finding.reason), *map(_answer, finding.answers), because(finding)]
    return "\n".join(line for line in lines if line)


def _answer(answer: Answer) -> str:
    places = ", ".join(f"{clean(c.path)}:{c.line} ({said_by(c)})" for c in answer.claims)
    return f"- {clean(answer.display)}: {places}"


def _problem(problem: Problem, report: Report) -> str:
    return _command("warning", {"file": clean(report.file(problem.path)), "title": problem.code}, clean(problem.message))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
