"""What the cache and the processes are worth on this machine: one scan in several ways, as ratios of one run.

usage: cache_engines.py PATH [ROUNDS [JOBS]]

Every scan is a process of its own, as a user starts it. The ways take turns, so that whatever else the machine does falls on
all alike; the least time of each counts. Prints seconds and processor seconds, the share of a serial cold scan, and what
a warm scan imports longest. Fails if any two reports differ by a byte.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

HEAVY = ("spacy", "numpy", "dateparser", "trafilatura", "pydantic", "rich", "rapidfuzz", "typer", "factcheck")


def main(path: str, rounds: int = 3, jobs: int = 2) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = ["--cache-dir", folder]
        ways = {
            "cold, serial": ["--no-cache", "--engine", "serial"],
            f"cold, {jobs} processes": ["--no-cache", "--engine", "processes", "--jobs", str(jobs)],
            "warm": cache,
        }
        _scan(path, cache)
        times: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        reports: dict[str, bytes] = {}
        for _ in range(rounds):
            for way, arguments in ways.items():
                seconds, processor, reports[way] = _scan(path, arguments)
                times[way].append((seconds, processor))
        if len(set(reports.values())) > 1:
            sys.exit("the reports differ")
        base = min(times["cold, serial"])[0]
        print(f"{path}: {reports['warm'].count(b'published_from')} articles, {rounds} rounds, load {os.getloadavg()[0]:.1f}")
        for way, measured in times.items():
            seconds, processor = min(m[0] for m in measured), min(m[1] for m in measured)
            print(f"{way:20} {seconds:6.2f} s  {processor:6.2f} s processor  {seconds / base:6.1%}")
        print("imported by a warm scan:", _imports(path, cache))


def _scan(path: str, arguments: list[str]) -> tuple[float, float, bytes]:
    """Seconds, processor seconds and the report of one scan."""
    before, start = _processor(), perf_counter()
    command = [sys.executable, "-m", "factcheck", "scan", path, "--format", "json", "--quiet", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return perf_counter() - start, _processor() - before, done.stdout


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _imports(path: str, arguments: list[str]) -> str:
    """The milliseconds that each package takes to import, its own modules only, without what they import in turn."""
    command = [sys.executable, "-X", "importtime", "-m", "factcheck", "scan", path, "--format", "json", "-q", *arguments]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    spent = dict.fromkeys((*HEAVY, "others"), 0)
    for own, module in re.findall(r"^import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)$", lines, flags=re.M):
        top = module.partition(".")[0]
        spent[top if top in spent else "others"] += int(own)
    return ", ".join(f"{name} {used / 1000:.0f} ms" for name, used in spent.items() if used)


if __name__ == "__main__":
    main(str(Path(sys.argv[1])), *(int(argument) for argument in sys.argv[2:]))
