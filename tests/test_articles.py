"""Reading: every format to the same article, every character back to its place, nothing of the body lost."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.articles import find_files, notes, read_bytes, read_folder, read_paths
from factcheck.articles.clean import is_boilerplate, is_caption
from factcheck.articles.folder import inspect_bytes
from factcheck.articles.readers import LARGEST
from factcheck.articles.stamps import url_day
from factcheck.errors import InputError
from factcheck.model import Article

BODY = (
    "A ferry with 214 people on board ran aground off Port Avel in thick fog early on Sunday, the coast guard said.",
    "“We saw nothing until we heard it,” the captain, Jon Brandt, told the harbour radio.",
    "Divers found a hole of two metres in the hull & sealed it by noon.",
    "Why not wait for the fog to lift?",
    "The last accident on this coast was in 2007, when a tanker lost 40 tonnes of oil.",
)


def one(source: str, path: str = "a.txt") -> Article:
    articles, _ = read_bytes(source.encode(), path)
    assert len(articles) == 1
    return articles[0]


def blocks(article: Article, *kinds: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if not kinds or b.kind in kinds]


def paragraphs(*lines: str) -> list[str]:
    return blocks(one("\n\n".join(lines)), "paragraph")


# Offsets


def assert_mapped(article: Article) -> None:
    """Every character of every block stands at its offset in the source; white space may be any white space."""
    for block in article.blocks:
        for i in range(block.start, block.end):
            written = article.source[article.source_offset(i)]
            assert written == article.text[i] or (article.text[i] == " " and written.isspace()) or written in "&\\"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(alphabet=" \t\u00a0\u200babcXYZ.,“”é漢😀12-\r", max_size=40), min_size=1, max_size=12),
    st.booleans(),
)
def test_every_character_of_a_text_leads_back_to_the_file(lines: list[str], windows: bool) -> None:
    source = ("\r\n" if windows else "\n").join(lines)
    for article in read_bytes(source.encode(), "a.txt")[0]:
        assert_mapped(article)
        assert "\n".join(blocks(article)) == article.text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab <>&;/p\"'=!-\n#x1é", max_size=120), st.sampled_from(["a.html", "a.md"]))
def test_any_markup_is_read_without_error_and_in_place(source: str, path: str) -> None:
    for article in read_bytes(f"<p>{source}</p>".encode(), path)[0]:
        assert_mapped(article)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.booleans())
def test_every_character_of_a_json_string_leads_back_to_the_file(text: str, ascii_only: bool) -> None:
    source = json.dumps({"title": "A title for the text", "text": "Start " + text}, ensure_ascii=ascii_only)
    try:
        data = source.encode()
    except UnicodeEncodeError:
        return
    for article in read_bytes(data, "a.json")[0]:
        assert_mapped(article)


def test_line_and_column_are_those_of_the_file() -> None:
    article = one("Ferry aground\r\n\r\n  The  ferry\u00a0Marisol sank.\r\nNobody was hurt.\r\n")
    start = article.text.index("Marisol")
    span = article.locate(start, start + len("Marisol"))
    assert article.text.splitlines() == ["Ferry aground", "The ferry Marisol sank.", "Nobody was hurt."]
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 14, 3, 21)
    assert article.source[span.start : span.end] == "Marisol"


# Plain text

WRAPPED = """\
Ferry runs aground off Port Avel

A ferry with 214 people on board ran aground in thick fog early Sunday
and was still stuck on the rocks at noon, the coast guard said. Nobody
was hurt, but three passengers were treated for shock by the anti-
panic team of the harbour.
   The captain told the harbour radio that his radar had failed. He was
taken off last.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    found = blocks(one(WRAPPED), "paragraph")
    assert len(found) == 2
    assert found[0].endswith("treated for shock by the anti-panic team of the harbour.")
    assert found[1] == "The captain told the harbour radio that his radar had failed. He was taken off last."


