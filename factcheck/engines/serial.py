"""One item after the other, in this process."""

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(start: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int) -> Generator[Result, None, None]:
    """See the package; `jobs` says nothing here."""
    if items:
        step = start()
        for item in items:
            yield step(item)
