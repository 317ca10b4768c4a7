"""How sure a finding is: about the share of findings like it that were right on annotated clusters.

Set by reason from what `benchmarks/reliability.py` measures, not fitted; docs/quality.md has its table.
"""

from factcheck.model import Verdict
from factcheck.topics import Topic

LEAST, SLOPE, MOST = 0.72, 0.6, 0.94
"""Of a topic whose weakest link has no likeness at all, what likeness adds, and the most that was ever seen."""
REPORTED = 0.78
"""The most for statements in indirect speech: what is one statement in other words is a matter of taste."""
SINGLE = 0.6
TOLD: dict[tuple[str, Verdict], float] = {
    ("FC301", "compatible"): 0.94,
    ("FC301", "discrepancy"): 0.88,
    ("FC302", "compatible"): 0.70,
    ("FC302", "discrepancy"): 0.88,
}
"""Findings on names and roles, by code and verdict: these have no likeness."""


def of_topic(topic: Topic, verdict: Verdict) -> float:
    """0 to 1, from the likeness of the topic's weakest necessary link."""
    if verdict == "single":
        return SINGLE
    found = min(MOST, LEAST + SLOPE * max(0.0, topic.likeness))
    return round(min(found, REPORTED) if topic.points[0].claim.code == "FC403" else found, 2)
