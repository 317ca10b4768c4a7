"""The HTML report in a real browser: Debian's Chromium, driven by Playwright. Skipped where there is none.

`.ci/browser` installs what these tests need, where it can.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Report
from factcheck.reports.html import render
from tests.html_material import FINDINGS, crowded_report, hostile_report, large_report, make_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "web/node_modules/axe-core/axe.min.js"
WATCH = "addEventListener('securitypolicyviolation', e => console.error(`violation: ${e.violatedDirective} ${e.blockedURI}`))"
"""Run in each page before its own script: what its policy blocks becomes a message."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium, or run .ci/browser"),
]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright here: pip install 'factcheck[dev]'")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Opened:
    """A report in a page of its own, with what the page asked for and complained of."""

    def __init__(self, browser: "Browser", folder: Path, text: str, **context: Any) -> None:
        self.file = folder / "report.html"
        self.file.write_text(text, encoding="utf-8", newline="\n")
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **context})
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.add_init_script(WATCH)
        self.page.goto(self.file.as_uri())

    def shown(self) -> list[str]:
        """The questions of the findings that can be seen."""
        return [card.locator("h4").inner_text() for card in self.page.locator("article.finding:visible").all()]

    def status(self, expected: str) -> None:
        """Wait for the count that is announced."""
        self.page.wait_for_function("words => document.getElementById('shown').textContent === words", arg=expected)


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> "Iterator[Any]":
    """Opens a report: `opened(report, color_scheme="dark")`."""
    made: list[Opened] = []

    def go(report: Report | str | None = None, **context: Any) -> Opened:
        text = report if isinstance(report, str) else render(report or make_report())
        made.append(Opened(browser, tmp_path, text, **context))
        return made[-1]

    yield go
    for one in made:
        one.context.close()


@pytest.mark.parametrize("name", ["full", "hostile", "large"])
def test_nothing_is_asked_of_a_network_and_nothing_is_blocked(name: str, opened: Any) -> None:
    report = {"full": make_report(), "hostile": hostile_report(), "large": large_report(60)}[name]
    here = opened(report)
    here.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    here.page.locator("#words").fill("ferry")
    here.page.wait_for_timeout(300)
    assert here.requests == [here.file.as_uri()]
    assert here.messages == []
    assert here.page.title() != "owned"


def test_the_policy_blocks_what_is_not_ours(opened: Any) -> None:
    """The proof that the test above can fail: code and pictures put into the page by force are refused."""
    forced = "<script>document.title = 'owned'</script><img src='http://127.0.0.1:9/x.png' alt='x'><p style='color:red'>x</p>"
    here = opened(render(make_report()).replace("<main>", "<main>" + forced))
    here.page.wait_for_timeout(200)
    assert here.page.title() != "owned"
    blocked = " ".join(here.messages)
    for rule in ("script-src", "img-src", "style-src"):
        assert f"violation: {rule}" in blocked


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here: run .ci/browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["full", "stories", "crowded", "empty"])
def test_axe_finds_no_violation(name: str, width: int, scheme: str, opened: Any) -> None:
    report = make_report()
    baseline = {"status": "accepted", "reason": "agreed", "until": "2022-01-01"}
    other = replace(report.articles[2], id="a9", story="s2", path="b.txt", copy_of="a1")
    several = replace(
        report,
        articles=(*report.articles, other),
        findings=(*FINDINGS, replace(FINDINGS[0], story="s2", baseline=baseline)),
        gate_exceeded=True,
    )
    chosen = {"full": report, "stories": several, "crowded": crowded_report(12), "empty": Report((), (), (), 0)}[name]
    here = opened(chosen, color_scheme=scheme, viewport={"width": width, "height": 900})
    here.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    here.page.evaluate("document.querySelectorAll('.finding').forEach(card => card.style.contentVisibility = 'visible')")
    here.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = here.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 20
    told = [f"{v['id']}: {v['help']}: {n['html'][:200]} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]
    assert not told, "\n\n".join(told[:10])


def test_filters_by_verdict_kind_source_and_words(opened: Any) -> None:
    here = opened()
    page = here.page
    assert len(here.shown()) == 6
    assert page.locator("#shown").inner_text() == "6 of 6 findings shown"
    page.get_by_role("checkbox", name="discrepancy").check()
    here.status("3 of 6 findings shown")
    page.get_by_role("checkbox", name="Quotes").check()
    here.status("1 of 6 findings shown")
    assert here.shown() == ["What did Ana Lucía Marín say: “Not one of these papers”?"]
    assert page.locator(".group:visible").count() == 1
    page.get_by_role("button", name="Clear").click()
    here.status("6 of 6 findings shown")
    page.get_by_role("combobox", name="Source").select_option(label="Morning Mail (morning.txt)")
    here.status("2 of 6 findings shown")
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Words in a finding").fill("MARIN spelled")
    here.status("1 of 6 findings shown")
    assert here.shown() == ["How is the name of Ana Lucía Marín spelled?"]
    page.get_by_label("Words in a finding").fill("no such word")
    here.status("0 of 6 findings shown")
    assert page.locator("#shown").get_attribute("role") == "status"


def test_a_link_to_a_filtered_finding_shows_it(opened: Any) -> None:
    here = opened()
    here.page.get_by_role("checkbox", name="Dates").check()
    here.status("1 of 6 findings shown")
    here.page.locator("nav a[href='#figures']").click()
    here.page.locator("figcaption a", has_text="finding 1").click()
    here.status("6 of 6 findings shown")
    assert "How many people were killed on the ferry?" in here.shown()


def test_accepted_findings_can_be_filtered(opened: Any) -> None:
    here = opened(make_report((replace(FINDINGS[0], baseline={"reason": "agreed"}), *FINDINGS[1:])))
    here.page.get_by_label("Baseline").select_option("yes")
    here.status("1 of 6 findings shown")
    here.page.get_by_label("Baseline").select_option("no")
    here.status("5 of 6 findings shown")


def test_the_words_of_a_claim_are_one_click_away(opened: Any) -> None:
    here = opened()
    article = here.page.locator("#article-a1")
    assert article.get_attribute("open") is None
    here.page.locator("a.place", has_text="agency.txt:5").first.click()
    mark = here.page.locator("mark:target")
    assert mark.inner_text() == "At least 32 people were killed"
    assert article.get_attribute("open") is not None
    here.page.wait_for_function(
        "() => { const r = document.querySelector('mark:target').getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }"
    )
    article.locator("sup a").first.click()
    here.page.wait_for_function("() => location.hash.startsWith('#finding-')")
    assert here.page.locator(".finding:target h4").inner_text() == "How many people were killed on the ferry?"


def test_everything_works_by_keyboard(opened: Any) -> None:
    here = opened()
    page = here.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    box = page.locator(".skip").bounding_box()
    assert box and box["y"] >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "flip"
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        name, outline, where = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName + (e.id || e.className || e.textContent), s.outlineStyle + s.outlineWidth, e.closest('[hidden]') === null] }"
        )
        if name.startswith("BODY") or (name in seen and name.startswith("ASkip")):
            break
        assert outline == "solid3px", f"{name}: focus cannot be seen ({outline})"
        assert where, f"{name}: hidden, yet in focus"
        seen.add(name)
    assert "INPUTwords" in seen and any(n.startswith("SUMMARY") for n in seen)
    page.locator("#words").focus()
    page.keyboard.type("spelled")
    here.status("1 of 6 findings shown")
    page.get_by_role("checkbox", name="Names").focus()
    page.keyboard.press("Space")
    assert page.get_by_role("checkbox", name="Names").is_checked()
    summary = page.locator("#article-a1 > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#article-a1").get_attribute("open") is not None


