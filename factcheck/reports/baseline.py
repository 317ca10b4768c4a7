"""The entries of a baseline for people and for programs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.model import VERDICTS, json_text, plain
from factcheck.reports.terminal import clean, counted, to_text
from factcheck.verdicts.baseline import Entry
from factcheck.verdicts.gate import counted_verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

Statuses = Mapping[str, str]
"""Fingerprint -> accepted, expired or stale."""


def render_table(entries: Sequence[Entry], statuses: Statuses, width: int = 80, color: bool = False) -> str:
    """For each entry the question, the answers accepted, who accepted them and why; then how many there are."""
    parts = [part for entry in entries for part in _entry(entry, statuses[entry.fingerprint])]
    return to_text([*parts, _summary(entries, statuses)], width, color)


def _entry(entry: Entry, status: str) -> list["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    mark = Text() if status == "accepted" else Text(f"  {status}", "bold yellow")
    until = f" until {entry.until}" if entry.until else ""
    return [
        Text.assemble((f"{entry.code} {clean(entry.fingerprint)[:8]}", "dim"), f"  {entry.verdict}").append(mark),
        Padding(Text(clean(entry.question), "bold"), (0, 0, 0, 2)),
        *(Padding(Text(f"• {clean(answer)}"), (0, 0, 0, 2)) for answer in entry.answers),
        Padding(Text(f"{clean(entry.accepted_by)}, {entry.accepted_on}{until}: {clean(entry.reason)}", "italic"), (0, 0, 0, 2)),
        Text(),
    ]


def _summary(entries: Sequence[Entry], statuses: Statuses) -> str:
    by_verdict = [counted_verdict(v, n) for v in VERDICTS if (n := sum(e.verdict == v for e in entries))]
    odd = [f"{n} {s}" for s in ("expired", "stale") if (n := sum(status == s for status in statuses.values()))]
    return f"{counted(len(entries), 'entry', 'entries')}: {', '.join(by_verdict) or 'none'}" + "".join(f"; {o}" for o in odd)


def render_json(entries: Sequence[Entry], statuses: Statuses) -> str:
    """A list of the entries, each with its `status`."""
    return json_text([{**plain(entry), "status": statuses[entry.fingerprint]} for entry in entries], indent=2)
