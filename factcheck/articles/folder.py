"""Files and folders to articles: walk, sort, limits, and one clear line for everything that cannot be read."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.articles.build import build
from factcheck.articles.clean import Dropped
from factcheck.articles.patterns import matches
from factcheck.articles.raw import line_starts
from factcheck.articles.readers import LARGEST, SUFFIXES, decode, read_source
from factcheck.articles.sidecar import with_table
from factcheck.errors import InputError
from factcheck.model import Article, Problem
from factcheck.settings import Settings

ABOUT = ("readme", "license", "licence", "changelog")
"""Files whose names begin so describe a folder and are no articles; in a folder they are skipped."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the path under which reports name it."""

    file: Path
    path: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the articles, what could not be read, the files by report path, and those that the settings ignore."""

    articles: list[Article]
    problems: list[Problem]
    files: dict[str, str]
    ignored: tuple[str, ...]


def read_folder(path: Path) -> tuple[list[Article], list[Problem]]:
    """The articles of one file or folder; see `read_paths`."""
    return read_paths([path])


def read_paths(paths: Sequence[Path]) -> tuple[list[Article], list[Problem]]:
    """The articles under the paths, with ids a1, a2 ... in the order of their paths, and what could not be read.

    Folders are walked to the bottom; hidden files, other suffixes than `SUFFIXES`, and files named README*, LICENSE* or
    CHANGELOG* are skipped there without a word. A file that is named itself and cannot be an article is a problem. A
    file reached twice (a link, a folder and a file in it) is read once. Paths are relative to the folder scanned, with
    "/"; where two would be equal, to the folder that holds all the given paths.

    Raises `InputError` if not a single article can be read.
    """
    taken = take_in(paths, Settings())
    return taken.articles, taken.problems


def take_in(paths: Sequence[Path], settings: Settings) -> Intake:
    """As `read_paths`, without the files that `ignore-files` names, and with what `[[articles]]` says of the others.

    Patterns count from the folder scanned and from the folder of the settings file.
    """
    found, problems = find_files(paths)
    articles: list[Article] = []
    ignored: list[str] = []
    for entry in found:
        named = (entry.path, _from(settings.folder, entry.file))
        if any(matches(pattern, path) for pattern in settings.ignore_files for path in named):
            ignored.append(entry.path)
            continue
        read, faults = read_file(entry.file, entry.path)
        tables = [t for t in settings.articles if any(matches(pattern, path) for pattern in t.match for path in named)]
        for table in tables:
            read = [with_table(article, table) for article in read]
        articles += read
        problems += faults
    if not articles and ignored and len(ignored) == len(found):
        raise InputError(f"no article in {_names(paths)}: all {len(ignored)} files are ignored (ignore-files)")
    if not articles:
        raise InputError(_nothing(paths, len(found), problems))
    return Intake(number(articles), problems, {f.path: f.file.as_posix() for f in found}, tuple(ignored))


def _from(folder: str | None, file: Path) -> str:
    """A file's path from a folder, with "/"; the current folder where there is none."""
    try:
        return Path(os.path.relpath(file, folder or ".")).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths) or "the list of paths"


def number(articles: Sequence[Article]) -> list[Article]:
    """The articles with their ids, a1, a2 ..., in the order given."""
    return [replace(article, id=f"a{i}") for i, article in enumerate(articles, 1)]


def _nothing(paths: Sequence[Path], tried: int, problems: Sequence[Problem]) -> str:
    names = _names(paths)
    if not problems:
        return f"no article in {names}: give a folder or file with {', '.join(SUFFIXES)}"
    if len(problems) == 1:
        return f"no readable article: {problems[0].message}"
    return f"no readable article in {names}: {tried} files tried, {len(problems)} problems, the first: {problems[0].message}"


