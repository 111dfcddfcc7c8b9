"""The numbers that are on the telephone with the box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Engaged:
    """One for all calls."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()

    @contextmanager
    def on(self, number: str | None) -> Iterator[None]:
        """This number is in a call while the block lasts."""
        if number:
            self._numbers[number] += 1
        try:
            yield
        finally:
            if number:
                self._numbers[number] -= 1

    def now(self) -> frozenset[str]:
        """All of them."""
        return frozenset(+self._numbers)
