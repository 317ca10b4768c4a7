"""The articles of `tests/sentences` as test data: a text, where its sentences begin and where its persons stand."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Marked:
    """An article: its text, the offsets at which sentences begin, and persons as offsets (start, end)."""

    name: str
    text: str
    begins: frozenset[int]
    people: frozenset[tuple[int, int]]


def articles() -> list[Marked]:
    """The articles of the folder in order of their names."""
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def read(path: Path) -> Marked:
    """One file: the sentences of a paragraph joined with a space, the paragraphs with a line break."""
    text, begins, people = "", set(), set()
    for paragraph in path.read_text(encoding="utf8").strip().split("\n\n"):
        for number, sentence in enumerate(paragraph.split("\n")):
            text += " " if number else "\n" if text else ""
            begins.add(len(text))
            for part in re.split(r"(\{[^{}]+\})", sentence):
                name = part.strip("{}")
                if name != part:
                    people.add((len(text), len(text) + len(name)))
                text += name
    return Marked(path.stem, text, frozenset(begins), frozenset(people))
