"""The report as GitHub-flavoured Markdown: a job summary, a comment, a wiki page; by verdict, the worst first.

Text of articles is escaped, so that it can neither break a table nor bring in HTML, links, images or mentions.
"""

import re
from collections.abc import Iterator

from factcheck.model import VERDICTS, Answer, Evidence, Finding, Report, Verdict
from factcheck.reports.details import said_by
from factcheck.reports.status import accepted, because
from factcheck.reports.table import LOOKS
from factcheck.reports.terminal import clean, counted

MOST_CLAIMS = 4
"""Claims listed per answer."""
_MARKUP = re.compile(r"[\\`*_\[\]~$]")
"""What can be markup in a cell of a table; a backslash makes it a plain character."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\u200b": "&#8203;"})
_LINKED = re.compile(r"@|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where renderers make links and mentions of plain text; a zero-width space there keeps them from it."""


def render(report: Report) -> str:
    """Counts, the gate, a table for each verdict that there is, and the problems with inputs."""
    return "\n\n".join(_parts(report)) + "\n"


def _parts(report: Report) -> Iterator[str]:
    yield "## factcheck"
    yield _counts(report)
    yield "**Gate exceeded**" if report.gate_exceeded else "Gate: not exceeded"
    stories = len({article.story for article in report.articles}) > 1
    for verdict in VERDICTS:
        findings = [finding for finding in report.findings if finding.verdict == verdict]
        if findings:
            mark, _, heading, _, meaning = LOOKS[verdict]
            yield f"### {mark} {heading} ({len(findings)})"
            yield f"{meaning[0].upper()}{meaning[1:]}."
            yield _table(("Question", "Answers", "Why", "Finding"), (_row(finding, stories) for finding in findings))
    if report.problems:
        yield f"### Input ({len(report.problems)})"
        rows = ((problem.code, code(problem.path), escape(problem.message)) for problem in report.problems)
        yield _table(("Code", "File", "What"), rows)


def _counts(report: Report) -> str:
    read = (
        counted(len(report.articles), "article"),
        counted(len({a.story for a in report.articles}), "story", "stories"),
        counted(report.claims, "claim"),
    )
    found = ", ".join(part for verdict in VERDICTS if (part := _count(report, verdict))) or "no findings"
    return f"{', '.join(read)}: {found}"


def _count(report: Report, verdict: Verdict) -> str:
    """ "**2 contradictions** (1 accepted)"; empty where there is none."""
    findings = [finding for finding in report.findings if finding.verdict == verdict]
    if not findings:
        return ""
    known = sum(accepted(finding) for finding in findings)
    said = f"{len(findings)} {verdict if len(findings) == 1 else LOOKS[verdict][3]}"
    return f"**{said}**" + (f" ({known} accepted)" if known else "")


def _row(finding: Finding, stories: bool) -> tuple[str, ...]:
    why = [escape(finding.reason), f"*{escape(because(finding))}*" if finding.baseline is not None else ""]
    weight = f"{counted(finding.articles, 'article')}, {counted(finding.origins, 'origin')}"
    about = [f"{finding.code} {code(finding.id)}", f"{finding.confidence:.2f}", weight]
    if stories:
        about.append(f"story {escape(finding.story)}")
    return escape(finding.question), "<br>".join(map(_answer, finding.answers)), _lines(why), _lines(about)


def _answer(answer: Answer) -> str:
    more = len(answer.claims) - MOST_CLAIMS
    listed = "; ".join(_claim(claim) for claim in answer.claims[:MOST_CLAIMS]) + (f"; and {more} more" if more > 0 else "")
    return f"**{escape(answer.display)}**: {listed}"


def _claim(claim: Evidence) -> str:
    return f"{code(f'{claim.path}:{claim.line}')} {escape(said_by(claim))}"


def _lines(parts: list[str]) -> str:
    return "<br>".join(part for part in parts if part)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def escape(text: str) -> str:
    """Text of an article as plain text of a cell."""
    plain = _MARKUP.sub(lambda found: f"\\{found[0]}", _LINKED.sub(lambda found: f"{found[0]}\u200b", clean(text)))
    return plain.translate(_ENTITIES)


def code(text: str) -> str:
    """Text of an article in the type of code; a code span where its characters allow one."""
    text = clean(text)
    return f"<code>{escape(text)}</code>" if not text or set(text) & set("`|\\") else f"`{text}`"