def test_one_sentence_per_line_is_not_joined() -> None:
    assert blocks(one("\n".join(("Ferry aground", *BODY)))) == ["Ferry aground", *BODY]


def test_front_matter_is_metadata_and_no_text() -> None:
    article = one(f'---\nurl: https://www.star.example/2019/03/03/ferry\ntitle: "Ferry aground"\n---\nFerry aground\n{BODY[0]}\n')
    assert blocks(article) == ["Ferry aground", BODY[0]]
    assert article.url == "https://www.star.example/2019/03/03/ferry"
    assert article.publisher == "star.example"
    assert article.published is not None
    assert (article.published.day, article.published.found) == (date(2019, 3, 3), "url")


def test_an_unclosed_fence_is_no_front_matter() -> None:
    assert BODY[0] in one(f"---\n{BODY[0]}\n{BODY[1]}").text


def test_bullets_are_list_items() -> None:
    article = one(f"Ferry aground\n{BODY[0]}\n- 214 people taken off\n• Captain last to leave\n-15 degrees were measured.")
    assert blocks(article, "list") == ["214 people taken off", "Captain last to leave"]
    assert "-15 degrees were measured." in blocks(article, "paragraph")


# Cleaning


def test_page_furniture_goes_and_the_body_stays() -> None:
    page = [
        "News", "World & Politics", "Ferry runs aground off Port Avel", "", *BODY, "read more:", "Never miss a story from the coast",
        "and carry on", "By registering you accept the terms and conditions.", "Or Continue with", "Check your email",
        "We sent an email to you at .", "© 2019 Harbour Star. All rights reserved.",
    ]  # fmt: skip
    assert blocks(one("\n".join(page))) == ["Ferry runs aground off Port Avel", *BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Exit mobile version", "No comments:", "Post a Comment", "Sign in or register", "Advertisement", "Click here for photos",
        "Share this article", "Follow us on Twitter", "Related articles", "Already a member? Sign in here.", "5 min read",
        "Copyright 2020 The Harbour Star. All rights reserved.", "We use cookies to improve your visit.", "Most read",
        "Facebook | Twitter | Email", "Terms · Privacy · Contact", "Next article", "Read more about the ferry", "3 hours ago",
    ],
)  # fmt: skip
def test_boilerplate_lines(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "More than 40 people signed in at the shelter on Monday.", "He had no comment.", "The comments drew anger in Lima.",
        "Related charges were dropped.", "She will share the prize with two Danish chemists.", "Follow the money, he said.",
        "The paper said the advertisement was a mistake.", "“Sign in blood,” he told them.", "Most of the dead were children.",
        "Register offices in three towns were burned down.", "Next came the flood.", "Also see what happened to the others.",
        "Facebook said 3 million accounts were closed.", "He was 95.", "All rights of the prisoners were ignored.",
    ],
)  # fmt: skip
def test_sentences_are_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)
    assert paragraphs("Ferry aground", *BODY, line)[-1] == line


def test_a_repeated_paragraph_and_a_second_copy_of_the_text_are_dropped() -> None:
    page = [
        "Ferry aground",
        "PUBLISHED: 3 March 2019",
        *BODY,
        "- Three were treated for shock",
        "PUBLISHED: 3 March 2019",
        *BODY,
    ]
    article = one("\n".join(page))
    assert blocks(article) == ["Ferry aground", *BODY, "Three were treated for shock"]


def test_short_lines_that_come_twice_by_chance_stay() -> None:
    assert paragraphs("Ferry aground", BODY[0], "He was 95.", BODY[1], "He was 95.").count("He was 95.") == 2


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The ferry off Port Avel on March 3, 2019. (Di Alm/Harbour Star)", True),
        ("Mourners at the quay (Bo Ek/CNA (Coast News Agency) via Reuters)", True),
        ("The captain in 2008 (photo credit: Di Alm)", True),
        ("File photo: the ferry Marisol", True),
        ("Jon Brandt (second from left) and his crew on the quay yesterday", True),
        ("The captain (pictured) was taken off last.", False),
        ("The ship drifted for two miles (3 km/h at most).", False),
        ("The ship drifted at low speed (3 km/h)", False),
        ("The International Maritime Organization (IMO)", False),
        ("He wrote on the island's site (video).", False),
    ],
)
def test_captions(line: str, caption: bool) -> None:
    assert is_caption(line) is caption


