"""Appointments as the EHR holds them, laid over our visits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from appliance.store import busy
from appliance.store.ids import new_id
from appliance.store.instant import to_epoch
from appliance.store.mirror import Sweep
from appliance.store.writer import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorAppointment:
    """An appointment as the EHR holds it, already checked: known provider or room, aware times, end after start."""

    ehr_id: str
    version: str
    key: str | None
    """The visit id where the EHR carries it as an identifier."""
    patient_ehr_id: str
    """"" when it is nobody's visit (a meeting, a group) and only takes time."""
    provider_id: str
    """"" when it only takes a room's time."""
    location_id: str
    visit_type_id: str
    """"" when the clinic's visit types do not have it."""
    start: datetime
    end: datetime
    room_id: str | None = None
    """One of the clinic's rooms, where the EHR names it."""
    settled: bool = True
    """False while it is only proposed, or somebody has yet to accept it: it takes its time and is no fact."""
    active: bool
    """False when cancelled, no-show or entered in error: it takes no time."""
    also: tuple[str, ...] = ()
    """What else it takes the time of, as store/busy.py names it: a second provider, a second room."""


def put_appointments(db: sqlite3.Connection, sweep: Sweep, page: Iterable[MirrorAppointment]) -> frozenset[str]:
    """Take one page of appointments; the ids of those that were not, and must be looked at again.

    The EHR is right about a visit, except while a change of ours is on its way or arrived after the sweep began.
    """
    with writing(db):
        return frozenset(one.ehr_id for one in page if not _put(db, sweep, one))


def forget_appointments(db: sqlite3.Connection, sweep: Sweep, ehr_ids: Iterable[str]) -> frozenset[str]:
    """These cannot be read as appointments of ours any more; the ids of those to be looked at again, as above."""
    again = set()
    with writing(db):
        for ehr_id in ehr_ids:
            known = db.execute("select id from visits where ehr_id = ? and status <> 'cancelled'", (ehr_id,)).fetchone()
            if known is None:
                continue
            if _ours_is_newer(db, known[0], sweep):
                again.add(ehr_id)
                continue
            db.execute("update visits set status = 'cancelled' where id = ?", known)
            busy.release(db, known[0])
    return frozenset(again)


def _put(db: sqlite3.Connection, sweep: Sweep, one: MirrorAppointment) -> bool:
    known = db.execute(
        "select id, ehr_id, status, starts_at, patient_id from visits"
        " where ehr_id = ?1 or (?2 is not null and id = ?2) order by ehr_id is not ?1",
        (one.ehr_id, one.key),
    ).fetchone()
    if known is None:
        if one.active:
            _lay(db, sweep, one, one.key or new_id())
        return True
    visit_id, ehr_id, status, starts_at, patient_id = known
    marked = ehr_id not in (None, one.ehr_id) and status != "cancelled"  # a second one with the visit's mark
    twin = marked and (starts_at, patient_id) == (to_epoch(one.start), _patient_id(db, one))  # as ehr/twins.py has it
    if marked and (not one.active or (twin and ehr_id < one.ehr_id)):
        return True  # the first id stands (ehr/records.find)
    if _ours_is_newer(db, visit_id, sweep):
        db.execute("update visits set sweep = ? where id = ?", (sweep.number, visit_id))
        return False
    _lay(db, sweep, one, new_id() if marked and not twin else visit_id)  # staff copied it: a visit of its own
    return True


def _ours_is_newer(db: sqlite3.Connection, visit_id: str, sweep: Sweep) -> bool:
    row = db.execute(
        "select 1 from outbox where visit_id = ?"
        " and (state in ('QUEUED', 'SENT', 'AMBIGUOUS') or settled_at >= ?) limit 1",
        (visit_id, to_epoch(sweep.started)),
    ).fetchone()
    return row is not None


def _lay(db: sqlite3.Connection, sweep: Sweep, one: MirrorAppointment, visit_id: str) -> None:
    db.execute(
        "insert into visits (id, ehr_id, ehr_version, patient_id, provider_id, location_id, visit_type_id, starts_at,"
        " ends_at, status, sweep, room_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
        " ehr_id = excluded.ehr_id, ehr_version = excluded.ehr_version, patient_id = excluded.patient_id,"
        " provider_id = excluded.provider_id,"
        " location_id = excluded.location_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,"
        " status = excluded.status, sweep = excluded.sweep, room_id = excluded.room_id",
        (
            visit_id,
            one.ehr_id,
            one.version,
            _patient_id(db, one),
            one.provider_id,
            one.location_id,
            one.visit_type_id,
            to_epoch(one.start),
            to_epoch(one.end),
            "cancelled" if not one.active else "confirmed" if one.settled else "requested",
            sweep.number,
            one.room_id,
        ),
    )
    busy.release(db, visit_id)
    taken = filter(None, (*busy.resources(one.provider_id, one.room_id), *one.also))
    for what in taken if one.active else ():
        busy.record(db, visit_id, what, None, one.start, one.end)


def _patient_id(db: sqlite3.Connection, one: MirrorAppointment) -> str:
    """Ours; the EHR's for somebody we do not know."""
    row = db.execute("select id from patients where ehr_id = ?", (one.patient_ehr_id,)).fetchone()
    return str(row[0]) if row else one.patient_ehr_id
