"""The findings: a card each, its answers side by side, and under each answer the sources that give it."""

from itertools import groupby

from factcheck.model import Answer, Evidence
from factcheck.reports.html.charts import is_drawn
from factcheck.reports.html.diff import diffs
from factcheck.reports.html.excerpts import excerpt, place_link
from factcheck.reports.html.index import Entry, Index, claims, story_title
from factcheck.reports.html.markup import Child, Html, el, join
from factcheck.reports.html.words import badge, day, outlet
from factcheck.reports.status import accepted, status
from factcheck.reports.table import LOOKS
from factcheck.reports.terminal import counted

SHOWN = frozenset({"contradiction", "discrepancy", "denial", "update"})
"""Verdicts whose sentences are open to view; those of others unfold."""
MOST_CLAIMS = 4
"""Articles named under an answer; the rest unfolds."""


def findings(index: Index) -> Html:
    """By story where there are several, then by verdict, the worst first."""
    if not index.entries:
        return el("p", "No findings.")
    parts: list[Html] = []
    for story, of_story in groupby(index.entries, key=lambda e: e.finding.story):
        groups = [_group(list(group), index) for _, group in groupby(of_story, key=lambda e: e.finding.verdict)]
        parts.append(el("div", _story_heading(story, index), groups, class_="story") if index.several_stories() else join(groups))
    return join(parts)


def _story_heading(story: str, index: Index) -> Html:
    members = [a for a in index.report.articles if a.story == story]
    title = story_title(index, story)
    about = f"Story {story}: {title}" if title else f"Story {story}"
    return el("h3", f"{about} ", el("small", counted(len(members), "article")), id=f"story-{story}")


def _group(entries: list[Entry], index: Index) -> Html:
    verdict = entries[0].finding.verdict
    mark, _, heading, _, meaning = LOOKS[verdict]
    level = 4 if index.several_stories() else 3
    anchor = f"{entries[0].finding.story}-{verdict}"
    head = el(
        f"h{level}",
        el("span", mark, aria_hidden="true", class_=f"mark {verdict}"),
        f" {heading} ({len(entries)})",
        el("small", f" {meaning}"),
        id=anchor,
    )
    return el("div", head, join([_card(entry, index, level + 1) for entry in entries], "\n"), class_="group")


def _card(entry: Entry, index: Index, level: int) -> Html:
    finding = entry.finding
    taken = accepted(finding)
    return el(
        "article",
        el("p", badge(finding.verdict), _status_badge(entry), _codes(entry), class_="top"),
        el(f"h{level}", finding.question, id=f"{entry.anchor}-q"),
        el("p", finding.reason, class_="reason") if finding.reason else None,
        _baseline(entry),
        el("ol", [_answer(n, a, entry, index) for n, a in enumerate(finding.answers, 1)], class_="answers"),
        diffs(finding, opened=finding.verdict in SHOWN),
        _weight(entry),
        id=entry.anchor,
        class_=f"finding {finding.verdict}" + (" accepted" if taken else ""),
        aria_labelledby=f"{entry.anchor}-q",
        data_verdict=finding.verdict,
        data_kind=finding.kind,
        data_story=finding.story,
        data_sources=" ".join(dict.fromkeys(c.article for c in claims(finding))),
        data_accepted=taken,
        tabindex=-1,
    )


def _codes(entry: Entry) -> Html:
    """ "Finding 3 · FC101 · 9f2c1a77 · confidence 0.91"."""
    finding = entry.finding
    said = f"Finding {entry.number} · {finding.code} · {finding.id[:8]} · confidence {finding.confidence:.2f}"
    return el("span", said, class_="codes")


def _status_badge(entry: Entry) -> Html | None:
    """Where the finding stands to the baseline, if it was held against one."""
    said = status(entry.finding)
    return el("span", said, class_="badge accepted") if said else None


def _baseline(entry: Entry) -> Html | None:
    """What the baseline says of a finding, in its own order; the badge has said the status."""
    said = {key: value for key, value in (entry.finding.baseline or {}).items() if key != "status" and value}
    rows = [el("div", el("dt", str(key).replace("_", " ")), el("dd", str(value))) for key, value in said.items()]
    note = el("p", "In the baseline: not counted for the gate.") if accepted(entry.finding) else None
    return el("div", note, el("dl", rows) if rows else None, class_="baseline") if note or rows else None


def _answer(number: int, answer: Answer, entry: Entry, index: Index) -> Html:
    """The value, and a few of the sources that give it; sentences beside them, or folded away where nothing is disputed."""
    shown = entry.finding.verdict in SHOWN
    several = len(entry.finding.answers) > 1
    first = {c.article: c for c in reversed(answer.claims)}
    lead = [c for c in answer.claims if first[c.article] is c][:MOST_CLAIMS]
    rest = [c for c in answer.claims if c not in lead] if shown else list(answer.claims)
    if shown:
        label = f"Show {len(rest)} more"
    else:
        label = f"Show the {counted(len(rest), 'sentence')}" if len(rest) > 1 else "Show the sentence"
    listed = el("ul", [_claim(c, index, True) for c in rest], class_="claims")
    folded = el("details", el("summary", label), listed, class_=None if shown else "all")
    return el(
        "li",
        el("p", el("span", f"Answer {number}: ", class_="unseen") if several else None, answer.display, class_="value"),
        el("ul", [_claim(c, index, shown) for c in lead], class_="claims"),
        folded if rest else None,
        class_="answer",
    )


def _outlet(claim: Evidence, index: Index) -> Html:
    return el("b", outlet(index.sources.get(claim.article), claim.path))


def _claim(claim: Evidence, index: Index, sentence: bool) -> Html:
    source = index.sources.get(claim.article)
    return el(
        "li",
        el(
            "p",
            _outlet(claim, index),
            _by(claim, index),
            " ",
            el("span", place_link(claim, index), " · ", day(source.published if source else None), class_="where"),
            class_="source",
        ),
        el("p", excerpt(claim, index)) if sentence else None,
    )


def _by(claim: Evidence, index: Index) -> Child:
    """Who says so, and whence the article has it, where these are not the article itself."""
    own = outlet(index.sources.get(claim.article), claim.path)
    parts = []
    if claim.holder and claim.holder != own:
        parts.append(f"said by {claim.holder}")
    if claim.origin not in (own, claim.holder):
        parts.append(f"from {claim.origin}")
    return el("span", " · " + " · ".join(parts), class_="by") if parts else None


def _weight(entry: Entry) -> Html:
    """How much stands behind it, and where else in the page it is shown."""
    finding = entry.finding
    said = f"{counted(finding.articles, 'article')}, {counted(finding.origins, 'independent origin')}"
    one = finding.origins == 1 and finding.articles > 1
    chart = el("span", " · ", el("a", "chart", href=f"#{entry.anchor}-chart"), class_="to-chart") if is_drawn(entry) else None
    return el("p", el("span", said, class_="one-origin" if one else None), chart, class_="weight")
