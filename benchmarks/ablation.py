"""What is each row of the topic table worth? The scores on the annotated clusters without it.

usage: python -m benchmarks.ablation ../shared/eval

Every feature's weight is set to none, then every gate is opened, one at a time. Prints conflict precision and core
recall, accord precision and core recall, and traps caught, each with its difference from the whole table.
"""

import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest import mock

from benchmarks.clusters import scored, scorer
from factcheck.topics import features


def figures(evaluation: Path, cache: str) -> tuple[float, ...]:
    """(conflict precision, conflict core recall, accord precision, accord core recall, traps), pooled."""
    score = scorer(evaluation)
    pool: dict[str, Counter[str]] = {name: Counter() for name in ("conflict", "accord", "traps")}
    core: dict[str, Counter[str]] = {name: Counter() for name in ("conflict", "accord")}
    for _, cluster in scored(evaluation, cache):
        out, kinds, _ = cluster.score()
        for name in pool:
            pool[name].update(out[name])
        for (family, kind), counts in kinds.items():
            if kind in score.CORE:
                core[family].update(counts)
    rows = [
        figure
        for name in ("conflict", "accord")
        for figure in (pool[name]["right"] / pool[name]["said"], core[name]["found"] / core[name]["gold"])
    ]
    return (*rows, float(pool["traps"]["caught"]))


def main(evaluation: Path) -> None:
    with tempfile.TemporaryDirectory() as cache:
        whole = figures(evaluation, cache)
        show("the whole table", whole, whole)
        for row in features.FEATURES:
            table = tuple(replace(f, weight=0.0) if f is row else f for f in features.FEATURES)
            with mock.patch.object(features, "FEATURES", table):
                show(f"without feature {row.name}", figures(evaluation, cache), whole)
        for row in features.GATES:
            with mock.patch.object(features, "GATES", tuple(g for g in features.GATES if g is not row)):
                show(f"without gate {row.name}", figures(evaluation, cache), whole)


def show(name: str, found: tuple[float, ...], whole: tuple[float, ...]) -> None:
    cells = (f"{f:6.2f} ({f - w:+.2f})" for f, w in zip(found[:-1], whole[:-1], strict=True))
    print(f"{name:28}", *cells, f"  traps {found[-1]:.0f} ({found[-1] - whole[-1]:+.0f})", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/eval"))
