"""The report as JSON (`factcheck-report/1`), and the JSON Schema that it keeps to.

Within version 1 fields may be added, not taken away or renamed.
"""

import json
from typing import Any

from factcheck.model import Report


def render(report: Report) -> str:
    """The report as JSON text."""
    return report.to_json()


def schema() -> dict[str, Any]:
    """The JSON Schema of a report, draft 2020-12."""
    from factcheck.reports.schema import Report as Shape

    made = Shape.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def render_schema() -> str:
    """The JSON Schema as text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
