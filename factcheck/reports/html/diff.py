"""Two wordings of a quotation, word by word."""

import re
from difflib import SequenceMatcher

from factcheck.model import Answer, Finding
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.terminal import clean

LEAST_ALIKE = 0.3
"""Share of words in common below which a diff is harder to read than the two wordings."""


def diffs(finding: Finding, opened: bool) -> Html | None:
    """Every wording of a quotation against the first; None for other kinds, and where the wordings share too little."""
    first, *others = finding.answers
    if finding.kind != "quote" or not others:
        return None
    made = [d for number, other in enumerate(others, start=2) if (d := _diff(first, other, number))]
    if not made:
        return None
    return el("details", el("summary", "Wordings compared"), made, class_="diffs", open=opened)


def _diff(first: Answer, other: Answer, number: int) -> Html | None:
    before, after = (clean(str(a.value.get("text") or a.display)).split() for a in (first, other))
    match = SequenceMatcher(a=[_bare(w) for w in before], b=[_bare(w) for w in after], autojunk=False)
    if match.ratio() < LEAST_ALIKE:
        return None
    parts: list[Html] = []
    for what, a, b, c, d in match.get_opcodes():
        if what == "equal":
            parts.append(el("span", " ".join(after[c:d])))
            continue
        if a < b:
            parts.append(_change("del", "left out", before[a:b]))
        if c < d:
            parts.append(_change("ins", "added", after[c:d]))
    heading = f"From answer 1 to answer {number}:"
    return el("p", el("span", heading, class_="label"), " ", join(parts, " "), class_="diff")


def _change(name: str, label: str, words: list[str]) -> Html:
    """Words only one wording has; what a screen reader hears says where they begin and end."""
    begin = el("span", f"[{label}: ", class_="unseen")
    return el(name, begin, " ".join(words), el("span", "]", class_="unseen"))


def _bare(word: str) -> str:
    """A word as it is compared: without case, and without the punctuation at its ends."""
    return re.sub(r"^\W+|\W+$", "", word).casefold() or word
