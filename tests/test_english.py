"""A text that is not English is read all the same, and a note says so."""

from pathlib import Path

import pytest

import factcheck
from factcheck.articles.english import SHORTEST, reads_as_english

GERMAN = (
    "Die Fähre sank am Dienstag vor der Küste, wie die Behörden mitteilten. Mindestens zwölf Menschen kamen ums Leben, "
    "weitere dreißig wurden verletzt. Der Hafenmeister sprach von einem schweren Unglück und kündigte eine Untersuchung an. "
    "Taucher suchten in der Nacht weiter nach Vermissten, bis der Wind zu stark wurde und sie abbrechen mussten."
)


@pytest.mark.parametrize("path", sorted(Path("seeds").glob("*.txt")), ids=lambda p: p.name)
def test_the_seeds_are_english(path: Path) -> None:
    assert reads_as_english(path.read_text(encoding="utf-8"))


def test_german_is_not() -> None:
    assert not reads_as_english(GERMAN)
    assert reads_as_english(" ".join(GERMAN.split()[: SHORTEST // 2])), "too short to tell"


def test_a_note_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Published 2021-05-04\n\n{GERMAN}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "Published 2021-05-04\n\nThe ferry sank on Tuesday, and 12 people were killed.\n", encoding="utf-8"
    )
    report = factcheck.scan([str(tmp_path)])
    assert [(p["code"], p["path"]) for p in report.to_dict()["problems"]] == [("FC909", "a.txt")]
