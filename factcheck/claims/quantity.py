"""From a quantity in the text to what is counted or measured: its noun, the noun's modifiers, what befell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from factcheck.claims.concepts import concept, is_person, outcome, thing, word_class
from factcheck.claims.scene import governing_verb, governors
from factcheck.values.amount_finder import Quantity, find_quantities
from factcheck.values.places import country_of, is_demonym

OFFSPRING = re.compile(r"\b(?:grand)?(?:mother|father|parent|mum|mom|dad)s?[\s-]+of[\s-]+$", re.I)
NOMINAL = frozenset({"NOUN", "PROPN"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
"""What only a noun can be: the tagger may still take it for a verb ("two US bases")."""
INSIDE_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
PREDICATES = frozenset({"missing", "homeless", "dead"})
"""Words that say it of their subject, whatever the tagger takes them for."""
REACH = 6  # words between a figure and an outcome that stands in the same clause but hangs elsewhere in the parse


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its place in the parse. `noun` is None where the text leaves it out ("32 were killed")."""

    quantity: Quantity
    number: Token
    noun: Token | None
    offspring: bool = False
    """Whether it counts somebody's children: "a mother of 12"."""

    @property
    def anchor(self) -> Token:
        """The token at which the quantity joins the sentence."""
        return self.noun if self.noun is not None else self.number


def counted(doc: Doc) -> Iterator[Counted]:
    """Every quantity of the document, with its number and noun in the parse."""
    for quantity in find_quantities(doc.text):
        span = doc.char_span(*quantity.number, alignment_mode="expand")
        if span is None or not len(span):
            continue
        number = span.root
        if OFFSPRING.search(doc.text[max(0, quantity.start - 20) : quantity.start]):
            yield Counted(replace(quantity, kind="count", unit=None, dimension=None), number, None, offspring=True)
        elif _aged(doc, quantity, number):
            yield Counted(replace(quantity, kind="age", unit="year of age", dimension="age"), number, None)
        else:
            yield Counted(quantity, number, _noun(doc, quantity, number))


AGE_END = re.compile(r" ?[,.;)](?! ?\d)|\n")
YOUNGEST, OLDEST = 10, 110


def _aged(doc: Doc, quantity: Quantity, number: Token) -> bool:
    """Whether a bare number is the age of the person before it: "the gunman, 34, fled"."""
    if quantity.kind != "count" or number.i < 2 or doc[number.i - 1].text != "," or not number.text.isdigit():
        return False
    person = doc[number.i - 2]
    return (
        YOUNGEST <= int(number.text) <= OLDEST
        and quantity.hedge is None
        and person.pos_ in NOMINAL
        and person.morph.get("Number", []) != ["Plur"]
        and is_person(person.lemma_.lower())
        and bool(AGE_END.match(doc.text, quantity.end))
    )


def _noun(doc: Doc, quantity: Quantity, number: Token) -> Token | None:
    whole = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    last = whole[-1] if whole is not None and len(whole) else number
    after = last.i + 1
    if (
        number.dep_ in ("nummod", "det", "amod", "compound", "nmod", "advmod")
        and (number.head.pos_ in NOMINAL or number.head.dep_ in ARGUMENTS)
        and number.head.i >= number.i
    ):
        head = number.head
        if head.dep_ == "compound" and head.ent_type_ and head.head.i > head.i:
            head = head.head  # "100 US troops" counts no US
        elif head.dep_ == "obl:unmarked" and head.head.dep_ == "amod" and head.i < head.head.i < head.head.head.i:
            head = head.head.head  # "one rocket propelled grenade launcher" counts no rocket
        if head.lower_ in JOINED and head.i > last.i and (whole_noun := _run(doc, head.i + 1)):
            return whole_noun  # "two half - brothers"
        if last.i < head.i <= last.i + REACH and not _boundary(doc, after, head.i):
            joined = head.i + 1 < len(doc) and doc[head.i + 1].lower_ in ("and", "or") and _run(doc, after)
            return joined or head
    if after < len(doc) and doc[after].lower_ == "of" and after + 1 < len(doc):
        return _antecedent(doc, number) if doc[after + 1].lower_ in WHICH else _run(doc, after + 1, skip_determiner=True)
    return _run(doc, after) or _numbered(number)


JOINED = frozenset({"half", "step", "great"})
"""Words in front of kin, joined by a hyphen that may stand apart."""
WHICH = frozenset({"which", "whom"})


def _antecedent(doc: Doc, number: Token) -> Token | None:
    """Of what "two of which have collapsed" is a part: the plural noun last before it in the sentence."""
    for token in reversed(doc[number.sent.start : number.i]):
        if token.pos_ == "NOUN" and token.morph.get("Number", []) == ["Plur"]:
            return token
    return None


