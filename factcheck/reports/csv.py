"""The findings as CSV for spreadsheets and data frames: one claim a line, in the findings' order.

A spreadsheet takes a cell that begins with = + - or @ for a formula, also where the words are those of an article
("=HYPERLINK(...)"). Such a cell gets an apostrophe before it, which spreadsheets read as "this is text"; `harmless`
also marks cells that begin so already, so that taking one apostrophe away gives back every cell as it was.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from factcheck.model import Report
from factcheck.reports.status import status
from factcheck.reports.terminal import clean

COLUMNS = (
    "id", "code", "kind", "story", "question", "verdict", "confidence", "answer", "article", "path", "line", "column",
    "end_line", "end_column", "text", "sentence", "holder", "origin", "baseline",
)  # fmt: skip
FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
"""What begins a formula, in the full-width forms of East Asian keyboards too, after any number of apostrophes."""


def render(report: Report) -> str:
    """A header and one line per claim; line feeds as line ends, fields quoted only where they must be."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(clean(cell)) for cell in row] for row in _rows(report))
    return page.getvalue()


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def _rows(report: Report) -> Iterator[list[str]]:
    for finding in report.findings:
        head = [finding.id, finding.code, finding.kind, finding.story, finding.question, finding.verdict]
        for answer in finding.answers:
            for claim in answer.claims:
                yield [
                    *head, str(finding.confidence), answer.display, claim.article, claim.path, str(claim.line),
                    str(claim.column), str(claim.end_line), str(claim.end_column), claim.text, claim.sentence,
                    claim.holder or "", claim.origin, status(finding),
                ]  # fmt: skip
