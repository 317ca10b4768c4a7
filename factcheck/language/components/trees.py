"""Trees mended where news has a fixed form that a small parser gets wrong.

"..., the New York Times reported on Tuesday": a name and a reporting verb behind the last comma, and at most a date, say who
reports the rest. Parsers take them for all kinds of things where what is reported is long.

"X calls for strikes on A and head of B vows revenge": what stands between "and" and a verb is that verb's subject, not
another of the things before "and".
"""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.language.components.reporting import reporting

LONGEST_NAME = 6  # words of a reporter
LONGEST_SUBJECT = 9  # words
LONGEST_DATE = 4  # words behind the verb: "late on Tuesday night"


@Language.component("trees", assigns=["token.head", "token.dep"])
def trees(doc: Doc) -> Doc:
    """Hang the reporting verb that ends a sentence on what is reported, and who reports it and when on the verb."""
    for token in doc:
        if (subject := overlooked_subject(token)) is not None:
            subject.head, subject.dep_ = token, "nsubj"
    for sentence in doc.sents:
        if (verb := trailing_report(sentence)) is None:
            continue
        root, comma, former = sentence.root, comma_before(verb), verb.head
        if root.i > comma:
            continue
        name = doc[comma + 1 : verb.i]
        for child in list(verb.children):
            if child.i < name.start and child.dep_.startswith("nsubj") and former.i < name.start:
                child.head, child.dep_ = former, "obj"
        reporter = name.root
        verb.head, verb.dep_ = root, "parataxis"
        reporter.head, reporter.dep_ = verb, "nsubj"
        for token in doc[verb.i + 1 : sentence.end]:
            if token.head.i < verb.i and not token.is_punct:
                token.head, token.dep_ = verb, "obl" if any(c.dep_ == "case" for c in token.children) else "obl:unmarked"
    return doc


def overlooked_subject(verb: Token) -> Token | None:
    """The noun between "and" and a joined verb that has no subject and no helping verb; None of all other tokens."""
    if verb.pos_ != "VERB" or verb.dep_ not in JOINED or verb.morph.get("VerbForm", []) != ["Fin"]:
        return None
    doc, first = verb.doc, verb.sent.start
    if any(c.dep_.startswith(("nsubj", "aux", "cop", "mark")) for c in verb.children):
        return None
    joined = next((i for i in range(verb.i - 1, max(first, verb.i - LONGEST_SUBJECT) - 1, -1) if doc[i].dep_ == "cc"), None)
    if joined is None or doc[verb.i - 1].pos_ not in ("NOUN", "PROPN") or doc[verb.i - 1].lower_ in reporting()["times"]:
        return None
    phrase = doc[joined + 1 : verb.i]
    plain = all(t.pos_ in PHRASAL for t in phrase) and phrase.root.pos_ in ("NOUN", "PROPN")
    if not plain or phrase.root.dep_ != "conj" or phrase.root.head.i >= joined or phrase.root.is_ancestor(verb):
        return None
    return phrase.root


def trailing_report(sentence: Span) -> Token | None:
    """The reporting verb behind the sentence's last comma and a name, if the parse does not have the name as its subject."""
    table = reporting()
    for token in reversed(sentence[-LONGEST_DATE - 2 :]):
        if token.pos_ == "VERB":
            comma = comma_before(token)
            name = sentence.doc[comma + 1 : token.i]
            named = 0 < len(name) <= LONGEST_NAME and name[-1].pos_ == "PROPN" and all(t.pos_ in NAMING for t in name)
            parsed = any(c.dep_ == "nsubj" and c.i > comma for c in token.children)
            return token if named and not parsed and token.lemma_ in table["say"] - table["weak"] else None
        if not (token.lower_ in table["times"] or token.pos_ in DATING):
            return None
    return None


JOINED = frozenset({"conj", "advcl"})
PHRASAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON"})
NAMING = frozenset({"DET", "PROPN", "ADJ", "SPACE"})
DATING = frozenset({"ADP", "ADV", "ADJ", "NUM", "PUNCT", "SPACE"})


def comma_before(token: Token) -> int:
    """Index of the comma in front of a token in its sentence; of the sentence's last word where there is none."""
    first = token.sent.start
    return next((i for i in range(token.i - 1, first, -1) if token.doc[i].text == ","), token.sent.end)
