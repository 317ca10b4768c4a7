"""The thesaurus of `concepts.toml`: lemma -> (group, concept)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("concepts.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, tuple[str, str]]:
    data = _data()
    table: dict[str, tuple[str, str]] = {}
    for group in ("outcome", "thing", "event"):
        for concept, lemmas in data[group].items():
            for lemma in lemmas:
                table.setdefault(lemma, (group, concept))
    return table


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of words by its name in `concepts.toml`."""
    return frozenset(_data()["words"][name])


def pair_meaning(word: str) -> str | None:
    """What a word says that two figures joined by a hyphen are: a score, a record or a vote."""
    return _by_group("pair").get(word)


def is_event(lemma: str) -> bool:
    """Whether a lemma names something that happens."""
    return lemma in _by_group("event")


@cache
def _by_group(group: str) -> dict[str, str]:
    return {lemma: concept for concept, lemmas in _data()[group].items() for lemma in lemmas}


@cache
def event_names() -> dict[str, str]:
    """Concept of an event -> the noun by which a question names it."""
    data = _data()
    return dict(data["name"])


@cache
def _verbs() -> dict[str, str]:
    data = _data()
    return dict(data["verb"])


def verb_concept(lemma: str) -> str:
    """The concept of a verb, where it is not that of the noun of the same form."""
    return _verbs().get(lemma) or concept(lemma)


def concept(lemma: str) -> str:
    """The concept of a lemma; the lemma itself where it has none ("temblor" -> "quake", "bridge" -> "bridge")."""
    return _table().get(lemma, ("", lemma))[1]


def outcome(lemma: str) -> str | None:
    """What befell people, where the lemma says so: "slay" -> "killed"."""
    return _by_group("outcome").get(lemma)


def thing(lemma: str) -> str:
    """The class of things that a noun names: "vessel" -> "ship"; the lemma itself where it has none."""
    table = _by_group("thing")
    return table.get(lemma) or table.get(lemma.removesuffix("s")) or lemma


REPORT = "report by"
"""How the event of a date begins that says when an outlet reported ("the Times reported Monday")."""
PEOPLE = frozenset({"person", "child", "sailor", "soldier", "fighter", "robber", "officer", "firefighter"})


def is_person(lemma: str) -> bool:
    """Whether a noun names human beings: a concept of people, or an agent noun ("engineer", "activist", "Yemeni")."""
    return thing(lemma) in PEOPLE or (
        len(lemma) > 4 and lemma.endswith(("er", "or", "ist", "ian", "eer", "ee", "man", "ant")) and lemma not in _NOT_AGENTS
    )


_NOT_AGENTS = frozenset(
    "number other order paper letter quarter water weather matter meter metre kilometer kilometre kilometer liter litre "
    "dollar floor door river tower center centre theater theatre factor sector reactor computer helicopter chapter "
    "corner power letter winter summer september october november december shelter border offer answer color career "
    "committee degree fee coffee tree plant restaurant grant warrant quarter cylinder trailer tanker launcher rocket "
    "missile charger router server container freezer cracker tremor error mirror terror motor debtor list resist "
    "carrier chamber cluster counter cover cruiser destroyer disaster dinner encounter finger folder frontier gender "
    "hammer harbor harbour hunger ladder layer member monster murder newsletter outer passenger poster prior "
    "register remainder reminder roller semester shower sister sector shoulder silver sweater timber transfer trigger "
    "vapor voter whisper wonder zipper speaker monitor indicator generator elevator conveyor corridor cursor anchor "
    "flavor honor labor manor meteor minor odor rumor tenor tutor vector visor".split()
) - {"passenger", "member", "sister", "tutor", "voter"}
