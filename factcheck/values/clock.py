"""Clock times and time zones in news prose."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from factcheck.values.day_finder import find_days
from factcheck.values.day_words import table

_APPROXIMATE = 10
"""Minutes by which a time said with "about" may be off."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, from `start` to `end` in minutes after midnight, `end` inclusive.

    `offset` is in minutes east of UTC, None where no zone or an ambiguous one is said; `zone` is the zone as
    written, or "local". With `twelve_hour` the words do not say which half of the day: "half past nine" may be 21:30.
    """

    start: int
    end: int
    offset: int | None = None
    zone: str | None = None
    approximate: bool = False
    twelve_hour: bool = False

    def same(self, other: "Clock") -> bool:
        """The same minutes, in UTC where both zones are known, whatever the zones where one is not."""
        return any(a == b for a in self._readings(other) for b in other._readings(self))

    def compatible(self, other: "Clock") -> bool:
        """Both can be true of one moment: the intervals meet, within ten minutes where one is approximate."""
        slack = _APPROXIMATE if self.approximate or other.approximate else 0
        return any(
            a[0] - slack <= b[1] + turn and b[0] + turn <= a[1] + slack
            for a in self._readings(other)
            for b in other._readings(self)
            for turn in (-1440, 0, 1440)
        )

    def minutes_apart(self, other: "Clock") -> int | None:
        """The least difference of the starts round the clock; None where one zone is known and the other is not."""
        if (self.offset is None) != (other.offset is None):
            return None
        return min(min((a[0] - b[0]) % 1440, (b[0] - a[0]) % 1440) for a in self._readings(other) for b in other._readings(self))

    def _readings(self, other: "Clock") -> list[tuple[int, int]]:
        shift = self.offset if self.offset is not None and other.offset is not None else 0
        halves = (0, 720) if self.twelve_hour else (0,)
        starts = [(self.start + half - shift) % 1440 for half in halves]
        return [(start, start + self.end - self.start) for start in starts]

    def to_utc(self, day: date) -> tuple[date, int] | None:
        """Day and minute in UTC of the start, if it is `day` at this clock's place; None if the zone is not known."""
        offset = offset_on(self, day)
        if offset is None:
            return None
        moment = datetime.combine(day, time(self.start // 60, self.start % 60)) - timedelta(minutes=offset)
        return moment.date(), moment.hour * 60 + moment.minute

    def as_json(self) -> dict[str, str | None]:
        return {"start": _hhmm(self.start), "end": _hhmm(self.end), "offset": _offset_words(self.offset)}

    def display(self) -> str:
        """ "10:45 GMT", "about 11:00", "15:00-16:00"."""
        words = _hhmm(self.start) if self.start == self.end else f"{_hhmm(self.start)}-{_hhmm(self.end)}"
        zone = "local time" if self.zone == "local" else self.zone
        return ("about " if self.approximate else "") + words + (f" {zone}" if zone else "")


@dataclass(frozen=True, slots=True)
class FoundClock:
    """A clock time in a text, at `text[start:end]`."""

    start: int
    end: int
    clock: Clock


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _offset_words(offset: int | None) -> str | None:
    if offset is None:
        return None
    return f"{'-' if offset < 0 else '+'}{_hhmm(abs(offset))}"


@cache
def _zones() -> dict[str, Any]:
    return loads(files("factcheck.values").joinpath("timezones.toml").read_text("utf-8"))


def _iana_offset(name: str, day: date) -> int | None:
    """Minutes east of UTC at noon; None where the machine has no time zone database."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(name)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError):
        return None
    return None if offset is None else int(offset.total_seconds()) // 60


def zone_offset(place: str, day: date) -> int | None:
    """Minutes east of UTC of a country or city on a day; None for unknown places and countries with several zones."""
    key = re.sub(r"^the ", "", " ".join(place.casefold().replace("’", "'").split()))
    zones = _zones()
    name = zones["cities"].get(key) or zones["countries"].get(key)
    return _iana_offset(name, day) if name else None


def offset_on(clock: Clock, day: date) -> int | None:
    """The clock's offset, with what the day adds: summer time decides about ET and "Tehran time"."""
    if clock.offset is not None or clock.zone is None:
        return clock.offset
    zones = _zones()
    key = clock.zone.casefold()
    rule = zones["abbreviations"].get(clock.zone) or zones["words"].get(re.sub(r" standard$| daylight$", "", key))
    if isinstance(rule, str):
        return _iana_offset(rule, day)
    return zone_offset(clock.zone, day)


@cache
def _spoken_hours() -> dict[str, int]:
    return {word: number for word, number in table()["words"]["number"].items() if number <= 12}


# "a . m ." of detokenised text too
_AMPM = r"(?P<half>[ap])\s?\.?\s?m(?:\s?\.(?=\s?[^\s\"'”’A-Z]|\s?$|\s?[A-Z])|\b)(?!\w)"
_PLAIN = r"\d{1,2}(?:\s?[:.]\s?[0-5]\d)?"


@cache
def _clock_pattern() -> re.Pattern[str]:
    hours = "|".join(_spoken_hours())
    parts = "|".join(sorted((p.replace(" ", r"[\s-]") for p in table()["clock"] if " " in p), key=len, reverse=True))
    whole = "|".join(p for p in table()["clock"] if " " not in p and p not in ("morning", "afternoon", "evening"))
    return re.compile(
        rf"(?:(?<![\w$£€#+/:.,-])|(?<=\d\d,))(?:"
        rf"(?P<four>[01]\d[0-5]\d|2[0-3][0-5]\d)"
        r"(?=\s?(?:hours|hrs|h\b|GMT|UTC|Z\b|[A-Z]{2,4}T\b|local time|\((?:GMT|UTC)))(?P<hours>\s?(?:hours|hrs|h)\b)?"
        rf"|(?:(?P<from>{_PLAIN})\s?(?P<link>-|–|to|and|until|till)\s?)?"
        rf"(?P<hour>[01]?\d|2[0-4])(?:\s?(?P<mark>[:.h])\s?(?P<minute>[0-5]\d)(?:\s?:\s?[0-5]\d)?(?![\d%]))?(?!\d)"
        rf"(?:[\s-]?{_AMPM}|(?P<oclock>\s?o\s?['’]\s?clock))?"
        rf"|(?P<past>half|quarter|ten|twenty|five)(?:[\s-]past|[\s-](?P<to>to))\s(?P<base>{hours}|1[0-2]|[1-9])(?!\w)(?:\s?(?P<half2>[ap])\.?m\b\.?)?"
        rf"|(?P<word>{hours})\s(?:o\s?['’]\s?clock|(?P<half3>[ap])\.\s?m\.)"
        rf"|(?P<before>(?:before|pre)[\s-]?(?=dawn))?(?P<part>{whole})(?!\w)"
        rf"|(?P<span>in the (?:early |late )?(?:morning|afternoon|evening)|{parts})(?! (?:of|on)\b)(?!\w)"
        rf")",
        re.IGNORECASE,
    )


@cache
def _zone_pattern() -> re.Pattern[str]:
    zones = _zones()
    words = "|".join(sorted(zones["words"], key=len, reverse=True))
    return re.compile(
        rf"\s{{0,2}}\(?(?:(?P<shift>(?:(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}|[+-]\d\d)(?::?\d\d)?(?!\d))|(?P<abbreviation>{'|'.join(zones['abbreviations'])})(?!\w|\.\w)"
        rf"|(?P<local>(?i:local|local[\s-]time))(?:\stime)?\b|(?P<word>(?i:{words}))(?:\s(?i:standard|daylight))?(?:\s[Tt]ime)\b"
        rf"|(?P<eastern>Eastern|Pacific)\b(?!\s[A-Za-z])|(?P<place>[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)?)\stime\b)\)?"
    )


_CUE = re.compile(
    r"(?:^|\n|\b(?:19|20)\d\d,?|\b(?:at|by|before|after|since|until|till|from|between|and|to|around|about|approximately|past|posted|published"
    r"|updated|just|shortly|precisely|exactly|only|time|first)|[|,(–-])\s*:?\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:(?:at )?(?:around|about|approximately|roughly|nearly|almost|circa)"
    r"|(?:shortly|just|soon|moments|minutes)[\s-](?:before|after|past))\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:in the|at|this|that|(?P<day>last|yesterday|tomorrow|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
    r"\s?(?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)


def find_clocks(text: str, bare: bool = False) -> list[FoundClock]:
    """The clock times of a text, in order, not overlapping each other or the dates of `find_days`.

    With `bare` (publication lines) "10:45" is a time wherever it stands; prose may hold results and verses.
    """
    found: list[FoundClock] = []
    for match in _clock_pattern().finditer(text):
        clock = _read(text, match, bare)
        if clock and (not found or clock.start >= found[-1].end):
            found.append(clock)
    return _joined(text, _apart_from_days(text, found))


def _apart_from_days(text: str, found: list[FoundClock]) -> list[FoundClock]:
    if not found:
        return found
    days = find_days(text)
    return [c for c in found if not any(d.start < c.end and c.start < d.end for d in days)]


def _read(text: str, match: re.Match[str], bare: bool) -> FoundClock | None:
    got = match.groupdict()
    start, end = match.span()
    before = text[max(0, start - 30) : start]
    about = bool(_ABOUT.search(before))
    if got["part"] or got["span"]:
        if _is_name(text, match):
            return None
        words = " ".join((got["span"] or got["part"]).casefold().replace("-", " ").split())
        key = "predawn" if got["before"] else re.sub(r"^in the ", "", words)
        low, high = table()["clock"][key]
        clock = Clock(low, high, approximate=about)
        zone, end = _zone(text, end) if low == high else (None, end)
        return FoundClock(start, end, replace(clock, **zone) if zone else clock)
    if got["four"]:
        minutes = int(got["four"][:2]) * 60 + int(got["four"][2:])
        zone, end = _zone(text, end)
        return FoundClock(start, end, Clock(minutes, minutes, approximate=about, **(zone or {})))
    return _hours(text, match, got, about, bare or bool(_CUE.search(before)))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """ "Detective Dawn Miller": a capital inside a sentence, or before another."""
    word = match[0]
    if not word[0].isupper() or word.isupper():
        return False
    before = text[: match.start()].rstrip(" ")[-1:]
    return before not in ("", "\n", ".", '"', "“", "”", "!", "?", "-", "–", "—", ":") or bool(
        re.match(r"\s[A-Z][a-z]+\s", text[match.end() : match.end() + 30])
    )


def _hours(text: str, match: re.Match[str], got: dict[str, str | None], about: bool, cued: bool) -> FoundClock | None:
    start, end = match.span()
    spoken = got["oclock"] or got["past"] or got["word"]
    half = (got["half"] or got["half2"] or got["half3"] or "").casefold()
    if got["past"]:
        base = got["base"] or ""
        shift = {"half": 30, "quarter": 15}.get(got["past"].casefold(), _spoken_hours().get(got["past"].casefold(), 20))
        minutes = (_spoken_hours().get(base.casefold()) or int(base)) * 60 + (-shift if got["to"] else shift)
    elif got["word"]:
        minutes = _spoken_hours()[got["word"].casefold()] * 60
    else:
        minutes = int(got["hour"] or 0) * 60 + int(got["minute"] or 0)
    if minutes > 1440 or (half and not 0 < minutes // 60 <= 12):
        return None
    minutes %= 1440
    zone, end = _zone(text, end)
    if not half and (behind := _BEHIND.match(text, end)) and (spoken or got["minute"]):
        part = behind["part"].casefold()
        half = "a" if part == "morning" or (part == "night" and minutes < 360) else "p"
        end = end if behind["day"] else behind.end()
    zone_words = text[match.end() : end].casefold()
    if not (half or spoken) and not _bare_time(got, zone, zone_words, cued):
        return None
    padded = (got["hour"] or "").startswith("0")
    twelve = not half and 60 <= minutes < 780 and not padded and (bool(spoken) or zone is None or zone["zone"] == "local")
    if half:
        minutes = minutes % 720 + (720 if half == "p" else 0)
    first, minutes_from = start, minutes
    if (
        got["from"]
        and (got["link"] != "and" or re.search(r"\bbetween\s+$", text[max(0, start - 10) : start]))
        and (half or got["minute"])
    ):
        minutes_from = _range_start(got["from"], minutes, half)
    elif got["from"]:
        first = match.start("hour")
    if minutes_from > minutes:
        minutes_from, first = minutes, match.start("hour")
    clock = Clock(minutes_from, minutes, approximate=about, twelve_hour=twelve, **(zone or {}))
    return FoundClock(first, end, clock)


def _bare_time(got: dict[str, str | None], zone: dict[str, Any] | None, zone_words: str, cued: bool) -> bool:
    """Whether digits without a.m. or p.m. are a time: "at 10:45", "10.45 GMT", "3 local time"; not "3 local men"."""
    if got["minute"] is not None and got["mark"] == ":":
        return zone is not None or cued
    if zone is None:
        return False
    if got["minute"] is not None:
        return True
    return "time" in zone_words if zone["zone"] == "local" else cued


def _range_start(words: str, last: int, half: str) -> int:
    """ "3" of "between 3 and 4 p.m.": in the same half of the day, or the one before where that comes later."""
    hour, _, minute = re.sub(r"\s", "", words).replace(".", ":").partition(":")
    first = int(hour) * 60 + int(minute or 0)
    if not half:
        return first
    first = first % 720 + (720 if half == "p" else 0)
    return first - 720 if first > last and half == "p" else first


def _zone(text: str, at: int) -> tuple[dict[str, Any] | None, int]:
    """The zone fields of a clock that ends at `at`, and where the zone ends."""
    match = _zone_pattern().match(text, at)
    if not match:
        return None, at
    end = match.end()
    if match[0].endswith(")") and "(" not in match[0]:
        end -= 1
    if match["local"]:
        return {"zone": "local"}, end
    if match["shift"]:
        sign, hours, minutes = re.fullmatch(r"[A-Z]*\s?([+-])\s?(\d{1,2}):?(\d\d)?", match["shift"]).groups()  # type: ignore[union-attr]
        offset = int(hours) * 60 + int(minutes or 0)
        return {"zone": match["shift"], "offset": -offset if sign == "-" else offset}, end
    zones = _zones()
    if name := match["abbreviation"]:
        rule = zones["abbreviations"][name]
        return {"zone": name, "offset": rule if isinstance(rule, int) and rule is not False else None}, end
    if name := match["word"] or match["eastern"]:
        rule = zones["words"][name.casefold()]
        return {"zone": name, "offset": rule if isinstance(rule, int) else None}, end
    place = match["place"]
    if zone_offset(place, date(2000, 1, 1)) is None:
        return None, at
    return {"zone": place}, end


def _joined(text: str, found: list[FoundClock]) -> list[FoundClock]:
    """ "between 3 p.m. and 4 p.m.", "10:00 to 11:00 GMT": one interval."""
    joined: list[FoundClock] = []
    for clock in found:
        last = joined[-1] if joined else None
        link = re.fullmatch(r"\s?(-|–|to|until|till|and)\s?", text[last.end : clock.start]) if last else None
        if (
            last
            and link
            and last.clock.start <= clock.clock.start
            and (link[1] != "and" or re.search(r"\bbetween\s+$", text[max(0, last.start - 10) : last.start]))
        ):
            zone = clock.clock if clock.clock.zone else last.clock
            joined[-1] = FoundClock(
                last.start, clock.end, replace(clock.clock, start=last.clock.start, zone=zone.zone, offset=zone.offset)
            )
        else:
            joined.append(clock)
    return joined
