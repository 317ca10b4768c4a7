"""Units: the table itself, conversion, and amounts as people and programs read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.amounts import Amount, exactly, overlaps, same
from factcheck.values.units import (
    as_json,
    convert,
    dimension,
    display,
    figure,
    rounding_across,
    si,
    si_unit,
    unit_table,
)

MEASURES = sorted(name for name, unit in unit_table().units.items() if unit.dimension != "currency")
CURRENCIES = sorted(name for name, unit in unit_table().units.items() if unit.dimension == "currency")
VALUES = st.floats(min_value=1e-3, max_value=1e9, allow_nan=False)


@pytest.mark.parametrize("name", MEASURES)
def test_every_unit_has_a_base_unit_that_converts_to_itself(name: str) -> None:
    base = si_unit(name)
    assert base is not None
    assert unit_table().units[base].dimension == dimension(name)
    assert si(exactly(3.0), base) == exactly(3.0)


def test_no_word_or_symbol_means_two_units() -> None:
    units = unit_table().units.values()
    words = [w.lower() for unit in units for w in unit.words]
    symbols = [s for unit in units for s in (*unit.symbols, *unit.attached)]
    assert len(words) == len(set(words))
    assert len(symbols) == len(set(symbols))


def test_smaller_units_exist() -> None:
    for unit in unit_table().units.values():
        assert unit.then is None or dimension(unit.then) == unit.dimension


@pytest.mark.parametrize("code", CURRENCIES)
def test_currencies_are_three_capitals(code: str) -> None:
    assert len(code) == 3
    assert code.isupper()


@pytest.mark.parametrize(
    ("value", "name", "to", "expected"),
    [
        (1, "mile", "kilometre", 1.609344),
        (84, "mile", "kilometre", 135.184896),
        (1, "nautical mile", "metre", 1852),
        (6, "foot", "metre", 1.8288),
        (100, "celsius", "fahrenheit", 212),
        (-40, "fahrenheit", "celsius", -40),
        (0, "celsius", "kelvin", 273.15),
        (1, "knot", "kilometre per hour", 1.852),
        (60, "mile per hour", "kilometre per hour", 96.56064),
        (2, "day", "hour", 48),
        (50, "percent", "fraction", 0.5),
        (1, "hectare", "square metre", 10_000),
        (2000, "pound", "ton", 1),
        (18, "month of age", "year of age", 1.5),
        (7.6, "magnitude", "magnitude", 7.6),
    ],
)
def test_convert(value: float, name: str, to: str, expected: float) -> None:
    assert convert(exactly(value), name, to).low == pytest.approx(expected)


@pytest.mark.parametrize(("name", "to"), [("mile", "hour"), ("USD", "EUR"), ("percent", "percentage point")])
def test_convert_refuses_what_has_no_fixed_rate(name: str, to: str) -> None:
    with pytest.raises(ValueError, match="cannot convert"):
        convert(exactly(1.0), name, to)


@given(value=VALUES, name=st.sampled_from(MEASURES), data=st.data())
def test_conversion_there_and_back(value: float, name: str, data: st.DataObject) -> None:
    to = data.draw(st.sampled_from([n for n in MEASURES if dimension(n) == dimension(name)]))
    back = convert(convert(exactly(value), name, to), to, name)
    assert back.low == pytest.approx(value, rel=1e-9, abs=1e-6)


@given(low=VALUES, width=VALUES, name=st.sampled_from(MEASURES))
def test_conversion_keeps_order_and_flags(low: float, width: float, name: str) -> None:
    amount = si(Amount(low, low + width, approximate=True), name)
    assert amount.low is not None
    assert amount.high is not None
    assert amount.low <= amount.high
    assert amount.approximate
    assert si(Amount(low, None), name).high is None


def test_counts_and_money_stay_as_they_are() -> None:
    assert si(exactly(5.0), None) == exactly(5.0)
    assert si(exactly(5.0), "EUR") == exactly(5.0)
    assert si_unit("EUR") == "EUR"
    assert dimension("EUR") == "currency"
    assert dimension(None) is None


@pytest.mark.parametrize(
    ("a", "unit_a", "b", "unit_b", "expected"),
    [
        (84, "mile", 135, "kilometre", True),
        (85, "mile", 135, "kilometre", False),
        (50, "mile", 80, "kilometre", True),
        (6.6, "foot", 2, "metre", True),
        (22, "mile", 35, "kilometre", True),
        (2000, "foot", 600, "metre", True),
        (25, "mile", 75, "kilometre", False),
        (135, "kilometre", 135, "USD", False),
        (3, "EUR", 3, "USD", False),
        (3, None, 3, "metre", False),
        (167_000, None, 170_000, None, True),
    ],
)
def test_rounding_across_units(a: float, unit_a: str | None, b: float, unit_b: str | None, expected: bool) -> None:
    assert rounding_across(exactly(a), unit_a, exactly(b), unit_b) is expected
    assert rounding_across(exactly(b), unit_b, exactly(a), unit_a) is expected


def test_percent_meets_fraction() -> None:
    assert overlaps(si(exactly(33.0), "percent"), Amount(0.3, 0.35))
    assert same(si(exactly(50.0), "percent"), exactly(0.5))


@pytest.mark.parametrize(
    ("amount", "name", "expected"),
    [
        (exactly(135.0), "kilometre", "135 km"),
        (exactly(1.0), "mile", "1 mile"),
        (exactly(2.0), "mile", "2 miles"),
        (exactly(2.6e6), "USD", "$2.6 million"),
        (exactly(1.5e9), "IDR", "1.5 billion IDR"),
        (exactly(45.2), "USD", "$45.20"),
        (Amount(50.0, 60.0), "USD", "$50 to $60"),
        (Amount(250.0, None), None, "at least 250"),
        (Amount(0.0, 30.0), None, "up to 30"),
        (Amount(5000.0, 6000.0), None, "5,000 to 6,000"),
        (Amount(140.0, 140.0, approximate=True), "kilometre", "about 140 km"),
        (Amount(90.0, 100.0, approximate=True), None, "nearly 100"),
        (Amount(100.0, 110.00000000000001, approximate=True), None, "just over 100"),
        (exactly(7.6), "magnitude", "magnitude 7.6"),
        (exactly(7.6), "percent", "7.6%"),
        (exactly(0.5), "fraction", "50%"),
        (exactly(24.0), "year of age", "24 years old"),
        (exactly(1.0), "year of age", "1 year old"),
        (exactly(-5.0), "celsius", "-5°C"),
        (Amount(24.0, 99.0, vague=True), None, "dozens"),
        (Amount(20_000.0, 99_999.0, vague=True), None, "tens of thousands"),
        (Amount(3.0, 9.0, vague=True), "day", "several days"),
        (exactly(0.0), None, "0"),
        (exactly(12_500.0), None, "12,500"),
        (Amount(None, None), None, "an unknown number"),
    ],
)
def test_display(amount: Amount, name: str | None, expected: str) -> None:
    assert display(amount, name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12_500, "12,500"), (2.6e6, "2.6 million"), (7.6, "7.6"), (0.0004, "0.0004"), (3e12, "3 trillion")],
)
def test_figure(value: float, expected: str) -> None:
    assert figure(value) == expected


@pytest.mark.parametrize(
    ("amount", "name", "expected"),
    [
        (exactly(32.0), None, {"low": 32, "high": 32, "unit": None}),
        (Amount(5.0, None), None, {"low": 5, "high": None, "unit": None}),
        (Amount(32.4, 36.0, approximate=True), None, {"low": 33, "high": 36, "unit": None}),
        (exactly(2.5), "kilometre", {"low": 2.5, "high": 2.5, "unit": "kilometre"}),
        (exactly(2.6e6), "USD", {"low": 2_600_000, "high": 2_600_000, "unit": "USD"}),
    ],
)
def test_as_json(amount: Amount, name: str | None, expected: dict[str, object]) -> None:
    assert as_json(amount, name) == expected
