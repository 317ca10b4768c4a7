"""`make pictures`: the pictures in docs/pictures, of what factcheck really makes of the seeds.

The HTML report, light and dark, as Chromium shows it, and the table of the terminal as SVG.
"""

import re
import sys
from io import StringIO
from pathlib import Path

from factcheck.model import Report
from factcheck.reports import html, table
from factcheck.scan import scan
from factcheck.settings import Settings
from tests.test_html_browser import CHROMIUM, FLAGS

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/pictures"
WIDE, TALL, COLUMNS = 1280, 1000, 120
"""Pixels of a screenshot, columns of the table."""
SHOWN = ("contradiction", "discrepancy")


def main() -> int:
    if not CHROMIUM:
        print("pictures: there is no Chromium here; run .ci/browser, or apt-get install chromium", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "table.svg").write_text(terminal(scan([ROOT / "seeds"], Settings(verdicts=SHOWN))), encoding="utf-8")
    screenshots(html.render(scan([ROOT / "seeds"], Settings())))
    for file in sorted(PICTURES.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")
    return 0


def terminal(report: Report) -> str:
    """The table in colour, as rich draws a terminal; without the fonts that it would fetch."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(table.render(report, COLUMNS, color=True)))
    title = f"factcheck scan seeds/ --verdict {','.join(SHOWN)}"
    drawn = console.export_svg(title=title, theme=MONOKAI, unique_id="factcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)


def screenshots(page_text: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme=scheme)
            page.set_content(page_text)
            page.screenshot(path=PICTURES / f"report-{scheme}.png")
        page = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme="light")
        page.set_content(page_text)
        page.locator("#article-a2 > summary").click()
        page.locator("#article-a2").screenshot(path=PICTURES / "article.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
