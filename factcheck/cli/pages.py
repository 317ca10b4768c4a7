"""The pages about codes, which ship beside the modules that give the codes."""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck.errors import UsageError
from factcheck.settings import unknown

CODE = re.compile(r"FC\d{3}", re.IGNORECASE)
TITLED = re.compile(r"(FC\d{3}) ([^,\n]+)")
"""A code and its title, as the head of a page lists them."""
MOST_COLUMNS = 100
"""Columns of a page of text: longer lines are hard to read."""


def kinds() -> tuple[str, ...]:
    """The kinds of claim, by name; each has a page. Does not import `factcheck.claims`, and with it spaCy."""
    return tuple(sorted(page.name.removesuffix(".md") for page in _pages("claims")))


def titles() -> dict[str, str]:
    """Every code that has a page, with its title."""
    heads = (entry.read_text(encoding="utf-8").partition("\n## ")[0] for entry in _pages("claims") + _pages("articles"))
    return {code: title.strip() for head in heads for code, title in TITLED.findall(head)}


def page(code: str) -> str:
    """The page that explains a code. Raises UsageError if there is none, naming the nearest."""
    known: dict[str, str] = {}
    for entry in _pages("claims") + _pages("articles"):
        text = entry.read_text(encoding="utf-8")
        head = text.partition("\n## ")[0]
        known |= dict.fromkeys(CODE.findall(head), text)
    if code.upper() not in known:
        raise UsageError(f"explain: {unknown(code.upper(), sorted(known))}")
    return known[code.upper()]


def shown(code: str, width: int, color: bool) -> str:
    """The page laid out for a terminal; where there is no colour, the Markdown as it is."""
    if not color:
        return page(code)
    from rich.markdown import Markdown

    from factcheck.reports.terminal import to_text

    return to_text([Markdown(page(code))], min(width, MOST_COLUMNS), color)


def _pages(package: str) -> list[Traversable]:
    folder = files("factcheck").joinpath(package)
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda entry: entry.name)
