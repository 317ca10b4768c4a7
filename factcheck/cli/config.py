"""`factcheck config`: every setting with its value and where it was said."""

from typing import Any

from factcheck.cli import console, given, options
from factcheck.errors import UsageError
from factcheck.settings import Settings, setting_fields, spelled, unknown
from factcheck.sidecar import ArticleTable, without_place

NOWHERE = "default"


def config(
    format: options.ListFormat = None,
    output: options.Output = None,
    width: options.Width = None,
    kind: options.Kind = None,
    verdict: options.Verdicts = None,
    min_confidence: options.Confidence = None,
    story: options.Story = None,
    max_contradictions: options.MaxContradictions = None,
    max_discrepancies: options.MaxDiscrepancies = None,
    fail_on: options.FailOn = None,
    baseline: options.GateBaseline = None,
    no_baseline: options.NoBaseline = False,
    ignore_files: options.IgnoreFiles = None,
    ignore_phrases: options.IgnorePhrases = None,
    jobs: options.Jobs = None,
    engine: options.Engine = None,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    cache_limit: options.CacheLimit = None,
    model: options.Model = None,
) -> None:
    """Show every setting as a scan here would have it, and where it was said: file, variable, flag or default."""
    if format not in (None, "table", "json"):
        raise UsageError(f"--format: {unknown(format, ['table', 'json'])}")
    settings = given.settings(
        False, output=output, width=width, kind=kind, verdict=verdict, story=story, fail_on=fail_on,
        min_confidence=min_confidence, max_contradictions=max_contradictions, max_discrepancies=max_discrepancies,
        baseline="none" if no_baseline else baseline, ignore_files=ignore_files, ignore_phrases=ignore_phrases,
        jobs=jobs, engine=engine, cache=False if no_cache else None, cache_dir=cache_dir,
        cache_limit=cache_limit, model=model,
    )  # fmt: skip
    console.write([render_json(settings) if format == "json" else render_table(settings)])


def rows(settings: Settings) -> dict[str, dict[str, Any]]:
    """Name of the setting -> {"value", "from"}, JSON-ready."""
    return {
        spelled(name): {"value": _json(getattr(settings, name)), "from": settings.place(name) or NOWHERE}
        for name in setting_fields()
    }


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [without_place(v) if isinstance(v, ArticleTable) else _json(v) for v in value]
    return value


def render_json(settings: Settings) -> str:
    from factcheck.model import json_text

    return json_text(rows(settings), indent=2)


def render_table(settings: Settings) -> str:
    """A line each: name, value as JSON ("-" for what is not said), place. A list of tables has a line for each."""
    listed = [(name, text, row["from"]) for name, row in rows(settings).items() for text in _texts(row["value"])]
    wide = max(len(name) for name, _, _ in listed)
    long = min(max(len(text) for _, text, _ in listed), 44)
    lines = []
    before = ""
    for name, text, place in listed:
        lines.append(f"{'' if name == before else name:{wide}}  {text:{long}}  {'' if name == before else place}".rstrip() + "\n")
        before = name
    return "".join(lines)


def _texts(value: Any) -> list[str]:
    from factcheck.model import json_text

    if value in (None, []):
        return ["-"]
    nested = isinstance(value, list) and isinstance(value[0], dict | list)
    return [json_text(v).rstrip("\n") for v in (value if nested else [value])]
