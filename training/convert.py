"""Turn the corpora into spaCy's training format: train.spacy, dev.spacy and one .spacy per test set.

usage: convert.py CORPORA OUT

Labels: Universal POS, features, Universal Dependencies relations, lemmas; names as PER, ORG, LOC. A corpus without one
of these layers leaves it missing, so that it teaches only what it knows. The same input gives the same bytes.
"""

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from factcheck.language.components.chains import table
from factcheck.values.person_name import title_tables

CHUNK = 8  # sentences in a training document: enough to learn where one ends
HELD_OUT_NEWS = ("GUM_news_defector", "GUM_news_korea", "GUM_news_nasa", "GUM_news_stampede")
TEST_SHARE = 10  # every tenth document of a corpus without splits is its test part
HEADLINE_SHARE, CAPITALS_SHARE = 0.06, 0.02  # share of sentences repeated as a headline, in capitals
TITLES = set(
    "mr mrs ms dr sir dame lord lady president king queen prince princess general gen lt maj captain senator sen rep "
    "prime minister secretary defense defence foreign deputy vice assistant under special envoy ambassador commander "
    "colonel col sgt army iraqi syrian russian turkish american british kurdish french u.s. us".split()
)
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
FUNCTION_WORDS = set("a an and as at but by for from in of on or over the to up with".split())


@dataclass
class Token:
    """One word of a sentence; None where the corpus does not say. `name` is an IOB tag, "" where unknown."""

    text: str
    space: bool
    pos: str | None = None
    morph: str | None = None
    lemma: str | None = None
    head: int | None = None
    dep: str | None = None
    name: str = ""


@dataclass
class Sentence:
    id: str
    tokens: list[Token] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """(document id, sentences) of a CoNLL-U file; a multi-word token's space goes to its last word."""
    document, sentences, sentence = path.stem, [], Sentence("")
    entities: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    last_of_word, word_space = 0, True
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            if sentences:
                yield document, sentences
            document, sentences = line[14:], []
        elif line.startswith("# sent_id = "):
            sentence.id = line[12:]
        elif line and not line.startswith("#"):
            number, form, lemma, upos, _, feats, head, dep, _, misc = line.split("\t")
            if "." in number:
                continue
            space = "SpaceAfter=No" not in misc
            if "-" in number:
                last_of_word, word_space = int(number.split("-")[1]), space
                continue
            inside = int(number) <= last_of_word
            if inside:
                space = word_space if int(number) == last_of_word else False
            i = len(sentence.tokens)
            sentence.tokens.append(
                Token(
                    form,
                    space,
                    upos,
                    "" if feats == "_" else feats,
                    lemma,
                    int(head) - 1 if int(head) else i,
                    dep if int(head) else "ROOT",
                )
            )
            mark = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
            for part in re.findall(r"\(\d+[^()]*\)?|\d+(?:\[\d/\d\])?\)", mark[1]) if mark else ():
                if part[0] == "(":
                    key, kind = re.match(r"\((\d+)(?:\[\d/\d\])?-(\w+)", part).groups()
                    entities.setdefault(key, []).append((i, kind))
                if part[-1] == ")" and entities.get(key := re.match(r"\(?(\d+)", part)[1]):
                    start, kind = entities[key].pop()
                    spans.append((start, i + 1, kind))
        elif not line and sentence.tokens:
            if path.stem.startswith("GUM"):
                name_from_entities(sentence, spans)
            sentences.append(sentence)
            sentence, entities, spans, last_of_word = Sentence(""), {}, [], 0
    if sentences:
        yield document, sentences


