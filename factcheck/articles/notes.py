"""What one line of a text says about the text: its date, its writer, its agency, its newspaper.

Pure functions over a line; whether a line stands where such a line can stand is decided in `metadata`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from factcheck.articles.tables import alternatives, table

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
NUMERIC = r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,4}(?!\d)"
ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
_WRITTEN = rf"{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s*{MONTH}"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}(?=\s*(?:GMT|UTC|HKT|hrs|hours))"
_LABEL = (
    r"(?:(?:first|originally|date|last)\s+)?(?:published|posted|updated?|modified|created|filed|issued|uploaded|released)"
    r"(?:\s+(?:on|at|in|online))?\s*:?"
)
_ZONE = r"(?:GMT|UTC|UK|local\s+time|hrs|hours|(?-i:[A-Z]{1,4}T)|Z)\b(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b"
_JOINT = r"[\s,.|@•·()/–—-]+|\b(?:at|on|the)\b|\|"


@dataclass(frozen=True, slots=True)
class DateNote:
    """A date as a line gives it: what it dates ("" where the line does not say), and the words to parse."""

    label: Literal["published", "updated", ""]
    words: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency before the first sentence: "LIMA, May 2 (Reuters) - "; `end` is where that begins."""

    place: str
    words: str
    agency: str | None
    end: int


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<label>{_LABEL})|(?P<iso>{ISO})|(?P<numeric>{NUMERIC})|(?P<written>{_WRITTEN})|(?P<clock>{_CLOCK})|"
        rf"(?P<year>(?:19|20)\d\d(?!\d))|(?P<weekday>{WEEKDAY})|(?P<zone>{_ZONE})|(?P<joint>{_JOINT})",
        re.IGNORECASE,
    )


def dates_of(line: str) -> list[DateNote] | None:
    """The dates of a line that holds nothing else, in order; None for any other line.

    "PUBLISHED: 10:45 GMT, 7 January 2020 | UPDATED: 10:47 GMT" gives two. A label alone ("Updated:") gives a note
    without words: the date stands on the next line.
    """
    if len(line) > 160:
        return None
    parts: list[tuple[str, list[re.Match[str]]]] = [("", [])]
    at = 0
    while at < len(line):
        match = _tokens().match(line, at)
        if match is None or match.end() == at:
            return None
        if match.lastgroup == "label":
            parts.append(("updated" if re.search("updat|modif", match[0], re.IGNORECASE) else "published", []))
        else:
            parts[-1][1].append(match)
        at = match.end()
    notes: list[DateNote] = []
    day = ""
    for label, matches in parts:
        kinds = {match.lastgroup for match in matches}
        words = line[matches[0].start() : matches[-1].end()].strip(" |@,-–—()\t•·") if matches else ""
        dated = bool(kinds & {"iso", "numeric"}) or {"written", "year"} <= kinds
        if dated:
            day = day or words
            notes.append(DateNote(_as_label(label), spaced(words)))
        elif label and kinds & {"clock"} and day:
            notes.append(DateNote(_as_label(label), spaced(f"{day} {words}")))
        elif label and not kinds - {"joint"}:
            notes.append(DateNote(_as_label(label), ""))
        elif label or kinds - {"joint"}:
            return None
    return notes or None


def _as_label(label: str) -> Literal["published", "updated", ""]:
    return "published" if label == "published" else "updated" if label == "updated" else ""


def spaced(words: str) -> str:
    """A date as people type it: "10 / 25 / 11" and "10.25.11" -> "10/25/11", "May 2,2011" -> "May 2, 2011"."""
    words = re.sub(r"(\d)\s*/\s*(?=\d)", r"\1/", words)
    words = re.sub(r"(\d),(?=\d{4}\b|\d{1,2}:\d\d)", r"\1, ", words)
    words = re.sub(r"\b(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})\b", r"\1/\2/\3", words)
    words = re.sub(r"((?:19|20)\d\d)\s*[-|,.@–—]+\s*(?=\d{1,2}[:.]\d\d)", r"\1 ", words)
    return re.sub(r"\s+", " ", words)


@cache
def _agency_names() -> dict[str, str]:
    return {form: name for name, forms in table("credits")["agencies"].items() for form in forms}


@cache
def _agency() -> str:
    return alternatives(list(_agency_names()))


