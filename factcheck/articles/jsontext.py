"""JSON and JSON lines: articles as objects; every character of a string knows where in the file it stands.

`json` of the standard library decides what is valid; a second walk over the tokens keeps the places, which it drops.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.articles.raw import Field, RawArticle, RawBlock, tidy
from factcheck.articles.tables import field_of_key, folded, table

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PARAGRAPH = re.compile(r"[^\n]+")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|figure|blockquote)\b[^<>]*>", re.IGNORECASE)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string or number of the document, with the keys and indexes that lead to it."""

    path: Path
    text: str
    offsets: Sequence[int]


def read_json(source: str) -> list[RawArticle]:
    """The articles of a JSON document: an object, a list of objects, or an object that holds such a list.

    Raises `json.JSONDecodeError` for what is not JSON.
    """
    json.loads(source)
    leaves = list(_leaves(source, 0))
    roots = sorted({root for leaf in leaves for root in [_root(leaf.path)] if root is not None}, key=_in_order)
    outer = [root for root in roots if not any(root[: len(other)] == other and root != other for other in roots)]
    return [article for root in outer if (article := _article(leaves, root)) is not None]


def read_json_line(line: str, offset: int) -> RawArticle | None:
    """The article of one line of a .jsonl file that begins at `offset`; None where it holds no text.

    Raises `json.JSONDecodeError` for what is not JSON.
    """
    json.loads(line)
    leaves = list(_leaves(line, offset))
    roots = [root for leaf in leaves if (root := _root(leaf.path)) is not None]
    return _article(leaves, min(roots, key=len)) if roots else None


def _in_order(root: Path) -> list[tuple[bool, int, str]]:
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in root]


def _root(path: Path) -> Path | None:
    """The path of the object whose text this leaf is: the path up to the key that is called text, body ..."""
    known = field_of_key("keys")
    names = table("fields")["names"]["keys"]
    for depth in range(len(path) - 1, -1, -1):
        step = path[depth]
        if isinstance(step, str) and known.get(folded(step), ("",))[0] == "text":
            rest = [s for s in path[depth + 1 :] if isinstance(s, str)]
            return path[:depth] if all(s in names or folded(s) in known for s in rest) else None
    return None


def _article(leaves: list[Leaf], root: Path) -> RawArticle | None:
    known = field_of_key("keys")
    names = table("fields")["names"]["keys"]
    ranked: list[tuple[str, int, int, Leaf]] = []
    for order, leaf in enumerate(leaves):
        steps = leaf.path[len(root) :]
        if leaf.path[: len(root)] != root or not steps or not isinstance(steps[0], str):
            continue
        inner = [step for step in steps[1:] if isinstance(step, str)]
        field, rank = known.get(folded(steps[0]), ("", 0))
        if field == "text":
            fits = all(step in names or known.get(folded(step), ("",))[0] == "text" for step in inner)
        else:
            fits = bool(field) and len(inner) <= 1 and all(step in names for step in inner)
        if fits:
            ranked.append((field, rank, order, leaf))
    ranked.sort(key=lambda entry: entry[:3])
    best = min((rank for field, rank, _, _ in ranked if field == "text"), default=None)
    blocks: list[RawBlock] = []
    fields: list[Field] = []
    for field, rank, _, leaf in ranked:
        if field == "text" and rank == best:
            blocks += _blocks(leaf)
        elif field != "text" and leaf.text.strip():
            if field == "title" and not any(block.kind == "title" for block in blocks):
                blocks.insert(0, tidy(leaf.text, leaf.offsets, "title", free=False))
            fields.append(Field(field, leaf.text.strip(), f"json {leaf.path[len(root)]}"))
    title = [block for block in blocks if block.kind == "title"]
    rest = [block for block in blocks if block.kind != "title"]
    return RawArticle((*title[:1], *rest), tuple(fields)) if rest else None


def _blocks(leaf: Leaf) -> list[RawBlock]:
    if _MARKUP.search(leaf.text):
        from factcheck.articles.html import blocks_of_markup

        return [
            RawBlock(block.text, [leaf.offsets[i] for i in block.offsets], block.kind, block.free)
            for block in blocks_of_markup(leaf.text)
        ]
    parts = [match.span() for match in _PARAGRAPH.finditer(leaf.text)]
    found = [tidy(leaf.text[start:end], leaf.offsets[start:end]) for start, end in parts]
    return [block for block in found if block.text]


def _leaves(source: str, base: int) -> Iterator[Leaf]:
    """Every string and number of a valid JSON text, in order; `base` is added to the offsets."""
    path: list[str | int | None] = []
    for match in _TOKEN.finditer(source):
        token = match[0]
        if token in "{[":
            path.append(None if token == "{" else 0)
        elif token in "}]":
            path.pop()
        elif token == ",":
            step = path[-1]
            path[-1] = step + 1 if isinstance(step, int) else None
        elif token[0] == '"':
            text, offsets = _decoded(token, base + match.start())
            if path and path[-1] is None:
                path[-1] = text
            else:
                yield Leaf(_complete(path), text, offsets)
        elif token not in (":", "true", "false", "null"):
            yield Leaf(_complete(path), token, range(base + match.start(), base + match.end()))


def _complete(path: list[str | int | None]) -> Path:
    return tuple(step for step in path if step is not None)


def _decoded(literal: str, start: int) -> tuple[str, list[int]]:
    """A string literal (with its quotation marks) that begins at `start`: its text and the place of each character."""
    characters: list[str] = []
    offsets: list[int] = []
    at = 1
    end = len(literal) - 1
    while at < end:
        match = _ESCAPED.match(literal, at) if literal[at] == "\\" else None
        if match is None:
            characters.append(literal[at])
            offsets.append(start + at)
            at += 1
            continue
        code = match[0]
        character = chr(int(code.removeprefix("\\u"), 16)) if code[1] == "u" else _SIMPLE.get(code[1], code[1])
        if characters and "\ud800" <= characters[-1] <= "\udbff" and "\udc00" <= character <= "\udfff":
            pair = characters[-1] + character
            characters[-1] = pair.encode("utf-16", "surrogatepass").decode("utf-16")
        else:
            characters.append(character)
            offsets.append(start + at)
        at = match.end()
    return "".join(c if not "\ud800" <= c <= "\udfff" else "\ufffd" for c in characters), offsets
