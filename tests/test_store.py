"""The cache: warm is cold to the byte, damage is no harm, nothing but our entries is touched, and spaCy stays asleep."""

import json
import os
import shutil
import string
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from factcheck import model, store
from factcheck.articles import read_paths
from factcheck.cli.app import main
from factcheck.cli.cache import with_folder
from factcheck.model import Article, Claim, Mention, Reading, Scene, Stamp
from factcheck.scan import claims, read_all, scan
from factcheck.settings import Settings, load
from factcheck.store.digests import article_digest, reader_digest
from factcheck.store.records import codec
from factcheck.values.amounts import Amount
from factcheck.values.days import Clock, When

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
TEXT = """The Island Herald

Ferry sinks off Punta Verde

Published: 4 May 2021

The ferry Santa Rita sank off Punta Verde at 9:40 p.m. on Monday, about 12 kilometres off the coast, and 32 people were
killed, harbour master Ana Lucía Marín said. “Not one of these papers was in order,” she said. The line denied that.
"""
RECORDS = [Claim, Scene, Mention, Stamp, When, Clock, Amount, model.Quote, model.Name, model.Words, model.Block, Article]

SOME = examples(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(max_size=8) | st.sampled_from(["", "\ud83d", "\ud83d\ude00", "a\u2028b", "“ß”", "\x00\x7f"])
whole = st.integers(-(10**12), 10**12)
numbers = st.floats(allow_nan=False, allow_infinity=False) | whole


def values(hint: Any, depth: int = 2) -> st.SearchStrategy[Any]:
    """Anything that a type hint allows."""
    plain = {str: words, int: whole, float: numbers, bool: st.booleans(), type(None): st.none(), date: st.dates()}
    if hint in plain:
        return plain[hint]
    if hint is Amount:
        ends = st.tuples(st.none() | numbers, st.none() | numbers)
        right = ends.filter(lambda e: None in e or e[0] <= e[1])  # type: ignore[operator]
        return st.builds(lambda e, a, v: Amount(*e, a, v), right, st.booleans(), st.booleans())
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = {f.name: values(hints[f.name], depth - (hint is When)) for f in fields(hint)}
        return st.builds(hint, **parts)  # type: ignore[arg-type]
    members = get_args(hint)
    kind = getattr(hint, "__origin__", None)
    if kind is Literal:
        return st.sampled_from(members)
    if kind is tuple and members[-1] is Ellipsis:
        return st.lists(values(members[0], depth), max_size=3).map(tuple)
    if kind is tuple:
        return st.tuples(*(values(member, depth) for member in members))
    if kind is frozenset:
        return st.frozensets(words, max_size=3)
    if depth < 1 and type(None) in members:
        return st.none()
    return st.one_of(*(values(member, depth) for member in members))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two invented articles."""
    place = tmp_path / "news"
    place.mkdir()
    (place / "herald.txt").write_text(TEXT, encoding="utf-8")
    (place / "mail.txt").write_text(TEXT.replace("32", "56").replace("Island Herald", "Morning Mail"), encoding="utf-8")
    return place


@pytest.fixture
def cached(tmp_path: Path) -> Settings:
    return Settings(cache_dir=str(tmp_path / "cache"))


@pytest.fixture
def kept(news: Path, cached: Settings) -> tuple[store.Store, Reading]:
    """A store with an entry, and the reading in it."""
    reading = read_all(read_paths([news])[0], cached)[0]
    opened = store.open_store(cached)
    assert opened is not None
    assert opened.get(reading.article) == reading
    return opened, reading


def entries(settings: Settings) -> list[Path]:
    return sorted(Path(settings.cache_dir or "").rglob("*.json"))


def forbid_reading(patch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an article was read")

    patch.setattr(import_module("factcheck.scan"), "reader", refuse)  # factcheck.scan is the function


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_comes_back_as_it_was(record: type) -> None:
    @SOME
    @given(values(record))
    def check(value: Any) -> None:
        text = json.dumps(codec(record).encode(value), ensure_ascii=False, allow_nan=False)
        back = codec(record).decode(json.loads(text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")))
        assert back == value, ascii((back, value))
        assert repr(back) == repr(value) or record in (Claim, Scene)  # 1 is not 1.0; sets have no order

    check()


junk = st.recursive(st.none() | st.booleans() | whole | st.floats() | words, lambda inner: st.lists(inner, max_size=6))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_nothing_of_another_shape_becomes_a_record(record: type) -> None:
    @SOME
    @given(junk | st.lists(junk, min_size=len(fields(record)), max_size=len(fields(record))))  # type: ignore[arg-type]
    def check(value: Any) -> None:
        try:
            back = codec(record).decode(value)
        except (ValueError, TypeError):
            return
        assert codec(record).decode(json.loads(json.dumps(codec(record).encode(back)))) == back

    check()


@pytest.mark.parametrize("hint", [list[str], dict[str, int], object, str | int])
def test_a_type_that_cannot_be_kept_is_refused(hint: Any) -> None:
    with pytest.raises(TypeError):
        codec(hint)


@pytest.mark.parametrize("place", ["seeds", "news"])
def test_warm_is_cold_to_the_byte(place: str, news: Path, cached: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SEEDS if place == "seeds" else news
    without = scan([folder], Settings(cache=False))
    cold = scan([folder], cached)
    forbid_reading(monkeypatch)
    warm = scan([folder], cached)
    assert warm.to_json() == cold.to_json() == without.to_json()
    assert len(entries(cached)) == len(warm.articles)
    assert warm.findings


def test_a_reading_comes_back_as_it_was(kept: tuple[store.Store, Reading]) -> None:
    opened, reading = kept
    back = opened.get(reading.article)
    assert back is not None
    assert repr(replace(back, claims=())) == repr(replace(reading, claims=()))
    assert store.encode(back) == store.encode(reading)


def test_a_moved_file_and_another_number_are_known(news: Path, cached: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = list(claims([news], cached))
    (news / "herald.txt").rename(news / "zebra.txt")
    forbid_reading(monkeypatch)
    moved = list(claims([news], cached))
    assert sorted(r["path"] for r in moved) == sorted(r["path"].replace("herald", "zebra") for r in rows)
    readings = read_all(read_paths([news])[0], cached)
    assert [r.article.id for r in readings] == ["a1", "a2"]
    assert all(c.article == r.article.id for r in readings for c in (*r.claims, *r.mentions))


def test_only_what_changed_is_read(news: Path, cached: Settings) -> None:
    scan([news], cached)
    (news / "mail.txt").write_text(TEXT.replace("32", "41"), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []
    scan([news], cached, lambda *step: steps.append(step))
    assert steps == [("reading", 2, 2)]
    assert len(entries(cached)) == 3


def test_no_cache_reads_and_keeps_nothing(news: Path, cached: Settings) -> None:
    scan([news], replace(cached, cache=False))
    assert not Path(cached.cache_dir or "").exists()
    scan([news], cached)
    before = {path: path.stat().st_mtime_ns for path in entries(cached)}
    steps: list[object] = []
    scan([news], replace(cached, cache=False), lambda *step: steps.append(step))
    assert len(steps) == 2
    assert {path: path.stat().st_mtime_ns for path in entries(cached)} == before


DAMAGE = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "one digit": lambda data: data.replace(b"32", b"33"),
    "one byte more": lambda data: data + b"\n",
    "foreign": lambda data: b"\x80\x04\x95K\x00\x00\x00\x00",
    "other version": lambda data: data.replace(b"reading/1", b"reading/9"),
    "not UTF-8": lambda data: sealed(b"\xff\xfe"),
    "not JSON": lambda data: sealed(b"{"),
    "another shape": lambda data: sealed(b'{"claims": []}'),
    "too deep": lambda data: sealed(b"[" * 100_000),
    "no number": lambda data: sealed(rewritten(data, lambda v: v[0][0].__setitem__(3, float("nan")))),
    "beyond the article": lambda data: sealed(rewritten(data, lambda v: v[0][0].__setitem__(4, 10**6))),
    "before the article": lambda data: sealed(rewritten(data, lambda v: v[2].append([-5, 0]))),
    "back to front": lambda data: sealed(rewritten(data, lambda v: v[2].append([9, 3]))),
    "a code object": lambda data: sealed(rewritten(data, lambda v: v[0][0].__setitem__(6, ["eval", "1"]))),
}


def sealed(body: bytes) -> bytes:
    """A body with the right checksum: a file that was planted."""
    return f"{store.FORMAT} {store._checksum(body)}\n".encode() + body


def rewritten(data: bytes, change: Any) -> bytes:
    value = json.loads(data.partition(b"\n")[2])
    change(value)
    return json.dumps(value).encode()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_counts_as_none_and_is_written_anew(damage: str, kept: tuple[store.Store, Reading]) -> None:
    opened, reading = kept
    path = opened._path(reading.article)
    good = path.read_bytes()
    path.write_bytes(DAMAGE[damage](good))
    assert path.read_bytes() != good
    assert opened.get(reading.article) is None
    opened.put(reading)
    assert path.read_bytes() == good


def test_an_entry_under_another_name_must_fit_its_article(kept: tuple[store.Store, Reading]) -> None:
    opened, reading = kept
    short = replace(reading.article, text="Short.", source="Short.")
    path = opened._path(short)
    path.parent.mkdir(exist_ok=True)
    shutil.copy(opened._path(reading.article), path)
    assert opened.get(short) is None


def test_the_digest_is_of_the_content_and_of_the_reader(kept: tuple[store.Store, Reading]) -> None:
    article = kept[1].article
    same = [article, replace(article, id="a9"), replace(article, path="elsewhere.txt")]
    assert len({article_digest(a, "reader") for a in same}) == 1
    others = [replace(article, title="Other"), replace(article, text=article.text + "."), replace(article, blocks=())]
    assert len({article_digest(a, "reader") for a in (article, *others)} | {article_digest(article, "new")}) == 5


def test_another_model_is_another_reader(tmp_path: Path) -> None:
    assert reader_digest(None) == reader_digest(None) != reader_digest(str(ROOT / "factcheck/language/model"))
    folder = tmp_path / "model"
    (folder / "vocab").mkdir(parents=True)
    (folder / "vocab/strings.json").write_text("[]")
    first = reader_digest(str(folder))
    (folder / "vocab/strings.json").write_text("[1]")
    assert first is not None and reader_digest(str(folder)) not in (None, first)
    assert reader_digest(str(tmp_path / "nowhere")) is None
    assert reader_digest("no_such_package") is None


def test_an_edit_to_a_table_is_another_reader(tmp_path: Path) -> None:
    package = tmp_path / "factcheck"
    shutil.copytree(ROOT / "factcheck", package, ignore=shutil.ignore_patterns("__pycache__"))

    def digest() -> str:
        code = "from factcheck.store.digests import reader_digest as r; print(r(None))"
        environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=tmp_path
        )
        return done.stdout

    first = digest()
    assert digest() == first, "what Python compiles beside the code is no part of it"
    table = package / "values/units.toml"
    table.write_text(table.read_text(encoding="utf-8") + "\n# a word more\n", encoding="utf-8")
    assert digest() != first


def test_the_least_recently_used_go_first(kept: tuple[store.Store, Reading]) -> None:
    opened, reading = kept
    articles = [replace(reading.article, title=letter) for letter in string.ascii_lowercase[:10]]
    for number, article in enumerate(articles):
        opened.put(replace(reading, article=article))
        os.utime(opened._path(article), ns=(0, number * 10**9))
    size = opened._path(articles[0]).stat().st_size
    assert opened.get(articles[0]) is not None  # used just now
    replace(opened, limit=20 * size).prune()
    assert all(opened._path(article).exists() for article in articles)
    replace(opened, limit=int(4.5 * size)).prune()
    # Two entries stand there from the scan itself, as young as the one that was just used.
    assert [article.title for article in articles if opened._path(article).exists()] == ["a", "j"]
    assert store.usage(str(opened.folder.parent))[1] <= 4.5 * size * store.LOW_WATER


def test_a_scan_keeps_to_the_limit(news: Path, cached: Settings) -> None:
    shard = Path(cached.cache_dir or "") / store.ROOM / "aa"
    shard.mkdir(parents=True)
    for number in range(3):
        (shard / f"{number:038x}.json").write_bytes(bytes(400_000))
    scan([news], replace(cached, cache_limit=1))
    articles, size = store.usage(cached.cache_dir or "")
    assert articles == 4 and 800_000 < size < 900_000, "the oldest one has gone"


def test_clear_touches_nothing_but_our_entries(kept: tuple[store.Store, Reading], cached: Settings) -> None:
    opened, reading = kept
    folder = Path(cached.cache_dir or "")
    shard = opened._path(reading.article).parent
    foreign = [folder / "mine.txt", opened.folder / "notes.json", shard / "notes.json", folder / "ab" / f"{'0' * 38}.json"]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.write_text("keep me")
    (shard / "draft-abandoned.tmp").write_text("half")
    assert store.usage(str(folder))[0] == 2
    assert store.clear(str(folder)) == 2
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(foreign)
    assert store.clear(str(folder)) == 0


def test_clear_leaves_no_empty_folders_and_follows_no_links(kept: tuple[store.Store, Reading], tmp_path: Path) -> None:
    opened, _ = kept
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / f"{'0' * 38}.json").write_text("not in the cache")
    (opened.folder / "ff").symlink_to(outside)
    store.clear(str(opened.folder.parent))
    assert (outside / f"{'0' * 38}.json").exists()
    (opened.folder / "ff").unlink()
    store.clear(str(opened.folder.parent))
    assert not opened.folder.exists()


def test_the_folder_says_what_it_is(kept: tuple[store.Store, Reading]) -> None:
    room = kept[0].folder
    assert (room / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (room / ".gitignore").read_text() == "*\n"
    assert not list(room.rglob("draft-*"))


def test_where_nothing_can_be_written_a_scan_goes_on(news: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    report = scan([news], Settings(cache_dir=str(tmp_path / "file")))
    assert report.to_json() == scan([news], Settings()).to_json()


def test_two_runs_at_once_share_a_folder(news: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "factcheck", "scan", "news", "--format", "json", "--cache-dir", "cache"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = {run.communicate(timeout=120)[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(outputs) == 1
    assert store.usage(str(tmp_path / "cache"))[0] == 2
    assert not list((tmp_path / "cache").rglob("draft-*"))


def test_a_warm_run_imports_neither_spacy_nor_dateparser(news: Path, cached: Settings) -> None:
    scan([news], cached)
    code = (
        "import sys; from factcheck.scan import scan; from factcheck.settings import Settings; "
        f"r = scan(['news'], Settings(cache_dir={cached.cache_dir!r})); assert r.claims; "
        "print(sorted({'spacy', 'thinc', 'numpy', 'dateparser', 'trafilatura', 'pydantic', 'rich'} & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=news.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/factcheck"),
        ({"XDG_CACHE_HOME": "/x"}, "darwin", "/x/factcheck"),
        ({"XDG_CACHE_HOME": "relative"}, "linux", "~/.cache/factcheck"),
        ({}, "linux", "~/.cache/factcheck"),
        ({}, "darwin", "~/Library/Caches/factcheck"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/factcheck"),
        ({"FACTCHECK_CACHE_DIR": "/mine", "XDG_CACHE_HOME": "/x"}, "linux", "/mine"),
        ({"FACTCHECK_CACHE_DIR": "~/mine"}, "linux", "~/mine"),
    ],
)
def test_the_folder_of_the_cache(environment: dict[str, str], platform: str, expected: str) -> None:
    found = with_folder(load(environment=environment), environment, platform).cache_dir
    assert found == str(Path(expected).expanduser())


def test_info_and_clear(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    assert main(["scan", "news", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["cache", "info"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"folder    {tmp_path / 'cache'}", "articles  2"]
    assert lines[2].endswith(" of 500 MB")
    assert main(["cache", "clear"]) == 0
    assert capsys.readouterr().out == f"dropped 2 articles from {tmp_path / 'cache'}\n"
    assert main(["cache", "info", "--cache-dir", "other"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["folder    other", "articles  0"]
    assert not (tmp_path / "cache" / store.ROOM).exists()


def test_cache_without_a_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache"]) == 2
    out, err = capsys.readouterr()
    assert "info" in out + err and "clear" in out + err


def test_no_day_is_lost() -> None:
    day = date(2020, 2, 28) + timedelta(1)
    assert codec(date).decode(codec(date).encode(day)) == day
