"""The word tables of this folder, read once."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `name` beside this module."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def field_of_key(section: str) -> dict[str, tuple[str, int]]:
    """Key as written in `section` of fields.toml, folded -> (field, rank of trust; 0 is best)."""
    return {
        folded(key): (field, rank)
        for field, keys in table("fields")[section].items()
        for rank, key in enumerate(keys)
        if field != "types"
    }


def folded(key: str) -> str:
    """A key in the form in which keys are compared: "date_published" -> "datepublished"."""
    return re.sub(r"[\s_-]", "", key).lower()


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, longest first, spaces standing for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split(" ")) for word in ordered)
