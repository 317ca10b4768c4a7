"""The evidence of a finding for a terminal: the claim's words in their sentence, with place and source."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model import Answer, Evidence, Finding
from factcheck.reports.terminal import clean, counted, drawn, wrapped

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

INDENT = 7
"""Columns before a sentence."""
LEAD = 0.6
"""Share of a snippet's room up to the end of the claim's words: what is said of them mostly stands before."""


def evidence(finding: Finding, width: int, color: bool) -> Iterator["RenderableType"]:
    """For each answer its value and what stands behind it; below it each claim: place, holder and origin, the sentence."""
    from rich.padding import Padding
    from rich.text import Text

    for answer in finding.answers:
        weight = behind(answer, finding)
        head = Text.assemble(drawn(*weight), " ", (clean(answer.display), "bold"))
        yield Padding(head.append(" · ", "dim").append(*sources(*weight)), (1, 0, 0, 3))
        for claim in answer.claims:
            place = f"{clean(claim.path)}:{claim.line}:{claim.column}"
            yield Padding(Text.assemble((place, "cyan"), (f"  {said_by(claim)}", "dim")), (0, 0, 0, 5))
            for line in sentence(claim, width - INDENT, color):
                yield Padding(line, (0, 0, 0, INDENT))


def behind(answer: Answer, finding: Finding) -> tuple[int, int]:
    """How many articles give an answer, and how many independent origins these have."""
    articles = len({c.article for c in answer.claims})
    origins = len({c.origin for c in answer.claims}) if len(finding.answers) > 1 else finding.origins
    return articles, min(origins, finding.origins, articles)


def sources(articles: int, origins: int) -> tuple[str, str]:
    """How much stands behind something, and its style: several articles that rest on one origin stand out."""
    if articles == origins == 1:
        return "1 article", "dim not bold not italic"
    style = "not bold not italic yellow" if origins == 1 else "dim not bold not italic"
    return f"{counted(articles, 'article')}, {counted(origins, 'origin')}", style


def said_by(claim: Evidence) -> str:
    """Who says so and whence the article has it: "Reuters", "a spokesman, by Reuters"."""
    holder, origin = clean(claim.holder or ""), clean(claim.origin)
    return origin if holder in ("", origin) else f"{holder}, by {origin}"


def sentence(claim: Evidence, room: int, color: bool) -> Iterator["Text"]:
    """The sentence in lines of `room` columns, the claim's words underlined: by the terminal, else with carets below."""
    from rich.cells import cell_len
    from rich.text import Text

    for line in wrapped(marked(claim), room):
        yield line
        for span in () if color else line.spans:
            before, words = line.plain[: span.start], line.plain[span.start : span.end].rstrip()
            if words:
                yield Text(" " * cell_len(before) + "^" * cell_len(words))


def marked(claim: Evidence) -> "Text":
    """The sentence with the claim's words underlined, where they are found in it."""
    from rich.text import Text

    text = Text(clean(claim.sentence))
    if place := words_at(claim):
        text.stylize("underline", *place)
    return text


def words_at(claim: Evidence) -> tuple[int, int] | None:
    """Where the claim's words stand in its cleaned sentence; None where they do not (a table, a headline in parts)."""
    sentence, words = clean(claim.sentence), clean(claim.text).split()
    pattern = r"\s?".join(re.escape(word) for word in words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", sentence) or re.search(pattern, sentence)
    return found.span() if words and found else None


def snippet(claim: Evidence, room: int) -> "Text":
    """The sentence in at most `room` columns, cut at words around those of the claim, which are underlined."""
    from rich.cells import cell_len
    from rich.text import Text

    text = marked(claim)
    if cell_len(text.plain) <= room:
        return text
    first, last = words_at(claim) or (0, 0)
    lead = max(int(LEAD * room), room - cell_len(text.plain[last:]) - 2)
    start = last
    while start and cell_len(text.plain[start - 1 : last]) <= lead:
        start -= 1
    if start:
        start = text.plain.find(" ", start, first) + 1 or first
    end = len(text)
    while end > last and cell_len(text.plain[start:end]) > room - 2:
        end = max(text.plain.rfind(" ", start, end), last)
    cut = text[start:end]
    cut.rstrip()
    shown = Text.assemble("…" if start else "", cut, "…" if end < len(text) else "")
    shown.truncate(room, overflow="ellipsis")
    return shown
