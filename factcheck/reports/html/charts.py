"""Disputed figures and dates as drawings: a row per source, in the order in which the articles appeared."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.model import Evidence
from factcheck.reports.html.index import Entry, Index, story_note
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.scale import LETTER, Range, axis, range_of
from factcheck.reports.html.words import badge, day, day_words, outlet, short_day, table
from factcheck.reports.terminal import counted, shorten

DISPUTED = frozenset({"contradiction", "discrepancy", "update"})
MOST = 60
"""Drawings on a page: what is beyond has its figures in its finding."""
WIDTH, LABELS, RIGHT = 760, 250, 175
ROW, TOP, BOTTOM = 26, 8, 30
OPEN = 14
"""Of a drawing, in units of its view box: the column of labels, the room for values, a row, the tail of an open end."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one article says: its range, the words of the answer, one claim as evidence."""

    claim: Evidence
    display: str
    range: Range
    answer: int


def is_drawn(entry: Entry) -> bool:
    """Whether a finding has a drawing: disputed, of a kind with figures, at least two of its answers with a value."""
    finding = entry.finding
    values = [range_of(finding.kind, a.value) for a in finding.answers]
    return finding.verdict in DISPUTED and len({v for v in values if v}) > 1


def charts(index: Index) -> Html:
    """A figure for each disputed amount or date."""
    drawn = [entry for entry in index.entries if is_drawn(entry)]
    if not drawn:
        return el("p", "No two sources differ on a figure or a date.")
    more = len(drawn) - MOST
    note = el("p", f"{counted(more, 'more dispute')} of this kind: see the findings.") if more > 0 else None
    return join([join([_figure(entry, index) for entry in drawn[:MOST]], "\n"), note])


def rows(entry: Entry, index: Index) -> list[Row]:
    """One row per article and answer, by publication; undated articles come last."""
    made: list[Row] = []
    for number, answer in enumerate(entry.finding.answers):
        value = range_of(entry.finding.kind, answer.value)
        first = {c.article: c for c in reversed(answer.claims)}
        made += [Row(c, answer.display, value, number) for c in first.values() if value]
    order = list(index.sources)

    def key(row: Row) -> tuple[str, int, int]:
        source = index.sources.get(row.claim.article)
        return (source.published if source else None) or "9999", order.index(source.id) if source else len(order), row.answer

    return sorted(made, key=key)


def _figure(entry: Entry, index: Index) -> Html:
    made = rows(entry, index)
    finding = entry.finding
    caption = el(
        "figcaption",
        badge(finding.verdict),
        " ",
        finding.question,
        " ",
        el("span", "(", entry.link(), ")"),
        story_note(entry, index),
    )
    cells = [
        [
            outlet(index.sources.get(r.claim.article), r.claim.path),
            r.display,
            day(_published(r, index)),
            f"{r.claim.path}:{r.claim.line}",
        ]
        for r in made
    ]
    listed = el(
        "details",
        el("summary", "The drawing as a table"),
        table(f"Finding {entry.number}: what each source says", ["Source", "Says", "Published", "Where"], cells),
    )
    return el("figure", caption, _drawing(entry, made, index), listed, id=f"{entry.anchor}-chart", class_="chart drawn")


def _published(row: Row, index: Index) -> str | None:
    source = index.sources.get(row.claim.article)
    return source.published if source else None


def _drawing(entry: Entry, made: list[Row], index: Index) -> Html:
    kind = entry.finding.kind
    room = WIDTH - LABELS - RIGHT - 36
    marks = axis(kind, [row.range for row in made], room)
    low, high = marks[0][0], marks[-1][0]
    height = TOP + ROW * len(made) + BOTTOM
    base = height - BOTTOM

    def x(value: float) -> int:
        return round(LABELS + 36 + room * (value - low) / (high - low))

    scale = [
        (
            el("line", x1=x(m), y1=TOP, x2=x(m), y2=base, class_="grid"),
            el("text", words, x=x(m), y=base + 18, class_="tick"),
        )
        for m, words in marks
    ]
    lines = [_row(row, TOP + ROW * n + ROW // 2, x, (low, high), index) for n, row in enumerate(made)]
    title, told = f"{entry.anchor}-t", f"{entry.anchor}-d"
    words = "; ".join(f"{_label(row, index)}: {row.display}" for row in made)
    drawing = el(
        "svg",
        el("title", f"Finding {entry.number}, by source and publication: {entry.finding.question}", id=title),
        el("desc", words, id=told),
        scale,
        _unit(entry, base + 18),
        lines,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=title,
        aria_describedby=told,
    )
    return el("div", drawing, class_="scroller", tabindex=0, role="group", aria_label=f"Drawing of finding {entry.number}")


def _label(row: Row, index: Index) -> str:
    published = _published(row, index)
    name = outlet(index.sources.get(row.claim.article), row.claim.path)
    return f"{name}, {day_words(published) if published else 'undated'}"


def _short_label(row: Row, index: Index) -> str:
    published = _published(row, index)
    name = outlet(index.sources.get(row.claim.article), row.claim.path)
    return f"{shorten(name, 21)}, {short_day(published) if published else 'undated'}"


def _unit(entry: Entry, y: int) -> Html | None:
    """The unit of the scale, where it is not people or things: "metre", "USD"."""
    unit = entry.finding.answers[0].value.get("unit")
    return el("text", str(unit), x=WIDTH - 4, y=y, class_="unit") if unit and entry.finding.kind in ("measure", "money") else None


def _row(row: Row, y: int, x: Callable[[float], int], scale: tuple[float, float], index: Index) -> Html:
    """The label, a bar over the range, a dot where it is one value, an arrow where an end is open."""
    low, high = row.range.low, row.range.high
    up, down = high is None or high > scale[1], low is None
    left, right = x(low if low is not None else scale[0]) - OPEN * down, x(scale[1] if up or high is None else high) + OPEN * up
    shapes = [el("line", x1=left, y1=y, x2=right, y2=y, class_="bar")]
    shapes += [el("circle", cx=x(end), cy=y, r=5) for end in dict.fromkeys(row.range.ends()) if end <= scale[1]]
    if up:
        shapes.append(el("polygon", points=f"{right},{y - 5} {right + 8},{y} {right},{y + 5}"))
    if down:
        shapes.append(el("polygon", points=f"{left},{y - 5} {left - 8},{y} {left},{y + 5}"))
    words = right + (14 if up else 10)
    return el(
        "g",
        el("text", _short_label(row, index), x=LABELS, y=y + 4, class_="label"),
        shapes,
        el("text", shorten(row.display, (WIDTH - words) // LETTER), x=words, y=y + 4, class_="value"),
        class_=f"answer-{row.answer % 4}",
    )
