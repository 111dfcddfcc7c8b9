"""Which times somebody waits for: the days and hours they told, as the waiting list keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.dates.clock_words import DAY_END
from appliance.dialogue.when import HORIZON_DAYS, When

NEAR_MINUTES = 60
"""Who waits for an exact time would take one this near to it."""
DAY_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Waited:
    """Instants UTC, minutes after local midnight; as store.waitlist.Waiting."""

    earliest: datetime
    latest: datetime
    weekdays: frozenset[int]
    from_minute: int
    to_minute: int


def waited(when: When, now: datetime, zone: ZoneInfo) -> Waited:
    """What a wish comes to; days that have passed do not count, and no days mean as far ahead as is looked at all."""
    today = now.astimezone(zone).date()
    runs = when.days or ((today, today + timedelta(days=HORIZON_DAYS)),)
    days = sorted({first + timedelta(days=ahead) for first, last in runs for ahead in range((last - first).days + 1)})
    kept = [day for day in days if not any(a <= day <= b for a, b in when.excluded)]
    days = [day for day in kept or days if day >= today] or [today]
    first, end = days[0], days[-1] + timedelta(days=1)
    whole = (days[-1] - first).days + 1 == len(days)
    return Waited(
        max(now.astimezone(UTC), _midnight(first, zone)),
        _midnight(end, zone),
        frozenset() if whole else frozenset(day.weekday() for day in days),
        *_minutes(when),
    )


def _minutes(when: When) -> tuple[int, int]:
    if when.at:
        at = when.at.hour * 60 + when.at.minute
        return max(0, at - NEAR_MINUTES), min(DAY_MINUTES, at + NEAR_MINUTES + 1)
    if when.window is None:
        return 0, DAY_MINUTES
    start, end = when.window.from_, when.window.to
    until = DAY_MINUTES if end >= DAY_END else end.hour * 60 + end.minute
    begins = start.hour * 60 + start.minute
    return (begins, until) if begins < until else (0, DAY_MINUTES)


def days_said(when: When, zone: ZoneInfo) -> Say:
    """The days, to be read back."""
    if when.excluded or len(when.days) > 1:
        return Say("read_back_wait_told_days")
    if not when.days:
        return Say("read_back_wait_any_day")
    first, last = when.days[0]
    values = {"first": _day(first, zone), "second": _day(last, zone)}
    if first == last:
        return Say("read_back_wait_day", {"first": values["first"]})
    return Say("read_back_wait_days", values)


def times_said(wish: Waited, today: date, zone: ZoneInfo) -> list[Act]:
    """The hours, to be read back; nothing where any will do."""
    opens = {"opens": _clock(wish.from_minute, today, zone)}
    if wish.to_minute >= DAY_MINUTES:
        return [Say("read_back_wait_after", opens)] if wish.from_minute else []
    closes = {"closes": _clock(wish.to_minute // 5 * 5, today, zone)}
    return [Say("read_back_wait_between", opens | closes) if wish.from_minute else Say("read_back_wait_before", closes)]


def _day(day: date, zone: ZoneInfo) -> Value:
    return Value(datetime.combine(day, time(12), zone), ValueType.DATE, Origin.CALLER_SAID)


def _clock(minute: int, today: date, zone: ZoneInfo) -> Value:
    at = datetime.combine(today, time(minute // 60, minute % 60), zone)
    return Value(at, ValueType.TIME, Origin.CALLER_SAID)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)
