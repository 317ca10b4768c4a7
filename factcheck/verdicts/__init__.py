"""Topic to Finding: the verdict, its reason, and how many independent origins stand behind it."""

from factcheck.verdicts.judge import judge

__all__ = ["judge"]
