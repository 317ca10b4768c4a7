"""Score a trained model on held-out corpora, once by itself and once as the whole pipeline.

usage: evaluate.py MODEL DATA_DIR [TEST ...]

Prints a row for every DATA_DIR/*.spacy (train.spacy left out; TEST picks by stem) and pipeline: UPOS accuracy, UAS,
LAS, lemma accuracy, sentence F1, then precision/recall/F1 of PER, ORG and LOC, all in percent. Texts are tokenized
anew, so that the tokenizer's errors count; "words given" has the treebank's own words, "sentences given" its sentences as
well, each by itself, as parsers and taggers of names are mostly scored. Every test document runs by itself: a chunk of
eight sentences, which is less context than the names have in an article.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from factcheck.language.pipeline import load, load_statistical

LABELS = ("PER", "ORG", "LOC")


def examples(nlp: Language, path: Path, words_given: bool = False, sentences_given: bool = False) -> list[Example]:
    """The gold documents of a file beside what the pipeline makes of their texts, or of their words."""
    gold = [doc for doc in DocBin().from_disk(path).get_docs(nlp.vocab) if len(doc)]
    if sentences_given:
        gold = [sentence.as_doc() for doc in gold for sentence in doc.sents]
    if words_given or sentences_given:
        bare = (Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold)
        return [Example(nlp(made), doc) for made, doc in zip(bare, gold, strict=True)]
    return [Example(said, doc) for said, doc in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True)]


def scores(pairs: list[Example]) -> dict[str, object]:
    """spaCy's own scores of the layers that the gold documents have."""
    out: dict[str, object] = {}
    if pairs[0].reference.has_annotation("DEP"):
        out |= Scorer.score_token_attr(pairs, "pos")
        out |= Scorer.score_token_attr(pairs, "lemma")
        out |= Scorer.score_deps(pairs, "dep", ignore_labels=("p", "punct"))
    if pairs[0].reference.has_annotation("SENT_START"):
        out |= Scorer.score_spans(pairs, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START"))
    return out | Scorer.score_spans(
        pairs,
        "ents",
        getter=lambda doc, _: [e for e in doc.ents if e.label_ in LABELS],
        has_annotation=lambda doc: doc.has_annotation("ENT_IOB"),
    )


def percent(value: object) -> str:
    return f"{100 * value:5.1f}" if isinstance(value, float) else "    -"


def row(name: str, found: dict[str, object]) -> str:
    """One line of the table."""
    cells = [percent(found.get(key)) for key in ("pos_acc", "dep_uas", "dep_las", "lemma_acc", "sents_f")]
    types = found.get("ents_per_type")
    for label in LABELS:
        prf = types.get(label) if isinstance(types, dict) else None
        cells.append("/".join(percent(prf[k]) for k in "prf") if prf else "    -/    -/    -")
    return f"{name:29}" + " ".join(cells)


def main(model: str, data: Path, only: Iterable[str] = ()) -> None:
    pipelines = {"raw": load_statistical(model), "full": load(model)}
    chosen = set(only)
    print(f"{'':29} UPOS   UAS   LAS lemma sents " + " ".join(f"{label + ' P/R/F1':>17}" for label in LABELS))
    for path in sorted(data.glob("*.spacy")):
        if path.stem == "train" or (chosen and path.stem not in chosen):
            continue
        for key, nlp in pipelines.items():
            found = scores(examples(nlp, path))
            print(row(f"{path.stem} {key}", found), flush=True)
        for key in ("words", "sentences") if "pos_acc" in found else ():
            given = scores(examples(pipelines["full"], path, **{f"{key}_given": True}))
            print(row(f"{path.stem} {key} given", given), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
