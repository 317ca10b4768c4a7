"""How one word of a person's name is recognised across spellings: folding, the transliteration key, known variants.

`name_key` sends spellings of one name to one string, so names can be clustered by hashing. It is coarse on purpose;
`relate` adds what a key cannot say: the vowels in between, nicknames, pairs that are never one name, slips of the pen.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Link = Literal["same", "spelling", "nickname", "initial", "typo", "different"]
LINKS: tuple[Link, ...] = ("same", "spelling", "nickname", "initial", "typo", "different")
"""How two words can be one name, from the closest link to none."""

SCORES: dict[Link, float] = {
    "same": 1.0,
    "spelling": 0.94,
    "nickname": 0.88,
    "initial": 0.78,
    "typo": 0.76,
    "different": 0.0,
}
"""What a link leaves of the score of the whole name."""

TYPO_LENGTH = 6
"""Shortest word in which a letter left out, added or swapped with the next counts as a slip (Bush is not Busch)."""
SUBSTITUTION_LENGTH = 7
"""Shortest word in which one letter for another counts as a slip: real surnames differ like that (Berger, Berner)."""

# Latin spellings of one sound, in the order in which they are applied. Upper-case letters are sounds without a letter
# of their own: C = ch, H = kh, S = sh.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"^ie?(?=[aou])", "y"),  # Iouri, Yuri
    (r"^ye(?=[gklrvsfmndz])", "e"),  # Yevgeny, Evgeny; Yeltsin, Eltsin
    (r"(?:ij|iy|yj|yy|ii)(?=a?$)", "i"),  # Dmitrij, Dmitriy, Dmitrii
    (r"(?<=[eo])j$|(?<=la)j$", "i"),  # Andrej, Andrei; Nikolaj, Nikolai
    (r"i+y+[ae]h?$|i[ae]h$|ey[ae]h?$", "ia"),  # Haniyeh, Haniya
    (r"ih$", "eh"),  # Salih, Saleh
    (r"(?<=[^aeiou])ie$", "i"),
    (r"(?<=[^aeiou])iy+(?=[aeou])", "i"),  # Ziyad, Ziad
    (r"(?<=[nr])h(?=[aeiou])", ""),
    (r"[aoe]v[iy]ch$", "ovich"),
    (r"[aoeiy]vna$", "ovna"),
    (r"off$|eff$", "ov"),  # Romanoff, Romanov
    (r"([bcdfghjklmnpqrstvwxz])\1+", r"\1"),
    (r"yov$|iov$|iev$|yev$|ev$", "ov"),  # Gorbachyov, Gorbachev
    (r"enka$", "enko"),  # Lukashenka, Lukashenko
    (r"tsch|tch|cz", "C"),
    (r"sch|sh", "S"),
    (r"ch", "C"),
    (r"kh", "H"),
    (r"gh|ck|q", "k"),
    (r"dzh|dj|zh|jh", "j"),
    (r"dh", "d"),
    (r"th", "t"),
    (r"ph", "f"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"[cg]", "k"),
    (r"tz", "ts"),
    (r"z(?![aeiouyw])", "s"),  # Cortez, Cortes
    (r"aw(?![aeiouy])", "au"),  # Tawfiq, Taufik
    (r"ow(?![aeiouy])", "ou"),
    (r"w", "v"),
    (r"(?<=[aeiou])i(?=[aeou])", "y"),  # Tayeb, Taieb
    (r"(?<=[aeiou])h$", ""),  # Abdullah, Abdulla
)
# Spellings of one vowel.
_VOWELS: tuple[tuple[str, str], ...] = (
    (r"y(?![aeiou])|(?<=[^aeiou])y", "i"),
    (r"ee+", "i"),
    (r"oo+|ou|eu", "u"),
    (r"aa+", "a"),
    (r"ae|ay", "ai"),
    (r"ey", "ei"),
    (r"eo(?=[^aeiou]|$)", "o"),  # Hyeon, Hyun
    (r"ue(?=[^aeiou])", "u"),  # Mueller, Müller
    (r"oe(?=[^aeiou])", "o"),
    (r"ie(?=[^aeiou])", "i"),
)
_NEAR = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})


@dataclass(frozen=True, slots=True)
class NameTables:
    """The word knowledge of given_names.toml."""

    names: frozenset[str]
    stable: frozenset[str]
    """Given names whose spelling is fixed in English, French, Spanish ...: Lena is not Lana."""
    groups: dict[str, frozenset[int]]
    """Word to the numbers of the variant groups that it belongs to."""
    apart: frozenset[frozenset[str]]
    family_first: frozenset[str]
    wade_giles: frozenset[str]


@cache
def name_tables() -> NameTables:
    """The tables of given_names.toml, read once."""
    raw: dict[str, Any] = tomllib.loads((files("factcheck.values") / "given_names.toml").read_text("utf-8"))
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(raw["variants"]["groups"]):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    by_origin = {origin: frozenset(words.split()) for origin, words in raw["names"].items()}
    return NameTables(
        names=frozenset().union(*by_origin.values()),
        stable=frozenset().union(*(by_origin[origin] for origin in raw["stable_origins"])),
        groups={word: frozenset(numbers) for word, numbers in groups.items()},
        apart=frozenset(
            frozenset((a, b)) for line in raw["never_merge"]["groups"] for a in line.split() for b in line.split() if a != b
        ),
        family_first=frozenset(raw["family_first"]["chinese"].split()) | frozenset(raw["family_first"]["korean"].split()),
        wade_giles=frozenset(raw["family_first"]["wade_giles_syllables"].split()),
    )


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII without apostrophes, backticks and dots: "Márquez" -> "marquez", "Kata'ib" -> "kataib"."""
    if not text.isascii():
        from anyascii import anyascii

        # The soft and hard sign and the Arabic ayn come out as quotes; they are dropped with the apostrophes below.
        text = anyascii(text)
    return re.sub(r"['`’‘\".]", "", text).lower()


