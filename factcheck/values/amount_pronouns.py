"""Words of number that count something only sometimes: "one", "no", "none", "no one", and ordinals."""

import re

from factcheck.values.amount_context import WORD_AFTER, words_before
from factcheck.values.number_words import word_table

_TAKES_ONE = frozenset({"and", "or", "left", "shot", "hit", "hurt", "kills", "kill", "leaves", "wounds", "with"})
"""Words before a "one" at the end of a clause that counts: "killed two and wounded one"."""


def is_pronoun_one(text: str, start: int, end: int, *, hedged: bool) -> bool:
    """Whether the "one" at `start` counts nothing: "no one", "this one", "one of the most", "one can"."""
    lists = word_table().lists
    before = words_before(text, start, 1)
    word = before[0][0].lower().strip("(\"'“").removesuffix("'s") if before else ""
    after_match = WORD_AFTER.match(text, end)
    after = after_match[1].lower().removesuffix("'s") if after_match else ""
    noun_follows = bool(after) and after not in lists["one_after"] and not after.endswith("ing")
    described = words_before(text, start, 2)
    if len(described) == 2 and described[0][0].lower() in {"a", "an"} and described[1][0].isalpha() and not hedged:
        return True
    if text.startswith("'", end) or (after_match and after_match[0].lstrip().startswith("-")):
        return True
    if not after and not hedged and word.isalpha() and not word.endswith(("ed", "ing")) and word not in _TAKES_ONE:
        return True
    if after == "of":
        if not hedged and word in lists["one_before"] - lists["one_determiners"] - {
            "as",
            "for",
            "like",
            "being",
            "no",
            "first",
            "last",
        }:
            return True
        return (word == "as" and not text.startswith(" of the ", end)) or _praises(text, end)
    if word in lists["one_before"] and not hedged:
        determined = (
            word in lists["one_determiners"]
            and noun_follows
            and after not in {"was", "were", "and", "in", "of", "from", "had", "not"}
        )
        return not determined
    if hedged and word in {"the", "this", "that"}:
        return True
    if word == "and" and after in {"is", "has"}:
        return False
    return after in lists["one_after"] and not (
        hedged and after in {"day", "night", "to", "on", "in", "at", "by", "with", "after"}
    )


_OF_PRAISE = re.compile(r" of (?:the|its|his|her|their|our|my|those|these|[A-Z][\w]+'s|a|\w+'s)((?: [\w'-]+){0,4})", re.I)


def _praises(text: str, end: int) -> bool:
    match = _OF_PRAISE.match(text, end)
    if match is None:
        return False
    words = match[1].lower().split()
    praise = word_table().lists["praise"]
    return any(
        w in praise
        or (
            w.endswith("est")
            and len(w) > 4
            and w not in {"request", "protest", "forest", "suspect", "harvest", "interest", "arrest"}
        )
        for w in words[:4]
    )


_CLAUSE = re.compile(r"(?:[ -][\w']+){1,8}")


def no_is_zero(text: str, word: str, end: int) -> bool:
    """Whether "no", "none", "nobody" or "no one" (ending at `end`) says zero of people or harm."""
    match = _CLAUSE.match(text, end)
    if match is None:
        return False
    lists = word_table().lists
    following = re.findall(r"[\w']+", match[0].lower())
    if word == "no":
        for position, noun in enumerate(following[:6]):
            if noun in lists["zero_breakers"]:
                return False
            if noun in lists["zero_nouns"]:
                if following[position + 1 : position + 2] and following[position + 1] in lists["zero_breakers"]:
                    return False
                return position < 3 or "reports" in following[:position]
        return False
    if word == "none" and following[:1] == ["of"]:
        return any(w in lists["harmed"] or w in lists["zero_nouns"] for w in following)
    return any(w in lists["harmed"] for w in following[:8])


def is_rank(text: str, end: int, word: str, value: float) -> bool:
    """Whether an ordinal ending at `end` is a rank of something ("the fourth victim"): a lower-case noun follows."""
    match = re.compile(r" ([a-z][a-z'-]*)").match(text, end)
    if match is None:
        return False
    after = match[1]
    lists = word_table().lists
    if after in lists["ordinal_times"]:
        return word != "first" and value > 1
    return after not in lists["ordinal_stops"] and not after.startswith(("degree", "century", "floor", "grade", "class"))
