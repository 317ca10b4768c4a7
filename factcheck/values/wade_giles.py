"""Chinese names in the older Wade-Giles romanization: Mao Tse-tung, Chou En-lai."""

import re
from itertools import product

# Wade-Giles to pinyin; without its apostrophes a letter stands for two sounds. Finals first, initials by position.
_FINALS = (("ung", "ong"), ("ien", "ian"), ("ieh", "ie"), ("ueh", "ue"), ("ih", "i"), ("tzu", "tzi"), ("ssu", "si"))
_INITIALS = (
    ("hs", ("x",)),
    ("tz", ("z", "c")),
    ("ts", ("z", "c")),
    ("ch", ("zh", "ch", "j", "q")),
    ("sh", ("sh",)),
    ("k", ("g", "k")),
    ("t", ("d", "t")),
    ("p", ("b", "p")),
    ("j", ("r",)),
)


def pinyin_readings(text: str) -> set[str]:
    """All pinyin readings of Wade-Giles syllables that are joined by hyphens or spaces, written together."""
    readings: list[list[str]] = []
    for written in re.split(r"[-\s]", text):
        syllable = written
        for old, new in _FINALS:
            syllable = syllable.replace(old, new)
        start, starts = next(((s, n) for s, n in _INITIALS if syllable.startswith(s)), ("", ("",)))
        end = re.sub(r"^o$", "e", syllable[len(start) :]) if start in ("k", "t", "ts", "ch", "") else syllable[len(start) :]
        readings.append([syllable, *(initial + final for initial in starts for final in {end, re.sub(r"^ou$", "ou", end)})])
    return {"".join(choice) for choice in product(*readings)}
