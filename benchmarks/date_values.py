"""How well `find_days` and `resolve` do on WikiWars (TimeML): extents and values, and what they miss most.

    python benchmarks/date_values.py DIRECTORY [--misses N]

WikiWars is history prose: a date without a year lies in the year last mentioned, so that is how it is resolved here.
Scored are TIMEX3 of type DATE and TIME with a calendar value; "now", "the time", years BC and durations are not.
"""

import argparse
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from factcheck.values.days import Day, FoundDay, When, find_days, resolve

_TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    type: str
    value: str


def read(path: Path) -> tuple[str, list[Gold]]:
    """The text of a TimeML document and its time expressions (of nested ones all)."""
    body = re.search(r"<TEXT>(.*)</TEXT>", path.read_text("utf-8"), re.DOTALL)
    if body is None:
        raise SystemExit(f"{path}: no <TEXT> element; is it TimeML?")
    text, found, open_tags, at = "", [], [], 0
    for tag in _TAG.finditer(body[1]):
        text += unescape(body[1][at : tag.start()])
        at = tag.end()
        if tag[1] is not None:
            fields = dict(re.findall(r'(\w+)="([^"]*)"', tag[1]))
            open_tags.append((len(text), fields))
        else:
            start, fields = open_tags.pop()
            found.append(Gold(start, len(text), fields.get("type", ""), fields.get("value", "")))
    return text + unescape(body[1][at:]), sorted(found, key=lambda g: (g.start, -g.end))


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 value; None for what is no date of the calendar."""
    value = value.split("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = map(int, match.groups())
        return date(year, month, 1), _next_month(year, month) - timedelta(1)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        year, month = int(match[1]), _SEASONS[match[2]]
        last = month + 2
        return date(year, month, 1), _next_month(year + (last - 1) // 12, (last - 1) % 12 + 1) - timedelta(1)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, month = int(match[1]), 3 * int(match[2])
        return date(year, month - 2, 1), _next_month(year, month) - timedelta(1)
    if re.fullmatch(r"\d{2,4}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return (date(first, 1, 1), date(first + width - 1, 12, 31)) if first else None
    return None


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def in_narrative(when: When, focus: Day | None) -> Day | None:
    """Resolved as in history: in the year last mentioned, or the next if that goes back by more than eight months."""
    if focus is not None and when.year is None and when.shift is None:
        year = focus.start.year
        if when.month and focus.granularity in ("day", "part", "month") and focus.start.month - when.month > 8:
            year += 1
        if when.form == "month-day" and when.end is None:
            when = replace(when, form="day", year=year)
        elif when.form == "month" and when.direction is None:
            when = replace(when, form="month-year", year=year)
        elif when.form == "season" and when.direction is None:
            when = replace(when, year=year)
    return resolve(when, focus.start if focus else None, focus=focus)


def right(day: Day | None, wide: Day | None, gold: tuple[date, date]) -> bool:
    """The same days. TimeML marks "early May" as May, so the stretch without its edge is right too."""
    for known in (day, wide):
        if known is None:
            continue
        if (known.start, known.end) == gold:
            return True
        if known.granularity == "century" and abs((known.start - gold[0]).days) <= 366:
            return True
    return False


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("directory", type=Path, help="folder with .tml files")
    arguments.add_argument("--misses", type=int, default=25, help="how many classes of misses to print")
    options = arguments.parse_args()
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    paths = sorted(options.directory.glob("*.tml"))
    if not paths:
        raise SystemExit(f"{options.directory}: no .tml files")
    for path in paths:
        text, gold = read(path)
        found = find_days(text)
        focus: Day | None = None
        values: list[tuple[FoundDay, Day | None, Day | None]] = []
        for item in found:
            day = in_narrative(item.when, focus)
            values.append((item, day, in_narrative(replace(item.when, edge=None, part=None, end=None), focus)))
            if day is not None and item.when.form not in ("century", "decade"):
                focus = day
        for item, _, _ in values:
            if not any(g.start < item.end and item.start < g.end for g in gold):
                counts["extra"] += 1
                extra[_class(item.when.text)] += 1
            else:
                counts["true"] += 1
        for g in gold:
            span = interval(g.value)
            if g.type not in ("DATE", "TIME") or span is None:
                counts["not scored"] += 1
                continue
            counts["gold"] += 1
            meets = [v for v in values if v[0].start < g.end and g.start < v[0].end]
            if not meets:
                missed[_class(text[g.start : g.end])] += 1
                continue
            counts["found"] += 1
            plain = re.sub(r"^(?:the|at|in) ", "", text[g.start : g.end], flags=re.IGNORECASE)
            counts["exact"] += any(re.sub(r"^the ", "", v[0].when.text, flags=re.IGNORECASE) == plain for v in meets)
            ends = [v for v in meets if v[0].when.end]
            if any(right(day, wide, span) for _, day, wide in meets) or any(_one_end(v, span) for v in ends):
                counts["right"] += 1
            else:
                _, day, _ = meets[0]
                wrong[
                    f"{_class(meets[0][0].when.text)} | gold {_class(text[g.start : g.end])} {_class(g.value)}"
                    f" | {'none' if day is None else day.granularity}"
                ] += 1
    precision = counts["true"] / (counts["true"] + counts["extra"])
    print(f"documents {len(paths)}  gold {counts['gold']}  not scored {counts['not scored']}")
    print(
        f"extents: precision {precision:.3f}  recall {counts['found'] / counts['gold']:.3f}"
        f"  exact {counts['exact'] / counts['gold']:.3f}"
    )
    print(f"values: right of found {counts['right'] / counts['found']:.3f}  right of gold {counts['right'] / counts['gold']:.3f}")
    for title, classes in (("missed", missed), ("wrong value", wrong), ("not in gold", extra)):
        print(f"\n{title} ({classes.total()})")
        for name, count in sorted(classes.items(), key=lambda pair: (-pair[1], pair[0]))[: options.misses]:
            print(f"{count:5}  {name}")


def _one_end(found: tuple[FoundDay, Day | None, Day | None], gold: tuple[date, date]) -> bool:
    """Of "4-6 June" TimeML makes two expressions."""
    day = found[1]
    return day is not None and (day.start == gold[0] or day.end == gold[1])


def _class(words: str) -> str:
    return re.sub(r"\d", "9", " ".join(words.split()))


if __name__ == "__main__":
    main()
