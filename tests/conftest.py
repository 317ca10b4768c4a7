"""What several test modules need: the shipped pipeline, and a small invented report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Answer, Entity, Evidence, Finding, Form, Problem, Report, Source, Verdict

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or fills the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("FACTCHECK_CACHE_DIR", raising=False)
        yield


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The pipeline as a scan uses it."""
    from factcheck.language.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture
def report() -> Report:
    """Three articles on a ferry, with a finding of most verdicts."""
    return make_report()


def make_report() -> Report:
    """The report of the fixture, for tests that change it."""
    articles = tuple(_source(number, path, publisher) for number, (path, publisher) in enumerate(ARTICLES, start=1))
    entity = Entity(
        id="e1",
        kind="person",
        name="Ana Lucía Marín",
        forms=(Form("Ana Lucía Marín", ("a1", "a2"), 3), Form("Ana Lucia Marin", ("a3",), 1)),
        roles=("transport minister", "head of the inquiry"),
        role_forms=(Form("transport minister", ("a1", "a2"), 2), Form("head of the inquiry", ("a3",), 1)),
    )
    return Report(
        articles=articles,
        entities=(entity,),
        findings=FINDINGS,
        claims=112,
        problems=(Problem("FC906", "morning.txt", "no publication date found: relative dates in it stay open"),),
    )


ARTICLES = (
    ("agency.txt", "Coastal Press"),
    ("evening/island_herald_2021-05-04.html", "The Island Herald"),
    ("morning.txt", "Morning Mail"),
)


def _source(number: int, path: str, publisher: str) -> Source:
    return Source(
        id=f"a{number}",
        path=path,
        title="Ferry sinks off Punta Verde",
        publisher=publisher,
        author=None,
        url=None,
        published="2021-05-04" if number < 3 else None,
        published_from="text line 2" if number < 3 else None,
        updated=None,
        story="s1",
        copy_of=None,
        origins=("Coastal Press",),
    )


def claim(article: int, line: int, words: str, sentence: str, holder: str | None = None, origin: str | None = None) -> Evidence:
    """A piece of evidence from the article of that number."""
    path, publisher = ARTICLES[article - 1]
    column = sentence.find(words) + 1
    return Evidence(
        article=f"a{article}",
        path=path,
        line=line,
        column=max(column, 1),
        end_line=line,
        end_column=max(column, 1) + len(words),
        text=words,
        sentence=sentence,
        holder=holder,
        origin=origin or holder or publisher,
    )


def finding(
    code: str,
    kind: str,
    verdict: Verdict,
    question: str,
    reason: str,
    *answers: Answer,
    story: str = "s1",
    id: str = "",
) -> Finding:
    """A finding with its counts taken from its answers."""
    claims = [c for a in answers for c in a.claims]
    return Finding(
        id=id or f"{abs(sum(map(ord, question))) * 7919:012x}"[-12:],
        code=code,
        kind=kind,
        story=story,
        question=question,
        verdict=verdict,
        confidence=0.91,
        reason=reason,
        articles=len({c.article for c in claims}),
        origins=len({c.origin for c in claims}),
        answers=answers,
    )


def amount(number: int, display: str, *claims: Evidence, unit: str | None = "person") -> Answer:
    return Answer({"low": number, "high": number, "unit": unit}, display, claims)


MASTER = "the harbour master"
PAPERS = "not one of these papers was in order"

FINDINGS = (
    finding(
        "FC101",
        "count",
        "contradiction",
        "How many people were killed when the ferry Santa Rita sank off Punta Verde?",
        "32 and 56 cannot both be the toll on 4 May",
        amount(
            32,
            "32",
            claim(1, 7, "32 people were killed", "At least 32 people were killed, the harbour master said.", MASTER),
            claim(2, 31, "32 dead", "The harbour master counted 32 dead on Tuesday.", MASTER),
        ),
        amount(56, "56", claim(3, 2, "56 people died", "In all, 56 people died when the Santa Rita went down.")),
        id="9f2c1a77d0e4",
    ),
    finding(
        "FC201",
        "date",
        "discrepancy",
        "When did the ferry leave the port of San Telmo?",
        "one day apart: the articles are written in different time zones",
        Answer(
            {"start": "2021-05-03", "end": "2021-05-03", "granularity": "day"},
            "3 May 2021",
            (claim(1, 3, "late on Monday", "The ferry left San Telmo late on Monday with 140 people on board."),),
        ),
        Answer(
            {"start": "2021-05-04", "end": "2021-05-04", "granularity": "day"},
            "4 May 2021",
            (claim(2, 12, "early on Tuesday", "It had left port early on Tuesday, twelve hours behind its schedule."),),
        ),
    ),
    finding(
        "FC601",
        "denial",
        "denial",
        "Was the ferry overloaded?",
        "the shipping line denies what the union asserts",
        Answer(
            {"text": "the ferry was overloaded"},
            "overloaded",
            (claim(1, 15, "overloaded", "It was overloaded, the union says.", "the union"),)),
        Answer(
            {"text": "the ferry was not overloaded"},
            "not overloaded",
            (claim(3, 9, "denied that it was overloaded", "The line denied that it was overloaded.", "the line"),),
        ),
    ),
    finding(
        "FC121",
        "measure",
        "compatible",
        "How far from the coast did the ferry sink?",
        "the same distance in other units",
        Answer(
            {"low": 12000, "high": 12000, "unit": "metre", "as_written": "12 km"},
            "12 km",
            (claim(1, 4, "12 kilometres", "The wreck lies 12 kilometres off the coast."),),
        ),
        Answer(
            {"low": 12070.08, "high": 12070.08, "unit": "metre", "as_written": "7.5 miles"},
            "7.5 miles",
            (claim(2, 18, "7.5 miles", "The ship lies 7.5 miles from the shore."),),
        ),
    ),
    finding(
        "FC401",
        "quote",
        "agreement",
        "What did Ana Lucía Marín say of the ferry's papers?",
        "the same words",
        Answer(
            {"text": PAPERS, "speaker": "Ana Lucía Marín"},
            f"“{PAPERS}”",
            (
                claim(1, 21, PAPERS, f"“We found that {PAPERS},” she said.", "Ana Lucía Marín", "Coastal Press"),
                claim(2, 40, PAPERS, f"“Why, {PAPERS},” Marín told the Coastal Press.", "Marín", "Coastal Press"),
            ),
        ),
    ),
    finding(
        "FC102",
        "count",
        "single",
        "How many people were injured when the ferry sank?",
        "only one article says it",
        amount(19, "19", claim(2, 33, "19 were hurt", "A further 19 were hurt, two of them badly.")),
    ),
)  # fmt: skip
