"""The page of all codes, docs/codes.md, from the pages that ship with the program; written by `make readme`."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (*sorted((ROOT / "factcheck/claims").glob("*.md")), ROOT / "factcheck/articles/codes.md")
CODE = re.compile(r"(FC\d{3}) ([^,\n]+)")
HEAD = """# All codes

Every finding and every problem with an input has a code. `factcheck explain FC101` prints the page of a code: what it finds,
examples and counter-examples, each of which is a test, and how its claims are compared.

<!-- written by `make readme` from the pages below: change those -->
"""


def codes() -> str:
    """The text of the page: a section for each kind of claim, in the order of their codes."""
    return HEAD + "".join(section for _, section in sorted(_section(page) for page in PAGES))


def _section(page: Path) -> tuple[str, str]:
    """(the first code, the section) of a kind: its codes, and the first paragraph of its page."""
    text = page.read_text(encoding="utf-8")
    head, _, body = text.partition("\n## ")
    title = head.removeprefix("# ").partition("\n")[0]
    about = body.partition("\n\n")[2].partition("\n\n")[0]
    rows = CODE.findall(head)
    table = "".join(f"| {code} | {meaning} |\n" for code, meaning in rows)
    link = page.relative_to(ROOT).as_posix()
    return rows[0][0], f"\n## {title}\n\n{about}\n\n| code | about |\n|---|---|\n{table}\nMore: [{title.lower()}](../{link})\n"
