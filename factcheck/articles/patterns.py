"""Which paths a glob of the settings names: as in .gitignore."""

from collections.abc import Sequence
from fnmatch import fnmatchcase


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern names a path (with "/") or a folder that it lies in.

    "*" and "?" stay inside a name, "**" is any number of folders. A pattern without "/" may stand at any depth.
    """
    wanted = pattern.replace("\\", "/").removeprefix("./").strip("/").split("/")
    names = path.split("/")
    if len(wanted) == 1:
        wanted = ["**", *wanted]
    return any(_fits(wanted, names[:depth]) for depth in range(1, len(names) + 1))


def _fits(wanted: Sequence[str], names: Sequence[str]) -> bool:
    if not wanted:
        return not names
    if wanted[0] == "**":
        return _fits(wanted[1:], names) or (bool(names) and _fits(wanted, names[1:]))
    return bool(names) and fnmatchcase(names[0], wanted[0]) and _fits(wanted[1:], names[1:])
