"""The table of all kinds of claim, and the step that runs them over an article."""

from typing import TYPE_CHECKING

from factcheck.claims import age, count, date, denial, measure, money, name, place, quote, role, time
from factcheck.claims.kind import Kind, Text

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.model import Article, Reading

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        count.KIND,
        measure.KIND,
        money.KIND,
        age.KIND,
        date.KIND,
        time.KIND,
        name.KIND,
        role.KIND,
        quote.KIND,
        place.KIND,
        denial.KIND,
    )
}
CODES: dict[str, str] = {code: title for kind in KINDS.values() for code, title in kind.codes.items()}


def read_claims(article: "Article", doc: "Doc") -> "Reading":
    """All that `article` says, from its parse, in text order."""
    from factcheck.model import Reading

    text = Text.of(article, doc)
    found = sorted((c for kind in KINDS.values() for c in kind.find(text)), key=lambda c: (c.start, c.end, c.code))
    return Reading(
        article=article,
        claims=tuple(found),
        mentions=tuple(name.mentions(article.id, doc)),
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
    )
