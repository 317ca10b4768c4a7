"""Who says each quotation, and the verb that says so: completes `doc._.quotes`.

The speaker is looked for after the quotation ('"...," said X'), before it ('X warned: "..."', 'according to X'), around
it in the same sentence, and else taken over from the quotation before ("continuing quotations"). He and she become the
person last named as a subject or speaker; gender is not known, recency decides.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.language.components.mentions import (
    SUBJECTS,
    after_to,
    line_end,
    line_start,
    mention,
    nominal,
    nominal_before,
    passive_subject,
    person_before,
    sentence_start,
    subject_of,
)
from factcheck.language.components.quotations import Quotation, tokens
from factcheck.language.components.reporting import reporting

MARKS = frozenset("\"“”'‘’`„«»") | {"``", "''"}
DOUBLE_MARKS = MARKS - frozenset("'’`")
AFTER_REACH = 20  # tokens after the closing mark in which the speaker's verb begins
Found = tuple[tuple[int, int] | None, int | None]


@Language.component("speakers", requires=["doc._.quotes"], assigns=["doc._.quotes"])
def speakers(doc: Doc) -> Doc:
    """Give every quotation of `doc._.quotes` its speaker and cue where the text names them."""
    found: list[Quotation] = []
    previous: Quotation | None = None
    if not doc._.quotes:
        return doc
    offsets = [token.idx for token in doc]
    spans = [tokens(doc, offsets, quote.start, quote.end) for quote in doc._.quotes]
    quoted = {i for q, span in zip(doc._.quotes, spans, strict=True) if not q.nested for i in range(span.start, span.end)}
    for quote, span in zip(doc._.quotes, spans, strict=True):
        if quote.nested:
            speaker, cue = before(doc, span, quote, quoted)
        else:
            speaker, cue = find(doc, span, quote, quoted)
            if speaker is None and cue is None and previous is not None and takes_over(doc, quote, previous):
                speaker = previous.speaker
            elif speaker is None and cue is None and quote.kind == "direct":
                speaker, cue = line_before(doc, span, quote)
        speaker = resolve(doc, speaker, found)
        kind = "partial" if quote.kind == "title" and cue is not None and verb_word(doc[cue]) else quote.kind
        quote = replace(quote, speaker=speaker, cue=cue, kind=kind)
        if not quote.nested and quote.kind != "title":
            previous = quote
        found.append(quote)
    doc._.quotes = found
    return doc


def find(doc: Doc, span: Span, quote: Quotation, quoted: set[int]) -> Found:
    """Speaker and cue of a quotation, from the words around it."""
    searches: tuple[Callable[[Doc, Span, Quotation, set[int]], Found], ...]
    if quote.kind == "direct":
        searches = (after, before, report_before)
    elif quote.kind == "title" and doc.text[quote.end - 1] not in ",?!":
        searches = (before,)
    else:
        searches = (before, after)
    for search in searches:
        speaker, cue = search(doc, span, quote, quoted)
        if cue is not None and (speaker is None or speaker[0] not in quoted):
            return speaker, cue
    return None, None


def is_cue(token: Token) -> bool:
    """A verb of saying, or the "according" of "according to"."""
    table = reporting()
    if token.lower_ == "according":
        return True
    return token.pos_ in ("VERB", "AUX", "NOUN") and token.lemma_ in table["say"] and verb_like(token)


def verb_like(token: Token) -> bool:
    return token.pos_ == "VERB" or token.text in ("said", "says", "told", "added", "asked", "wrote", "tweeted")


def verb_word(token: Token) -> bool:
    """Whether a cue is strong enough to make two words in marks somebody's words."""
    return token.lower_ == "according" or token.lemma_ not in reporting()["weak"] or token.lemma_ in ("call", "read", "order")


def after(doc: Doc, span: Span, quote: Quotation, quoted: set[int]) -> Found:
    """'"...," X said', '"...," said X', '"...," according to X', right after the closing mark."""
    end = line_end(doc, span.end)
    i = span.end
    while i < end and (doc[i].text in MARKS or doc[i].text in (",", "–", "—", "-")):
        i += 1
    ended = doc[span.end - 1].text[-1] in ".!" or doc.text[quote.end - 1] in ".!"
    if i >= end or doc[i].text in (".", ";"):
        return None, None
    stop = min(end, i + AFTER_REACH)
    for j in range(i, stop):
        token = doc[j]
        if token.text in DOUBLE_MARKS or token.text in (".", ";", ":") or (j > i and token.is_sent_start):
            return None, None
        if token.lower_ == "according":
            return after_to(doc, j), j
        if not is_cue(token):
            continue
        if ended and token.is_sent_start:
            return None, None
        if (subject := subject_of(doc, token, i, end)) and subject[0] not in quoted:
            if ended and subject[0] >= i and not comma_or_close(doc, i, subject[0], j):
                return None, None
            return subject, j
        if j == i or all(doc[k].pos_ in ("ADV", "AUX") for k in range(i, j)):
            return nominal(doc, j + 1, end), j
        return nominal(doc, i, j) or nominal_before(doc, i, j), j
    return None, None