def is_given_name(word: str) -> bool:
    """Whether the word, in any case and with or without accents, is in the table of given names of every origin."""
    tables = name_tables()
    folded = fold(word)
    return folded in tables.names or ("-" in folded and all(part in tables.names for part in folded.split("-")))


@lru_cache(maxsize=65536)
def spoken(token: str) -> str:
    """The folded token with one spelling for each sound: "Qassem" -> "kasem", "Soleymani" -> "soleimani"."""
    word = re.sub(r"[^a-z]", "", fold(token))
    word = re.sub(r"^abd(?:[aeiou]l|[aeiou]{1,2}l?(?=(.)\1)|[aeiou](?=ll))", "abdul", word)
    word = re.sub(r"(?<=.[^aeiou])[aeou]d+(?:i|ee)ne?$", "din", word)  # Nasruddin, Nasreddine
    word = re.sub(r"(?<=.[^aeiou])[aou]l+ah?$", "lah", word) if re.search(r"l+ah?$", word) and len(word) > 6 else word
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound, word)
    word = re.sub(r"([^aeiou])\1+", r"\1", word)
    for pattern, sound in _VOWELS:
        word = re.sub(pattern, sound, word)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def name_key(token: str) -> str:
    """The transliteration key of one word of a name; equal for spellings of one name, hashable.

    The consonants, the class of the first vowel (o, u against a, e, i) and the last vowel where the word ends in one:
    Qassem, Qasem and Kasim share a key; Hassan and Hossein, Khamenei and Khomeini do not.
    """
    word = spoken(token)
    nuclei = list(re.finditer(r"[aeiou]+", word))
    if not nuclei:
        return word
    first = nuclei[0]
    key = word[: first.start()] + _vowel_class(first.group())
    rest = word[first.end() :]
    if nuclei[-1].end() == len(word) and len(nuclei) > 1:
        ending = nuclei[-1].group()[-1]
        return key + re.sub(r"[aeiou]+", "", rest) + {"e": "a", "u": "o"}.get(ending, ending)
    return key + re.sub(r"[aeiou]+", "", rest)


def _vowel_class(nucleus: str) -> str:
    sounding = nucleus.lstrip("i") or nucleus
    return "o" if sounding[0] in "ou" else "a"


