"""Names of persons, organizations and places: `doc.ents` with the labels PER, ORG and LOC, titles outside.

Chains of proper nouns give the spans (`chains`); every mention collects clues, clues are votes (names.toml), and the
votes of all mentions of one name in the article are counted together: a surname that was once "President X" is a person
everywhere. The model's own names are one voter among them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from factcheck.language.components.chains import HYPHENS, Chain, chains, key, starters, table
from factcheck.language.components.headlines import headline_sentences, names_in_headlines
from factcheck.values.names import is_given_name
from factcheck.values.organizations import is_organization
from factcheck.values.places import is_demonym, is_place

INITIALS = re.compile(r"(?:[^\W\d_a-z][hs]?\.-?){1,3}")
INNER_CAPITAL = re.compile(r"(?!Mac|Mc|De|Di|La|Le|Van|Von|Fitz)[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)+")
LABELS = ("PER", "ORG", "LOC")
EXCERPT = 240  # tokens: a longer text introduces its persons by their full names
PERSONAL = frozenset(
    (
        "title",
        "role_before",
        "role_after",
        "age_after",
        "who_after",
        "verb_subject",
        "kin_after",
        "given_alone",
        "credit",
    )
)
Votes = dict[str, float]


@Language.component("names", assigns=["doc.ents"])
def names(doc: Doc) -> Doc:
    """Set `doc.ents` to the names of the article, replacing what the statistical component found."""
    shouting = headline_sentences(doc)
    found = [p for c in chains(doc) if not any(a <= c.start < b for a, b in shouting) for p in pieces(doc, c)]
    labelled = agree(doc, found)
    people = {i for chain, label in labelled if label == "PER" for i in range(chain.start, chain.end)}
    organizations = [e for e in doc.ents if e.label_ == "ORG" and people.isdisjoint(range(e.start, e.end))]
    whole = {i: e for e in organizations for i in range(e.start, e.end)}
    spans = [full_organization(Span(doc, c.start, c.end, label), whole) for c, label in labelled]
    spans += names_in_headlines(doc, shouting, spans)
    doc.set_ents(filter_spans(spans))
    return doc


def full_organization(span: Span, whole: dict[int, Span]) -> Span:
    """The model's name around an organization's, by token: it reaches over numbers, nationalities and small words."""
    around = whole.get(span.start)
    if span.label_ != "ORG" or around is None or around.start > span.start or around.end < span.end:
        return span
    start = next((t.i for t in around if t.lower_ != "the" and not is_demonym(t.text)), span.start)
    return Span(span.doc, min(start, span.start), around.end, "ORG")


def agree(doc: Doc, found: list[Chain]) -> list[tuple[Chain, str]]:
    """The chains that are names, with one label for all mentions of a name in the article.

    Mentions of one spelling vote together; a full name is also helped by the mentions of its surname alone; then a
    surname follows the full names it belongs to, and words in front of a known full name are cut off.
    """
    small = {token.text for token in doc if token.text.islower()}
    middle = {doc[c.start].text for c in found if not doc[c.start].is_sent_start}
    total: dict[str, Votes] = defaultdict(lambda: dict.fromkeys(LABELS, 0.0))
    texts = [name_key(doc, chain) for chain in found]
    count = Counter(texts)
    for text, chain in zip(texts, found, strict=True):
        for label, vote in votes(doc, chain, small, middle, once=count[text] == 1).items():
            total[text][label] += vote
    means = {text: {label: vote / count[text] ** 0.5 for label, vote in mine.items()} for text, mine in total.items()}
    decided = {text: best(with_surname(text, means)) for text in means}
    people = {text for text, label in decided.items() if label == "PER" and " " in text}
    short = {word for text in people for word in surnames(text)}
    out = []
    for text, chain in zip(texts, found, strict=True):
        chosen = decided[text]
        if text in short and not (chosen == "LOC" and is_place(text) and total[text]["PER"] <= 0):
            chosen = "PER"
        if cut := known_ending(text, people):
            chain, chosen = Chain(chain.end - cut, chain.end, chain.titled), "PER"
        if chosen:
            out.append((chain, chosen))
    return out + surnames_left_over(doc, found, {word for text in people for word in surnames(text)})


def pieces(doc: Doc, chain: Chain) -> list[Chain]:
    """A chain cut where the model has a person begin or end beside a word of another kind or another person.

    Lists and signatures set people side by side without a comma, and a name runs into the next line: "Nasser Khalil | Interim".
    """
    cuts = []
    for i in range(chain.start + 1, chain.end):
        before, here = doc[i - 1], doc[i]
        begins, goes_on = here.ent_type_ == "PER" and here.ent_iob_ == "B", here.ent_iob_ == "I"
        if goes_on or not here.text[0].isupper():
            continue
        full = before.ent_iob_ == "I"
        other = here.ent_type_ in ("ORG", "LOC") or not begins and common(here)
        if before.ent_type_ == "PER" and (full and other or begins and not (full and is_given_name(before.text))):
            cuts.append(i)
    edges = [chain.start, *cuts, chain.end]
    return [replace(chain, start=a, end=b, titled=chain.titled and a == chain.start) for a, b in pairwise(edges)]


def common(token: Token) -> bool:
    """Whether the word has its capital from beginning a line: no proper noun, or one that often begins a sentence."""
    return token.text.istitle() and not is_given_name(token.text) and (key(token) in starters() or token.pos_ != "PROPN")


def surnames_left_over(doc: Doc, found: list[Chain], short: set[str]) -> list[tuple[Chain, str]]:
    """Surnames of the article's persons that the tagger took for common words where a sentence begins."""
    taken = {i for chain in found for i in range(chain.start, chain.end)}
    return [
        (Chain(token.i, token.i + 1), "PER")
        for token in doc[:-1]
        if token.is_sent_start
        and token.text in short
        and token.text.istitle()
        and token.i not in taken
        and len(token) > 2
        and token.lower_ not in starters()
        and token.nbor(1).pos_ in ("VERB", "AUX", "PART")
    ]


