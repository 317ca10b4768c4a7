"""A person's name in parts: titles in front, given names, surname with its particles, what stands behind it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from factcheck.values.name_key import begins_compound, fold, is_given_name, name_tables
from factcheck.values.places import is_demonym, place_key

Sex = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name as written. A single word is the surname, after "King" or "Pope" the given name."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    """With its particles: "bin Salman", "al-Sudani", "van der Bellen"; empty if there is none."""
    suffix: str | None = None
    """The generation, in one spelling: "Jr.", "Sr.", "III"."""
    nickname: str | None = None
    """Words in quotation marks or brackets inside the name."""
    family_first: bool = False
    """Whether the surname stood in front: Xi Jinping, Yoon Sang-hyun."""

    @property
    def initials(self) -> tuple[str, ...]:
        """The given names that are only initials."""
        return tuple(part for part in self.given if len(fold(part)) == 1)

    @property
    def core(self) -> str:
        """The name without titles, nickname and suffix, in the order in which it stands."""
        parts = (self.surname, *self.given) if self.family_first else (*self.given, self.surname)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TitleTables:
    """The word lists of titles.toml."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    departments: frozenset[str]
    ambiguous: frozenset[str]
    before_given: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    generations: dict[str, str]
    post_nominals: frozenset[str]
    articles: frozenset[str]
    assimilated: frozenset[str]
    links: frozenset[str]
    particles: frozenset[str]
    given_particles: frozenset[str]


@cache
def title_tables() -> TitleTables:
    """The tables of titles.toml, read once. Ranks count as honorifics: each is a title by itself."""
    raw: dict[str, Any] = tomllib.loads((files("factcheck.values") / "titles.toml").read_text("utf-8"))
    words = {key: frozenset(value.split()) for key, value in raw.items() if isinstance(value, str)}
    ranks = words.pop("ranks")
    return TitleTables(
        **{**words, "honorifics": words["honorifics"] | ranks},
        generations=raw["generations"],
    )


def _plain(word: str) -> str:
    return fold(re.sub(r"['’]s?$", "", word.strip(",;:()"))).replace(",", "")


def strip_titles(text: str) -> tuple[tuple[str, ...], str]:
    """The titles, ranks and roles in front of a name, one string each, and the rest.

    "Iranian President Hassan Rouhani" -> (("Iranian President",), "Hassan Rouhani"). The rest is empty only when the
    text is nothing but titles; a word that could be a name stays when otherwise nothing would be left.
    """
    words = text.split()
    end = _titles_end(words)
    if end == len(words) and words:
        last = _plain(words[-1])
        if len(words) > 1 and (last in title_tables().ambiguous or is_given_name(last)) and words[-1][:1].isupper():
            end -= 1
    titles: list[list[str]] = [[]]
    for word in words[:end]:
        titles[-1].append(word)
        if _begins_new(word, titles[-1]):
            titles.append([])
    return tuple(_tidy(title) for title in titles if title), " ".join(words[end:])


def _begins_new(word: str, title: list[str]) -> bool:
    """Whether a title is complete with this word: honorifics and ranks stand one by one, roles as phrases."""
    return len(title) == 1 and _plain(word) in title_tables().honorifics and not word.endswith("-")


def _tidy(words: list[str]) -> str:
    return re.sub(r"^(?:the|an|a) ", "", " ".join(words).strip(",; "), flags=re.IGNORECASE)


_POSSESSIVE = re.compile(r"['’]s?$")


def _titles_end(words: list[str]) -> int:
    """How many words from the front are titles."""
    tables = title_tables()
    plain = [_plain(word) for word in words]
    end, index = 0, 0
    while index < len(words):
        word = plain[index]
        if _is_head(word, tables) and not _POSSESSIVE.search(words[index]):
            end = index = index + 1
            if index < len(words) and plain[index] in ("of", "for", "to"):
                after = index + 1
                while after < len(words) and (plain[after] in tables.departments or _is_place(plain, after)):
                    after += 1
                if index + 1 < after < len(words) or after == len(words):
                    end = index = after
            continue
        if _is_modifier(words[index], tables) or _is_compound(word, tables):
            index += 1
            if _is_compound(word, tables):
                end = index
            continue
        break
    if end == 0 and index and len(words) - index >= 2 and _drops_alone(plain[:index], tables):
        end = index
    later = _later_head(words, plain, end, tables)
    return later + max(_titles_end(words[later:]), 1) if later else end