def agencies_in(text: str) -> list[str]:
    """The news agencies that a text names, in canonical form and in order, each once."""
    found = [_agency_names()[" ".join(m.split())] for m in re.findall(rf"(?<![\w-])(?:{_agency()})(?![\w-])", text)]
    return list(dict.fromkeys(found))


@cache
def _dateline() -> re.Pattern[str]:
    place = r"[A-Z][\w.'’/-]*(?:[ ,]+(?:(?:of|de|al|el|la|and)\s+)?[A-Z][\w.'’/-]*){0,5}"
    day = rf"(?:{WEEKDAY},?\s*)?(?:{_WRITTEN})(?:,?\s*(?:19|20)\d\d)?"
    agency = rf"[(/\[](?P<agency>{_agency()})[)/\]]"
    return re.compile(
        rf"(?:(?P<place>{place})\s*,?\s*)??(?P<day>{day})?[,.]?\s*(?:{agency})?[.,]?\s*(?P<dash>[-–—]+|:|(?<=/\.)|(?<=\)))\s+"
    )


def dateline_of(text: str) -> Dateline | None:
    """The dateline before the first sentence of a text, None where there is none.

    It is one where an agency stands in brackets, or where the place is in capitals and a dash or a day follows
    (AP Stylebook, "datelines").
    """
    match = _dateline().match(text)
    if match is None or match.end() > 90:
        return None
    place, agency = match["place"] or "", match["agency"]
    capitals = re.match(r"[A-Z][A-Z.'’-]{2,}\b", place) is not None
    if agency is None and not (capitals and (match["dash"] in ("-", "--", "–", "—") or (match["dash"] == ":" and match["day"]))):
        return None
    return Dateline(place, spaced(match["day"] or ""), _agency_names()[" ".join(agency.split())] if agency else None, match.end())


def byline_of(line: str) -> str | None:
    """The writer that a line names and nothing else: "By Jane Doe, Staff Writer" -> "Jane Doe"; None for other lines."""
    match = re.match(r"(?:(?:written|reported|posted|story)\s+)?by:?\s+(.+)$", line, re.IGNORECASE)
    if match is None or len(line) > 120 or re.search(r"[!?:;\"“”]|[^A-Z]\.$", match[1]):
        return None
    people = table("credits")["people"]
    words = re.findall(r"[^\s,|/&]+", match[1])
    if not 1 <= len(words) <= 14 or not words[0][:1].isupper():
        return None
    if not all(word[:1].isupper() or word.lower() in people["particles"] or "@" in word or word in "-–—•·" for word in words):
        return None
    return writer(match[1])


def signed_and_dated(line: str) -> tuple[str, list[DateNote]] | None:
    """The writer and the dates of a line that holds both: "By Jane Doe | 3 March 2019"; None for other lines."""
    if len(line) > 160 or not re.match(r"by\s", line, re.IGNORECASE):
        return None
    for match in re.finditer(r"[\s|,(·•–—-]+(?=\S)", line):
        dates = dates_of(line[match.end() :])
        name = byline_of(line[: match.start()]) if dates and any(note.words for note in dates) else None
        if dates and name:
            return name, dates
    return None


def writer(name: str) -> str | None:
    """A byline without "By", roles, agencies and addresses: "By JANE DOE, AP Writer" -> "JANE DOE"; None if empty."""
    name = re.sub(r"^\s*by\s+", "", name, flags=re.IGNORECASE)
    roles = alternatives(list(table("credits")["people"]["roles"]))
    name = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|\s+(?:for|in)\s+(?=[A-Z])|\S+@\S+|https?:", name)[0]
    parts = [part.strip() for part in re.split(r",", name)]
    kept = [part for part in parts if part and not re.search(rf"\b(?:{roles})s?$", part, re.IGNORECASE) and not _is_agency(part)]
    return ", ".join(kept).strip(" ,;-–—") or (None if not parts or _is_agency(parts[0]) else parts[0] or None)


def _is_agency(text: str) -> bool:
    return re.fullmatch(rf"(?:the\s+)?(?:{_agency()})", text.strip()) is not None


