"""The HTML report: self-contained, harmless, every finding followed back to the words of its articles."""

import json
import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from factcheck.model import Report
from factcheck.reports.html import charts, matrix, render
from factcheck.reports.html.diff import diffs
from factcheck.reports.html.excerpts import excerpt
from factcheck.reports.html.index import make_index
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.matrix import count as count_pairs
from factcheck.reports.html.page import PARTS
from factcheck.reports.html.scale import Range, axis, range_of
from factcheck.reports.terminal import clean
from tests.conftest import make_report as report_without_texts
from tests.html_material import (
    FINDINGS,
    TEXTS,
    articles,
    count,
    crowded_report,
    day,
    evidence,
    finding,
    hostile_report,
    large_report,
    make_report,
    quote,
)

WEB = Path(__file__).parent / "web"


def several_stories() -> Report:
    report = make_report()
    other = replace(report.articles[2], id="a9", story="s2", path="b.txt")
    return replace(report, articles=(*report.articles, other), findings=(*FINDINGS, replace(FINDINGS[0], story="s2")))


def accepted() -> Report:
    baseline = {"status": "accepted", "reason": "the agency stands by it", "who": "desk", "until": None}
    return make_report((replace(FINDINGS[0], baseline=baseline), *FINDINGS[1:]))


REPORTS = {
    "full": make_report(),
    "without texts": report_without_texts(),
    "hostile": hostile_report(),
    "several stories": several_stories(),
    "accepted": accepted(),
    "crowded": crowded_report(30),
    "gate": replace(make_report(), gate_exceeded=True),
    "nothing found": make_report(()),
    "nothing at all": Report((), (), (), 0),
}
EACH = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def parsed(report: Report) -> HtmlElement:
    return lxml.html.document_fromstring(render(report))


def words(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def one(node: HtmlElement, path: str) -> HtmlElement:
    found = node.xpath(path)
    assert len(found) == 1, f"{len(found)} of {path}"
    return found[0]


# The page as a whole


@EACH
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report).encode() == render(report).encode()


@EACH
def test_ids_are_unique_and_every_reference_leads_somewhere(report: Report) -> None:
    page = parsed(report)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    for name in ("for", "aria-labelledby", "aria-describedby"):
        targets += [target for value in page.xpath(f"//@{name}") for target in value.split()]
    assert set(targets) <= set(ids)


@EACH
def test_headings_are_in_order_and_landmarks_are_there(report: Report) -> None:
    page = parsed(report)
    levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for tag in ("header", "nav", "main", "footer"):
        one(page, f"//{tag}")
    assert one(page, "(//a)[1]").get("href") == "#findings"
    assert page.get("lang") == "en"


@EACH
def test_nothing_is_fetched_and_only_the_two_hashed_pieces_of_code_may_run(report: Report) -> None:
    text = render(report)
    page = lxml.html.document_fromstring(text)
    policy = one(page, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        code = one(page, f"//{tag}").text
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src | //@srcset | //@action")
    assert not page.xpath("//img | //iframe | //object | //embed | //base | //video | //audio | //form[@method]")
    assert [link.get("href") for link in page.xpath("//link")] == ["data:,"]
    assert not re.search(r"@import|url\(", one(page, "//style").text)
    assert not re.search(r"fetch|XMLHttp|localStorage|sessionStorage|cookie|innerHTML|eval", one(page, "//script").text)
    for link in page.xpath("//a[not(starts-with(@href, '#'))]"):
        assert link.get("href").startswith("https://herald.example/")
        assert "noreferrer" in link.get("rel")


def test_words_of_an_attacker_stay_words() -> None:
    text = render(hostile_report())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    page = lxml.html.document_fromstring(text)
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//b[not(text())] | //comment()")
    assert "<script>document.title='owned'</script>\"><img src=x onerror=alert(1)>'</style><!--]]> & <b" not in text
    shown = "<script>document.title='owned'</script>\"><img src=x onerror=alert(1)>'</style><!--]]> &amp; <b"
    assert words(one(page, "(//article)[1]/h4")) == shown
    assert "javascript:alert(1)" in words(one(page, "//details[@id='article-a1']"))
    assert not page.xpath("//a[starts-with(@href, 'javascript')]")


def test_the_texts_are_no_part_of_the_json_report() -> None:
    assert "texts" not in make_report().to_dict()
    assert replace(make_report(), texts={}).to_json() == make_report().to_json()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a < b & 'c' \"d\"", "a &lt; b &amp; &#x27;c&#x27; &quot;d&quot;"),
        ("\x1b[1mx\x00\n y ", "x y "),
        ("\n\t", " "),
        (" a ", " a "),
    ],
)
def test_text_is_escaped_and_markup_is_not(value: str, expected: str) -> None:
    assert el("p", value) == f"<p>{expected}</p>\n"
    assert join([Html("<b>"), [value, None, 3]]) == f"<b>{expected}3"
    assert el("input", class_="a", data_x=value, hidden=True, disabled=False) == f'<input class="a" data-x="{expected}" hidden>'


