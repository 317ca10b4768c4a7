"""Quotations: the words between quotation marks, `doc._.quotes`, before anybody asks who said them.

Works on the characters of the text, paragraph by paragraph (a paragraph is a line). Straight and curly, double and
single marks, backticks, marks with spaces around them (text put back together from tokens), one mark inside another,
and a quotation that runs over paragraphs: an opening mark at each, a closing mark only at the last.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

Kind = Literal["direct", "partial", "title"]

DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
SINGLE = re.compile(r"[‘’'`]")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|neath|gainst|\d\ds?)\b", re.IGNORECASE)
REACH = 12  # paragraphs that one quotation may run over
SINGLE_REACH = 600  # characters inside single marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: character offsets without the marks, token indices of who says them and of the verb for it.

    `kind`: "direct" is at least a clause of its own, "partial" a fragment in the reporter's sentence, "title" one or
    two words (or a name) in marks without anybody saying them. `speaker` is a half-open token span: a name, a pronoun
    that could not be resolved, or a noun with what stands before it ("a spokesman"). `nested` is inside another
    quotation.
    """

    start: int
    end: int
    kind: Kind
    speaker: tuple[int, int] | None = None
    cue: int | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """A pair of marks: offsets of the content and of the whole with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


@Language.component("quotations", assigns=["doc._.quotes"])
def quotations(doc: Doc) -> Doc:
    """Set `doc._.quotes` to the quotations in order of their start; speakers are left open."""
    text = doc.text
    outer = double_pairs(text)
    inner = single_pairs(text)
    offsets = [token.idx for token in doc] if outer or inner else []
    found = []
    for marks in sorted([*outer, *inner], key=lambda m: (m.start, -m.end)):
        start, end = strip(text, marks.start, marks.end)
        if not WORD.search(text, start, end):
            continue
        nested = any(o.start <= marks.outer_start and marks.outer_end <= o.end and o != marks for o in outer)
        found.append(Quotation(start, end, kind(text, tokens(doc, offsets, start, end), start, end), nested=nested))
    doc._.quotes = found
    return doc


def tokens(doc: Doc, offsets: list[int], start: int, end: int) -> Span:
    """The tokens that have a character in `start` to `end`; `offsets` are those at which the tokens begin.

    `Doc.char_span` walks over the whole document each time.
    """
    return doc[bisect_right(offsets, start) - 1 : bisect_left(offsets, end)]


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines with something in them."""
    return [match.span() for match in re.finditer(r"[^\n]+", text) if match.group().strip()]


def opens(text: str, match: re.Match[str], already: bool) -> bool:
    """Whether a double mark opens, given whether one is open."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark in ("„", "«", "``"):
        return True
    if mark in ("»", "''"):
        return False
    if mark in ("“", "‟"):
        return not (already and not before.isspace() and (after.isspace() or after in ",.;:!?"))
    if mark == "”":
        return not already and (before.isspace() or before in "(—–-") and not after.isspace()
    return not already


def double_pairs(text: str) -> list[Marks]:
    """The pairs of double marks, those over several paragraphs as one."""
    found: list[Marks] = []
    lines = paragraphs(text)
    opened: re.Match[str] | None = None
    for number, (start, end) in enumerate(lines):
        if opened is not None:
            closing = continues(text, lines, number)
            if closing is None:
                at = lines[number - 1][1]
                found.append(Marks(opened.end(), at, opened.start(), at))
                opened = None
        first = True
        for match in DOUBLE.finditer(text, start, end):
            at_start = not text[start : match.start()].strip()
            if opened is not None and first and at_start and match.group() not in ("”", "''", "»"):
                first = False
                continue  # the mark that repeats at each paragraph
            first = False
            if opened is None and inches(text, match):
                continue
            if opens(text, match, opened is not None):
                if opened is None:
                    opened = match
            elif opened is not None:
                found.append(Marks(opened.end(), match.start(), opened.start(), match.end()))
                opened = None
    if opened is not None:
        at = next((e for s, e in lines if s <= opened.start() < e), len(text))
        found.append(Marks(opened.end(), at, opened.start(), at))
    return found


def inches(text: str, match: re.Match[str]) -> bool:
    """Whether a straight mark stands after a number and before no word: 3" tall."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match.group() == '"' and before.isdigit() and not after.isalnum()