def _later_head(words: list[str], plain: list[str], end: int, tables: TitleTables) -> int:
    """Where a role begins behind words that no table knows: "Quds Force commander Qassem ...", "Tesla CEO Elon ..."."""
    for index in range(len(words) - 2, end, -1):
        word = plain[index]
        sure = words[index].islower() or (word not in tables.ambiguous and (len(word) > 3 or words[index].isupper()))
        if word in tables.offices and sure and not _POSSESSIVE.search(words[index]):
            return index
    return 0


def _is_head(word: str, tables: TitleTables) -> bool:
    return word in tables.honorifics or word in tables.offices


def _is_compound(word: str, tables: TitleTables) -> bool:
    """Vice-President, Attorney-General, ex-minister, then-senator: all parts are title words, one of them a head."""
    parts = word.split("-")
    known = all(_is_head(part, tables) or part in tables.modifiers for part in parts)
    return len(parts) > 1 and known and any(_is_head(part, tables) for part in parts)


def _is_modifier(written: str, tables: TitleTables) -> bool:
    word = _plain(written)
    if word in tables.modifiers or is_demonym(word) or re.fullmatch(r"\d+(?:st|nd|rd|th)|\d+-year-old", word):
        return True
    return place_key(written.strip(",;:()")) is not None and not is_given_name(word)


def _is_place(plain: list[str], index: int) -> bool:
    return place_key(plain[index]) is not None or place_key(" ".join(plain[index : index + 2])) is not None


_LOOSE = frozenset(("the", "a", "an", "former", "late", "ex", "then", "top", "alleged", "slain"))


def _drops_alone(plain: list[str], tables: TitleTables) -> bool:
    """Demonyms and "former", "late" go even without an office: "Iranian Qassem Soleimani"; "German Gomez" stays."""
    return all(
        word in _LOOSE or is_demonym(word) or re.fullmatch(r"\d+-year-old", word) is not None for word in plain
    ) and not is_given_name(plain[0])


@lru_cache(maxsize=8192)
def is_title(phrase: str) -> bool:
    """Whether the word or phrase is nothing but a title, rank or role: "Maj. Gen.", "Prime Minister", "Councillor"."""
    words = phrase.split()
    tables = title_tables()
    if not words:
        return False
    if words and any(_is_head(_plain(word), tables) or _is_compound(_plain(word), tables) for word in words):
        return _titles_end(words) == len(words)
    return False


def sex_of(titles: tuple[str, ...]) -> Sex | None:
    """The sex that the titles tell, if any: "Mrs", "spokesman", "King"."""
    tables = title_tables()
    words = {_plain(word) for title in titles for word in title.split()}
    if words & tables.female:
        return "female"
    return "male" if words & tables.male else None


@lru_cache(maxsize=32768)
def parse_person(text: str) -> PersonName:
    """The parts of a person's name; never fails, an empty text gives empty parts.

    Understands "Surname, Given", appositions behind a comma ("Hassan Rouhani, the Iranian president"), possessives,
    quoted nicknames, generations and post-nominals, Arabic, Romance and Germanic particles, and family names in front
    where the words are Chinese or Korean syllables.
    """
    text = re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip(" ,;:")
    text = re.sub(r"['’]s$|(?<=s)['’]$", "", text)
    text, nickname = _take_nickname(text)
    text, suffix, titles_behind = _take_behind(text)
    titles, rest = strip_titles(text)
    words = _split_initials(rest.split())
    generation = _generation(words)
    if generation:
        suffix, words = generation, words[:-1]
    while len(words) > 2 and _plain(words[-1]) in title_tables().post_nominals and words[-1].isupper():
        words = words[:-1]
    given, surname, family_first = _divide(words, titles)
    return PersonName(titles + titles_behind, given, surname, suffix, nickname, family_first)


def _take_nickname(text: str) -> tuple[str, str | None]:
    found = re.search(r"\s[\"“(]([^\"“”()]+)[\"”)]|\s['‘]([A-Z][^'’]*)['’](?=\s)", text)
    if not found:
        return text, None
    return (text[: found.start()] + text[found.end() :]).strip(), (found[1] or found[2])


