"""What a reading depends on, as one digest: the article's content, and all that reads it.

An article's number and path are no part of it, so that a moved file, or one more in the folder, leaves the rest known.
The code, the word tables and the model are taken by content: an edit to a table is a new reader, a fresh checkout is not.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from hashlib import blake2b
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from factcheck.model import Article
from factcheck.store.records import codec

READERS = ("values", "language", "claims", "store")
"""The packages whose code and tables make a reading of an article, or keep it."""
LIBRARIES = ("spacy", "thinc", "numpy", "dateparser", "anyascii", "regex")
"""Whose versions can change what is read."""
SIZE = 20
"""Bytes of a digest."""


def article_digest(article: Article, reader: str) -> str:
    """The name under which the reading of an article by `reader` is kept."""
    values = zip(fields(Article), codec(Article).encode(article))
    content = [value for field, value in values if field.name not in ("id", "path", "lines")]
    text = json.dumps([reader, content], ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


def reader_digest(model: str | None) -> str | None:
    """What reads: this version, its code, its tables, the model, the libraries; None if the model is not found."""
    from factcheck import __version__

    package = Path(str(files("factcheck")))
    digest = blake2b(digest_size=SIZE)
    digest.update(repr([__version__, sys.version_info[:3], _library_versions()]).encode())
    folders = [package / name for name in READERS]
    if model is not None:
        found = _model_folder(model)
        if found is None:
            return None
        folders.append(found)
    try:
        for file in [package / "model.py", *(f for folder in folders for f in _walk(folder))]:
            content = file.read_bytes()
            digest.update(f"{file.name} {len(content)}\n".encode("utf-8", "surrogateescape"))
            digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a package or model in a fixed order, without what Python compiles beside them."""
    for here, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name != "__pycache__")
        yield from (Path(here, name) for name in sorted(names))


def _model_folder(model: str) -> Path | None:
    """Where spaCy would load the model from, without importing anything: a package of this name, else a folder."""
    try:
        spec = find_spec(model) if model.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is not None and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(model) if Path(model).is_dir() else None


def _library_versions() -> Iterable[str]:
    """ "spacy-3.8.18.dist-info" and the like: a listing of one folder, where importlib.metadata takes 60 ms."""
    spec = find_spec("spacy")
    if spec is None or spec.origin is None:
        return []
    names = os.listdir(Path(spec.origin).parent.parent)
    return sorted(n for n in names if n.endswith((".dist-info", ".egg-info")) and n.lower().split("-")[0] in LIBRARIES)
