"""HTML built so that text is escaped unless it was built here: only `Html` goes into a page as it is."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from factcheck.reports.terminal import clean


class Html(str):
    """Markup; every other string is text."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What an element may hold: markup, text (escaped), a number, nothing, or several of these."""

VOID = frozenset({"meta", "link", "input", "br", "wbr", "line", "rect", "circle", "path", "polygon"})
"""Elements without an end tag; those of SVG close themselves."""
SHAPES = frozenset({"line", "rect", "circle", "path", "polygon"})
BLOCKS = frozenset(
    "article body caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 head header legend li main nav ol p "
    "section summary table tbody td th thead title tr ul".split()
)
"""Elements that a line ends with: so the words of two of them are apart wherever the page is read as text."""


def text(words: str) -> Html:
    """Words of an article made harmless: nothing that steers, single spaces (those at the ends kept), escaped."""
    if not words.isprintable() or "  " in words:
        inner = clean(words)
        before = " " if inner and words[:1].isspace() else ""
        after = " " if words[-1:].isspace() else ""
        words = before + inner + after
    return Html(escape(words))


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. An attribute's name loses a last "_" (`class_`) and has "-" for "_"; None and False leave it out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{said}/>" if name in SHAPES else f"<{name}{said}>")
    return Html(f"<{name}{said}>{join(children)}</{name}>" + ("\n" if name in BLOCKS else ""))


def join(children: Iterable[Child], between: str = "") -> Html:
    """Children one after the other, with `between` (markup) between them; nothing is left out without a trace."""
    return Html(between.join(made for child in children if (made := _child(child))))


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return text(child)
    if isinstance(child, int):
        return str(child)
    return join(child)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
