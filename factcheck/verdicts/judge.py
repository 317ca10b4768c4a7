"""Topics to findings: answers, verdict, reason, confidence, origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import VERDICTS, Answer, Article, Evidence, Finding, Verdict
from factcheck.topics import Point, Scope, Topic
from factcheck.topics.relation import relation
from factcheck.values.name_key import name_key
from factcheck.verdicts.confidence import TOLD, of_topic
from factcheck.verdicts.fingerprint import answer_of, asked_of, fingerprint
from factcheck.verdicts.levels import Level, level
from factcheck.verdicts.names import full_name_groups, spelling_groups
from factcheck.verdicts.origins import count_origins, origin_names
from factcheck.verdicts.question import question
from factcheck.verdicts.ranks import rank_groups
from factcheck.verdicts.roles import office_groups
from factcheck.verdicts.show import display, value_of

MAIN_FACTS = frozenset({"FC101", "FC102", "FC103", "FC104"})
"""Codes whose claims are listed even where only one article makes them: casualties."""
WORST: dict[Verdict, int] = {v: i for i, v in enumerate(VERDICTS)}


def judge(topics: Iterable[Topic], points: Sequence[Point], articles: Mapping[str, Article], scope: Scope) -> list[Finding]:
    """The findings of one story: a topic that two articles answer, or a main fact that only one does."""
    show = Show(articles, {a.id: a.publisher or a.path for a in articles.values()}, scope)
    found = [finding for topic in topics if (finding := _finding(topic, show))]
    reasons = {"typo": "one letter apart: a typing error", "spelling": "spellings or transliterations of one name"}
    for name, groups, how in spelling_groups(points, scope):
        found.append(_told(show, "FC301", "name", f"How is the name of {name} spelled?", reasons[how], groups))
    for name, groups in full_name_groups(points, scope):
        asked = f"What is the full name of {name}?"
        found.append(_told(show, "FC301", "name", asked, "one gives more of the name", groups, "compatible"))
    for name, groups in office_groups(points, scope):
        asked = f"What is the role of {name}?"
        found.append(_told(show, "FC302", "role", asked, "one office, told in other words", groups, "compatible"))
    for name, groups in rank_groups(points, scope):
        reason, surname = "one person has one rank at a time", name_key(name.split()[-1])
        found.append(_told(show, "FC302", "role", f"What is the rank of {name}?", reason, groups, asked=surname))
    return found


@dataclass(frozen=True, slots=True)
class Show:
    """What it takes to show a point: its article, the name of its outlet, the story's scope."""

    articles: Mapping[str, Article]
    publishers: Mapping[str, str]
    scope: Scope

    def answers(self, groups: Sequence[Sequence[Point]]) -> tuple[Answer, ...]:
        names = origin_names([p for g in groups for p in g], self.scope, self.publishers)
        return tuple(
            Answer(value_of(g[0]), display(g[0]), tuple(evidence(p, self.articles[p.article], names[p.order]) for p in g))
            for g in groups
        )


def _told(
    show: Show,
    code: str,
    kind: str,
    question: str,
    reason: str,
    groups: Sequence[Sequence[Point]],
    verdict: Verdict = "discrepancy",
    asked: str = "",
) -> Finding:
    """A finding about groups of points that share an answer each; `asked` is what its fingerprint has besides."""
    points = [p for g in groups for p in g]
    answers = show.answers(groups)
    return Finding(
        id=fingerprint(kind, asked, map(answer_of, groups)),
        code=code,
        kind=kind,
        story=show.scope.story,
        question=question,
        verdict=verdict,
        confidence=TOLD[code, verdict],
        reason=reason,
        articles=len({p.article for p in points}),
        origins=count_origins(points, show.scope, show.publishers),
        answers=answers,
    )


def _finding(topic: Topic, show: Show) -> Finding | None:
    sources = {p.article for p in topic.points}
    if len(sources) < 2:
        first = topic.points[0]
        if first.claim.code not in MAIN_FACTS or first.claim.stance != "asserted" or (first.amount and first.amount.high == 0):
            return None
    answers = _answers(topic)
    pairs = _levels(topic, answers) if len(sources) > 1 else []
    worst = min(pairs, key=lambda p: WORST[p[0].verdict]) if pairs else None
    verdict: Verdict = worst[0].verdict if worst else "single"
    shown, scope = show.answers(answers), show.scope
    reason = worst[0].reason.format(a=display(worst[1]), b=display(worst[2])) if worst else "only one article says it"
    origins = count_origins(topic.points, scope, show.publishers)
    if len(sources) > 1 and origins == 1:
        reason += "; all rest on one origin"
    return Finding(
        id=fingerprint(topic.kind, asked_of(topic.points), map(answer_of, _disputed(answers, pairs, verdict))),
        code=topic.points[0].claim.code,
        kind=topic.kind,
        story=scope.story,
        question=question(topic, scope),
        verdict=verdict,
        confidence=of_topic(topic, verdict),
        reason=reason,
        articles=len(sources),
        origins=origins,
        answers=shown,
    )


def _answers(topic: Topic) -> list[list[Point]]:
    """Points of equal value together, the most widely given first."""
    answers: list[list[Point]] = []
    for point in topic.points:
        match = next((a for a in answers if _equal(topic.kind, a[0], point)), None)
        if match is None:
            answers.append([point])
        else:
            match.append(point)
    return sorted(answers, key=lambda a: (-len({p.article for p in a}), a[0].order))


def _equal(kind: str, a: Point, b: Point) -> bool:
    return level(kind, a, b).verdict == "agreement" if kind == "quote" else relation(a, b) == "same"


Pair = tuple[Level, Point, Point]


def _levels(topic: Topic, answers: Sequence[Sequence[Point]]) -> list[Pair]:
    """The level of every pair of answers, and of every answer with itself, that claims of different articles give."""
    found: list[Pair] = []
    for number, first in enumerate(answers):
        for second in answers[number:]:
            pair = next(((a, b) for a in first for b in second if a.article != b.article), None)
            if pair:
                found.append((level(topic.kind, *pair), *pair))
    return found


def _disputed(answers: Sequence[Sequence[Point]], pairs: Sequence[Pair], verdict: Verdict) -> list[Sequence[Point]]:
    """The answers that the verdict rests on; all where there is no pair."""
    points = {p.order for lv, *pair in pairs if lv.verdict == verdict for p in pair}
    return [a for a in answers if not pairs or any(p.order in points for p in a)]


def evidence(point: Point, article: Article, origin: str) -> Evidence:
    """A claim as the report shows it, from its offsets."""
    claim = point.claim
    span = article.locate(claim.start, claim.end)
    return Evidence(
        article=article.id,
        path=article.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        text=article.source[span.start : span.end],
        sentence=article.text[slice(*claim.sentence)].strip(),
        holder=claim.holder,
        origin=origin,
    )
