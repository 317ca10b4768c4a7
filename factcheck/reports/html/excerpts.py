"""The sentence of a claim with the claim's exact words marked, and a link to them in the article's text."""

import re

from factcheck.model import Evidence
from factcheck.reports.html.index import Index
from factcheck.reports.html.markup import Html, el, text


def excerpt(claim: Evidence, index: Index) -> Html:
    """The sentence as a quotation, its words marked."""
    found = _offsets(claim, index)
    if found is None:
        return el("q", claim.sentence, class_="sentence")
    start, end = found
    words = claim.sentence
    return el("q", text(words[:start]), el("mark", text(words[start:end])), text(words[end:]), class_="sentence")


def _offsets(claim: Evidence, index: Index) -> tuple[int, int] | None:
    """Where in its sentence the claim's words stand: by offsets where the text is known, else by the words."""
    place = index.places.get(claim)
    if place:
        article, start, end = place
        whole = index.report.texts[article].text
        at = whole.find(claim.sentence, max(0, start - len(claim.sentence) + 1))
        if 0 <= at <= start:
            return start - at, min(end - at, len(claim.sentence))
    pattern = r"\s+".join(re.escape(word) for word in claim.text.split())
    found = re.search(rf"(?<!\w){pattern}(?!\w)", claim.sentence) or re.search(pattern, claim.sentence)
    return found.span() if pattern and found else None


def place_link(claim: Evidence, index: Index) -> Html:
    """ "001.txt:17", to the words in the article's text where the report has it."""
    words = f"{claim.path}:{claim.line}"
    anchor = index.anchor(claim)
    return el("a", words, href=f"#{anchor}", class_="place") if anchor else el("span", words, class_="place")
