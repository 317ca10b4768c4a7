"""The report for a terminal: by story, then by verdict, worst first; questions, answers with their sources, reasons."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.model import VERDICTS, Finding, Report, Source
from factcheck.reports.details import evidence
from factcheck.reports.rows import LOOKS, ROOMY, SHOWN_ID, row
from factcheck.reports.terminal import ORIGIN, REPEAT, clean, counted, shorten, to_text
from factcheck.values.days import Day

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

__all__ = ["LOOKS", "render", "render_finding"]

MOST_SOURCES = 10
"""Articles listed under the heading of a story."""
LONGEST_TITLE = 100


def render(report: Report, width: int = 80, color: bool = False, details: bool = False) -> str:
    """The findings as text `width` columns wide; `details` adds the evidence of every claim."""
    return to_text(_parts(report, width, color, details), width, color)


def render_finding(finding: Finding, width: int = 80, color: bool = False) -> str:
    """One finding with the evidence of all its claims."""
    return to_text([row(finding, width, answers=False), *evidence(finding, width, color)], width, color)


def _parts(report: Report, width: int, color: bool, details: bool) -> Iterator["RenderableType"]:
    from rich.text import Text

    with_findings = {f.story for f in report.findings}
    stories = dict.fromkeys([*(a.story for a in report.articles), *(f.story for f in report.findings)])
    told = [story for story in stories if story in with_findings]
    if len(told) > 1:
        yield _overview(report, told)
        if silent := len({a.story for a in report.articles} - with_findings):
            yield Text(f"and {counted(silent, 'story', 'stories')} without findings", "dim")
        yield Text()
    for story in told:
        findings = [f for f in report.findings if f.story == story]
        yield from _heading(story, [a for a in report.articles if a.story == story], width)
        for verdict in VERDICTS:
            if group := [f for f in findings if f.verdict == verdict]:
                _, style, heading, _, meaning = LOOKS[verdict]
                yield Text()
                yield Text.assemble((f"{heading} ({len(group)})", style), (f"  {meaning}", "dim"))
                yield from _group(group, width, color, details)
        yield Text()
    if told:
        yield _legend(report.findings[0])
    yield _summary(report)


def _group(findings: Sequence[Finding], width: int, color: bool, details: bool) -> Iterator["RenderableType"]:
    """The findings of one verdict: with a line between those that need room, as a list where they agree."""
    from rich.text import Text

    roomy = details or findings[0].verdict in ROOMY
    if not roomy:
        yield Text()
    for finding in findings:
        if roomy:
            yield Text()
        yield row(finding, width, answers=not details)
        if details:
            yield from evidence(finding, width, color)


def _heading(story: str, articles: Sequence[Source], width: int) -> Iterator["RenderableType"]:
    """The story's name, size, time and title, and its articles with outlet and date, copies marked."""
    from rich.table import Table
    from rich.text import Text

    days = sorted(date.fromisoformat(a.published) for a in articles if a.published)
    when = f" · {Day(days[0], days[-1], 'day').display()}" if days else ""
    yield Text.assemble((f"Story {clean(story)}", "bold reverse"), f" · {counted(len(articles), 'article')}{when}")
    if title := _title(articles):
        yield Text(title, "bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column()
    for share in (0.3, 0.25, 0.25):
        grid.add_column(max_width=int(share * width))
    paths = {a.id: clean(a.path) for a in articles}
    for article in articles[:MOST_SOURCES]:
        day = date.fromisoformat(article.published) if article.published else None
        copy = f"copy of {paths.get(article.copy_of, article.copy_of)}" if article.copy_of else ""
        written = Text(Day(day, day, "day").display(), "dim") if day else Text("undated", "yellow")
        grid.add_row(
            Text(f"  {clean(article.path)}", "cyan"), Text(clean(article.publisher or "")), written, Text(copy, "yellow")
        )
    yield grid
    if len(articles) > MOST_SOURCES:
        yield Text(f"  and {len(articles) - MOST_SOURCES:,} more", "dim")


def _title(articles: Sequence[Source]) -> str:
    """The title of the first article that has one: what the story is about, in an editor's words."""
    return next((shorten(clean(a.title), LONGEST_TITLE) for a in articles if a.title), "")


def _overview(report: Report, told: Sequence[str]) -> "RenderableType":
    """One line a story: its size, how many findings of each verdict, its title. Only where there are several."""
    from rich.table import Table
    from rich.text import Text

    shown = [v for v in VERDICTS if any(f.verdict == v for f in report.findings)]
    grid = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="")
    grid.add_column("Story", no_wrap=True)
    grid.add_column("Articles", justify="right", no_wrap=True)
    for verdict in shown:
        grid.add_column(Text(LOOKS[verdict][0], LOOKS[verdict][1]), justify="right", min_width=2)
    grid.add_column("Title", no_wrap=True, overflow="ellipsis")
    for story in told:
        articles = [a for a in report.articles if a.story == story]
        cells = []
        for verdict in shown:
            number = sum(f.story == story and f.verdict == verdict for f in report.findings)
            cells.append(Text(str(number), LOOKS[verdict][1]) if number else Text("-", "dim"))
        grid.add_row(clean(story), f"{len(articles):,}", *cells, Text(_title(articles), "dim"))
    return grid


def _legend(first: Finding) -> "Text":
    """What the marks and figures mean, and how to ask for more."""
    from rich.text import Text

    return Text(
        f"{ORIGIN} an independent origin  {REPEAT} another article on the same origin  "
        "0.91 how sure the finding is\n"
        f"why: factcheck explain {clean(first.id)[:SHOWN_ID]} PATH",
        "dim",
    )


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