def is_bare_name(line: str) -> bool:
    """Whether a line can be a writer's name and nothing else: two to four capitalized words."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(re.fullmatch(r"[A-Z][\w.'’-]*", word) for word in words) and not _is_agency(line)


@cache
def _credit_lines() -> tuple[re.Pattern[str], ...]:
    agency = _agency()
    names = rf"(?:the\s+)?(?:{agency})(?:(?:,|\s+and|\s*/|\s*&|,\s+and)\s+(?:the\s+)?(?:{agency}|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*))*"  # noqa: E501
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"[(\[—–\s-]*(?:[Bb]y\s+|[Ss]ource:?\s+|©\s*|[Vv]ia\s+)?{names}(?:\s+(?:[Ss]taff|[Ww]riters?|[Cc]orrespondents?))?[)\]\s.]*$",
            r"[(\[*\s]*(?:[\w.,'’&/ -]{2,120}\s)(?:also\s+)?(?:contributed|assisted)\s+(?:\w+\s+)?(?:to|in|with)\s+this\s+(?:report|story|article|post|piece)\b.{0,60}$",  # noqa: E501
            r"[(\[*\s]*(?:[Ww]ith|WITH)\s+(?:additional\s+)?(?:inputs?|reporting|files|agency inputs|reports|material|information)\s+(?:from|by)\b.{2,100}$",  # noqa: E501
            r"[(\[*\s]*(?:(?:[Aa]dditional|[Oo]riginal)\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)\s+(?:and\s+\w+\s+)?by\s+[A-Z].{2,200}$",
            r"[(\[*\s]*[Tt]his\s+(?:story|article|version)\s+(?:was|has been|is)\s+(?:originally\s+|first\s+)?(?:published|posted|produced|provided|supplied|sourced|written|updated)\b.{0,160}$",  # noqa: E501
        )
    )


def is_credit(line: str) -> bool:
    """Whether a line says who made the text and nothing of its matter: "(Reporting by J. Doe; Editing by R. Roe)"."""
    sentences = re.split(r"(?<=[a-z0-9)”\"])[.;]\s+(?=[A-Z(])", line)
    return len(line) <= 300 and all(any(p.match(sentence) for p in _credit_lines()) for sentence in sentences)


@cache
def _bio() -> re.Pattern[str]:
    roles = alternatives([role for role in table("credits")["people"]["roles"] if role != "staff"])
    return re.compile(
        rf"(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){{1,3}})\s+(?:is|was)\s+(?:an?|the)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{roles})s?\b"
        rf"(?:\s+(?:for|at|with)\s+(?P<house>(?:[Tt]he\s+)?[A-Z][\w'’&-]*(?:\s+[A-Z][\w'’&-]*){{0,4}}))?"
    )


def bio_of(line: str) -> tuple[str, str | None] | None:
    """The writer and the house in a line about the writer: "Jane Doe is a reporter for the Daily Lantern."."""
    match = _bio().match(line)
    return (match["name"], match["house"].rstrip(".") if match["house"] else None) if match else None


def masthead_of(line: str, following: str) -> str | None:
    """The newspaper whose name stands alone above a headline ("THE DAILY LANTERN"), None where none does."""
    words = line.split()
    if not 1 < len(words) <= 5 or not all(re.fullmatch(r"(?:[A-Z][\w.'’&-]*|of|the|and|&)", word) for word in words):
        return None
    if len(following.split()) < 4 or is_section(line):
        return None
    nouns = set(table("credits")["mastheads"]["nouns"])
    shouted = line.isupper() and not following.isupper()
    return " ".join(words) if shouted or words[-1].lower() in nouns else None


def is_section(line: str) -> bool:
    """Whether a line is a rubric above a headline: "World", "National Security & Defense"."""
    words = set(table("credits")["sections"]["words"])
    parts = re.findall(r"[^\s&/|,>›»·•-]+", line.lower())
    return 0 < len(parts) <= 6 and all(part in words for part in parts)


def order_of_zone(line: str) -> bool | None:
    """Whether a clock's zone tells that its readers write the day first; None where it tells nothing."""
    zones = table("credits")["zones"]
    found: Iterable[str] = re.findall(r"\b[A-Z]{2,4}\b", line)
    for zone in found:
        if zone in zones["month_first"]:
            return False
        if zone in zones["day_first"]:
            return True
    return None


def order_of_host(host: str) -> bool | None:
    """Whether the newspapers of a host's country write the day first; None where its name does not tell."""
    return True if host.rsplit(".", 1)[-1].lower() in table("credits")["hosts"]["day_first"] else None
