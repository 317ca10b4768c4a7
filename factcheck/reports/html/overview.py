"""The top of the page: how many findings have which verdict, what was read, and whether the gate held."""

from collections import Counter

from factcheck.model import VERDICTS, Report
from factcheck.reports.html.index import Index, story_title
from factcheck.reports.html.markup import Child, Html, el, join
from factcheck.reports.html.words import table
from factcheck.reports.status import accepted
from factcheck.reports.table import LOOKS
from factcheck.reports.terminal import counted


def read_line(report: Report) -> str:
    """ "5 articles, 1 story, 424 claims, 22 findings"."""
    stories = len({a.story for a in report.articles})
    return ", ".join(
        (
            counted(len(report.articles), "article"),
            counted(stories, "story", "stories"),
            counted(report.claims, "claim"),
            counted(len(report.findings), "finding"),
        )
    )


def overview(index: Index) -> Html:
    """A tile per verdict, linked to the first of its findings."""
    report = index.report
    tiles = []
    for verdict in VERDICTS:
        first = next((e for e in index.entries if e.finding.verdict == verdict), None)
        number = sum(f.verdict == verdict for f in report.findings)
        mark, _, _, many, meaning = LOOKS[verdict]
        words = [
            el("span", el("span", mark, aria_hidden="true"), f" {number}", class_="number"),
            " ",
            el("span", verdict if number == 1 else many, class_="what"),
            " ",
            el("span", meaning, class_="meaning"),
        ]
        inner = el("a", words, href=f"#{first.finding.story}-{verdict}") if first else el("span", words)
        tiles.append(el("li", inner, class_=f"tile {verdict}" + ("" if first else " none")))
    return join([el("ul", tiles, class_="tiles"), _stories(index), _accepted(report), _gate(report), _problems(report)])


def _stories(index: Index) -> Html | None:
    """The stories, where there are several: what each is about, and what was found in it."""
    if not index.several_stories():
        return None
    rows: list[list[Child]] = []
    for story in dict.fromkeys(a.story for a in index.report.articles):
        found = Counter(e.finding.verdict for e in index.entries if e.finding.story == story)
        counts = [(verdict, found[verdict]) for verdict in VERDICTS if found[verdict]]
        said = ", ".join(f"{number} {verdict if number == 1 else LOOKS[verdict][3]}" for verdict, number in counts)
        name = f"Story {story}: {story_title(index, story)}"
        articles = sum(a.story == story for a in index.report.articles)
        rows.append([el("a", name, href=f"#story-{story}") if counts else name, articles, said or "no findings"])
    return el("div", table("Stories", ["Story", "Articles", "Findings"], rows), class_="note")


def _accepted(report: Report) -> Html | None:
    taken = sum(accepted(f) for f in report.findings)
    if not taken:
        return None
    return el(
        "p", f"{counted(taken, 'finding')} accepted in the baseline: shown as such, not counted for the gate.", class_="note"
    )


def _gate(report: Report) -> Html | None:
    return (
        el("p", "The gate is exceeded: there are more findings than this run allows.", class_="note gate")
        if report.gate_exceeded
        else None
    )


def _problems(report: Report) -> Html | None:
    """What a reader should know about the inputs."""
    if not report.problems:
        return None
    rows = [[p.path, p.code, p.message] for p in report.problems]
    inner = table("Notes on the inputs", ["File", "Code", "Note"], rows)
    return el("details", el("summary", counted(len(rows), "note"), " on the inputs"), inner, class_="note")