def test_skipping_leads_past_contents_and_filters(opened: Any) -> None:
    page = opened().page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article.finding') !== null")


PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_switch_turns_light_to_dark_and_back(scripts: bool, opened: Any) -> None:
    papers = {}
    for scheme in ("light", "dark"):
        here = opened(color_scheme=scheme, java_script_enabled=scripts)
        papers[scheme] = here.page.evaluate(PAPER)
        here.page.locator("#flip").press("Space")
        papers[f"{scheme} turned"] = here.page.evaluate(PAPER)
        here.page.locator("#flip").press("Space")
        assert here.page.evaluate(PAPER) == papers[scheme]
    assert papers["light"] != papers["dark"]
    assert papers["light turned"] == papers["dark"]
    assert papers["dark turned"] == papers["light"]


def test_without_scripts_everything_is_there(opened: Any) -> None:
    here = opened(java_script_enabled=False)
    page = here.page
    assert len(here.shown()) == 6
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#shown").is_visible()
    page.locator("#article-a1 > summary").click()
    assert page.locator("#article-a1 .text").is_visible()
    page.locator("a.place", has_text="evening/herald.html:5").first.click()
    assert page.locator("mark:target").inner_text() == "40 dead"


def test_what_is_printed(opened: Any) -> None:
    pypdf = pytest.importorskip("pypdf", reason="no pypdf here: pip install 'factcheck[dev]'")
    here = opened(color_scheme="dark")
    here.page.locator("#flip").check()
    here.page.locator("#article-a3 > summary").click()
    pages = pypdf.PdfReader(BytesIO(here.page.pdf(format="A4"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for found in FINDINGS:
        assert found.question in text
    # Folded in its finding, yet printed; an article only where it has been unfolded.
    assert "It rests some 7.5 miles from the shore" in text
    assert "said that it had left port on 3 May" in text
    assert "text line 3" not in text
    for control in ("Switch light and dark", "Words in a finding", "Contents", "Skip to"):
        assert control not in text
    assert 3 <= len(pages) <= 12
    here.page.emulate_media(media="print")
    assert here.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(28, 29, 32)"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_wide_table_scrolls_by_itself(width: int, opened: Any) -> None:
    here = opened(crowded_report(30), viewport={"width": width, "height": 800})
    here.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert here.page.evaluate("document.documentElement.scrollWidth") <= width
    assert here.page.evaluate(
        "(() => { const t = document.querySelector('.dense').parentElement; return t.scrollWidth > t.clientWidth })()"
    )
    assert here.page.locator(".dense .sign").first.is_visible()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_screen_does_not_scroll_sideways(width: int, opened: Any) -> None:
    here = opened(large_report(30), viewport={"width": width, "height": 800})
    here.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert here.page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 500:
        assert here.page.locator("figure table").first.is_visible()
        assert not here.page.locator("figure svg").first.is_visible()


def test_two_thousand_findings_open_and_filter_in_time(opened: Any) -> None:
    here = opened(large_report(2000))
    page = here.page
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    assert loaded < 15_000
    timed = """async (words) => {
        const began = performance.now(), shown = document.getElementById('shown'), box = document.getElementById('words');
        box.value = words; box.dispatchEvent(new Event('input', {bubbles: true}));
        while (shown.textContent.startsWith('2000')) await new Promise(requestAnimationFrame);
        return performance.now() - began }"""
    assert page.evaluate(timed, "spelled") < 5_000
    here.status("333 of 2000 findings shown")
    page.locator("#words").fill("spelled (3)")
    here.status("1 of 2000 findings shown")
