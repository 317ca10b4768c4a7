"""Bytes to raw articles: decoding, and the reader for each suffix."""

import codecs
import json
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.articles.raw import RawArticle, lines_of
from factcheck.model import Problem

LARGEST = 10_000_000
"""Bytes. A news article has some ten thousand; what is larger is a dump or no text."""
CONTROL_SHARE = 0.1
"""Share of control characters from which a file is binary."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters (without byte order mark, line ends untouched), and whether the encoding was a guess."""

    text: str
    guessed: bool


def decode(data: bytes) -> Decoded | None:
    """Byte order mark, else UTF-8, else the character set that the page declares, else cp1252; None for binary data."""
    mark = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        text = data[len(mark[0]) :].decode(mark[1], errors="replace")
        return None if _binary(text) else Decoded(text, guessed=False)
    if b"\0" in data:
        return None
    try:
        text, guessed = data.decode("utf-8"), False
    except UnicodeDecodeError:
        text, guessed = _undeclared(data)
    return None if _binary(text) else Decoded(text, guessed)


def _undeclared(data: bytes) -> tuple[str, bool]:
    from factcheck.articles.html import declared_charset

    charset = declared_charset(data)
    if charset is not None and charset.lower().replace("-", "") not in ("utf8", "utf16"):
        try:
            return data.decode(charset), False
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode("cp1252", errors="replace"), True


def _binary(text: str) -> bool:
    control = sum(character < " " and character not in "\t\n\r\f" for character in text)
    lost = text.count("\ufffd")
    return "\0" in text or control + lost > CONTROL_SHARE * len(text)


def _text(source: str) -> list[RawArticle]:
    from factcheck.articles.text import read_text

    return [read_text(source)]


def _markdown(source: str) -> list[RawArticle]:
    from factcheck.articles.markdown import read_markdown

    return [read_markdown(source)]


def _html(source: str) -> list[RawArticle]:
    from factcheck.articles.html import read_html

    return [read_html(source)]


def _json(source: str) -> list[RawArticle]:
    from factcheck.articles.jsontext import read_json

    return read_json(source)


READERS: dict[str, Callable[[str], list[RawArticle]]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".json": _json,
}
"""Suffix -> reader. A .jsonl file is read line by line, so that one bad line does not cost the others."""

SUFFIXES = (*READERS, ".jsonl")


def read_source(source: str, path: str, suffix: str) -> tuple[list[RawArticle], list[Problem]]:
    """The raw articles of a decoded file, and what could not be read of it."""
    if suffix == ".jsonl":
        return _json_lines(source, path)
    try:
        return READERS[suffix](source), []
    except json.JSONDecodeError as error:
        return [], [bad_json(path, error, error.lineno)]
    except RecursionError:
        return [], [Problem("FC907", path, f"{path}: the JSON is nested too deeply; give one object per article")]


def _json_lines(source: str, path: str) -> tuple[list[RawArticle], list[Problem]]:
    from factcheck.articles.jsontext import read_json_line

    articles: list[RawArticle] = []
    problems: list[Problem] = []
    for number, (offset, line) in enumerate(lines_of(source), 1):
        if not line.strip():
            continue
        try:
            article = read_json_line(line, offset)
        except json.JSONDecodeError as error:
            problems.append(bad_json(path, error, number))
            continue
        if article is None:
            problems.append(
                Problem("FC908", path, f'{path}, line {number}: no text; give it under a key such as "text" or "body"')
            )
        else:
            articles.append(article)
    return articles, problems


def bad_json(path: str, error: json.JSONDecodeError, line: int) -> Problem:
    """FC907 with the line and column at which the JSON breaks off."""
    place = f"{path}, line {line}, column {error.colno}"
    return Problem("FC907", path, f"{place}: bad JSON ({error.msg}); mend it there or leave the file out")
