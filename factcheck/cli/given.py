"""What the flags of a command come to: the settings in force, the format to print, the paths."""

import os
from collections.abc import Iterable
from pathlib import Path

from factcheck import __version__
from factcheck.cli import cache, console
from factcheck.errors import UsageError
from factcheck.settings import Settings, load, unknown


def settings(verbose: bool, **flags: object) -> Settings:
    """The settings in force; `--output` files are checked before the work begins."""
    from factcheck.cli.choices import choices
    from factcheck.reports import SUFFIXES, format_of

    found = cache.with_folder(load(Path.cwd(), os.environ, flags, choices()), os.environ)
    for file in found.outputs:
        if format_of(file) is None:
            raise UsageError(f"--output {file}: the suffix tells the format: {unknown(Path(file).suffix, list(SUFFIXES))}")
        if not Path(file).parent.is_dir():
            raise UsageError(f"--output {file}: there is no folder {Path(file).parent}; make it first")
    if verbose:
        console.say(f"factcheck {__version__}: {found}")
    return found


def format_among(settings: Settings, known: Iterable[str]) -> str:
    """The format to print; what a command lists may have fewer formats than a report."""
    chosen = settings.format or "table"
    if chosen not in known:
        raise UsageError(f"--format: {unknown(chosen, list(known))}")
    return chosen


def some(paths: list[str] | None, message: str) -> list[str]:
    """The paths, of which there have to be some. Raises UsageError with the message."""
    if not paths:
        raise UsageError(message)
    return paths
