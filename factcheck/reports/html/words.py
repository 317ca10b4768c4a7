"""Words that several parts of the page use: days, outlets, verdicts."""

from collections.abc import Sequence
from datetime import date

from factcheck.model import Source, Verdict
from factcheck.reports.html.markup import Child, Html, el, join
from factcheck.reports.table import LOOKS
from factcheck.values.days import Day

KINDS = {
    "count": "Counts",
    "measure": "Measures",
    "money": "Money",
    "age": "Ages",
    "date": "Dates",
    "time": "Times",
    "name": "Names",
    "role": "Roles",
    "quote": "Quotes",
    "place": "Places",
    "denial": "Denials",
}
"""Kind of claim -> heading."""


def day_words(iso: str) -> str:
    """ "2020-01-07" -> "7 January 2020"."""
    day = date.fromisoformat(iso)
    return Day(day, day, "day").display()


def short_day(iso: str) -> str:
    """ "2020-01-07" -> "7 Jan 2020", for drawings."""
    number, month, year = day_words(iso).split()
    return f"{number} {month[:3]} {year}"


def day(iso: str | None) -> Html:
    """A day as people read it; "undated" where there is none."""
    return el("time", short_day(iso), datetime=iso) if iso else el("span", "undated", class_="undated")


def outlet(source: Source | None, path: str) -> str:
    """The name of an article's outlet; its path where the outlet is not known."""
    return (source.publisher if source else None) or path


def badge(verdict: Verdict) -> Html:
    """A verdict as a mark and a word, so that nothing hangs on colour."""
    mark = LOOKS[verdict][0]
    return el("span", el("span", mark, aria_hidden="true"), " ", verdict, class_=f"badge {verdict}")


def section(anchor: str, heading: str, lead: str, content: Html) -> Html:
    """A part of the page: a landmark named by its heading, and a line on how to read it."""
    head = el("h2", heading, id=anchor, tabindex=-1)
    return Html(f"\n{el('section', head, el('p', lead, class_='lead') if lead else None, content, aria_labelledby=anchor)}\n")


def table(caption: str, head: Sequence[Child], rows: Sequence[Sequence[Child]], class_: str | None = None) -> Html:
    """A table whose first column heads its rows; it scrolls by itself where the page is narrow."""
    body = [el("tr", el("th", row[0], scope="row"), [el("td", cell) for cell in row[1:]]) for row in rows]
    made = el(
        "table",
        el("caption", caption, class_="unseen"),
        el("thead", el("tr", [el("th", cell, scope="col") for cell in head])),
        el("tbody", join(body, "\n")),
        class_=class_,
    )
    return scroller(caption, made)


def scroller(label: str, inner: Html) -> Html:
    """A box that scrolls sideways and can be reached and scrolled by keyboard."""
    return el("div", inner, class_="scroller", tabindex=0, role="group", aria_label=label)