def name_from_entities(sentence: Sentence, spans: list[tuple[int, int, str]]) -> None:
    """IOB names from GUM's entity spans: the run of proper nouns that holds the span's head, without titles.

    A person's name is what hangs flat on the head, for that may be an office: "actor Jason Beghe", "Senator John Cornyn".
    """
    tokens = sentence.tokens
    for token in tokens:
        token.name = "O"
    for start, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        heads = [i for i in range(start, end) if tokens[i].head == i or not start <= tokens[i].head < end]
        if kind not in GUM_TYPES or len(heads) != 1:
            continue
        first = last = heads[0]
        if kind == "person":
            flat = [i for i in range(first + 1, end) if tokens[i].head == first and tokens[i].dep == "flat"]
            office = tokens[first].pos != "PROPN" or is_office(tokens[first])
            if office and not flat:
                continue
            first, last = (flat[0] if office else first), max([first, *flat])
            if "Number=Plur" in tokens[first].morph and not flat:
                continue  # "Muslims"
        elif tokens[first].pos != "PROPN":
            continue

        def joins(i: int) -> bool:
            return tokens[i].pos == "PROPN" or tokens[i].text in "-'’." or tokens[i].dep in ("flat", "goeswith")

        while first > start and joins(first - 1) and not (kind == "person" and is_office(tokens[first - 1])):
            first -= 1
        while last + 1 < end and (
            joins(last + 1) or (tokens[last + 1].text.lower() in ("of", "the", "for", "and") and kind == "organization")
        ):
            last += 1
        while first < last and (tokens[first].text.lower().strip(".") in TITLES or tokens[first].pos == "PUNCT"):
            first += 1
        while last > first and tokens[last].pos in ("PUNCT", "ADP", "DET", "CCONJ", "PART"):
            last -= 1
        if all(tokens[i].name == "O" for i in range(first, last + 1)):
            for i in range(first, last + 1):
                tokens[i].name = ("B-" if i == first else "I-") + GUM_TYPES[kind]


def is_office(token: Token) -> bool:
    """Whether the word is a title, an office or a party member, by the tables of factcheck."""
    word = token.text.lower().rstrip(".")
    return word in TITLES or word in title_tables().offices or word in table()["titles"] or word in table()["descriptions"]


def read_names(path: Path) -> dict[str, list[tuple[str, str]]]:
    """sent_id -> (word, IOB tag) of a UNER file; labels other than PER, LOC, ORG are outside."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# sent_id = "):
            words = sentences.setdefault(line[12:], [])
        elif line and line[0].isdigit():
            _, word, tag = line.split("\t")[:3]
            words.append((word, tag if tag[2:] in ("PER", "LOC", "ORG") else "O"))
    return sentences


def add_names(sentences: Iterable[Sentence], names: dict[str, list[tuple[str, str]]]) -> None:
    for sentence in sentences:
        tags = names.get(sentence.id, ())
        if len(tags) == len(sentence.tokens):
            for token, (_, tag) in zip(sentence.tokens, tags):
                token.name = tag


def read_pud(path: Path) -> list[Sentence]:
    """PUD's names; its trees are not here, so that only words, spaces and names are known."""
    texts = re.findall(r"^# sent_id = (\S+)\n# text = (.*)$", path.read_text(encoding="utf8"), re.M)
    words = read_names(path)
    out = []
    for key, text in texts:
        at, tokens = 0, []
        for word, tag in words[key]:
            if not text.startswith(word, at):
                break
            at += len(word)
            space = at == len(text) or text[at].isspace()
            tokens.append(Token(word, space, name=tag))
            at += space
        else:
            out.append(Sentence(key, tokens))
    return out


def read_wikigold(path: Path) -> list[Sentence]:
    out = []
    for number, block in enumerate(path.read_text(encoding="utf8").split("\n\n")):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        tokens, previous = [], "O"
        for word, tag in rows:
            tag = tag if tag[2:] in ("PER", "LOC", "ORG") else "O"
            if tag != "O" and previous[2:] != tag[2:]:
                tag = "B-" + tag[2:]
            previous = tag
            tokens.append(Token(word, True, name=tag))
        if tokens and tokens[0].text != "-DOCSTART-":
            out.append(Sentence(f"wikigold-{number}", tokens))
    return out


def re3d_docs(folder: Path, nlp: spacy.language.Language) -> Iterator[Doc]:
    """Names of the defence texts: the proper-noun part of each mention, found by its capitals."""
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        entities: dict[str, list[dict]] = {}
        for line in (source / "entities.json").read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            entities.setdefault(row["documentId"], []).append(row)
        for line in (source / "documents.json").read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            doc = nlp.make_doc(row["text"])
            spans = []
            for e in entities.get(row["_id"], ()):
                if e["type"] not in RE3D_TYPES:
                    continue
                span = doc.char_span(e["begin"], e["end"], RE3D_TYPES[e["type"]], alignment_mode="contract")
                while span and (
                    not span[0].text[0].isupper()
                    or span[0].lower_ == "the"
                    or (e["type"] == "Person" and span[0].lower_.strip(".") in TITLES)
                ):
                    span = Span(doc, span.start + 1, span.end, span.label) if len(span) > 1 else None
                if (
                    span
                    and len(span.text) > 1
                    and span[-1].text[0].isupper()
                    and all(t.text[0].isupper() or t.lower_ in FUNCTION_WORDS or not t.is_alpha for t in span)
                ):
                    spans.append(span)
            doc.set_ents(spacy.util.filter_spans(spans), default="outside")
            yield doc


