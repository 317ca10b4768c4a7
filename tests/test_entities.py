"""Who is who: mentions to people, organizations and places, within an article and across articles."""

import pytest

from factcheck.entities import Who, resolve
from factcheck.model import Reading
from tests.invented import naming


def groups(who: Who, kind: str = "person") -> set[frozenset[str]]:
    """The spellings of each entity."""
    return {frozenset(form.text for form in entity.forms) for entity in who.entities if entity.kind == kind}


def people(*readings: Reading) -> set[frozenset[str]]:
    return groups(resolve(readings))


def sets(*names: set[str]) -> set[frozenset[str]]:
    return {frozenset(n) for n in names}


@pytest.mark.parametrize("other", ["Okonkwo", "Chidi Okonkwo", "Chidi Okonkvo", "CHIDI OKONKWO", "Chidi A. Okonkwo"])
def test_one_person(other: str) -> None:
    assert len(people(naming(1, "Chidi Okonkwo", other))) == 1
    assert len(people(naming(1, "Chidi Okonkwo"), naming(2, other))) == 1


@pytest.mark.parametrize("other", ["Ngozi Okonkwo", "Chidi Obi", "Obi", "Okonjo"])
def test_two_people(other: str) -> None:
    assert len(people(naming(1, "Chidi Okonkwo", other))) == 2
    assert len(people(naming(1, "Chidi Okonkwo"), naming(2, other))) == 2


def test_transliterations_are_one() -> None:
    assert people(naming(1, "Qassem Soleimani"), naming(2, "Qasem Suleimani")) == sets({"Qassem Soleimani", "Qasem Suleimani"})


def test_surname_joins_the_person_of_that_surname_named_last() -> None:
    who = resolve([naming(1, "Anna Weber", "Jonas Weber", "Weber")])
    assert groups(who) == sets({"Anna Weber"}, {"Jonas Weber", "Weber"})


def test_surname_stays_alone_where_two_of_the_folder_bear_it() -> None:
    found = people(naming(1, "Anna Weber"), naming(2, "Jonas Weber"), naming(3, "Weber"))
    assert found == sets({"Anna Weber"}, {"Jonas Weber"}, {"Weber"})


def test_surname_alone_joins_the_only_bearer_in_another_article() -> None:
    assert people(naming(1, "Weber"), naming(2, "Anna Weber")) == sets({"Anna Weber", "Weber"})


def test_surname_before_the_full_name_joins_it() -> None:
    assert people(naming(1, "Weber", "Anna Weber")) == sets({"Anna Weber", "Weber"})


def test_person_and_place_of_one_name_are_two() -> None:
    who = resolve([naming(1, "Jordan"), naming(2, "Jordan", type="place")])
    assert sorted(entity.kind for entity in who.entities) == ["person", "place"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("World Health Organization", "WHO"),
        ("the World Health Organization", "World Health Organization"),
        ("New York Times", "The New York Times"),
    ],
)
def test_one_organization(a: str, b: str) -> None:
    who = resolve([naming(1, a, type="organization"), naming(2, b, type="organization")])
    assert groups(who, "organization") == sets({a, b})


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hezbollah", "Kata’ib Hezbollah"),
        ("World Health Organization", "World Trade Organization"),
        ("Bank of England", "Bank of Japan"),
    ],
)
def test_two_organizations(a: str, b: str) -> None:
    who = resolve([naming(1, a, type="organization"), naming(2, b, type="organization")])
    assert groups(who, "organization") == sets({a}, {b})


def test_country_is_one_place_however_written() -> None:
    who = resolve([naming(n, name, type="place") for n, name in enumerate(("US", "U.S.", "United States"), start=1)])
    assert groups(who, "place") == sets({"US", "U.S.", "United States"})


def test_forms_are_counted_with_their_articles() -> None:
    who = resolve([naming(1, "Anna Weber", "Weber", "Weber"), naming(2, "Anna Weber")])
    (entity,) = who.entities
    assert entity.name == "Anna Weber"
    assert [(form.text, form.articles, form.count) for form in entity.forms] == [
        ("Anna Weber", ("a1", "a2"), 2),
        ("Weber", ("a1",), 2),
    ]


def test_every_mention_leads_to_its_entity() -> None:
    readings = [naming(1, "Anna Weber", "Chidi Okonkwo"), naming(2, "Okonkwo")]
    who = resolve(readings)
    for reading in readings:
        for mention in reading.mentions:
            entity = who.entity(who.of[mention.article, mention.start])
            assert mention.text in [form.text for form in entity.forms]


def test_most_widely_named_comes_first_and_roles_by_frequency() -> None:
    who = resolve([naming(1, "Chidi Okonkwo"), naming(2, "Anna Weber", roles=("mayor",)), naming(3, "Anna Weber")])
    assert [entity.name for entity in who.entities] == ["Anna Weber", "Chidi Okonkwo"]
    assert who.entities[0].id == "e1"
    assert who.entities[0].roles == ("mayor",)


def test_order_of_articles_does_not_matter_for_who_is_who() -> None:
    readings = [naming(1, "Anna Weber", "Weber"), naming(2, "Ana Weber"), naming(3, "Jonas Weber"), naming(4, "Weber")]
    assert people(*readings) == people(*reversed(readings))


def test_nobody() -> None:
    assert resolve([]) == Who((), {})
