"""Which times can be offered. Pure: hours, what is taken and what the EHR publishes go in, openings come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening
from appliance.schedule.diary import Diary, Known, Look, SearchRules, merged
from appliance.schedule.rank import Span, half, nearest, soonest

_RADII = (timedelta(days=2), timedelta(days=10), timedelta(days=400))
"""How far round what was wanted to look, step by step, when nothing matches."""

_NEAR = timedelta(days=5)
"""How far ahead to look for a caller who would take any time, while there are enough to choose from."""

_ENOUGH = 400
"""Openings to choose from when the caller would take any: several days, however many providers there are."""


class Wants(Protocol):
    """What the caller would take (dialogue.acts.Wanted). Instants UTC; no spans means as soon as possible."""

    @property
    def visit_type_id(self) -> str:
        """The kind of visit."""
        ...

    @property
    def provider_id(self) -> str | None:
        """None: anyone who does it."""
        ...

    @property
    def spans(self) -> tuple[Span, ...]:
        """Half-open intervals the start must lie in."""
        ...

    @property
    def excluded(self) -> tuple[Span, ...]:
        """Half-open intervals the start must not lie in."""
        ...

    @property
    def at(self) -> datetime | None:
        """An exact start the caller named."""
        ...


def find_openings(
    wanted: Wants,
    clinic: Clinic,
    taken: Sequence[Taken],
    slots: Mapping[str, Sequence[FreeSlot]],
    now: datetime,
    limit: int,
    rules: SearchRules = SearchRules(),  # noqa: B008  (frozen)
) -> tuple[tuple[Opening, ...], bool]:
    """The same as `search`, of a calendar that is known whole. `taken`, `slots`: as in `Known`."""
    known = Known(taken, slots)
    return search(wanted, clinic, lambda _: known, now, limit, rules)


def search(
    wanted: Wants, clinic: Clinic, look: Look, now: datetime, limit: int, rules: SearchRules
) -> tuple[tuple[Opening, ...], bool]:
    """Up to `limit` openings, best first, and whether they are what was wanted (False: the nearest instead).

    With `at` the best is the closest, and only that very start counts as wanted.
    Raises KeyError for an unknown visit type.
    """
    kind = clinic.visit_type(wanted.visit_type_id)
    providers = tuple(who for who in kind.providers if wanted.provider_id in (None, who))
    able = bool(providers)
    diary = Diary(clinic, kind, providers or kind.providers, look, rules)
    lead = timedelta(minutes=max(rules.lead_minutes, 60 * kind.notice_hours))
    window = (now + lead, now + timedelta(days=rules.horizon_days))
    if not wanted.spans and wanted.at is None:
        near = _ahead(diary, ((window[0], min(window[0] + _NEAR, window[1])),), wanted.excluded, clinic.zone, limit)
        found = near if len(near) >= limit else _ahead(diary, (window,), wanted.excluded, clinic.zone, limit)
        return soonest(found, clinic.zone, limit), able and bool(found)
    spans = wanted.spans or (() if wanted.at is None else ((wanted.at, wanted.at + timedelta(minutes=1)),))
    inside = [(max(first, window[0]), min(last, window[1])) for first, last in spans]
    if wanted.at is None and (found := _ahead(diary, merged(inside), wanted.excluded, clinic.zone, limit)):
        return soonest(found, clinic.zone, limit), able
    found = tuple(opening for span in inside for opening in diary.openings(span, wanted.excluded, limit))
    if wanted.at is not None and any(opening.start == wanted.at for opening in found):
        return nearest(found, ((wanted.at, wanted.at),), clinic.zone, limit), able
    goals = spans if wanted.at is None else ((wanted.at, wanted.at),)
    return nearest(found or _around(diary, goals, window, wanted.excluded, limit), goals, clinic.zone, limit), False


def _ahead(
    diary: Diary, spans: Iterable[Span], excluded: Sequence[Span], zone: tzinfo, limit: int
) -> tuple[Opening, ...]:
    """What to choose the soonest from: no further than the first start in the last of `limit` half-days, as what comes
    later is no better; and of each start no more than `limit`, as one of so many providers has not been offered yet."""
    found: list[Opening] = []
    halves: set[tuple[date, bool]] = set()
    for one in (opening for span in spans for opening in diary.openings(span, excluded, limit)):
        if found and one.start != found[-1].start and (len(halves) >= limit or len(found) >= _ENOUGH):
            break
        found.append(one)
        halves.add(half(one, zone))
    return tuple(found)


def _around(
    diary: Diary, goals: Sequence[Span], window: Span, excluded: Sequence[Span], limit: int
) -> tuple[Opening, ...]:
    first, last = min(goal[0] for goal in goals), max(goal[1] for goal in goals)
    found: tuple[Opening, ...] = ()
    for radius in _RADII:
        wider = (max(first - radius, window[0]), min(last + radius, window[1]))
        found = tuple(diary.openings(wider, excluded, limit))
        if len(found) >= limit:
            break
    return found
