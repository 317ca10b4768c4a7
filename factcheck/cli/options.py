"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from factcheck.cli import completion

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders with articles; - reads a list of paths from stdin.",
        show_default=False,
    ),
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Files and folders with articles; - reads a list from stdin.", show_default=False),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="How to print: table (default), json or jsonl.",
        autocompletion=completion.format,
    ),
]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table (default), json, jsonl, csv, markdown, html, sarif, junit or github.",
        autocompletion=completion.format,
    ),
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only claims of this kind: count, date, quote ... Repeat it, or give a list with commas.",
        autocompletion=completion.kind,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", help="Articles to read at once, each in a process; 0: one for each core."),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        help="Where articles are read: serial, processes.",
        autocompletion=completion.engine,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every article anew, and keep nothing.")]
CacheDir = Annotated[
    str | None,
    typer.Option("--cache-dir", metavar="DIR", help="Where to keep what was read; the user's cache folder if not given."),
]
CacheLimit = Annotated[
    int | None, typer.Option("--cache-limit", metavar="MB", help="Size of the cache; the least recently used goes first.")
]
Model = Annotated[str | None, typer.Option("--model", metavar="MODEL", help="Path or package of another spaCy pipeline.")]
Width = Annotated[int | None, typer.Option("--width", metavar="COLUMNS", help="Width of the table; the terminal's if not given.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on stderr; errors still.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on stderr: the settings in force, tracebacks.")]
Verdicts = Annotated[
    list[str] | None,
    typer.Option(
        "--verdict",
        metavar="VERDICT",
        help="Only findings with this verdict. Repeat it, or give a list with commas.",
        autocompletion=completion.verdict,
    ),
]
Confidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="X", help="Only findings of this confidence, 0 to 1, or more."),
]
Story = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="Only the findings of this story.", autocompletion=completion.story),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write a file, instead of to stdout; its suffix tells the format. Repeatable."
    ),
]
Details = Annotated[bool, typer.Option("--details", help="Show the evidence of every claim: place, source, sentence.")]
GATE = "Gate: exit with 1 when exceeded"
MaxContradictions = Annotated[
    int | None,
    typer.Option("--max-contradictions", metavar="N", help="At most N contradictions.", rich_help_panel=GATE),
]
MaxDiscrepancies = Annotated[
    int | None, typer.Option("--max-discrepancies", metavar="N", help="At most N discrepancies.", rich_help_panel=GATE)
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICT",
        help="No finding with this verdict. Repeat it, or give a list.",
        autocompletion=completion.verdict,
        rich_help_panel=GATE,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Accepted findings; factcheck-baseline.json, if there, if not given."),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Use no baseline: every finding counts.", rich_help_panel=GATE)]
GateBaseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Accepted findings, which do not count; factcheck-baseline.json, if there, if not given.",
        rich_help_panel=GATE,
    ),
]
IgnoreFiles = Annotated[
    list[str] | None,
    typer.Option("--ignore-files", metavar="GLOB", help="Files not to read. Repeat it, or give a list with commas."),
]
IgnorePhrases = Annotated[
    list[str] | None,
    typer.Option("--ignore-phrases", metavar="TEXT", help="Leave out claims whose sentence holds this. Repeatable."),
]
ListFormat = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="How to print: table (default) or json.")]
