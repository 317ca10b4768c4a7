"""Make a trained pipeline ready to ship: vectors as 16-bit floats, no paths of the machine that trained it.

usage: pack.py MODEL OUT
"""

import shutil
import sys
from pathlib import Path

import numpy as np
import spacy


def main(model: Path, out: Path) -> None:
    nlp = spacy.load(model)
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    print(f"{out}: {size / 1e6:.1f} MB, {np.dtype('float16')} vectors {nlp.vocab.vectors.data.shape}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
