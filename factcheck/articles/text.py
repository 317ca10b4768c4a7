"""Plain text: front matter, paragraphs, hard-wrapped lines."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck.articles.raw import Field, RawArticle, RawBlock, lines_of, tidy
from factcheck.articles.tables import field_of_key, folded

WRAP_WIDTH = 100
"""Columns. Mailers and editors wrap at 65 to 80; lines that go further than 100 were not wrapped by a program."""
WRAPPED_SHARE = 0.6
"""Share of the line breaks that only a full line explains, from which a file counts as hard-wrapped."""

_FENCE = re.compile(r"(---|\+\+\+)\s*$")
_BULLET = re.compile(r"\s*[-*•·▪◦‣]\s+(?=\S*[^\W_])")

Line = tuple[int, str]


def read_text(source: str) -> RawArticle:
    """A plain text file. One line is one paragraph, unless the file is hard-wrapped: then lines are joined."""
    start, fields, title = front_matter(source)
    blocks = [title] if title else []
    for group in paragraphs(list(lines_of(source, start))):
        blocks.append(joined(group))
    return RawArticle(tuple(block for block in blocks if block.text), tuple(fields))


def front_matter(source: str) -> tuple[int, list[Field], RawBlock | None]:
    """The "key: value" lines between two fences ("---") at the top of a file: where the text begins, fields, title.

    A list ("authors:" and lines with "- ") and a value in quotation marks are read; deeper YAML is passed over. Without
    a closing fence nothing is front matter.
    """
    lines = list(lines_of(source))
    opening = next((i for i, (_, line) in enumerate(lines) if line.strip()), None)
    if opening is None or not (fence := _FENCE.match(lines[opening][1])):
        return 0, [], None
    closing = next((i for i in range(opening + 1, len(lines)) if lines[i][1].strip() == fence[1]), None)
    if closing is None:
        return 0, [], None
    known = field_of_key("keys")
    found: list[tuple[str, int, str, str]] = []
    title: RawBlock | None = None
    key = ""
    for offset, line in lines[opening + 1 : closing]:
        match = re.match(r"([A-Za-z][\w .-]{0,30}?)\s*[:=]\s*(.*)$", line)
        item = re.match(r"\s*-\s+(.+)$", line)
        if match:
            key, value, at = match[1], match[2], match.start(2)
        elif item and key:
            value, at = item[1], item.start(1)
        else:
            continue
        bare = value.strip().strip("\"'")
        name, rank = known.get(folded(key), ("", 0))
        if not name or not bare or name == "text":
            continue
        found.append((name, rank, bare, key))
        if name == "title" and title is None:
            begin = offset + at + value.index(bare)
            title = tidy(bare, range(begin, begin + len(bare)), "title", free=False)
    found.sort(key=lambda entry: (entry[0], entry[1]))
    fields = [Field(name, value, f"front matter {key}") for name, _, value, key in found]
    return (lines[closing + 1][0] if closing + 1 < len(lines) else len(source)), fields, title


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines grouped to paragraphs; blank lines separate, and so does every line of a file that is not wrapped."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line[1].strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    width = _wrap_width(groups)
    if width is None:
        return [[line] for group in groups for line in group]
    return [part for group in groups for part in _unwrapped(group, width)]


def _wrap_width(groups: Iterable[Sequence[Line]]) -> int | None:
    """The column at which the file was wrapped, None where its lines are paragraphs.

    A break is soft where the next line's first word would not have fitted any more. Wrapped text breaks in the middle
    of sentences; a file with one sentence per line does not.
    """
    groups = list(groups)
    lengths = sorted(len(line.rstrip()) for group in groups for _, line in group)
    if len(lengths) < 4:
        return None
    width = lengths[-1] if lengths[-1] <= WRAP_WIDTH else lengths[int(len(lengths) * 0.98) - 1]
    if not 40 <= width <= WRAP_WIDTH:
        return None
    breaks = [(a[1], b[1]) for group in groups for a, b in pairwise(group)]
    soft = [(a, b) for a, b in breaks if _soft(a, b, width)]
    unfinished = [a for a, _ in soft if not a.rstrip().endswith((".", "!", "?", "”", '"', ":"))]
    if len(soft) < 3 or len(soft) < WRAPPED_SHARE * len(breaks) or len(unfinished) < 0.5 * len(soft):
        return None
    return width


def _soft(line: str, following: str, width: int) -> bool:
    """Whether a line ends because it is full. Two columns of grace: writers' editors count differently."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(first) > width - 2


def _unwrapped(group: Sequence[Line], width: int) -> list[list[Line]]:
    parts = [[group[0]]]
    for before, line in pairwise(group):
        indented = line[1][:1].isspace() and not before[1][:1].isspace()
        if _soft(before[1], line[1], width) and not indented and not _BULLET.match(line[1]):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def joined(lines: Sequence[Line]) -> RawBlock:
    """One paragraph of several lines. A hyphen at a line's end joins without a space: "anti-" + "piracy"."""
    bullet = _BULLET.match(lines[0][1])
    text = ""
    offsets: list[int] = []
    for number, (offset, line) in enumerate(lines):
        begin = bullet.end() if number == 0 and bullet else 0
        if number and not re.search(r"[a-z]-\s*$", text):
            text += " "
            before = lines[number - 1]
            offsets.append(before[0] + len(before[1]))
        elif number:
            line = line.lstrip()
        body = line[begin:].rstrip()
        text += body
        offsets.extend(range(offset + begin, offset + begin + len(body)))
    return tidy(text, offsets, "list" if bullet else "paragraph", free=not bullet)
