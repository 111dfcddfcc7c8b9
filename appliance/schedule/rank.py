"""Which of many openings to offer first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo

from appliance.clinic.visit import Opening

Span = tuple[datetime, datetime]
"""A stretch of time, UTC, end excluded."""

_APART = timedelta(minutes=60)
"""Two offers nearer than this are hardly a choice."""


def soonest(found: Iterable[Opening], zone: tzinfo, limit: int) -> tuple[Opening, ...]:
    """The soonest opening, then others that give a choice: another half-day first, then another hour, then any.

    In the order of their starts; no start twice, a provider not offered yet is preferred at the same start.
    """
    rest = sorted(found, key=lambda one: one.start)
    chosen: list[Opening] = []
    for differs in (lambda one, two: _half(one, zone) != _half(two, zone), _apart, _another_start):
        for one in rest:
            if len(chosen) < limit and all(differs(one, two) for two in chosen):
                chosen.append(_fresh(one, rest, chosen))
    return tuple(sorted(chosen, key=lambda one: one.start))


def nearest(found: Iterable[Opening], goals: Sequence[Span], limit: int) -> tuple[Opening, ...]:
    """The openings closest to what was wanted, closest first; no start twice."""
    ranked = sorted(found, key=lambda one: (min(_distance(one.start, goal) for goal in goals), one.start))
    chosen: dict[datetime, Opening] = {}
    for one in ranked:
        chosen.setdefault(one.start, one)
    return tuple(chosen.values())[:limit]


def _fresh(one: Opening, found: Iterable[Opening], chosen: Iterable[Opening]) -> Opening:
    """The same start with a provider not offered yet, if there is one."""
    offered = {two.provider_id for two in chosen}
    same = [two for two in found if two.start == one.start]
    return next((two for two in same if two.provider_id not in offered), one)


def _half(one: Opening, zone: tzinfo) -> tuple[object, bool]:
    local = one.start.astimezone(zone)
    return local.date(), local.hour < 12


def _apart(one: Opening, two: Opening) -> bool:
    return abs(one.start - two.start) >= _APART


def _another_start(one: Opening, two: Opening) -> bool:
    return one.start != two.start


def _distance(start: datetime, goal: Span) -> timedelta:
    if goal[0] <= start <= goal[1]:
        return timedelta(0)
    return min(abs(start - goal[0]), abs(start - goal[1]))
