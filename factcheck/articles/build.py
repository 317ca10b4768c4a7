"""RawArticle to Article: furniture out, metadata read, headline and captions marked, repeats dropped, offsets kept."""

from collections.abc import Sequence

from factcheck.articles.clean import (
    Dropped,
    with_captions,
    with_title,
    without_boilerplate,
    without_repeats,
)
from factcheck.articles.metadata import Lines, read_metadata
from factcheck.articles.raw import RawArticle, RawBlock
from factcheck.model import Article, Block


def build(raw: RawArticle, source: str, lines: tuple[int, ...], path: str) -> tuple[Article | None, list[Dropped]]:
    """The article (without id) of a raw one, and the blocks that are no part of it; None where no text is left."""
    blocks, furniture = without_boilerplate(raw.blocks)
    data, blocks, noted = read_metadata(blocks, raw.fields, furniture, Lines(lines))
    blocks, titles = with_title(blocks, data.title)
    blocks, repeats = without_repeats(with_captions(blocks))
    dropped = [*furniture, *noted, *titles, *repeats]
    if not any(block.kind != "title" for block in blocks):
        return None, dropped
    title = next((block.text for block in blocks if block.kind == "title"), None)
    text, spans, segments = assembled(blocks)
    article = Article(
        id="",
        path=path,
        source=source,
        text=text,
        blocks=spans,
        segments=segments,
        title=title or data.title,
        publisher=data.publisher,
        author=data.author,
        url=data.url,
        published=data.published,
        updated=data.updated,
        credits=tuple(data.credits),
        lines=lines,
    )
    return article, dropped


def assembled(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int, int], ...]]:
    """The text (blocks joined by a newline), the blocks' spans in it, and the segments that lead to the source."""
    parts: list[str] = []
    spans: list[Block] = []
    segments: list[tuple[int, int, int]] = []
    at = 0
    for block in blocks:
        spans.append(Block(at, at + len(block.text), block.kind))
        begin = 0
        for i in range(1, len(block.text) + 1):
            if i == len(block.text) or block.offsets[i] != block.offsets[i - 1] + 1:
                segments.append((at + begin, block.offsets[begin], i - begin))
                begin = i
        parts.append(block.text)
        at += len(block.text) + 1
    return "\n".join(parts), tuple(spans), tuple(segments)
