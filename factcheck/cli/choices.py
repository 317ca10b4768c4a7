"""The values that a setting may have, read from the tables they stand in."""

from factcheck.cli.pages import kinds
from factcheck.settings import ENGINES


def choices() -> dict[str, tuple[str, ...]]:
    """The allowed values of every setting that has a fixed list of them."""
    from factcheck.model import VERDICTS
    from factcheck.reports import REPORTS

    return {"kinds": kinds(), "verdicts": VERDICTS, "fail_on": VERDICTS, "engine": ENGINES, "format": tuple(REPORTS)}
