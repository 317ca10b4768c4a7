"""What all terminal reports share: text of articles made harmless, counted nouns, a console that prints to a string."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDE = 110
"""Columns from which a table has its columns side by side."""


@cache
def _steering() -> re.Pattern[str]:
    """Terminal escape sequences, control characters, marks that turn the direction of text, lone surrogates."""
    return re.compile(
        "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?"
        "|[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    )


def clean(text: str) -> str:
    """Text of an article as it may reach a terminal: one line, single spaces, nothing that steers."""
    return " ".join(_steering().sub("", text).split())


def shorten(text: str, most: int) -> str:
    """At most `most` characters, cut at a word with an ellipsis (inside a closing quotation mark)."""
    if len(text) <= most:
        return text
    close = "”" if text.endswith("”") else ""
    return text[: most - 1 - len(close)].rsplit(" ", 1)[0].rstrip(" ,;:") + "…" + close


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "2 articles", "3 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def to_text(parts: Iterable["RenderableType"], width: int, color: bool) -> str:
    """What rich would print of the parts at this width, ANSI colours only where asked for, no trailing spaces."""
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=color,
        force_jupyter=False,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in page.getvalue().split("\n")[:-1])
