"""Which claims answer one question."""

from factcheck.topics.group import Topic, group_topics
from factcheck.topics.point import Point, Scope, make_points

__all__ = ["Point", "Scope", "Topic", "group_topics", "make_points"]
