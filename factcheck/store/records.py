"""Records to JSON values and back, as their type hints say; nothing else comes back, and nothing is executed.

A record is the list of its fields in order. Where a field may hold one of several records, the list begins with the
record's name. Sets are sorted lists, days ISO 8601. Decoding checks every type, so that a damaged or planted file can
give a record with wrong contents, but never one of a wrong shape.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints


class Codec(NamedTuple):
    """Both ways of one type; `decode` raises ValueError or TypeError for what is not of the type."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    as_is: frozenset[type] = frozenset()
    """Types of JSON values that are taken without `decode`: most fields are, and this spares half of the time."""


@cache
def codec(hint: Any) -> Codec:
    """The codec of a type hint. Raises TypeError for hints that no record uses so far."""
    if hint in (str, int, bool, NoneType):
        return Codec(_same, _refused(hint), frozenset([hint]))
    if hint is float:
        return Codec(_same, _finite, frozenset([int]))  # whole figures stay whole
    if hint is date:
        return Codec(date.isoformat, date.fromisoformat)
    if is_dataclass(hint):
        return _record(hint)
    origin, members = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _one_of(members)
    if origin in (Union, UnionType):
        return _optional(members) if NoneType in members else _tagged(members)
    if origin is tuple and members[-1] is Ellipsis:
        return _many(members[0])
    if origin is tuple:
        return _row(members)
    if origin is frozenset:
        listed = _many(members[0])
        return Codec(sorted, lambda value: frozenset(listed.decode(value)))
    raise TypeError(f"no way to keep a {hint}")


def _same(value: Any) -> Any:
    return value


def _refused(kind: type) -> Callable[[Any], Any]:
    def decode(value: Any) -> Any:
        raise ValueError(f"{value!r} is not {kind.__name__}")

    return decode


def _finite(value: Any) -> Any:
    if type(value) is float and isfinite(value):
        return value
    raise ValueError(f"{value!r} is no number")


def _one_of(known: tuple[Any, ...]) -> Codec:
    def decode(value: Any) -> Any:
        if type(value) is not str or value not in known:
            raise ValueError(f"{value!r} is none of {known}")
        return value

    return Codec(_same, decode)


def _list(value: Any, length: int | None = None) -> list[Any]:
    if type(value) is not list or length not in (None, len(value)):
        raise ValueError("not a list of the right length")
    return value


def _many(member: Any) -> Codec:
    encode, decode, as_is = codec(member)
    return Codec(
        lambda value: [encode(v) for v in value],
        lambda value: tuple([v if type(v) in as_is else decode(v) for v in _list(value)]),
    )


def _row(members: tuple[Any, ...]) -> Codec:
    codecs = [codec(member) for member in members]
    return Codec(
        lambda value: [c.encode(v) for c, v in zip(codecs, value, strict=True)],
        lambda value: tuple(_decoded(codecs, value)),
    )


def _record(kind: Any) -> Codec:
    @cache
    def parts() -> tuple[list[str], list[Codec]]:
        """Made when first used: a record may hold another of its own kind."""
        hints, names = get_type_hints(kind), [f.name for f in fields(kind)]
        return names, [codec(hints[name]) for name in names]

    return Codec(
        lambda value: [c.encode(getattr(value, name)) for name, c in zip(*parts())],
        lambda value: kind(*_decoded(parts()[1], value)),
    )


def _decoded(codecs: list[Codec], value: Any) -> list[Any]:
    rows = zip(codecs, _list(value, len(codecs)))
    return [v if type(v) in as_is else decode(v) for (_, decode, as_is), v in rows]


def _optional(members: tuple[Any, ...]) -> Codec:
    others = tuple(member for member in members if member is not NoneType)
    encode, decode, as_is = codec(others[0]) if len(others) == 1 else _tagged(others)
    return Codec(lambda value: None if value is None else encode(value), decode, as_is | {NoneType})


def _tagged(kinds: tuple[Any, ...]) -> Codec:
    if not all(is_dataclass(kind) for kind in kinds):
        raise TypeError(f"no way to tell {kinds} apart")
    codecs: dict[Any, Codec] = {kind.__name__: codec(kind) for kind in kinds}

    def decode(value: Any) -> Any:
        name = value[0] if type(value) is list and value else None
        if type(name) is not str or name not in codecs:
            raise ValueError(f"{name!r} is none of {tuple(codecs)}")
        return codecs[name].decode(value[1:])

    return Codec(lambda value: [type(value).__name__, *codecs[type(value).__name__].encode(value)], decode)
