"""The EHR's slots, as last mirrored."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.clinic.calendar import FreeSlot
from appliance.store.bodies import SlotRef
from appliance.store.instant import from_epoch, to_epoch


def free_slots(db: sqlite3.Connection, provider_id: str, start: datetime, end: datetime) -> tuple[FreeSlot, ...] | None:
    """A provider's free slots that touch a stretch of time, in order; None when the EHR publishes nobody's."""
    if db.execute("select 1 from slots limit 1").fetchone() is None:
        return None
    rows = db.execute(
        "select location_id, starts_at, ends_at from slots"
        " where provider_id = ? and status = 'free' and ends_at > ? and starts_at < ? order by starts_at",
        (provider_id, to_epoch(start), to_epoch(end)),
    )
    return tuple(FreeSlot(provider_id, where, from_epoch(first), from_epoch(last)) for where, first, last in rows)


def slots_under(db: sqlite3.Connection, provider_id: str, start: datetime, end: datetime) -> tuple[SlotRef, ...]:
    """The slots of a provider that a visit covers, free or not, in order."""
    rows = db.execute(
        "select ehr_id, version from slots where provider_id = ? and ends_at > ? and starts_at < ? order by starts_at",
        (provider_id, to_epoch(start), to_epoch(end)),
    )
    return tuple(SlotRef(ehr_id, version) for ehr_id, version in rows)
