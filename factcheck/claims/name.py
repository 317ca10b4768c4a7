"""Names of people, organizations and places, with the roles and titles that stand beside them. Page: name.md."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim, Mention, Name
from factcheck.values.names import strip_titles

CODES = {"FC301": "spelling of a name"}
TYPES = {"PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place"}
LONGEST_ROLE = 12  # words


def find(text: Text) -> Iterator[Claim]:
    """Every name as a claim about how it is written."""
    for ent in text.doc.ents:
        if ent.label_ in TYPES:
            kind = TYPES[ent.label_]
            yield text.claim(
                "name", "FC301", ent.root, ent.start_char, ent.end_char, Name(ent.text, kind), attribute=kind, head=ent.text, subject=ent.text
            )


def mentions(article: str, doc: Doc) -> Iterator[Mention]:
    """Every name with its roles: titles in front, an apposition behind."""
    for ent in doc.ents:
        if ent.label_ in TYPES:
            roles = tuple(dict.fromkeys(role for _, role in roles_of(ent))) if ent.label_ in ("PER", "PERSON") else ()
            yield Mention(article, ent.start_char, ent.end_char, ent.text, TYPES[ent.label_], roles)  # type: ignore[arg-type]


def roles_of(ent: Span) -> Iterator[tuple[tuple[int, int], str]]:
    """((start, end) characters, words) of each role or title of a person named at `ent`."""
    doc = ent.doc
    start = ent.start
    while start > ent.sent.start and _in_title(doc[start - 1]):
        start -= 1
    if start < ent.start and (before := doc[start : ent.start].text.strip(" ,")):
        titles, rest = strip_titles(f"{before} {ent.text}")
        if titles or doc[ent.start - 1].pos_ in ("NOUN", "PROPN"):
            yield (doc[start].idx, doc[ent.start - 1].idx + len(doc[ent.start - 1])), before
    for child in ent.root.children:
        if child.dep_ == "appos" and child.i >= ent.end and child.pos_ == "NOUN" and not child.ent_type_:
            words = _trim(doc[child.left_edge.i : min(child.right_edge.i + 1, child.left_edge.i + LONGEST_ROLE)])
            yield (words.start_char, words.end_char), phrase_of(words)


def _in_title(token: Token) -> bool:
    return (token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text in (".", "-", "'s", "’s")) and token.ent_type_ not in ("PER", "PERSON") and token.text != ","


def _trim(words: Span) -> Span:
    """Cut a role at a relative clause or a second comma, and its article."""
    start, end = words.start, words.end
    for token in words:
        if token.i > start and (token.lower_ in ("who", "which", "that", "whose") or token.text in (";", "–", "—")):
            end = token.i
            break
    while end > start + 1 and words.doc[end - 1].is_punct:
        end -= 1
    if words.doc[start].lower_ in ("the", "a", "an") and start + 1 < end:
        start += 1
    return words.doc[start:end]


def phrase_of(words: Span) -> str:
    return " ".join(words.text.split())


KIND = Kind("name", find, CODES)