def continues(text: str, lines: list[tuple[int, int]], number: int) -> int | None:
    """Whether a quotation left open before paragraph `number` goes on in it: the offset where it closes, else None.

    It does if the paragraph begins with a mark and a later one closes, or if the first mark to come is a closing one.
    """
    start, end = lines[number]
    head = DOUBLE.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()))
    if head and head.group() not in ("”", "''", "»"):
        inside = list(DOUBLE.finditer(text, head.end(), end))
        return inside[0].start() if inside else end
    for line_start, line_end in lines[number : number + REACH]:
        marks = list(DOUBLE.finditer(text, line_start, line_end))
        if not marks:
            continue
        mark = marks[0]
        before = text[mark.start() - 1] if mark.start() > line_start else " "
        after = text[mark.end()] if mark.end() < line_end else " "
        earlier = text[line_start : mark.start()].rstrip()[-1:]
        closing = mark.group() in ("”", "''", "»") or (
            mark.group() == '"'
            and before != "("
            and (after.isspace() or after in ",.;:" or before.isspace() and earlier in ",.!?")
        )
        return mark.start() if closing and len(marks) % 2 and mark.start() > line_start else None
    return None


def single_pairs(text: str) -> list[Marks]:
    """The pairs of single marks inside one paragraph; apostrophes and plural possessives are not marks."""
    found: list[Marks] = []
    for start, end in paragraphs(text):
        at = start
        while match := SINGLE.search(text, at, end):
            at = match.end()
            if text[match.start() : match.start() + 2] in ("``", "''"):
                at = match.start() + 2
                continue
            if not opens_single(text, match, start):
                continue
            close = closing_single(text, match, min(end, match.end() + SINGLE_REACH))
            if close is not None:
                found.append(Marks(match.end(), close, match.start(), close + 1))
                at = close + 1
    return found


def opens_single(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a single mark can open: after a space or a mark, before a word that is no elision ('em, '90s)."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if not (before.isspace() or before in '(["“—–-'):
        return False
    if mark == "`":
        return True
    if mark == "’" or not (after.isalnum() or after in "[(…."):
        return False
    return not ELISIONS.match(text, match.end())


def closing_single(text: str, opening: re.Match[str], end: int) -> int | None:
    """The offset of the mark that closes; a plural possessive ("the farmers' boats") only if nothing better follows."""
    fallback = None
    marks = "’" if opening.group() == "‘" else "'’"
    for match in re.finditer(f"[{marks}]", text[opening.end() : end]):
        at = opening.end() + match.start()
        before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
        if after.isalnum():
            continue
        if before in ".,!?…" or before.isalnum() and after in ".,;:!?)" and before != "s":
            return at
        if before in "sS" and after.isspace() and text[at + 2 : at + 3].islower():
            fallback = fallback if fallback is not None else at
            continue
        if before.isspace() and not after.isspace() and opening.group() != "`":
            continue
        return at
    return fallback


def kind(text: str, span: Span, start: int, end: int) -> Kind:
    """What the words are by themselves; `speakers` turns a title with somebody who says it into a partial quotation."""
    words = WORD.findall(text, start, end)
    stop = text[end - 1] in ".!?,…"
    clause = any(t.dep_.startswith(("nsubj", "expl", "csubj")) and span.start <= t.head.i < span.end for t in span)
    if clause and (stop or len(words) > 2):
        return "direct"
    capital = [w for w in words if w[0].isupper()]
    longer = [w for w in words if len(w) > 3 or w[0].isupper()]
    if len(words) <= 2 or 8 >= len(words) > 1 and len(capital) == len(longer) and text[end - 1] not in ".!?…":
        return "title"
    if stop and len(words) > 3 and words[0][0].isupper():
        return "direct"
    return "partial"


if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=None)
