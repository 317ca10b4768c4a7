"""Invented articles with their texts, and reports about them, for the tests of the HTML report."""

import re
from dataclasses import replace

from factcheck.articles import read_bytes
from factcheck.model import Answer, Article, Entity, Evidence, Finding, Form, Problem, Report, Source, Verdict

FILES = {
    "agency.txt": """Ferry sinks off Punta Verde
Coastal Press
4 May 2021

At least 32 people were killed when the ferry Santa Rita sank off Punta Verde on Monday, the harbour master said.

“Not one of these papers was in order, and we will find out why,” Ana Lucía Marín, the transport minister, said.

The wreck lies 12 kilometres off the coast, in waters that fishermen avoid.
""",
    "evening/herald.html": """<html><head><title>Dozens die as ferry sinks</title>
<meta property="og:site_name" content="The Island Herald">
<meta property="article:published_time" content="2021-05-05T18:00:00Z"></head><body><article>
<h1>Dozens die as ferry sinks</h1>
<p>The harbour master &amp; his men counted 40 dead on Tuesday, twelve hours after the Santa Rita left San Telmo.</p>
<p>“Not one of the papers was in order,” Ana Lucia Marin told the Coastal Press.</p>
<p>It rests some 7.5 miles from the shore, the navy said, and it will take weeks to lift it from the sea bed.</p>
</article></body></html>
""",
    "morning.txt": """A ferry goes down
Morning Mail

Thousands of people stood on the quay as the Santa Rita sank; more than 50 of those on board lost their lives.

The company denied that the ferry was overloaded, and said that it had left port on 3 May.
""",
}
OUTLETS = ("Coastal Press", "The Island Herald", "Morning Mail")
DAYS = ("2021-05-04", "2021-05-05", None)


def articles(files: dict[str, str] = FILES) -> dict[str, Article]:
    """The files as the scan reads them, by the ids a1, a2 ..."""
    read = [read_bytes(text.encode(), path)[0][0] for path, text in files.items()]
    return {f"a{n}": replace(article, id=f"a{n}") for n, article in enumerate(read, start=1)}


TEXTS = articles()


def evidence(
    article: str, words: str, holder: str | None = None, origin: str | None = None, texts: dict[str, Article] = TEXTS
) -> Evidence:
    """The claim whose words first stand in the article's text, with its place in the file and its sentence."""
    found = texts[article]
    start = found.text.index(words)
    end = start + len(words)
    block = next(b for b in found.blocks if b.start <= start < b.end)
    stops = [block.start, *(m.end() + block.start for m in re.finditer(r"\. ", found.text[block.start : block.end])), block.end]
    first, last = max(s for s in stops if s <= start), min(s for s in stops if s >= min(end, block.end))
    span = found.locate(start, end)
    return Evidence(
        article=article,
        path=found.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        text=found.source[span.start : span.end],
        sentence=found.text[first:last].strip(),
        holder=holder,
        origin=origin or OUTLETS[int(article[1:]) - 1],
    )


def finding(code: str, kind: str, verdict: Verdict, question: str, reason: str, *answers: Answer) -> Finding:
    claims = [c for a in answers for c in a.claims]
    return Finding(
        id=f"{sum(map(ord, code + question)) * 7919 % 16**12:012x}",
        code=code,
        kind=kind,
        story="s1",
        question=question,
        verdict=verdict,
        confidence=0.91,
        reason=reason,
        articles=len({c.article for c in claims}),
        origins=len({c.origin for c in claims}),
        answers=answers,
    )


def count(low: int | None, high: int | None, display: str, *claims: Evidence) -> Answer:
    return Answer({"low": low, "high": high, "unit": "person"}, display, claims)


def day(iso: str, display: str, *claims: Evidence) -> Answer:
    return Answer({"start": iso, "end": iso, "granularity": "day"}, display, claims)


def quote(words: str, speaker: str, *claims: Evidence) -> Answer:
    return Answer({"text": words, "speaker": speaker}, f"“{words}”", claims)


FINDINGS = (
    finding(
        "FC101", "count", "contradiction", "How many people were killed on the ferry?", "40 and at most 32 cannot both be right",
        count(32, None, "at least 32", evidence("a1", "At least 32 people were killed", "the harbour master")),
        count(40, 40, "40", evidence("a2", "40 dead")),
        count(51, None, "more than 50", evidence("a3", "more than 50 of those on board")),
    ),
    finding(
        "FC401", "quote", "discrepancy", "What did Ana Lucía Marín say: “Not one of these papers”?", "words are changed",
        quote("Not one of these papers was in order, and we will find out why,", "Ana Lucía Marín",
              evidence("a1", "Not one of these papers was in order, and we will find out why,", "Ana Lucía Marín")),
        quote("Not one of the papers was in order,", "Ana Lucia Marin",
              evidence("a2", "Not one of the papers was in order,", "Ana Lucia Marin", "Coastal Press")),
    ),
    finding(
        "FC201", "date", "discrepancy", "On what date: the ferry left port?", "neighbouring days",
        day("2021-05-04", "4 May 2021", evidence("a2", "Tuesday")),
        day("2021-05-03", "3 May 2021", evidence("a1", "Monday"), evidence("a3", "3 May")),
    ),
    finding(
        "FC301", "name", "discrepancy", "How is the name of Ana Lucía Marín spelled?", "spellings of one name",
        Answer({"text": "Ana Lucía Marín", "type": "person", "entity": "e1"}, "Ana Lucía Marín", (evidence("a1", "Ana Lucía Marín"),)),
        Answer({"text": "Ana Lucia Marin", "type": "person", "entity": "e1"}, "Ana Lucia Marin", (evidence("a2", "Ana Lucia Marin"),)),
    ),
    finding(
        "FC121", "measure", "compatible", "How far from the coast did the ferry sink?", "the same distance in other units",
        Answer({"low": 12000, "high": 12000, "unit": "metre"}, "12 km", (evidence("a1", "12 kilometres"),)),
        Answer({"low": 12070, "high": 12070, "unit": "metre"}, "7.5 miles", (evidence("a2", "7.5 miles"),)),
    ),
    finding(
        "FC108", "count", "agreement", "Which papers were in order?", "the same words",
        count(0, 0, "none", evidence("a1", "papers was in order"), evidence("a2", "papers was in order", None, "Coastal Press")),
    ),
)  # fmt: skip


