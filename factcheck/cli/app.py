"""The commands: each parses, calls and prints. Whatever goes wrong below ends here, as one line and an exit code."""

import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck import __version__
from factcheck.cli import baseline as baseline_commands
from factcheck.cli import cache, clock, completion, console, given, options
from factcheck.cli import config as config_command
from factcheck.errors import ExitCode, FactcheckError, UsageError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Report


class Commands(TyperGroup):
    """typer would end an interrupted run and one with a closed stream with 1, the gate's exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise FactcheckError("interrupted: nothing was checked to its end") from None
        except BrokenPipeError:
            raise typer.Exit(ExitCode.FAILED) from None


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(cache.app, name="cache")

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""The matrices of a sentence are small: with more threads numpy's products take twice the processor time, and in several
processes they fight for the cores. Libraries read these once, when numpy is imported."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (`sys.argv` unless given); the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    verbose = "--verbose" in given or "-v" in given
    if not verbose and not sys.warnoptions:
        warnings.simplefilter("ignore")
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        app(args=given, prog_name="factcheck")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.OK if end.code is None else ExitCode.FAILED
    except FactcheckError as error:
        if verbose:
            traceback.print_exc()
        console.say(f"factcheck: {error}")
        return error.exit_code
    except Exception as error:
        if verbose:
            traceback.print_exc()
        where = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
        console.say(
            f"factcheck: internal error: {type(error).__name__}: {error}{where}; please report it, with what --verbose prints"
        )
        return ExitCode.FAILED
    return ExitCode.OK


def _version(asked: bool) -> None:
    if asked:
        console.write([f"factcheck {__version__}\n"])
        raise typer.Exit


@app.callback(epilog="Settings: \\[tool.factcheck] in pyproject.toml, or factcheck.toml < FACTCHECK_* variables < flags.")
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Cross-check the facts of news articles: where they agree, where they differ, how independent they are."""