# Findings


def cards(page: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = page.xpath("//article[contains(@class, 'finding')]")
    return found


@pytest.mark.parametrize("report", [make_report(), report_without_texts()], ids=["full", "without texts"])
def test_every_finding_has_its_answers_with_sources_and_sentences(report: Report) -> None:
    index = make_index(report)
    for card, entry in zip(cards(parsed(report)), index.entries, strict=True):
        found = entry.finding
        said = words(card)
        for part in (
            found.verdict,
            found.code,
            found.question,
            found.reason,
            f"confidence {found.confidence:.2f}",
            f"Finding {entry.number} ",
        ):
            assert clean(part).strip() in said
        for box, answer in zip(card.xpath(".//li[@class='answer']"), found.answers, strict=True):
            assert answer.display in words(one(box, "./p[@class='value']"))
            for claim in answer.claims:
                assert f"{claim.path}:{claim.line}" in words(box)
                assert index.sources[claim.article].publisher in words(box)
                assert claim.sentence in words(box)


def test_a_source_has_its_day_and_who_says_it() -> None:
    card = cards(parsed(make_report()))[0]
    first = words(card.xpath(".//li[@class='answer'][1]//li")[0])
    assert first.startswith("Coastal Press · said by the harbour master agency.txt:5 · 4 May 2021")
    quoted = next(c for c in cards(parsed(make_report())) if c.get("data-kind") == "quote")
    assert "The Island Herald · said by Ana Lucia Marin · from Coastal Press evening/herald.html:6 · 5 May 2021" in words(quoted)
    assert "morning.txt:4 · undated" in words(card)


@pytest.mark.parametrize("report", [make_report(), report_without_texts()], ids=["full", "without texts"])
def test_the_words_of_a_claim_are_marked_in_its_sentence(report: Report) -> None:
    index = make_index(report)
    for claim in (c for f in report.findings for a in f.answers for c in a.claims):
        made = lxml.html.fragment_fromstring(excerpt(claim, index))
        assert made.text_content() == claim.sentence
        assert one(made, "mark").text_content() == clean(claim.text)


def test_the_second_of_equal_words_is_marked_by_its_offset() -> None:
    texts = articles({"a.txt": "A headline here\n\nThere were 5 boats and 5 planes at sea on the day of the accident.\n"})
    plain = evidence("a1", "5 planes", texts=texts)
    claim = replace(plain, end_column=plain.end_column - len(" planes"), text="5")
    found = finding("FC101", "count", "single", "How many?", "", count(5, 5, "5", claim))
    index = make_index(Report(make_report().articles[:1], (), (found,), 1, texts=texts))
    assert "5 boats and <mark>5</mark> planes" in excerpt(claim, index)


def test_the_words_of_a_claim_are_reached_in_the_text() -> None:
    page = parsed(make_report())
    links = page.xpath("//article//a[@class='place']")
    claims = [c for f in (e.finding for e in make_index(make_report()).entries) for a in f.answers for c in a.claims]
    assert len(links) >= len(claims)
    for claim in claims:
        link = next(
            a
            for a in links
            if words(a) == f"{claim.path}:{claim.line}"
            and _marked(page, a.get("href")[1:]) == clean(claim.text).replace("&amp;", "&")
        )
        assert link.get("href").startswith(f"#{claim.article}-")


def _marked(page: HtmlElement, anchor: str) -> str:
    """The marked words from an anchor on, up to the end that the anchor says."""
    start, end = (int(n) for n in anchor.split("-")[1:])
    one(page, f"//*[@id='{anchor}']")
    return TEXTS[anchor.split("-")[0]].text[start:end]


def test_the_articles_are_there_word_for_word_with_lines_and_marks() -> None:
    page = parsed(make_report())
    for key, article in TEXTS.items():
        body = one(page, f"//details[@id='article-{key}']//div[@class='text']")
        for extra in body.xpath(".//span[@class='line'] | .//sup"):
            extra.drop_tree()
        assert [words(p) for p in body.xpath(".//p | .//li")] == article.text.split("\n")
    fifth = one(parsed(make_report()), "//details[@id='article-a1']//p[contains(., 'harbour master')]")
    assert fifth.xpath("string(./span[@class='line'])") == "line 5"
    marks = [m.text_content() for m in fifth.xpath("./mark")]
    assert marks == ["At least 32 people were killed", "Monday"]
    assert [a.get("aria-label") for a in fifth.xpath("./sup/a")] == ["finding 1", "finding 3"]


def test_marks_may_overlap() -> None:
    wide = evidence("a1", "Not one of these papers was in order, and we will find out why,")
    across = evidence("a1", "we will find out why,” Ana Lucía")
    inside = evidence("a1", "Not one of these papers")
    found = tuple(
        finding(f"FC40{n}", "quote", "single", f"Q{n}?", "", quote(c.text, "x", c)) for n, c in enumerate((wide, across, inside))
    )
    page = parsed(make_report(found))
    paragraph = one(page, "//details[@id='article-a1']//p[contains(., 'papers')]")
    assert [m.text_content() for m in paragraph.xpath("./mark")] == [
        "Not one of these papers", " was in order, and ", "we will find out why,", "” Ana Lucía",
    ]  # fmt: skip
    assert {a.get("href")[1:] for a in page.xpath("//a[@class='place']")} <= set(page.xpath("//@id"))
    assert len(paragraph.xpath(".//sup/a")) == 3


def test_a_claim_outside_the_text_is_no_link() -> None:
    lost = replace(evidence("a1", "Monday"), line=400)
    page = parsed(make_report((finding("FC201", "date", "single", "When?", "", day("2021-05-03", "3 May", lost)),)))
    assert not page.xpath("//a[@class='place']")
    assert page.xpath("//span[@class='place']")


def test_many_sources_of_one_answer_unfold() -> None:
    claims = tuple(evidence("a1", w) for w in ("Monday", "Punta Verde", "harbour master"))
    page = parsed(make_report((finding("FC201", "date", "contradiction", "When?", "", day("2021-05-03", "3 May", *claims)),)))
    box = one(page, "//li[@class='answer']")
    assert len(box.xpath("./ul/li")) == 1
    assert words(one(box, "./details/summary")) == "Show 2 more"
    assert len(box.xpath("./details//li")) == 2


def test_the_counts_stand_at_the_top_and_lead_to_the_findings() -> None:
    page = parsed(make_report())
    tiles = [words(t) for t in page.xpath("//li[contains(@class, 'tile')]")]
    assert [t.split(" ", 3)[1:3] for t in tiles] == [
        ["1", "contradiction"], ["3", "discrepancies"], ["0", "denials"], ["0", "updates"], ["1", "compatible"],
        ["1", "agreement"], ["0", "single"],
    ]  # fmt: skip
    assert page.xpath("//li[contains(@class, 'tile')]//@href") == [
        "#s1-contradiction",
        "#s1-discrepancy",
        "#s1-compatible",
        "#s1-agreement",
    ]
    assert words(one(page, "//header//h1")) == "Ferry sinks off Punta Verde"
    assert "3 articles, 1 story, 40 claims, 6 findings" in words(one(page, "//header"))
    assert "FC906" in words(one(page, "//details[summary[contains(., 'note')]]"))


def test_accepted_findings_are_shown_as_such() -> None:
    page = parsed(accepted())
    first = cards(page)[0]
    assert first.get("data-accepted") is not None
    for part in ("accepted", "not counted for the gate", "reason the agency stands by it", "who desk"):
        assert part in words(first)
    assert "until" not in words(one(first, "./div[@class='baseline']"))
    assert "1 finding accepted in the baseline" in words(one(page, "//main"))
    assert page.xpath("//select[@name='accepted']")
    assert not parsed(make_report()).xpath("//select[@name='accepted']")


def test_a_finding_that_the_baseline_does_not_accept_is_marked_as_new() -> None:
    page = parsed(make_report((replace(FINDINGS[0], baseline={"status": "new"}), *FINDINGS[1:])))
    card = cards(page)[0]
    assert card.get("data-accepted") is None
    assert "new" in words(one(card, "./p[@class='top']"))
    assert "not counted" not in words(page)
    assert not page.xpath("//select[@name='accepted']")


def test_the_gate_is_said() -> None:
    assert "gate is exceeded" in words(parsed(REPORTS["gate"]))
    assert "gate is exceeded" not in words(parsed(REPORTS["full"]))


def test_stories_stand_apart_and_can_be_chosen() -> None:
    page = parsed(several_stories())
    assert [h.get("id") for h in page.xpath("//h3[starts-with(., 'Story') and @id]")] == ["story-s1", "story-s2"]
    rows = [words(row) for row in one(page, "//table[contains(caption, 'Stories')]").xpath(".//tbody/tr")]
    assert rows == [
        "Story s1: Ferry sinks off Punta Verde 3 1 contradiction, 3 discrepancies, 1 compatible, 1 agreement",
        "Story s2: A ferry goes down 1 1 contradiction",
    ]
    assert page.xpath("//select[@name='story']/option/@value") == ["", "s1", "s2"]
    assert words(one(page, "//header//h1")) == "2 stories"


# Wordings


@given(
    st.lists(st.sampled_from("a b c d. E “f".split()), min_size=1), st.lists(st.sampled_from("a b c d. E “f".split()), min_size=1)
)
def test_a_diff_holds_both_wordings(before: list[str], after: list[str]) -> None:
    claim = evidence("a1", "Monday")
    made = diffs(
        finding(
            "FC401", "quote", "discrepancy", "Q?", "", quote(" ".join(before), "x", claim), quote(" ".join(after), "x", claim)
        ),
        True,
    )
    if made is None:
        return
    line = one(lxml.html.fragment_fromstring(made), ".//p[@class='diff']")
    for extra in line.xpath(".//span[@class='label'] | .//span[@class='unseen']"):
        extra.drop_tree()
    assert words(_without(line, "del")) == " ".join(after)
    kept = [w.strip("“.").lower() for w in words(_without(line, "ins")).split()]
    assert kept == [w.strip("“.").lower() for w in before]


def _without(line: HtmlElement, tag: str) -> HtmlElement:
    copy = lxml.html.fragment_fromstring(lxml.html.tostring(line, encoding="unicode"))
    for node in copy.xpath(f".//{tag}"):
        node.drop_tree()
    return copy


def test_changes_are_said_to_screen_readers() -> None:
    page = parsed(make_report())
    assert "From answer 1 to answer 2:" in words(one(page, "//p[@class='diff']"))
    assert words(page.xpath("//del")[0]) == "[left out: these]"
    assert words(page.xpath("//ins")[0]) == "[added: the]"


# Drawings and tables


def test_pairs_are_counted_once_per_finding() -> None:
    pairs = count_pairs(list(FINDINGS)).pairs
    assert {ends: (p.agree, p.compatible, p.differ, p.shared) for ends, p in pairs.items()} == {
        ("a1", "a2"): (1, 1, 4, 1),
        ("a1", "a3"): (1, 0, 1, 0),
        ("a2", "a3"): (0, 0, 2, 0),
    }


def test_the_matrix_has_every_pair_both_ways() -> None:
    rows = one(parsed(make_report()), "//table[@class='matrix']").xpath(".//tbody/tr")
    cells = [[words(cell) for cell in row] for row in rows]
    assert cells[0] == [
        "1. Coastal Press, agency.txt",
        "–",
        "1 ✓ agree 1 ≈ compatible 4 ≠ differ 1 ⊙ from one origin",
        "1 ✓ agree 1 ≠ differ",
    ]
    assert all(cells[a][b + 1] == cells[b][a + 1] for a in range(3) for b in range(3))


def test_what_a_large_matrix_leaves_out_is_said() -> None:
    page = parsed(crowded_report(30))
    assert "Left out: 6 articles" in words(one(page, "//section[@aria-labelledby='matrix']"))
    assert len(page.xpath("//table[contains(@class, 'dense')]//tbody/tr")) == matrix.MOST
    assert "Left out" not in words(parsed(crowded_report(20)))


def test_a_copy_is_said_in_matrix_and_origins() -> None:
    report = make_report()
    copied = replace(report, articles=(report.articles[0], replace(report.articles[1], copy_of="a1"), report.articles[2]))
    page = parsed(copied)
    assert words(one(page, "//table[@class='matrix']//tbody/tr[1]/td[2]")).endswith("copy")
    assert "Coastal Press (agency.txt)" in words(one(page, "//section[@aria-labelledby='origins']//tbody/tr[2]"))
    assert page.xpath("//*[local-name()='svg']//*[@class='tie copy']")


def test_findings_that_rest_on_one_origin_are_gathered() -> None:
    page = parsed(make_report())
    told = words(one(page, "//div[@class='told']/details"))
    assert told.startswith("Coastal Press 2 findings")


def test_figures_are_drawn_by_publication_with_a_table_behind() -> None:
    page = parsed(make_report())
    figures = page.xpath("//figure")
    assert len(figures) == 2
    for figure in figures:
        drawing = one(figure, ".//*[local-name()='svg']")
        one(drawing, "./*[local-name()='title']")
        assert drawing.get("role") == "img"
        one(figure, "./details//table")
    labels = [words(t) for t in figures[0].xpath(".//*[local-name()='text'][@class='label']")]
    assert labels == ["Coastal Press, 4 May 2021", "The Island Herald, 5 May 2021", "Morning Mail, undated"]
    assert len(figures[0].xpath(".//*[local-name()='polygon']")) == 2
    assert "Coastal Press, 4 May 2021: at least 32; The Island Herald" in figures[0].xpath("string(.//*[local-name()='desc'])")


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("count", {"low": 3, "high": None}, Range(3.0, None)),
        ("count", {"low": None, "high": None}, None),
        ("date", {"start": "0001-01-01", "end": "0001-01-03"}, Range(1, 3)),
        ("date", {"start": None, "end": None}, None),
        ("quote", {"text": "x"}, None),
        ("time", {"start": "10:00", "end": "10:00"}, None),
    ],
)
def test_values_have_a_place_on_a_line(kind: str, value: dict[str, object], expected: Range | None) -> None:
    assert range_of(kind, value) == expected


