"""A card that a person has dealt with."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.audit import trail
from appliance.clinic.visit import VisitStatus
from appliance.store import busy, outbox
from appliance.store.instant import to_epoch
from appliance.store.visits import set_status
from appliance.store.writer import writing


def close(db: sqlite3.Connection, number: int, now: datetime) -> bool:
    """A person has dealt with it; False when no such card is open. The time of a booking that never was is given back.

    What staff entered in its place is known from the record system.
    """
    with writing(db):
        row = db.execute(
            "update cards set told_at = ? where id = ? and told_at is null returning key, visit_id",
            (to_epoch(now), number),
        ).fetchone()
        if row is None:
            return False
        key, visit_id = row
        waiting = "select 1 from visits where id = ? and status = 'needs_attention'"
        if db.execute(waiting, (visit_id,)).fetchone() and outbox.never_booked(db, visit_id):
            set_status(db, visit_id, VisitStatus.CANCELLED)
            busy.release(db, visit_id)
        trail.append(db, at=now, actor="staff", action="card.closed", object_id=key)
    return True
