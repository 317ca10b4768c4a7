"""The two streams: results on stdout, progress and messages on stderr."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Problem
    from factcheck.scan import Progress

UNSEEN_WIDTH = 100
"""Columns of a table that goes to a file or a pipe."""


def write(pieces: Iterable[str]) -> None:
    """Write to stdout as UTF-8. A reader that went away early (`| head`) is no error: the rest is dropped."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: str, text: str) -> None:
    """Write a file as UTF-8. Raises FactcheckError if it cannot be written."""
    try:
        Path(path).write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise FactcheckError(f"--output {path}: cannot be written ({error.strerror}); check folder and rights") from error


def say(message: str) -> None:
    """One line on stderr."""
    from factcheck.reports.terminal import clean

    try:
        print(clean(message), file=sys.stderr, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def report_problems(problems: Iterable["Problem"]) -> None:
    """One line for each: code and message, with the path where the message does not begin with it."""
    for problem in problems:
        place = "" if problem.message.startswith(problem.path) else f"{problem.path}: "
        say(f"{problem.code} {place}{problem.message}")


def look(settings: Settings) -> tuple[int, bool]:
    """Columns and colour of a table on stdout: the terminal's; settings, COLUMNS, NO_COLOR and FORCE_COLOR overrule."""
    terminal = sys.stdout.isatty()
    default = shutil.get_terminal_size().columns if terminal or "COLUMNS" in os.environ else UNSEEN_WIDTH
    color = not os.environ.get("NO_COLOR") and (terminal or bool(os.environ.get("FORCE_COLOR")))
    return settings.width or default, color and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(quiet: bool) -> Iterator["Progress | None"]:
    """A progress bar on stderr, only where a terminal shows it; gone when the work is done."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bars:
        tasks = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def expand(paths: Sequence[str]) -> list[str]:
    """The paths, with "-" replaced by the lines of stdin."""
    listed: list[str] = []
    for path in paths:
        listed += [line for line in sys.stdin.read().splitlines() if line.strip()] if path == "-" else [path]
    return listed
