"""Who has it from whom: the outlets that articles cite and the articles they copy."""

from collections import Counter

from factcheck.model import Finding, Source
from factcheck.reports.html.index import Entry, Index, claims
from factcheck.reports.html.markup import Child, Html, el, join
from factcheck.reports.html.words import day, outlet, table
from factcheck.reports.terminal import counted, shorten

MOST = 40
"""Articles and origins in the drawing; of more, the table has all."""
WIDTH, LEFT, RIGHT, ROW = 720, 250, 470, 28


def origins(index: Index) -> Html:
    """The drawing, the table behind it, and what rests on one origin although several articles say it."""
    articles = index.report.articles
    cited = Counter(name for a in articles for name in a.origins)
    copied = [a for a in articles if a.copy_of]
    if not cited and not copied:
        return join([el("p", "No article cites another outlet or copies another article."), _resting(index)])
    names = list(cited)
    fits = len(articles) <= MOST and len(names) <= MOST
    listed = table(
        "Articles and what they draw on",
        ["Article", "Published", "Cites", "Copy of"],
        [
            [
                el("a", _name(a), href=f"#article-{a.id}"),
                day(a.published),
                "; ".join(a.origins) or "–",
                _copied(a, index),
            ]
            for a in articles
        ],
    )
    drawing = _drawing(list(articles), names) if fits else None
    folded = el("details", el("summary", "The drawing as a table"), listed) if fits else listed
    return join([el("div", drawing, folded, class_="drawn"), _resting(index)])


def _name(article: Source) -> str:
    return outlet(article, article.path)


def _copied(article: Source, index: Index) -> Child:
    original = index.sources.get(article.copy_of or "")
    return f"{_name(original)} ({original.path})" if original else article.copy_of or "–"


def _resting(index: Index) -> Html:
    """Findings that several articles tell from one origin, by that origin, the one with most first."""
    found: dict[str, list[Entry]] = {}
    for entry in index.entries:
        if entry.finding.origins == 1 and entry.finding.articles > 1:
            found.setdefault(_one_origin(entry.finding), []).append(entry)
    if not found:
        return el("p", "Every finding that several articles tell has more than one independent origin.")
    folded = [
        el("details", el("summary", f"{origin} ", el("span", counted(len(entries), "finding"), class_="by")), _listed(entries))
        for origin, entries in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return el("div", el("h3", "Told by several, resting on one origin"), folded, class_="told")


def _listed(entries: list[Entry]) -> Html:
    items = [
        el("li", f"{e.finding.question} ", el("span", f"{e.finding.articles} articles (", e.link(), ")", class_="by"))
        for e in entries
    ]
    return el("ul", items)


def _one_origin(finding: Finding) -> str:
    names = list(dict.fromkeys(c.origin for c in claims(finding)))
    return names[0] if len(names) == 1 else "copied sentences"


def _drawing(articles: list[Source], names: list[str]) -> Html:
    """Articles on the left, the outlets they cite on the right, a line for each citation and each copy."""
    height = ROW * max(len(articles), len(names)) + 12
    left = {a.id: _y(n, len(articles), height) for n, a in enumerate(articles)}
    right = {name: _y(n, len(names), height) for n, name in enumerate(names)}
    lines = [
        el("line", x1=LEFT + 8, y1=left[a.id], x2=RIGHT - 8, y2=right[name], class_="tie") for a in articles for name in a.origins
    ]
    copies = [
        el("path", d=f"M{LEFT + 8},{left[a.id]} Q{LEFT + 70},{(left[a.id] + left[a.copy_of]) // 2} {LEFT + 8},{left[a.copy_of]}",
           class_="tie copy")
        for a in articles
        if a.copy_of in left
    ]  # fmt: skip
    dots = [el("circle", cx=x, cy=y, r=4) for x, ys in ((LEFT + 8, left), (RIGHT - 8, right)) for y in ys.values()]
    labels = [el("text", shorten(_name(a), 36), x=LEFT - 4, y=left[a.id] + 4, class_="label") for a in articles]
    labels += [el("text", shorten(name, 36), x=RIGHT + 4, y=y + 4, class_="value") for name, y in right.items()]
    said = [f"{_name(a)} cites {', '.join(a.origins)}" for a in articles if a.origins]
    said += [f"{_name(a)} copies another article" for a in articles if a.copy_of]
    drawing = el(
        "svg",
        el("title", "Articles, left, and the outlets they cite, right", id="origins-t"),
        el("desc", "; ".join(said), id="origins-d"),
        lines,
        copies,
        dots,
        labels,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby="origins-t",
        aria_describedby="origins-d",
        class_="origins",
    )
    return el("div", drawing, class_="scroller", tabindex=0, role="group", aria_label="Drawing of articles and origins")


def _y(number: int, of: int, height: int) -> int:
    return round(height * (number + 0.5) / of)
