"""What the settings file says of files, articles, phrases and names, and how `factcheck config` shows it all."""

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import read_bytes, take_in
from factcheck.articles.patterns import matches
from factcheck.articles.sidecar import with_table
from factcheck.cli.app import main
from factcheck.cli.choices import choices
from factcheck.entities import Who, resolve
from factcheck.errors import ConfigError, FactcheckError, InputError, UsageError
from factcheck.model import Reading
from factcheck.scan import scan
from factcheck.settings import Settings, load, setting_names, table_names
from factcheck.sidecar import ArticleTable, article_tables
from tests import ferry
from tests.invented import naming


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and none of the user's variables."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("FACTCHECK_") or name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    return tmp_path


def loaded(text: str, folder: Path, **flags: object) -> Settings:
    (folder / "factcheck.toml").write_text(text, encoding="utf-8")
    return load(folder, {}, flags, choices())


# Bad files


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[articles]]\nmatsch = 'a.txt'", "factcheck.toml: articles[1].matsch: no such setting; the nearest is factcheck.toml: articles[1].match "),
        ("[[articles]]\nmatch = 'a.txt'\npublishd = 2020-01-07", "articles[1].publishd: no such setting; the nearest is factcheck.toml: articles[1].publishe"),
        ("[[articles]]\nmatch = 'a.txt'\npublished = 'soon'", "articles[1].published: 'soon' is not a date such as 2020-01-07"),
        ("[[articles]]\nmatch = 'a.txt'\npublished = 2020", "articles[1].published: 2020 is not a date"),
        ("[[articles]]\nmatch = 'a.txt'\nauthor = ''", "articles[1].author: '' is not a text"),
        ("[[articles]]\npublisher = 'AP'", "articles[1].match: None is not a file, a glob or a list of them"),
        ("[[articles]]\nmatch = []\npublisher = 'AP'", "articles[1].match: [] is not"),
        ("[[articles]]\nmatch = 'a.txt'", "articles[1]: says nothing of a.txt"),
        ("articles = 3", "factcheck.toml: articles: not a list of tables"),
        ("same = 'Kim'", "factcheck.toml: same: 'Kim' is not a list of lists of names"),
        ("same = ['Kim']", "same[1]: 'Kim' is not a list of names"),
        ("same = [['Kim', 'the kim']]", "same[1]: ['Kim', 'the kim'] must have two names or more"),
        ("same = [['A B', 'A C']]\ndifferent = [['X', 'a b', 'A C']]", "factcheck.toml: same: A B and A C are also under different"),
        ("baseline = 3", "factcheck.toml: baseline: 3 is not a file, or false for none"),
        ("ignore-phrases = ['']", "factcheck.toml: ignore-phrases: [''] is not a phrase or a list of phrases"),
        ("ignore-file = ['a']", "factcheck.toml: ignore-file: no such setting; the nearest is factcheck.toml: ignore-files"),
        ("artikles = []", "factcheck.toml: artikles: no such setting; the nearest is factcheck.toml: articles"),
        ("places = []", "factcheck.toml: places: no such setting"),
        ("folder = 'x'", "factcheck.toml: folder: no such setting"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say(text: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(text, here)
    assert message in str(caught.value)
    assert main(["scan", "news"]) == 2
    assert capsys.readouterr().err == f"factcheck: {caught.value}\n"


@pytest.mark.parametrize("name", table_names())
def test_tables_have_no_variable(name: str) -> None:
    with pytest.raises(ConfigError, match=f"FACTCHECK_{name.upper()}: .*not a list"):
        load(environment={f"FACTCHECK_{name.upper()}": "x"})


NAMES = st.text("abcdefghijklmnopqrstuvwxyz-_", min_size=1, max_size=12)


@given(NAMES, st.one_of(st.integers(), st.text(), st.lists(st.integers()), st.dictionaries(NAMES, st.integers()), st.booleans()))
def test_whatever_a_file_says_is_taken_or_refused_in_one_line(name: str, value: Any) -> None:
    for flags in ({name: value}, {"articles": [{"match": "a", name: value}]}, {"same": value}, {"articles": value}):
        said = ""
        try:
            load(flags=flags)
        except FactcheckError as error:
            said = str(error)
        assert "\n" not in said


# Where a value is from


def test_places(here: Path) -> None:
    text = 'kind = "count"\nmin_confidence = 0.5\nmax-contradictions = 2'
    (here / "pyproject.toml").write_text(f"[tool.factcheck]\n{text}")
    said = load(here, {"FACTCHECK_MIN_CONFIDENCE": "0.6", "PATH": "x"}, {"fail_on": ["update"]}, choices())
    assert said.place("kinds") == "pyproject.toml: kind"
    assert said.place("min_confidence") == "FACTCHECK_MIN_CONFIDENCE"
    assert said.place("fail_on") == "--fail-on"
    assert said.place("jobs") is None
    assert said.limits() == {
        "contradiction": (2, "pyproject.toml: max-contradictions = 2"),
        "update": (0, "--fail-on update"),
    }
    assert said == Settings(kinds=("count",), min_confidence=0.6, max_contradictions=2, fail_on=("update",))


def test_config(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "factcheck.toml").write_text(
        'kind = ["count"]\n[[articles]]\nmatch = "a.txt"\npublished = 2020-01-07\n[[articles]]\nmatch = "b"\nauthor = "Bo"'
    )
    monkeypatch.setenv("FACTCHECK_JOBS", "3")
    assert main(["config", "--no-cache", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == setting_names()
    assert shown["kind"] == {"value": ["count"], "from": "factcheck.toml: kind"}
    assert shown["jobs"] == {"value": 3, "from": "FACTCHECK_JOBS"}
    assert shown["cache"] == {"value": False, "from": "--no-cache"}
    assert shown["engine"] == {"value": None, "from": "default"}
    assert shown["articles"]["value"] == [{"match": ["a.txt"], "published": "2020-01-07"}, {"match": ["b"], "author": "Bo"}]
    assert main(["config"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line[0] != " "] == setting_names()
    assert re.fullmatch(r'kind +\["count"\] +factcheck.toml: kind', lines[0])
    assert re.fullmatch(r" +\{.*Bo.*\}", lines[[line.split()[0] for line in lines].index("articles") + 1]), "a line a table"
    assert main(["config", "--no-baseline"]) == 0
    assert re.search(r"^baseline +- +--no-baseline$", capsys.readouterr().out, flags=re.M)
    assert main(["config", "--format", "yaml"]) == 2


# The baseline's file


@pytest.mark.parametrize("below", [False, True])
def test_a_baseline_counts_from_the_folder_of_the_settings_file(below: bool, here: Path) -> None:
    (here / "factcheck.toml").write_text('baseline = "data/b.json"')
    folder = here / "news" if below else here
    folder.mkdir(exist_ok=True)
    assert load(folder).baseline == os.path.join(*([".."] if below else []), "data", "b.json")
    assert load(folder, {}, {"baseline": "c.json"}).baseline == "c.json"


def test_a_baseline_that_lies_there_is_used(here: Path) -> None:
    assert load(here).baseline is None
    (here / "factcheck-baseline.json").write_text("{}")
    (here / "news").mkdir()
    assert load(here).baseline == "factcheck-baseline.json"
    assert load(here / "news").baseline is None, "not from any folder above"
    (here / "factcheck.toml").write_text("jobs = 1")
    assert load(here / "news").baseline == os.path.join("..", "factcheck-baseline.json"), "but from beside the settings"
    assert load(here, {}, {"baseline": "none"}).baseline is None
    assert load(here, {"FACTCHECK_BASELINE": "false"}).baseline is None
    (here / "factcheck.toml").write_text("baseline = false")
    assert load(here).baseline is None
    assert load(None).baseline is None


# Files


@pytest.mark.parametrize(
    ("pattern", "path", "named"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "deep/er/a.txt", True),
        ("*.txt", "deep/a.txt", True),
        ("*.txt", "a.txt.md", False),
        ("drafts", "drafts/a.txt", True),
        ("drafts/", "news/drafts/old/a.txt", True),
        ("drafts/", "drafts.txt", False),
        ("wire/*", "wire/a.txt", True),
        ("wire/*.txt", "wire/deep/a.txt", False),
        ("wire/*.txt", "news/wire/a.txt", False),
        ("wire/**/*.txt", "wire/a.txt", True),
        ("wire/**/*.txt", "wire/deep/er/a.txt", True),
        ("**/a.txt", "a.txt", True),
        ("./wire/a?.txt", "wire/ab.txt", True),
        ("wire\\a.txt", "wire/a.txt", True),
        ("A.txt", "a.txt", False),
        ("00[12].txt", "002.txt", True),
        ("00[12].txt", "003.txt", False),
    ],
)
def test_patterns(pattern: str, path: str, named: bool) -> None:
    assert matches(pattern, path) == named


SEGMENT = st.text("abc.", min_size=1, max_size=4).filter(lambda s: set(s) != {"."})


@given(st.lists(SEGMENT, min_size=1, max_size=4))
def test_a_path_is_named_by_itself_its_folders_and_its_name(segments: list[str]) -> None:
    path = "/".join(segments)
    assert all(matches("/".join(segments[:n]), path) for n in range(1, len(segments) + 1))
    assert matches(segments[-1], path)
    assert matches("**", path)
    assert not matches(path + "x", path)


def test_ignored_files_are_not_read_and_counted(here: Path) -> None:
    news = ferry.write(here / "news")
    (news / "drafts").mkdir()
    (news / "drafts/empty.txt").write_text("")
    taken = take_in([news], Settings(ignore_files=("drafts", "two.*")))
    assert [a.path for a in taken.articles] == ["one.txt", "three.txt"]
    assert taken.ignored == ("drafts/empty.txt", "two.txt")
    assert taken.problems == []
    taken = take_in([news / "one.txt", news / "two.txt"], Settings(ignore_files=("news/two.txt",), folder=str(here)))
    assert [a.path for a in taken.articles] == ["one.txt"], "patterns count from the settings file too"
    with pytest.raises(InputError, match=r"all 4 files are ignored \(ignore-files\)"):
        take_in([news], Settings(ignore_files=("*",)))


# Articles


UNDATED = "Ferry sinks off Punta Verde\n\nThe ferry Santa Rita sank off Punta Verde on Tuesday, and 32 people were killed.\n"
DATED = "Published May 4, 2021\nBy Bo Li\n\n" + UNDATED


@pytest.mark.parametrize("text", [UNDATED, DATED])
def test_a_table_fills_in_and_overrules(text: str) -> None:
    ((article,), _) = read_bytes(text.encode(), "a.txt")
    (table,) = article_tables(
        [{"match": "a.txt", "publisher": "The Herald", "published": "2021-05-06T18:30:00+02:00", "author": "Ana Marín",
          "title": "Ferry", "url": "https://herald.example/1"}],
        "factcheck.toml: articles",
    )  # fmt: skip
    made = with_table(article, table)
    assert (made.publisher, made.author, made.title) == ("The Herald", "Ana Marín", "Ferry")
    assert made.published is not None
    assert (made.published.day, made.published.minute, made.published.offset) == (date(2021, 5, 6), 1110, 120)
    assert made.published.found == "factcheck.toml: articles[1].published"
    assert (made.text, made.url) == (article.text, "https://herald.example/1")


def test_what_a_table_leaves_out_stays() -> None:
    ((article,), _) = read_bytes(DATED.encode(), "a.txt")
    assert article.author == "Bo Li"
    made = with_table(article, ArticleTable(("a.txt",), publisher="The Herald"))
    assert (made.published, made.author, made.title) == (article.published, article.author, article.title)


def test_an_address_gives_publisher_and_day() -> None:
    ((article,), _) = read_bytes(UNDATED.encode(), "a.txt")
    made = with_table(article, ArticleTable(("a.txt",), url="https://www.herald.example/2021/05/04/ferry", place="articles[1]"))
    assert made.publisher == "herald.example"
    assert made.published is not None
    assert (made.published.day, made.published.found) == (date(2021, 5, 4), "articles[1].url")


def test_a_table_dates_an_article_in_the_report(here: Path) -> None:
    news = ferry.write(here / "news", {"one.txt": UNDATED, "two.txt": DATED})
    text = '[[articles]]\nmatch = "news/*"\npublisher = "The Herald"\n[[articles]]\nmatch = "one.txt"\npublished = 2021-05-05'
    report = scan([news], loaded(text, here))
    one, two = report.articles
    assert (one.published, one.published_from) == ("2021-05-05", "factcheck.toml: articles[2].published")
    assert two.published == "2021-05-04"
    assert {one.publisher, two.publisher} == {"The Herald"}
    assert not report.problems
    days = {c.path: a.value["start"] for f in report.findings if f.kind == "date" for a in f.answers for c in a.claims}
    assert days == {"one.txt": "2021-05-04", "two.txt": "2021-05-04"}, "Tuesday is dated with it"


# Phrases


def test_claims_in_sentences_with_an_ignored_phrase_are_not_compared(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = ferry.write(here / "news")
    assert sum(f.verdict == "contradiction" for f in scan([news], Settings()).findings) == 2
    report = scan([news], Settings(ignore_phrases=("COAST  guard said",)))
    assert [f.kind for f in report.findings if f.verdict == "contradiction"] == ["count"]
    assert report.ignored_claims > 0
    assert "56" not in {a.display for f in report.findings for a in f.answers}
    assert main(["scan", "news", "--verbose", "--ignore-phrases", "coast guard said", "--ignore-files", "three.txt"]) == 0
    assert f"ignored: 1 files (ignore-files), {report.ignored_claims} claims (ignore-phrases)\n" in capsys.readouterr().err
    assert main(["scan", "news", "--format", "json", "--ignore-phrases", "coast guard said"]) == 0
    ignored = json.loads(capsys.readouterr().out)["summary"]["ignored"]
    assert ignored == {"files": 0, "claims": report.ignored_claims}


# Names


def clusters(who: Who) -> set[frozenset[str]]:
    return {frozenset(form.text for form in entity.forms) for entity in who.entities}


def entity_of(who: Who, reading: Reading, mention: int) -> str:
    found = reading.mentions[mention]
    return who.entity(who.of[found.article, found.start]).name


def test_same_gives_a_bare_name_to_its_bearer() -> None:
    readings = [naming(1, "Kim Jong Un", "Kim Yo Jong", "Kim"), naming(2, "Kim")]
    assert entity_of(resolve(readings), readings[0], 2) == "Kim Yo Jong", "the last one named"
    who = resolve(readings, same=[("Kim", "Kim Jong Un")])
    assert clusters(who) == {frozenset({"Kim Jong Un", "Kim"}), frozenset({"Kim Yo Jong"})}
    assert entity_of(who, readings[0], 2) == entity_of(who, readings[1], 0) == "Kim Jong Un"


def test_same_joins_whole_clusters() -> None:
    readings = [naming(1, "Robert Smyth", "Smyth"), naming(2, "Bo Carter", "Carter"), naming(3, "Ana Marín")]
    who = resolve(readings, same=[("robert  smyth", "Bo Carter", "Nobody Else")])
    assert clusters(who) == {frozenset({"Robert Smyth", "Smyth", "Bo Carter", "Carter"}), frozenset({"Ana Marín"})}


def test_same_of_organizations_and_of_names_that_are_not_there() -> None:
    readings = [naming(1, "The Guard Corps", type="organization"), naming(2, "Pasdaran", type="organization")]
    assert len(resolve(readings).entities) == 2
    assert len(resolve(readings, same=[("Guard Corps", "Pasdaran")]).entities) == 1
    assert resolve(readings, same=[("Kim", "Kim Jong Un")]) == resolve(readings)


def test_different_parts_names_however_alike() -> None:
    readings = [naming(1, "George Bush", "George W. Bush"), naming(2, "George Bush", "Bush"), naming(3, "George W. Bush", "Bush"), naming(4, "Bush")]  # fmt: skip
    assert len(resolve(readings).entities) == 1
    different = [("George Bush", "George W. Bush")]
    who = resolve(readings, different=different)
    assert clusters(who) == {frozenset({"George Bush", "Bush"}), frozenset({"George W. Bush", "Bush"}), frozenset({"Bush"})}
    assert entity_of(who, readings[1], 1) == "George Bush"
    assert entity_of(who, readings[2], 1) == "George W. Bush"
    assert who.apart("george bush", "George W. Bush")
    assert not who.apart("George Bush", "Ana Marín")
    assert not resolve(readings).apart("George Bush", "George W. Bush")


@given(st.lists(st.lists(st.sampled_from(["Ana Marín", "Marín", "Ana Marin", "Bo Li", "Li", "Anna Marin"]), min_size=1, max_size=4), min_size=1, max_size=3))  # fmt: skip
def test_what_is_told_loses_and_doubles_no_mention(articles: list[list[str]]) -> None:
    readings = [naming(number, *names) for number, names in enumerate(articles, start=1)]
    mentions = {(m.article, m.start) for r in readings for m in r.mentions}
    who = resolve(readings, same=[("Li", "Bo Li")], different=[("Ana Marín", "Ana Marin", "Anna Marin")])
    assert set(who.of) == mentions
    assert sum(form.count for entity in who.entities for form in entity.forms) == len(mentions)
    parted = {"Ana Marín", "Ana Marin", "Anna Marin"}
    assert all(len(parted & {form.text for form in entity.forms}) < 2 for entity in who.entities)
    assert len({who.of[m.article, m.start] for r in readings for m in r.mentions if m.text in ("Li", "Bo Li")}) < 2


VILLAGE = "Published May {}, 2021\n\nTroops entered the village of {} on Monday. The market of {} was burned, residents said."


def test_different_places_are_no_spellings_of_one(here: Path) -> None:
    news = ferry.write(here / "news", {f"{n}.txt": VILLAGE.format(n, n_, n_) for n, n_ in ((4, "Talodira"), (5, "Taludira"))})

    def spelled(settings: Settings) -> list[str]:
        return [f.question for f in scan([news], settings).findings if f.code == "FC301"]

    assert len(spelled(Settings())) == 1
    assert spelled(Settings(different=(("Talodira", "Taludira"),))) == []


def test_names_reach_the_commands(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Published May 4, 2021\n\n{} spoke in Vila Nova on Monday. {} then left the city, a spokesman said."
    files = {"1.txt": text.format("Ana Marín", "Marín"), "2.txt": text.format("Bela Kovács", "Kovács")}
    ferry.write(here / "news", files)
    main(["names", "news", "--format", "json"])
    apart = [e for e in json.loads(capsys.readouterr().out) if e["kind"] == "person"]
    (here / "factcheck.toml").write_text('same = [["Ana Marín", "Bela Kovács"]]', encoding="utf-8")
    main(["names", "news", "--format", "json"])
    joined = [e for e in json.loads(capsys.readouterr().out) if e["kind"] == "person"]
    assert (len(apart), len(joined)) == (2, 1)
    assert main(["names", "--compare", "ana marín", "Bela Kovács", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"same": True, "score": 1.0, "reason": "the settings say so (same)"}
    (here / "factcheck.toml").write_text('different = [["A. Marín", "Ana Marín"]]', encoding="utf-8")
    main(["names", "--compare", "Ana Marín", "A. Marín"])
    assert capsys.readouterr().out.startswith("two people (0.00): the settings say so (different)")
    main(["names", "--compare", "Ana Marín", "Ana Marin"])
    assert capsys.readouterr().out.startswith("one person, most likely ")


def test_from_python_wrong_settings_are_usage_errors() -> None:
    import factcheck

    with pytest.raises(UsageError, match=r"--articles\[1\]\.publishd: no such setting"):
        factcheck.scan("news", articles=[{"match": "a", "publishd": "x"}])
