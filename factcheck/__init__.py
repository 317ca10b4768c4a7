"""Cross-check the facts of news articles: what they agree on, where they differ, how independent they are.

report = factcheck.scan("seeds/", kinds=["count"])      # Report; settings are named as in factcheck.settings
claims = factcheck.claims("seeds/001.txt")              # every claim, before any comparison
match = factcheck.compare_names("Gen. Qassem Soleimani", "Soleimani")
nlp = factcheck.load_pipeline()                         # the spaCy pipeline that scan uses
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from factcheck.model import ListedClaim, Report
    from factcheck.values.names import NameMatch

__version__ = "0.1.0"
__all__ = ["__version__", "claims", "compare_names", "load_pipeline", "scan"]


def scan(paths: str | Path | Sequence[str | Path], **settings: object) -> "Report":
    """Read the articles at `paths` (files or folders) and cross-check what they claim.

    `settings` are the fields of `factcheck.settings.Settings`; no settings file and no environment is read. Raises
    InputError where no article can be read, UsageError for a setting with a wrong name or value, BaselineError for a
    baseline that cannot be read.
    """
    from factcheck.cli import clock
    from factcheck.cli.choices import choices
    from factcheck.scan import scan as scan_now
    from factcheck.settings import load
    from factcheck.verdicts.baseline import expire
    from factcheck.verdicts.gate import check_gate

    known = load(flags=settings, choices=choices())
    report = scan_now(_listed(paths), known)
    report = expire(report, clock.today(), known.baseline) if known.baseline else report
    return replace(report, gate_exceeded=check_gate(report, known).exceeded)


def claims(paths: str | Path | Sequence[str | Path], **settings: object) -> "list[ListedClaim]":
    """Every claim and mention of the articles at `paths`, before any comparison, as `factcheck claims` prints them."""
    from factcheck.cli.choices import choices
    from factcheck.model import ListedClaim
    from factcheck.scan import claims as claims_now
    from factcheck.settings import load

    return [ListedClaim(**row) for row in claims_now(_listed(paths), load(flags=settings, choices=choices()))]


def compare_names(a: str, b: str) -> "NameMatch":
    """Whether two names, with or without titles, can be one person's: `same`, `score` from 0 to 1, `reason`."""
    from factcheck.values.names import compare_names as compare_now

    return compare_now(a, b)


def load_pipeline() -> "Language":
    """The spaCy pipeline as a scan uses it."""
    from factcheck.language.pipeline import load_pipeline as load_now

    return load_now()


def _listed(paths: str | Path | Sequence[str | Path]) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


class _Face(ModuleType):
    """Keeps `factcheck.scan` and `factcheck.claims` the functions above.

    Python sets a submodule as an attribute of its package when it is first imported, over whatever is there. The
    modules of these names stay importable: `from factcheck.scan import ...`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
