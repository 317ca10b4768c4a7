"""The cache: what an article says by itself, kept on disk, so that only new and changed articles are read.

One file an article, named by the digest of its content and of all that reads it: a line with the format and a checksum,
then the claims, mentions and sentences as JSON. No entry is ever out of date, only unused; the least recently used go
when the folder outgrows its limit. An entry that is damaged, foreign or of another shape counts as none.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factcheck.model import Article, Claim, Mention, Reading
from factcheck.settings import Settings
from factcheck.store.digests import SIZE, article_digest, reader_digest
from factcheck.store.records import codec

FORMAT = "factcheck-reading/1"
LARGEST = 100_000_000
"""Bytes of an entry; what is larger was not written by us."""
LOW_WATER = 0.9
"""Share of the limit that is left when old entries go, so that not every run has to prune."""
ROOM = "readings"
"""Our folder in the cache folder; nothing outside it is touched, whatever folder the settings name."""
ENTRY = re.compile(rf"[0-9a-f]{{{2 * SIZE - 2}}}\.json")
DRAFT = re.compile(r"draft-\w+\.tmp")
MARKS = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of factcheck, see https://bford.info/cachedir/\n",
    ".gitignore": "*\n",
}
CONTENT = codec(tuple[tuple[Claim, ...], tuple[Mention, ...], tuple[tuple[int, int], ...]])


@dataclass(frozen=True, slots=True)
class Store:
    """Readings by one reader (code, tables, model) in one folder; `limit` is in bytes."""

    folder: Path
    reader: str
    limit: int

    def get(self, article: Article) -> Reading | None:
        """The reading of an article, if it is kept; it then counts as used just now."""
        path = self._path(article)
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            reading = decode(data, article)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(path)
        return reading

    def put(self, reading: Reading) -> None:
        """Keep a reading. Where it cannot be written, it is not kept; the next run reads the article again."""
        path = self._path(reading.article)
        with suppress(OSError, ValueError):
            data = encode(reading)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _mark(self.folder)
            _write(path, data)

    def prune(self) -> None:
        """Drop the least recently used entries if all together are larger than the limit."""
        used = sorted((stat.st_mtime_ns, path, stat.st_size) for path, stat in _files(self.folder))
        size = sum(bytes_ for _, _, bytes_ in used)
        if size <= self.limit:
            return
        for _, path, bytes_ in used:
            if size <= self.limit * LOW_WATER:
                break
            with suppress(OSError):
                path.unlink()
                size -= bytes_

    def _path(self, article: Article) -> Path:
        name = article_digest(article, self.reader)
        return self.folder / name[:2] / f"{name[2:]}.json"


def open_store(settings: Settings) -> Store | None:
    """The cache that the settings name; None where there is to be none, or where the model cannot be found."""
    if not settings.cache or settings.cache_dir is None:
        return None
    reader = reader_digest(settings.model)
    return Store(Path(settings.cache_dir) / ROOM, reader, settings.cache_limit * 1_000_000) if reader else None


def encode(reading: Reading) -> bytes:
    """What is kept of a reading: all but the article, which is at hand whenever the reading is asked for."""
    value = CONTENT.encode((reading.claims, reading.mentions, reading.sentences))
    _number(value, "")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")
    return f"{FORMAT} {_checksum(body)}\n".encode() + body


def decode(data: bytes, article: Article) -> Reading:
    """The reading of `article` from what is kept. Raises ValueError, TypeError or RecursionError if it is none."""
    head, _, body = data.partition(b"\n")
    if head != f"{FORMAT} {_checksum(body)}".encode():
        raise ValueError("not an entry, or a damaged one")
    value = json.loads(body.decode("utf-8", "surrogatepass"))
    _number(value, article.id)
    claims, mentions, sentences = CONTENT.decode(value)
    spans = [(0, 0), *sentences, *((x.start, x.end) for x in (*claims, *mentions)), *(c.sentence for c in claims)]
    names = [at for claim in claims for at in claim.scene.names]
    if not all(0 <= start <= end <= len(article.text) for start, end in (*spans, *((at, at) for at in names))):
        raise ValueError("places outside of the article")
    return Reading(article, claims, mentions, sentences)


def usage(cache_dir: str) -> tuple[int, int]:
    """How many articles a cache folder holds, and their bytes."""
    sizes = [stat.st_size for path, stat in _files(Path(cache_dir) / ROOM) if ENTRY.fullmatch(path.name)]
    return len(sizes), sum(sizes)


def clear(cache_dir: str) -> int:
    """Drop all entries of a cache folder; how many there were. What is not ours stays. Raises OSError if one stays too."""
    room = Path(cache_dir) / ROOM
    dropped = 0
    for path, _ in _files(room):
        path.unlink(missing_ok=True)
        dropped += ENTRY.fullmatch(path.name) is not None
    for name in MARKS:
        (room / name).unlink(missing_ok=True)
    for folder in (*(entry for entry in _list(room) if _is_shard(entry)), room):
        with suppress(OSError):  # not empty: somebody else's file, or an entry written just now
            folder.rmdir()
    return dropped


def _number(value: Any, article: str) -> None:
    """Set the article's number, the first field of claims and mentions: it is the folder's affair, not the article's."""
    for records in value[:2] if type(value) is list else ():
        for record in records if type(records) is list else ():
            if type(record) is list and record:
                record[0] = article


def _checksum(body: bytes) -> str:
    return blake2b(body, digest_size=SIZE).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """All of a file or nothing, also where several runs write it at once."""
    handle, draft = tempfile.mkstemp(prefix="draft-", suffix=".tmp", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _mark(room: Path) -> None:
    """Tell backups and git that this is a cache."""
    for name, text in MARKS.items():
        if not (room / name).exists():
            _write(room / name, text.encode())


def _is_shard(path: Path) -> bool:
    return re.fullmatch("[0-9a-f]{2}", path.name) is not None and path.is_dir() and not path.is_symlink()


def _list(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _files(room: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Our files in the folder, entries and abandoned drafts."""
    for shard in filter(_is_shard, _list(room)):
        for path in _list(shard):
            if ENTRY.fullmatch(path.name) or DRAFT.fullmatch(path.name):
                with suppress(OSError):
                    yield path, path.lstat()