def find_files(paths: Sequence[Path]) -> tuple[list[Found], list[Problem]]:
    """The files to read under the paths, in the order of their report paths, and the paths that cannot be read."""
    problems: list[Problem] = []
    found: list[tuple[Path, Path]] = []
    for root in paths:
        if root.is_dir():
            found += [(file, root) for file in _walk(root, frozenset(), problems)]
        elif not root.exists():
            problems.append(Problem("FC901", root.as_posix(), f"{root}: no such file or folder; check the path"))
        elif root.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(SUFFIXES)
            problems.append(Problem("FC901", root.as_posix(), f"{root}: not a kind of file that can be read; give {kinds}"))
        else:
            found.append((root, root.parent))
    unique: dict[str, tuple[Path, Path]] = {}
    for file, root in found:
        unique.setdefault(os.path.realpath(file), (file, root))
    named = [Found(file, file.relative_to(root).as_posix()) for file, root in unique.values()]
    if len({entry.path for entry in named}) < len(named):
        common = Path(os.path.commonpath([os.path.abspath(root) for _, root in unique.values()]))
        named = [Found(e.file, Path(os.path.abspath(e.file)).relative_to(common).as_posix()) for e in named]
    return sorted(named, key=lambda entry: entry.path.split("/")), problems


def _walk(folder: Path, above: frozenset[str], problems: list[Problem]) -> Iterator[Path]:
    """The files that can be articles under a folder, sorted by name; a link back to a folder above is not followed."""
    here = os.path.realpath(folder)
    try:
        entries = sorted(os.listdir(folder))
    except OSError as error:
        problems.append(_unreadable(folder.as_posix(), error))
        return
    for name in entries:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            if os.path.realpath(path) not in above | {here}:
                yield from _walk(path, above | {here}, problems)
        elif path.suffix.lower() in SUFFIXES and not name.lower().startswith(ABOUT):
            yield path


def read_file(file: Path, path: str) -> tuple[list[Article], list[Problem]]:
    """The articles of one file (without ids) under the path that reports show, and what is wrong with it."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            megabytes = f"{size / 1e6:.0f} MB, the limit is {LARGEST / 1e6:.0f} MB"
            return [], [Problem("FC903", path, f"{path}: too large ({megabytes}); split it or leave it out")]
        data = file.read_bytes()
    except OSError as error:
        return [], [_unreadable(path, error)]
    return read_bytes(data, path)


def _unreadable(path: str, error: OSError) -> Problem:
    reason = (error.strerror or type(error).__name__).lower()
    return Problem("FC901", path, f"{path}: cannot be read ({reason}); check that it exists and that you may read it")


def read_bytes(data: bytes, path: str) -> tuple[list[Article], list[Problem]]:
    """The articles (without ids) in the bytes of a file whose name ends as `path` does, and what is wrong with them."""
    articles, problems, _ = inspect_bytes(data, path)
    return articles, problems


def inspect_bytes(data: bytes, path: str) -> tuple[list[Article], list[Problem], list[Dropped]]:
    """As `read_bytes`, with the blocks that were left out of the articles and why."""
    if not data.strip():
        return [], [Problem("FC902", path, f"{path}: the file is empty; fill it or leave it out")], []
    decoded = decode(data)
    if decoded is None:
        message = f"{path}: binary data, not text; give the article as text, Markdown, HTML or JSON"
        return [], [Problem("FC904", path, message)], []
    problems: list[Problem] = []
    if decoded.guessed:
        message = f"{path}: not UTF-8, read as Windows-1252; save it as UTF-8 if letters look wrong"
        problems.append(Problem("FC905", path, message))
    raws, faults = read_source(decoded.text, path, Path(path).suffix.lower())
    lines = line_starts(decoded.text)
    articles: list[Article] = []
    dropped: list[Dropped] = []
    for raw in raws:
        article, gone = build(raw, decoded.text, lines, path)
        dropped += gone
        if article is not None:
            articles.append(article)
    if not articles and not faults:
        message = f"{path}: no text in it that could be an article; check the file or leave it out"
        faults = [Problem("FC908", path, message)]
    return articles, [*problems, *faults], dropped
