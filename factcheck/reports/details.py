"""The evidence of a finding for a terminal: every claim with its place, who says so, and its sentence."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model import Evidence, Finding
from factcheck.reports.terminal import clean

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

MARK = ("»", "«")
"""Round the claim's words, for where nothing can be underlined."""


def evidence(finding: Finding, color: bool) -> Iterator["RenderableType"]:
    """For each answer its value, and below it each claim: path:line:column, holder and origin, the sentence."""
    from rich.padding import Padding
    from rich.text import Text

    for answer in finding.answers:
        yield Padding(Text(clean(answer.display), "bold"), (1, 0, 0, 3))
        for claim in answer.claims:
            place = f"{clean(claim.path)}:{claim.line}:{claim.column}"
            yield Padding(Text.assemble((place, "cyan"), (f"  {said_by(claim)}", "dim")), (0, 0, 0, 5))
            yield Padding(marked(claim, color), (0, 0, 0, 7))


def said_by(claim: Evidence) -> str:
    """Who says so and whence the article has it: "Reuters", "a spokesman, by Reuters"."""
    holder, origin = clean(claim.holder or ""), clean(claim.origin)
    return origin if holder in ("", origin) else f"{holder}, by {origin}"


def marked(claim: Evidence, color: bool) -> "Text":
    """The sentence with the claim's words underlined; between marks where there is no underlining."""
    from rich.text import Text

    sentence, words = clean(claim.sentence), clean(claim.text).split()
    pattern = r"\s?".join(re.escape(word) for word in words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", sentence) or re.search(pattern, sentence)
    if not words or not found:
        return Text(sentence)
    first, last = ("", "") if color else MARK
    return Text.assemble(sentence[: found.start()], first, (found[0], "underline"), last, sentence[found.end() :])
