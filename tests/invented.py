"""Invented articles for tests: an Article from a text, a Reading of it, and what a story of Readings comes to."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from factcheck.claims import read_claims
from factcheck.entities import resolve
from factcheck.model import Article, Block, Finding, Mention, Reading, Stamp
from factcheck.scan import judge_story
from factcheck.stories import date_articles, earliest_days, find_copies
from factcheck.topics import Point, Scope, make_points

if TYPE_CHECKING:
    from spacy.language import Language


def article(number: int, text: str, day: str | None = None, publisher: str | None = None) -> Article:
    """Article `a<number>` of one paragraph a line, published on an ISO day."""
    blocks, lines, start = [], [0], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
        lines.append(start)
    return Article(
        id=f"a{number}",
        path=f"{number}.txt",
        source=text,
        text=text,
        blocks=tuple(blocks),
        segments=((0, 0, len(text)),),
        publisher=publisher or f"Paper {number}",
        published=Stamp(date.fromisoformat(day), "text line 1") if day else None,
        lines=tuple(lines[:-1]),
    )


def read(nlp: "Language", *texts: str, days: Sequence[str | None] = ()) -> list[Reading]:
    """The readings of texts, numbered from 1, published on the days given."""
    dated = [*days, *[None] * (len(texts) - len(days))]
    articles = [article(number, text, day) for number, (text, day) in enumerate(zip(texts, dated, strict=True), start=1)]
    return [read_claims(a, nlp(a.text)) for a in articles]


def scope(readings: Sequence[Reading]) -> Scope:
    """The scope of readings as one story."""
    stamps, around = date_articles(readings)
    copies = find_copies(readings)
    return Scope(
        story="s1",
        stamps=stamps,
        around=around,
        earliest=earliest_days(readings, around),
        who=resolve(readings),
        twins=copies.twins,
        copy_of=copies.of,
    )


def points(readings: Sequence[Reading], kind: str) -> list[Point]:
    """The claims of one kind, in context, in the order of the articles."""
    return [p for p in make_points(readings, scope(readings)) if p.claim.kind == kind]


def findings(readings: Sequence[Reading], kind: str | None = None) -> list[Finding]:
    """The findings of readings as one story."""
    return [f for f in judge_story(readings, scope(readings)) if kind in (None, f.kind)]


def naming(
    number: int, *names: str, type: Literal["person", "organization", "place"] = "person", roles: tuple[str, ...] = ()
) -> Reading:
    """A reading of article `a<number>` that only names names, in this order."""
    text = ". ".join(names)
    mentions, start = [], 0
    for name in names:
        mentions.append(Mention(f"a{number}", start, start + len(name), name, type, roles))
        start += len(name) + 2
    return Reading(article=article(number, text), claims=(), mentions=tuple(mentions), sentences=())
