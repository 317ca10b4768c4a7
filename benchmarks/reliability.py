"""Is `confidence` what it says? Findings by confidence, and the share of them that is right.

usage: python -m benchmarks.reliability ../shared/eval [MORE ...]

MORE are folders laid out alike (gold/, clusters/). A finding is right where score.py counts it so: it lines up two
mentions of one annotated question, with different values if it says that they differ.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.clusters import scored, scorer

STEP = 0.1


def main(folders: list[Path]) -> None:
    score = scorer(folders[0])
    bins: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as cache:
        for folder in folders:
            for _, cluster in scored(folder, cache):
                for finding, (number, mentions) in cluster.findings:
                    conflict = finding["verdict"] in score.CONFLICT
                    if len({c[0] for c in cluster.claims(finding)}) > 1 and (conflict or finding["verdict"] in score.ACCORD):
                        right = number is not None and cluster.lined_up(mentions, conflict)
                        bins[finding["confidence"] // STEP * STEP].append((finding["confidence"], right))
    print("confidence   findings   said   right")
    for low, found in sorted(bins.items()):
        said, right = (sum(values) / len(found) for values in zip(*found, strict=True))
        print(f"{low:.1f} to {low + STEP:.1f}   {len(found):8}   {said:.2f}    {right:.2f}")


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:]] or [Path("../shared/eval")])
