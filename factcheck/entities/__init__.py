"""Mentions to people, organizations and places, within an article and then across articles."""

from factcheck.entities.resolve import Who, resolve

__all__ = ["Who", "resolve"]
