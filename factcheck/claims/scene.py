"""What stands around a claim in the parse: the words, names and dates that say what it is said of."""

from collections import deque
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from factcheck.claims.concepts import concept, verb_concept
from factcheck.model import Scene, Stance
from factcheck.values.days import When

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "NUM", "PROPN", "ADV"})
LIGHT = frozenset(
    "be have do say make get go take come give also other more such that this those these not no very last next just "
    "about some many much several few one two first when while there here now then still only even meanwhile according "
    "include tell report official yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec".split()
)
"""Lemmas too common in news to say what a claim is about."""
LEAD_SENTENCES = 3
"""The title and the first sentences tell the article's main event (the inverted pyramid of news writing)."""


def distances(token: Token) -> dict[int, float]:
    """Token index -> distance from `token` within its sentence: edges of the parse, or half the words between, if fewer."""
    sent = token.sent
    seen = {token.i: 0}
    queue = deque([token])
    while queue:
        here = queue.popleft()
        for near in (here.head, *here.children):
            if near.i not in seen and sent.start <= near.i < sent.end:
                seen[near.i] = seen[here.i] + 1
                queue.append(near)
    return {i: min(seen.get(i, 99), 1 + abs(i - token.i) / 2) for i in range(sent.start, sent.end)}


def key(token: Token) -> str:
    """The lemma that stands for a word in comparisons."""
    lemma = (token.lemma_ or token.text).lower()
    return verb_concept(lemma) if token.pos_ == "VERB" else concept(lemma)


def make_scene(
    token: Token,
    *,
    attribute: str,
    head: str,
    modifiers: Iterable[str] = (),
    skip: tuple[int, int] = (0, 0),
    when: tuple[When, ...] = (),
    extra: bool = False,
    lead: bool = False,
    base: tuple[str, ...] = (),
) -> Scene:
    """The scene of a claim anchored at `token`; `skip` is the character span of the claim's own value."""
    away = distances(token)
    words: dict[str, float] = {}
    for other in token.sent:
        lemma = (other.lemma_ or other.text).lower()
        inside = skip[0] <= other.idx < skip[1]
        if inside or other.ent_type_ or other.pos_ not in CONTENT or not other.text[0].isalpha() or lemma in LIGHT:
            continue
        weight = 1 / (1 + 0.4 * away[other.i])
        words[key(other)] = max(words.get(key(other), 0.0), round(weight, 3))
    names = sorted((min(away[t.i] for t in e), e.start_char) for e in token.sent.ents)
    verb = governing_verb(token)
    return Scene(
        attribute=attribute,
        head=head,
        modifiers=frozenset(modifiers),
        action=key(verb) if verb is not None else "",
        words=tuple(sorted(words.items())),
        names=tuple(start for _, start in names),
        when=when,
        extra=extra,
        lead=lead,
        base=base,
        past=in_past(token),
    )


def end_of_lead(doc: Doc) -> int:
    """The character at which the title and the first sentences end."""
    end = 0
    for number, sent in enumerate(doc.sents):
        if number >= LEAD_SENTENCES:
            break
        end = sent.end_char
    return end


def governors(token: Token, limit: int = 6) -> Iterator[Token]:
    """The token's ancestors, nearest first."""
    for step, ancestor in enumerate(token.ancestors):
        if step == limit:
            return
        yield ancestor


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, or the token itself if it is one."""
    if token.pos_ == "VERB":
        return token
    return next((t for t in governors(token) if t.pos_ in ("VERB", "AUX")), None)


def in_past(token: Token) -> bool:
    """False where the clause speaks of the future ("will meet on Tuesday"); a deed with its agent is done, and so is what
    somebody was "the second to" do.
    """
    verb = governing_verb(token)
    if verb is None or (token.pos_ == "NOUN" and agent_of(token)):
        return True
    if verb.dep_ == "acl" and any("Ord" in c.morph.get("NumType", []) for c in verb.head.children):
        return True
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_.startswith("aux")}
    return not helpers & {"will", "shall", "'ll"} and not (
        verb.morph.get("VerbForm", []) == ["Inf"] and verb.dep_ in ("xcomp", "acl", "advcl")
    )


def agent_of(noun: Token) -> Token | None:
    """Who did what a noun names: Trump, of "a decision by Trump"."""
    return next((c for c in noun.children if c.dep_ == "nmod" and any(g.lower_ == "by" for g in c.children)), None)


def stance_of(token: Token, speech: dict[str, frozenset[str]]) -> Stance:
    """Whether what is said at `token` is asserted, denied, or only possible (planned, feared, hypothetical)."""
    for here in (token, *governors(token)):
        if here.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        children = list(here.children)
        for child in children:
            if child.dep_.startswith("aux") and child.lemma_.lower() in speech["auxiliaries"]:
                return "possible"
            if child.dep_ == "mark" and child.lower_ in speech["markers"]:
                return "possible"
        done = here.dep_ in ("acl:relcl", "advcl") and here.morph.get("Tense", []) == ["Past"]
        if here == token:
            if done:
                break
            continue
        lemma = here.lemma_.lower()
        if lemma in speech["deny"]:
            return "denied"
        if lemma in speech["unreal"] and here.pos_ == "VERB" and _is_complement(token, here):
            return "possible"
        own_clause = here.dep_ in NOMINAL and any(c.dep_ == "cop" and "Past" in c.morph.get("Tense", []) for c in children)
        if done or own_clause or here.dep_ in ("ROOT", "parataxis"):
            break
    return "asserted"


NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod"})
"""Relations of nouns: what has a verb "was" of its own is a clause all the same, and the parse is wrong."""


def _is_complement(token: Token, verb: Token) -> bool:
    """Whether `token` hangs on `verb` by a clause that the verb speaks of ("plans to send 3,000 troops")."""
    here = token
    while here.head != verb and here.head != here:
        here = here.head
    if here.dep_ in ("xcomp", "ccomp"):
        return not (here.dep_ == "ccomp" and verb.lemma_.lower() in ("warn", "estimate", "urge"))
    return here.dep_ in ("obj", "obl") and verb.lemma_.lower() in ("expect", "fear", "plan", "risk", "seek")
