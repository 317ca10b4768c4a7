"""Sources against sources: how often two articles agree, how often they differ, and how often one draws on the other."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from factcheck.model import Finding, Source
from factcheck.reports.html.index import Index
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.words import outlet, table
from factcheck.reports.terminal import counted

MOST = 24
"""Articles in one table: of more, those that share most findings with others are shown."""
DENSE = 8
"""Articles from which on a table has signs for words."""
SAID = {"agree": ("✓", "agree"), "compatible": ("≈", "compatible"), "differ": ("≠", "differ"), "shared": ("⊙", "from one origin")}
"""Field of a pair -> its sign and its words."""
LEGEND = "✓ agree, ≈ can both be true, ≠ are at odds; ⊙ agreements that have one origin."
AT_ODDS = frozenset({"contradiction", "discrepancy", "denial"})


@dataclass(slots=True)
class Pair:
    """How often two articles give the same answer, another one that can be true too, one at odds; and how often an
    equal answer has the same origin."""

    agree: int = 0
    compatible: int = 0
    differ: int = 0
    shared: int = 0


@dataclass(slots=True)
class Tally:
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)

    def of(self, one: str, other: str) -> Pair:
        return self.pairs.setdefault((min(one, other), max(one, other)), Pair())


def matrix(index: Index) -> Html:
    """A table per story."""
    tables = []
    for story in dict.fromkeys(a.story for a in index.report.articles):
        members = [a for a in index.report.articles if a.story == story]
        tally = count([f for f in index.report.findings if f.story == story])
        if tally.pairs:
            tables.append(_table(story, members, tally, index))
    return join(tables, "\n") if tables else el("p", "No two articles answer one question.")


def count(findings: list[Finding]) -> Tally:
    """Each pair of articles once per finding: where two articles share an answer they agree, whatever else they say."""
    tally = Tally()
    for finding in findings:
        given = [{c.article: c.origin for c in reversed(a.claims)} for a in finding.answers]
        for one, other in combinations(sorted({key for answer in given for key in answer}), 2):
            pair = tally.of(one, other)
            both = next((answer for answer in given if one in answer and other in answer), None)
            if both:
                pair.agree += 1
                pair.shared += finding.origins == 1 or both[one] == both[other]
            elif finding.verdict in AT_ODDS:
                pair.differ += 1
            else:
                pair.compatible += 1
    return tally


def _table(story: str, members: list[Source], tally: Tally, index: Index) -> Html:
    met: Counter[str] = Counter()
    for ends, pair in tally.pairs.items():
        for end in ends:
            met[end] += pair.agree + pair.compatible + pair.differ
    busiest = {key for key, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:MOST]}
    shown = [a for a in members if a.id in busiest]
    name = f"Story {story}: sources against sources" if index.several_stories() else "Sources against sources"
    left = len(members) - len(shown)
    said = f" Left out: {counted(left, 'article')}, of those that share least with others." if left else ""
    head = ["Article", *(el("abbr", str(n), title=_name(a)) for n, a in enumerate(shown, 1))]
    body = [[f"{n}. {_name(a)}", *(_cell(a, b, tally) for b in shown)] for n, a in enumerate(shown, 1)]
    dense = len(shown) > DENSE
    return join(
        [
            el("h3", name) if index.several_stories() else None,
            el("p", LEGEND + said, class_="by") if dense else None,
            table(name, head, body, class_="matrix dense" if dense else "matrix"),
        ]
    )


def _number(number: int, name: str) -> Html | None:
    """ "4 agree"; a dense table shows the sign in place of the word, which a screen reader still reads."""
    sign, word = SAID[name]
    if not number:
        return None
    return el(
        "span",
        f"{number} ",
        el("span", f"{sign} ", class_="sign", aria_hidden="true"),
        el("span", word, class_="word"),
        class_=name,
    )


def _name(article: Source) -> str:
    named = outlet(article, article.path)
    return named if named == article.path else f"{named}, {article.path}"


def _cell(a: Source, b: Source, tally: Tally) -> Html:
    if a.id == b.id:
        return el("span", "–", aria_label="the same article", role="img")
    pair = tally.of(a.id, b.id)
    parts = [_number(getattr(pair, name), name) for name in SAID]
    if a.copy_of == b.id or b.copy_of == a.id:
        parts.append(el("span", "copy", class_="copy"))
    made = join(parts, " ")
    return made or join([el("span", "·", aria_hidden="true"), el("span", "nothing shared", class_="unseen")])
