"""Open Dental's times: the office's wall clock, written without a zone. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

NO_YEAR = 1880
"""Year 1 stands for "no date" there; nothing before this year is a date of anybody's."""

FOR_EVER = 9999
"""The last year of the calendar, which stands for "no end"; nothing is reckoned from it."""

CELL = timedelta(minutes=5)
"""What one character of a Pattern stands for (API Appointments, Pattern)."""

LONGEST = timedelta(hours=9)
"""Patterns beyond it are cut there."""


def instant(text: Any, zone: ZoneInfo) -> datetime | None:
    """The UTC instant of "yyyy-MM-dd HH:mm:ss", None for no date. An hour that comes twice is the first of the two."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    if not NO_YEAR <= at.year < FOR_EVER or at.tzinfo is not None:
        return None
    return at.replace(tzinfo=zone).astimezone(UTC)


def day(text: Any) -> date | None:
    """The date of "yyyy-MM-dd", None for no date."""
    try:
        found = date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
    return found if found.year >= NO_YEAR else None


def stamp(at: datetime, zone: ZoneInfo) -> str:
    """An instant as it is written there. See `plain`: in the hour that comes twice it says less than it should."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def plain(at: datetime, zone: ZoneInfo) -> bool:
    """Whether the wall clock names this instant and no other: not in the hour that comes twice."""
    local = at.astimezone(zone)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def pattern(minutes: int) -> str:
    """The provider's time for the whole of a visit."""
    return "X" * -(-timedelta(minutes=minutes) // CELL)  # rounded up


def length(text: Any) -> timedelta:
    """How long a Pattern is; a character is five minutes, however the office's book is ruled."""
    return len(str(text or "")) * CELL
