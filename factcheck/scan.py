"""The whole run, from paths to a Report. Read this first.

read -> parse -> claims (each article by itself) -> who is who -> when -> which story -> which topics -> which verdicts
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.entities import Who
    from factcheck.model import Article, Entity, Finding, Form, Problem, Reading, Report, Source, Stamp
    from factcheck.settings import Settings
    from factcheck.stories import Copies
    from factcheck.topics import Scope
    from factcheck.verdicts.timeline import Timeline

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the steps done and the steps in all."""


def scan(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> Report:
    """Read the articles at `paths`, line up what they claim, and judge it.

    Raises InputError where no article could be read, BaselineError where the baseline cannot be, ModelError where the
    pipeline cannot be loaded. What is accepted until a day is marked whatever the day: see `verdicts.baseline.expire`.
    """
    from factcheck.articles import take_in
    from factcheck.model import VERDICTS, Report
    from factcheck.verdicts import baseline
    from factcheck.verdicts.fingerprint import told_apart

    accepted = baseline.read(settings.baseline) if settings.baseline else ()
    taken = take_in([Path(p) for p in paths], settings)
    read = read_all(taken.articles, settings, progress)
    known = sort_out(read, settings)
    stories = list(known.stories())
    stamps = {article: stamp for _, scope in stories for article, stamp in scope.stamps.items()}
    findings, stale = baseline.mark(told_apart(f for story in stories for f in judge_story(*story)), accepted)
    findings.sort(key=lambda f: (VERDICTS.index(f.verdict), -f.confidence, f.code, f.id))
    return Report(
        articles=tuple(_source(r, known, stamps) for r in known.readings),
        entities=known.who.entities,
        findings=tuple(f for f in findings if wanted(f, settings)),
        claims=sum(len(r.claims) for r in known.readings),
        problems=(*taken.problems, *_notes(taken.articles, stamps), *baseline.stale_problem(stale, settings.baseline or "")),
        ignored_files=len(taken.ignored),
        ignored_claims=sum(len(r.claims) for r in read) - sum(len(r.claims) for r in known.readings),
        texts={r.article.id: r.article for r in known.readings},
        files=taken.files,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the articles say, and what holds for all of them: who is who, which copy which, whose story each tells."""

    readings: Sequence[Reading]
    who: Who
    copies: Copies
    story: dict[str, str]
    """By the article's id."""

    def stories(self) -> Iterator[tuple[list[Reading], Scope]]:
        """Each story's readings, and what holds for the whole of it."""
        for story in dict.fromkeys(self.story.values()):
            members = [r for r in self.readings if self.story[r.article.id] == story]
            yield members, _scope(story, members, self.who, self.copies)


def sort_out(read: Sequence[Reading], settings: Settings) -> Known:
    """Who is who in the articles and which of them tell one story, without the claims that `ignore-phrases` names."""
    from factcheck.entities import resolve
    from factcheck.stories import find_copies, group_stories, stated_days

    readings = [without_phrases(r, settings.ignore_phrases) for r in read]
    who, copies = resolve(readings, settings.same, settings.different), find_copies(readings)
    return Known(readings, who, copies, group_stories(readings, who, stated_days(readings), copies.of))


def judge_story(readings: Sequence[Reading], scope: Scope) -> list[Finding]:
    """The findings of one story."""
    from factcheck.topics import group_topics, make_points
    from factcheck.verdicts import judge

    points = make_points(readings, scope)
    return judge(group_topics(points), points, {r.article.id: r.article for r in readings}, scope)


def read_all(articles: Sequence[Article], settings: Settings, progress: Progress | None = None) -> list[Reading]:
    """What each article says by itself, in the order given: the one step that costs time, so what is known is kept."""
    from factcheck.engines import ENGINES, choose
    from factcheck.store import open_store

    store = open_store(settings)
    known = {a.id: reading for a in articles if (reading := store.get(a))} if store else {}
    unread = [a for a in articles if a.id not in known]
    engine, jobs = choose(settings, len(unread))
    with closing(ENGINES[engine](partial(reader, settings.model), unread, jobs)) as found:
        for reading in found:
            known[reading.article.id] = reading
            if store:
                store.put(reading)
            if progress:
                progress("reading", len(known), len(articles))
    if store and unread:
        store.prune()
    return [known[a.id] for a in articles]


def reader(model: str | None) -> Callable[[Article], Reading]:
    """The step from an article to its reading, with the pipeline loaded. Raises ModelError where it cannot be."""
    from factcheck.claims import read_claims
    from factcheck.language.pipeline import load

    nlp = load(model)

    def read(article: Article) -> Reading:
        try:
            return read_claims(article, nlp(article.text))
        except Exception as error:
            error.add_note(f"while reading {article.path}")
            raise

    return read


def claims(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> Iterator[dict[str, Any]]:
    """Every claim and mention of every article, JSON-ready, before any comparison."""
    from factcheck.articles import take_in
    from factcheck.entities import resolve
    from factcheck.stories import find_copies
    from factcheck.topics import make_points
    from factcheck.verdicts.show import value_of

    articles = take_in([Path(p) for p in paths], settings).articles
    readings = read_all(articles, settings, progress)
    scope = _scope("s1", readings, resolve(readings, settings.same, settings.different), find_copies(readings))
    by_id = {a.id: a for a in articles}
    for point in make_points(readings, scope):
        claim, article = point.claim, by_id[point.article]
        if settings.kinds and claim.kind not in settings.kinds:
            continue
        span = article.locate(claim.start, claim.end)
        yield {
            "path": article.path,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
            "start": span.start,
            "end": span.end,
            "kind": claim.kind,
            "text": article.source[span.start : span.end],
            "value": dict(value_of(point)),
            "holder": claim.holder,
            "origin": claim.origin,
            "subject": claim.subject,
            "sentence": article.text[slice(*claim.sentence)].strip(),
        }


def names(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> tuple[Entity, ...]:
    """Who is who: every person, organization and place with its spellings, and roles, each with the paths of its articles."""
    from factcheck.articles import take_in
    from factcheck.entities import resolve

    articles = take_in([Path(p) for p in paths], settings).articles
    path = {a.id: a.path for a in articles}

    def named(forms: tuple[Form, ...]) -> tuple[Form, ...]:
        return tuple(replace(f, articles=tuple(path[a] for a in f.articles)) for f in forms)

    return tuple(
        replace(e, forms=named(e.forms), role_forms=named(e.role_forms))
        for e in resolve(read_all(articles, settings, progress), settings.same, settings.different).entities
    )


def timeline(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> Timeline:
    """The dated events of every story in the order of time, as far as the settings let them through."""
    from factcheck.articles import take_in
    from factcheck.topics import make_points
    from factcheck.verdicts.timeline import joined
    from factcheck.verdicts.timeline import timeline as lay_out

    taken = take_in([Path(p) for p in paths], settings)
    stories = list(sort_out(read_all(taken.articles, settings, progress), settings).stories())
    stamps = {article: stamp for _, scope in stories for article, stamp in scope.stamps.items()}
    found = joined(
        lay_out(make_points(members, scope), {r.article.id: r.article for r in members}, scope) for members, scope in stories
    )
    shown = (e for e in found.events if settings.story in (None, e.story))
    return replace(
        found,
        events=tuple(e for e in shown if not settings.verdicts or e.verdict in settings.verdicts),
        problems=(*taken.problems, *_notes(taken.articles, stamps)),
    )


def without_phrases(reading: Reading, phrases: Sequence[str]) -> Reading:
    """The reading without the claims in whose sentence one of the phrases stands, whatever its case."""
    folded = [" ".join(phrase.casefold().split()) for phrase in phrases]
    text = reading.article.text
    kept = tuple(c for c in reading.claims if not any(p in " ".join(text[slice(*c.sentence)].casefold().split()) for p in folded))
    return reading if len(kept) == len(reading.claims) else replace(reading, claims=kept)


def wanted(finding: Finding, settings: Settings) -> bool:
    """Whether the settings let a finding into the report."""
    return (
        (not settings.kinds or finding.kind in settings.kinds)
        and (not settings.verdicts or finding.verdict in settings.verdicts)
        and finding.confidence >= settings.min_confidence
        and settings.story in (None, finding.story)
    )


def _scope(story: str, readings: Sequence[Reading], who: Who, copies: Copies) -> Scope:
    from factcheck.stories import date_articles, earliest_days
    from factcheck.topics import Scope

    stamps, around = date_articles(readings)
    earliest = earliest_days(readings, around)
    return Scope(story=story, stamps=stamps, around=around, earliest=earliest, who=who, twins=copies.twins, copy_of=copies.of)


def _source(reading: Reading, known: Known, stamps: dict[str, Stamp | None]) -> Source:
    from factcheck.model import Source

    article, stamp = reading.article, stamps[reading.article.id]
    cited = dict.fromkeys([*article.credits, *(c.origin for c in reading.claims if c.origin)])
    return Source(
        id=article.id,
        path=article.path,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        published=stamp.day.isoformat() if stamp else None,
        published_from=stamp.found if stamp else None,
        updated=article.updated.day.isoformat() if article.updated else None,
        story=known.story[article.id],
        copy_of=known.copies.of.get(article.id),
        origins=tuple(cited),
    )


def _notes(articles: Sequence[Article], stamps: dict[str, Stamp | None]) -> Iterator[Problem]:
    """What a reader should know of single articles: no date, not English."""
    from factcheck.articles.english import reads_as_english
    from factcheck.model import Problem

    for article in articles:
        if stamps[article.id] is None:
            yield Problem(
                "FC906",
                article.path,
                "no publication date found: relative dates in it stay open; give one in front matter (published: 2020-01-07)",
            )
        if not reads_as_english(article.text):
            yield Problem(
                "FC909", article.path, "does not read as English: what is found in it may be wrong, and most is not found"
            )
