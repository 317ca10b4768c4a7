"""A topic in words: "How many people were killed in the stampede in Kerman?" """

from collections import Counter

from factcheck.claims.concepts import PEOPLE, event_names, outcome
from factcheck.model import Quote
from factcheck.topics import Scope, Topic
from factcheck.topics.quotes import PRONOUNS

FORMS = {
    "killed": "How many {what} were killed",
    "injured": "How many {what} were injured",
    "arrested": "How many {what} were arrested or captured",
    "missing": "How many {what} are missing",
    "displaced": "How many {what} fled or were displaced",
    "rescued": "How many {what} were rescued or survived",
    "release": "How many {what} were freed",
    "trapped": "How many {what} were trapped",
    "kidnapped": "How many {what} were taken hostage",
    "infected": "How many {what} were infected",
    "affected": "How many {what} were affected",
    "charged": "How many {what} were charged",
    "sentenced": "How many {what} were sentenced",
    "attended": "How many {what} attended",
    "living": "How many {what} live there",
}


def question(topic: Topic, scope: Scope) -> str:
    """The question that the topic's claims answer, with the names and words that they share."""
    if topic.kind == "quote":
        return _quote(topic, scope)
    return _asked(topic, scope).replace(" - ", "-")  # "half - brothers", as some sites space it


def _asked(topic: Topic, scope: Scope) -> str:
    claim = topic.points[0].claim
    kind, attribute = topic.kind, claim.scene.attribute
    what = Counter(p.claim.subject.removesuffix(f" {p.claim.scene.attribute}") for p in topic.points).most_common(1)[0][0]
    if claim.code == "FC110":
        return f"Which {claim.subject} in the row{_context(topic, scope)}?"
    if claim.code == "FC111":
        return f"What was the {claim.scene.head}{_context(topic, scope)}?"
    if kind == "count":
        dead = outcome(claim.scene.head) == attribute  # "four murders", "12 deaths" are people
        noun = what.removeprefix("of ") if what and claim.scene.head not in PEOPLE and not dead else _people(topic)
        return FORMS.get(attribute, "How many {what}").format(what=noun or "people") + _context(topic, scope) + "?"
    if kind == "measure":
        return f"What {_measure(attribute)}{f' ({claim.scene.head})' if claim.scene.head else ''}" + _context(topic, scope) + "?"
    if kind == "money":
        return "How much money" + (f" ({what})" if what else "") + _context(topic, scope) + "?"
    if kind == "age":
        return f"How old is {claim.subject if claim.subject[:1].isupper() else f'the {claim.subject}'}?"
    if kind == "date":
        return f"On what date: {_event(topic)}{_context(topic, scope)}?"
    if kind == "time":
        return f"At what time: {_event(topic)}{_context(topic, scope)}?"
    return f"{kind}: {claim.subject}?"


DETERMINERS = frozenset("the a an his her its their our my some many several most all two three no".split())

INDEFINITE = frozenset("somebody someone anybody anyone everybody everyone nobody others one".split())


def _with_article(speaker: str) -> str:
    """A common noun as a question has it: "judge" is "the judge"; names, "someone" and "many residents" stay."""
    return speaker if speaker[:1].isupper() or speaker.split()[0] in DETERMINERS | INDEFINITE else f"the {speaker}"


def _people(topic: Topic) -> str:
    heads = Counter(h for p in topic.points if (h := p.claim.scene.head) != "person" and outcome(h) is None)
    plural = {"person": "people", "child": "children"}
    return plural.get(heads.most_common(1)[0][0], heads.most_common(1)[0][0] + "s") if heads else "people"


def _measure(attribute: str) -> str:
    dimension, _, aspect = attribute.partition(" ")
    return {"ratio": "percentage", "time": "duration"}.get(aspect or dimension, aspect or dimension)


def _event(topic: Topic) -> str:
    subjects = Counter(p.claim.subject for p in topic.points)
    return max(sorted(subjects), key=lambda s: subjects[s])


def _context(topic: Topic, scope: Scope) -> str:
    """What happened, where and with whom, as far as most of the topic's articles tell it: "in the stampede in Kerman"."""
    articles = {p.article for p in topic.points}
    weights: Counter[str] = Counter()
    told: dict[str, set[str]] = {}
    for point in topic.points:
        for term, weight in point.vector.items():
            weights[term] = max(weights[term], weight)  # type: ignore[assignment]
            told.setdefault(term, set()).add(point.article)
    own = {topic.points[0].claim.scene.attribute, topic.points[0].claim.scene.head}
    shared = [t for t in told if 2 * len(told[t]) > len(articles) and t not in own]
    ranked = sorted(shared, key=lambda t: (-len(told[t]), -weights[t], t))
    entities = [scope.who.entity(t) for t in ranked if t[0] == "e" and t[1:].isdigit()]
    events = [event_names()[t] for t in ranked if t in event_names()]
    place = next((e.name for e in entities if e.kind == "place"), None)
    people = [e.name for e in entities if e.kind == "person"][:1] or [e.name for e in entities if e.kind == "organization"][:1]
    words = (f" in the {events[0]}" if events and topic.kind == "count" else "") + (f" in {place}" if place else "")
    return words + (f" ({people[0]})" if people else "")


def _quote(topic: Topic, scope: Scope) -> str:
    """The speaker is the entity that most of the points name, else the words that do; of pronouns nothing is known."""
    speakers: Counter[str] = Counter()
    for point in topic.points:
        said = point.claim.value.speaker if isinstance(point.claim.value, Quote) else None
        if point.holder[:1] == "e" and point.holder[1:].isdigit():
            speakers[scope.who.entity(point.holder).name] += 2  # a name says more than a role
        elif said and said.casefold() not in PRONOUNS:
            speakers[said.strip(' ,."“”')] += 1
    longest = max((p.claim.value.text for p in topic.points if isinstance(p.claim.value, Quote)), key=len)
    words = longest.strip("\"'“”‘’ ").split()
    start = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    who = max(sorted(speakers), key=lambda s: (speakers[s], -len(s))) if speakers else "somebody"
    return f"What did {_with_article(who)} say: “{start}”?"
