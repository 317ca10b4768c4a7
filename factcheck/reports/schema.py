"""The report's shape as pydantic models, for its JSON Schema alone; imported only when a schema is asked for."""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from factcheck.model import Verdict

IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Position = Annotated[int, Field(ge=1, description="1-based, in the original file")]
Tally = Annotated[int, Field(ge=0)]


Value = TypeVar("Value", bound="Shape")


class Shape(BaseModel):
    """Fields may be added within version 1, so further ones are allowed; those given here are always there."""

    model_config = ConfigDict(extra="allow")


class AmountValue(Shape):
    """An interval; null for an open end. Money's unit is the ISO currency, measures are in the SI unit and have an
    `as_written` with the article's own unit."""

    low: float | None
    high: float | None
    unit: str | None


class DateValue(Shape):
    """Days, end inclusive; null where the article's date is not known."""

    start: IsoDay | None
    end: IsoDay | None
    granularity: str


class TimeValue(Shape):
    start: str | None
    end: str | None
    offset: Annotated[str | None, Field(description="from UTC; null where the article names no zone")]


class QuoteValue(Shape):
    text: str
    speaker: str | None


class NameValue(Shape):
    text: str
    type: Literal["person", "organization", "place"]
    entity: str | None


class TextValue(Shape):
    text: str


class Evidence(Shape):
    """A claim as evidence: verbatim words of the file, where they stand, who says so, whence the article has it."""

    article: str
    path: str
    line: Position
    column: Position
    end_line: Position
    end_column: Position
    text: str
    sentence: str
    holder: str | None
    origin: str


class Answer(Shape, Generic[Value]):
    value: Value
    display: str
    claims: Annotated[list[Evidence], Field(min_length=1)]


class Accepted(Shape):
    """That the finding is in the baseline, with its reason, who accepted it, on which day, and the last day it holds."""

    status: Literal["accepted"]
    reason: str
    accepted_by: str
    accepted_on: IsoDay
    until: IsoDay | None


class Finding(Shape, Generic[Value]):
    """A topic with its answers and its verdict; `id` is a fingerprint without positions or times."""

    id: str
    code: Annotated[str, Field(pattern=r"^FC\d{3}$")]
    kind: str
    story: str
    question: str
    verdict: Verdict
    confidence: Annotated[float, Field(ge=0, le=1)]
    reason: str
    articles: Annotated[int, Field(ge=1)]
    origins: Annotated[int, Field(ge=1)]
    baseline: Accepted | None
    answers: Annotated[list[Answer[Value]], Field(min_length=1)]


class AmountFinding(Finding[AmountValue]):
    kind: Literal["count", "measure", "money", "age"]


class DateFinding(Finding[DateValue]):
    kind: Literal["date"]


class TimeFinding(Finding[TimeValue]):
    kind: Literal["time"]


class QuoteFinding(Finding[QuoteValue]):
    kind: Literal["quote"]


class NameFinding(Finding[NameValue]):
    kind: Literal["name"]


class TextFinding(Finding[TextValue]):
    kind: Literal["role", "place", "denial"]


class Article(Shape):
    """One source text; `published_from` is where its date was found, `copy_of` the id of the article it copies."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: IsoDay | None
    published_from: str | None
    updated: IsoDay | None
    story: str
    copy_of: str | None
    origins: list[str]


class Form(Shape):
    text: str
    articles: list[str]
    count: Annotated[int, Field(ge=1)]


class Entity(Shape):
    id: str
    kind: Literal["person", "organization", "place"]
    name: str
    forms: list[Form]
    roles: list[str]
    role_forms: Annotated[list[Form], Field(description="the roles with the articles that give them")]


class Problem(Shape):
    """Something about an input that its reader should know."""

    code: Annotated[str, Field(pattern=r"^FC9\d{2}$")]
    path: str
    message: str


class Tool(Shape):
    name: Literal["factcheck"]
    version: str


class Gate(Shape):
    exceeded: bool


class Ignored(Shape):
    """What the settings left out: files, and claims of the files that were read."""

    files: Tally
    claims: Tally


class Summary(Shape):
    """How many there are of each; a verdict counts all findings of the report, those in the baseline too, of which
    `accepted` tells the number."""

    articles: Tally
    stories: Tally
    claims: Tally
    agreement: Tally
    compatible: Tally
    update: Tally
    discrepancy: Tally
    contradiction: Tally
    single: Tally
    denial: Tally
    accepted: Tally
    ignored: Ignored
    gate: Gate


class Report(Shape):
    """What `factcheck scan --format json` writes: sorted, without timestamps, paths relative to the folder scanned."""

    model_config = ConfigDict(extra="allow", title="factcheck-report/1")

    schema_: Annotated[Literal["factcheck-report/1"], Field(alias="schema")]
    tool: Tool
    articles: list[Article]
    entities: list[Entity]
    findings: list[
        Annotated[
            AmountFinding | DateFinding | TimeFinding | QuoteFinding | NameFinding | TextFinding,
            Field(discriminator="kind"),
        ]
    ]
    problems: list[Problem]
    summary: Summary
