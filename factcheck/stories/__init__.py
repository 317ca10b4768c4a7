"""Which articles are about one affair, which copy which, and when the undated ones were written."""

from factcheck.stories.copies import Copies, find_copies
from factcheck.stories.dating import date_articles, earliest_days, stated_days
from factcheck.stories.group import group_stories

__all__ = ["Copies", "date_articles", "earliest_days", "find_copies", "group_stories", "stated_days"]
