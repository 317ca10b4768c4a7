"""Who published an article, who wrote it, when, and where each of these was found.

What the file says of itself (front matter, <meta>, JSON) comes first, then the lines of the text, then the address.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from factcheck.articles import notes
from factcheck.articles.clean import Dropped, looks_like_title
from factcheck.articles.raw import Field, RawBlock
from factcheck.articles.stamps import Evidence, evidence_in, stamp_of, url_day
from factcheck.model import Stamp

HEAD = 12
"""Blocks from the top among which a byline or a bare date is looked for: rubric, headline, standfirst, bullets, caption."""
TAIL = 3
"""Blocks from the end among which a bare date, a byline or a line about the writer is looked for."""


@dataclass(slots=True)
class Metadata:
    """The fields of an article, filled one after the other; the first find of each stays."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    author_found: str = ""
    """Where the author was found: several in one list are all named."""
    url: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    credits: list[str] = field(default_factory=list)

    def credit(self, names: Sequence[str]) -> None:
        """Adds agencies that are not yet there."""
        self.credits += [name for name in names if name not in self.credits]


@dataclass(frozen=True, slots=True)
class Lines:
    """The line numbers of a source, from the offsets at which its lines begin."""

    starts: tuple[int, ...]

    def number(self, block: RawBlock) -> int:
        """The 1-based line on which a block begins."""
        return bisect_right(self.starts, block.offsets[0])


def read_metadata(
    blocks: Sequence[RawBlock], fields: Sequence[Field], furniture: Sequence[Dropped], lines: Lines
) -> tuple[Metadata, list[RawBlock], list[Dropped]]:
    """The metadata of an article, its blocks without the lines that are metadata only, and those lines."""
    data = Metadata()
    for entry in fields:
        _plain_field(data, entry)
    text = "\n".join(block.text for block in blocks)
    host = host_of(data.url)
    evidence = evidence_in(text, data.url, notes.order_of_host(host) if host else None)
    for entry in fields:
        if entry.name in ("published", "updated") and getattr(data, entry.name) is None:
            setattr(data, entry.name, _field_stamp(entry, evidence))
    gone: dict[int, str] = {}
    _mastheads(data, blocks, gone)
    _dates(data, blocks, gone, lines, evidence)
    _writers(data, blocks, gone)
    _credits(data, blocks, gone, furniture)
    if data.published is None and data.url and (day := url_day(data.url)) is not None:
        data.published = Stamp(day, "url")
    if data.published is None:
        data.published = _dateline_stamp(data, blocks, gone, evidence)
    data.publisher = data.publisher or host
    kept = [block for i, block in enumerate(blocks) if i not in gone]
    return data, kept, [Dropped(blocks[i], reason) for i, reason in sorted(gone.items())]


def _plain_field(data: Metadata, entry: Field) -> None:
    value = " ".join(entry.value.split())
    if entry.name == "title":
        data.title = data.title or value
    elif entry.name == "url":
        data.url = data.url or (value if re.match(r"https?://\S+$", value) else None)
    elif entry.name == "publisher":
        data.publisher = data.publisher or (host_of(value) if re.match(r"https?://", value) else value)
    elif entry.name == "author" and not re.match(r"https?://|\S+@\S+$", value):
        data.credit(notes.agencies_in(value))
        name = notes.writer(value)
        if data.author is None:
            data.author, data.author_found = name, entry.found
        elif name and entry.found == data.author_found and name not in data.author:
            data.author = f"{data.author}, {name}"


