"""The baseline: findings that somebody has accepted, so that only new ones count.

A file of sorted JSON, `factcheck-baseline/1`, made to be read in a review: every entry has the fingerprint of its
finding, the question and the answers that were shown, the reason, who accepted it and when, and perhaps until when.
Findings in it are marked, never dropped. Nothing here reads the clock: `today` is given.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from factcheck.errors import BaselineError
from factcheck.model import VERDICTS, Finding, Problem, Report, Verdict, json_text, plain
from factcheck.verdicts.fingerprint import core

SCHEMA = "factcheck-baseline/1"
ACCEPTED: tuple[Verdict, ...] = ("contradiction", "discrepancy")
"""Verdicts that `factcheck baseline` accepts unless told others."""
NAMED = 5
"""Entries named in a message about stale or expired ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding. Days are ISO; `until` is the last day on which it counts as accepted, None for no end."""

    fingerprint: str
    code: str
    question: str
    verdict: Verdict
    answers: tuple[str, ...]
    reason: str
    accepted_by: str
    accepted_on: str
    until: str | None = None

    def expired(self, today: date) -> bool:
        return self.until is not None and self.until < today.isoformat()


def entry_of(finding: Finding, reason: str, by: str, on: date, until: date | None = None) -> Entry:
    """The entry that accepts a finding."""
    return Entry(
        fingerprint=finding.id,
        code=finding.code,
        question=finding.question,
        verdict=finding.verdict,
        answers=tuple(answer.display for answer in finding.answers),
        reason=reason,
        accepted_by=by,
        accepted_on=on.isoformat(),
        until=until.isoformat() if until else None,
    )


def read(path: str | Path) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BaselineError where it is missing, damaged or of a newer version."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline; write it with factcheck baseline write, or mend --baseline") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise BaselineError(f"{path}: the baseline cannot be read ({reason}); check the file and its rights") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise BaselineError(
            f"{path}: the baseline is no JSON ({error}); mend it, or take it back from version control"
        ) from error
    return _entries(data, str(path))


def _entries(data: Any, path: str) -> tuple[Entry, ...]:
    version = data.get("schema") if isinstance(data, dict) else None
    if version != SCHEMA:
        name, _, number = str(version).partition("/")
        if name == SCHEMA.partition("/")[0] and number.isdigit() and int(number) > 1:
            raise BaselineError(f"{path}: written by a newer factcheck ({version}; this one reads {SCHEMA}); update factcheck")
        raise BaselineError(f'{path}: no baseline: its "schema" is not "{SCHEMA}"; write it anew, or name another file')
    listed = data.get("entries")
    if not isinstance(listed, list):
        raise BaselineError(f'{path}: the baseline has no list of "entries"; take it back from version control')
    entries = tuple(_entry(row, f"{path}: entries[{number}]") for number, row in enumerate(listed, start=1))
    seen: set[str] = set()
    for place, entry in enumerate(entries, start=1):
        if entry.fingerprint in seen:
            raise BaselineError(f"{path}: entries[{place}]: {entry.fingerprint} is there twice; take one of them out")
        seen.add(entry.fingerprint)
    return entries


def _entry(row: Any, place: str) -> Entry:
    """Fields that a later version may have added are passed over."""
    if not isinstance(row, dict):
        raise BaselineError(f"{place}: not an object; take the file back from version control")
    known: dict[str, Any] = {f.name: row.get(f.name) for f in fields(Entry)}
    for name in ("fingerprint", "code", "question", "reason", "accepted_by", "accepted_on"):
        if not isinstance(known[name], str):
            raise BaselineError(f"{place}: {name} is {json.dumps(known[name])} and no text; mend it")
    if not isinstance(known["answers"], list) or not all(isinstance(answer, str) for answer in known["answers"]):
        raise BaselineError(f"{place}: answers is no list of texts; mend it")
    if known["verdict"] not in get_args(Verdict):
        raise BaselineError(f"{place}: verdict is {json.dumps(known['verdict'])}, none of {', '.join(VERDICTS)}; mend it")
    for name in ("accepted_on", "until"):
        try:
            if known[name] is not None:
                known[name] = date.fromisoformat(known[name]).isoformat()
        except (TypeError, ValueError):
            raise BaselineError(f"{place}: {name} is {json.dumps(known[name])} and no date such as 2020-01-07; mend it") from None
    return Entry(**{**known, "answers": tuple(known["answers"])})


def dump(entries: Iterable[Entry]) -> str:
    """The file: sorted by code, question and fingerprint, one field a line, so that a change is a small diff."""
    rows = [
        {name: value for name, value in plain(entry).items() if name != "until" or value}
        for entry in sorted(entries, key=lambda e: (e.code, e.question, e.fingerprint))
    ]
    return json_text({"schema": SCHEMA, "entries": rows}, indent=2)


def mark(findings: Sequence[Finding], entries: Sequence[Entry]) -> tuple[list[Finding], tuple[Entry, ...]]:
    """The findings, those accepted with their entry in `baseline`; and the entries that no finding has any more.

    An entry holds for a finding of its fingerprint whose verdict is no worse than the one that was accepted.
    """
    mine = matches(findings, entries)
    marked = [replace(f, baseline=_status(mine[f.id])) if f.id in mine else f for f in findings]
    used = {entry.fingerprint for entry in mine.values()}
    return marked, tuple(entry for entry in entries if entry.fingerprint not in used)


def matches(findings: Sequence[Finding], entries: Sequence[Entry]) -> dict[str, Entry]:
    """Finding id -> its entry. Among findings that are asked and answered alike the same question goes first."""
    waiting: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        waiting[core(entry.fingerprint)].append(entry)
    found: dict[str, Entry] = {}
    for nearest in (True, False):
        for finding in sorted(findings, key=lambda f: f.id):
            for entry in waiting[core(finding.id)] if finding.id not in found else ():
                fits = VERDICTS.index(finding.verdict) >= VERDICTS.index(entry.verdict)
                if fits and (not nearest or entry.question == finding.question):
                    found[finding.id] = entry
                    waiting[core(finding.id)].remove(entry)
                    break
    return found


def _status(entry: Entry) -> dict[str, str | None]:
    return {
        "status": "accepted",
        "reason": entry.reason,
        "accepted_by": entry.accepted_by,
        "accepted_on": entry.accepted_on,
        "until": entry.until,
    }


def expire(report: Report, today: date, path: str) -> Report:
    """The report with findings that are no longer accepted unmarked, so that they count, and a problem that says so."""
    over = [f for f in report.findings if f.baseline and (f.baseline.get("until") or "9999") < today.isoformat()]
    if not over:
        return report
    gone = {f.id for f in over}
    findings = tuple(replace(f, baseline=None) if f.id in gone else f for f in report.findings)
    message = f"{_listed([f.id for f in over], 'expired')}: the findings count again; accept them anew or mend the articles"
    return replace(report, findings=findings, problems=(*report.problems, Problem("FC912", path, f"{path}: {message}")))


def stale_problem(stale: Sequence[Entry], path: str) -> tuple[Problem, ...]:
    """One problem that names the entries that no finding has any more; none where there is none."""
    if not stale:
        return ()
    message = f"{_listed([e.fingerprint for e in stale], 'stale')}: no finding has them any more; factcheck baseline prune"
    return (Problem("FC911", path, f"{path}: {message}"),)


def _listed(ids: Sequence[str], what: str) -> str:
    """ "2 stale entries (9f2c1a77, 01b5e2aa)"."""
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return f"{len(ids)} {what} {'entry' if len(ids) == 1 else 'entries'} ({', '.join(i[:8] for i in ids[:NAMED])}{more})"


def updated(findings: Sequence[Finding], entries: Sequence[Entry], fresh: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with `fresh` ones added, which replace those of the same fingerprint.

    Entries get the fingerprints that their findings have now: of findings asked and answered alike the numbers can change.
    """
    mine = matches(findings, entries)
    kept = {entry.fingerprint for entry in mine.values()}
    by_id = {e.fingerprint: e for e in entries if e.fingerprint not in kept}
    by_id |= {id: replace(entry, fingerprint=id) for id, entry in mine.items()}
    return tuple((by_id | {e.fingerprint: e for e in fresh}).values())
