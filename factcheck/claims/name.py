"""Names of people, organizations and places, with the roles and titles that stand beside them. Page: name.md."""

from calendar import day_name, month_name
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factcheck.claims.concepts import is_person
from factcheck.claims.kind import Kind, Text
from factcheck.model import Claim, Mention, Name
from factcheck.values.names import strip_titles
from factcheck.values.person_name import title_tables

CODES = {"FC301": "spelling of a name"}
TYPES = {"PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place"}
LONGEST_ROLE = 12  # words
ANYBODY = frozenset("man woman boy girl person child teenager baby infant toddler".split())
"""Nouns that say nothing of what somebody is."""
CALENDAR = frozenset(w.lower() for w in (*day_name, *month_name) if w)
"""Days and months: "On Monday District Attorney Ruiz said"."""
ROLE_LINKS = frozenset({"of", "for", "in", "at", "to"})


def find(text: Text) -> Iterator[Claim]:
    """Every name as a claim about how it is written."""
    for ent in text.doc.ents:
        if ent.label_ in TYPES:
            kind = TYPES[ent.label_]
            yield text.claim(
                "name",
                "FC301",
                ent.root,
                ent.start_char,
                ent.end_char,
                Name(ent.text, kind),
                attribute=kind,
                head=ent.text,
                subject=ent.text,
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
    while start > ent.sent.start and (
        _in_title(doc[start - 1]) or _links_office(doc, start - 1, ent) or _hyphenated(doc, start - 1)
    ):
        start -= 1
    while start < ent.start and (doc[start].pos_ in ("PART", "PUNCT") or doc[start].text == "-"):
        start += 1
    if start < ent.start and (before := doc[start : ent.start].text.strip(" ,")):
        titles, _ = strip_titles(f"{before} {ent.text}")
        if titles or doc[ent.start - 1].pos_ in ("NOUN", "PROPN"):
            yield (doc[start].idx, doc[ent.start - 1].idx + len(doc[ent.start - 1])), before
    behind = [c for c in ent.root.children if c.dep_ == "appos" and c.i >= ent.end and c.pos_ == "NOUN" and not c.ent_type_]
    for child in behind:
        words = _trim(doc[child.left_edge.i : min(child.right_edge.i + 1, child.left_edge.i + LONGEST_ROLE)])
        yield (words.start_char, words.end_char), phrase_of(words)
    for found in (None if behind else _set_behind(ent), _set_ahead(ent)):
        if found is not None:
            words = _trim(found)
            yield (words.start_char, words.end_char), phrase_of(words)


def _set_behind(ent: Span) -> Span | None:
    """The noun phrase between commas behind a name ("Salami, head of the guards, ..."), whatever the parse says."""
    doc, end = ent.doc, ent.sent.end
    start = ent.end
    if start + 2 < end and doc[start].text == "," and doc[start + 1].pos_ == "NUM" and doc[start + 2].text == ",":
        start += 2  # the age comes first
    if start >= end or doc[start].text != ",":
        return None
    stop = start + 1
    while stop < min(end, start + 1 + LONGEST_ROLE) and _in_role(doc[stop]):
        stop += 1
    closed = stop < end and doc[stop].text in (",", ".", ";", ")")
    return doc[start + 1 : stop] if closed and _says_role(doc[start + 1 : stop]) else None


def _set_ahead(ent: Span) -> Span | None:
    """The noun phrase before a name between commas: "the mayor of Catania, Marta Silva, ..."."""
    doc, first = ent.doc, ent.sent.start
    stop = ent.start - 1
    if stop <= first or doc[stop].text != "," or (ent.end < ent.sent.end and doc[ent.end].text not in (",", ".", ";")):
        return None
    start = stop
    while start > max(first, stop - LONGEST_ROLE) and _in_role(doc[start - 1]):
        start -= 1
    while start < stop and doc[start].pos_ in ("ADP", "PRON"):
        start += 1
    return doc[start:stop] if start < stop and _says_role(doc[start:stop]) else None


def _in_role(token: Token) -> bool:
    if token.ent_type_ in ("PER", "PERSON"):
        return False
    return (
        token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART")
        or token.lower_ in ROLE_LINKS
        or token.text in ("-", "'s", "’s")
        or token.dep_ == "nmod:poss"
    )


def _says_role(words: Span) -> bool:
    """Whether a phrase is about one person: its head, the noun before the first preposition, is an office or a job."""
    stop = next((t.i for t in words if t.pos_ == "ADP"), words.end)
    head = words.doc[stop - 1] if stop > words.start else None
    if head is None or head.pos_ != "NOUN" or "Number=Plur" in str(head.morph) or head.lemma_.lower() in ANYBODY:
        return False
    return is_person(head.lemma_.lower()) or head.lemma_.lower() in title_tables().offices


def _in_title(token: Token) -> bool:
    return (
        (token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text in (".", "-", "'s", "’s") or is_person(token.lower_))
        and token.ent_type_ not in ("PER", "PERSON")
        and token.text != ","
        and token.lower_ not in CALENDAR
    )


def _hyphenated(doc: Doc, i: int) -> bool:
    """Whether a hyphen without spaces ties token `i` to the next word: "co-counsel", "off-duty"."""
    return i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_ and not doc[i + 1].whitespace_


def _links_office(doc: Doc, i: int, ent: Span) -> bool:
    """Whether token `i` is the "of" of a title in front of the name: "Secretary of State Ana Ruiz"."""
    if doc[i].lower_ not in ("of", "for") or i <= ent.sent.start or i + 1 >= ent.start:
        return False
    return doc[i - 1].lower_ in title_tables().offices and doc[i - 1].text[0].isupper() and doc[i + 1].text[0].isupper()


def _trim(words: Span) -> Span:
    """Cut a role at a relative clause or a second comma, and its article."""
    start, end = words.start, words.end
    while start < end - 1 and words.doc[start].is_punct:
        start += 1
    for token in words.doc[start:end]:
        if token.i > start and (token.lower_ in ("who", "which", "that", "whose") or token.text in (";", "–", "—", ",")):
            end = token.i
            break
    while end > start + 1 and words.doc[end - 1].is_punct:
        end -= 1
    while _hyphenated(words.doc, end - 1):
        end += 2
    if words.doc[start].lower_ in ("the", "a", "an") and start + 1 < end:
        start += 1
    return words.doc[start:end]


def phrase_of(words: Span) -> str:
    return " ".join(words.text.split())


KIND = Kind("name", find, CODES)
