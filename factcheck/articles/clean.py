"""What is an article and what is the page around it: furniture, repeats, captions, the headline.

Every step takes blocks and returns those that stay; what goes is returned as well, with the reason, so that nothing
disappears unseen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck.articles.notes import is_credit
from factcheck.articles.raw import RawBlock
from factcheck.articles.tables import table

LONGEST_TITLE = 200
"""Characters. Headlines of British tabloids reach 180."""
SHORTEST_REPEAT = 25
"""Letters and digits from which a second time is a repeat and no coincidence ("Why not?", "He was 95.")."""
SHORT = 8
"""Words up to which a line between two lines of page furniture is furniture too."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that is no part of the article, and why: "boilerplate", "tail", "repeat", "title repeated", ..."""

    block: RawBlock
    reason: str


@cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("boilerplate")[section][key]), re.IGNORECASE)


def without_boilerplate(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Dropped]]:
    """The blocks without page furniture: lines that are never text, and the run of them at the end of the page."""
    certain = [is_boilerplate(block.text) for block in blocks]
    end = _tail(blocks, certain)
    kept = [block for i, block in enumerate(blocks) if i < end and not certain[i]]
    dropped = [
        Dropped(block, "boilerplate" if certain[i] else "tail") for i, block in enumerate(blocks) if i >= end or certain[i]
    ]
    return kept, dropped


def is_boilerplate(text: str) -> bool:
    """Whether a line belongs to a web page and to no article ("Sign in", "No comments:", "(c) 2020 The Lantern")."""
    return len(text) <= 400 and _pattern("line", "patterns").fullmatch(text.strip()) is not None


def _tail(blocks: Sequence[RawBlock], certain: Sequence[bool]) -> int:
    """The index at which the furniture at the end of the page begins; the number of blocks where there is none.

    Going back from the end, furniture goes on over blocks with its words, and over a short line that has neither a
    figure nor a quotation and stands before more furniture; it begins with a block that is furniture for certain.
    """
    begin = end = len(blocks)
    most = table("boilerplate")["tail"]["words"]
    hints = _pattern("tail", "patterns")
    for i in range(len(blocks) - 1, -1, -1):
        text = blocks[i].text
        words = len(text.split())
        if certain[i]:
            begin = i
        elif words <= most and hints.search(text) and not re.search(r"[“”\"]|\d{2}", text):
            continue
        elif not (words <= SHORT and begin < end and not re.search(r"[\d“”\"'‘]|[.!?]$", text)):
            break
    return begin


def without_repeats(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Dropped]]:
    """The blocks with every paragraph once: the first of a repeated paragraph, and the first copy of a text in the file.

    A short line is a repeat only where it follows the same line as the first time, which has just been dropped.
    """
    seen: dict[str, int] = {}
    kept: list[RawBlock] = []
    dropped: list[Dropped] = []
    keys = [fold(block.text) for block in blocks]
    copied: int | None = None
    for i, block in enumerate(blocks):
        first = seen.get(keys[i])
        in_copy = first is not None and copied is not None and first == copied + 1
        if first is not None and (len(keys[i]) >= SHORTEST_REPEAT or block.kind == "caption" or in_copy):
            dropped.append(Dropped(block, "repeat"))
            copied = first
            continue
        copied = None
        if keys[i]:
            seen.setdefault(keys[i], i)
        kept.append(block)
    return kept, dropped


def fold(text: str) -> str:
    """The letters and digits of a text in lower case: what two prints of one paragraph have in common."""
    return "".join(character for character in text.casefold() if character.isalnum())


def with_title(blocks: Sequence[RawBlock], title: str | None) -> tuple[list[RawBlock], list[Dropped]]:
    """The blocks with the headline marked as title and its repeats dropped; `title` is what the file's head calls it.

    Without such a title the first block is the headline if it looks like one: short, no full stop, a text below it.
    """
    blocks = list(blocks)
    position = next((i for i, block in enumerate(blocks) if block.kind == "title"), None)
    if position is None and title is not None:
        position = next((i for i, block in enumerate(blocks[:6]) if _is_title(block.text, title)), None)
    if position is None and title is None and len(blocks) > 1 and looks_like_title(blocks[0]):
        position = 0
    if position is None:
        if title is None:
            return blocks, []
        kept = [block for block in blocks if not _is_title(block.text, title)]
        return kept, [Dropped(block, "title repeated") for block in blocks if _is_title(block.text, title)]
    headline = replace(blocks[position], kind="title", free=False)
    rest = [replace(b, kind="paragraph") if b.kind == "title" else b for i, b in enumerate(blocks) if i != position]
    kept = [headline, *(block for block in rest if not _is_title(block.text, headline.text))]
    return kept, [Dropped(block, "title repeated") for block in rest if _is_title(block.text, headline.text)]


def looks_like_title(block: RawBlock) -> bool:
    """Whether a block is short and does not end like a sentence."""
    text = block.text.rstrip("\"'”’)] ")
    return block.free and 0 < len(text) <= LONGEST_TITLE and not text.endswith((".", "!", ",", ";", ":")) and "\n" not in text


def _is_title(text: str, title: str) -> bool:
    """Whether a block is the title, or the title with the site's name behind a dash or bar."""
    wanted = fold(title)
    if not wanted or len(text) > len(title) + 60:
        return False
    return fold(text) == wanted or (
        len(wanted) >= SHORTEST_REPEAT and any(fold(part) == wanted for part in re.split(r"\s+[|–—-]\s+|\s*\|\s*", text)[:1])
    )


def with_captions(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """The blocks with photo captions marked. An agency in brackets after the last sentence signs the text, no photo."""
    marked: list[RawBlock] = []
    for i, block in enumerate(blocks):
        if i == len(blocks) - 1 and signed_by_agency(block.text):
            marked.append(block)
            continue
        after_caption = bool(marked) and marked[-1].kind == "caption"
        is_one = block.free and block.kind == "paragraph" and is_caption(block.text, after_caption)
        marked.append(replace(block, kind="caption") if is_one else block)
    return marked


def is_caption(text: str, after_caption: bool = False) -> bool:
    """Whether a block is the caption of a picture.

    It ends with a credit in brackets and nothing behind, or begins as captions do, or has no full stop and tells who
    stands where; a block without a full stop under a caption is one too.
    """
    if _pattern("caption", "start").match(text):
        return True
    credit = _last_bracket(text)
    if (
        credit is not None
        and re.search(r"\w", text[: credit[0]])
        and _pattern("caption", "credit").search(text[credit[0] : credit[1]])
    ):
        return True
    if text.rstrip("\"'”’)] ").endswith((".", "!", "?", ":", ",", ";", "…", "-", "–", "—")):
        return False
    return _pattern("caption", "inside").search(text) is not None or (after_caption and len(text.split()) >= SHORT)


def signed_by_agency(text: str) -> bool:
    """Whether a sentence is followed by a news agency in brackets: "... it said on Monday. (AFP)"."""
    bracket = _last_bracket(text)
    return bracket is not None and text[: bracket[0]].rstrip().endswith((".", "”", '"')) and is_credit(text[bracket[0] :])


def _last_bracket(text: str) -> tuple[int, int] | None:
    """The span of the bracket (with those inside it) with which a text ends; None where it ends otherwise."""
    text = text.rstrip()
    if not text.endswith(")"):
        return None
    depth = 0
    for i in range(len(text) - 1, -1, -1):
        depth += (text[i] == ")") - (text[i] == "(")
        if depth == 0:
            return (i, len(text)) if len(text) - i <= 120 else None
    return None
