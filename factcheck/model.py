"""The records that travel from stage to stage, in the order in which they are made; all frozen.

Article < Claim < Topic < Finding < Report. Offsets are half-open character offsets into `Article.text` (the cleaned
text) unless a name says `source`; `Article.locate` leads from there to a line and column of the original file.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from factcheck.values.amounts import Amount
from factcheck.values.days import Clock, When

Verdict = Literal["agreement", "compatible", "update", "discrepancy", "contradiction", "single", "denial"]
VERDICTS: tuple[Verdict, ...] = (
    "contradiction",
    "discrepancy",
    "denial",
    "update",
    "compatible",
    "agreement",
    "single",
)
"""Worst first: the order of every report."""
SUMMARY: tuple[Verdict, ...] = ("agreement", "compatible", "update", "discrepancy", "contradiction", "single", "denial")
"""The order of the counts in a report's summary."""

BlockKind = Literal["title", "paragraph", "caption", "list"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: 1-based lines and columns (end exclusive), character offsets into the decoded file."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A title, paragraph, caption or list item of the cleaned text; no sentence crosses its borders."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication or update date with where it was found ("text line 2", "meta article:published_time", "inferred")."""

    day: date
    found: str
    minute: int | None = None
    """Minutes after midnight, where a clock time stands beside the date."""
    offset: int | None = None
    """Minutes east of UTC, where a zone stands beside the time."""


@dataclass(frozen=True, slots=True)
class Article:
    """One source text.

    `source` is the decoded file, `text` the cleaned text: blocks joined by a newline, single spaces inside, boilerplate
    and repeats dropped. `segments` maps text to source: (text offset, source offset, length), ascending; characters
    between segments (the joining newlines) belong to nothing.
    """

    id: str
    path: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[tuple[int, int, int], ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    credits: tuple[str, ...] = ()
    """Agencies credited by the article as a whole: "(AP)" in a dateline, "Reuters contributed"."""
    lines: tuple[int, ...] = field(default=(), repr=False)
    """Source offsets at which the lines of `source` begin."""

    def source_offset(self, offset: int) -> int:
        """The offset in `source` of the character at `offset` of `text`."""
        at = max(bisect_right(self.segments, offset, key=lambda s: s[0]) - 1, 0)
        start, source, length = self.segments[at]
        return source + min(offset - start, length)

    def locate(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the original file."""
        first = self.source_offset(start)
        last = self.source_offset(end - 1) + 1 if end > start else first
        line, column = self._line(first)
        end_line, end_column = self._line(last)
        return Span(line, column, end_line, end_column, first, last)

    def _line(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


Stance = Literal["asserted", "denied", "possible"]
"""`possible` is planned, feared, hypothetical or reported as unconfirmed: it never meets an asserted claim."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim is said of, as far as the words around it show; lemmas are mapped to concepts.

    `words` weighs each content word of the sentence by its nearness in the parse (1 beside the claim, falling);
    `names` are the offsets of the names in the sentence, nearest first.
    """

    attribute: str
    """The question's core, equal in both claims of a pair: "killed", "rifle", "magnitude", an event for a date."""
    head: str
    """Lemma of the noun that is counted, or of the event that is dated."""
    modifiers: frozenset[str]
    action: str
    """Concept of the verb that the claim hangs on."""
    words: tuple[tuple[str, float], ...]
    names: tuple[int, ...]
    when: tuple[When, ...] = ()
    """Dates in the same clause."""
    extra: bool = False
    """An amount on top of another ("another 20")."""
    lead: bool = False
    """Stands in the title or the first sentences: said of the article's main event."""
    base: tuple[str, ...] = ()
    """Of a date that counts from an event ("hours after the strike"): concepts of that event."""
    past: bool = True
    """Whether the governing verb is in the past; decides on which side a bare weekday lies."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that an article makes. `unit` is that of the value; `subject` says in words what it is said of."""

    article: str
    kind: str
    code: str
    start: int
    end: int
    sentence: tuple[int, int]
    value: "Value"
    unit: str | None
    subject: str
    holder: str | None
    origin: str | None
    stance: Stance
    scene: Scene


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article; `roles` are the titles and descriptions that stand beside it."""

    article: str
    start: int
    end: int
    text: str
    type: Literal["person", "organization", "place"]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, made without looking at any other; what the cache keeps."""

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One value given to a topic, with the claims that give it. `value` is JSON-ready, its keys by kind (product page)."""

    value: Mapping[str, Any]
    display: str
    claims: tuple["Evidence", ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim as a report shows it: verbatim words of the file, where they stand, who says so, whence it comes."""

    article: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    sentence: str
    holder: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A topic with its answers and its verdict. `id` is a fingerprint without positions or times."""

    id: str
    code: str
    kind: str
    story: str
    question: str
    verdict: Verdict
    confidence: float
    reason: str
    articles: int
    origins: int
    answers: tuple[Answer, ...]
    baseline: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling or role of an entity, with the articles that use it and how often it stands in all."""

    text: str
    articles: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization or place with its spellings (most frequent first) and its roles and titles."""

    id: str
    kind: Literal["person", "organization", "place"]
    name: str
    forms: tuple[Form, ...]
    roles: tuple[str, ...]
    role_forms: tuple[Form, ...] = ()
    """The roles with the articles that give them."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a report lists it."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    published_from: str | None
    updated: str | None
    story: str
    copy_of: str | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about an input that the reader should know (FC9xx): a file that could not be read, an undated article."""

    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a scan found; every format is rendered from this."""

    articles: tuple[Source, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...]
    claims: int
    problems: tuple[Problem, ...] = ()
    gate_exceeded: bool = False
    ignored_files: int = 0
    ignored_claims: int = 0
    """How much the settings left out (`ignore-files`, `ignore-phrases`)."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Path of an article -> its file as it was given, from the current folder; for formats that tools open files by."""
    texts: Mapping[str, Article] = field(default_factory=dict, repr=False)
    """Article id -> the article with its text, for formats that show it; no part of the JSON report."""

    def count(self, verdict: Verdict) -> int:
        """How many findings have this verdict and are not in the baseline."""
        return sum(f.verdict == verdict and f.baseline is None for f in self.findings)

    def file(self, path: str) -> str:
        """The file at a path of the report, from the current folder."""
        return self.files.get(path, path)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dicts, lists and strings, `factcheck-report/1`; keys in the schema's order."""
        from factcheck import __version__

        counts = {verdict: sum(f.verdict == verdict for f in self.findings) for verdict in SUMMARY}
        return {
            "schema": "factcheck-report/1",
            "tool": {"name": "factcheck", "version": __version__},
            "articles": plain(self.articles),
            "entities": plain(self.entities),
            "findings": plain(self.findings),
            "problems": plain(self.problems),
            "summary": {
                "articles": len(self.articles),
                "stories": len({article.story for article in self.articles}),
                "claims": self.claims,
                **counts,
                "accepted": sum(f.baseline is not None for f in self.findings),
                "ignored": {"files": self.ignored_files, "claims": self.ignored_claims},
                "gate": {"exceeded": self.gate_exceeded},
            },
        }

    def to_json(self) -> str:
        """The report as JSON text, indented by two, with a newline at its end; the same report gives the same bytes."""
        return json_text(self.to_dict(), indent=2)


def plain(value: Any) -> Any:
    """A record as JSON has it: fields to keys in their order, tuples to lists."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON with a newline at its end: letters as they are, but every control character escaped, so that text of an
    article can neither steer a terminal nor break a line; lone surrogates too, which UTF-8 cannot encode."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim or mention as `factcheck claims` lists it, before any comparison; also read by key, as in the JSON object.

    Lines and columns are 1-based, `start` and `end` character offsets into the decoded file; `value` is JSON-ready.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    kind: str
    text: str
    value: Mapping[str, Any]
    holder: str | None
    origin: str | None
    subject: str
    sentence: str

    def __getitem__(self, key: str) -> Any:
        """The field of a name. Raises KeyError where there is none."""
        if key not in self.__slots__:
            raise KeyError(key)
        return getattr(self, key)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words between quotation marks and who is quoted."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `type` is person, organization or place."""

    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Words:
    """The value of kinds that are said in words: roles, places, denials."""

    text: str


Value = Amount | When | Clock | Quote | Name | Words