@app.command(epilog="Example: factcheck scan seeds/ --format json | jq '.findings[] | select(.verdict == \"contradiction\")'")
def scan(
    paths: options.Paths,
    format: options.ReportFormat = None,
    output: options.Output = None,
    details: options.Details = False,
    width: options.Width = None,
    kind: options.Kind = None,
    verdict: options.Verdicts = None,
    min_confidence: options.Confidence = None,
    story: options.Story = None,
    max_contradictions: options.MaxContradictions = None,
    max_discrepancies: options.MaxDiscrepancies = None,
    fail_on: options.FailOn = None,
    baseline: options.GateBaseline = None,
    no_baseline: options.NoBaseline = False,
    ignore_files: options.IgnoreFiles = None,
    ignore_phrases: options.IgnorePhrases = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    cache_limit: options.CacheLimit = None,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Line up what the articles claim, and show where they agree and where they contradict each other.

    Exits with 0 if done and within the gate, 1 if the gate is exceeded, 2 if nothing could be checked.
    """
    from factcheck.scan import scan
    from factcheck.verdicts.baseline import expire
    from factcheck.verdicts.gate import check_gate

    settings = given.settings(
        verbose, format=format, output=output, width=width, kind=kind, verdict=verdict, story=story, fail_on=fail_on,
        min_confidence=min_confidence, max_contradictions=max_contradictions, max_discrepancies=max_discrepancies,
        baseline="none" if no_baseline else baseline, ignore_files=ignore_files, ignore_phrases=ignore_phrases,
        jobs=jobs, engine=engine, cache=False if no_cache else None, cache_dir=cache_dir, cache_limit=cache_limit,
        model=model,
    )  # fmt: skip
    with console.progress(quiet) as progress:
        report = scan(console.expand(paths), settings, progress)
    report = expire(report, clock.today(), settings.baseline) if settings.baseline else report
    gate = check_gate(report, settings)
    _print(replace(report, gate_exceeded=gate.exceeded), settings, details, quiet)
    if verbose:
        console.say(f"ignored: {report.ignored_files} files (ignore-files), {report.ignored_claims} claims (ignore-phrases)")
    if gate.line and (gate.exceeded or not quiet):
        console.say(gate.line)
    if gate.exceeded:
        raise typer.Exit(ExitCode.GATE)


@app.command(epilog="Example: factcheck claims seeds/001.txt --kind count --format jsonl")
def claims(
    paths: options.Paths,
    format: options.Format = None,
    width: options.Width = None,
    kind: options.Kind = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """List everything that each article claims, before any comparison."""
    from factcheck.reports.claims import FORMATS, render_table
    from factcheck.scan import claims

    settings = given.settings(
        verbose, format=format, width=width, kind=kind, jobs=jobs, engine=engine, cache=False if no_cache else None,
        model=model,
    )  # fmt: skip
    with console.progress(quiet) as progress:
        found = list(claims(console.expand(paths), settings, progress))
    shown = given.format_among(settings, FORMATS)
    console.write(render_table(found, *console.look(settings)) if shown == "table" else FORMATS[shown](found))


@app.command(epilog='Example: factcheck names --compare "Gen. Qassem Soleimani" Soleimani')
def names(
    paths: options.SomePaths = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option("--compare", metavar="A B", help="Say whether two names can be one person's, and why."),
    ] = None,
    format: options.Format = None,
    width: options.Width = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show who is who: every person, organization and place with its spellings, titles and roles."""
    from factcheck.reports.names import FORMATS, render_match, render_table
    from factcheck.scan import names

    settings = given.settings(
        verbose, format=format, width=width, jobs=jobs, engine=engine, cache=False if no_cache else None, model=model
    )
    shown = given.format_among(settings, FORMATS)
    if compare:
        from factcheck.entities import match_told
        from factcheck.values.names import compare_names

        match = match_told(*compare, settings.same, settings.different) or compare_names(*compare)
        console.write([render_match(match, compare, shown, *console.look(settings))])
        return
    with console.progress(quiet) as progress:
        found = names(console.expand(given.some(paths, "names: give files or folders, or --compare A B")), settings, progress)
    console.write(render_table(found, *console.look(settings)) if shown == "table" else FORMATS[shown](found))


@app.command(epilog="Example: factcheck timeline seeds/ --verdict contradiction,discrepancy")
def timeline(
    paths: options.Paths,
    format: options.Format = None,
    width: options.Width = None,
    verdict: options.Verdicts = None,
    story: options.Story = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show what happened when: dated events in order, with the articles that date them and where these differ."""
    from factcheck.reports.timeline import FORMATS, render_table
    from factcheck.scan import timeline

    settings = given.settings(
        verbose, format=format, width=width, verdict=verdict, story=story, jobs=jobs, engine=engine,
        cache=False if no_cache else None, model=model,
    )  # fmt: skip
    shown = given.format_among(settings, FORMATS)
    with console.progress(quiet) as progress:
        found = timeline(console.expand(paths), settings, progress)
    if not quiet:
        console.report_problems(found.problems)
    console.write(render_table(found, *console.look(settings)) if shown == "table" else FORMATS[shown](found))


@app.command(
    epilog="Examples: factcheck explain FC101; factcheck explain 9f2c seeds/; "
    "factcheck explain --why-not seeds/001.txt:10 seeds/002.txt:10 seeds/"
)
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE|FINDING-ID]",
            help="A code such as FC101, or the id of a finding or its first letters.",
            show_default=False,
            autocompletion=completion.code,
        ),
    ] = None,
    paths: options.SomePaths = None,
    why_not: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--why-not",
            metavar="FILE:LINE FILE:LINE",
            help="Say why the claims on two lines were not lined up, or not called a conflict.",
        ),
    ] = None,
    width: options.Width = None,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Explain a code, a finding of the articles, or why two lines of them did not become one."""
    from factcheck.cli import pages

    settings = given.settings(verbose, width=width, model=model)
    if why_not:
        _explain_why_not(why_not, [code, *(paths or [])] if code else [], settings, quiet)
        return
    if code is None:
        raise UsageError("explain: give a code such as FC101, or the id of a finding and its files, or --why-not")
    if pages.CODE.fullmatch(code):
        console.write([pages.shown(code, *console.look(settings))])
        return
    from factcheck.explain import explain
    from factcheck.reports.why import render_explained

    listed = given.some(paths, f"explain: {code!r} is no code such as FC101; for a finding, give its files or folders as well")
    with console.progress(quiet) as progress:
        found = explain(console.expand(listed), code, settings, progress)
    console.write([render_explained(found, *console.look(settings))])


def _explain_why_not(places: tuple[str, str], paths: list[str], settings: Settings, quiet: bool) -> None:
    """Scans `paths`, or the two files where none is given: then names and words are weighed by these two alone."""
    from factcheck.explain import why_not
    from factcheck.reports.why import render_why_not
    from factcheck.verdicts.places import parse_place

    first, second = (parse_place(text) for text in places)
    with console.progress(quiet) as progress:
        found = why_not(console.expand(paths) or [first.path, second.path], first, second, settings, progress)
    console.write([render_why_not(found, *console.look(settings))])


@app.command(epilog="Example: factcheck schema > factcheck-report.schema.json")
def schema() -> None:
    """Print the JSON Schema of the report."""
    from factcheck.reports.json import render_schema

    console.write([render_schema()])


app.add_typer(baseline_commands.app, name="baseline")
app.command(epilog="Example: FACTCHECK_KIND=count factcheck config --fail-on contradiction")(config_command.config)


def _print(report: "Report", settings: Settings, details: bool, quiet: bool) -> None:
    """Files where there are any, stdout where there is none or a format was asked for, problems on stderr."""
    from factcheck.reports import REPORTS, format_of, table

    for file in settings.outputs:
        form = format_of(file) or "table"
        text = (
            table.render(report, settings.width or console.UNSEEN_WIDTH, False, details)
            if form == "table"
            else REPORTS[form](report)
        )
        console.write_file(file, text)
    if not quiet:
        console.report_problems(report.problems)
    if settings.format or not settings.outputs:
        form = given.format_among(settings, REPORTS)
        columns, color = console.look(settings)
        console.write([table.render(report, columns, color, details) if form == "table" else REPORTS[form](report)])
