"""The one place that loads spaCy: the trained model, checked, with our components around it.

Order: `sentence_starts` before the statistical components (senter and parser keep to what it sets), then tags, trees,
lemmas and the statistical names, then our components in the order of `AFTER`, each reading what stands before it.
"""

from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

AFTER = ("lemmas", "trees", "names", "quotations", "speakers")
"""Our components that need tags and trees, in the order in which they run."""

MODULES = ("sentences", "lemmas", "trees", "names", "quotations", "speakers")


def load(model: str | None = None) -> "Language":
    """A pipeline that reads news: the shipped model, or the one with this path or package name.

    Raises ModelError if there is no such model or its labels are not Universal Dependencies.
    """
    where = Path(str(files("factcheck.language") / "model")) if model is None else model
    try:
        nlp = load_statistical(where)
    except (OSError, ValueError) as error:
        name = f"the shipped language model ({where})" if model is None else f"the language model {model!r}"
        raise ModelError(f"{name} could not be loaded: {error}") from error
    check_labels(nlp, str(where))
    for module in MODULES:
        import_module(f"factcheck.language.components.{module}")
    add_abbreviations(nlp)
    nlp.add_pipe("sentence_starts", first=True)
    for name in AFTER:
        nlp.add_pipe(name)
    return nlp


def load_statistical(where: str | Path) -> "Language":
    """The trained components alone. The shipped word vectors are stored in half precision and widened here."""
    import spacy

    nlp = spacy.load(where)
    if nlp.vocab.vectors.data.dtype == "float16":
        nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    use_fast_products(nlp)
    return nlp


def load_pipeline() -> "Language":
    """The shipped pipeline as a scan uses it. Raises ModelError if it is not there."""
    return load()


def check_labels(nlp: "Language", where: str) -> None:
    """Raise ModelError unless the model tags with Universal POS and parses with Universal Dependencies.

    spaCy's own English models fail here: their tagger gives Penn tags and their parser CLEAR relations (dobj, pobj).
    """
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the language model {where} has no parser; factcheck needs one with Universal Dependencies")
    relations = set(nlp.pipe_labels["parser"])
    if missing := {"nsubj", "obj", "obl", "case"} - relations:
        raise ModelError(
            f"the language model {where} does not use Universal Dependencies: its parser lacks {', '.join(sorted(missing))}"
        )
    tags = {label.rpartition("POS=")[2].split("|")[0] for label in nlp.pipe_labels.get("morphologizer", ())}
    if not {"NOUN", "PROPN", "VERB"} <= tags:
        raise ModelError(f"the language model {where} has no morphologizer with Universal POS tags (NOUN, PROPN, VERB)")


def use_fast_products(nlp: "Language") -> None:
    """Let the model's matrix products run on numpy's BLAS.

    thinc's own (blis) makes 24 GFLOP/s where numpy's OpenBLAS makes 93 on one AVX2 core: the tok2vec takes 17 instead
    of 46 microseconds a token.
    """
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops


def add_abbreviations(nlp: "Language") -> None:
    """Keep titles with their stop in one token ("Const."), as the corpora do; spaCy knows only some of them."""
    from factcheck.language.components.sentences import abbreviations

    tokenizer: Any = nlp.tokenizer
    for word in sorted(abbreviations()["never"] | {"jr", "sr"}):
        if word.isalpha():
            tokenizer.add_special_case(word.capitalize() + ".", [{"ORTH": word.capitalize() + "."}])
