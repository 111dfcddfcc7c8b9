"""Which of many openings to offer first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from operator import attrgetter

from appliance.clinic.visit import Opening

Span = tuple[datetime, datetime]
"""A stretch of time, UTC, end excluded."""

_APART = timedelta(minutes=60)
"""Two offers nearer than this are hardly a choice."""


def soonest(found: Iterable[Opening], zone: tzinfo, limit: int) -> tuple[Opening, ...]:
    """The soonest opening, then others that give a choice: another half-day first, then another hour, then any.

    In the order of their starts; no start is said twice (half past one may come twice in a night), a provider not
    offered yet is preferred at the same start.
    """
    rest = sorted(found, key=attrgetter("start"))
    firsts = list({one.start: one for one in reversed(rest)}.values())[::-1]  # as told apart below: by start alone
    chosen: list[Opening] = []
    for differs in (_another_half, _apart, _another_start):
        for one in firsts:
            if len(chosen) == limit:
                break
            if all(differs(one, two, zone) for two in chosen):
                chosen.append(_fresh(one, rest, chosen))
    return tuple(sorted(chosen, key=lambda one: one.start))


def half(one: Opening, zone: tzinfo) -> tuple[date, bool]:
    """The half-day it starts in: its day, and whether before noon."""
    said = _said(one, zone)
    return said.date(), said.hour < 12


def nearest(found: Iterable[Opening], goals: Sequence[Span], zone: tzinfo, limit: int) -> tuple[Opening, ...]:
    """The openings closest to what was wanted, closest first; no start is said twice."""
    ranked = sorted(found, key=lambda one: (min(_distance(one.start, goal) for goal in goals), one.start))
    chosen: dict[datetime, Opening] = {}
    for one in ranked:
        chosen.setdefault(_said(one, zone), one)
    return tuple(chosen.values())[:limit]


def _fresh(one: Opening, found: Iterable[Opening], chosen: Iterable[Opening]) -> Opening:
    """The same start with a provider not offered yet, if there is one."""
    offered = {two.provider_id for two in chosen}
    same = [two for two in found if two.start == one.start]
    return next((two for two in same if two.provider_id not in offered), one)


def _said(one: Opening, zone: tzinfo) -> datetime:
    """The day and time a caller hears: the same for both of the hours in which the clocks go back."""
    return one.start.astimezone(zone).replace(tzinfo=None)


def _another_half(one: Opening, two: Opening, zone: tzinfo) -> bool:
    return half(one, zone) != half(two, zone)


def _apart(one: Opening, two: Opening, zone: tzinfo) -> bool:
    return abs(one.start - two.start) >= _APART and _another_start(one, two, zone)


def _another_start(one: Opening, two: Opening, zone: tzinfo) -> bool:
    return _said(one, zone) != _said(two, zone)


def _distance(start: datetime, goal: Span) -> timedelta:
    if goal[0] <= start <= goal[1]:
        return timedelta(0)
    return min(abs(start - goal[0]), abs(start - goal[1]))
