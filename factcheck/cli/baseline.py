"""`factcheck baseline`: accept findings, look at those accepted, drop those that are over."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import clock, console, given, options
from factcheck.errors import BaselineError, UsageError
from factcheck.settings import BASELINE, Settings

if TYPE_CHECKING:
    from factcheck.model import Finding, Report
    from factcheck.verdicts.baseline import Entry

app = typer.Typer(no_args_is_help=True, help="Accept findings, so that only new ones count for the gate.")

Verdicts = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="VERDICT", help="Verdicts to accept: contradiction and discrepancy if not given."),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who accepts; the login name if not given.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="The last day on which they count as accepted: 2026-12-31.")
]


@app.command(epilog="Example: factcheck baseline write seeds/ --reason 'known before the check began'")
def write(
    paths: options.Paths,
    baseline: options.Baseline = None,
    verdict: Verdicts = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why they are accepted.")
    ] = "there when the baseline was written",
    by: By = None,
    until: Until = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Accept all findings of the articles that are not accepted yet. What is in the baseline already stays as it is."""
    from factcheck.verdicts.baseline import entry_of, updated
    from factcheck.verdicts.gate import counted_verdicts

    end = _until(until)
    settings = _in_force(verbose, baseline, jobs=jobs, engine=engine, cache=False if no_cache else None, model=model)
    file, entries = _present(settings)
    wanted = _verdicts(verdict)
    report = _scan(paths, settings, quiet)
    new = [f for f in report.findings if f.baseline is None and f.verdict in wanted]
    fresh = [entry_of(f, " ".join(reason.split()), by or clock.user(), clock.today(), end) for f in new]
    everything = updated(report.findings, entries, fresh)
    _save(file, everything)
    if not quiet:
        known = len(everything) - len(fresh)
        console.say(f"{file}: {counted_verdicts(new)} accepted" + (f", {known} there before" if known else ""))


