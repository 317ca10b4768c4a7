"""The pages about codes, which ship beside the modules that give the codes."""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck.errors import UsageError
from factcheck.settings import unknown

CODE = re.compile(r"FC\d{3}", re.IGNORECASE)


def kinds() -> tuple[str, ...]:
    """The kinds of claim, by name; each has a page. Does not import `factcheck.claims`, and with it spaCy."""
    return tuple(sorted(page.name.removesuffix(".md") for page in _pages("claims")))


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


def _pages(package: str) -> list[Traversable]:
    folder = files("factcheck").joinpath(package)
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda entry: entry.name)
