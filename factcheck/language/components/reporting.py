"""The table reporting.toml: verbs and nouns with which news English reports words."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def reporting() -> dict[str, frozenset[str]]:
    """Every list of the table as a set of lemmas or words in small letters."""
    rows = tomllib.loads((files(__package__) / "reporting.toml").read_text(encoding="utf8"))
    return {key: frozenset(words) for key, words in rows.items()}
