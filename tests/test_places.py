"""Countries, demonyms, metonyms; organisations, outlets and acronyms."""

import pytest

from factcheck.values.organizations import acronym_of, actor, is_organization, outlet, same_organization
from factcheck.values.places import country_of, is_demonym, is_place, metonym_of, place_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("USA", "United States"),
        ("the United States", "United States"),
        ("America", "United States"),
        ("Americans", "United States"),
        ("UK", "United Kingdom"),
        ("U.K.", "United Kingdom"),
        ("Britain's", "United Kingdom"),
        ("Iranian", "Iran"),
        ("Persia", "Iran"),
        ("Yemenis", "Yemen"),
        ("Dutch", "Netherlands"),
        ("Burma", "Myanmar"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("North Korean", "North Korea"),
        ("UAE", "United Arab Emirates"),
        ("Calif.", "California"),
        ("Holy See", "Vatican City"),
        ("us", None),
        ("Tehran", None),
        ("Soleimani", None),
        ("", None),
    ],
)
def test_place_key(text: str, key: str | None) -> None:
    assert place_key(text) == key


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Texan", "United States"),
        ("Ill.", "United States"),
        ("Scottish", "United Kingdom"),
        ("Basra", "Iraq"),
        ("Tehran", "Iran"),
        ("St. Petersburg", "Russia"),
        ("Kurdish", None),
        ("European", None),
        ("Atlantis", None),
    ],
)
def test_country_of(text: str, country: str | None) -> None:
    assert country_of(text) == country


@pytest.mark.parametrize("word", ["Iranian", "Britons", "Kurdish", "Burkinabe", "Swiss", "Emirati", "New Zealander"])
def test_demonyms(word: str) -> None:
    assert is_demonym(word)


@pytest.mark.parametrize("word", ["Iran", "Tehran", "polished", "Rouhani", ""])
def test_no_demonyms(word: str) -> None:
    assert not is_demonym(word)


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Washington", "United States"),
        ("Tehran", "Iran"),
        ("the Kremlin", "Russia"),
        ("Downing Street", "United Kingdom"),
        ("the White House", "United States"),
        ("Pyongyang", "North Korea"),
        ("Brussels", "European Union"),
        ("Mashhad", None),
        ("Iran", None),
    ],
)
def test_metonyms(word: str, country: str | None) -> None:
    assert metonym_of(word) == country


@pytest.mark.parametrize("text", ["Iran", "Tehran", "Kerman", "California", "Los Angeles", "the West Bank", "UK", "Darfur"])
def test_places(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["Iranian", "us", "Soleimani", "Monday"])
def test_no_places(text: str) -> None:
    assert not is_place(text)


def test_every_country_has_a_name_that_leads_to_it() -> None:
    for name in ("Andorra", "Zimbabwe", "Kiribati", "Timor-Leste", "Cabo Verde", "Eswatini", "Türkiye"):
        assert place_key(name) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Defense",
        "Quds Force",
        "University of Tehran",
        "Supreme National Security Council",
        "the Revolutionary Guards",
        "Acme Corp.",
        "FBI",
        "Human Rights Watch",
        "Reuters",
        "Hezbollah",
        "Iranian parliament",
        "Bank of England",
    ],
)
def test_organizations(text: str) -> None:
    assert is_organization(text)


@pytest.mark.parametrize(
    "text", ["Charlotte Church", "West Bank", "the council", "Hassan Rouhani", "Tehran", "who", "is", "", "Monday"]
)
def test_no_organizations(text: str) -> None:
    assert not is_organization(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AP", "Associated Press"),
        ("the Associated Press", "Associated Press"),
        ("Reuters news agency", "Reuters"),
        ("The New York Times", "New York Times"),
        ("Al-Jazeera", "Al Jazeera"),
        ("Tasnim news agency", "Tasnim"),
        ("AFP", "Agence France-Presse"),
        ("Iranian state television", None),
        ("time", None),
        ("ap", None),
        ("WHO", None),
    ],
)
def test_outlet(text: str, name: str | None) -> None:
    assert outlet(text) == name


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("IRGC", "Islamic Revolutionary Guard Corps", True),
        ("IRGC", "the Islamic Revolutionary Guards Corps", True),
        ("I.A.E.A.", "International Atomic Energy Agency", True),
        ("USGS", "U.S. Geological Survey", True),
        ("CENTCOM", "U.S. Central Command", True),
        ("DHS", "Department of Homeland Security", True),
        ("FBI", "Central Intelligence Agency", False),
        ("IRGC", "Islamic Republic of Iran", False),
        ("NATO", "Nat", False),
    ],
)
def test_acronym_of(acronym: str, name: str, expected: bool) -> None:
    assert acronym_of(acronym, name) is expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("National Security Council", "Supreme National Security Council of Iran", True),
        ("Revolutionary Guard", "Islamic Revolutionary Guard Corps", True),
        ("Iran's Revolutionary Guards", "IRGC", True),
        ("Ministry of Defense", "the Defence Ministry", True),
        ("Ministry of Foreign Affairs", "Foreign Ministry", True),
        ("Sudan's army", "the Sudanese army", True),
        ("Hizbullah", "Hezbollah", True),
        ("Al-Qaeda", "al Qaida", True),
        ("LAPD", "Los Angeles Police Department", True),
        ("Lebanese Hezbollah", "Hezbollah", True),
        ("United Nations", "UN", True),
        ("Hezbollah", "Kata'ib Hezbollah", False),
        ("Iranian Foreign Ministry", "Iraqi Foreign Ministry", False),
        ("National Guard", "Revolutionary Guard", False),
        ("Interior Ministry", "Defense Ministry", False),
        ("First Brigade", "Second Brigade", False),
        ("FBI", "CIA", False),
        ("Red Cross", "Red Crescent", False),
        ("University of Tehran", "University of Baghdad", False),
        ("Democratic Party", "Republican Party", False),
        ("National Health Service", "National Weather Service", False),
    ],
)
def test_same_organization(one: str, other: str, same: bool) -> None:
    match = same_organization(one, other)
    assert match.same is same, match.reason
    assert match == same_organization(other, one)


def test_actor() -> None:
    assert actor("the Kremlin") == actor("the Russian government") == actor("Russia") == "Russia"
    assert actor("Kremlinology") is None
