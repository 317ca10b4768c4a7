"""Mentions to people, organizations and places, within an article and then across articles."""

from factcheck.entities.resolve import Who, resolve
from factcheck.entities.told import match_told

__all__ = ["Who", "match_told", "resolve"]
