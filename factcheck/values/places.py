"""Countries, territories, states and big cities: names, abbreviations, demonyms, and the metonyms of governments.

A metonym ("Tehran said", "the Kremlin denied") is a country only as an actor; as a place Tehran is a city. So
`place_key` leaves capitals alone and `metonym_of` is asked where a word acts.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_GOVERNING = ("country", "territory")


@dataclass(frozen=True, slots=True)
class _Places:
    """Normalized word to canonical name, by what the word is."""

    names: dict[str, str]
    demonyms: dict[str, str]
    cities: dict[str, str]
    """City to the country, territory, state or nation in whose row it stands."""
    metonyms: dict[str, str]
    kinds: dict[str, str]
    within: dict[str, str]


def _normal(text: str) -> str:
    """Lower case without accents, dots, a leading "the" and a possessive;"""
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    text = re.sub(r"['’]s$", "", re.sub(r"\s+", " ", text.strip(" ,;:")).casefold())
    return re.sub(r"[.'’]", "", re.sub(r"^the ", "", text))


@cache
def _places() -> _Places:
    lines = (files("factcheck.values") / "places.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    places = _Places({}, {}, {}, {}, {}, {})
    for kind, name, names, demonyms, capital, metonyms, cities, within in rows:
        places.kinds[name] = kind
        if within != "-":
            places.within[name] = within
        for other in (name, *_cell(names)):
            places.names.setdefault(_normal(other), name)
        for demonym in _cell(demonyms):
            places.demonyms.setdefault(_normal(demonym), name)
        for city in (*_cell(capital), *_cell(cities)):
            places.cities.setdefault(_normal(city.split(" of ")[0]), name)
        if kind in _GOVERNING or metonyms != "-":
            for metonym in _cell(metonyms):
                places.metonyms[_normal(metonym)] = name
            for city in _cell(capital):
                places.metonyms.setdefault(_normal(city), name)
    return places


def _cell(text: str) -> list[str]:
    return [] if text == "-" else text.split("|")


@lru_cache(maxsize=16384)
def place_key(text: str) -> str | None:
    """The canonical country, territory, state or region of a name, abbreviation or demonym; None if unknown.

    "U.S." -> "United States", "Iranian" -> "Iran", "Calif." -> "California". Cities, capitals too, are no countries:
    `country_of` places them and `metonym_of` reads them as governments. The pronoun "us" is not the country.
    """
    places, word = _places(), _normal(text)
    if text.strip() in (
        "us",
        "Us",
        "la",
        "La",
        "car",
        "Car",
        "mass",
        "Mass",
        "miss",
        "Miss",
        "ill",
        "Ill",
        "ore",
        "pa",
        "Pa",
        "ind",
        "del",
        "Del",
        "mo",
        "Mo",
    ):
        return None
    return places.names.get(word) or places.demonyms.get(word)


@lru_cache(maxsize=16384)
def is_demonym(word: str) -> bool:
    """Whether the word tells a people or where somebody or something is from: "Yemeni", "Britons", "Kurdish"."""
    return _normal(word) in _places().demonyms


@lru_cache(maxsize=16384)
def country_of(demonym_or_place: str) -> str | None:
    """The country (or territory) of a demonym, country, state or city: "Texan" -> "United States", "Basra" -> "Iraq".

    None for regions ("European") and unknown words.
    """
    places = _places()
    name = place_key(demonym_or_place) or places.cities.get(_normal(demonym_or_place))
    if name is None or places.kinds[name] == "region":
        return None
    return places.within.get(name, name)


@lru_cache(maxsize=16384)
def metonym_of(word: str) -> str | None:
    """The country for which a capital, a palace or a street stands as an actor: "the Kremlin" -> "Russia".

    Only for words that act ("Washington warned"); None for the same word as a place is the caller's to decide.
    """
    return _places().metonyms.get(_normal(word))


@lru_cache(maxsize=16384)
def is_place(text: str) -> bool:
    """Whether the text is the name of a known country, territory, region, state, province or city (no demonym)."""
    if place_key(text) is None and _normal(text) in _places().names:
        return False
    return _normal(text) in _places().names or _normal(text) in _places().cities
