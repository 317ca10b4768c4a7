"""Make the two trained pipelines one that is ready to ship: small numbers, no paths of the machine that trained them.

usage: pack.py MODEL NAMES OUT

The recognizer of names is that of NAMES, which was trained by itself. Word vectors become 8-bit whole numbers; what a
column's step is worth goes into the weights that read it. All weights become 16-bit floats. `load_statistical` widens both.
"""

import shutil
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from vectors import STEPS


def shrink_vectors(nlp: Language) -> None:
    """Divide the vectors by their steps, and multiply the layers that read them."""
    rows = nlp.vocab.vectors.data
    step = np.abs(rows).max(axis=0) / STEPS
    nlp.vocab.vectors.data = np.round(rows / step).astype("int8")
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if node.name == "static_vectors":
                node.set_param("W", node.get_param("W") * step)


def shrink_weights(nlp: Language) -> None:
    """Store all weights in half precision."""
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16"))


def main(model: Path, names: Path, out: Path) -> None:
    nlp = spacy.load(model)
    nlp.remove_pipe("ner")
    nlp.add_pipe("ner", source=spacy.load(names))
    shrink_vectors(nlp)
    shrink_weights(nlp)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    print(f"{out}: {size / 1e6:.1f} MB, {nlp.vocab.vectors.data.dtype} vectors {nlp.vocab.vectors.data.shape}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
