"""Holidays by name (days.toml): the day on which each falls in a year."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any

from factcheck.values.day_words import table


def holiday_key(name: str) -> str:
    """The name of a holiday without its marks and spaces: "New Year ' s Day" and "new years day" are one."""
    return re.sub(r"[^a-z]", "", name.casefold())


@cache
def holiday_rules() -> dict[str, dict[str, Any]]:
    return {holiday_key(name): rule for name, rule in table()["holidays"].items()}


def holiday_date(rule: dict[str, Any], year: int) -> date:
    """The day of a holiday (a row of [holidays] in days.toml) in a year."""
    if "easter" in rule:
        return _easter(year) + timedelta(rule["easter"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    first = date(year, rule["month"], 1)
    last = first.replace(day=monthrange(year, rule["month"])[1])
    if rule["nth"] > 0:
        return first + timedelta((rule["weekday"] - first.weekday()) % 7 + 7 * (rule["nth"] - 1))
    return last - timedelta((last.weekday() - rule["weekday"]) % 7 + 7 * (-rule["nth"] - 1))


def _easter(year: int) -> date:
    """Western Easter: the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return date(year, n // 31, n % 31 + 1)
