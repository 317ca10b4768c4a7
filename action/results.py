"""After a scan in CI: the summary, the outputs, and the alerts for code scanning, from the reports in a folder.

    python results.py FOLDER EXIT_CODE

Reads factcheck.json, factcheck.sarif and summary.md there, writes alerts.sarif beside them, and appends to the files
that GITHUB_STEP_SUMMARY and GITHUB_OUTPUT name, where they are set. Uses the standard library alone.
"""

import json
import os
import sys
from pathlib import Path

LARGEST_SUMMARY = 1_000_000
"""Bytes; GitHub drops a step's summary above 1 MiB."""
NOTHING_CHECKED = "## factcheck\n\n**Could not check.** The log of this step says why.\n"


def main(folder: Path, exit_code: int) -> None:
    done = (folder / "factcheck.json").is_file()
    append("GITHUB_STEP_SUMMARY", summary(folder / "summary.md") if done else NOTHING_CHECKED)
    outputs = {"exit-code": exit_code}
    if done:
        (folder / "alerts.sarif").write_text(alerts(folder / "factcheck.sarif"), encoding="utf-8")
        outputs |= counts(folder / "factcheck.json")
        outputs |= {"report": folder / "factcheck.json", "sarif": folder / "factcheck.sarif", "alerts": folder / "alerts.sarif"}
    append("GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in outputs.items()))


def counts(path: Path) -> dict[str, object]:
    """What the gate counts, and how much was read."""
    report = json.loads(path.read_text(encoding="utf-8"))
    open_ = [f["verdict"] for f in report["findings"] if (f["baseline"] or {"status": "new"}).get("status") in ("new", "expired")]
    return {
        "contradictions": open_.count("contradiction"),
        "discrepancies": open_.count("discrepancy"),
        "findings": len(report["findings"]),
        "articles": report["summary"]["articles"],
        "gate-exceeded": str(report["summary"]["gate"]["exceeded"]).lower(),
    }


def alerts(path: Path) -> str:
    """The log with its failures alone: code scanning makes an alert of every result, also of passes and suppressed ones."""
    log = json.loads(path.read_text(encoding="utf-8"))
    for run in log["runs"]:
        run["results"] = [r for r in run["results"] if r["kind"] == "fail" and not r.get("suppressions")]
    return json.dumps(log, indent=2) + "\n"


def summary(path: Path) -> str:
    """The Markdown report, cut at a line where GitHub would drop it."""
    text = path.read_text(encoding="utf-8")
    if len(text.encode()) <= LARGEST_SUMMARY:
        return text
    kept = text.encode()[:LARGEST_SUMMARY].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nCut here: the whole report is too long for a job summary.\n"


def append(variable: str, text: str) -> None:
    if os.environ.get(variable):
        with Path(os.environ[variable]).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
