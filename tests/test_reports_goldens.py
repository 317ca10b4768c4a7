"""What each format looks like, byte by byte: tests/goldens has one small report in every format that is text.

`python -m tests.test_reports_goldens` writes the files anew; look at their diff before you commit it.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.model import Report
from factcheck.reports import REPORTS
from tests.conftest import make_report

GOLDENS = Path(__file__).parent / "goldens"
FILES = {
    "csv": "report.csv",
    "markdown": "report.md",
    "sarif": "report.sarif",
    "junit": "report.xml",
    "github": "report.github",
}
ACCEPTED = {
    "status": "accepted",
    "reason": "two time zones",
    "accepted_by": "Ana",
    "accepted_on": "2021-05-10",
    "until": "2021-12-31",
}


def golden_report() -> Report:
    """The report of the fixture, held against a baseline that accepts its discrepancy, with its gate exceeded."""
    report = make_report()
    first, second, *rest = report.findings
    findings = (replace(first, baseline={"status": "new"}), replace(second, baseline=ACCEPTED), *rest)
    files = {article.path: f"texts/{article.path}" for article in report.articles}
    return replace(report, findings=findings, gate_exceeded=True, files=files)


def rendered(name: str) -> str:
    """The golden report in a format; without what the pages of the kinds say, and without the version."""
    text = REPORTS[name](golden_report()).replace(f'"{__version__}"', '"VERSION"')
    if name != "sarif":
        return text
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    for part in ("rules", "notifications"):
        driver[part] = [rule["id"] for rule in driver[part]]
    driver.pop("informationUri", None)
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", FILES)
def test_golden(name: str) -> None:
    assert rendered(name) == (GOLDENS / FILES[name]).read_text(encoding="utf-8"), "python -m tests.test_reports_goldens"


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    for form, file in FILES.items():
        (GOLDENS / file).write_text(rendered(form), encoding="utf-8", newline="\n")
        print(GOLDENS / file)
