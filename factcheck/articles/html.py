"""HTML: what the page says of itself, and its article, found by trafilatura and read from the file's own characters.

trafilatura says which words are the article; the characters, their places and the borders of the paragraphs come from a
second walk over the markup, since an extracted text has lost where it stood.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser

from factcheck.articles import notes
from factcheck.articles.raw import Field, RawArticle, RawBlock, tidy
from factcheck.articles.tables import field_of_key, folded, table
from factcheck.model import BlockKind

CAPTION_REACH = 5
"""Blocks before the first and after the last paragraph in which a <figcaption> still belongs to the article."""
SHORTEST_MATCH = 25
"""Characters without spaces from which a stretch of text is looked for on its own."""


@cache
def elements(group: str) -> frozenset[str]:
    """The elements of a group of fields.toml: silent, aside, inline, void."""
    return frozenset(table("fields")["html"][group])


@dataclass(slots=True)
class Stretch:
    """The characters between two borders of a page, with their places; `tags` are the open elements."""

    tags: frozenset[str]
    kind: BlockKind
    characters: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)


class Page(HTMLParser):
    """One walk over the markup: stretches of text with their places, and the fields of the head."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.stretches: list[Stretch] = []
        self.metas: list[tuple[str, str]] = []
        self.times: list[str] = []
        self.data: list[str] = []
        self.title = ""
        self.canonical = ""
        self._open: list[str] = []
        self._script = ""
        self._lines = [0, *(i + 1 for i, character in enumerate(source) if character == "\n")]
        self._border = True
        self._source = source
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in elements("void"):
            if tag in ("p", "li") and tag in self._open and self._open[-1] == tag:
                self._open.pop()
            self._open.append(tag)
        self._border = self._border or tag not in elements("inline")
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.metas.append((name, values.get("content", "")))
        elif tag == "time" and values.get("datetime"):
            self.times.append(values["datetime"])
        elif tag == "link" and "canonical" in values.get("rel", "").lower():
            self.canonical = values.get("href", "")
        elif tag == "script":
            self._script = values.get("type", "").lower()
            self.data.append("")

    def handle_endtag(self, tag: str) -> None:
        self._border = self._border or tag not in elements("inline")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self._add(data, range(start, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        if self._source[start + len(reference) : start + len(reference) + 1] == ";":
            reference += ";"
        text = unescape(reference)
        self._add(text, [start] * len(text) if text != reference else range(start, start + len(text)))

    def _add(self, text: str, offsets: Iterable[int]) -> None:
        inner = self._open[-1] if self._open else ""
        if inner == "script" and "ld+json" in self._script:
            self.data[-1] += text
        if inner == "title" and "svg" not in self._open:
            self.title += text
        tags = frozenset(self._open)
        if tags & elements("silent"):
            return
        if self._border and (not self.stretches or self.stretches[-1].characters):
            self.stretches.append(Stretch(tags, _kind(tags)))
        self._border = False
        self.stretches[-1].characters.extend(text)
        self.stretches[-1].offsets.extend(offsets)


def _kind(tags: frozenset[str]) -> BlockKind:
    if tags & {"figcaption", "caption"}:
        return "caption"
    if "h1" in tags:
        return "title"
    return "list" if "li" in tags else "paragraph"


def read_html(source: str) -> RawArticle:
    """The article of a web page. Blocks that trafilatura does not count to the article are left out, captions kept."""
    page = Page(source)
    stretches = [stretch for stretch in page.stretches if "".join(stretch.characters).strip()]
    kept = _located(stretches, _extracted(source).splitlines()) if stretches else set()
    if not kept:
        kept = {i for i, stretch in enumerate(stretches) if not stretch.tags & elements("aside")}
    chosen = _with_surroundings(stretches, kept)
    headings = [_block(stretches[i]) for i in chosen if stretches[i].kind == "title"]
    rest = [_block(stretches[i]) for i in chosen if stretches[i].kind != "title"]
    fields = _fields(page)
    headline = _headline(headings, fields)
    if headline and (site := _site(page.title, headline[0].text)):
        fields.append(Field("publisher", site, "title element"))
    return RawArticle((*headline, *rest), tuple(fields))


def _extracted(source: str) -> str:
    """The article's text as trafilatura finds it, a paragraph a line; empty where it finds none.

    `deduplicate` must stay off: it remembers texts from one call to the next, and results would depend on the order.
    """
    import logging

    import trafilatura

    # Without a handler of its own, its complaints about odd pages would go to stderr.
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return trafilatura.extract(source, include_comments=False, deduplicate=False) or ""


def _with_surroundings(stretches: list[Stretch], kept: set[int]) -> list[int]:
    """The kept stretches and, in the page's order, what belongs to them.

    These are headings of the first level, captions, byline and date between heading and text, and a sentence in the
    midst of the text that stands in the same elements as its neighbours.
    """
    first, last = min(kept, default=0), max(kept, default=-1)
    tags = {stretches[i].tags for i in kept}
    aside = elements("aside")
    heading = next((i for i, s in enumerate(stretches) if s.kind == "title" and not s.tags & (aside - {"header"})), first)
    chosen: list[int] = []
    for i, stretch in enumerate(stretches[: last + CAPTION_REACH + 1]):
        text = " ".join("".join(stretch.characters).split())
        near = first - CAPTION_REACH <= i <= last + CAPTION_REACH
        if (
            i in kept
            or (stretch.kind == "title" and not stretch.tags & (aside - {"header"}) and i <= last)
            or (stretch.kind == "caption" and near and not stretch.tags & aside)
            or (heading < i < first and (notes.byline_of(text) or notes.dates_of(text) or notes.signed_and_dated(text)))
            or (first < i < last and stretch.tags in tags and text.endswith((".", "!", "?", ".”", '."')))
        ):
            chosen.append(i)
    return chosen


def _site(title: str, headline: str) -> str | None:
    """The name behind the headline in a page's <title>: "Ferry aground | Harbour Star" -> "Harbour Star"."""
    parts = re.split(r"\s+[|–—-]\s+|\s*\|\s*", " ".join(title.split()))
    return parts[-1] if len(parts) > 1 and _squeezed(parts[0]) == _squeezed(headline) and parts[-1] else None


def blocks_of_markup(source: str) -> list[RawBlock]:
    """The blocks of a fragment of HTML that is an article already (a JSON string of a news API)."""
    stretches = Page(source).stretches
    blocks = [_block(stretch) for stretch in stretches]
    return [RawBlock(b.text, b.offsets, "paragraph" if b.kind == "title" else b.kind, b.free) for b in blocks if b.text]


def _block(stretch: Stretch) -> RawBlock:
    return tidy("".join(stretch.characters), stretch.offsets, stretch.kind, free=stretch.kind == "paragraph")


def _headline(headings: list[RawBlock], fields: list[Field]) -> list[RawBlock]:
    """The <h1> that the head of the page calls the title; the only one where the head is silent or disagrees."""
    titles = [_squeezed(field.value) for field in fields if field.name == "title"]
    agreed = [block for block in headings if any(_squeezed(block.text) in title for title in titles)]
    return (agreed or headings)[:1]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _located(stretches: list[Stretch], lines: list[str]) -> set[int]:
    """The indexes of the stretches whose words the extracted lines hold; lines are looked for in their order."""
    flat: list[str] = []
    owner: list[int] = []
    for index, stretch in enumerate(stretches):
        squeezed = _squeezed("".join(stretch.characters))
        flat.append(squeezed)
        owner += [index] * len(squeezed)
    whole = "".join(flat)
    kept: set[int] = set()
    cursor = 0
    missed: list[str] = []
    for line in lines:
        wanted = _squeezed(re.sub(r"^[-*•]\s+", "", line))
        if not wanted:
            continue
        at = _at_border(whole, wanted, cursor, owner)
        if at < 0:
            missed.append(wanted)
            continue
        kept.update(owner[at : at + len(wanted)])
        cursor = at + len(wanted)
    for wanted in missed:
        kept.update(i for i, text in enumerate(flat) if len(text) >= SHORTEST_MATCH and text in wanted)
    return kept


def _at_border(whole: str, wanted: str, cursor: int, owner: list[int]) -> int:
    """Where `wanted` stands: after the cursor first; a short one must begin where a stretch begins."""
    for start in (cursor, 0):
        at = whole.find(wanted, start)
        while at >= 0 and len(wanted) < SHORTEST_MATCH and at and owner[at] == owner[at - 1]:
            at = whole.find(wanted, at + 1)
        if at >= 0:
            return at
    return -1


def _fields(page: Page) -> list[Field]:
    """What the page says of itself: JSON-LD, then <meta>, canonical link, <title>, first <time>."""
    from factcheck.articles.linked_data import linked_fields

    fields = [entry for script in page.data for entry in linked_fields(script)]
    known = field_of_key("meta")
    metas = [(*known.get(folded(name), ("", 0)), name, content) for name, content in page.metas]
    for name, _, written, content in sorted(metas, key=lambda entry: (entry[0], entry[1])):
        if name and content.strip():
            fields.append(Field(name, unescape(content).strip(), f"meta {written}"))
    if page.canonical:
        fields.append(Field("url", page.canonical, "link canonical"))
    if page.title.strip():
        fields.append(Field("title", " ".join(page.title.split()), "title element"))
    fields += [Field("published", value, "time element") for value in page.times[:1]]
    return fields


def declared_charset(data: bytes) -> str | None:
    """The character set that a page's first 2,048 bytes declare, None where they name none."""
    match = re.search(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", data[:2048], re.IGNORECASE)
    return match[1].decode("ascii") if match else None
