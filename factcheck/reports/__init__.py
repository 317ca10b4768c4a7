"""One pure function per format, from one Report. `REPORTS` is the table of all formats."""

from collections.abc import Callable

from factcheck.model import Report
from factcheck.reports.csv import render as render_csv
from factcheck.reports.github import render as render_github
from factcheck.reports.html import render as render_html
from factcheck.reports.json import render as render_json
from factcheck.reports.jsonl import render as render_jsonl
from factcheck.reports.junit import render as render_junit
from factcheck.reports.markdown import render as render_markdown
from factcheck.reports.sarif import render as render_sarif
from factcheck.reports.table import render as render_table

REPORTS: dict[str, Callable[[Report], str]] = {
    "table": render_table,
    "json": render_json,
    "jsonl": render_jsonl,
    "csv": render_csv,
    "markdown": render_markdown,
    "html": render_html,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
}
"""Format -> render. `table.render` takes a width, colour and details besides."""

SUFFIXES: dict[str, str] = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".github": "github",
}
"""End of the name of a file to write -> its format."""


def format_of(file: str) -> str | None:
    """The format that a file's name tells by the longest suffix that it ends with, in any case; None if by none."""
    fitting = [suffix for suffix in SUFFIXES if file.lower().endswith(suffix)]
    return SUFFIXES[max(fitting, key=len)] if fitting else None
