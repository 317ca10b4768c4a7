"""JSON-LD in a page: the schema.org description of its article."""

import json
from collections.abc import Iterator
from typing import Any

from factcheck.articles.raw import Field
from factcheck.articles.tables import table


def linked_fields(script: str) -> list[Field]:
    """The fields of the first article that a JSON-LD script describes; none where it is damaged or describes none."""
    try:
        data = json.loads(script, strict=False)
    except ValueError:
        return []
    settings = table("fields")["json_ld"]
    types = frozenset(settings["types"])
    article = next((node for node in _objects(data) if _types(node) & types), None)
    if article is None:
        return []
    return [
        Field(name, value, f"json-ld {key}")
        for name, keys in settings.items()
        if name != "types"
        for key in keys
        for value in _values(article.get(key))
    ]


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)


def _types(node: dict[str, Any]) -> frozenset[str]:
    kinds = node.get("@type", ())
    names = [kinds] if isinstance(kinds, str) else kinds
    return frozenset(str(name).lower() for name in names) if isinstance(names, (list, tuple)) else frozenset()


def _values(value: Any) -> list[str]:
    """A property's strings: itself, the name of what it describes, or those of each in a list."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _values(value.get("name") or value.get("@id") or value.get("url"))
    if isinstance(value, list):
        return [text for item in value for text in _values(item)]
    return []