def host_of(url: str | None) -> str | None:
    """The host of an address without "www."; it names the publisher where nothing else does."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return re.sub(r"^www\d?\.", "", host) if host else None


def _field_stamp(entry: Field, evidence: Evidence) -> Stamp | None:
    value = entry.value
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", value):
        moment = datetime.fromtimestamp(float(value[:10]), UTC)
        return Stamp(moment.date(), entry.found, moment.hour * 60 + moment.minute, 0)
    found = notes.dates_of(value)
    words = found[0].words if found and found[0].words else value
    return stamp_of(words, entry.found, evidence)


def _mastheads(data: Metadata, blocks: Sequence[RawBlock], gone: dict[int, str]) -> None:
    """Rubrics and the newspaper's name above the headline."""
    for i, block in enumerate(blocks[:3]):
        if not block.free or block.kind != "paragraph" or not looks_like_title(block):
            return
        below = next((b for b in blocks[i + 1 : i + 6] if not _beside_headline(b.text)), None)
        if below is None or not (looks_like_title(below) or below.kind == "title"):
            return
        if notes.is_section(block.text):
            gone[i] = "rubric"
        elif (name := notes.masthead_of(block.text, below.text)) is not None:
            data.publisher = data.publisher or name
            gone[i] = "masthead"
        else:
            return


def _beside_headline(text: str) -> bool:
    """Whether a line may stand between a newspaper's name and a headline: a rubric, a date, a byline, an agency."""
    return (
        notes.is_section(text) or notes.dates_of(text) is not None or notes.byline_of(text) is not None or notes.is_credit(text)
    )


def _dates(data: Metadata, blocks: Sequence[RawBlock], gone: dict[int, str], lines: Lines, evidence: Evidence) -> None:
    """Lines that are dates. A bare date counts at the top or the end only: in the midst of a text it heads an entry."""
    pending = ""
    seen_bare = False
    for i, block in enumerate(blocks):
        found = notes.dates_of(block.text) if i not in gone and block.kind != "title" else None
        if found is None:
            pending = ""
            if i < HEAD and block.kind != "title" and (both := notes.signed_and_dated(block.text)) is not None:
                data.author = data.author or both[0]
                for note in both[1]:
                    where = f"text line {lines.number(block)}"
                    _set(data, note.label or "published", stamp_of(note.words, where, evidence))
                gone[i] = "byline"
                continue
            if i < HEAD and (place := _placed_day(block.text)) and len(place) < len(block.text):
                _set(data, "published", stamp_of(place, "dateline", evidence))
                gone[i] = "date line"
            elif i < 2 and data.published is None and (match := _TITLE_DAY.search(block.text)):
                _set(data, "published", stamp_of(notes.spaced(match[1]), f"text line {lines.number(block)}", evidence))
            continue
        where = f"text line {lines.number(block)}"
        labelled = any(note.label for note in found)
        if not labelled and not pending and (seen_bare or not (i < HEAD or i >= len(blocks) - TAIL)):
            continue
        stamps = [(note.label or pending or "published", note.words) for note in found if note.words]
        read = [(name, stamp_of(words, where, evidence)) for name, words in stamps]
        seen_bare = seen_bare or bool(stamps and not labelled and not pending)
        pending = found[-1].label if not found[-1].words else ""
        if pending and (i + 1 == len(blocks) or notes.dates_of(blocks[i + 1].text) is None):
            continue
        for name, stamp in read:
            _set(data, name, stamp)
        gone[i] = "date line"


_TITLE_DAY = re.compile(
    rf"((?:{notes.MONTH}\s*\d{{1,2}}|\d{{1,2}}\s+{notes.MONTH}),?\s*(?:19|20)\d\d)[\s.,|@–—-]*\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*$",
    re.IGNORECASE,
)
"""A date with a clock time glued to the end of a headline."""


def _placed_day(text: str) -> str | None:
    """The date in a line of nothing but a place in capitals and a date: "LIMA, Peru - 5/2/2019"."""
    match = re.match(r"(.*?)((?:19|20)?\d[\d\s/.-]{4,}\d|" + notes.MONTH + r"\s*\d{1,2},\s*(?:19|20)\d\d)(.*)$", text)
    if match is None or len(text) > 70:
        return None
    around = re.findall(r"[^\W\d_][\w.'’]*", match[1] + " " + match[3])
    capitals = [word for word in around if len(word) > 2 and word.isupper()]
    placed = 0 < len(around) <= 5 and capitals and all(word[0].isupper() for word in around)
    return notes.spaced(match[2]) if placed and not re.search(r"[.!?]$", text.rstrip(" -–—")) else None


