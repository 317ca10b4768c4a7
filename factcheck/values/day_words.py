"""The word knowledge of dates and times, read once from days.toml."""

from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any


@cache
def table() -> dict[str, Any]:
    """days.toml."""
    return loads(files("factcheck.values").joinpath("days.toml").read_text("utf-8"))
