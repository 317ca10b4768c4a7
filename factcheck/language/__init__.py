"""Article to spaCy Doc: the shipped pipeline and our own components.

`load` gives the pipeline; a Doc then carries sentences that never cross a line of the text, names (`doc.ents`: PER,
ORG, LOC, titles outside) and quotations with their speakers (`doc._.quotes`).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load(model: str | None = None) -> "Language":
    """The pipeline of `factcheck.language.pipeline.load`, imported only when it is called: spaCy takes 0.6 s."""
    from factcheck.language.pipeline import load as load_now

    return load_now(model)


def load_pipeline() -> "Language":
    """The shipped pipeline as a scan uses it."""
    return load()


__all__ = ["load", "load_pipeline"]
