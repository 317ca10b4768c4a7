"""What the parts of the page share: findings in reading order with their anchors, and where claims stand in the texts."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model import VERDICTS, Article, Evidence, Finding, Report, Source
from factcheck.reports.html.markup import Html, el

Place = tuple[str, int, int]
"""An article's id, and start and end in its text (offsets into `Article.text`, end exclusive)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as the page lists it: its number in reading order, from 1, and its anchor."""

    number: int
    anchor: str
    finding: Finding

    def link(self) -> Html:
        """ "finding 12", to its card."""
        return el("a", f"finding {self.number}", href=f"#{self.anchor}")


@dataclass(frozen=True, slots=True)
class Index:
    """One report, looked up in the ways in which the parts of the page need it."""

    report: Report
    sources: dict[str, Source]
    entries: tuple[Entry, ...]
    places: dict[Evidence, Place]
    """Where a claim's words stand in its article's text; only where the report has the text."""

    def anchor(self, claim: Evidence) -> str | None:
        """The anchor of a claim's words in its article's text."""
        place = self.places.get(claim)
        return place_anchor(place) if place else None

    def several_stories(self) -> bool:
        return len({a.story for a in self.report.articles}) > 1


def story_title(index: Index, story: str) -> str:
    """The title of a story's first article that has one; empty where none has."""
    return next((a.title for a in index.report.articles if a.story == story and a.title), "")


def story_note(entry: Entry, index: Index) -> Html | None:
    """ " Story s2", where there are several."""
    return el("span", f" Story {entry.finding.story}", class_="by") if index.several_stories() else None


def make_index(report: Report) -> Index:
    """The findings by story, then by verdict, the worst first, as in every format."""
    stories = list(dict.fromkeys([*(a.story for a in report.articles), *(f.story for f in report.findings)]))
    ordered = sorted(report.findings, key=lambda f: (stories.index(f.story), VERDICTS.index(f.verdict)))
    seen: Counter[str] = Counter()
    entries = []
    for number, finding in enumerate(ordered, start=1):
        again = f"-{seen[finding.id] + 1}" if seen[finding.id] else ""
        seen[finding.id] += 1
        entries.append(Entry(number, f"finding-{finding.id}{again}", finding))
    return Index(
        report=report,
        sources={a.id: a for a in report.articles},
        entries=tuple(entries),
        places=dict(_places(report)),
    )


def claims(finding: Finding) -> Iterator[Evidence]:
    """All claims of a finding."""
    for answer in finding.answers:
        yield from answer.claims


def place_anchor(place: Place) -> str:
    """ "a1-120-135"."""
    return "{}-{}-{}".format(*place)


def _places(report: Report) -> Iterable[tuple[Evidence, Place]]:
    to_text = {key: _inverse(article) for key, article in report.texts.items()}
    for claim in (c for f in report.findings for c in claims(f)):
        article = report.texts.get(claim.article)
        if article is None:
            continue
        ends = [_source_offset(article, *at) for at in ((claim.line, claim.column), (claim.end_line, claim.end_column))]
        start = _text_offset(to_text[claim.article], ends[0])
        end = _text_offset(to_text[claim.article], ends[1] - 1) + 1
        if 0 <= start < end <= len(article.text):
            yield claim, (claim.article, start, end)


def _source_offset(article: Article, line: int, column: int) -> int:
    """The offset in the file of a 1-based line and column; -1 where the file has no such line."""
    return article.lines[line - 1] + column - 1 if line <= len(article.lines) else -1


def _inverse(article: Article) -> list[tuple[int, int, int]]:
    """(source offset, text offset, length) of each segment, in the order of the file."""
    return sorted((source, start, length) for start, source, length in article.segments)


def _text_offset(inverse: list[tuple[int, int, int]], offset: int) -> int:
    """The offset in the text of a character of the file; -1 for one that the text has not."""
    at = bisect_right(inverse, offset, key=lambda s: s[0]) - 1
    if at < 0:
        return -1
    source, start, length = inverse[at]
    return start + offset - source if offset < source + length else -1
