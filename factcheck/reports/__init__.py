"""One pure function per format, from one Report. `REPORTS` is the table of all formats."""

from collections.abc import Callable

from factcheck.model import Report
from factcheck.reports import json, jsonl, table

REPORTS: dict[str, Callable[[Report], str]] = {"table": table.render, "json": json.render, "jsonl": jsonl.render}
"""Format -> render. `table.render` takes a width, colour and details besides."""

SUFFIXES: dict[str, str] = {".txt": "table", ".json": "json", ".jsonl": "jsonl"}
"""Suffix of a file to write -> its format."""