def _set(data: Metadata, name: str, stamp: Stamp | None) -> None:
    if stamp is not None and getattr(data, name) is None:
        setattr(data, name, stamp)


def _writers(data: Metadata, blocks: Sequence[RawBlock], gone: dict[int, str]) -> None:
    """Bylines, a bare name beside the date, a line about the writer at the end."""
    for i, block in enumerate(blocks):
        edge = i < HEAD or i >= len(blocks) - TAIL
        if i in gone or block.kind == "title" or not edge:
            continue
        if (
            (name := notes.byline_of(block.text)) is not None
            or re.match(r"by\s", block.text, re.IGNORECASE)
            and notes.is_credit(block.text)
        ):
            data.credit(notes.agencies_in(block.text))
            data.author = data.author or name
            gone[i] = "byline"
        elif 0 < i < HEAD and notes.is_bare_name(block.text) and _beside_a_note(i, gone) and _after_title(blocks, i, gone):
            data.author = data.author or block.text
            gone[i] = "byline"
        elif i >= len(blocks) - TAIL and i > 2 and (bio := notes.bio_of(block.text)) is not None:
            data.author = data.author or bio[0]
            data.publisher = data.publisher or bio[1]
            gone[i] = "about the writer"


def _beside_a_note(i: int, gone: dict[int, str]) -> bool:
    return gone.get(i + 1) in ("date line", "byline") or gone.get(i - 1) == "date line"


def _after_title(blocks: Sequence[RawBlock], i: int, gone: dict[int, str]) -> bool:
    return any(block.kind == "title" or looks_like_title(block) for j, block in enumerate(blocks[:i]) if j not in gone)


def _credits(data: Metadata, blocks: Sequence[RawBlock], gone: dict[int, str], furniture: Sequence[Dropped]) -> None:
    """Credit lines, the dateline's agency, an agency in brackets behind the last sentence, the copyright line's."""
    for i, block in enumerate(blocks):
        if i not in gone and block.kind != "title" and i > 0 and notes.is_credit(block.text):
            data.credit(notes.agencies_in(block.text))
            gone[i] = "credit"
    body = [block for i, block in enumerate(blocks) if i not in gone and block.kind == "paragraph"]
    for block in body[:6]:
        dateline = notes.dateline_of(block.text)
        if dateline is not None and dateline.agency:
            data.credit([dateline.agency])
    for block in body[-1:]:
        if match := re.search(r"[(\[—–-]\s*([^()\[\]]{2,40})[)\]]?\s*$", block.text):
            data.credit(notes.agencies_in(match[1]) if re.match(r"[A-Z]", match[1]) else [])
        if match := re.search(r"[.!?”\"]\s+([^.!?]{2,80}) contributed to this (?:report|story|article)\.?$", block.text):
            data.credit(notes.agencies_in(match[1]))
    for drop in furniture:
        if re.search(r"©|copyright|all rights reserved|\(c\)", drop.block.text, re.IGNORECASE):
            data.credit(notes.agencies_in(drop.block.text))


def _dateline_stamp(data: Metadata, blocks: Sequence[RawBlock], gone: dict[int, str], evidence: Evidence) -> Stamp | None:
    """The date of a dateline that has a year; a date without one stays in the text, for whoever knows the year."""
    for block in [block for i, block in enumerate(blocks) if i not in gone][:6]:
        dateline = notes.dateline_of(block.text)
        if dateline is not None and re.search(r"(?:19|20)\d\d", dateline.words):
            return stamp_of(dateline.words, "dateline", evidence)
    return None
