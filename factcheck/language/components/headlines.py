"""Names in headlines and captions set in Title Case or CAPITALS, where capitals say nothing.

A word sequence there is a name only if the body of the article, or a table of places or organizations, has it as one.
"""

from spacy.tokens import Doc, Span, Token

from factcheck.language.components.chains import key, table
from factcheck.values.names import is_given_name
from factcheck.values.organizations import is_organization
from factcheck.values.places import is_demonym, is_place

SHARE = 0.8  # of the longer words begin with a capital
LEAST = 4  # longer words that a sentence needs before its capitals are judged
LONG = 4  # letters: shorter words stay small in Title Case
REACH = 6  # words of the longest name looked up


def headline_sentences(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the sentences in Title Case or capitals.

    A plain sentence full of names and titles is none: its verb is in small letters, or only its names and titles have
    capitals ("Prime Minister X in 2008 (Y/Reuters)").
    """
    found = []
    for sentence in doc.sents:
        longer = [t for t in sentence if t.is_alpha and len(t) >= LONG]
        capital = [t for t in longer if t.text[0].isupper()]
        if len(longer) < LEAST or len(capital) < SHARE * len(longer):
            continue
        if any(t.text.islower() and t.pos_ in ("VERB", "AUX") and t.tag_ != "VBN" for t in sentence):
            continue
        common = [t for t in capital if t.is_upper or t.pos_ != "PROPN" and not describes_a_person(t)]
        if len(common) >= 2 or longer[-1].is_upper:
            found.append((sentence.start, sentence.end))
    return found


def describes_a_person(token: Token) -> bool:
    """Whether the word has its capital from standing in a title: "Deputy Foreign Minister", "Iranian General"."""
    words = table()
    word = key(token)
    return (
        word in words["titles"]
        or word in words["modifiers"]
        or word in words["descriptions"]
        or is_demonym(token.text)
        or is_given_name(token.text)
    )


def names_in_headlines(doc: Doc, ranges: list[tuple[int, int]], body: list[Span]) -> list[Span]:
    """The names of the body, and those of the tables, where they stand in headlines; the longest first."""
    known: dict[tuple[str, ...], str] = {}
    for span in body:
        words = tuple(t.lower_ for t in span)
        known.setdefault(words, span.label_)
        if span.label_ == "PER" and len(words) > 1:
            known.setdefault(words[-1:], "PER")
    out = []
    for start, end in ranges:
        i = start
        while i < end:
            size, label = longest(doc, i, end, known)
            if label:
                out.append(Span(doc, i, i + size, label))
            i += size
    return out


def longest(doc: Doc, i: int, end: int, known: dict[tuple[str, ...], str]) -> tuple[int, str | None]:
    """Length and label of the longest known name at `i`; (1, None) if there is none."""
    if not doc[i].text[0].isupper():
        return 1, None
    for size in range(min(REACH, end - i), 0, -1):
        tokens = doc[i : i + size]
        if label := known.get(tuple(t.lower_ for t in tokens)):
            return size, label
        text = tokens.text.title() if tokens.text.isupper() and len(tokens.text) > 4 else tokens.text
        if tokens[-1].text[0].isupper() and not is_demonym(text):
            if is_place(text):
                return size, "LOC"
            if is_organization(text):
                return size, "ORG"
    if doc[i].ent_iob_ != "B" or doc[i].ent_type_ not in ("PER", "ORG", "LOC"):
        return 1, None
    size = next((j for j in range(i + 1, end) if doc[j].ent_iob_ != "I"), end) - i
    person = doc[i].ent_type_ == "PER" and size > 1 and is_given_name(doc[i].text)
    return (size, doc[i].ent_type_) if person or not known else (1, None)
