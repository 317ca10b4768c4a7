"""Where the per-article step runs: `engine(start, items, jobs)` gives `step(item)` for every item, in their order.

`start()` makes the step, with what it needs loaded; every engine calls it once in each process that works, and not at all
where there is nothing to do. What a step raises is raised again when its item's turn comes, whatever else is under way.
"""

import os
from collections.abc import Callable, Generator, Sequence
from typing import Any

from factcheck.engines import processes, serial
from factcheck.settings import Settings

Engine = Callable[[Callable[[], Callable[[Any], Any]], Sequence[Any], int], Generator[Any, None, None]]

ENGINES: dict[str, Engine] = {"serial": serial.run, "processes": processes.run}

WORTH_A_PROCESS = 12
"""Items for each process, below which no further one is started unless the engine is named: to start one and load the
pipeline takes about as long as to read a dozen articles or two."""


def choose(settings: Settings, items: int) -> tuple[str, int]:
    """The engine and the number of its processes for so many items.

    An engine that was named is used. Else several processes are, if more than one job was asked for and there is
    enough to do. Jobs of 0 are as many as there are cores; so are those of `processes` if no number was given.
    """
    jobs = settings.jobs
    if jobs is None:
        jobs = 0 if settings.engine == "processes" else 1
    if jobs == 0:
        jobs = cores()
    if settings.engine is None:
        jobs = min(jobs, items // WORTH_A_PROCESS)
    engine = settings.engine or ("processes" if jobs > 1 else "serial")
    return engine, max(1, min(jobs, items))


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
