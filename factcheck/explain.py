"""Why a finding of a scan is what it is, and why two lines of its articles did not become one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.scan import read_all, sort_out

if TYPE_CHECKING:
    from factcheck.scan import Progress
    from factcheck.settings import Settings
    from factcheck.verdicts.places import Place
    from factcheck.verdicts.why import Explained, Laid, WhyNot


def explain(paths: Sequence[str | Path], id: str, settings: Settings, progress: Progress | None = None) -> list[Explained]:
    """The findings whose id begins with `id`, each with what joined its claims and the levels that judged them.

    Raises UsageError if there is none.
    """
    from factcheck.verdicts.fingerprint import told_apart
    from factcheck.verdicts.why import explained

    found = [(laid, *both) for laid in lay_out(paths, settings, progress) for both in laid.findings()]
    findings = told_apart(finding for _, finding, _ in found)
    matching = [
        explained(laid, finding, topic)
        for (laid, _, topic), finding in zip(found, findings, strict=True)
        if finding.id.startswith(id.lower())
    ]
    if not matching:
        near = get_close_matches(id.lower(), [finding.id for finding in findings], n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {len(findings)}; a scan of the same paths shows their ids"
        raise UsageError(f"explain: no finding has an id that begins with {id!r}; {hint}")
    return matching


def why_not(
    paths: Sequence[str | Path], first: Place, second: Place, settings: Settings, progress: Progress | None = None
) -> WhyNot:
    """Why the claims at two places were not lined up, or not called a conflict; see `factcheck.verdicts.why`."""
    from factcheck.verdicts.why import why_not

    return why_not(lay_out(paths, settings, progress), first, second)


def lay_out(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> list[Laid]:
    """Every story of the articles with its points and topics."""
    from factcheck.articles import take_in
    from factcheck.topics import make_points
    from factcheck.verdicts.why import Laid

    articles = take_in([Path(p) for p in paths], settings).articles
    return [
        Laid.of(make_points(members, scope), {r.article.id: r.article for r in members}, scope)
        for members, scope in sort_out(read_all(articles, settings, progress), settings).stories()
    ]