@lru_cache(maxsize=65536)
def relate(a: str, b: str) -> Link:
    """How two single words of a name are linked; symmetric.

    Initials: "Q" or "Q." against "Qassem". Slips: one edit in a long word that does not begin or end it
    ("Soeimani"), never between two known given names ("Martina", "Marina").
    """
    one, two = sorted((fold(a).replace("-", ""), fold(b).replace("-", "")), key=lambda word: (len(word), word))
    if one == two:
        return "same"
    if not one:
        return "different"
    if len(one) == 1:
        return "initial" if one == two[0] or spoken(one)[:1] == spoken(two)[:1] else "different"
    tables = name_tables()
    if frozenset((one, two)) in tables.apart:
        return "different"
    if tables.groups.get(one, frozenset()) & tables.groups.get(two, frozenset()):
        return "spelling" if name_key(one) == name_key(two) else "nickname"
    if name_key(one) == name_key(two) and _sounds_agree(one, two):
        return "spelling"
    if len(one) >= 5 and not {one, two} <= tables.names and _loose(one) & _loose(two) and _sounds_agree(one, two):
        return "spelling"
    return "typo" if _is_slip(one, two) else "different"


def _loose(word: str) -> set[str]:
    """Keys without what only some romanizations tell apart: kh and h or k, sh and French ch, s and z, b and v."""
    key = name_key(word).translate(str.maketrans("Czv", "Ssb"))
    return {key.replace("H", "h"), key.replace("H", "k")}


def _sounds_agree(a: str, b: str) -> bool:
    tables = name_tables()
    if _hard(a) != _hard(b) and a in tables.names and b in tables.names:
        return False  # Gary is not Cary, though Gaddafi is Kaddafi
    first, second = re.findall(r"[aeiou]+", spoken(a)), re.findall(r"[aeiou]+", spoken(b))
    if first == second:
        return True
    fixed = a in tables.stable and b in tables.stable
    if {len(first), len(second)} == {1, 2} and not {a, b} <= tables.names:
        # A vowel put between the last two consonants: Adl, Adil; Badr, Bader.
        fuller = max(spoken(a), spoken(b), key=len)
        return first[0] == second[0] and re.search(r"[^aeiou][aei][^aeiou]$", fuller) is not None
    if min(len(first), len(second)) == 1 and not fixed:
        return len(first) == len(second) and {*first, *second} == {"ai", "ei"}
    if fixed or min(len(a), len(b)) < 4:
        return False
    if len(first) == len(second):
        return all(map(_near, first, second))
    shorter, longer = sorted((first, second), key=len)
    return len(longer) - len(shorter) == 1 and any(
        all(map(_near, shorter, longer[:gap] + longer[gap + 1 :])) for gap in range(1, len(longer))
    )


def _hard(word: str) -> str:
    return "".join("k" if letter in "ckq" else letter for letter in word if letter in "ckqg")


def _near(a: str, b: str) -> bool:
    return any(x == y or x + y in _NEAR for x in a for y in b)


def _is_slip(shorter: str, longer: str) -> bool:
    tables = name_tables()
    if len(shorter) < TYPO_LENGTH or len(longer) - len(shorter) > 1 or (shorter in tables.names and longer in tables.names):
        return False
    at = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    if at == 0:
        return longer == f"h{shorter}"
    if len(longer) > len(shorter):
        # A last letter more is another name: Putin and Putina, Salman and Salmani, Robert and Roberts.
        return at < len(shorter) and shorter[at:] == longer[at + 1 :]
    if shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]:
        return True
    return len(shorter) >= SUBSTITUTION_LENGTH and at < len(shorter) - 1 and shorter[at + 1 :] == longer[at + 1 :]


def begins_compound(word: str) -> bool:
    """Whether the folded word is only the first half of an Arabic name: Abd (al-Rahman), Abdul (Rahman), Abu (Bakr)."""
    return re.fullmatch(r"abd|abd[aeiou]l|abd(?:ou|oo)l|abd[aeu][rsnzdt]|abu|abou", word) is not None


def ends_compound(word: str) -> bool:
    """Whether the folded word is only the last half of an Arabic name: (Nasr) Allah, (Nur al-) Din."""
    return word in ("din", "deen", "dine", "addin", "eddin", "uddin", "eddine", "allah", "ullah", "ollah")
