"""The findings as SARIF 2.1.0 (OASIS), for code scanning and editors: a result per finding, linked to all its sides.

Lines and columns count Unicode code points from 1, ends are exclusive, as in the report. What disagrees is a result of
kind `fail` with a level; what agrees has kind `pass`, what cannot be judged from one article `open`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from factcheck.model import Evidence, Finding, Problem, Report, Source, Verdict, json_text
from factcheck.reports.details import said_by
from factcheck.reports.rules import Rule, inputs, rules
from factcheck.reports.status import accepted, because, compared, status
from factcheck.reports.terminal import clean

Json = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RESULTS: dict[Verdict, tuple[str, str]] = {
    "contradiction": ("fail", "error"),
    "discrepancy": ("fail", "warning"),
    "denial": ("fail", "note"),
    "update": ("informational", "none"),
    "compatible": ("pass", "none"),
    "agreement": ("pass", "none"),
    "single": ("open", "none"),
}
"""Verdict -> kind and level; SARIF has `none` for every kind but `fail`."""
BASE = "%SRCROOT%"
"""The folder that paths start from, by the name that code scanning knows."""


def render(report: Report) -> str:
    """One log with one run."""
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2)


def _run(report: Report) -> Json:
    known, problems = rules(), inputs()
    codes = {rule.code: place for place, rule in enumerate(known)}
    sources: dict[str, Source] = {}
    for article in report.articles:
        sources.setdefault(article.path, article)
    paths = {path: place for place, path in enumerate(sources)}
    return {
        "tool": {"driver": _driver(known, problems)},
        "automationDetails": {"id": "factcheck/"},
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which factcheck was run."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, problems)],
        "artifacts": [_artifact(source, report) for source in sources.values()],
        "results": [_result(finding, report, codes, paths) for finding in report.findings],
        "properties": {"summary": report.to_dict()["summary"]},
    }


def _driver(known: tuple[Rule, ...], problems: tuple[Rule, ...]) -> Json:
    from factcheck import __version__

    home, pages = _addresses()
    return {
        "name": "factcheck",
        "version": __version__,
        "semanticVersion": __version__,
        **({"informationUri": home} if home else {}),
        "shortDescription": {"text": "Cross-checks the facts of news articles."},
        "rules": [_rule(rule, _worst(rule.kind), pages) for rule in known],
        "notifications": [_rule(rule, "error" if rule.fatal else "warning", pages) for rule in problems],
    }


def _addresses() -> tuple[str, str]:
    """The home page and the page of codes, as the installed package names them (Project-URL); empty where it does not."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        listed = metadata("factcheck").get_all("Project-URL") or []
    except PackageNotFoundError:
        listed = []
    named = dict(line.split(", ", 1) for line in listed)
    return named.get("Homepage", ""), named.get("Documentation", "")


def _worst(kind: str) -> str:
    """The level of the worst verdict that findings of a kind can have."""
    from factcheck.model import VERDICTS
    from factcheck.verdicts.levels import BY_KIND, LEVELS

    if kind not in BY_KIND:
        return RESULTS["denial" if kind == "denial" else "discrepancy"][1]
    return RESULTS[min((level.verdict for level in LEVELS[BY_KIND[kind]]), key=VERDICTS.index)][1]


def _rule(rule: Rule, level: str, pages: str) -> Json:
    words = "".join(word.capitalize() for word in rule.name.replace("-", " ").split())
    return {
        "id": rule.code,
        "name": words,
        "shortDescription": {"text": f"{rule.name[0].upper()}{rule.name[1:]}."},
        "fullDescription": {"text": rule.description},
        "help": {"text": rule.help, "markdown": rule.help},
        **({"helpUri": f"{pages}#{rule.code.lower()}"} if pages else {}),
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [rule.kind]},
    }


def _invocation(report: Report, known: tuple[Rule, ...]) -> Json:
    return {
        "executionSuccessful": True,
        "exitCode": int(report.gate_exceeded),
        "exitCodeDescription": "The gate is exceeded." if report.gate_exceeded else "Done, and within the gate.",
        "toolExecutionNotifications": [_notification(problem, report, known) for problem in report.problems],
    }


