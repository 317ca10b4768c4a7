"""Every bullet of the kinds' pages holds: what is a claim is found with its value, what is none is not."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.claims import KINDS, read_claims
from factcheck.model import Article, Block, Claim, Name, Quote, Stamp, Words
from factcheck.topics.point import day_of
from factcheck.values.amounts import Amount
from factcheck.values.days import Clock, When
from tests.corpus import ANCHOR, Case, cases

MISSES = set((Path(__file__).parent / "known_misses.txt").read_text(encoding="utf-8").splitlines())
"""Bullets that the shipped pipeline does not manage yet; one that passes must leave the list (strict)."""


def params() -> list[Any]:
    found: list[Any] = []
    for kind in KINDS:
        for case in cases(kind):
            marks = [pytest.mark.xfail(strict=True, reason="known miss")] if str(case) in MISSES else []
            found.append(pytest.param(case, marks=marks, id=str(case)[:110]))
    return found


@pytest.mark.parametrize("case", params())
def test_bullet(case: Case, nlp: object) -> None:
    found = [c for c in claims_of(case.sentence, nlp) if c.kind == case.kind]
    at = case.sentence.index(case.words)
    here = [c for c in found if c.start < at + len(case.words) and at < c.end]
    if not case.claimed:
        assert not here, f"taken for a claim: {[(case.sentence[c.start : c.end], c.value) for c in here]}"
        return
    assert here, f"missing; found {[case.sentence[c.start : c.end] for c in found]}"
    assert any(holds(case, c) for c in here), (
        f"wrong value: {[(c.value, c.unit, c.holder) for c in here]}, expected {case.fields}"
    )


def claims_of(sentence: str, nlp: object) -> list[Claim]:
    article = Article(
        id="a1",
        path="page.md",
        source=sentence,
        text=sentence,
        blocks=(Block(0, len(sentence), "paragraph"),),
        segments=((0, 0, len(sentence)),),
        published=Stamp(date.fromisoformat(ANCHOR), "the page"),
        lines=(0,),
    )
    return list(read_claims(article, nlp(sentence)).claims)  # type: ignore[operator]


def holds(case: Case, claim: Claim) -> bool:
    """Whether the claim has the value that the bullet states."""
    value, expected = claim.value, case.fields[0] if case.fields else ""
    if isinstance(value, Amount):
        if case.kind == "money" and len(case.fields) > 1 and claim.unit != case.fields[1]:
            return False
        return fits(value, expected)
    if isinstance(value, When):
        day = day_of(value, claim.scene.past, Stamp(date.fromisoformat(ANCHOR), "the page"), None)
        return day is not None and (day.start.isoformat(), day.end.isoformat()) == span_of(expected)
    if isinstance(value, Clock):
        return value.display().startswith(expected) or value.as_json()["start"] == expected.split("..")[0]
    if isinstance(value, Quote):
        return bool(value.speaker) and bool(set(words(value.speaker or "")) & set(words(expected)))
    if isinstance(value, Name):
        return value.type == expected and value.text == case.words
    assert isinstance(value, Words)
    if case.kind == "role":
        return bool(set(words(value.text)) & set(words(expected)))
    return True


def words(text: str) -> list[str]:
    return [w for w in re.findall(r"\w+", text.lower()) if w not in ("the", "of", "a")]


def fits(value: Amount, expected: str) -> bool:
    """`5` exactly, `5..` at least, `..30` at most, `50..60` a range, `~2500000` about."""
    if expected.startswith("~"):
        return value.point == pytest.approx(float(expected[1:])) and not value.exact
    low, dots, high = expected.partition("..")
    if not dots:
        return value.point == pytest.approx(float(low))
    least = value.low == pytest.approx(float(low)) if low else value.low in (None, 0)
    return least and (value.high == pytest.approx(float(high)) if high else (value.high is None or value.vague))


def span_of(text: str) -> tuple[str, str]:
    """First and last ISO day of `2020-01-06`, `2020-01`, `2012` or `a..b`."""
    import calendar

    first, _, last = text.partition("..")
    last = last or first
    start = first + {4: "-01-01", 7: "-01"}.get(len(first), "")
    if len(last) == 4:
        return start, f"{last}-12-31"
    if len(last) == 7:
        year, month = map(int, last.split("-"))
        return start, f"{last}-{calendar.monthrange(year, month)[1]:02d}"
    return start, last