def make_report(findings: tuple[Finding, ...] = FINDINGS) -> Report:
    """Three articles that have their texts, of which the second cites the first."""
    sources = tuple(
        Source(
            id=key,
            path=article.path,
            title=article.title,
            publisher=outlet,
            author=None,
            url="https://herald.example/ferry?a=1&b=2" if key == "a2" else None,
            published=published,
            published_from="text line 3" if published else None,
            updated=None,
            story="s1",
            copy_of=None,
            origins=("Coastal Press",) if key == "a2" else (),
        )
        for (key, article), outlet, published in zip(TEXTS.items(), OUTLETS, DAYS)
    )
    entity = Entity(
        "e1",
        "person",
        "Ana Lucía Marín",
        (Form("Ana Lucía Marín", ("a1",), 1), Form("Ana Lucia Marin", ("a2",), 1)),
        ("transport minister",),
        (Form("transport minister", ("a1",), 1),),
    )
    place = Entity("e2", "place", "Punta Verde", (Form("Punta Verde", ("a1",), 2),), ())
    note = Problem("FC906", "morning.txt", "no publication date found: relative dates in it stay open")
    return Report(sources, (entity, place), findings, claims=40, problems=(note,), texts=TEXTS)


def large_report(number: int) -> Report:
    """A report of so many findings, each with the answers of one of the six."""
    many = tuple(
        replace(FINDINGS[n % len(FINDINGS)], id=f"{n:012x}", question=f"{FINDINGS[n % len(FINDINGS)].question} ({n})")
        for n in range(number)
    )
    return make_report(many)


def crowded_report(number: int) -> Report:
    """A report of so many articles, all copies of the first, which agree on everything: its tables are wide."""
    report = make_report()
    first = report.articles[0]
    sources = tuple(
        replace(first, id=f"c{n}", path=f"a/rather/long/path/{n}.txt", copy_of="c0" if n else None) for n in range(number)
    )
    claim = evidence("a1", "Monday")
    said = tuple(replace(claim, article=source.id, path=source.path) for source in sources)
    found = finding(
        "FC201", "date", "agreement", "On what date: the ferry left port?", "the same day", day("2021-05-03", "3 May 2021", *said)
    )
    return replace(report, articles=sources, findings=(found,), texts={})


HOSTILE = "<script>document.title='owned'</script>\"><img src=x onerror=alert(1)>'</style><!--]]> \x1b[2J\u202e&amp; <b"


def hostile_report() -> Report:
    """The report with an attacker's words wherever words of an article go."""
    first = FINDINGS[0]
    answers = tuple(
        replace(
            a,
            display=HOSTILE,
            claims=tuple(
                replace(c, holder=HOSTILE, origin=HOSTILE, path=HOSTILE, sentence=HOSTILE, text="img") for c in a.claims
            ),
        )
        for a in first.answers
    )
    found = replace(first, question=HOSTILE, reason=HOSTILE, answers=answers, baseline={"reason": HOSTILE, HOSTILE: "yes"})
    said = (HOSTILE, HOSTILE + " and more")
    quoted = replace(
        FINDINGS[1],
        answers=tuple(
            replace(a, value={"text": words, "speaker": HOSTILE}, display=words) for a, words in zip(FINDINGS[1].answers, said)
        ),
    )
    texts = articles(
        {"hostile.txt": f"A headline\nBy {HOSTILE}\n\nThis has {HOSTILE} in a sentence that is long enough to stay.\n"}
    )
    report = make_report((found, quoted))
    source = replace(
        report.articles[0],
        title=HOSTILE,
        publisher=HOSTILE,
        author=HOSTILE,
        url="javascript:alert(1)",
        path=HOSTILE,
        origins=(HOSTILE,),
    )
    entity = replace(report.entities[0], name=HOSTILE, forms=(Form(HOSTILE, ("a1", HOSTILE), 1),), roles=(HOSTILE,))
    return replace(
        report,
        articles=(source, *report.articles[1:]),
        entities=(entity,),
        problems=(Problem("FC901", HOSTILE, HOSTILE),),
        texts=texts,
    )
