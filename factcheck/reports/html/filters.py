"""The form that narrows down the findings; without a script it stays hidden, and everything is shown."""

from factcheck.model import VERDICTS
from factcheck.reports.html.index import Index
from factcheck.reports.html.markup import Child, Html, el, join
from factcheck.reports.html.words import KINDS, badge, outlet
from factcheck.reports.status import accepted


def filters(index: Index) -> Html:
    """Verdicts, kinds, source, story and free words; the count of what is shown is announced."""
    form = el(
        "form",
        el("details", el("summary", el("h2", "Filter", id="filter-h")), _fields(index)),
        id="filters",
        role="search",
        aria_labelledby="filter-h",
        hidden=True,
    )
    number = len(index.entries)
    count = el("p", f"{number} of {number} findings shown", id="shown", role="status", hidden=True)
    return el("div", form, count, class_="filter-box")


def _fields(index: Index) -> Html:
    found = [e.finding for e in index.entries]
    verdicts = [(v, badge(v)) for v in VERDICTS if any(f.verdict == v for f in found)]
    kinds = [(k, words) for k, words in KINDS.items() if any(f.kind == k for f in found)]
    sources = [(a.id, f"{outlet(a, a.path)} ({a.path})") for a in index.report.articles]
    stories = [(s, f"Story {s}") for s in dict.fromkeys(f.story for f in found)]
    taken = any(map(accepted, found))
    return join(
        [
            el(
                "p",
                el("label", "Words in a finding", for_="words"),
                el("input", type="search", id="words", name="words", autocomplete="off"),
            ),
            _boxes("verdict", "Verdict", [(v, made, sum(f.verdict == v for f in found)) for v, made in verdicts]),
            _boxes("kind", "Kind", [(k, words, sum(f.kind == k for f in found)) for k, words in kinds]),
            _select("source", "Source", "all sources", sources),
            _select("story", "Story", "all stories", stories) if len(stories) > 1 else None,
            _select("accepted", "Baseline", "all findings", [("no", "not accepted"), ("yes", "accepted")]) if taken else None,
            el("p", el("button", "Clear", type="reset")),
        ]
    )


def _boxes(name: str, legend: str, values: list[tuple[str, str, int]]) -> Html:
    return el("fieldset", el("legend", legend), [_box(name, *value) for value in values])


def _box(name: str, value: str, words: Child, number: int) -> Html:
    return el("label", el("input", type="checkbox", name=name, value=value), " ", words, " ", el("span", number, class_="by"))


def _select(name: str, label: str, all_: str, values: list[tuple[str, str]]) -> Html:
    options = [el("option", all_, value=""), *(el("option", words, value=value) for value, words in values)]
    return el("p", el("label", label, for_=f"by-{name}"), el("select", options, id=f"by-{name}", name=name))
