"""The articles in full: every word that a finding rests on is marked, is an anchor, and leads back to its findings."""

import re
from collections import defaultdict
from itertools import groupby, pairwise

from factcheck.model import Article, Block, Source
from factcheck.reports.html.index import Entry, Index, Place, claims, place_anchor
from factcheck.reports.html.markup import Html, el, join, text
from factcheck.reports.html.words import day, outlet
from factcheck.reports.terminal import counted

Marks = dict[tuple[int, int], list[Entry]]
"""Start and end of marked words in an article's text -> the findings that rest on them."""


def texts(index: Index) -> Html:
    """A part for each article, folded; following a link to marked words unfolds it."""
    marks = _marks(index)
    return join([_article(source, marks.get(source.id, {}), index) for source in index.report.articles], "\n")


def _marks(index: Index) -> dict[str, Marks]:
    marks: dict[str, Marks] = defaultdict(dict)
    for entry in index.entries:
        for claim in claims(entry.finding):
            place: Place | None = index.places.get(claim)
            if place:
                entries = marks[place[0]].setdefault(place[1:], [])
                if entry not in entries:
                    entries.append(entry)
    return marks


def _article(source: Source, marks: Marks, index: Index) -> Html:
    article = index.report.texts.get(source.id)
    title = el("h3", source.title or source.path, id=f"article-{source.id}-h")
    body = _body(article, marks) if article else el("p", "The report does not have this article's text.")
    label = join([el("b", outlet(source, source.path)), f" · {source.path} · ", day(source.published)])
    return el(
        "details",
        el("summary", title, el("span", label, class_="by")),
        _metadata(source, len({e.number for entries in marks.values() for e in entries})),
        el("div", body, class_="text"),
        id=f"article-{source.id}",
        class_="text-of",
    )


def _metadata(source: Source, findings: int) -> Html:
    original = f"copy of {source.copy_of}" if source.copy_of else None
    said = [
        ("author", source.author),
        ("updated", day(source.updated) if source.updated else None),
        ("date found in", source.published_from),
        ("cites", "; ".join(source.origins)),
        ("copy", original),
        ("address", _link(source.url)),
        ("in", counted(findings, "finding")),
    ]
    return el("dl", [el("div", el("dt", key), el("dd", value)) for key, value in said if value])


def _link(url: str | None) -> Html | None:
    """A link only where the address is one of the web: an article may say anything."""
    if not url:
        return None
    if re.match(r"https?://[^\s]+$", url):
        return el("a", url, href=url, rel="noopener noreferrer nofollow external")
    return text(url)


def _body(article: Article, marks: Marks) -> Html:
    spans = sorted(marks)
    parts = []
    for kind, blocks in groupby(article.blocks, key=lambda b: b.kind):
        made = [_block(article, block, spans, marks) for block in blocks]
        parts.append(
            el("ul", [el("li", m) for m in made]) if kind == "list" else join([el("p", m, class_=kind) for m in made], "\n")
        )
    return join(parts, "\n")


def _block(article: Article, block: Block, spans: list[tuple[int, int]], marks: Marks) -> Html:
    """The line number of the file, and the words: cut wherever a mark begins or ends, for marks may overlap."""
    here = [s for s in spans if s[0] < block.end and s[1] > block.start]
    cuts = sorted({block.start, block.end, *(max(block.start, min(block.end, cut)) for span in here for cut in span)})
    line = article.locate(block.start, block.end).line
    parts = [el("span", el("span", "line ", class_="unseen"), line, class_="line")]
    for start, end in pairwise(cuts):
        covering = [s for s in here if s[0] <= start and s[1] >= end]
        anchors = [place_anchor((article.id, *s)) for s in covering if s[0] == start]
        parts += [el("span", id=anchor) for anchor in anchors[1:]]
        first = anchors[0] if anchors else None
        words = text(article.text[start:end])
        parts.append(el("mark", words, id=first, tabindex=-1 if first else None) if covering else words)
        entries = {e.number: e for s in covering if s[1] == end for e in marks[s]}
        if entries:
            links = [
                el("a", number, href=f"#{e.anchor}", aria_label=f"finding {number}") for number, e in sorted(entries.items())
            ]
            parts.append(el("sup", join(links, " ")))
    return join(parts)