@given(st.lists(st.floats(0, 1e9) | st.integers(0, 10**12).map(float), min_size=1, max_size=6), st.integers(150, 600))
def test_a_scale_holds_its_values_in_round_steps(values: list[float], width: int) -> None:
    made = axis("count", [Range(v, v) for v in values], width)
    places = [place for place, _ in made]
    assert 2 <= len(places) <= 7
    assert places == sorted(set(places))
    slack = (places[-1] - places[0]) * 1e-6
    assert places[0] <= min(values) + slack and max(values) - slack <= places[-1]
    assert len({words for _, words in made}) == len(made)


def test_a_vague_range_does_not_set_the_scale() -> None:
    vague = [Range(2000, 999_999), Range(15_000, 15_000), Range(24_000, None)]
    assert axis("count", vague, 300)[-1][0] <= 30_000
    assert axis("count", [Range(24, 99), Range(7, 7)], 300)[-1][0] >= 24


def test_the_timeline_is_in_order() -> None:
    later = finding(
        "FC201", "date", "agreement", "On what date: the inquiry?", "", day("2021-06-01", "1 June 2021", evidence("a1", "Monday"))
    )
    earlier = finding(
        "FC201", "date", "agreement", "On what date: built?", "", day("1994-01-01", "1994", evidence("a1", "Monday"))
    )
    items = [words(li) for li in parsed(make_report((later, earlier, *FINDINGS))).xpath("//ol[@class='timeline']/li")]
    assert [re.sub(r".*date: (.*)\?.*", r"\1", item) for item in items] == ["built", "the ferry left port", "the inquiry"]
    assert items[1].endswith("3 May 2021 · Coastal Press, Morning Mail 4 May 2021 · The Island Herald")