def _take_behind(text: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Cuts what follows the first comma: a generation, post-nominals, a party, an apposition, or the given names."""
    if "," not in text:
        return text, None, ()
    tables = title_tables()
    before, *parts = [part.strip() for part in text.split(",")]
    suffix: str | None = None
    titles: list[str] = []
    for part in parts:
        words = [_plain(word) for word in part.split()]
        if not words:
            continue
        if len(words) == 1 and words[0] in tables.generations:
            suffix = tables.generations[words[0]]
        elif all(word in tables.post_nominals for word in words) or re.match(r"[DRI]-[A-Z]", part) or part[0].isdigit():
            continue
        elif is_title(part):
            titles.append(_tidy(part.split()))
        elif part[0].islower() or words[0] in ("the", "a", "an") or (strip_titles(part)[0] and " " in before):
            break
        elif len(words) <= 4 and len(parts) <= 2:
            before = f"{part} {before}"
    return before, suffix, tuple(titles)


def _split_initials(words: list[str]) -> list[str]:
    """ "J.K." -> "J.", "K."; "JFK" stays."""
    split: list[str] = []
    for word in words:
        if re.fullmatch(r"(?:[^\W\d_]\.-?){2,}", word):
            split.extend(re.findall(r"[^\W\d_]\.", word))
        else:
            split.append(word.strip(",;"))
    return [word for word in split if fold(word)]


def _generation(words: list[str]) -> str | None:
    if len(words) < 2:
        return None
    last = _plain(words[-1])
    found = title_tables().generations.get(last)
    # "Xi" and "V" are names too: Roman numerals count in capitals and, from one letter on, behind a full name.
    if found and found.isupper() and (not words[-1].isupper() or (len(last) == 1 and len(words) < 3)):
        return None
    return found


_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|a|o|e|i|u|er)){1,2}"
)
_KOREAN = re.compile(
    r"(?:(?:[bdghjkmnprsty]|ch|kw|gw|hw)?(?:yeo|yoo|yu|yo|ya|ye|wo|wa|wi|eo|eu|ae|oo|ee|ui|a|e|i|o|u|woo|you)(?:ng|[nmlkpgbt])?|il|in|eun|jun|joon){1,2}"
)


def _divide(words: list[str], titles: tuple[str, ...]) -> tuple[tuple[str, ...], str, bool]:
    if not words:
        return (), "", False
    tables = title_tables()
    if len(words) == 1:
        before_given = any(_plain(word) in tables.before_given for title in titles for word in title.split())
        return ((words[0],), "", False) if before_given and is_given_name(words[0]) else ((), words[0], False)
    if _family_in_front(words):
        return tuple(words[1:]), words[0], True
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1], tables):
        start -= 1
    if start == 1 and _is_particle(words[0], tables) and not _is_given_particle(words, tables):
        start = 0
    return tuple(words[:start]), " ".join(words[start:]), False


def _is_particle(word: str, tables: TitleTables) -> bool:
    plain = fold(word)
    return plain in tables.particles | tables.articles | tables.links or begins_compound(plain)


def _is_given_particle(words: list[str], tables: TitleTables) -> bool:
    return len(words) == 2 and words[0][0].isupper() and fold(words[0]) in tables.given_particles and not words[1].isupper()


def _family_in_front(words: list[str]) -> bool:
    """A Chinese or Korean family name in front of one or two syllables that are written in one of the usual ways."""
    if fold(words[0]) not in name_tables().family_first or len(words) > 3 or len(fold(words[0])) < 2:
        return False
    rest = [fold(word) for word in words[1:]]
    syllables = [part for word in rest for part in word.split("-")]
    if fold(words[-1]) in name_tables().family_first and len(words) == 2 and "-" not in words[-1]:
        return False  # "Ban Kim": either could be the family name
    if len(words) == 2 and is_given_name(words[0]) and not _east_asian(syllables[-1]):
        return False
    return len(syllables) <= 2 and all(map(_east_asian, syllables))


def _east_asian(syllable: str) -> bool:
    return (
        _PINYIN.fullmatch(syllable) is not None or _KOREAN.fullmatch(syllable) is not None or syllable in name_tables().wade_giles
    )
