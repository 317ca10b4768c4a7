"""The findings as JUnit XML, for CI servers that show test results: a suite per story, a test case per finding.

A contradiction or discrepancy is a failure, one that the baseline accepts is skipped, everything else passes. The shape
is that of the schema of Jenkins (junit-10.xsd).
"""

import re
from typing import TYPE_CHECKING

from factcheck.model import Finding, Report
from factcheck.reports.details import said_by
from factcheck.reports.status import accepted, because
from factcheck.reports.terminal import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FAILURES = ("contradiction", "discrepancy")
"""Verdicts that a CI server should show as failed."""
_NOT_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 forbids beyond what `clean` takes away."""


def render(report: Report) -> str:
    """An XML document with its declaration, UTF-8, indented by two."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    stories: dict[str, list[Finding]] = {}
    for finding in report.findings:
        stories.setdefault(finding.story, []).append(finding)
    suites = [_suite(story, findings) for story, findings in stories.items()]
    if report.problems:
        notes = Element("testsuite", name="articles", tests="0", failures="0", errors="0", skipped="0")
        lines = [f"{problem.code} {_xml(problem.path)}: {_xml(problem.message)}" for problem in report.problems]
        SubElement(notes, "system-err").text = "\n".join(lines)
        suites.append(notes)
    total = {key: str(sum(int(suite.attrib[key]) for suite in suites)) for key in ("tests", "failures", "errors")}
    root = Element("testsuites", {"name": "factcheck", **total})
    root.extend(suites)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(story: str, findings: list[Finding]) -> "Element":
    from xml.etree.ElementTree import Element, SubElement

    from factcheck import __version__

    counts = {
        "tests": len(findings),
        "failures": sum(_fails(finding) for finding in findings),
        "errors": 0,
        "skipped": sum(accepted(finding) for finding in findings),
    }
    suite = Element("testsuite", {"name": f"story {_xml(story)}", **{key: str(number) for key, number in counts.items()}})
    properties = SubElement(suite, "properties")
    SubElement(properties, "property", name="factcheck", value=__version__)
    for finding in findings:
        suite.append(_case(finding))
    return suite


def _case(finding: Finding) -> "Element":
    from xml.etree.ElementTree import Element, SubElement

    name = f"{_xml(finding.question)} [{_xml(finding.id)}]"
    case = Element("testcase", classname=f"{finding.kind}.{finding.code}", name=name)
    if accepted(finding):
        SubElement(case, "skipped", message=_xml(because(finding)))
    elif _fails(finding):
        SubElement(case, "failure", type=finding.verdict, message=_xml(finding.reason)).text = _evidence(finding)
        return case
    SubElement(case, "system-out").text = f"{finding.verdict}: {_xml(finding.reason)}\n{_evidence(finding)}"
    return case


def _fails(finding: Finding) -> bool:
    return finding.verdict in FAILURES and not accepted(finding)


def _evidence(finding: Finding) -> str:
    """Each answer, and below it every claim: place, who says so, the sentence."""
    lines = []
    for answer in finding.answers:
        lines.append(_xml(answer.display))
        for claim in answer.claims:
            place = f"{_xml(claim.path)}:{claim.line}:{claim.column}"
            lines.append(f"  {place}  {_xml(said_by(claim))}: {_xml(claim.sentence)}")
    return "\n".join(lines)


def _xml(text: str) -> str:
    return _NOT_XML.sub("", clean(text))
