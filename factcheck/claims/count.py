"""Counts: people killed, injured, arrested; houses destroyed; anything that is counted. Page: count.md."""

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.claims.concepts import thing, word_class
from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import Counted, counted, is_people, modifiers, outcome_of
from factcheck.claims.score import scores
from factcheck.language.components.lemmas import irregular
from factcheck.model import Claim
from factcheck.values.amounts import Amount
from factcheck.values.places import is_demonym

CODES = {
    "FC101": "people killed",
    "FC102": "people injured",
    "FC103": "people arrested or held",
    "FC104": "people missing",
    "FC105": "people displaced or evacuated",
    "FC106": "other people",
    "FC107": "things destroyed or damaged",
    "FC108": "other things",
    "FC109": "votes",
    "FC110": "which of a series",
    "FC111": "score, record or division of votes",
}
BY_OUTCOME = {"killed": "FC101", "injured": "FC102", "arrested": "FC103", "missing": "FC104", "displaced": "FC105"}
THIRD = 3
"""Ordinals from which one counts: a second one is often no more than another one."""
VOTES = frozenset({"vote", "ballot", "seat"})
CASUALTIES = ("killed", "injured")
"""What "no casualties" says: none killed, and none injured."""
NAMED = {"killed": frozenset({"death", "fatality"}), "injured": frozenset({"injury"})}


def find(text: Text) -> Iterator[Claim]:
    """Every figure that counts something, with what is counted and what befell it."""
    for item in counted(text.doc):
        quantity = item.quantity
        if quantity.kind == "ordinal" and item.noun is not None:
            yield from _rank(text, item, item.noun)
        if quantity.kind != "count" or quantity.rate or _one_of(text, item) or _about_knowledge(item):
            continue
        befell = None if item.offspring else outcome_of(item)
        if item.noun is None and befell is None and not item.offspring:
            continue  # a bare figure says nothing that could be compared
        for each in _none_of_what(item.anchor) if _about_casualties(item) else (befell,):
            yield make(text, item, each)
    yield from _nothing_known(text)
    yield from scores(text)


def _rank(text: Text, item: Counted, noun: Token) -> Iterator[Claim]:
    """ "The fifth coach fired this season": how many there have been by now. A first one is news of another sort."""
    quantity, lemma = item.quantity, noun.lemma_.lower()
    if (quantity.amount.point or 0) < THIRD or lemma in word_class("untallied") or noun.ent_type_ or noun.pos_ != "NOUN":
        return
    yield text.claim(
        "count",
        "FC110",
        noun,
        quantity.start,
        noun.idx + len(noun),
        quantity.amount,
        attribute=f"rank {thing(lemma)}",
        head=thing(lemma),
        subject=noun.lemma_,
        modifiers=modifiers(noun, quantity),
        unit=lemma,
    )


def _nothing_known(text: Text) -> Iterator[Claim]:
    """ "No casualty figures have been confirmed", "no immediate reports of injuries": none, or none known yet."""
    for token in text.doc:
        if token.lower_ != "no" or token.dep_ != "det" or token.head.i - token.i > 4:
            continue
        noun = token.head
        if (
            noun.lemma_.lower() in word_class("casualties")
            or not {c.lemma_.lower() for c in noun.subtree} & word_class("casualties")
            or noun.lemma_.lower() not in word_class("knowledge")
        ):
            continue
        for befell in _none_of_what(noun):
            yield text.claim(
                "count",
                BY_OUTCOME[befell],
                noun,
                token.idx,
                noun.idx + len(noun),
                Amount(0, 0),
                attribute=befell,
                head="person",
                subject=f"casualties {befell}",
                unit="person",
                stance="asserted",
            )


def _one_of(text: Text, item: Counted) -> bool:
    """ "One of the bombs" picks one out; it does not say how many there were."""
    quantity = item.quantity
    return quantity.amount.point == 1 and text.doc.text[quantity.end : quantity.end + 4].lower() == " of "


