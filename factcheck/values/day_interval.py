"""`Day`, a date that is known, and how two of them compare."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Granularity = Literal[
    "minute", "hour", "part", "day", "weekend", "week", "month", "season", "quarter", "year", "decade", "century"
]  # fmt: skip

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
PART_MINUTES = {
    "early": (0, 600), "dawn": (180, 480), "morning": (180, 720), "noon": (660, 840), "mid": (540, 900),
    "afternoon": (720, 1110), "evening": (990, 1439), "night": (1080, 1439), "late": (960, 1439),
    "overnight": (1080, 1439),
}  # fmt: skip
"""The minutes after midnight that a part of the day may mean, wide: night and morning have no agreed borders."""
_LARGEST_USUAL_OFFSET = 17 * 60
"""Minutes between California and Japan: news rarely meets places further apart."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date that is known: a closed interval of calendar days, `end` inclusive."""

    start: date
    end: date
    granularity: Granularity
    part: str | None = None
    approximate: bool = False

    def same(self, other: "Day") -> bool:
        """The same days; parts of the day must not exclude each other."""
        return (self.start, self.end) == (other.start, other.end) and _parts_meet(self.part, other.part)

    def contains(self, other: "Day") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Day") -> bool:
        return self.start <= other.end and other.start <= self.end

    def next_to(self, other: "Day") -> bool:
        """No day in common, and none between them."""
        return timedelta(1) in (other.start - self.end, self.start - other.end)

    def as_json(self) -> dict[str, str]:
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), "granularity": self.granularity}

    def display(self) -> str:
        """ "6 January 2020", "4-6 January 2009", "January 2009", "2004", "late 7 January 2020", "about ..."."""
        first, last = self.start, self.end
        if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]) and self.granularity not in (
            "day",
            "part",
        ):
            whole_years = first.month == 1 and last.month == 12
            words = _range_words(first, last, "%Y" if whole_years else "%B %Y")
        else:
            words = _range_words(first, last, "%d %B %Y")
        words = {"night": f"{words}, night"}.get(self.part or "", f"{words}, {self.part}" if self.part else words)
        return f"about {words}" if self.approximate and self.granularity in ("day", "part") else words


def _range_words(first: date, last: date, shape: str) -> str:
    def words(day: date, shape: str) -> str:
        # Not strftime: month names would follow the locale.
        return shape.replace("%d", str(day.day)).replace("%B", _MONTHS[day.month - 1]).replace("%Y", str(day.year))

    whole = words(last, shape)
    if words(first, shape) == whole:
        return whole
    if first.year == last.year and shape != "%Y":
        shape = shape.replace(" %Y", "")
        if first.month == last.month:
            shape = "%d"
    return f"{words(first, shape)}-{whole}" if shape in ("%d", "%Y") else f"{words(first, shape)} - {whole}"


def _parts_meet(one: str | None, other: str | None) -> bool:
    first, second = PART_MINUTES.get(one or ""), PART_MINUTES.get(other or "")
    return not first or not second or (first[0] <= second[1] and second[0] <= first[1])


def could_be_time_zone(one: Day, other: Day) -> bool:
    """Whether two single, adjacent days can be one moment in two time zones, as far as parts of the day allow."""
    if one.start != one.end or other.start != other.end or not one.next_to(other):
        return False
    west, east = sorted((one, other), key=lambda day: day.start)
    latest = PART_MINUTES.get(west.part or "", (0, 1439))[1]
    earliest = PART_MINUTES.get(east.part or "", (0, 1439))[0] + 1440
    return earliest - latest <= _LARGEST_USUAL_OFFSET
