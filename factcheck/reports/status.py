"""Where a finding stands to the baseline of accepted findings, in the words that all formats share."""

from factcheck.model import Finding, Report
from factcheck.reports.terminal import clean

OPEN = ("new", "expired")
"""Statuses of a baseline entry that do not accept its finding."""


def status(finding: Finding) -> str:
    """ "accepted", "new", "expired" ...; empty where the finding carries no baseline entry."""
    return "" if finding.baseline is None else clean(str(finding.baseline.get("status") or "accepted"))


def accepted(finding: Finding) -> bool:
    """Whether the baseline accepts the finding: it is shown, but it does not count as a failure."""
    return status(finding) not in ("", *OPEN)


def compared(report: Report) -> bool:
    """Whether the report was held against a baseline: then findings without an entry are new."""
    return any(finding.baseline is not None for finding in report.findings)


def because(finding: Finding) -> str:
    """ "accepted by Ana on 2021-05-10 until 2021-12-31: two editions"; empty where there is no entry."""
    if finding.baseline is None:
        return ""
    entry = {key: clean(str(value)) for key, value in finding.baseline.items() if value is not None}
    parts = [(word, entry.get(key)) for word, key in (("by", "accepted_by"), ("on", "accepted_on"), ("until", "until"))]
    said = " ".join([status(finding), *(f"{word} {value}" for word, value in parts if value)])
    return f"{said}: {entry['reason']}" if entry.get("reason") else said
