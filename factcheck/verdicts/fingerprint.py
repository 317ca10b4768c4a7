"""The fingerprint of a finding: what is asked and what is answered.

No paths, lines or times are in it, no story or entity numbers, and nothing that another article or another finding
could change: a claim that repeats an answer already given leaves it as it is, an answer that joins the dispute is
another dispute. Findings of one report that are asked and answered alike get "-2", "-3" ... behind it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.model import Finding, Name, Quote, Words
from factcheck.topics import Point
from factcheck.topics.quotes import words_of
from factcheck.values.amounts import Amount
from factcheck.values.days import Clock, When
from factcheck.verdicts.ranks import rank_of

LENGTH = 16
"""Hexadecimal digits; two of a million findings are alike by chance in one of ten million reports."""


def fingerprint(kind: str, asked: str, answers: Iterable[str]) -> str:
    """The fingerprint of a kind of claim, what it is said of, and its answers as `answer_of` gives them, in any order."""
    parts = [kind, asked, *sorted(set(answers))]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def asked_of(points: Sequence[Point]) -> str:
    """What most of the points are said of: "killed", "rifle". Of quotes nothing: their words tell them apart."""
    attributes = Counter(p.claim.scene.attribute for p in points if p.claim.kind != "quote")
    return _most(attributes)


def answer_of(points: Sequence[Point]) -> str:
    """One answer, as most of its points give it, after normalization: figures in SI units, days in ISO form, words plain."""
    return _most(Counter(_normal(p) for p in points))


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word), default="")


def _normal(point: Point) -> str:
    value = point.claim.value
    if isinstance(value, Amount):
        amount = point.amount or value
        currency = point.claim.unit or "" if point.claim.kind == "money" else ""
        return f"{_figure(amount.low)}..{_figure(amount.high)} {currency}".strip()
    if isinstance(value, When):
        return f"{point.day.start}..{point.day.end}" if point.day else value.text.casefold()
    if isinstance(value, Clock):
        return value.display()
    if isinstance(value, Quote):
        return " ".join(words_of(value.text))
    assert isinstance(value, Name | Words)
    if isinstance(value, Name):
        return " ".join(point.claim.subject.split())
    return rank_of(value.text) or value.text.casefold()


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:.9g}"


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in their order, with ids that are unique: of equal ones the second gets "-2", the third "-3".

    Second is who comes second by question and evidence, so that neither paths nor the order of articles decide.
    """
    told = list(findings)
    alike: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(told):
        alike[finding.id].append(number)
    for numbers in alike.values():
        for rank, number in enumerate(sorted(numbers, key=lambda n: _content(told[n]))):
            if rank:
                told[number] = replace(told[number], id=f"{told[number].id}-{rank + 1}")
    return told


def core(id: str) -> str:
    """A finding's id without the number that tells it apart within its report."""
    return id.partition("-")[0]


def _content(finding: Finding) -> tuple[str, list[str]]:
    return finding.question, sorted(claim.sentence for answer in finding.answers for claim in answer.claims)
