"""The corpus pages of the kinds (`factcheck/claims/*.md`) as test cases: every bullet is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

ANCHOR = "2020-01-08"
"""The pages' articles are dated Wednesday 8 January 2020."""


@dataclass(frozen=True)
class Case:
    """A bullet: the sentence, words that overlap the claim's, and what the page says of it ("" where nothing)."""

    kind: str
    sentence: str
    words: str
    fields: tuple[str, ...]
    claimed: bool

    def __str__(self) -> str:
        return f"{self.kind}: {'' if self.claimed else 'not '}{self.words} | {self.sentence}"


def cases(kind: str) -> Iterator[Case]:
    """The bullets of a kind's page."""
    page = files("factcheck.claims").joinpath(f"{kind}.md").read_text(encoding="utf-8")
    for heading, claimed in (("Examples", True), ("Not claims", False)):
        section = re.split(r"^## ", page, flags=re.M)
        body = next(s for s in section if s.startswith(heading))
        for bullet in re.findall(r"^- (.+)$", body, flags=re.M):
            sentence, _, answer = bullet.rpartition(" => ")
            match = re.match(r'"(.*?)"(?:\s*\||$)', answer)
            assert match, f"{kind}.md: no words in: {bullet}"
            yield Case(
                kind,
                sentence,
                match[1],
                tuple(f.strip() for f in answer[match.end() :].split("|") if f.strip()),
                claimed,
            )
