"""The EHR's slots, as last mirrored."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.clinic.calendar import FreeSlot
from appliance.store.bodies import SlotRef
from appliance.store.instant import from_epoch, to_epoch


def free_slots(db: sqlite3.Connection, start: datetime, end: datetime) -> tuple[FreeSlot, ...]:
    """Free slots that touch a stretch of time, by provider and start."""
    rows = db.execute(
        "select provider_id, location_id, starts_at, ends_at from slots"
        " where status = 'free' and ends_at > ? and starts_at < ? order by provider_id, starts_at",
        (to_epoch(start), to_epoch(end)),
    )
    return tuple(FreeSlot(who, where, from_epoch(first), from_epoch(last)) for who, where, first, last in rows)


def known_providers(db: sqlite3.Connection) -> frozenset[str]:
    """The providers whose calendar the EHR publishes as slots; outside them nothing of theirs is free."""
    return frozenset(row[0] for row in db.execute("select distinct provider_id from slots"))


def slots_under(db: sqlite3.Connection, provider_id: str, start: datetime, end: datetime) -> tuple[SlotRef, ...]:
    """The slots of a provider that a visit covers, free or not, in order."""
    rows = db.execute(
        "select ehr_id, version from slots where provider_id = ? and ends_at > ? and starts_at < ? order by starts_at",
        (provider_id, to_epoch(start), to_epoch(end)),
    )
    return tuple(SlotRef(ehr_id, version) for ehr_id, version in rows)
