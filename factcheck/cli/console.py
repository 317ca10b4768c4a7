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
    forced = os.environ.get("FORCE_COLOR", "").lower() not in ("", "0", "false", "no")
    color = not os.environ.get("NO_COLOR") and (terminal or forced)
    return settings.width or default, color and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(quiet: bool) -> Iterator["Progress | None"]:
    """A progress bar on stderr with the rate and the time left, only where a terminal shows it; gone when the work is done."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, TextColumn
    from rich.progress import Task as Stage
    from rich.text import Text

    class Pace(ProgressColumn):
        """ "2.4 articles/s, 0:12 left"."""

        def render(self, task: Stage) -> Text:
            return Text(pace(task.speed, task.time_remaining), "dim")

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        Pace(),
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=120,
    ) as bars:
        started = bars.add_task("loading the language model", total=None)
        tasks = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                bars.update(started, visible=False)
                tasks[stage] = bars.add_task(f"{stage} articles", total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def pace(per_second: float | None, left: float | None) -> str:
    """Articles a second and the time left as minutes and seconds; nothing as long as neither is known."""
    if not per_second:
        return ""
    rate = f"{per_second:.1f} articles/s" if per_second >= 1 else f"{1 / per_second:.1f} s/article"
    if left is None:
        return rate
    minutes, seconds = divmod(round(left), 60)
    return (
        f"{rate}, {minutes // 60}:{minutes % 60:02}:{seconds:02} left"
        if minutes >= 60
        else f"{rate}, {minutes}:{seconds:02} left"
    )


def expand(paths: Sequence[str]) -> list[str]:
    """The paths, with "-" replaced by the lines of stdin."""
    listed: list[str] = []
    for path in paths:
        listed += [line for line in sys.stdin.read().splitlines() if line.strip()] if path == "-" else [path]
    return listed
