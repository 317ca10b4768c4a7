"""The findings as JSON Lines: one finding a line, as in the JSON report."""

from collections.abc import Iterable
from typing import Any

from factcheck.model import Report, json_text


def render(report: Report) -> str:
    """One line per finding; nothing where there is none."""
    return "".join(lines(report.to_dict()["findings"]))


def lines(records: Iterable[Any]) -> Iterable[str]:
    """Each record as one line of JSON."""
    return (json_text(record) for record in records)