def with_surname(text: str, means: dict[str, Votes]) -> Votes:
    """The votes of a name; a full name gets half of the person votes of its last word alone."""
    mine = means[text]
    last = text.rpartition(" ")[2]
    if (
        last != text
        and last in means
        and len(text.split()) <= 4
        and means[last]["PER"] > max(0.0, means[last]["ORG"], means[last]["LOC"])
    ):
        return mine | {"PER": mine["PER"] + means[last]["PER"] / 2}
    return mine


def known_ending(text: str, people: set[str]) -> int:
    """How many words at the end are a full name of the article behind others ("Bigamist John Aldous"), or 0."""
    words = text.split()
    if text in people and len(words) < 4:
        return 0
    for cut in range(1, len(words) - 1):
        rest = words[cut:]
        if " ".join(rest) in people and not is_given_name(words[cut - 1]) and not any("-" in w or "'" in w for w in rest):
            return len(rest)
    return 0


def name_key(doc: Doc, chain: Chain) -> str:
    """The words of a chain as one string: the name under which its mentions vote together."""
    return " ".join(doc[chain.start : chain.end].text.replace("’", "'").split())


def surnames(name: str) -> Iterator[str]:
    """The words that can stand for a person's full name.

    The last, alone and with its particle ("von Berg", "Von Berg"), the first, the end of a hyphenated last one, and the
    middle ones that are no given names ("Fernández" of "Cristina Fernández de Rossi").
    """
    words = [w for w in name.split() if w.rstrip(".").lower() not in ("jr", "sr", "ii", "iii")]
    if len(words) < 2:
        return
    yield words[-1]
    yield words[0]
    if "-" in words[-1]:
        yield words[-1].rpartition("-")[2]
        yield words[-1][0].upper() + words[-1][1:]
    particles = table()["particles"]
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in particles:
        first -= 1
        tail = " ".join(words[first:])
        yield tail
        yield tail[0].upper() + tail[1:]
    for word in words[1:-1]:
        if len(word) > 3 and word.istitle() and not is_given_name(word):
            yield word


def best(mine: Votes) -> str | None:
    """The label with the most votes, if it has any; ties go to the order of LABELS."""
    label: str = max(LABELS, key=lambda each: mine[each])
    return label if mine[label] > 0 else None


