"""Units of measure and currencies: conversion, and amounts for people and for JSON. The table is units.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

from factcheck.values.amounts import Amount, mapped, rounding
from factcheck.values.number_words import word_table


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: a value in it times `factor` plus `offset` is the value in the SI (or base) unit of `dimension`."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    display: str = ""
    words: tuple[str, ...] = field(default=(), repr=False)
    symbols: tuple[str, ...] = field(default=(), repr=False)
    attached: tuple[str, ...] = field(default=(), repr=False)
    then: str | None = None


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The units by name, and what they are called in text: lower-cased words; symbols as written; money prefixes.

    `words`, `symbols`, `attached` and `prefixes` lead to a unit name; `cents` holds the words that mean a hundredth of
    the unit that `words` gives for them.
    """

    units: Mapping[str, Unit]
    base: Mapping[str, str]
    words: Mapping[str, str]
    symbols: Mapping[str, str]
    attached: Mapping[str, str]
    prefixes: Mapping[str, str]
    cents: frozenset[str]


@cache
def unit_table() -> UnitTable:
    """The table of units.toml; read once."""
    raw = tomllib.loads(files("factcheck.values").joinpath("units.toml").read_text("utf-8"))
    units = {name: _unit(name, row) for name, row in raw["unit"].items()}
    words = {w.lower(): u.name for u in units.values() for w in u.words}
    symbols = {s: u.name for u in units.values() for s in u.symbols}
    attached = {s: u.name for u in units.values() for s in u.attached}
    prefixes: dict[str, str] = {}
    cents: set[str] = set()
    for code, row in raw["currency"].items():
        units[code] = Unit(code, "currency", display=row.get("display", code))
        words |= {w.lower(): code for w in (*row.get("words", ()), *row.get("subunit", ()))}
        cents |= {w.lower() for w in row.get("subunit", ())}
        prefixes |= dict.fromkeys(row.get("prefixes", ()), code)
        if row.get("codes", True):
            prefixes[code] = symbols[code] = code
    base = {name: row["si"] for name, row in raw["dimension"].items()}
    return UnitTable(units, base, words, symbols, attached, prefixes, frozenset(cents))


def _unit(name: str, row: Mapping[str, Any]) -> Unit:
    words, symbols = tuple(row.get("words", ())), tuple(row.get("symbols", ()))
    return Unit(
        name,
        row["dimension"],
        float(row["factor"]),
        float(row.get("offset", 0)),
        row.get("display") or (words or symbols or (name,))[-1],
        words,
        symbols,
        tuple(row.get("attached", ())),
        row.get("then"),
    )


def unit(name: str) -> Unit:
    """The unit of this canonical name or ISO 4217 code; KeyError when there is none."""
    return unit_table().units[name]


def dimension(name: str | None) -> str | None:
    """The dimension of a unit ("length"); None for a bare count."""
    return None if name is None else unit(name).dimension


def si_unit(name: str | None) -> str | None:
    """The unit in which amounts of this unit's dimension are compared; a currency is its own, a bare count has none."""
    if name is None:
        return None
    return unit_table().base.get(unit(name).dimension, name)


def convert(amount: Amount, name: str, to: str) -> Amount:
    """The amount in another unit of its dimension.

    Raises ValueError between dimensions and between currencies (that would need the rate of a day).
    """
    if name == to:
        return amount
    a, b = unit(name), unit(to)
    if a.dimension != b.dimension or a.dimension == "currency":
        raise ValueError(f"cannot convert {name} ({a.dimension}) to {to} ({b.dimension})")
    return mapped(amount, lambda value: (value * a.factor + a.offset - b.offset) / b.factor)


def si(amount: Amount, name: str | None) -> Amount:
    """The amount in the SI (or base) unit of its dimension; counts and money stay as they are."""
    base = si_unit(name)
    return amount if name is None or base is None else convert(amount, name, base)


def rounding_across(a: Amount, unit_a: str | None, b: Amount, unit_b: str | None) -> bool:
    """Whether one amount is a plausible rounding of the other, converted: 84 miles and 135 km, 6.6 feet and 2 metres.

    Each is converted into the other's unit, as writers do before they round. False between dimensions or currencies.
    """
    if unit_a == unit_b:
        return rounding(a, b)
    if unit_a is None or unit_b is None or si_unit(unit_a) != si_unit(unit_b):
        return False
    return _rounded_into(a, unit_a, b, unit_b) or _rounded_into(b, unit_b, a, unit_a)


def _rounded_into(a: Amount, unit_a: str, b: Amount, unit_b: str) -> bool:
    """Whether converting a into b's unit and rounding gives b. Binary noise of the conversion is cut off first."""
    return rounding(mapped(convert(a, unit_a, unit_b), lambda value: float(f"{value:.9g}")), b)


def as_json(amount: Amount, name: str | None) -> dict[str, float | int | str | None]:
    """`{"low", "high", "unit"}` in the unit given; whole numbers as integers, ends of counts rounded inwards."""
    low, high = amount.low, amount.high
    if name is None and low is not None and high is not None and ceil(low) <= floor(high):
        low, high = ceil(low), floor(high)
    return {"low": _plain(low), "high": _plain(high), "unit": name}


def _plain(value: float | None) -> float | int | None:
    if value is None:
        return None
    cut = float(f"{value:.12g}")
    return int(cut) if cut.is_integer() else cut


def display(amount: Amount, name: str | None = None) -> str:
    """The amount for people: "at least 250", "135 km", "nearly $2.6 million", "5 to 6", "dozens", "33%"."""
    if name == "fraction":
        amount, name = convert(amount, "fraction", "percent"), "percent"
    words = _vague_word(amount) if amount.vague else None
    if words:
        return _with_unit(words, name, singular=False)
    low, high, point = amount.low, amount.high, amount.point
    if point is not None:
        hedge = {"below": "nearly ", "above": "just over "}.get(amount.leaning or "", "about ")
        return (hedge if amount.approximate else "") + _with_unit(figure(point), name, singular=point == 1)
    if low is None and high is None:
        return _with_unit("an unknown number", name, singular=False)
    if high is None:
        return "at least " + _with_unit(figure(low or 0.0), name, singular=low == 1)
    if low is None or low == 0:
        return "up to " + _with_unit(figure(high), name, singular=high == 1)
    if dimension(name) == "currency":
        return f"{_with_unit(figure(low), name, singular=False)} to {_with_unit(figure(high), name, singular=False)}"
    return _with_unit(f"{figure(low)} to {figure(high)}", name, singular=False)


def figure(value: float) -> str:
    """A number in a newspaper's way: 12,500 · 2.6 million · 7.6."""
    for power, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= power:
            return f"{_trimmed(value / power, 3)} {word}"
    return _trimmed(value, 0 if abs(value) >= 1000 else 2)


def _trimmed(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if text not in {"0", "-0"} or value == 0 else f"{value:.2g}"


def _with_unit(number: str, name: str | None, *, singular: bool) -> str:
    if name is None:
        return number
    row = unit(name)
    if row.dimension == "currency":
        number += "0" if re.search(r"\.\d$", number) else ""  # $45.20, as prices are written
        return f"{number} {name}" if row.display[-1].isalpha() or not number[0].isdigit() else row.display + number
    if row.dimension == "magnitude":
        return f"magnitude {number}"
    shown = row.display
    if singular and shown in row.words:
        shown = row.words[0]
    if singular and row.dimension == "age":
        shown = re.sub("s old$", " old", shown)
    return number + shown if shown[0] in "%°" else f"{number} {shown}"


def _vague_word(amount: Amount) -> str | None:
    return word_table().names.get((amount.low, amount.high))
