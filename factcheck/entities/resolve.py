"""Who is who: clusters of mentions, first within each article, then across them.

A full name opens a person; a bare surname joins the full name of its own article that it can belong to, the last one
named where several can; across articles full names meet by `compare_names`, and an article that has only the surname
joins the one person of the folder who bears it. Where two people could be meant the mention stays by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.entities.group import Group
from factcheck.entities.told import as_told
from factcheck.model import Entity, Form, Mention, Reading
from factcheck.sidecar import Names, name_id
from factcheck.values.names import compare_names, could_be_surname_of, name_key, one_slip, parse_person
from factcheck.values.organizations import acronym_of, outlet, same_organization
from factcheck.values.places import place_key

MOST_ROLES = 6


@dataclass(frozen=True, slots=True)
class Who:
    """The entities of a folder and which of them each mention names: (article id, offset) -> entity id."""

    entities: tuple[Entity, ...]
    of: dict[tuple[str, int], str]
    different: tuple[Names, ...] = ()
    """Names that the settings say are different bearers', however alike."""

    def apart(self, a: str, b: str) -> bool:
        """Whether the settings say that two names are not one bearer's."""
        return any({name_id(a), name_id(b)} <= {name_id(n) for n in names} for names in self.different)

    def entity(self, key: str) -> Entity:
        """The entity of an id: ids count from e1 in the order of `entities`."""
        return self.entities[int(key[1:]) - 1]


def resolve(readings: Sequence[Reading], same: Sequence[Names] = (), different: Sequence[Names] = ()) -> Who:
    """Cluster all mentions of a folder; `same` and `different` are names that the settings say are one bearer's, or are not."""
    groups: list[Group] = []
    by_article = [people_of(r.mentions) for r in readings]
    groups += merge_people([g for people in by_article for g in people])
    rest = [m for r in readings for m in r.mentions if m.type != "person"]
    groups += _by_key([m for m in rest if m.type == "place"], _place)
    groups += merge_organizations(_by_key([m for m in rest if m.type == "organization"], _organization))
    return _number(as_told(groups, same, different), [r.article.id for r in readings], different)


def people_of(mentions: Iterable[Mention]) -> list[Group]:
    """The people of one article."""
    people = [m for m in mentions if m.type == "person"]
    groups: list[Group] = []
    single: list[Mention] = []
    for mention in people:
        if len(_words(mention.text)) < 2:
            single.append(mention)
            continue
        match = next((g for g in groups if compare_names(g.longest(), mention.text).same), None)
        if match is None:
            match = Group("person")
            groups.append(match)
        match.mentions.append(mention)
    for mention in single:
        fitting = [g for g in groups if could_be_surname_of(mention.text, g.longest())]
        if not fitting:
            fitting = [Group("person")]
            groups += fitting
        before = [g for g in fitting if g.mentions and g.mentions[0].start <= mention.start]
        chosen = (
            max(before, key=lambda g: max((m.start for m in g.mentions if m.start <= mention.start), default=-1))
            if before
            else fitting[0]
        )
        chosen.mentions.append(mention)
    return groups


def merge_people(groups: Sequence[Group]) -> list[Group]:
    """Join the people of all articles; only people with the same surname key are ever compared."""
    merged: list[Group] = []
    block: dict[str, list[Group]] = defaultdict(list)
    full = [g for g in groups if len(_words(g.longest())) > 1]
    for group in sorted(full, key=lambda g: -len(g.mentions)):
        keys = _keys(group.longest())
        match = next((m for key in keys for m in block[key] if _one_person(m, group)), None)
        if match is None:
            merged.append(group)
            match = group
        else:
            match.mentions += group.mentions
        for key in keys:
            if not any(m is match for m in block[key]):
                block[key].append(match)
    alone: dict[str, Group] = {}
    for group in groups:
        if len(_words(group.longest())) > 1:
            continue
        name = group.longest()
        fitting = [m for m in block.get(name_key(_words(name)[-1]), ()) if could_be_surname_of(name, m.longest())]
        if len(fitting) == 1:
            fitting[0].mentions += group.mentions
        elif name in alone:
            alone[name].mentions += group.mentions
        else:
            alone[name] = group
            merged.append(group)
    return merged


