"""Arithmetic on the calendar for days that people name."""

from __future__ import annotations

from datetime import date, timedelta


def next_of(month: int, day: int, today: date) -> date | None:
    """The next such day from today on; None for the thirtieth of February."""
    for year in range(today.year, today.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def thanksgiving(today: date) -> date:
    """The next fourth Thursday of November."""

    def fourth_thursday(year: int) -> date:
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)

    this_year = fourth_thursday(today.year)
    return this_year if this_year >= today else fourth_thursday(today.year + 1)


def coming(today: date, weekday: int) -> date:
    """The next such weekday after today: today itself is said as "today"."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def months_ahead(day: date, count: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    month = day.month - 1 + count
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), month_end(first))


def month_end(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