def test_names_have_their_spellings_and_roles() -> None:
    row = words(one(parsed(make_report()), "//table[@class='names']//tr[th[contains(., 'Marín')]]"))
    assert (
        row
        == "Ana Lucía Marín Ana Lucía Marín 1 × in Coastal Press Ana Lucia Marin 1 × in The Island Herald transport minister 1 × in Coastal Press"
    )


# Colours


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as WCAG 2 defines it (relative luminance), 1 to 21."""

    def luminance(color: str) -> float:
        digits = color * 2 if len(color) == 3 else color
        parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLORS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\(#(\w+), #(\w+)\)",
        (Path(__file__).parent.parent / "factcheck/reports/html/style.css").read_text(encoding="utf-8"),
    )
}
VERDICT_COLORS = ["red", "amber", "violet", "cyan", "blue", "green", "grey"]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [(front, back) for front in ("ink", "soft", "link", *VERDICT_COLORS) for back in ("paper", "card")]
    + [(name, f"{name}-wash") for name in VERDICT_COLORS]
    + [("ink", f"{name}-wash") for name in VERDICT_COLORS]
    + [("ink", "mark")],
)
def test_colours_contrast_as_wcag_aa_asks(front: str, back: str, scheme: int) -> None:
    """axe cannot judge the words in drawings, single signs and short numbers; the table of colours can be computed."""
    assert contrast(COLORS[front][scheme], COLORS[back][scheme]) >= 4.5


def test_the_words_that_a_link_led_to_can_be_read() -> None:
    assert [contrast(back, front) >= 4.5 for back, front in zip(COLORS["target"], ("000000", "ffffff"))] == [True, True]


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("000", "fff") == 21
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


# The whole


def test_the_document_names_the_limits() -> None:
    said = " ".join((Path(__file__).parent.parent / "docs/html.md").read_text(encoding="utf-8").split())
    assert f"Up to {charts.MOST} disputes are drawn, and up to {matrix.MOST} articles of a story" in said
    assert all(f"| {heading} |" in said for _, heading, _, _ in PARTS)


def test_a_large_report_is_made_in_seconds() -> None:
    from time import perf_counter

    report = large_report(2000)
    begin = perf_counter()
    text = render(report)
    assert perf_counter() - begin < 20
    assert text.count("<article ") == 2000
    assert len(text) < 20_000_000


def test_a_real_scan_has_its_texts_and_links(tmp_path: Path) -> None:
    from factcheck.cli.app import main

    seeds = Path(__file__).parent.parent / "seeds"
    out = tmp_path / "report.html"
    assert main(["scan", str(seeds), "--quiet", "--output", str(out)]) == 0
    page = lxml.html.document_fromstring(out.read_text(encoding="utf-8"))
    assert len(page.xpath("//div[@class='text']")) == 5
    assert not page.xpath("//span[@class='place']")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) and {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(ids)


@pytest.mark.skipif(not shutil.which("node"), reason="html-validate needs node, which is not here")
@pytest.mark.skipif(not (WEB / "node_modules/html-validate").is_dir(), reason="html-validate is not here: run .ci/browser")
def test_html_validate_finds_no_fault(tmp_path: Path) -> None:
    for name, report in REPORTS.items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_text(render(report), encoding="utf-8")
    command = [
        "node",
        "node_modules/html-validate/bin/html-validate.mjs",
        "--formatter",
        f"json={tmp_path}/faults.json",
        "--config",
        "html-validate.json",
        f"{tmp_path}/*.html",
    ]
    done = subprocess.run(command, check=False, cwd=WEB, capture_output=True, encoding="utf-8", timeout=300)
    faults = [
        f"{Path(file['filePath']).name}:{m['line']}:{m['column']} {m['ruleId']}: {m['message']}"
        for file in json.loads((tmp_path / "faults.json").read_text(encoding="utf-8"))
        for m in file["messages"]
    ]
    assert not faults, "\n".join(faults[:20])
    assert done.returncode == 0, done.stderr
