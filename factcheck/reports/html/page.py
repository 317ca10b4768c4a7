"""The report as one self-contained HTML page, from one Report: the same report gives the same bytes.

Nothing is fetched and nothing stored: the one style and the one script are inside, allowed by their hashes alone.
Without the script everything is there to read; it adds the filters.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from factcheck.model import Report
from factcheck.reports.html.charts import charts
from factcheck.reports.html.filters import filters
from factcheck.reports.html.findings import findings
from factcheck.reports.html.index import Index, make_index
from factcheck.reports.html.markup import Html, el
from factcheck.reports.html.matrix import matrix
from factcheck.reports.html.origins import origins
from factcheck.reports.html.overview import overview, read_line
from factcheck.reports.html.people import people
from factcheck.reports.html.texts import texts
from factcheck.reports.html.timeline import timeline
from factcheck.reports.html.words import section
from factcheck.reports.terminal import counted

PARTS = (
    ("findings", "Findings", "", findings),
    (
        "figures",
        "Disputed figures and dates",
        "A row per source, in the order of publication. In a drawing, a bar is a range, and an arrow says that it goes on.",
        charts,
    ),
    (
        "matrix",
        "Sources against sources",
        "Of the questions that both articles of a pair answer: how often they agree, how often their answers differ but can both "
        "be true, how often they are at odds.",
        matrix,
    ),
    (
        "origins",
        "Who has it from whom",
        "Which outlets the articles cite, and which articles they copy. Several articles that cite one report are one origin.",
        origins,
    ),
    ("timeline", "Timeline", "Events that several articles date, by the day that most of them give.", timeline),
    ("names", "Who is who", "Names that stand for one person, organization or place.", people),
    ("articles", "The articles", "Words that a finding rests on are marked, and the number behind them leads to it.", texts),
)
"""Anchor, heading, a line on how to read it, and content of each part, in the order of the page."""


def render(report: Report) -> str:
    """The page as text."""
    index = make_index(report)
    headline = _headline(report)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy()),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{headline} (factcheck report)"),
        el("link", rel="icon", href="data:,"),
        Html(f"<style>{_file('style.css')}</style>"),
    )
    body = el("body", _header(headline, report), _page(index), _footer(), Html(f"<script>{_file('script.js')}</script>"))
    return f"<!DOCTYPE html>\n{el('html', head, Html(chr(10)), body, lang='en')}\n"


def _headline(report: Report) -> str:
    """The affair, named by the first article with a title; how many there are, where there are several."""
    titles = [a.title for a in report.articles if a.title]
    stories = len({a.story for a in report.articles})
    return titles[0] if stories == 1 and titles else counted(stories, "story", "stories")


def _header(headline: str, report: Report) -> Html:
    switch = el("label", el("input", type="checkbox", id="flip", role="switch"), " ", "Switch light and dark", class_="flip")
    return el(
        "header",
        el("a", "Skip to the findings", href="#findings", class_="skip"),
        el("div", el("p", "factcheck report", class_="by"), el("h1", headline), el("p", read_line(report), class_="by")),
        switch,
        class_="page-head",
    )


def _page(index: Index) -> Html:
    contents = el(
        "nav",
        el("h2", "Contents", id="contents"),
        el("ol", [el("li", el("a", heading, href=f"#{anchor}")) for anchor, heading, _, _ in PARTS]),
        aria_labelledby="contents",
    )
    side = el("div", contents, filters(index), class_="side")
    parts = [section(anchor, heading, lead, make(index)) for anchor, heading, lead, make in PARTS]
    top = el("section", el("h2", "In short", id="short"), overview(index), aria_labelledby="short")
    return el("div", side, el("main", top, parts), class_="page")


def _footer() -> Html:
    from factcheck import __version__

    said = "It shows where the articles agree and where they differ; it does not say who is right."
    return el("footer", el("p", f"Made by factcheck {__version__}, without a network. {said}"))


@cache
def _file(name: str) -> str:
    """The style or the script that lies beside this file."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _policy() -> str:
    """Nothing may be fetched, sent or framed; of inline code only the one style and the one script run."""
    style, script = (_digest(_file(name)) for name in ("style.css", "script.js"))
    rules = (
        "default-src 'none'",
        "img-src data:",
        f"style-src '{style}'",
        f"script-src '{script}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(code: str) -> str:
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()
