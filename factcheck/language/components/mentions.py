"""Which words of a sentence name somebody: the mention that is a verb's subject, or that stands beside it.

All functions give half-open token spans: a person's name where one stands in the phrase, else the name at its head,
else the head noun with what stands before it.
"""

from spacy.tokens import Doc, Token

from factcheck.language.components.reporting import reporting

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")


def sentence_start(doc: Doc, i: int) -> int:
    """The first token of the sentence of token `i`, but not beyond its line."""
    while i > 0 and not doc[i].is_sent_start:
        i -= 1
    return i


def line_end(doc: Doc, i: int) -> int:
    """The index of the next line break at or after token `i`."""
    while i < len(doc) and not (doc[i].is_space and "\n" in doc[i].text):
        i += 1
    return i


def line_start(doc: Doc, i: int) -> int:
    """The index of the first token of the line of token `i`."""
    while i > 0 and not (doc[i - 1].is_space and "\n" in doc[i - 1].text):
        i -= 1
    return i


def passive_subject(verb: Token) -> bool:
    """Whether the verb's subject is only spoken about: "was told", "is called", but not "is quoted as saying"."""
    return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children) and verb.lemma_ not in ("quote", "cite")


def subject_of(doc: Doc, verb: Token, first: int, end: int) -> tuple[int, int] | None:
    """The mention that is the verb's subject, or the subject of the verb it hangs on ("and added", "saying")."""
    node, steps = verb, 0
    while steps < 3:
        for child in node.children:
            if child.dep_ in SUBJECTS and child.lower_ not in ("that", "which", "it", "there", "what"):
                if child.lower_ == "who":
                    return antecedent(doc, child)
                return None if child.ent_type_ == "" and child.lower_ in reporting()["times"] else mention(doc, child)
        if node.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and node.head.i != node.i and node.dep_ != "parataxis":
            node, steps = node.head, steps + 1
        elif node.dep_ in ("acl", "acl:relcl"):
            if node.head.lower_ not in reporting()["times"]:
                return mention(doc, node.head)
            node, steps = node.head, steps + 1
        else:
            return None
    return None


def antecedent(doc: Doc, who: Token) -> tuple[int, int] | None:
    """The person that "who" stands for: the name that ends right before it, else the noun before the comma."""
    i = who.i - 1
    while i > 0 and doc[i].text in (",", "(", "—", "–"):
        i -= 1
    return mention(doc, doc[i]) if doc[i].pos_ in ("NOUN", "PROPN") else None


def nominal(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The first nominal from `start` on: a name if its phrase has one, else its head with what stands before it."""
    if person := person_in_run(doc, start, end):
        return person
    i = start
    while i < end and i < start + 8:
        token = doc[i]
        if token.pos_ in ("PROPN", "PRON") or token.pos_ == "NOUN":
            head = token
            while (
                head.dep_ in ("compound", "amod", "nmod", "nmod:poss", "flat", "nmod:desc")
                and start <= head.head.i < end
                and head.head.i - i < 8
            ):
                head = head.head
            return mention(doc, head)
        if token.pos_ not in ("DET", "ADJ", "NUM", "ADV", "SPACE", "PUNCT") or token.text in (".", ":", ";"):
            return None
        i += 1
    return None


def person_in_run(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The last person in the run of nouns, names and hyphens from `start` on: "hospital spokesman Luis Ortega"."""
    i, found = start, None
    while i < end and (doc[i].pos_ in ("NOUN", "PROPN", "DET", "ADJ", "NUM", "X") or doc[i].text in ("-", "'s", "’s")):
        if doc[i].ent_type_ == "PER" and doc[i].pos_ != "PART":
            found = found if found and doc[i].ent_iob_ == "I" else i
        elif found is not None and doc[i].text != "-":
            break
        i += 1
    if found is None or i < end and doc[i].text in ("'s", "’s"):
        return None
    entity = next(e for e in doc.ents if e.start <= found < e.end)
    return entity.start, entity.end


def person_before(doc: Doc, start: int, verb: int) -> tuple[int, int] | None:
    """The person whose name ends right before the verb: "the head of the bank, Anna Berg, warned"."""
    i = verb - 1
    while i > start and (doc[i].pos_ in ("AUX", "ADV") or doc[i].text == ","):
        i -= 1
    if i < start or doc[i].ent_type_ != "PER" or doc[i].pos_ == "PART":
        return None
    first = i
    while first > start and doc[first].ent_iob_ == "I":
        first -= 1
    behind = doc[first - 1] if first > start else None
    return None if behind is not None and behind.pos_ in ("ADP", "CCONJ") else (first, i + 1)


def nominal_before(doc: Doc, start: int, verb: int) -> tuple[int, int] | None:
    """The nominal right before a verb, over auxiliaries, adverbs and a comma."""
    i = verb - 1
    while i >= start and doc[i].pos_ in ("AUX", "ADV", "PART"):
        i -= 1
    if i > start and doc[i].text == "," and doc[i - 1].ent_type_ == "PER":
        i -= 1
    if i >= start and doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
        return mention(doc, doc[i])
    return None


def after_to(doc: Doc, according: int) -> tuple[int, int] | None:
    """The X of "according to X"."""
    if according + 1 < len(doc) and doc[according + 1].lower_ == "to":
        return nominal(doc, according + 2, line_end(doc, according))
    return None


def mention(doc: Doc, head: Token) -> tuple[int, int]:
    """The token span of a mention with this head: the person (else the name) in its phrase, or head and modifiers."""
    if head.pos_ == "PRON":
        return head.i, head.i + 1
    parts = [head, *(c for c in head.children if c.dep_ in ("appos", "flat", "compound", "nmod:desc", "flat:name"))]
    if person := person_in_run(doc, head.i, line_end(doc, head.i)):
        return person
    lowest, highest = min(t.i for t in parts), max(t.i for t in parts)
    near = [e for e in doc.ents if e.start <= highest and e.end > lowest]
    people = [e for e in near if e.label_ == "PER" and any(e.start <= t.i < e.end for t in parts)]
    people = people or [e for e in near if e.label_ == "PER" and e.start <= head.i + 1 and e.end > head.i]
    if people:
        return people[0].start, people[0].end
    holding = [e for e in near if e.start <= head.i < e.end]
    if holding:
        return holding[0].start, holding[0].end
    start = head.i
    while (
        start > 0
        and doc[start - 1].head.i == head.i
        and doc[start - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")
        and doc[start - 1].i >= sentence_start(doc, head.i)
    ):
        start -= 1
    return start, head.i + 1
