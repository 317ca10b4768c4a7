"""What a reader hands on: blocks whose every character knows where in the file it stands, and what the file says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import BlockKind

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Soft hyphen, zero-width characters, direction marks: they split words for a program and for no reader."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A paragraph before cleaning: single spaces inside, none at the ends.

    `offsets[i]` is the offset in the file of `text[i]`; ascending. A decoded entity or escape has the offset of its
    first character.
    """

    text: str
    offsets: Sequence[int]
    kind: BlockKind = "paragraph"
    free: bool = True
    """Whether its kind is still open; false where the file's own markup has named it (heading, caption, list)."""

    def cut(self, start: int, end: int) -> "RawBlock":
        """The block's characters from `start` to `end`, trimmed."""
        return tidy(self.text[start:end], self.offsets[start:end], self.kind, self.free)


@dataclass(frozen=True, slots=True)
class Field:
    """Something the file says of itself outside the text: `name` as in Article ("published"), and where it was found."""

    name: str
    value: str
    found: str


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its reader saw it, before anything is dropped. `fields` come in the order of trust."""

    blocks: tuple[RawBlock, ...]
    fields: tuple[Field, ...] = ()


def tidy(text: str, offsets: Sequence[int], kind: BlockKind = "paragraph", free: bool = True) -> RawBlock:
    """A block from any run of characters: white space (also no-break) becomes one space, invisible characters go."""
    characters: list[str] = []
    places: list[int] = []
    for character, offset in zip(text, offsets, strict=True):
        if character in INVISIBLE:
            continue
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                places.append(offset)
        else:
            characters.append(character)
            places.append(offset)
    if characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return RawBlock("".join(characters), places, kind, free)


def without(block: RawBlock, spans: Iterable[tuple[int, int]]) -> RawBlock:
    """The block without the characters of the spans (markup that was read and is no text)."""
    gone = {i for start, end in spans for i in range(start, end)}
    kept = [i for i in range(len(block.text)) if i not in gone]
    return tidy("".join(block.text[i] for i in kept), [block.offsets[i] for i in kept], block.kind, block.free)


def line_starts(source: str) -> tuple[int, ...]:
    """The offsets at which the lines begin; a line ends with LF, CR LF or CR, as editors count."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", source)))


def lines_of(source: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Each line from `start` (the offset of a line) on: its offset, and its text without the line end."""
    starts = [offset for offset in line_starts(source) if offset >= start]
    for offset, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield offset, source[offset:end].rstrip("\r\n")
