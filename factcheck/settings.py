"""What a run may be told, and where it is said: defaults < settings file < FACTCHECK_* < flags.

The settings file is the nearest `factcheck.toml`, or `pyproject.toml` with a `[tool.factcheck]`, from a folder upward.
Settings are named as their flags: `min-confidence = 0.5`, FACTCHECK_MIN_CONFIDENCE=0.5, --min-confidence 0.5.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError, FactcheckError, UsageError

ENGINES = ("serial", "processes")
"""The names of `factcheck.engines.ENGINES`, which stands further down the layers."""
PREFIX = "FACTCHECK_"
NARROWEST = 40
"""Columns below which no table can be read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run does. None means: not said, no limit."""

    kinds: tuple[str, ...] | None = None
    """Kinds of claim to compare; None for all."""
    verdicts: tuple[str, ...] | None = None
    """Verdicts to report; None for all."""
    min_confidence: float = 0.0
    """Findings below this, from 0 to 1, are left out."""
    story: str | None = None
    """The only story to report, by its id."""
    jobs: int | None = None
    """Articles to read at once; 0 for as many as there are cores."""
    engine: str | None = None
    """Where articles are read; None: by `jobs`."""
    cache: bool = True
    cache_dir: str | None = None
    """Folder of the cache; None for no cache (the command line puts the user's cache folder here)."""
    cache_limit: int = 500
    """Megabytes that the cache may hold."""
    model: str | None = None
    """Path or package name of a language pipeline other than the one that ships with the package."""
    max_contradictions: int | None = None
    max_discrepancies: int | None = None
    fail_on: tuple[str, ...] = ()
    """Verdicts of which there may be none."""
    format: str | None = None
    outputs: tuple[str, ...] = ()
    """Files to write; the suffix of each tells the format."""
    width: int | None = None
    """Columns of the table; None for the terminal's."""

    def limits(self) -> dict[str, tuple[int, str]]:
        """The gate: verdict -> the most findings allowed, and the setting that says so."""
        limits = {}
        if self.max_contradictions is not None:
            limits["contradiction"] = (self.max_contradictions, f"--max-contradictions {self.max_contradictions}")
        if self.max_discrepancies is not None:
            limits["discrepancy"] = (self.max_discrepancies, f"--max-discrepancies {self.max_discrepancies}")
        return limits | {verdict: (0, f"--fail-on {verdict}") for verdict in self.fail_on}

    def exceeded(self, count: Callable[[Any], int]) -> tuple[str, ...]:
        """What exceeds the gate, one phrase each, given how many findings have a verdict; empty within the gate."""
        return tuple(
            f"{number} x {verdict}, {limit} allowed ({said})"
            for verdict, (limit, said) in self.limits().items()
            if (number := count(verdict)) > limit
        )


def load(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
    choices: Mapping[str, Sequence[str]] | None = None,
) -> Settings:
    """The settings of a run that starts in `folder` (None: no file is read), with an environment and flags.

    A flag of None, an empty list or an empty tuple was not given. `choices` lists the allowed values by field. Raises
    ConfigError for what a file or variable says, UsageError for flags, each naming the place and the nearest good name.
    """
    choices = choices or {}
    values: dict[str, Any] = {}
    path, table = _settings_file(folder) if folder else (Path(), {})
    values |= _read(table, lambda name: f"{path.name}: {name}", ConfigError, choices)
    variables = {k.removeprefix(PREFIX): v for k, v in (environment or {}).items() if k.startswith(PREFIX) and v}
    values |= _read(variables, lambda name: PREFIX + name.upper().replace("-", "_"), ConfigError, choices)
    given = {k: v for k, v in (flags or {}).items() if v is not None and v not in ([], ())}
    values |= _read(given, lambda name: "--" + name, UsageError, choices)
    settings = Settings(**values)
    _check_gate_is_seen(settings)
    return settings


def setting_names() -> list[str]:
    """The names of all settings, as the settings file and the flags spell them."""
    return [_spelled(f.name) for f in fields(Settings)]


def _spelled(field: str) -> str:
    return _SINGULAR.get(field, field).replace("_", "-")


def _settings_file(folder: Path) -> tuple[Path, dict[str, Any]]:
    """The nearest settings file from `folder` upward, and what it says."""
    for parent in (folder, *folder.parents):
        if (path := parent / "factcheck.toml").is_file():
            return path, _toml(path)
        if (path := parent / "pyproject.toml").is_file():
            table = _toml(path).get("tool", {}).get("factcheck")
            if isinstance(table, dict):
                return path, table
    return Path(), {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML ({error}); mend it or take it away") from error


def _read(
    given: Mapping[str, object],
    place: Callable[[str], str],
    kind: type[FactcheckError],
    choices: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in given.items():
        field = key.lower().replace("-", "_")
        field = _PLURAL.get(field, field)
        if field not in _READERS:
            known = setting_names()
            near = get_close_matches(field.replace("_", "-"), known, n=1, cutoff=0.0)[0]
            raise kind(f"{place(key)}: no such setting; the nearest is {place(near)} (there are {', '.join(known)})")
        try:
            values[field] = _READERS[field](value)
        except (ValueError, TypeError) as error:
            raise kind(f"{place(_spelled(field))}: {value!r} is not {error}") from error
        for word in _words(values[field]) if field in choices else ():
            if word not in choices[field]:
                raise kind(f"{place(_spelled(field))}: {unknown(word, choices[field])}")
    return values


def unknown(word: str, known: Sequence[str]) -> str:
    """ "no 'coutn'; did you mean 'count'? (there are age, count)": for a word that is none of the known ones."""
    near = get_close_matches(word, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"no {word!r}{hint} (there are {', '.join(known) or 'none'})"


def _check_gate_is_seen(settings: Settings) -> None:
    """A gate on a verdict that is filtered out would always pass."""
    for verdict, (_, said) in settings.limits().items():
        if settings.verdicts and verdict not in settings.verdicts:
            raise UsageError(f"{said} cannot hold with --verdict {','.join(settings.verdicts)}: add {verdict} to --verdict")


def _words(value: object) -> tuple[str, ...]:
    """A list, or a comma list, or a list of comma lists."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise TypeError("a name or a list of names")
    return tuple(dict.fromkeys(word.strip() for v in value for word in v.split(",") if word.strip()))


def _files(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
        raise TypeError("a file or a list of files")
    return tuple(dict.fromkeys(value))


def _folder(value: object) -> str:
    if not isinstance(value, str | Path) or not str(value).strip():
        raise TypeError("a folder")
    return str(value)


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("a word")
    return value.strip()


def _share(value: object) -> float:
    try:
        share = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        share = -1.0
    if isinstance(value, bool) or not 0 <= share <= 1:
        raise ValueError("a number from 0 to 1")
    return share


def _whole(least: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        try:
            number = int(value) if isinstance(value, int | str) and not isinstance(value, bool) else least - 1
        except ValueError:
            number = least - 1
        if number < least:
            raise ValueError(f"a whole number of {least} or more")
        return number

    return read


def _yes_no(value: object) -> bool:
    known = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    try:
        return known[str(value).lower()]
    except KeyError:
        raise ValueError("true or false") from None


_READERS: dict[str, Callable[[object], object]] = {
    "kinds": _words,
    "verdicts": _words,
    "min_confidence": _share,
    "story": _word,
    "jobs": _whole(0),
    "engine": _word,
    "cache": _yes_no,
    "cache_dir": _folder,
    "cache_limit": _whole(1),
    "model": _word,
    "max_contradictions": _whole(0),
    "max_discrepancies": _whole(0),
    "fail_on": _words,
    "format": _word,
    "outputs": _files,
    "width": _whole(NARROWEST),
}
_SINGULAR = {"kinds": "kind", "verdicts": "verdict", "outputs": "output"}
_PLURAL = {one: many for many, one in _SINGULAR.items()}
