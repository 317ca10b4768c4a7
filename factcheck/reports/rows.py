"""One finding on a terminal: roomy where answers differ, compact where they agree; side by side where there is room."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.model import Answer, Evidence, Finding, Verdict
from factcheck.reports.details import behind, snippet, sources
from factcheck.reports.terminal import MOST_MARKS, MOST_PLACES, WIDE, clean, drawn, listed, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LOOKS: dict[Verdict, tuple[str, str, str, str, str]] = {
    "contradiction": ("✗", "bold red", "Contradictions", "contradictions", "cannot both be true"),
    "discrepancy": (
        "≠",
        "bold yellow",
        "Discrepancies",
        "discrepancies",
        "not both literally right, for a harmless reason",
    ),
    "denial": ("!", "bold magenta", "Denials", "denials", "one side asserts it, another denies it"),
    "update": ("→", "bold cyan", "Updates", "updates", "moved on in time"),
    "compatible": ("≈", "bold blue", "Compatible", "compatible", "different, but all can be true"),
    "agreement": ("✓", "bold green", "Agreements", "agreements", "the same in all of them"),
    "single": ("·", "bold", "Single", "single", "main facts that only one article gives"),
}
"""Verdict -> mark, style, heading, word of the summary, and what it says."""

ROOMY = ("contradiction", "discrepancy", "denial", "update")
"""Verdicts whose findings show a sentence for each answer and the reason; the others are lines of a list."""
OWN_WORDS = ("quote", "name", "role")
"""Kinds whose answers are the words themselves: no sentence is needed to understand them."""
LONGEST_ANSWER = 160
"""Characters of an answer in the overview; `--details` gives all."""
COMPACT_PLACES = 2
"""Places named for an answer in a list."""
SHOWN_ID = 8
"""Letters of a finding's id on screen; `explain` takes the first letters of an id."""
LABEL = len("FC101 9f2c1a77 0.91")
NARROW = 64
"""Columns under which the label stands below the question, not beside it."""


def row(finding: Finding, width: int, answers: bool = True) -> "RenderableType":
    """A finding `width` columns wide; without `answers` only what leads them: `--details` lists these by itself."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    mark, style, *_ = LOOKS[finding.verdict]
    question = Text(clean(finding.question), "bold" if finding.verdict in ROOMY else "")
    beside = width - 2 - LABEL
    if answers and width >= WIDE:
        left = int(0.42 * beside)
        right = beside - left - 4
        asked, given = Group(question, *_why(finding)), Group(*_answers(finding, right))
        return _columns((1, left, 1, right, LABEL), [Text(mark, style), asked, "", given, _label(finding)])
    below = [*(_answers(finding, width - 2) if answers else ()), *_why(finding)]
    if width >= NARROW:
        head = _columns((1, beside - 1, LABEL), [Text(mark, style), question, _label(finding)])
    else:
        head = _columns((1, width - 2), [Text(mark, style), question])
        below.insert(0, _label(finding))
    return Group(head, *(Padding(part, (0, 0, 0, 2)) for part in below))


def _columns(widths: Sequence[int], cells: Sequence["RenderableType"]) -> "RenderableType":
    """One row with a space between columns of these widths."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    for width in widths:
        grid.add_column(width=width)
    grid.add_row(*cells)
    return grid


def _label(finding: Finding) -> "Text":
    """ "FC101 9f2c1a77 0.91": the code, the first letters of the id, the confidence."""
    from rich.text import Text

    return Text(f"{finding.code} {clean(finding.id)[:SHOWN_ID]} {finding.confidence:.2f}", "dim")


def _why(finding: Finding) -> Iterator["Text"]:
    """The reason, what stands behind all answers together, and the baseline; of a list item only what is not plain."""
    from rich.text import Text

    if finding.verdict in (*ROOMY, "compatible"):
        text = Text(clean(finding.reason), "italic")
        if finding.verdict in ROOMY and "one origin" not in finding.reason:
            text.append(" · ", "dim not italic").append(*sources(finding.articles, finding.origins))
        yield text
    if finding.baseline is not None:
        yield Text("in the baseline", "dim")


def _answers(finding: Finding, room: int) -> Iterator["RenderableType"]:
    """Each answer with its marks, its sources, and where answers differ the sentence that gives it."""
    from rich.padding import Padding
    from rich.text import Text

    weights = [behind(answer, finding) for answer in finding.answers]
    widest = max(min(articles, MOST_MARKS) for articles, _ in weights)
    for answer, weight in zip(finding.answers, weights, strict=True):
        marks = Text(drawn(*weight), "dim" if weight == (1, 1) else "")
        yield _columns((widest, room - widest - 1), [marks, _answer(answer, finding, weight)])
        if finding.verdict in ROOMY and finding.kind not in OWN_WORDS:
            indent = widest + 1
            yield Padding(snippet(answer.claims[0], room - indent), (0, 0, 0, indent), style="dim")


def _answer(answer: Answer, finding: Finding, weight: tuple[int, int]) -> "Text":
    """ "32 · 2 articles, 1 origin: 000.html:17, 001.txt:9"; what the question quotes in full is not said again."""
    from rich.text import Text

    first: dict[str, Evidence] = {}
    for claim in answer.claims:
        first.setdefault(claim.article, claim)
    most = MOST_PLACES if finding.verdict in ROOMY else COMPACT_PLACES
    places = listed((f"{clean(c.path)}:{c.line}" for c in first.values()), most)
    display = clean(answer.display)
    repeated = len(finding.answers) == 1 and finding.kind == "quote" and display in clean(finding.question)
    text = Text("" if repeated else shorten(display, LONGEST_ANSWER), "bold" if finding.verdict in ROOMY else "")
    if not repeated:
        text.append(" · ", "dim not bold")
    if weight != (1, 1):
        text.append(*sources(*weight)).append(": ", "dim not bold")
    return text.append(places, "dim not bold")
