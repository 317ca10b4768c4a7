"""Sentence starts in news, set before the statistical components.

What the text shows is decided here (line ends, stops, abbreviations, quotation marks); where it leaves doubt ("in the
U.S. Congress") a token stays undecided and the model's senter has the vote. Nothing else may begin a sentence: on
edited text a trained boundary model alone breaks captions and headlines apart (sentence F1 0.75 on the GUM news test
set).
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

STOPS = re.compile(r"(?:[.!?]+|…|(?:\. ){2}\.)+$")
CLOSERS = frozenset("\"'”’)]»") | {"''"}
OPENERS = frozenset("\"'“‘([«`") | {"``", "„"}
BULLETS = frozenset("•●▪■◦‣►")
INITIAL = re.compile(r"(?:[A-Z]\.)+-?(?:[A-Z]\.)?$")


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """The table abbreviations.toml, every list as a set."""
    table = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf8"))
    following = table.pop("following")
    return {key: frozenset(words) for key, words in table.items()} | {"following": frozenset(following["verbs"])}


@Language.component("sentence_starts", assigns=["token.is_sent_start"])
def sentence_starts(doc: Doc) -> Doc:
    """Set `is_sent_start` of every token: True, False, or None where the senter may decide."""
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    codes = [0 if start is None else 1 if start else -1 for start in starts(words, spaces)]
    if codes:
        # one call for all: the attribute of a single token checks the whole document each time it is set
        doc.from_array(["SENT_START"], cast("Any", np.asarray(codes, dtype=np.int64).astype(np.uint64).reshape(-1, 1)))
    return doc


def starts(words: list[str], spaces: list[bool]) -> list[bool | None]:
    """For every token whether a sentence begins with it; `spaces` says whether a space follows the token."""
    found: list[bool | None] = [False] * len(words)
    loose = not any("\n" in word for word in words)
    if loose:
        # no layout left: a headline or a signature may run into the next sentence, so the senter is asked at capitals
        found = [
            None if (word[0].isupper() or word in OPENERS) and not (i and words[i - 1] in OPENERS | {"-"}) else False
            for i, word in enumerate(words)
        ]
    line_start = True
    open_double = False
    for i, word in enumerate(words):
        if word.isspace():
            if "\n" in word:
                line_start = True
            continue
        if line_start or word in BULLETS:
            open_double = open_double and not (line_start and word == '"')
            found[i], line_start = True, False
        if word in ("“", "``", "„"):
            open_double = True
        elif word in ("”", "''"):
            open_double = False
        elif word == '"':
            open_double = not open_double
        if word[-1] not in ".!?…":
            continue
        if not STOPS.search(word) and word[-1] != ".":
            continue
        end = closers(words, spaces, i, open_double)
        following = end + 1
        for j in range(i + 1, following):
            found[j] = False
        if following < len(words) and not words[following].isspace():
            found[following] = decide(words, spaces, i, end)
            if loose and found[following] is False and words[following][0].islower() and end == i and len(word) == 1:
                found[following] = None
    return found


def closers(words: list[str], spaces: list[bool], stop: int, open_double: bool) -> int:
    """The index of the last token that still belongs to a sentence which ends with the token `stop`."""
    end = stop
    while end + 1 < len(words) and words[end + 1] in CLOSERS:
        mark, spaced = words[end + 1], spaces[end]
        if mark == '"':
            # a mark that touches one side shows its direction, between spaces or words the count of marks decides
            after_space = end + 2 >= len(words) or spaces[end + 1] or words[end + 2].isspace() or words[end + 2] in CLOSERS
            if spaced and not after_space or spaced == after_space and not open_double:
                break
            open_double = False
        elif mark in ("'", "’") and spaced and end + 1 < len(words) - 1 and not spaces[end + 1]:
            break  # an opening mark: ... stop. 'Now ...
        end += 1
    return end


def decide(words: list[str], spaces: list[bool], stop: int, end: int) -> bool | None:
    """Whether the token after `end` begins a sentence; `stop` is a token with a stop and `end` its last closer."""
    head = end + 1
    while head + 1 < len(words) and words[head] in OPENERS | {"-", "–", "—"}:
        head += 1
    following = words[head]
    first = next((c for c in following if c.isalnum()), "")
    if not first or first.islower():
        return False
    table = abbreviations()
    quoted = any(mark not in ")]" for mark in words[stop + 1 : end + 1])
    if words[stop][-1] in "!?":
        return not (quoted and any(word in table["following"] for word in words[head + 1 : name_end(words, head) + 4]))
    if not spaces[end] and end == stop and first.isdigit():
        return False  # 3.5, .50
    if words[stop] in (".", "..", "...", "…"):
        joined = stop > 0 and not spaces[stop - 1]
        word = words[stop - 1] + "." if joined and words[stop] == "." else ""
    else:
        word = words[stop]
    key = word[:-1].lower()
    key = key.rpartition("-")[2] if key.rpartition("-")[2] in table["never"] else key  # Col.-Maj., Lt.-Gen.
    starter = following.lower() in table["starters"] and not (following.isupper() and len(following) > 1)
    if quoted and key not in table["never"]:
        return True
    if key in table["never"]:
        return False
    if stop > 0 and words[stop - 1].isdigit() and word == words[stop - 1] + "." and (stop == 1 or "\n" in words[stop - 2]):
        return False  # a numbered list: "1. Close the windows."
    aside = words[end + 1] in ("(", "[", "-", "–", "—")
    if aside and (key in table["clock"] or key in table["may_end"]):
        return False
    if key in table["before_number"] and (key in table["small"] if word[0].islower() else key not in ("p", "pp")):
        if any(c.isdigit() for c in following):
            return None if word == "no." else False  # "no. 17", but also: He said no. 10 minutes later ...
        if key not in ("no", "mar", "art", "p") and not starter:
            return None
        return True
    if key in table["clock"]:
        return following.lower() not in table["after_clock"]
    if key in table["may_end"] and (word[0].isupper() or key in ("etc", "ft", "mi", "sq")):
        return True if starter or head > end + 1 else None if not first.isdigit() else True
    if INITIAL.match(word):
        return starter and following != "A"
    return True


def name_end(words: list[str], start: int) -> int:
    """The index of the last of the capitalized words and hyphens from `start` on: a name with its title."""
    end = start
    while end + 1 < len(words) and (words[end + 1][0].isupper() or words[end + 1] in ("-", "–")):
        end += 1
    return end
