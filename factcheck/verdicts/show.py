"""Values for people and for programs."""

from collections.abc import Mapping
from typing import Any

from factcheck.model import Name, Quote, Words
from factcheck.topics.point import Point
from factcheck.values.amounts import Amount
from factcheck.values.day_interval import PART_MINUTES
from factcheck.values.days import Clock, When
from factcheck.values.units import as_json as amount_json
from factcheck.values.units import display as amount_display
from factcheck.values.units import si_unit

PART_OF_DAY = {PART_MINUTES[part]: part for part in ("morning", "afternoon", "evening", "night")}


def display(point: Point) -> str:
    """The value in words: "at least 250", "6 January 2020", “severe revenge”."""
    value, claim = point.claim.value, point.claim
    if isinstance(value, Amount):
        if claim.kind == "count" and value.high == 0:
            return "none"
        if claim.code == "FC111":
            return claim.subject
        return amount_display(value, None if claim.kind == "count" else claim.unit)
    if isinstance(value, When):
        if point.day is None:
            return value.text
        counted = value.form == "event-relative"
        return f"{value.text}: {point.day.display()}" if counted else point.day.display()
    if isinstance(value, Clock):
        return PART_OF_DAY.get((value.start, value.end)) or value.display()
    if isinstance(value, Quote):
        return f"“{value.text}”" if claim.code == "FC401" else value.text
    assert isinstance(value, Name | Words)
    return value.text


def _figure(amount: Amount) -> float | None:
    """The figure as written: of a bound its one end, of a range its lower one."""
    return amount.point if amount.point is not None else amount.low or amount.high


def value_of(point: Point) -> Mapping[str, Any]:
    """The value as the JSON report gives it (product page, "Values by kind")."""
    value, claim = point.claim.value, point.claim
    if isinstance(value, Amount):
        if claim.kind == "measure" and point.amount is not None and claim.unit:
            return {
                **amount_json(point.amount, si_unit(claim.unit)),
                "as_written": amount_display(value, claim.unit),
                "number": _figure(value),
            }
        written = {"as_written": claim.subject} if claim.code == "FC111" else {}
        return {**amount_json(value, claim.unit), **written}
    if isinstance(value, When):
        return dict(point.day.as_json()) if point.day else {"start": None, "end": None, "granularity": value.form}
    if isinstance(value, Clock):
        return dict(value.as_json())
    if isinstance(value, Quote):
        return {"text": value.text, "speaker": value.speaker}
    if isinstance(value, Name):
        return {"text": value.text, "type": value.type, "entity": point.names[0] if point.names else None}
    return {"text": value.text}