def test_equal_captions_are_kept_once() -> None:
    caption = "The ferry off Port Avel. (Di Alm/Harbour Star)"
    assert blocks(one("\n".join(["Ferry aground", caption, caption, *BODY])), "caption") == [caption]


def test_a_last_sentence_with_an_agency_is_no_caption() -> None:
    article = one("\n".join(["Ferry aground", *BODY, "The owner will pay, it said on Monday. (AFP)"]))
    assert blocks(article, "caption") == []
    assert article.credits == ("AFP",)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry aground, 214 safe", True),
        ("Who sank the Marisol?", True),
        (BODY[0], False),
        ("He said: “It sank.”", False),
    ],
)
def test_the_headline(first: str, title: bool) -> None:
    article = one("\n".join([first, *BODY[1:], first]))
    assert blocks(article, "title") == ([first] if title else [])
    assert article.title == (first if title else None)
    assert blocks(article).count(first) == (2 if len(first) < 25 and not title else 1)


# Metadata

DATED = [
    ("PUBLISHED: 10:45 GMT, 7 March 2019 | UPDATED: 10:47 GMT, 8 March 2019", (2019, 3, 7), 645, (2019, 3, 8)),
    ("Published March 7, 2019", (2019, 3, 7), None, None),
    ("Thu Mar 7,2019 3:00pm EST", (2019, 3, 7), 900, None),
    ("7 March 2019 Last updated at 12:41 GMT", (2019, 3, 7), None, (2019, 3, 7)),
    ("Updated: 7 March 2019", None, None, (2019, 3, 7)),
    ("on Mar 7, 2019 at 8:12 am", (2019, 3, 7), 492, None),
    ("3 / 27 / 2019 @ 10:05AM", (2019, 3, 27), 605, None),
    ("02.27.19 4:15 PM", (2019, 2, 27), 975, None),
]


@pytest.mark.parametrize(("line", "published", "minute", "updated"), DATED)
def test_date_lines(
    line: str, published: tuple[int, int, int] | None, minute: int | None, updated: tuple[int, int, int] | None
) -> None:
    article = one("\n".join(["Ferry aground", line, *BODY]))
    assert line not in article.text
    assert (article.published.day if article.published else None) == (date(*published) if published else None)
    assert (article.updated.day if article.updated else None) == (date(*updated) if updated else None)
    if article.published:
        assert (article.published.minute, article.published.found) == (minute, "text line 2")


@pytest.mark.parametrize(
    "line",
    ["End of watch: 3 March 2019", "March 7, 2019 was a Thursday", "Monday", "In May", "2019", "UPDATE:", "10:45"],
)
def test_lines_that_are_no_dates_of_the_article_stay(line: str) -> None:
    article = one("\n".join(["Ferry aground", *BODY[:2], line, BODY[2]]))
    assert line in article.text
    assert article.published is None


def test_dates_within_a_chronicle_stay_in_the_text() -> None:
    days = [f"{day} March 2019\n{BODY[0]} It was day {day} of the search." for day in range(3, 9)]
    article = one("\n".join(["The search day by day", *days]))
    assert all(f"{day} March 2019" in article.text for day in range(4, 9))