def votes(doc: Doc, chain: Chain, small: set[str], middle: set[str], once: bool = False) -> Votes:
    """The votes of one mention; `once` if the article has no other of this name.

    `small` are the article's words in small letters, `middle` the first words of names inside its sentences.
    """
    weights = table()["votes"]
    out = dict.fromkeys(LABELS, 0.0)
    found = list(clues(doc, chain))
    if once and "one_word" in found and len(doc) > EXCERPT and PERSONAL.isdisjoint(found):
        found.append("lonely")
    if chain.end - chain.start == 1 and doc[chain.start].is_sent_start:
        word = doc[chain.start].text
        if word.lower() in small:
            found.append("common_word")
        elif word not in middle and "statistical_none" in found:
            found.append("only_start")
    for clue in found:
        for label, weight in weights[clue].items():
            out[label] += weight
    return out


def clues(doc: Doc, chain: Chain) -> Iterator[str]:
    """The clues of one mention: rows of the table `votes` in names.toml."""
    yield "any"
    if chain.titled:
        yield "title"
    if chain.with_of:
        yield "with_of"
    if chain.affiliation:
        yield "affiliation"
    yield from inner_clues(doc, chain)
    yield from left_clues(doc, chain)
    yield from right_clues(doc, chain)
    yield from statistical_clues(doc, chain)


def inner_clues(doc: Doc, chain: Chain) -> Iterator[str]:
    """What the words of the name say."""
    words = table()
    text = name_key(doc, chain)
    tokens = doc[chain.start : chain.end]
    plain = [t for t in tokens if t.is_alpha or "." in t.text or "'" in t.text or "’" in t.text]
    first = key(tokens[0])
    if any(key(t) in words["vessels"] and (t.is_upper or len(t) > 3) for t in doc[max(chain.start - 1, 0) : chain.start + 1]):
        yield "vessel"  # but Ms Pugh
    if any(INNER_CAPITAL.fullmatch(t.text) for t in tokens):
        yield "inner_capital"
    if is_place(text):
        yield "place_table"
    if is_organization(text):
        yield "organization_table"
    head = key(next((doc[i - 1] for i in range(chain.start + 1, chain.end) if doc[i].lower_ in ("of", "for")), tokens[-1]))
    if len(plain) > 1:
        if head in words["organization_heads"]:
            yield "organization_head"
        if head in words["place_heads"] or (
            first in words["place_heads"] and first in ("lake", "mount", "gulf", "camp", "cape", "port")
        ):
            yield "place_head"
        if first in words["place_beginnings"]:
            yield "place_beginning"
        if head in words["job_heads"] and not is_given_name(tokens[0].text):
            yield "job_head"
        if is_given_name(tokens[0].text):
            yield "given_name"
        elif first in words["family_first"] and len(plain) < 4:
            yield "family_first"
        if tokens[-1].text.istitle() and key(tokens[-1]).endswith(tuple(words["surname_endings"])):
            yield "surname_ending"
        initials = [bool(INITIALS.fullmatch(t.text)) and not is_place(t.text) for t in tokens]
        if all(initials):
            yield "initials_only"
        elif any(initials) and head not in words["organization_heads"] | words["place_heads"]:
            yield "initial"
        if any(t.text.islower() and key(t) in words["particles"] for t in tokens):
            yield "particle"
        if len(plain) in (2, 3) and all(t.is_title or t.text[0].isupper() and not t.is_upper for t in plain):
            yield "two_words"
        if any(t.text == "&" for t in tokens):
            yield "ampersand"
    else:
        yield "one_word"
        if is_given_name(text):
            yield "given_alone"
        if "Number=Plur" in str(tokens[0].morph) or first[-1:] == "s" and first[:-1] in words["roles"]:
            yield "plural"
        if 2 <= len(text.replace(".", "")) <= 5 and text.replace(".", "").isupper() and not is_place(text):
            yield "acronym"


def left_clues(doc: Doc, chain: Chain) -> Iterator[str]:
    """What stands before the name."""
    words = table()
    if chain.start == 0 or doc[chain.start].is_sent_start:
        return
    before = doc[chain.start - 1]
    if before.lower_ in ("the", "this"):
        yield "the_before"
    elif before.lower_ in ("in", "near", "outside", "inside", "across", "throughout"):
        yield "in_before"
    elif before.lower_ in ("at", "around", "toward", "towards", "into", "off"):
        yield "at_before"
    elif before.lower_ in ("from", "to", "of"):
        if before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in words["place_nouns"]:
            yield "place_noun_before"
        else:
            yield "from_before"
    elif is_role(before.lower_) and before.text[0].islower() or role_and_comma(before):
        yield "role_before"
    elif before.lower_ in words["place_nouns"]:
        yield "place_noun_before"