def to_doc(sentences: list[Sentence], vocab: Vocab) -> Doc:
    """One Doc of consecutive sentences; layers absent anywhere are absent everywhere."""
    tokens = [t for s in sentences for t in s.tokens]
    starts = [i == 0 for s in sentences for i in range(len(s.tokens))]
    parsed = all(t.pos for t in tokens)
    base, heads = 0, []
    for s in sentences:
        heads += [base + (t.head if t.head is not None else 0) for t in s.tokens]
        base += len(s.tokens)
    doc = Doc(
        vocab,
        words=[t.text for t in tokens],
        spaces=[t.space for t in tokens],
        pos=[t.pos for t in tokens] if parsed else None,
        morphs=[t.morph for t in tokens] if parsed else None,
        lemmas=[t.lemma for t in tokens] if parsed else None,
        heads=heads if parsed else None,
        deps=[t.dep for t in tokens] if parsed else None,
        sent_starts=None if parsed else starts,
    )
    if all(t.name for t in tokens):
        named = Doc(vocab, words=[t.text for t in tokens], ents=[t.name for t in tokens])
        doc.set_ents([Span(doc, e.start, e.end, e.label) for e in named.ents], default="outside")
    else:
        doc.set_ents([], default="missing")
    return doc


def chunks(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    for i in range(0, len(sentences), CHUNK):
        yield sentences[i : i + CHUNK]


def as_headline(sentence: Sentence, capitals: bool) -> Sentence:
    """The sentence in Title Case or CAPITALS and without its stop: captions and headlines are written so."""
    tokens = [Token(**vars(t)) for t in sentence.tokens]
    if tokens[-1].text == "." and all(t.head != len(tokens) - 1 for t in tokens[:-1]):
        tokens.pop()
    for t in tokens:
        if capitals:
            t.text = t.text.upper()
        elif t.text.islower() and t.text not in FUNCTION_WORDS and t.text[0].isalpha() and t.text not in ("n't",):
            t.text = t.text.capitalize()
    return Sentence(sentence.id, tokens)


def write(path: Path, docs: Iterable[Doc]) -> None:
    docs = list(docs)
    path.write_bytes(DocBin(docs=docs, store_user_data=False).to_bytes())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    print(f"{path.name}: {len(docs)} docs, {sum(map(len, docs))} tokens, {sum(len(d.ents) for d in docs)} names, sha256 {digest}")


def main(corpora: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    rng = random.Random(0)
    train: list[list[Sentence]] = []
    tests: dict[str, list[list[Sentence]]] = {}

    for split, names in (
        ("train", "en_ewt-ud-train.older-commit"),
        ("dev", "en_ewt-ud-dev"),
        ("test", "en_ewt-ud-test"),
    ):
        iob = read_names(corpora / "uner" / f"{names}.iob2")
        for _, sentences in read_conllu(corpora / "ewt" / f"en_ewt-ud-{split}.conllu"):
            add_names(sentences, iob)
            (train if split == "train" else tests.setdefault(f"{split}_ewt", [])).extend(chunks(sentences))
    for path in sorted((corpora / "gum").glob("*.conllu")):
        for _, sentences in read_conllu(path):
            (tests.setdefault("test_gum_news", []) if path.stem in HELD_OUT_NEWS else train).extend(chunks(sentences))
    for key, sentences in (
        ("pud", read_pud(corpora / "uner" / "en_pud-ud-test.iob2")),
        ("wikigold", read_wikigold(corpora / "wikigold" / "wikigold.conll.txt")),
    ):
        parts = list(chunks(sentences))
        train.extend(p for i, p in enumerate(parts) if i % TEST_SHARE)
        tests[f"test_{key}"] = parts[::TEST_SHARE]
    headlines = []
    for part in train:
        for sentence in part:
            chance = rng.random()
            if len(sentence.tokens) > 5 and chance < HEADLINE_SHARE + CAPITALS_SHARE:
                headlines.append([as_headline(sentence, capitals=chance < CAPITALS_SHARE)])

    re3d = list(re3d_docs(corpora / "re3d", nlp))
    write(
        out / "train.spacy",
        [*(to_doc(p, nlp.vocab) for p in [*train, *headlines]), *(d for i, d in enumerate(re3d) if i % TEST_SHARE)],
    )
    write(out / "test_re3d.spacy", re3d[::TEST_SHARE])
    for key, parts in tests.items():
        write(out / f"{key}.spacy", (to_doc(p, nlp.vocab) for p in parts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
