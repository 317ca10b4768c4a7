"""The report as one self-contained page: `page.py` puts it together, each part has a module of its own."""

from factcheck.reports.html.page import render

__all__ = ["render"]
