"""Doc to Claims: what one article says, before anything is compared. `KINDS` is the table of all kinds.

The kinds work on spaCy's trees and import it; the table (kinds.py) is therefore only loaded when somebody asks for it, so
that later stages, and runs whose articles are all in the cache, can read the word tables beside it without spaCy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.claims.kinds import CODES, KINDS, read_claims

__all__ = ["CODES", "KINDS", "read_claims"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("factcheck.claims.kinds"), name)
