"""The dated events that several articles tell, in order, with the sources and their differences."""

from datetime import date

from factcheck.model import Answer
from factcheck.reports.html.index import Entry, Index, story_note
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.words import badge, outlet


def timeline(index: Index) -> Html:
    """An entry per finding on a date, at the day that most articles give."""
    dated = sorted(
        ((day, e) for e in index.entries if e.finding.kind == "date" and (day := _start(e))),
        key=lambda item: (item[0], item[1].number),
    )
    if not dated:
        return el("p", "No event has a date that is known.")
    return el("ol", join([_item(entry, index) for _, entry in dated], "\n"), class_="timeline")


def _start(entry: Entry) -> date | None:
    """The first day of the most widely given answer that has one."""
    starts = [a.value.get("start") for a in entry.finding.answers]
    first = next((day for day in starts if day), None)
    return date.fromisoformat(first) if first else None


def _item(entry: Entry, index: Index) -> Html:
    finding = entry.finding
    ordered = sorted(finding.answers, key=lambda a: a.value.get("start") or "9999")
    days = [_given(answer, index) for answer in ordered]
    return el(
        "li",
        el(
            "p",
            badge(finding.verdict),
            " ",
            el("a", finding.question, href=f"#{entry.anchor}"),
            story_note(entry, index),
            class_="event",
        ),
        el("ul", days, class_="days"),
    )


def _given(answer: Answer, index: Index) -> Html:
    names = dict.fromkeys(outlet(index.sources.get(c.article), c.path) for c in answer.claims)
    return el("li", el("b", answer.display), " · ", ", ".join(names))
