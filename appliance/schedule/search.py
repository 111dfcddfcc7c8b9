"""Which times can be offered. Pure: hours, what is taken and what the EHR publishes go in, openings come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening
from appliance.schedule.diary import Diary, SearchRules
from appliance.schedule.rank import Span, nearest, soonest

_RADII = (timedelta(days=2), timedelta(days=10), timedelta(days=400))
"""How far round what was wanted to look, step by step, when nothing matches."""

_ENOUGH = 400
"""Openings to choose from when the caller would take any: several days of a whole clinic."""


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
    within: Span | None = None,
) -> tuple[tuple[Opening, ...], bool]:
    """Up to `limit` openings, best first, and whether they are what was wanted (False: the nearest instead).

    `slots`: free slots by provider, for each provider whose calendar the EHR publishes, even when none is free;
    a provider who is not in it is free in all working hours that are not taken.
    With `at` the best is the closest, and only that very start counts as wanted.
    `within`: look no further than this, because `taken` and `slots` reach no further.
    Raises KeyError for an unknown visit type.
    """
    kind = clinic.visit_type(wanted.visit_type_id)
    providers = tuple(who for who in kind.providers if wanted.provider_id in (None, who))
    able = bool(providers)
    diary = Diary(clinic, kind, providers or kind.providers, taken, slots, rules)
    lead = timedelta(minutes=max(rules.lead_minutes, 60 * kind.notice_hours))
    window = (now + lead, now + timedelta(days=rules.horizon_days))
    if within is not None:
        window = (max(window[0], within[0]), min(window[1], within[1]))
    spans = wanted.spans or (() if wanted.at is None else ((wanted.at, wanted.at + timedelta(minutes=1)),))
    if not spans:
        found = tuple(islice(diary.openings(window, wanted.excluded), _ENOUGH))
        return soonest(found, clinic.zone, limit), able and bool(found)
    found = tuple(
        opening
        for span in spans
        for opening in diary.openings((max(span[0], window[0]), min(span[1], window[1])), wanted.excluded)
    )
    if wanted.at is not None and any(opening.start == wanted.at for opening in found):
        return nearest(found, ((wanted.at, wanted.at),), clinic.zone, limit), able
    if found and wanted.at is None:
        return soonest(found, clinic.zone, limit), able
    goals = spans if wanted.at is None else ((wanted.at, wanted.at),)
    return nearest(found or _around(diary, goals, window, wanted.excluded, limit), goals, clinic.zone, limit), False


def _around(
    diary: Diary, goals: Sequence[Span], window: Span, excluded: Sequence[Span], limit: int
) -> tuple[Opening, ...]:
    first, last = min(goal[0] for goal in goals), max(goal[1] for goal in goals)
    found: tuple[Opening, ...] = ()
    for radius in _RADII:
        wider = (max(first - radius, window[0]), min(last + radius, window[1]))
        found = tuple(diary.openings(wider, excluded))
        if len(found) >= limit:
            break
    return found
