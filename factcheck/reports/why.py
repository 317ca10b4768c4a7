"""Why a finding is what it is, and why two claims are no finding: `factcheck explain`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.reports.details import evidence, sentence
from factcheck.reports.rows import LOOKS, row
from factcheck.reports.terminal import clean, counted, to_text
from factcheck.topics.why import Why
from factcheck.verdicts.why import Explained, Pair, Told, WhyNot

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

MOST_PAIRS = 8
BAR = 10
"""Columns of the bar of a feature that adds `FULL` to the score."""
FULL = 0.35
ROOM = 70
"""Columns from which weights and bars are shown beside what a feature adds."""
LEAST = 0.005
"""What a feature must add or take away to be shown."""
RELATIONS = {
    "same": "the values are equal",
    "compatible": "both values can be true",
    "differ": "the values differ",
    "unknown": "the values cannot be compared",
}


def render_explained(findings: Sequence[Explained], width: int = 80, color: bool = False) -> str:
    """Findings with their evidence, what joined their claims, and the comparison that gave the verdict."""
    return to_text((part for one in findings for part in _explained(one, width, color)), width, color)


def _explained(one: Explained, width: int, color: bool) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    yield row(one.finding, width, answers=False)
    yield from evidence(one.finding, width, color)
    yield Text()
    if not one.pairs:
        yield Text("Why these claims answer one question", "bold cyan")
        who = "the name is one person's, organization's or place's by who is who (factcheck names)"
        yield Padding(Text(who if one.finding.kind in ("name", "role") else "only one claim answers it"), (0, 0, 0, 2))
        for reason in one.names:
            yield Padding(Text(clean(reason)), (0, 0, 0, 2))
        yield Text()
    else:
        yield Text("What joined these claims", "bold cyan")
        for pair in one.pairs[:MOST_PAIRS]:
            yield from _pair(pair, width, judged=False)
        if len(one.pairs) > MOST_PAIRS:
            yield Text(f"  and {counted(len(one.pairs) - MOST_PAIRS, 'more pair')}", "dim")
        yield Text()
    yield Text("What gave the verdict", "bold cyan")
    for level in one.tried:
        mark, style, *_ = LOOKS[level.verdict]
        line = Text.assemble((f"{mark} {level.verdict}", style if level.holds else "dim"), ": ")
        line.append(clean(level.reason), "bold" if level.holds else "dim")
        yield Padding(line.append("" if level.holds else " (no)", "dim"), (0, 0, 0, 2))
    if not one.tried:
        yield Padding(Text(clean(one.finding.reason)), (0, 0, 0, 2))
    yield Text()


def render_why_not(found: WhyNot, width: int = 80, color: bool = False) -> str:
    """For each pair of claims from two places, what keeps them apart or which comparison gave their verdict."""
    return to_text(_why_not(found, width, color), width, color)


def _why_not(found: WhyNot, width: int, color: bool) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    first, second = (clean(str(place)) for place in found.places)
    if found.stories:
        yield Text(f"{first} and {second} are of two stories ({' and '.join(found.stories)}).", "bold")
        yield Text("Only claims about one affair are compared: the articles share too few names and rare words.")
        return
    shown = found.pairs[:MOST_PAIRS]
    claims = {t.evidence: t for pair in shown for t in (pair.a, pair.b)}
    for told in sorted(claims.values(), key=lambda t: (t.evidence.path, t.evidence.line, t.evidence.column)):
        yield _place(told)
        for line in sentence(told.evidence, width - 4, color):
            yield Padding(line, (0, 0, 0, 4))
    if not shown:
        yield Text(f"{first} and {second} have no two claims of one kind; only these can answer one question.", "bold")
    for pair in shown:
        yield Text()
        yield from _pair(pair, width)
    yield Text()
    left = len(found.pairs) - len(shown)
    notes = [f"{counted(left, 'more pair')} of one kind; give FILE:LINE:COLUMN for a single claim"] if left else []
    notes += [f"{counted(found.unlike, 'pair')} of two kinds, which never answer one question"] if found.unlike else []
    yield Text("; ".join([counted(len(found.pairs), "pair") + " of claims", *notes]), "dim")


def _place(told: Told) -> "Text":
    from rich.text import Text

    (words, look), (place, _) = _short(told)
    return Text.assemble((place.strip(), "cyan"), f"  {told.kind} ", (words, look))


def _pair(pair: Pair, width: int, judged: bool = True) -> Iterator["RenderableType"]:
    """The two claims, what decides about them, how they are `judged`, and the rows of the feature table that count."""
    from rich.padding import Padding
    from rich.text import Text

    joined = pair.why.step == "joined"
    head = Text.assemble(*_short(pair.a), " and ", *_short(pair.b))
    yield Padding(head, (0, 0, 0, 2))
    outcome = Text("one question: " if joined else "not one question: ", "bold green" if joined else "bold yellow")
    outcome.append(clean(pair.why.reason), "not bold default")
    yield Padding(outcome, (0, 0, 0, 4))
    if pair.between:
        yield Padding(Text.assemble("these two: ", *_short(pair.between[0]), " and ", *_short(pair.between[1])), (0, 0, 0, 4))
    if pair.verdict and judged:
        mark, style, *_ = LOOKS[pair.verdict]
        said = Text.assemble((f"{mark} {pair.verdict}", style), f": {clean(pair.level)}")
        yield Padding(said.append(f" · finding {pair.finding[:8]}" if pair.finding else " · in one article only"), (0, 0, 0, 4))
    if pair.why.score is not None:
        yield Padding(_score(pair.why), (0, 0, 0, 4))
    if any(abs(f.points) >= LEAST for f in pair.why.features):
        yield Padding(_features(pair, width), (0, 0, 0, 4))


def _short(told: Told) -> tuple[tuple[str, str], ...]:
    shown = clean(told.display)
    place = f" {clean(told.evidence.path)}:{told.evidence.line}:{told.evidence.column}"
    return (shown if len(shown) <= 60 else shown[:59] + "…", "bold"), (place, "dim")


def _score(why: Why) -> "Text":
    from rich.text import Text

    assert why.score is not None
    text = Text(f"score {why.score:.2f}")
    if why.threshold is not None:
        text.append(f", needed {why.threshold:.2f}", "bold" if why.score < why.threshold else "")
    return text.append(f" ({RELATIONS[why.relation]})" if why.features or why.relation != "unknown" else "", "dim")


def _features(pair: Pair, width: int) -> "RenderableType":
    """The rows of the feature table that count, those that say most first, with the words that both sentences share."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    if roomy := width >= ROOM:
        grid.add_column(no_wrap=True)
        grid.add_column(width=BAR, no_wrap=True)
    grid.add_column()
    counting = [f for f in pair.why.features if abs(f.points) >= LEAST]
    for feature in sorted(counting, key=lambda f: -abs(f.points)):
        points = feature.points
        bar = "━" * max(1, round(BAR * min(1.0, abs(points) / FULL)))
        says = feature.why if points > 0 else f"not so: {feature.why}"
        if feature.name == "context" and pair.shared:
            says += f": {', '.join(map(clean, pair.shared))}"
        style = "green" if points > 0 else "red"
        factors = f"{feature.weight:.2f} × {feature.value:+.2f}"
        cells = [Text(factors, "dim"), Text(bar, style)] if roomy else []
        grid.add_row(Text(feature.name), Text(f"{points:+.2f}", style), *cells, Text(says, "dim"))
    return grid