def _notification(problem: Problem, report: Report, known: tuple[Rule, ...]) -> Json:
    codes = [rule.code for rule in known]
    place = codes.index(problem.code) if problem.code in codes else None
    return {
        "descriptor": {"id": problem.code, **({"index": place} if place is not None else {})},
        "level": "error" if place is not None and known[place].fatal else "warning",
        "message": {"text": clean(problem.message)},
        "locations": [{"physicalLocation": {"artifactLocation": _where(report.file(problem.path))}}],
    }


def _artifact(article: Source, report: Report) -> Json:
    """A file, by the first of its articles."""
    told = {"publisher": article.publisher, "published": article.published, "story": article.story}
    return {
        "location": _where(report.file(article.path)),
        "roles": ["analysisTarget"],
        **({"description": {"text": clean(article.title)}} if article.title else {}),
        "properties": {key: value for key, value in told.items() if value},
    }


def _where(path: str) -> Json:
    """A file as a URI: from the folder of the run, or of its own where the path is absolute."""
    uri = quote(path, safe="/", errors="surrogateescape")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": BASE}


def _result(finding: Finding, report: Report, codes: Mapping[str, int], paths: Mapping[str, int]) -> Json:
    """A finding; `codes` and `paths` give the places of its rule and of its files in the run's lists."""
    kind, level = RESULTS[finding.verdict]
    sides = [(answer.display, claim) for answer in finding.answers for claim in answer.claims]
    places = [_location(claim, report, paths) for _, claim in sides]
    related = [
        {"id": number, **place, "message": {"text": _plain(f"{display} ({said_by(claim)}): {claim.sentence}")}}
        for number, (place, (display, claim)) in enumerate(zip(places, sides), start=1)
    ]
    return {
        "ruleId": finding.code,
        **({"ruleIndex": codes[finding.code]} if finding.code in codes else {}),
        "kind": kind,
        "level": level,
        "message": {"text": _message(finding)},
        "locations": places[:1],
        "relatedLocations": related,
        "partialFingerprints": {"findingId/v1": finding.id},
        **(_standing(finding) if compared(report) else {}),
        "rank": round(100 * finding.confidence, 2),
        "properties": {
            "verdict": finding.verdict,
            "kind": finding.kind,
            "story": finding.story,
            "confidence": finding.confidence,
            "articles": finding.articles,
            "origins": finding.origins,
        },
    }


def _location(claim: Evidence, report: Report, paths: Mapping[str, int]) -> Json:
    where = _where(report.file(claim.path))
    if claim.path in paths:
        where["index"] = paths[claim.path]
    region = {
        "startLine": claim.line,
        "startColumn": claim.column,
        "endLine": claim.end_line,
        "endColumn": claim.end_column,
        "snippet": {"text": claim.text},
    }
    return {"physicalLocation": {"artifactLocation": where, "region": region}}


def _standing(finding: Finding) -> Json:
    """Where the result stands to the baseline; without an entry in it, it is new."""
    known = status(finding) not in ("", "new")
    suppressed = [{"kind": "external", "justification": because(finding)}] if accepted(finding) else []
    return {"baselineState": "unchanged" if known else "new", "suppressions": suppressed}


def _message(finding: Finding) -> str:
    """Question, reason and answers; each claim's place is a link to its related location."""
    parts, number = [f"{_plain(finding.question)} {_plain(_full(finding.reason))}"], 0
    for answer in finding.answers:
        links = []
        for claim in answer.claims:
            number += 1
            links.append(f"[{_plain(f'{claim.path}:{claim.line}')}]({number})")
        parts.append(f"{_plain(answer.display)}: {', '.join(links)}.")
    return "\n".join(parts)


def _full(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}." if reason else ""


def _plain(text: str) -> str:
    r"""Text of an article in a message, where [..](1) would be a link: \, [ and ] are escaped."""
    return clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
