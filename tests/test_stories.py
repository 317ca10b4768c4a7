"""Which articles are about one affair, which copy which, and when undated ones were written."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.entities import resolve
from factcheck.model import Reading
from factcheck.stories import date_articles, find_copies, group_stories, stated_days
from factcheck.stories.rarity import rarity
from tests.invented import read

if TYPE_CHECKING:
    from spacy.language import Language

FERRY = (
    "The ferry Santa Rita sank off Punta Verde on Tuesday with 140 passengers on board. The coast guard of Arenal "
    "pulled survivors out of the water all night. The harbour master of San Telmo, Diego Paredes, said that the ferry "
    "was overloaded.",
    "Divers searched the wreck of the Santa Rita off Punta Verde on Wednesday. Diego Paredes, the harbour master of "
    "San Telmo, said that the ferry had carried too many passengers when it sank. More survivors were found.",
)
DAM = (
    "The Kolda dam in the Velm valley burst after a week of rain, and the water flooded the town of Ostrin. Engineer "
    "Petra Novak had warned the ministry of cracks in the concrete. Soldiers built a wall of sandbags.",
    "Cracks in the concrete of the Kolda dam were known for years, engineer Petra Novak said in Ostrin. The flood in "
    "the Velm valley came after a week of rain, and soldiers carried sandbags to the town.",
)
WIRE = (
    "A fire in a furniture warehouse on the edge of Larkhill burned for nine hours on Monday before crews brought it "
    "under control. The roof of the building came down shortly after midnight. Nobody was inside when the fire began, "
    "a spokeswoman for the fire service said. Smoke drifted across the railway, and trains between Larkhill and "
    "Stoneham were stopped until dawn. The owner of the warehouse said that he had no idea what started it."
)
EDITED = (
    "A blaze in a furniture warehouse on the edge of Larkhill burned for nine hours on Monday before crews brought it "
    "under control. The roof came down shortly after midnight. Nobody was inside when the fire began, a spokeswoman "
    "for the fire service told reporters. Smoke drifted across the railway and trains between Larkhill and Stoneham "
    "were stopped until dawn. Residents were told to keep their windows shut."
)
OWN = (
    "The old furniture store at Larkhill is a ruin. Flames ate through its roof in the night to Tuesday, and it took "
    "the fire brigade until the morning to put them out. The railway to Stoneham was closed. No one is known to have "
    "been hurt."
)


def stories(readings: list[Reading]) -> list[str]:
    """The story of each article, in order."""
    found = group_stories(readings, resolve(readings), stated_days(readings))
    return [found[r.article.id] for r in readings]


def test_two_affairs_stay_apart(nlp: "Language") -> None:
    assert stories(read(nlp, *FERRY, *DAM)) == ["s1", "s1", "s2", "s2"]


def test_the_order_of_the_files_names_the_stories_only(nlp: "Language") -> None:
    assert stories(read(nlp, DAM[0], FERRY[0], DAM[1], FERRY[1])) == ["s1", "s2", "s1", "s2"]


def test_like_affairs_years_apart_are_two(nlp: "Language") -> None:
    assert stories(read(nlp, *FERRY, days=["2021-05-04", "2021-05-05"])) == ["s1", "s1"]
    assert stories(read(nlp, *FERRY, days=["2021-05-04", "2019-05-05"])) == ["s1", "s2"]


def test_one_article_is_one_story(nlp: "Language") -> None:
    assert stories(read(nlp, FERRY[0])) == ["s1"]


def test_edited_wire_copy_is_found(nlp: "Language") -> None:
    assert find_copies(read(nlp, WIRE, EDITED)).of == {"a2": "a1"}


def test_the_earlier_article_is_the_original(nlp: "Language") -> None:
    assert find_copies(read(nlp, EDITED, WIRE, days=["2021-05-05", "2021-05-04"])).of == {"a1": "a2"}


def test_copy_of_a_copy_leads_to_the_first(nlp: "Language") -> None:
    assert find_copies(read(nlp, WIRE, EDITED, WIRE + " Police closed two roads.")).of == {"a2": "a1", "a3": "a1"}


def test_own_words_are_no_copy(nlp: "Language") -> None:
    assert find_copies(read(nlp, WIRE, OWN)).of == {}


def test_shared_sentence_is_a_twin_without_making_a_copy(nlp: "Language") -> None:
    shared = "Nobody was inside when the fire began, a spokeswoman for the fire service said."
    readings = read(nlp, WIRE, f"{OWN} {shared}")
    copies = find_copies(readings)
    first, second = (r.article.text.index(shared) for r in readings)
    assert copies.of == {}
    assert copies.twins["a1", first] == copies.twins["a2", second]
    assert len({n for (a, _), n in copies.twins.items() if a == "a2"}) > 1


def test_short_sentences_prove_nothing(nlp: "Language") -> None:
    assert find_copies(read(nlp, "Nobody was hurt. He gave no details.", "Nobody was hurt. He gave no details.")).of == {}


def test_undated_article_is_placed_by_its_weekday(nlp: "Language") -> None:
    stamps, around = date_articles(read(nlp, *FERRY, days=["2021-05-04"]))
    assert around == date(2021, 5, 4)
    second = stamps["a2"]
    assert second is not None
    assert second.day == date(2021, 5, 5)  # a Wednesday
    assert "inferred" in second.found


def test_undated_article_is_placed_by_the_full_date_of_its_lead(nlp: "Language") -> None:
    late = "The ferry Santa Rita sank off Punta Verde on May 6, 2021. Divers searched the wreck."
    stamps, _ = date_articles(read(nlp, FERRY[0], late, days=["2021-05-04"]))
    assert (second := stamps["a2"])
    assert second.day == date(2021, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Divers found the wreck of the Santa Rita. The harbour master said that it had been overloaded.",
        "The ferry Santa Rita sank on May 4. On Tuesday a court heard the harbour master.",
    ],
    ids=["no day in it", "a month and day of the story's week: written later"],
)
def test_article_that_nothing_places_stays_undated(text: str, nlp: "Language") -> None:
    stamps, _ = date_articles(read(nlp, FERRY[0], text, days=["2021-05-04"]))
    assert stamps["a2"] is None


def test_without_any_date_nothing_is_dated(nlp: "Language") -> None:
    stamps, around = date_articles(read(nlp, *FERRY))
    assert stamps == {"a1": None, "a2": None}
    assert around is None


def test_given_dates_are_kept(nlp: "Language") -> None:
    stamps, around = date_articles(read(nlp, *FERRY, days=["2021-05-04", "2021-05-09"]))
    assert [s.day.day for s in stamps.values() if s] == [4, 9]
    assert around == date(2021, 5, 9)


@pytest.mark.parametrize(("rare", "common"), [("stampede", "people"), ("ferry", "day"), ("wreck", "say")])
def test_rare_words_weigh_more(rare: str, common: str) -> None:
    assert 0 <= rarity(common) < rarity(rare) <= 1


def test_unknown_word_is_rarest() -> None:
    assert rarity("qwyjibo") == 1.0


def test_a_copy_is_in_the_story_of_what_it_copies(nlp: "Language") -> None:
    readings = read(nlp, FERRY[0], DAM[0])
    who = resolve(readings)
    assert len(set(group_stories(readings, who, {}).values())) == 2
    assert len(set(group_stories(readings, who, {}, {"a2": "a1"}).values())) == 1


def test_an_affair_is_not_dated_by_another(tmp_path: Path) -> None:
    for number, text in enumerate((*FERRY, *DAM)):
        head = "Published 2010-03-02\n\n" if number < 2 else ""
        (tmp_path / f"{number}.txt").write_text(f"{head}{text} It was told on Tuesday.\n", encoding="utf-8")
    articles = factcheck.scan([str(tmp_path)]).to_dict()["articles"]
    assert [(a["story"], a["published"]) for a in articles] == [
        ("s1", "2010-03-02"), ("s1", "2010-03-02"), ("s2", None), ("s2", None)
    ]  # fmt: skip
