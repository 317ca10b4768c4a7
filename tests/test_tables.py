"""docs/verdicts.md has the gates, features, thresholds and levels of the code.

`python -m tests.test_tables` writes them there.
"""

import re
from pathlib import Path

from factcheck.topics import group
from factcheck.topics.features import FEATURES, GATES
from factcheck.verdicts.levels import BY_KIND, LEVELS

PAGE = Path(__file__).parent.parent / "docs/verdicts.md"
BLOCK = re.compile(r"(?<=<!-- tables: python -m tests.test_tables -->\n).*?(?=<!-- end of tables -->)", re.S)
RELATIONS = {"same": "the same value", "compatible": "compatible values", "differ": "differing values"}


def tables() -> str:
    """The tables as Markdown."""
    thresholds = [f"| {RELATIONS[how]} | {least:.2f} |" for how, least in group.THRESHOLDS.items()]
    thresholds += [f"| differing values of {name} | {least:.2f} |" for name, least in group.STRICTER.items()]
    parts = [
        "\n### Gates\n",
        "| Gate | Apart, because | Always |",
        "|---|---|---|",
        *(f"| {gate.name} | {gate.why} | {'yes' if gate.always else ''} |" for gate in GATES),
        "\n### Features\n",
        "| Feature | Weight | What speaks for one question |",
        "|---|---|---|",
        *(f"| {feature.name} | {feature.weight:.2f} | {feature.why} |" for feature in FEATURES),
        "\n### Thresholds\n",
        "| Pair | Least score |",
        "|---|---|",
        *thresholds,
        "\n## Which verdict\n",
        "The answers of a topic are compared in pairs, from different articles. The first level that holds is the",
        "verdict of the pair, and its words are the reason. The topic takes the worst verdict among its pairs.",
    ]
    for name, levels in LEVELS.items():
        kinds = ", ".join(kind for kind, table in BY_KIND.items() if table == name)
        parts += [f"\n### Levels: {kinds}\n", "| Verdict | Where |", "|---|---|"]
        parts += [f"| {level.verdict} | {level.reason.format(a='A', b='B')} |" for level in levels]
    return "\n".join(parts) + "\n\n"


def test_page_has_the_tables_of_the_code() -> None:
    shown = BLOCK.search(PAGE.read_text(encoding="utf-8"))
    assert shown, "docs/verdicts.md has lost its tables"
    assert shown[0] == tables(), "docs/verdicts.md is out of date: python -m tests.test_tables"


if __name__ == "__main__":
    PAGE.write_text(BLOCK.sub(lambda _: tables(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