NUMBER = frozenset({"number", "total", "tally"})


def _numbered(number: Token) -> Token | None:
    """What is counted in "the number of cases | rose to 1,240": the noun behind "number of"."""
    doc, first = number.doc, number.sent.start
    verb = next((t for t in reversed(doc[max(first, number.i - 5) : number.i]) if t.lemma_.lower() in word_class("levels")), None)
    if verb is None or any(t.lower_ == "from" for t in doc[verb.i : number.i]):
        return None
    before = doc[max(first, verb.i - 6) : verb.i]
    of = next((t for t in before if t.lower_ == "of" and t.i > first and doc[t.i - 1].lemma_.lower() in NUMBER), None)
    nouns = [t for t in doc[of.i : verb.i] if t.pos_ in NOMINAL or outcome(t.lemma_.lower())] if of is not None else []
    return nouns[-1] if nouns else None


def _boundary(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb, comma or preposition stands between a number and a noun."""
    return any(
        t.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ") and t.dep_ not in ("amod", "compound") or t.text in ",;:—"
        for t in doc[start:end]
    )


def _run(doc: Doc, start: int, skip_determiner: bool = False) -> Token | None:
    """The last noun of the run of words that begins at `start` ("other automatic | rifles")."""
    found, i = None, start
    while i < len(doc) and i < start + REACH:
        token = doc[i]
        participle = token.pos_ == "VERB" and token.tag_ != "VBZ" and (token.dep_ == "amod" or _between(doc, start, i))
        if token.pos_ in NOMINAL:
            found = token
        elif token.pos_ in ("ADJ", "ADV", "NUM") or participle or token.text == "-":
            if found is not None and token.text != "-":
                break
        elif token.lower_ in ("and", "or", ",") and i + 1 < len(doc) and _joins_modifiers(doc, start, i):
            found = None
        elif not (skip_determiner and token.pos_ in ("DET", "PRON") and found is None):
            break
        i += 1
    return found


def _between(doc: Doc, start: int, i: int) -> bool:
    """Whether a participle stands between a number and a noun, however it was parsed: "13 | loaded | magazines"."""
    past = doc[i].lower_.endswith("ed") and doc[i].morph.get("VerbForm", []) != ["Inf"]
    return past and start in (i, i - 1) and i + 1 < len(doc) and doc[i + 1].morph.get("Number", []) == ["Plur"]


def _joins_modifiers(doc: Doc, start: int, conjunction: int) -> bool:
    """Whether "and" stands between two words that both narrow a noun behind them: "23 Somali and Yemeni pirates"."""
    behind = doc[conjunction + 1]
    before = doc[start:conjunction]
    if behind.pos_ not in ("ADJ", "PROPN") or not all(
        t.pos_ in ("ADJ", "PROPN") or t.pos_ == "NOUN" and behind.pos_ == "ADJ" and t.morph.get("Number", []) != ["Plur"]
        for t in before
    ):
        return False
    return conjunction + 2 < len(doc) and doc[conjunction + 2].pos_ == "NOUN"


def modifiers(noun: Token, quantity: Quantity) -> frozenset[str]:
    """Lemmas that narrow a noun down: "12 Somali pirates", "loaded magazines", "members of parliament"."""
    found = set()
    for child in noun.children:
        if quantity.start <= child.idx < quantity.end or not child.text[0].isalpha():
            continue
        if child.dep_ in ("amod", "compound", "nmod:desc") and child.i < noun.i:
            found.add(country_of(child.text) or concept((child.lemma_ or child.text).lower()))
    if is_demonym(noun.text):
        found.add(country_of(noun.text) or noun.lower_)
    return frozenset(found - _LOOSE)


_LOOSE = frozenset(
    "other more such least most dead local new late same people person additional further own young old innocent "
    "suspect suspected alleged total many several at estimate estimated fellow".split()
)


def outcome_of(item: Counted) -> str | None:
    """What befell the people counted ("killed", "injured", "arrested"), from the parse, else from the words nearest by.

    Of inhabitants, that they are living there.
    """
    noun = item.noun
    if _inhabitants(item):
        return "living"
    if noun is not None:
        own = outcome(noun.lemma_.lower())
        if own in OF_LAW:
            return None
        if own and own not in STATES:
            return own
        if thing(noun.lemma_.lower()) == noun.lemma_.lower() and not _personal(noun):
            return None
        for child in noun.children:
            if child.dep_ in ("acl", "amod", "advcl", "acl:relcl", "xcomp") and (befell := _passive(child)):
                return befell
    if befell := _just_before(item) or _right_behind(item):
        return befell
    if _whole_of_part(item):
        return None
    if befell := _put_at(item) or _included(item):
        return befell
    anchor = item.anchor
    here = anchor
    while here.dep_ in ("conj", "appos", "flat") and here.head != here:
        here = here.head
    for step in dict.fromkeys((anchor, here)):
        verb = step.head
        if befell := _role(step, verb):
            return befell
    return _nearby(item) or (outcome(noun.lemma_.lower()) if noun is not None else None)


HOME = re.compile(r"\b(?:home (?:to|by|of)|population (?:of|was|is|stands at)|inhabited by|populated by) (?:[a-z]+ ){0,2}$", re.I)
"""Words right before the number of those who live in a place."""


def _inhabitants(item: Counted) -> bool:
    """ "A city of 160,000 people", "home to 167,000", "a population of 12,000"."""
    doc, start = item.number.doc, item.quantity.start
    if HOME.search(doc.text[max(0, start - 45) : start]):
        return item.noun is None or _personal(item.noun)
    before = doc.char_span(start, start + 1, alignment_mode="expand")
    if before is None or before.start < 2 or item.noun is None or not _personal(item.noun):
        return False
    return doc[before.start - 1].lower_ == "of" and doc[before.start - 2].lemma_.lower() in word_class("settlements")


OF_LAW = frozenset({"charged", "sentenced"})
"""Outcomes whose nouns are things: "54 charges", "seven life sentences"."""
STATES = frozenset({"attended", "employed", "displaced", "rescued"})
"""Outcomes whose nouns say who people are ("protesters", "workers"); what befell them then comes first."""


def _put_at(item: Counted) -> str | None:
    """The outcome in "put the number of injured at 260", "the death toll stood at 32"."""
    doc, sent = item.number.doc, item.number.sent
    before = doc.char_span(item.quantity.start, item.quantity.start + 1, alignment_mode="expand")
    at = before.start - 1 if before is not None else 0
    if item.noun is not None or at <= sent.start or doc[at].lower_ != "at":
        return None
    words = doc[max(sent.start, at - REACH) : at]
    if not any(t.lemma_.lower() in word_class("putting") for t in words):
        return None
    return next((b for t in reversed(words) if (b := outcome(t.lemma_.lower()) or outcome(t.lower_))), None)


def _whole_of_part(item: Counted) -> bool:
    """Whether it is the whole that another figure takes a part of: the 14 of "none of the 14 crew were hurt"."""
    before = item.number.doc.text[max(0, item.quantity.start - 24) : item.quantity.start]
    return bool(PART_OF.search(before))


PART_OF = re.compile(
    r"\b(?:none|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|all but \w+|[\d,]+) of (?:the|its|their) $",
    re.I,
)


def _right_behind(item: Counted) -> str | None:
    """The outcome right behind a figure without a noun: "37 dead, 120 injured and 9 missing"."""
    doc, i = item.number.doc, item.number.i + 1
    if item.noun is not None and item.noun.i != i:
        return None
    if i < len(doc) and doc[i].lower_ in word_class("still"):
        i += 1
    if i >= len(doc) or doc[i].pos_ not in ("ADJ", "VERB", "NOUN"):
        return None
    return outcome(doc[i].lower_) or _passive(doc[i])


def _included(item: Counted) -> str | None:
    """What befell the whole of which this is a part: "six people were killed, including two children"."""
    part = item.anchor
    while part.dep_ == "conj" and part.head != part:
        part = part.head
    whole = part.head
    if not any(c.lower_ == "including" for c in part.children):
        return None
    if whole.pos_ == "VERB":
        borne = {c.dep_ for c in whole.children} & {"nsubj:pass", "obj"} or whole.lemma_.lower() in word_class("intransitive")
        return outcome(whole.lemma_.lower()) if borne else None
    return outcome(whole.lemma_.lower()) or _role(whole, whole.head)


def _just_before(item: Counted) -> str | None:
    """The outcome of an active verb that the figure follows at once ("injuring dozens", "killed at least 32")."""
    doc, start = item.number.doc, item.quantity.start
    before = doc.char_span(start, start + 1, alignment_mode="expand")
    if before is None or before.start == 0:
        return None
    verb = doc[before.start - 1]
    befell = outcome(verb.lemma_.lower())
    if (
        not befell
        or not (verb.pos_ == "VERB" or verb.lower_.endswith("ing") or (item.noun is None and verb.pos_ == "ADJ"))
        or verb.lemma_.lower() in word_class("intransitive")
        or any(c.dep_ == "aux:pass" for c in verb.children)
    ):
        return None
    return befell


def _role(noun: Token, verb: Token) -> str | None:
    """The outcome that `verb` brings upon `noun`, by the noun's place in its frame."""
    befell = outcome(verb.lemma_.lower()) or outcome(verb.lower_)
    relation = noun.dep_
    if verb.pos_ in ("VERB", "ADJ", "AUX"):
        if befell and relation == "nsubj:pass":
            return befell
        if befell and relation in ("obj", "iobj"):
            return None if verb.lemma_ == "flee" else befell
        if (
            befell
            and relation in ("nsubj", "nsubj:outer")
            and (
                verb.lemma_.lower() in word_class("intransitive")
                or verb.pos_ == "ADJ"
                or verb.lower_ in PREDICATES
                or _participle(verb)
            )
        ):
            return befell
        if relation == "obl" and any(c.dep_ == "case" and c.lower_ in ("among", "to") for c in noun.children):
            brought = (outcome(c.lemma_.lower()) for c in verb.children if c.dep_ == "obj" and c.pos_ == "NOUN")
            if harm := next((b for b in brought if b in ("killed", "injured")), None):
                return harm  # "causing brain injuries among 100 troops"
        harms = (
            outcome(c.lemma_.lower()) for c in verb.children if c.dep_ == "obj" and verb.lemma_.lower() in word_class("suffering")
        )
        if relation == "nsubj" and (harm := next((h for h in harms if h), None)):
            return harm
        if relation in ("obj", "nsubj", "nsubj:pass"):
            for child in verb.children:
                near = noun.i < child.i <= noun.i + REACH and not any(
                    t.pos_ in ("NUM", "CCONJ") for t in noun.doc[noun.i + 1 : child.i]
                )
                if (
                    near
                    and child.dep_ in ("xcomp", "obj", "advcl", "ccomp")
                    and child.pos_ in ("ADJ", "VERB")
                    and (left := outcome(child.lemma_.lower()))
                ):
                    return left
    elif befell and verb.pos_ == "NOUN" and relation in ("nmod", "nummod", "compound", "appos"):
        return befell
    if noun.pos_ == "NUM" or relation.startswith(("obl", "nsubj", "obj")):
        for child in (verb, *verb.children):
            if child.lemma_.lower() in ("toll", "fatality", "casualty") and (child.lemma_.lower() == "toll"):
                return "injured" if any(c.lemma_.lower().startswith("injur") for c in child.children) else "killed"
    return None


def _participle(verb: Token) -> bool:
    """Past participle or past form without an object: "250 others injured", "32 killed"."""
    return (
        verb.morph.get("VerbForm", []) in (["Part"], ["Fin"])
        and not any(c.dep_ == "obj" for c in verb.children)
        and verb.morph.get("Tense", []) == ["Past"]
    )


def _passive(token: Token) -> str | None:
    befell = outcome(token.lemma_.lower()) or outcome(token.lower_)
    return (
        befell
        if befell
        and (token.pos_ == "ADJ" or token.morph.get("VerbForm", []) == ["Part"] and token.morph.get("Tense", []) == ["Past"])
        else None
    )


def _personal(noun: Token) -> bool:
    return (
        is_person(noun.lemma_.lower())
        or is_demonym(noun.text)
        or noun.ent_type_ == "PER"
        or (noun.pos_ == "PROPN" and noun.lower_.endswith("s"))
    )


def is_people(item: Counted) -> bool:
    """Whether human beings are counted; a figure without a noun counts people where something befell them."""
    if item.noun is None:
        return True
    return _personal(item.noun) or outcome(item.noun.lemma_.lower()) is not None


def _nearby(item: Counted) -> str | None:
    """The outcome word nearest to the figure within its clause: first behind it, then a participle before it ("killing 32")."""
    doc, anchor = item.number.doc, item.anchor
    sent = anchor.sent
    for token in doc[anchor.i + 1 : min(anchor.i + REACH, sent.end)]:
        if token.text in ";:" or token.pos_ == "NUM":
            break
        if befell := _passive(token):
            return befell
    for token in reversed(doc[max(item.number.i - REACH, sent.start) : item.number.i]):
        if token.text in ";:," or (token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() != "toll"):
            break
        if (
            token.pos_ == "VERB"
            and (befell := outcome(token.lemma_.lower()))
            and token.lemma_ not in word_class("intransitive")
            and "aux:pass" not in {c.dep_ for c in token.children}
        ):
            return befell
    return None


def action(item: Counted) -> Token | None:
    """The verb or event noun that the quantity hangs on."""
    return governing_verb(item.anchor) or next(governors(item.anchor), None)