def comma_or_close(doc: Doc, first: int, subject: int, cue: int) -> bool:
    """After a stop inside the marks: only a bare attribution ("..." Smith said) belongs to what was quoted before."""
    tail = [t for t in doc[cue + 1 : cue + 3] if not t.is_space]
    return (
        not tail
        or tail[0].text in (".", ",")
        or tail[0].pos_ in ("PROPN", "ADP", "DET", "PRON", "ADV")
        and tail[0].lower_ not in ("that", "he", "she", "they", "the", "it")
    )


def before(doc: Doc, span: Span, quote: Quotation, quoted: set[int]) -> Found:
    """'X said: "..."', 'X, the secretary of Y, warned that it would be "..."', 'according to X, "..."'."""
    start = sentence_start(doc, span.start)
    inside = set() if quote.nested else quoted
    for j in range(span.start - 1, start - 1, -1):
        token = doc[j]
        if j in inside or not is_cue(token) or named_so(doc, token, span.start):
            continue
        if token.lower_ == "according":
            return after_to(doc, j), j
        subject = person_before(doc, start, j) or subject_of(doc, token, start, span.start) or nominal_before(doc, start, j)
        if subject is not None and not passive_subject(token):
            return subject, j
    return None, None


def report_before(doc: Doc, span: Span, quote: Quotation, quoted: set[int]) -> Found:
    """A sentence before it that ends with a colon: 'He was blunt: "..."' with the quotation on its own."""
    i = span.start - 1
    while i >= 0 and (doc[i].text in MARKS or doc[i].is_space):
        i -= 1
    if i >= 0 and doc[i].text == ":":
        start = sentence_start(doc, i)
        for j in range(start, i):
            if doc[j].dep_ in SUBJECTS and doc[j].head.i < i:
                return mention(doc, doc[j]), doc[j].head.i if is_cue(doc[j].head) else i
    return None, None


def named_so(doc: Doc, verb: Token, quote: int) -> bool:
    """A participle that gives the name that begins at token `quote`: a boat called "Blue Star"."""
    return (
        verb.lemma_ in reporting()["naming"]
        and all(t.text in MARKS or t.pos_ == "DET" or t.lower_ == "as" for t in doc[verb.i + 1 : quote])
        and verb.dep_ == "acl"
        and not any(c.dep_ in SUBJECTS for c in verb.children)
    )


def resolve(doc: Doc, speaker: tuple[int, int] | None, quotes: list[Quotation]) -> tuple[int, int] | None:
    """A pronoun's person: the one last named before it as a subject or speaker, else the person last named at all."""
    if speaker is None or speaker[1] - speaker[0] != 1 or doc[speaker[0]].lower_ not in reporting()["pronouns"]:
        return speaker
    at = speaker[0]
    people = [e for e in doc.ents if e.label_ == "PER" and e.end <= at]
    spoken = {q.speaker for q in quotes}
    for person in reversed(people):
        root = person.root
        if (
            (person.start, person.end) in spoken
            or root.dep_ in SUBJECTS
            or root.head.dep_ in SUBJECTS
            and root.dep_ in ("appos", "flat", "compound")
        ):
            return person.start, person.end
    return (people[-1].start, people[-1].end) if people else speaker


def line_before(doc: Doc, span: Span, quote: Quotation) -> Found:
    """Whom the paragraph before reports, where a paragraph is nothing but a quotation."""
    start = line_start(doc, span.start)
    end = line_end(doc, span.end)
    alone = all(t.text in MARKS or t.is_space for t in [*doc[start : span.start], *doc[span.end : end]])
    if not alone or start < 2:
        return None, None
    first = line_start(doc, start - 1)
    for j in range(start - 1, first - 1, -1):
        if not is_cue(doc[j]) or doc[j].lower_ == "according":
            continue
        subject = subject_of(doc, doc[j], first, start)
        if subject and (doc[subject[0]].ent_type_ == "PER" or doc[subject[0]].lower_ in reporting()["pronouns"]):
            return subject, j
    return None, None


def takes_over(doc: Doc, quote: Quotation, previous: Quotation) -> bool:
    """Whether a quotation without a cue goes on with the speaker of the one before.

    It must make up a whole sentence or more, in the same paragraph as the one before or in the next.
    """
    if quote.kind != "direct" or previous.speaker is None:
        return False
    between = doc.text[previous.end : quote.start]
    opening = doc.text[line_offset(doc.text, quote.start) : quote.start].strip(" \"“'‘`")
    return between.count("\n") == 0 or (between.count("\n") <= 1 and not opening)


def line_offset(text: str, offset: int) -> int:
    """The offset at which the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1
