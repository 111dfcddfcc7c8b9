"""The EHR's slots, as last mirrored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from appliance.clinic.calendar import FreeSlot
from appliance.store.bodies import SlotRef
from appliance.store.instant import from_epoch, to_epoch

LONGEST_S = 86400
"""A slot is at most a day long; what lies under a stretch of time is looked for no further back."""


def free_slots(
    db: sqlite3.Connection, provider_ids: Iterable[str], start: datetime, end: datetime
) -> dict[str, list[FreeSlot]]:
    """Each provider's free slots that touch a stretch of time, in order; empty when the EHR publishes nobody's.

    What a busy slot of the provider's lies over is left out: it is not free, whatever else is published there.
    """
    found: dict[str, list[FreeSlot]] = {}
    if db.execute("select 1 from slots limit 1").fetchone() is None:
        return found
    first, last = to_epoch(start), to_epoch(end)
    for who in provider_ids:
        span = (who, first - LONGEST_S, last, first)
        rows = db.execute(
            "select starts_at, ends_at, location_id from slots where provider_id = ? and status = 'free'"
            " and starts_at > ? and starts_at < ? and ends_at > ? order by starts_at",
            span,
        ).fetchall()
        shut = db.execute(
            "select starts_at, ends_at from slots where provider_id = ? and status = 'busy'"
            " and starts_at > ? and starts_at < ? and ends_at > ? order by starts_at",
            span,
        ).fetchall()
        found[who] = [
            FreeSlot(who, where, from_epoch(opens), from_epoch(closes)) for opens, closes, where in _less(rows, shut)
        ]
    return found


def slots_under(db: sqlite3.Connection, provider_id: str, start: datetime, end: datetime) -> tuple[SlotRef, ...]:
    """The slots of a provider that a visit covers, free or not, in order."""
    rows = db.execute(
        "select ehr_id, version from slots where provider_id = ? and starts_at > ? and starts_at < ? and ends_at > ?"
        " order by starts_at",
        (provider_id, to_epoch(start) - LONGEST_S, to_epoch(end), to_epoch(start)),
    )
    return tuple(SlotRef(ehr_id, version) for ehr_id, version in rows)


def _less(free: Iterable[tuple[int, int, str]], shut: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """What the shut stretches leave of the free ones, both in order."""
    past = 0
    for opens, closes, where in free:
        while past < len(shut) and shut[past][1] <= opens:
            past += 1
        reached = opens
        for starts, ends in islice(shut, past, None):
            if starts >= closes:
                break
            if starts > reached:
                yield reached, starts, where
            reached = max(reached, ends)
        if reached < closes:
            yield reached, closes, where
