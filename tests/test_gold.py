"""The gold of our own (benchmarks/gold/): it is whole, and it comes back from places in the text."""

import json
from pathlib import Path

import pytest

from benchmarks.gold import HERE, dumps, pack, unpack

FILES = sorted(HERE.glob("*.json"))
GOLD = {
    "cluster": "ferry",
    "topics": [
        {
            "id": "t1",
            "kind": "count",
            "question": "How many died?",
            "verdict": "contradiction",
            "mentions": [
                {"file": "a.txt", "line": 2, "snippet": "32 people", "value": "32", "bound": "exact"},
                {"file": "b.txt", "line": 1, "snippet": "about 30", "value": "30", "bound": "about"},
            ],
        }
    ],
    "traps": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The ferry\nsank with 32 people.")
    (tmp_path / "b.txt").write_text("Of the dead, about 30 are known.")
    return tmp_path


def test_there_and_back(folder: Path) -> None:
    packed = pack(GOLD, folder)
    assert packed["topics"][0]["mentions"][0] == ["a.txt", 2, 10, 19, "32", "exact"]
    assert unpack(json.loads(dumps(packed)), folder) == GOLD


def test_words_of_quotes_stay_out(folder: Path) -> None:
    spoken = {"file": "a.txt", "line": 1, "snippet": "The ferry", "value": "The ferry", "bound": "exact"}
    other = spoken | {"file": "b.txt", "snippet": "Of the dead", "value": "Of the dead"}
    quote = {"id": "t2", "kind": "quote", "question": 'Holm: "The ferry"', "verdict": "discrepancy"}
    packed = pack(GOLD | {"topics": [quote | {"mentions": [spoken, other, spoken]}]}, folder)
    assert [row[4] for row in packed["topics"][0]["mentions"]] == ["=0", "=1", "=0"]
    assert packed["topics"][0]["question"] == "Holm (quotation t2)"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_gold_is_whole(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert gold["cluster"] == path.stem
    assert len({t["id"] for t in gold["topics"]}) == len(gold["topics"])
    for topic in gold["topics"]:
        assert topic["verdict"] in ("agreement", "compatible", "update", "discrepancy", "contradiction")
        assert len({row[0] for row in topic["mentions"]}) > 1
        assert all(line > 0 and 0 <= first < last for _, line, first, last, *_ in topic["mentions"])
