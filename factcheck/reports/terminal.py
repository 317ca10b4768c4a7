"""What all terminal reports share: text of articles made harmless, counted nouns, a console that prints to a string."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDE = 110
"""Columns from which a table has its columns side by side."""
ORIGIN, REPEAT = "●", "○"
"""An independent origin; a further article that rests on an origin already counted."""
MOST_MARKS = 8
"""Marks drawn for one answer; the figures beside them say the rest."""
MOST_PLACES = 4
"""Places named per answer, or per spelling of a name, before the rest is counted."""


@cache
def _steering() -> re.Pattern[str]:
    """Terminal escape sequences, control characters, lone surrogates, and what is there but not seen: marks that turn the
    direction of text, joiners and other characters without width, soft hyphens, tags."""
    return re.compile(
        "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?"
        "|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\U000e0000-\U000e007f]"
    )


def clean(text: str) -> str:
    """Text of an article as it may reach a terminal: one line, single spaces, nothing that steers or hides."""
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


def listed(places: Iterable[str], most: int = MOST_PLACES) -> str:
    """The first few, and how many more there are: "a.txt:3, b.txt:9 and 12 more"."""
    places = list(places)
    more = len(places) - most
    return ", ".join(places[:most]) + (f" and {more} more" if more > 0 else "")


def drawn(articles: int, origins: int) -> str:
    """What stands behind an answer at a glance: "●●○" is two origins in three articles; cut with an ellipsis at nine."""
    marks = ORIGIN * min(origins, articles) + REPEAT * (articles - origins)
    return marks if len(marks) <= MOST_MARKS else marks[: MOST_MARKS - 1] + "…"


def wrapped(text: "Text", width: int) -> "list[Text]":
    """The lines of a text `width` columns wide, wide characters counted as two, each with its part of the styles."""
    return list(text.wrap(_console(width, False), width))


def to_text(parts: Iterable["RenderableType"], width: int, color: bool) -> str:
    """What rich would print of the parts at this width, ANSI colours only where asked for, no trailing spaces."""
    console = _console(width, color)
    with console.capture() as page:
        for part in parts:
            console.print(part)
    return "".join(line.rstrip() + "\n" for line in page.get().split("\n")[:-1])


def _console(width: int, color: bool) -> "Console":
    """A console of which nothing depends on the environment."""
    from io import StringIO

    from rich.console import Console

    return Console(
        file=StringIO(),
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
