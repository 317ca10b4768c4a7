"""Whether a text is in English at all: the pipeline knows no other language, and would say nothing or nonsense."""

import re

FREQUENT = frozenset(
    "the of and to in a is was that for on with by from at as it he said are be has have were an this but not".split()
)
"""The most frequent words of English news; they make up a good quarter of its words."""
LEAST = 0.12
SHORTEST = 40  # words; of less no share can be told


def reads_as_english(text: str) -> bool:
    """True also where a text is too short to tell."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) < SHORTEST or sum(w in FREQUENT for w in words) >= LEAST * len(words)