def _contents(text: Text, noun: Token | None) -> str:
    """ " of plans" behind "13 sets": what the sets are of."""
    if noun is None or noun.i + 2 >= len(text.doc) or text.doc[noun.i + 1].lower_ != "of" or text.doc[noun.i + 2].pos_ != "NOUN":
        return ""
    return f" of {text.doc[noun.i + 2].text}"


def _head(noun: Token | None) -> str:
    """The lemma of what is counted: of "crew members" the crew, of "11 Yemenis" persons."""
    if noun is None or is_demonym(noun.text):
        return "person"
    whose = next((c.lemma_.lower() for c in noun.children if c.dep_ == "compound"), None)
    lemma = irregular()["NOUN"].get(noun.lower_, noun.lemma_.lower())  # the tagger may take "bases" for a verb
    return whose if whose and lemma == "member" else lemma


def _some_of(text: Text, item: Counted) -> bool:
    """ "Two of the bombs" counts a part of them."""
    before = text.doc.text[max(0, item.quantity.start - 6) : item.quantity.start + 4].lower().split()
    if "all" in before:
        return False
    behind = text.doc.text[item.quantity.end : item.quantity.end + 12].lower().split()
    return behind[:1] == ["of"] and behind[1:2] in (["the"], ["them"], ["those"], ["these"]) and not item.quantity.amount.vague


def make(text: Text, item: Counted, befell: str | None) -> Claim:
    quantity, noun = item.quantity, item.noun
    people = is_people(item)
    head = "child" if item.offspring else _head(noun)
    end = max(quantity.end, noun.idx + len(noun)) if noun is not None else quantity.end
    if _about_casualties(item) or head in word_class("intransitive"):
        people, head = True, "person"  # "no casualties"; "27 die" of a headline, taken for a noun
    what = text.doc.text[quantity.end : end].strip(" -") if noun is not None else "children" if item.offspring else "people"
    attribute = befell if people and befell else thing(head)
    what += _contents(text, noun)
    return text.claim(
        "count",
        _code(item, people, befell, head),
        item.anchor,
        quantity.start,
        end,
        quantity.amount,
        attribute=attribute,
        head=thing(head),
        subject=f"{what} {befell}" if befell and befell not in what else what,
        modifiers=modifiers(noun, quantity) if noun is not None else frozenset(),
        unit="person" if people else head,
        extra=quantity.extra or _some_of(text, item),
    )


def _none_of_what(noun: Token) -> tuple[str, ...]:
    """What "no casualties" rules out: deaths, injuries, or by "casualties" and "victims" both."""
    words = {c.lemma_.lower() for c in noun.subtree}
    if words & {"casualty", "victim"} or not words & word_class("casualties"):
        return CASUALTIES
    return tuple(befell for befell in CASUALTIES if words & NAMED[befell])


def _about_knowledge(item: Counted) -> bool:
    """ "No reports of ...": what is counted is what is known, see `_nothing_known`."""
    return item.quantity.amount.high == 0 and item.noun is not None and item.noun.lemma_.lower() in word_class("knowledge")


def _about_casualties(item: Counted) -> bool:
    """ "No casualties", "no casualty figures", "no reports of injuries": nothing is known of any yet."""
    if item.quantity.amount.high != 0 or item.noun is None:
        return False
    words = {item.noun.lemma_.lower(), *(c.lemma_.lower() for c in item.noun.subtree)}
    return bool(words & word_class("casualties"))


def _code(item: Counted, people: bool, befell: str | None, head: str) -> str:
    if head in VOTES:
        return "FC109"
    if people:
        return BY_OUTCOME.get(befell or "", "FC106")
    said = {t.lemma_.lower() for t in (item.anchor.head, *item.anchor.children)}
    return "FC107" if said & word_class("damage") else "FC108"


KIND = Kind("count", find, CODES)