@pytest.mark.parametrize(
    ("written", "hint", "day"),
    [
        ("1/8/2020", "The ferry sank on Jan. 8, they said.", (2020, 1, 8)),
        ("1/8/2020", "The ferry sank on 31 July, they said.", (2020, 8, 1)),
        ("1/8/2020 10:00 PM EST", "The ferry sank, they said.", (2020, 1, 8)),
        ("Wednesday 1/8/2020", "The ferry sank, they said.", (2020, 1, 8)),
        ("1/8/2020", "The ferry sank, they said.", None),
        ("1/8/2020", "The ferry sank on Jan. 8 and was raised on 1 August, they said.", None),
        ("15/8/2020", "The ferry sank, they said.", (2020, 8, 15)),
    ],
)
def test_a_numeric_date_is_read_by_evidence_or_left_open(written: str, hint: str, day: tuple[int, int, int] | None) -> None:
    article = one("\n".join(["Ferry aground", written, hint, *BODY[1:4]]))
    assert (article.published.day if article.published else None) == (date(*day) if day else None)
    assert written not in article.text


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2013/09/09/x.html", (2013, 9, 9)),
        ("https://a.example/story/2011-11-10/x/51150434/1", (2011, 11, 10)),
        ("https://a.example/20130909/ram-raid", (2013, 9, 9)),
        ("https://a.example/2005/jun/25/local", (2005, 6, 25)),
        ("https://a.example/news/24021843", None),
        ("https://a.example/2013/19/39/x", None),
    ],
)
def test_the_day_in_an_address(url: str, day: tuple[int, int, int] | None) -> None:
    assert url_day(url) == (date(*day) if day else None)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Ada Quill"], "Ada Quill"),
        (["By ADA QUILL, Staff Writer"], "ADA QUILL"),
        (["By Ada Quill and Bo van der Berg | Reuters"], "Ada Quill and Bo van der Berg"),
        (["By Ada Quill, 7 March 2019"], "Ada Quill"),
        (["Ada Quill", "7 March 2019"], "Ada Quill"),
        (["By nightfall 200 people were safe"], None),
        (["By the Numbers: the ferry"], None),
    ],
)
def test_bylines(lines: list[str], author: str | None) -> None:
    article = one("\n".join(["Ferry runs aground off Port Avel", *lines, *BODY]))
    assert article.author == author
    assert (lines[0] in article.text) is (author is None)


def test_the_line_about_the_writer_and_the_masthead() -> None:
    article = one(
        "\n".join(
            [
                "THE HARBOUR STAR",
                "Ferry runs aground off Port Avel",
                *BODY,
                "Ada Quill is a senior reporter for the Star. She sails.",
            ]
        )
    )
    assert (article.publisher, article.author) == ("THE HARBOUR STAR", "Ada Quill")
    assert blocks(article) == ["Ferry runs aground off Port Avel", *BODY]


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Reuters contributed to this report.", ("Reuters",)),
        ("The Associated Press and Agence France-Presse contributed to this story.", ("AP", "AFP")),
        ("(Reporting by Ada Quill in Lima; Editing by Bo Ek)", ()),
        ("(With inputs from PTI)", ("PTI",)),
        ("— AFP", ("AFP",)),
    ],
)
def test_credit_lines(line: str, credits: tuple[str, ...]) -> None:
    article = one("\n".join(["Ferry aground", *BODY, line]))
    assert article.credits == credits
    assert blocks(article)[-1] == BODY[-1]


@pytest.mark.parametrize(
    "line",
    [
        "He was 95. Reuters contributed to this report on Monday and said 40 died.",
        "This report was published by the UN.",
        "Reuters said 40 died.",
    ],
)
def test_sentences_about_agencies_are_no_credit_lines(line: str) -> None:
    assert paragraphs("Ferry aground", *BODY, line, BODY[0] + " Again.")[-2] == line


