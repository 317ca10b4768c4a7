"""The report for a terminal: by story, then by verdict, worst first; questions, answers with their sources, reasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model import VERDICTS, Answer, Evidence, Finding, Report, Verdict
from factcheck.reports.details import evidence
from factcheck.reports.terminal import WIDE, clean, counted, shorten, to_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LOOKS: dict[Verdict, tuple[str, str, str, str, str]] = {
    "contradiction": ("✗", "bold red", "Contradictions", "contradictions", "cannot both be true"),
    "discrepancy": (
        "≠",
        "bold yellow",
        "Discrepancies",
        "discrepancies",
        "not both literally right, for a harmless reason",
    ),
    "denial": ("!", "bold magenta", "Denials", "denials", "one side asserts it, another denies it"),
    "update": ("→", "bold cyan", "Updates", "updates", "moved on in time"),
    "compatible": ("≈", "bold blue", "Compatible", "compatible", "different, but all can be true"),
    "agreement": ("✓", "bold green", "Agreements", "agreements", "the same in all of them"),
    "single": ("·", "bold", "Single", "single", "main facts that only one article gives"),
}
"""Verdict -> mark, style, heading, word of the summary, and what it says."""

LONGEST_ANSWER = 160
"""Characters of an answer in the overview; `--details` gives all."""
MOST_PLACES = 4
"""Places named per answer in the overview."""
SHOWN_ID = 8
"""Letters of a finding's id on screen; `explain` takes the first letters of an id."""


def render(report: Report, width: int = 80, color: bool = False, details: bool = False) -> str:
    """The findings as text `width` columns wide; `details` adds the evidence of every claim."""
    return to_text(_parts(report, width, color, details), width, color)


def render_finding(finding: Finding, width: int = 80, color: bool = False) -> str:
    """One finding with the evidence of all its claims."""
    return to_text([_finding(finding, width, answers=False), *evidence(finding, color)], width, color)


def _parts(report: Report, width: int, color: bool, details: bool) -> Iterator["RenderableType"]:
    from rich.text import Text

    for story in dict.fromkeys(f.story for f in report.findings):
        members = [a for a in report.articles if a.story == story]
        yield Text.assemble((f"Story {clean(story)}", "bold"), (f" · {counted(len(members), 'article')}", "dim"))
        for verdict in VERDICTS:
            findings = [f for f in report.findings if f.story == story and f.verdict == verdict]
            if not findings:
                continue
            _, style, heading, _, meaning = LOOKS[verdict]
            yield Text()
            yield Text.assemble((f"{heading} ({len(findings)})", style), (f"  {meaning}", "dim"))
            for finding in findings:
                yield Text()
                yield _finding(finding, width, answers=not details)
                if details:
                    yield from evidence(finding, color)
        yield Text()
    yield _summary(report)


def _finding(finding: Finding, width: int, answers: bool) -> "RenderableType":
    """One row: side by side where there is room for three columns, else one below the other."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    mark, style, *_ = LOOKS[finding.verdict]
    question = Text(clean(finding.question), "bold")
    reason = [Text(clean(finding.reason), "italic")] if finding.verdict != "single" else []
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(width=1)
    if answers and width >= WIDE:
        cells = [Group(question, _weight(finding)), _answers(finding), Group(*reason)]
        shares = [0.32, 0.42, 0.26]
    else:
        cells = [Group(question, *([_answers(finding)] if answers else []), *reason, _weight(finding))]
        shares = [1.0]
    room = width - 1 - 4 - 2 * (len(cells) + 1)
    for share in shares:
        row.add_column(width=int(room * share))
    row.add_column(width=4, justify="right")
    row.add_row(Text(mark, style), *cells, Text(f"{finding.confidence:.2f}", "dim"))
    return row


def _answers(finding: Finding) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    answers = Table.grid(padding=(0, 1))
    answers.add_column(width=1)
    answers.add_column()
    for answer in finding.answers:
        answers.add_row(Text("•", "dim"), _answer(answer, finding))
    return answers


def _weight(finding: Finding) -> "Text":
    """Code and id, and where answers differ what stands behind all: "FC101 9f2c1a77 · 3 articles, 2 origins"."""
    from rich.text import Text

    text = Text.assemble((f"{finding.code} {clean(finding.id)[:SHOWN_ID]}", "dim"))
    if len(finding.answers) > 1:
        text.append(" · ", "dim").append(*_sources(finding.articles, finding.origins))
    if finding.baseline is not None:
        text.append(" · in the baseline", "dim")
    return text


def _answer(answer: Answer, finding: Finding) -> "Text":
    """ "32 · 2 articles, 1 origin: 000.html:17, 001.txt:9"."""
    from rich.text import Text

    first: dict[str, Evidence] = {}
    for claim in answer.claims:
        first.setdefault(claim.article, claim)
    places = [f"{clean(c.path)}:{c.line}" for c in first.values()]
    more = len(places) - MOST_PLACES
    listed = ", ".join(places[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
    origins = len({c.origin for c in answer.claims}) if len(finding.answers) > 1 else finding.origins
    text = Text(shorten(clean(answer.display), LONGEST_ANSWER)).append(" · ", "dim")
    return text.append(*_sources(len(first), min(origins, finding.origins))).append(f": {listed}", "dim")


def _sources(articles: int, origins: int) -> tuple[str, str]:
    """How much stands behind something, and its style: several articles that rest on one origin stand out."""
    if articles == origins == 1:
        return "1 article", "dim"
    return f"{counted(articles, 'article')}, {counted(origins, 'origin')}", "yellow" if origins == 1 else "dim"


def _summary(report: Report) -> "Text":
    """The last line: how much was read, and how many findings have which verdict."""
    from rich.text import Text

    read = (
        counted(len(report.articles), "article"),
        counted(len({a.story for a in report.articles}), "story", "stories"),
        counted(report.claims, "claim"),
    )
    text = Text(f"{', '.join(read)}: ")
    counts = [(v, n) for v in VERDICTS if (n := sum(f.verdict == v for f in report.findings))]
    if not counts:
        return text.append("no findings")
    for place, (verdict, number) in enumerate(counts):
        _, style, _, word, _ = LOOKS[verdict]
        text.append(", " if place else "")
        text.append(str(number), style)
        text.append(f" {verdict if number == 1 else word}")
    return text
