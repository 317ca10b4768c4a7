"""The annotated clusters, scanned in this process: what the scoring benchmarks share."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import factcheck


def scorer(evaluation: Path) -> ModuleType:
    """`score.py` of the folder with the clusters, which is no part of the project."""
    spec = importlib.util.spec_from_file_location("score", evaluation / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(evaluation: Path, cache: str) -> Iterator[tuple[str, Any]]:
    """(name, `score.Cluster` of a fresh scan) of every cluster with gold."""
    score = scorer(evaluation)
    for gold in sorted((evaluation / "gold").glob("*.json")):
        folder = evaluation / "clusters" / gold.stem
        report = factcheck.scan([str(folder)], cache_dir=cache).to_dict()
        yield gold.stem, score.Cluster(json.loads(gold.read_text(encoding="utf-8")), report, str(folder))