@pytest.mark.parametrize(
    ("text", "place", "words", "agency"),
    [
        ("LIMA, May 2 (Reuters) - Two trains met.", "LIMA", "May 2", "Reuters"),
        ("LIMA, Peru (AP) — Two trains met.", "LIMA, Peru", "", "AP"),
        ("MOSCOW, May 2. /TASS/. Two trains met.", "MOSCOW", "May 2", "TASS"),
        ("(AP) — Two trains met.", "", "", "AP"),
        ("PORT AVEL -- Two trains met.", "PORT AVEL", "", None),
    ],
)
def test_datelines(text: str, place: str, words: str, agency: str | None) -> None:
    dateline = notes.dateline_of(text)
    assert dateline is not None
    assert (dateline.place, dateline.words, dateline.agency) == (place, words, agency)
    assert text[dateline.end :] == "Two trains met."


def test_a_dateline_stays_in_the_text_and_dates_only_with_a_year() -> None:
    dated = one(f"Ferry aground\nLIMA, May 2, 2019 (Reuters) - {BODY[0]}\n{BODY[1]}")
    assert dated.published is not None
    assert (dated.published.day, dated.published.found) == (date(2019, 5, 2), "dateline")
    bare = one(f"Ferry aground\nLIMA, May 2 (Reuters) - {BODY[0]}\n{BODY[1]}")
    assert bare.published is None
    assert bare.credits == ("Reuters",)
    assert "LIMA, May 2 (Reuters) - A ferry" in bare.text


# Markup

