"""The gate: how many findings of a verdict a run may have, and the line that says whether it held."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import VERDICTS, Finding, Report, Verdict
from factcheck.settings import Settings

PLURALS: dict[Verdict, str] = {
    "contradiction": "contradictions",
    "discrepancy": "discrepancies",
    "denial": "denials",
    "update": "updates",
    "compatible": "compatible",
    "agreement": "agreements",
    "single": "single",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What came of the gate; `line` says what was gated and why, and is empty where there is no gate."""

    exceeded: bool
    line: str


def check_gate(report: Report, settings: Settings) -> Gate:
    """Count the findings of the report, but for those in the baseline, against the limits of the settings.

    "gate: 1 contradiction, 0 allowed (--fail-on contradiction); 2 in the baseline not counted: exceeded"
    """
    limits = settings.limits()
    gated = [(v, report.count(v), *limits[v]) for v in VERDICTS if v in limits]
    if not gated:
        return Gate(False, "")
    exceeded = any(number > limit for _, number, limit, _ in gated)
    counted = ", ".join(f"{counted_verdict(v, number)}, {limit} allowed ({said})" for v, number, limit, said in gated)
    known = sum(f.baseline is not None and f.verdict in limits for f in report.findings)
    beside = f"; {known} in the baseline not counted" if known else ""
    return Gate(exceeded, f"gate: {counted}{beside}: {'exceeded' if exceeded else 'passed'}")


def counted_verdict(verdict: Verdict, number: int) -> str:
    """ "1 contradiction", "2 discrepancies"."""
    return f"{number} {verdict if number == 1 else PLURALS[verdict]}"


def counted_verdicts(findings: Sequence[Finding]) -> str:
    """ "2 contradictions, 1 discrepancy"; "no findings"."""
    counts = [(v, sum(f.verdict == v for f in findings)) for v in VERDICTS]
    return ", ".join(counted_verdict(v, number) for v, number in counts if number) or "no findings"
