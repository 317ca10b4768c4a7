"""Markdown: headings, lists, quotes; links and emphasis become their words."""

import re

from factcheck.articles.raw import RawArticle, RawBlock, lines_of, tidy, without
from factcheck.articles.text import Line, front_matter, joined
from factcheck.model import BlockKind

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DEFINITION = re.compile(r"\s*\[[^\]]+\]:\s")

_IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:?")
_AUTOLINK = re.compile(r"<(?=https?://)|(?<=\w)>(?=\s|$)|</?[a-zA-Z][^<>]*>|<!--.*?-->")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1(?![\w*])|(?<=\w)(\*{1,3})(?=\S)(.+?)(?<=\S)\3")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def read_markdown(source: str) -> RawArticle:
    """A Markdown file; front matter as in plain text. Code blocks, rules and link definitions are no text."""
    start, fields, title = front_matter(source)
    blocks: list[RawBlock] = [title] if title else []
    kind: BlockKind = "paragraph"
    pending: list[Line] = []
    fence = ""

    def close() -> None:
        nonlocal kind
        if pending:
            blocks.append(_inline(joined(pending), kind))
            pending.clear()
        kind = "paragraph"

    for offset, line in lines_of(source, start):
        if fence or (match := _FENCE.match(line)):
            close()
            marker = line.strip()[:3]
            fence = "" if fence and marker == fence else fence or marker
        elif not line.strip() or _DEFINITION.match(line) or _TABLE_RULE.fullmatch(line) and "|" in line:
            close()
        elif match := _HEADING.match(line):
            close()
            heading = match[2]
            blocks.append(_heading(offset + match.start(2), heading, len(match[1]), blocks))
        elif pending and kind == "paragraph" and len(pending) == 1 and (match := _UNDERLINE.match(line)):
            (at, words), level = pending.pop(), 1 if match[1][0] == "=" else 2
            blocks.append(_heading(at, words, level, blocks))
        elif _RULE.match(line):
            close()
        else:
            if quote := _QUOTE.match(line):
                offset, line = offset + quote.end(), line[quote.end() :]
            if item := _ITEM.match(line):
                close()
                kind = "list"
                offset, line = offset + item.end(), line[item.end() :]
            if line.strip():
                pending.append((offset, line))
            else:
                close()
    close()
    return RawArticle(tuple(block for block in blocks if block.text), tuple(fields))


def _heading(offset: int, words: str, level: int, before: list[RawBlock]) -> RawBlock:
    """The first heading of the first level is the title; the others head a part of the text."""
    first = level == 1 and not any(block.kind == "title" for block in before)
    return _inline(tidy(words, range(offset, offset + len(words))), "title" if first else "paragraph")


def _inline(block: RawBlock, kind: BlockKind) -> RawBlock:
    """The block as it is displayed: an image alone is its caption, a link its words."""
    if (image := _IMAGE.fullmatch(block.text)) is not None:
        return _inline(block.cut(*image.span(1)), "caption")
    for pattern, groups in (
        (_IMAGE, ()),
        (_LINK, (1,)),
        (_FOOTNOTE, ()),
        (_AUTOLINK, ()),
        (_EMPHASIS, (2, 4)),
        (_EMPHASIS, (2, 4)),
    ):
        spans: list[tuple[int, int]] = []
        for match in pattern.finditer(block.text):
            inner = next((match.span(group) for group in groups if match[group] is not None), (match.end(), match.end()))
            spans += [(match.start(), inner[0]), (inner[1], match.end())]
        block = without(block, spans)
    block = without(block, [match.span() for match in _ESCAPE.finditer(block.text)])
    return RawBlock(block.text, block.offsets, kind, free=kind == "paragraph")
