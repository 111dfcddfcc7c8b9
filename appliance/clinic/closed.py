"""Whole days a clinic is closed: dates of its own, and holidays that come round every year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache


def _nth(nth: int, weekday: int, month: int, plus: int = 0) -> Callable[[int], date]:
    """The nth such weekday of a month, and so many days after."""

    def on(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + plus)

    return on


def _memorial(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


HOLIDAYS: Mapping[str, Callable[[int], date]] = {
    "new_year": lambda year: date(year, 1, 1),
    "martin_luther_king": _nth(3, 0, 1),
    "presidents": _nth(3, 0, 2),
    "memorial": _memorial,
    "juneteenth": lambda year: date(year, 6, 19),
    "independence": lambda year: date(year, 7, 4),
    "labor": _nth(1, 0, 9),
    "columbus": _nth(2, 0, 10),
    "veterans": lambda year: date(year, 11, 11),
    "thanksgiving": _nth(4, 3, 11),
    "day_after_thanksgiving": _nth(4, 3, 11, 1),
    "christmas_eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "new_years_eve": lambda year: date(year, 12, 31),
}
"""Names a clinic's settings may use, and the day each falls on in a year."""
USUAL = ("new_year", "independence", "thanksgiving", "christmas")
"""Holidays on which no visit is offered where the settings say nothing about holidays."""


@dataclass(frozen=True, slots=True)
class Closed:
    """`day in closed`. Local dates."""

    dates: tuple[date, ...] = ()
    holidays: tuple[str, ...] | None = None
    """Of HOLIDAYS, those it is closed on; None: its settings do not say."""

    def __contains__(self, day: date) -> bool:
        return day in self.dates or day in _falling(USUAL if self.holidays is None else self.holidays, day.year)

    def unsaid(self, day: date) -> bool:
        """Whether a day is a holiday of which the settings say nothing: callers are told neither hours nor closed."""
        return self.holidays is None and day not in self.dates and day in _falling(tuple(HOLIDAYS), day.year)

    def within_a_year(self, today: date) -> tuple[date, ...]:
        """The clinic's own dates, and its holidays of the year to come, in order."""
        ahead = (today + timedelta(days=days) for days in range(366))
        return tuple(sorted({*self.dates, *(day for day in ahead if day in self)}))


@cache
def _falling(holidays: tuple[str, ...], year: int) -> frozenset[date]:
    return frozenset(HOLIDAYS[name](year) for name in holidays)
