"""How much a word says about what a text is about: rare words say more."""

import math
from functools import cache
from importlib.resources import files

RAREST = math.log(1e6 / 8)
"""Weight of a word that general English hardly has (under 8 in a million)."""
NAME = 1.3
"""Weight of a name, as a share of the rarest word's."""


@cache
def _frequencies() -> dict[str, float]:
    rows = files("factcheck.language").joinpath("frequency.tsv").read_text(encoding="utf-8").splitlines()
    return {lemma: float(count) for lemma, count in (row.split("\t") for row in rows if not row.startswith("#"))}


def rarity(lemma: str) -> float:
    """0 (everywhere) to 1 (rare): log of the inverse frequency in general English, scaled (Sparck Jones 1972)."""
    return min(1.0, math.log(1e6 / max(_frequencies().get(lemma, 0.0), 8.0)) / RAREST)
