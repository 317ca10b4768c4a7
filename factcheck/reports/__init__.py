"""One pure function per format, from one Report. `REPORTS` is the table of all formats."""

from collections.abc import Callable

from factcheck.model import Report
from factcheck.reports.html import render as render_html
from factcheck.reports.json import render as render_json
from factcheck.reports.jsonl import render as render_jsonl
from factcheck.reports.table import render as render_table

REPORTS: dict[str, Callable[[Report], str]] = {
    "table": render_table,
    "json": render_json,
    "jsonl": render_jsonl,
    "html": render_html,
}
"""Format -> render. `table.render` takes a width, colour and details besides."""

SUFFIXES: dict[str, str] = {".txt": "table", ".json": "json", ".jsonl": "jsonl", ".html": "html"}
"""Suffix of a file to write -> its format."""