def is_role(word: str) -> bool:
    """Whether the word is a person's role, in the singular or the plural: "lawyer", "lawyers", "policemen"."""
    roles = table()["roles"]
    return word in roles or word[-1:] == "s" and word[:-1] in roles or word[-3:] == "men" and word[:-2] + "an" in roles


def role_and_comma(before: Token) -> bool:
    """Whether the token is a comma after a role: "his deputy, X", "the mayor of Troy, X"."""
    if before.text != "," or before.i == 0:
        return False
    at = before.i - 1
    doc = before.doc
    while at > 1 and before.i - at < 5 and doc[at].text[0].isupper() and doc[at].pos_ == "PROPN":
        at -= 1
    if at < before.i - 1 and doc[at].lower_ == "of":
        return doc[at - 1].lower_ in table()["roles"]
    return doc[before.i - 1].lower_ in table()["roles"]


def right_clues(doc: Doc, chain: Chain) -> Iterator[str]:
    """What stands after the name."""
    words = table()
    after = list(doc[chain.end : chain.end + 9])
    after = after[: next((i for i, t in enumerate(after) if t.is_sent_start or t.is_space), len(after))]
    if not after:
        return
    head = after[0]
    if head.text in (",", "(") and len(after) > 2:
        if after[1].is_digit and len(after[1].text) <= 3 and after[2].text in (",", ")", ".", ";"):
            yield "age_after"
        elif head.text == "," and after[1].lower_ in ("who", "whose", "whom"):
            yield "who_after"
        elif head.text == "," and is_place(after[1].text):
            yield "place_after"
        elif head.text == "," and role_in(after[1:]):
            yield "role_after"
    elif head.text == "/" and not head.whitespace_:
        yield "credit"
    elif head.lower_ in ("who", "whose"):
        yield "who_after"
    elif head.text in ("'s", "’s", "'", "’") and len(after) > 1 and head.pos_ == "PART":
        if after[1].lower_ in words["eponyms"] or key(doc[chain.start]) in ("st", "saint") and after[1].text.istitle():
            yield "eponym"
        if any(t.lower_ in words["kin"] for t in after[1:3]):
            yield "kin_after"
    elif governs(doc[chain.end - 1], after):
        yield "government_of"
    elif head.text[0].islower() and head.pos_ in ("NOUN", "ADJ"):
        yield "role_noun_after" if head.lower_ in words["roles"] else "modifier_use"
    if any(t.lemma_ in words["person_verbs"] for t in after[:2] if t.pos_ == "VERB") or (
        chain.start > 1
        and doc[chain.start - 1].lemma_ in ("say", "add", "ask")
        and doc[chain.start - 2].text in (",", '"', "”", "''", "’")
    ):
        yield "verb_subject"


def governs(name: Token, after: list[Token]) -> bool:
    """Whether a person's name, as the model has it, stands before what heads of state have: the X (caretaker) government."""
    nouns = takewhile(lambda t: t.pos_ in ("ADJ", "NOUN"), after[:3])
    return name.ent_type_ == "PER" and any(t.text in table()["governments"] for t in nouns)


def role_in(after: list[Token]) -> bool:
    """Whether words after a comma begin with a person's role: "a retired lawyer", "the chief of ..."."""
    words = table()
    for position, token in enumerate(after[:6]):
        if (
            token.text.istitle()
            and token.lower_ in words["titles"]
            and any(is_given_name(t.text) for t in after[position + 1 : position + 2])
        ):
            return False  # On Samos, Mayor Ann X
        if token.lower_ in words["roles"] and not token.text.isupper():
            return True
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PUNCT", "VERB", "ADV") or token.text == ",":
            return False
        if position == 0 and token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return False
    return False


def statistical_clues(doc: Doc, chain: Chain) -> Iterator[str]:
    """The model's own name over most of the chain."""
    labels = [doc[i].ent_type_ for i in range(chain.start, chain.end) if doc[i].text not in HYPHENS]
    label = max(LABELS, key=labels.count)
    yield f"statistical_{label}" if labels.count(label) * 2 >= len(labels) else "statistical_none"
