"""What a run may be told, and where it is said: defaults < settings file < FACTCHECK_* < flags.

The settings file is the nearest `factcheck.toml`, or `pyproject.toml` with a `[tool.factcheck]`, from a folder upward.
Settings are named as their flags: `min-confidence = 0.5`, FACTCHECK_MIN_CONFIDENCE=0.5, --min-confidence 0.5.
"""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError, FactcheckError, UsageError
from factcheck.sidecar import ArticleTable, Names, Wrong, article_tables, contradicting, name_sets

ENGINES = ("serial", "processes")
"""The names of `factcheck.engines.ENGINES`, which stands further down the layers."""
PREFIX = "FACTCHECK_"
NARROWEST = 40
"""Columns below which no table can be read."""
BASELINE = "factcheck-baseline.json"
"""The baseline that is used without being named, where it lies in the current folder or beside the settings file."""


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
    baseline: str | None = None
    """The file with the accepted findings; None for none."""
    ignore_files: tuple[str, ...] = ()
    """Globs of files that are not read."""
    ignore_phrases: tuple[str, ...] = ()
    """Claims whose sentence holds one of these are not compared."""
    articles: tuple[ArticleTable, ...] = ()
    same: tuple[Names, ...] = ()
    """Names of one bearer each."""
    different: tuple[Names, ...] = ()
    """Names of which no two are one bearer's."""
    folder: str | None = field(default=None, compare=False, repr=False)
    """The folder of the settings file, from which its globs count besides the folder scanned; no setting itself."""
    places: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    """(field, where it was said) of what is no default; no setting itself."""

    def place(self, name: str) -> str | None:
        """Where a field was said: "factcheck.toml: kind", "FACTCHECK_KIND", "--kind"; None for a default."""
        return dict(self.places).get(name)

    def limits(self) -> dict[str, tuple[int, str]]:
        """The gate: verdict -> the most findings allowed, and the setting that says so."""
        limits = {}
        if self.max_contradictions is not None:
            limits["contradiction"] = (self.max_contradictions, self._said("max_contradictions", self.max_contradictions))
        if self.max_discrepancies is not None:
            limits["discrepancy"] = (self.max_discrepancies, self._said("max_discrepancies", self.max_discrepancies))
        return limits | {verdict: (0, self._said("fail_on", verdict)) for verdict in self.fail_on}

    def _said(self, name: str, value: object) -> str:
        place = self.place(name) or f"--{spelled(name)}"
        return f"{place} {value}" if place.startswith("--") else f"{place} = {value}"


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
    path, table = _settings_file(folder) if folder else (Path(), {})
    variables = {k.removeprefix(PREFIX): v for k, v in (environment or {}).items() if k.startswith(PREFIX) and v}
    given = {k: v for k, v in (flags or {}).items() if v is not None and v not in ([], ())}
    layers: list[tuple[Mapping[str, object], Callable[[str], str], type[FactcheckError]]] = [
        (table, lambda name: f"{path.name}: {name}", ConfigError),
        (variables, lambda name: PREFIX + name.upper().replace("-", "_"), ConfigError),
        (given, lambda name: "--" + name.replace("_", "-"), UsageError),
    ]
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for number, (said, place, kind) in enumerate(layers):
        read = _read(said, place, kind, choices)
        if number == 0 and folder and read.get("baseline"):
            read["baseline"] = os.path.relpath(path.parent / read["baseline"], folder)
        values |= read
        places |= {name: place(spelled(name)) for name in read}
        if kind is UsageError:
            places |= {name: f"--no-{name}" for name in ("cache", "baseline") if name in read and not read[name]}
    if folder and "baseline" not in values:
        values["baseline"] = _baseline_found(folder, path.parent if table else folder)
    values["baseline"] = values.get("baseline") or None
    settings = Settings(**values, folder=str(path.parent) if table else None, places=tuple(places.items()))
    _check_gate_is_seen(settings)
    if torn := contradicting(settings.same, settings.different):
        raise ConfigError(f"{settings.place('same')}: {' and '.join(torn)} are also under different; take them out of one")
    return settings


def _baseline_found(*folders: Path) -> str | None:
    """The baseline in the first folder that has one, as a path from the first folder."""
    return next((os.path.relpath(f / BASELINE, folders[0]) for f in folders if (f / BASELINE).is_file()), None)


def setting_names() -> list[str]:
    """The names of all settings, as the settings file and the flags spell them."""
    return [spelled(name) for name in setting_fields()]


def setting_fields() -> list[str]:
    """The fields of `Settings` that are settings."""
    return [f.name for f in fields(Settings) if f.compare]


def table_names() -> list[str]:
    """The settings that only a settings file can hold, being tables or lists of lists."""
    return list(_TABLES)


def spelled(name: str) -> str:
    """A field of `Settings` as the settings file and the flags spell it."""
    return _SINGULAR.get(name, name).replace("_", "-")


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
        if field not in _READERS and field not in _TABLES:
            known = setting_names()
            near = get_close_matches(field.replace("_", "-"), known, n=1, cutoff=0.0)[0]
            raise kind(f"{place(key)}: no such setting; the nearest is {place(near)} (there are {', '.join(known)})")
        try:
            values[field] = _TABLES[field](value, place(spelled(field))) if field in _TABLES else _READERS[field](value)
        except Wrong as error:
            raise kind(str(error)) from error
        except (ValueError, TypeError) as error:
            raise kind(f"{place(spelled(field))}: {value!r} is not {error}") from error
        for word in _words(values[field]) if field in choices else ():
            if word not in choices[field]:
                raise kind(f"{place(spelled(field))}: {unknown(word, choices[field])}")
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


def _phrases(value: object) -> tuple[str, ...]:
    """A list, or lines; a phrase may hold commas."""
    if isinstance(value, str):
        value = value.splitlines()
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v.strip() for v in value):
        raise TypeError("a phrase or a list of phrases")
    return tuple(dict.fromkeys(" ".join(v.split()) for v in value))


def _file_or_none(value: object) -> str:
    """A path; empty for "no", also as TOML's false."""
    if value is False or (isinstance(value, str) and value.lower() in ("false", "no", "off", "none")):
        return ""
    if not isinstance(value, str) or not value.strip():
        raise TypeError("a file, or false for none")
    return value


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
    "baseline": _file_or_none,
    "ignore_files": _words,
    "ignore_phrases": _phrases,
}
_TABLES: dict[str, Callable[[object, str], object]] = {"articles": article_tables, "same": name_sets, "different": name_sets}
_SINGULAR = {"kinds": "kind", "verdicts": "verdict", "outputs": "output"}
_PLURAL = {one: many for many, one in _SINGULAR.items()}