def _one_person(a: Group, b: Group) -> bool:
    """Whether two full names are one person's; a slip of the pen counts where no article uses both."""
    one, two = a.longest(), b.longest()
    return compare_names(one, two).same or (
        one_slip(one, two) and {m.article for m in a.mentions}.isdisjoint(m.article for m in b.mentions)
    )


def _keys(name: str) -> list[str]:
    """Blocking keys of a full name: its last and first word, so that an order swap or a typo in one still meets."""
    person = parse_person(name)
    words = list((person.surname.split() or [name])[-1:] + list(person.given[:1]))
    return [name_key(w) for w in words]


def _words(name: str) -> list[str]:
    return [w for w in name.replace("-", " ").split() if len(w.strip(".'’")) > 1] or [name]


def _by_key(mentions: Sequence[Mention], key: "type | object") -> list[Group]:
    groups: dict[str, Group] = {}
    for mention in mentions:
        groups.setdefault(key(mention.text), Group(mention.type)).mentions.append(mention)  # type: ignore[operator]
    return list(groups.values())


def _place(text: str) -> str:
    return place_key(text) or text.casefold()


def _organization(text: str) -> str:
    return outlet(text) or place_key(text) or text.casefold().removeprefix("the ")


def merge_organizations(groups: Sequence[Group]) -> list[Group]:
    """Join short and official forms and acronyms; only names that share a word or are an acronym are compared."""
    merged: list[Group] = []
    block: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: (-len(g.longest().split()), g.longest())):
        name = group.longest()
        words = {w.casefold() for w in name.split() if w[0].isupper()}
        seen: list[Group] = []
        for word in sorted(words | {"".join(w[0] for w in name.split() if w[0].isupper()).casefold()}):
            seen += [g for g in block[word] if g not in seen]
        match = next((g for g in seen if same_organization(g.longest(), name).same or acronym_of(name, g.longest())), None)
        if match is None:
            merged.append(group)
            match = group
        else:
            match.mentions += group.mentions
        for word in words | {"".join(w[0] for w in name.split() if w[0].isupper()).casefold()}:
            if match not in block[word]:
                block[word].append(match)
    return merged


def _number(groups: Sequence[Group], articles: Sequence[str], different: Sequence[Names]) -> Who:
    order = {a: i for i, a in enumerate(articles)}
    ranked = sorted(groups, key=lambda g: (-len({m.article for m in g.mentions}), -len(g.mentions), g.longest()))
    entities, of = [], {}
    for number, group in enumerate(ranked, start=1):
        key = f"e{number}"
        forms = [
            _form(text, count, (m.article for m in group.mentions if m.text == text), order)
            for text, count in group.forms().most_common()
        ]
        roles = Counter(role for m in group.mentions for role in m.roles)
        given = [
            _form(role, count, (m.article for m in group.mentions if role in m.roles), order)
            for role, count in sorted(roles.items(), key=lambda r: (-r[1], r[0]))[:MOST_ROLES]
        ]
        entities.append(
            Entity(
                id=key,
                kind=group.type,  # type: ignore[arg-type]
                name=group.name(),
                forms=tuple(sorted(forms, key=lambda f: (-f.count, f.text))),
                roles=tuple(form.text for form in given),
                role_forms=tuple(given),
            )
        )
        for mention in group.mentions:
            of[mention.article, mention.start] = key
    return Who(tuple(entities), of, tuple(different))


def _form(text: str, count: int, articles: Iterable[str], order: Mapping[str, int]) -> Form:
    """A spelling or role with its articles, in their order."""
    return Form(text, tuple(sorted(set(articles), key=order.__getitem__)), count)