@app.command(epilog="Example: factcheck baseline audit seeds/ --by 'Ana Marin' --until 2026-12-31")
def audit(
    paths: options.Paths,
    baseline: options.Baseline = None,
    verdict: Verdicts = None,
    by: By = None,
    until: Until = None,
    width: options.Width = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Walk through the findings that are not accepted: accept with a reason, reject, skip or quit."""
    from factcheck.cli.audit import audit, summary
    from factcheck.reports import table
    from factcheck.verdicts.baseline import entry_of, updated

    if "-" in paths:
        raise UsageError("baseline audit: answers are read from stdin, so the paths cannot be; name the paths")
    end = _until(until)
    settings = _in_force(verbose, baseline, width=width, jobs=jobs, engine=engine, cache=False if no_cache else None, model=model)
    file, entries = _present(settings)
    wanted = _verdicts(verdict)
    report = _scan(paths, settings, quiet)
    new = [f for f in report.findings if f.baseline is None and f.verdict in wanted]
    if not new:
        console.write(["nothing new: " + (f"all is in {file}\n" if entries else "there are no such findings\n")])
        return
    columns, color = console.look(settings)

    def accept(finding: "Finding", reason: str) -> None:
        nonlocal entries
        entries = updated(report.findings, entries, [entry_of(finding, reason, by or clock.user(), clock.today(), end)])
        _save(file, entries)

    def reject(finding: "Finding") -> None:
        """What was accepted until a day that is over is not accepted any more."""
        nonlocal entries
        kept = tuple(entry for entry in entries if entry.fingerprint != finding.id)
        if len(kept) < len(entries):
            entries = kept
            _save(file, entries)

    def ask(question: str) -> str | None:
        console.write([question])
        return sys.stdin.readline() or None

    done = audit(
        new,
        lambda f: table.render_finding(f, columns, color),
        ask,
        lambda text: console.write([text]),
        accept,
        reject,
    )
    console.write(["\n" + summary(done, file)])


@app.command(epilog="Example: factcheck baseline prune seeds/")
def prune(
    paths: options.Paths,
    baseline: options.Baseline = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Take out the entries that no finding has any more, and those that have expired."""
    from factcheck.verdicts.baseline import updated

    settings = _in_force(verbose, baseline, jobs=jobs, engine=engine, cache=False if no_cache else None, model=model)
    file, entries = _present(settings, must=True)
    report = _scan(paths, settings, quiet, whole=True)
    statuses = _statuses(entries, report)
    kept = [entry for entry in entries if statuses[entry.fingerprint] == "accepted"]
    if len(kept) < len(entries):
        _save(file, updated(report.findings, kept, []))
    if not quiet:
        for entry in entries:
            if statuses[entry.fingerprint] != "accepted":
                console.say(f"{statuses[entry.fingerprint]}: {entry.code} {entry.fingerprint[:8]} {entry.question}")
        console.say(f"{file}: {len(entries) - len(kept)} taken out, {len(kept)} left")


@app.command(epilog="Example: factcheck baseline show seeds/ --format json")
def show(
    paths: options.SomePaths = None,
    baseline: options.Baseline = None,
    format: options.ListFormat = None,
    width: options.Width = None,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show what is accepted, by whom and why; with articles, also which entries no finding has any more."""
    from factcheck.reports.baseline import render_json, render_table

    if format not in (None, "table", "json"):
        raise UsageError(f"--format: no {format!r} (there are table, json)")
    settings = _in_force(verbose, baseline, width=width, model=model)
    _, entries = _present(settings, must=True)
    statuses = _statuses(entries, _scan(paths, settings, quiet, whole=True) if paths else None)
    shown = render_json(entries, statuses) if format == "json" else render_table(entries, statuses, *console.look(settings))
    console.write([shown])


def _in_force(verbose: bool, baseline: str | None, **flags: object) -> Settings:
    return given.settings(verbose, baseline=baseline, **flags)


def _verdicts(given: Sequence[str] | None) -> tuple[str, ...]:
    from factcheck.cli.choices import choices
    from factcheck.settings import load
    from factcheck.verdicts.baseline import ACCEPTED

    return load(flags={"verdict": given}, choices=choices()).verdicts or ACCEPTED


def _until(given: str | None) -> date | None:
    try:
        end = date.fromisoformat(given) if given else None
    except ValueError:
        raise UsageError(f"--until {given}: not a date such as 2026-12-31") from None
    if end and end < clock.today():
        raise UsageError(f"--until {given}: that day is over; give today or a later one")
    return end


def _present(settings: Settings, must: bool = False) -> tuple[str, "tuple[Entry, ...]"]:
    """The file, and what is in it; nothing where it is not there, which is an error where it must be."""
    from factcheck.verdicts.baseline import read

    file = settings.baseline or BASELINE
    if not must and not Path(file).exists():
        return file, ()
    return file, read(file)


def _scan(paths: Sequence[str], settings: Settings, quiet: bool, whole: bool = False) -> "Report":
    """The report of every verdict; `whole` leaves nothing out that the settings would."""
    from factcheck.scan import scan
    from factcheck.verdicts.baseline import expire

    there = settings.baseline if settings.baseline and Path(settings.baseline).exists() else None
    settings = replace(settings, baseline=there, verdicts=None)
    if whole:
        settings = replace(settings, kinds=None, min_confidence=0.0, story=None)
    with console.progress(quiet) as progress:
        report = scan(console.expand(paths), settings, progress)
    if not quiet:
        console.report_problems(p for p in report.problems if p.path != settings.baseline)
    return expire(report, clock.today(), there or "")


def _statuses(entries: Sequence["Entry"], report: "Report | None") -> dict[str, str]:
    """Fingerprint -> accepted, expired or stale; without a report nothing is known to be stale."""
    from factcheck.verdicts.baseline import matches

    used = {e.fingerprint for e in (matches(report.findings, entries).values() if report else entries)}
    today = clock.today()
    return {
        e.fingerprint: "stale" if e.fingerprint not in used else "expired" if e.expired(today) else "accepted" for e in entries
    }


def _save(file: str, entries: Sequence["Entry"]) -> None:
    """Write the baseline; whoever reads it meanwhile sees the old or the new one, never a half."""
    from factcheck.verdicts.baseline import dump

    new = Path(f"{file}.new")
    try:
        new.write_text(dump(entries), encoding="utf-8", newline="\n")
        os.replace(new, file)
    except OSError as error:
        raise BaselineError(f"{file}: the baseline cannot be written ({error.strerror}); check folder and rights") from error
