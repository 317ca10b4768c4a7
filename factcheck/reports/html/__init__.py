"""The report as one self-contained page: `page.py` puts it together, each part has a module of its own."""

from factcheck.model import Report


def render(report: Report) -> str:
    """The page as text; its parts are imported only when it is asked for."""
    from factcheck.reports.html.page import render

    return render(report)
