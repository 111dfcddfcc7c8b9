"""Visits, ours and the ones the EHR had first."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.clinic.visit import Visit, VisitStatus
from appliance.store.instant import from_epoch, to_epoch

_COLUMNS = "id, patient_id, provider_id, location_id, visit_type_id, starts_at, ends_at, status, room_id"


def visit(db: sqlite3.Connection, visit_id: str) -> Visit | None:
    """One visit in whatever state."""
    row = db.execute(f"select {_COLUMNS} from visits where id = ?", (visit_id,)).fetchone()  # noqa: S608
    return _visit(row) if row else None


def visits_of(db: sqlite3.Connection, patient_id: str, now: datetime) -> tuple[Visit, ...]:
    """A patient's visits still to come and not cancelled, soonest first."""
    rows = db.execute(
        f"select {_COLUMNS} from visits where patient_id = ? and starts_at > ? and status <> 'cancelled'"  # noqa: S608
        " order by starts_at",
        (patient_id, to_epoch(now)),
    )
    return tuple(_visit(row) for row in rows)


def add_visit(db: sqlite3.Connection, made: Visit, call_id: str) -> None:
    """Keep a visit made on the phone. Inside `writing`; its time must be claimed in the same transaction."""
    db.execute(
        f"insert into visits ({_COLUMNS}, call_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (
            made.id,
            made.patient_id,
            made.provider_id,
            made.location_id,
            made.visit_type_id,
            to_epoch(made.start),
            to_epoch(made.end),
            made.status,
            made.room_id,
            call_id,
        ),
    )


def put_visit(db: sqlite3.Connection, at: Visit) -> None:
    """Write a visit's place, time and status over what stands there. Inside `writing`."""
    db.execute(
        "update visits set provider_id = ?, location_id = ?, starts_at = ?, ends_at = ?, status = ?,"
        " room_id = ? where id = ?",
        (at.provider_id, at.location_id, to_epoch(at.start), to_epoch(at.end), at.status, at.room_id, at.id),
    )


def set_status(db: sqlite3.Connection, visit_id: str, status: VisitStatus) -> None:
    """Write a visit's status. Inside `writing`."""
    db.execute("update visits set status = ? where id = ?", (status, visit_id))


def _visit(row: tuple[str, str, str, str, str, int, int, str, str | None]) -> Visit:
    identity, patient_id, provider_id, location_id, visit_type_id, starts_at, ends_at, status, room_id = row
    return Visit(
        id=identity,
        patient_id=patient_id,
        provider_id=provider_id,
        location_id=location_id,
        visit_type_id=visit_type_id,
        start=from_epoch(starts_at),
        minutes=(ends_at - starts_at) // 60,
        status=VisitStatus(status),
        room_id=room_id,
    )
