"""Our own gold for the ten clusters that come without: kept here as places in the text, read with the text at hand.

usage: python -m benchmarks.gold ../shared/eval OUT

Writes OUT/gold/NAME.json as `evaluate.py` and `score.py` read them, for the clusters of ../shared/eval/unlabelled; links to
these and to score.py make OUT a folder laid out like ../shared/eval, for the other benchmarks. The gold was made by the
guide of ../shared/eval, by annotators who did not see what factcheck says.

benchmarks/gold/NAME.json holds no words of the articles: a mention is [file, line, first column, last column, value,
bound], and a value that quotes is "=N", equal for equal words in one topic.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "gold"
QUOTED = re.compile(r"""(?::| (?=['"“‘])).*|$""")
QUOTING = 5  # words from which a value is the article's wording rather than a fact


def unpack(packed: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The gold of one cluster with the words of its mentions, from the articles in `folder`."""
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in folder.iterdir()}

    def mention(row: list[Any]) -> dict[str, Any]:
        file, line, first, last, value, bound = row
        return {"file": file, "line": line, "snippet": lines[file][line - 1][first:last], "value": value, "bound": bound}

    return packed | {
        part: [topic | {"mentions": [mention(row) for row in topic["mentions"]]} for topic in packed[part]]
        for part in ("topics", "traps")
    }


def pack(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The gold of one cluster without the words of the articles in `folder`."""
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in folder.iterdir()}

    def rows(topic: dict[str, Any]) -> list[list[Any]]:
        wordings: dict[str, str] = {}
        packed = []
        for m in topic["mentions"]:
            first = lines[m["file"]][m["line"] - 1].index(m["snippet"])
            value = m["value"]
            if isinstance(value, str) and (topic.get("kind") == "quote" or len(value.split()) >= QUOTING):
                value = wordings.setdefault(" ".join(value.lower().split()), f"={len(wordings)}")
            packed.append([m["file"], m["line"], first, first + len(m["snippet"]), value, m.get("bound", "exact")])
        return packed

    def bare(topic: dict[str, Any]) -> dict[str, Any]:
        kept = {k: topic[k] for k in ("id", "kind", "question", "verdict") if k in topic}
        if topic.get("kind") == "quote":
            kept["question"] = QUOTED.sub(f" (quotation {topic['id']})", topic["question"], 1)
        return kept | {"mentions": rows(topic)}

    return {"cluster": gold["cluster"], "topics": [*map(bare, gold["topics"])], "traps": [*map(bare, gold["traps"])]}


def dumps(packed: dict[str, Any]) -> str:
    """JSON with one line for each topic and trap."""
    parts = (
        f'"{part}": [\n' + ",\n".join(json.dumps(topic, ensure_ascii=False) for topic in packed[part]) + "\n]"
        for part in ("topics", "traps")
    )
    return f'{{"cluster": "{packed["cluster"]}",\n' + ",\n".join(parts) + "}\n"


def main(evaluation: Path, out: Path) -> None:
    clusters = evaluation / "unlabelled"
    (out / "gold").mkdir(parents=True, exist_ok=True)
    for name, target in (("clusters", clusters), ("score.py", evaluation / "score.py")):
        (out / name).unlink(missing_ok=True)
        (out / name).symlink_to(target.resolve())
    for path in sorted(HERE.glob("*.json")):
        gold = unpack(json.loads(path.read_text(encoding="utf-8")), clusters / path.stem)
        (out / "gold" / path.name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
