"""What a shell offers after TAB: the values of options and the codes, each with a word on what it is.

Nothing here may be slow or load spaCy; what only a scan could tell (the stories there are) is bounded by what a look at
the folder tells.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.cli.pages import kinds, titles

Offer = list[tuple[str, str]]
MOST_STORIES = 30


def kind(incomplete: str) -> Offer:
    """The kinds of claim; in a list with commas its last part."""
    return _listed(incomplete, ((name, "") for name in kinds()))


def verdict(incomplete: str) -> Offer:
    """The verdicts with what they mean; in a list with commas its last part."""
    from factcheck.reports.rows import LOOKS

    return _listed(incomplete, ((name, look[4]) for name, look in LOOKS.items()))


def engine(incomplete: str) -> Offer:
    """The engines."""
    from factcheck.settings import ENGINES

    return _starting(incomplete, ((name, "") for name in ENGINES))


def format(ctx: Any, incomplete: str) -> Offer:
    """The formats of the command that is being typed."""
    return _starting(incomplete, ((name, "") for name in _formats(ctx.command.name)))


def story(ctx: Any, incomplete: str) -> Offer:
    """s1, s2 ...: there are at most as many stories as articles under the paths already typed."""
    from factcheck.articles.folder import find_files

    typed = ctx.params.get("paths") or ctx.args  # as long as the option has no value, they are not parsed yet
    paths = [path for p in typed if (path := Path(p)).exists()]
    number = len(find_files(paths)[0]) if paths else 1
    return _starting(incomplete, ((f"s{n}", "") for n in range(1, min(number, MOST_STORIES) + 1)))


def code(incomplete: str) -> Offer:
    """The codes that `explain` has a page for."""
    return _starting(incomplete, sorted(titles().items()))


def _formats(command: str | None) -> Iterable[str]:
    from factcheck.reports import REPORTS, claims, names, timeline

    tables: dict[str | None, Iterable[str]] = {
        "claims": claims.FORMATS,
        "names": names.FORMATS,
        "timeline": timeline.FORMATS,
    }
    return tables.get(command, REPORTS)


def _starting(incomplete: str, known: Iterable[tuple[str, str]]) -> Offer:
    return [(name, help) for name, help in known if name.startswith(incomplete)]


def _listed(incomplete: str, known: Iterable[tuple[str, str]]) -> Offer:
    before, comma, last = incomplete.rpartition(",")
    given = before.split(",")
    return [(f"{before}{comma}{name}", help) for name, help in _starting(last, known) if name not in given]