HEAD = """<title>Ferry aground | Harbour Star</title>
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Ferry aground", "datePublished": "2019-03-03T14:20:00+01:00", "author": [{"name": "Ada Quill"}, {"name": "Bo Ek"}],
"publisher": {"name": "Harbour Star"}}]}</script>"""
FURNITURE = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
FOOT = (
    "<footer><p>&copy; 2019 Harbour Star</p></footer><div id='comments' class='comments'><p>First! 500 lawsuits, I say.</p></div>"
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("“", "&ldquo;").replace("”", "&#8221;")


@pytest.mark.parametrize(
    "story",
    [
        "".join(f"<p>{escaped(p)}</p>\n" for p in BODY),
        "".join(f"<div>{escaped(p)}</div>" for p in BODY),
        "<div>" + "<br><br>\n".join(escaped(p) for p in BODY) + "</div>",
        "".join(f"<p>{escaped(p).replace('ferry', '<b>fer</b>ry')}\n" for p in BODY),
    ],
    ids=["paragraphs", "divs", "breaks", "unclosed"],
)
def test_html(story: str) -> None:
    page = f"<html><head>{HEAD}</head><body>{FURNITURE}<article><h1>Ferry\n aground</h1>{story}</article>{FOOT}</body></html>"
    article = one(page, "a.html")
    assert blocks(article) == ["Ferry aground", *BODY]
    assert (article.publisher, article.author, article.title) == ("Harbour Star", "Ada Quill, Bo Ek", "Ferry aground")
    assert article.published is not None
    assert (article.published.day, article.published.minute, article.published.offset) == (date(2019, 3, 3), 860, 60)
    assert article.published.found == "json-ld datePublished"
    assert_mapped(article)


def test_html_without_json_ld_uses_meta_time_and_title() -> None:
    head = "<title>Ferry aground - Harbour Star</title><meta property='article:published_time' content='2019-03-03T14:20:00Z'>"
    story = "".join(f"<p>{p}</p>" for p in BODY)
    page = f"{head}<body><h1>Ferry aground</h1><span>By Ada Quill</span><article>{story}</article></body>"
    article = one(page, "a.html")
    assert (article.publisher, article.author) == ("Harbour Star", "Ada Quill")
    assert article.published is not None
    assert article.published.found == "meta article:published_time"


def test_html_figure_captions_are_captions() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The ferry on the rocks</figcaption></figure>"
    story = figure.join(f"<p>{p}</p>" for p in BODY)
    article = one(f"<body><article><h1>Ferry aground</h1>{story}</article></body>", "a.html")
    assert blocks(article, "caption") == ["The ferry on the rocks"]
    assert blocks(article, "paragraph") == list(BODY)


def test_ampersands_that_are_no_entities() -> None:
    article = one("<p>AT&T and R&D said Q&A; 5 &lt; 6 &amp; 7 &nosuch; at the meeting of the board on Monday.</p>", "a.html")
    assert blocks(article) == ["AT&T and R&D said Q&A; 5 < 6 & 7 &nosuch; at the meeting of the board on Monday."]
    assert_mapped(article)


MARKDOWN = """---
date: 2019-03-03T14:20:00+01:00
authors:
  - Ada Quill
site: The Harbour Star
---
# Ferry aground

![The ferry *Marisol*](ferry.jpg)

The ferry **Marisol** ran [aground](https://x.example/a_(b)) with 214 people
on board, the *coast guard* said. See `snake_case_name` and 3\\*4.

Afterwards
----------

- 214 people were taken off
- three were treated,
  says the [clinic][1]

> "We saw nothing," he said.

* * *

[1]: https://clinic.example
"""


def test_markdown() -> None:
    article = one(MARKDOWN, "a.md")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == [
        ("title", "Ferry aground"),
        ("caption", "The ferry Marisol"),
        (
            "paragraph",
            "The ferry Marisol ran aground with 214 people on board, the coast guard said. See snake_case_name and 3*4.",
        ),
        ("paragraph", "Afterwards"),
        ("list", "214 people were taken off"),
        ("list", "three were treated, says the clinic"),
        ("paragraph", '"We saw nothing," he said.'),
    ]
    assert (article.publisher, article.author) == ("The Harbour Star", "Ada Quill")
    assert article.published is not None
    assert (article.published.day, article.published.found) == (date(2019, 3, 3), "front matter date")
    assert_mapped(article)


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Ferry aground", "text": "\n\n".join(BODY), "publisher": "Star", "published": "2019-03-03", "author": "Ada Quill"},
        {"headline": "Ferry aground", "articleBody": list(BODY), "source": {"id": 3, "name": "Star"}, "datePublished": "2019-03-03T01:00:00Z", "byline": "By Ada Quill"},
        {"title": {"rendered": "Ferry aground"}, "content": {"rendered": "".join(f"<p>{escaped(p)}</p>" for p in BODY)}, "site": "Star", "date": "March 3, 2019", "authors": ["Ada Quill"]},
        {"status": "ok", "article": {"title": "Ferry aground", "body": "\n".join(BODY), "outlet": "Star", "published_at": 1551609600, "author": {"name": "Ada Quill"}}},
    ],
    ids=["plain", "schema", "wordpress", "nested"],
)  # fmt: skip
def test_json(record: dict[str, object]) -> None:
    for ascii_only in (True, False):
        article = one(json.dumps(record, ensure_ascii=ascii_only, indent=1), "a.json")
        assert blocks(article) == ["Ferry aground", *BODY]
        assert (article.publisher, article.author) == ("Star", "Ada Quill")
        assert article.published is not None
        assert article.published.day == date(2019, 3, 3)
        assert_mapped(article)


def test_a_json_list_and_json_lines_give_one_article_each() -> None:
    records = [{"title": f"Ferry {i} aground", "text": f"{BODY[0]} It was number {i}."} for i in range(3)]
    assert len(read_bytes(json.dumps(records).encode(), "a.json")[0]) == 3
    lines = "\n".join([json.dumps(records[0]), "", "{broken", json.dumps({"id": 1}), json.dumps(records[1])])
    articles, problems = read_bytes(lines.encode(), "a.jsonl")
    assert [article.title for article in articles] == ["Ferry 0 aground", "Ferry 1 aground"]
    assert [article.locate(0, 5).line for article in articles] == [1, 5]
    assert [(problem.code, "line 3" in problem.message) for problem in problems] == [("FC907", True), ("FC908", False)]


