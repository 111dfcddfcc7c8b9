"""The EHR's slots, as last mirrored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from appliance.clinic.calendar import FreeSlot
from appliance.store.bodies import SlotRef
from appliance.store.instant import from_epoch, to_epoch

LONGEST_S = 86400
"""A slot is at most a day long; what lies under a stretch of time is looked for no further back."""


def free_slots(
    db: sqlite3.Connection, provider_ids: Iterable[str], start: datetime, end: datetime
) -> dict[str, list[FreeSlot]]:
    """Each provider's free slots that touch a stretch of time, in order; empty when the EHR publishes nobody's."""
    found: dict[str, list[FreeSlot]] = {}
    if db.execute("select 1 from slots limit 1").fetchone() is None:
        return found
    first, last = to_epoch(start), to_epoch(end)
    for who in provider_ids:
        rows = db.execute(
            "select location_id, starts_at, ends_at from slots where provider_id = ? and status = 'free'"
            " and starts_at > ? and starts_at < ? and ends_at > ? order by starts_at",
            (who, first - LONGEST_S, last, first),
        )
        found[who] = [FreeSlot(who, where, from_epoch(opens), from_epoch(closes)) for where, opens, closes in rows]
    return found


def slots_under(db: sqlite3.Connection, provider_id: str, start: datetime, end: datetime) -> tuple[SlotRef, ...]:
    """The slots of a provider that a visit covers, free or not, in order."""
    rows = db.execute(
        "select ehr_id, version from slots where provider_id = ? and starts_at > ? and starts_at < ? and ends_at > ?"
        " order by starts_at",
        (provider_id, to_epoch(start) - LONGEST_S, to_epoch(end), to_epoch(start)),
    )
    return tuple(SlotRef(ehr_id, version) for ehr_id, version in rows)