# Files


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "FC902"),
        ("blank.txt", b" \n\n", "FC902"),
        ("large.txt", b"a" * (LARGEST + 1), "FC903"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "FC904"),
        ("control.txt", bytes(range(1, 9)) * 20, "FC904"),
        ("bad.json", b'{"text": ', "FC907"),
        ("other.json", b'{"a": 1}', "FC908"),
        ("page.html", b"<html><body></body></html>", "FC908"),
        ("furniture.txt", b"Sign in\nShare this article\n", "FC908"),
    ],
)
def test_a_bad_file_is_a_problem_and_the_others_are_read(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("\n".join(BODY), encoding="utf-8")
    articles, problems = read_folder(tmp_path)
    assert [article.path for article in articles] == ["good.txt"]
    assert [(problem.code, problem.path) for problem in problems] == [(code, name)]
    assert "\n" not in problems[0].message and problems[0].message.startswith(name)


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        ("Zoë’s café".encode("utf-8-sig"), False),
        ("Zoë’s café".encode("utf-16"), False),
        ("Zoë’s café".encode(), False),
        ("Zoë’s café".encode("cp1252"), True),
    ],
)
def test_encodings(data: bytes, guessed: bool) -> None:
    articles, problems = read_bytes(data, "a.txt")
    assert articles[0].text == "Zoë’s café"
    assert [problem.code for problem in problems] == (["FC905"] if guessed else [])


def test_a_declared_charset_is_used() -> None:
    page = "<meta charset='koi8-r'><p>Порт Авель: 214 человек спасены с парома, сообщили в воскресенье власти.</p>"
    articles, problems = read_bytes(page.encode("koi8-r"), "a.html")
    assert "человек" in articles[0].text
    assert problems == []


def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BODY[0], encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY[1], encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, problems = read_folder(tmp_path)
    assert len(articles) == 1
    assert (problems[0].code, "permission denied" in problems[0].message) == ("FC901", True)


def test_a_folder_is_walked_in_order_and_without_what_is_no_article(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/y.txt",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "LICENSE.txt",
        "changelog.md",
        "notes.pdf",
        "c.HTM",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{BODY[0]} This is {name}.", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "d.txt").symlink_to(tmp_path / "b.txt")
    articles, problems = read_folder(tmp_path)
    assert [(article.id, article.path) for article in articles] == [
        ("a1", "a/y.txt"),
        ("a2", "a/z.md"),
        ("a3", "b.txt"),
        ("a4", "c.HTM"),
    ]
    assert problems == []


def test_named_paths(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "two/b.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{BODY[0]} This is {name}.", encoding="utf-8")
    articles, problems = read_paths(
        [
            tmp_path / "two",
            tmp_path / "one" / "a.txt",
            tmp_path / "two/b.pdf",
            tmp_path / "gone",
            tmp_path / "two/a.txt",
        ]
    )
    assert [article.path for article in articles] == ["one/a.txt", "two/a.txt"]
    assert [problem.code for problem in problems] == ["FC901", "FC901"]
    assert [entry.path for entry in find_files([tmp_path / "one/a.txt"])[0]] == ["a.txt"]


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_nothing_readable_is_an_error_that_says_what_and_where(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        read_paths([tmp_path / name])


def test_what_is_left_out_is_told_with_its_reason() -> None:
    data = "\n".join(["Ferry aground", "By Ada Quill", *BODY, BODY[0], "Sign in"]).encode()
    assert [(drop.reason, drop.block.text) for drop in inspect_bytes(data, "a.txt")[2]] == [
        ("boilerplate", "Sign in"),
        ("byline", "By Ada Quill"),
        ("repeat", BODY[0]),
    ]


def test_reading_is_deterministic() -> None:
    page = f"<html><head>{HEAD}</head><body><article>{''.join(f'<p>{p}</p>' for p in BODY)}</article></body></html>"
    assert len({read_bytes(page.encode(), "a.html")[0][0].text for _ in range(5)}) == 1
