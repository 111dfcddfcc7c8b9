"""The box's copy of what the EHR says, taken in sweeps.

A sweep reads everything: begin it, put each page, and finish it only when every page came. What a finished sweep did
not see is gone. A sweep that failed half-way is simply not finished; nothing it did not see is touched.
Every function that writes opens its own transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from appliance.clinic.people import Lang
from appliance.store.instant import from_epoch, to_epoch
from appliance.store.writer import writing


@dataclass(frozen=True, slots=True)
class Sweep:
    """One reading of the whole window."""

    number: int
    started: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPatient:
    """A patient as the EHR holds it."""

    ehr_id: str
    key: str | None
    """Our own patient id where the EHR carries it as an identifier."""
    given: str
    family: str
    birth_date: date
    phone: str
    """E.164, "" when there is none that can be read as such."""
    lang: Lang
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorSlot:
    """A slot as the EHR holds it, already checked: known provider, aware times, end after start."""

    ehr_id: str
    version: str
    schedule_id: str
    provider_id: str
    location_id: str
    free: bool
    start: datetime
    end: datetime


def begin_sweep(db: sqlite3.Connection, now: datetime) -> Sweep:
    """Start a reading of everything."""
    with writing(db):
        number = _mark(db, "sweep") + 1
        _set_mark(db, "sweep", number)
    return Sweep(number, now)


def put_patients(db: sqlite3.Connection, sweep: Sweep, page: Iterable[MirrorPatient]) -> None:
    """Take one page of patients."""
    with writing(db):
        for one in page:
            known = db.execute(
                "select id from patients where ehr_id = ?1 or (?2 is not null and id = ?2) order by ehr_id is null",
                (one.ehr_id, one.key),
            ).fetchone()
            db.execute(
                "insert into patients (id, ehr_id, given, family, birth_date, phone, lang, active, sweep)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set ehr_id = excluded.ehr_id,"
                " given = excluded.given, family = excluded.family, birth_date = excluded.birth_date,"
                " phone = excluded.phone, lang = excluded.lang, active = excluded.active, sweep = excluded.sweep",
                (
                    known[0] if known else one.key or one.ehr_id,
                    one.ehr_id,
                    one.given,
                    one.family,
                    one.birth_date.isoformat(),
                    one.phone,
                    one.lang,
                    one.active,
                    sweep.number,
                ),
            )


def put_slots(db: sqlite3.Connection, sweep: Sweep, page: Iterable[MirrorSlot]) -> None:
    """Take one page of slots."""
    rows = [
        (
            slot.ehr_id,
            slot.version,
            slot.schedule_id,
            slot.provider_id,
            slot.location_id,
            "free" if slot.free else "busy",
            to_epoch(slot.start),
            to_epoch(slot.end),
            sweep.number,
        )
        for slot in page
    ]
    with writing(db):
        db.executemany("insert or replace into slots values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_resources(db: sqlite3.Connection, sweep: Sweep, kind: str, page: Iterable[tuple[str, str]]) -> None:
    """Take one page of Practitioner, Location or Schedule as (EHR id, JSON)."""
    rows = [(kind, ehr_id, body, sweep.number) for ehr_id, body in page]
    with writing(db):
        db.executemany("insert or replace into resources values (?, ?, ?, ?)", rows)


def resources(db: sqlite3.Connection, kind: str) -> dict[str, str]:
    """The mirrored resources of a kind: JSON by EHR id."""
    return dict(db.execute("select ehr_id, body from resources where kind = ? order by ehr_id", (kind,)).fetchall())


def forget_slots(db: sqlite3.Connection, ehr_ids: Iterable[str]) -> None:
    """These are no slots of ours any more."""
    with writing(db):
        db.executemany("delete from slots where ehr_id = ?", [(one,) for one in ehr_ids])


def shut_slots(db: sqlite3.Connection, ehr_ids: Iterable[str]) -> None:
    """These are not free any more."""
    with writing(db):
        db.executemany("update slots set status = 'busy' where ehr_id = ?", [(one,) for one in ehr_ids])


def forget_patients(db: sqlite3.Connection, ehr_ids: Iterable[str]) -> None:
    """These cannot be read as patients any more."""
    with writing(db):
        db.executemany("update patients set active = 0 where ehr_id = ?", [(one,) for one in ehr_ids])


def view(db: sqlite3.Connection, now: datetime) -> Sweep:
    """A reading of changes only, that began now: it adds to the last sweep."""
    return Sweep(_mark(db, "sweep"), now)


def finish_sweep(
    db: sqlite3.Connection, sweep: Sweep, until: datetime, now: datetime, server_at: datetime | None = None
) -> None:
    """Every page came: what was not seen is gone. `until`: the end of the window that was read (visits, slots)."""
    with writing(db):
        db.execute("update patients set active = 0 where sweep < ? and ehr_id is not null", (sweep.number,))
        db.execute("delete from resources where sweep < ?", (sweep.number,))
        db.execute("delete from slots where sweep < ?", (sweep.number,))
        _forget_visits(db, sweep, until)
        _set_mark(db, "synced_at", to_epoch(now))
        if server_at is not None:
            _set_mark(db, "server_at", to_epoch(server_at))


def mark_synced(db: sqlite3.Connection, now: datetime, server_at: datetime) -> None:
    """Every change up to now is in. `server_at`: the newest stamp the server has given."""
    with writing(db):
        _set_mark(db, "synced_at", to_epoch(now))
        _set_mark(db, "server_at", to_epoch(server_at))


def server_at(db: sqlite3.Connection) -> datetime | None:
    """The newest stamp the server had given by the last reading; one that has none as new was put back to a backup."""
    seconds = _mark(db, "server_at")
    return from_epoch(seconds) if seconds else None


def last_synced(db: sqlite3.Connection) -> datetime | None:
    """Since when the mirror is whole: the end of the last sweep or reading of changes; None before the first."""
    seconds = _mark(db, "synced_at")
    return from_epoch(seconds) if seconds else None


def _forget_visits(db: sqlite3.Connection, sweep: Sweep, until: datetime) -> None:
    gone = db.execute(
        "select id, call_id from visits where ehr_id is not null and sweep < ?"
        " and status not in ('cancelled', 'needs_attention')"
        " and starts_at >= ? and starts_at < ? and not exists (select 1 from outbox where visit_id = visits.id"
        " and (state in ('QUEUED', 'SENT', 'AMBIGUOUS') or settled_at >= ?))",
        (sweep.number, to_epoch(sweep.started), to_epoch(until), to_epoch(sweep.started)),
    ).fetchall()
    for visit_id, call_id in gone:
        if call_id is not None and lost(db, visit_id, sweep.started):
            continue
        db.execute("update visits set status = 'cancelled' where id = ?", (visit_id,))
        db.execute("delete from busy where owner = ?", (visit_id,))


def lost(db: sqlite3.Connection, visit_id: str, now: datetime) -> bool:
    """A visit we told a caller of is not there any more, nor cancelled: a card, once. False: staff know already."""
    made = db.execute(
        "insert into cards (kind, key, visit_id, found, opened_at) select 'conflict', key, visit_id,"
        " 'appointment_gone', ? from outbox where visit_id = ? and kind <> 'note'"
        " and key not in (select key from cards) order by seq desc limit 1",
        (to_epoch(now), visit_id),
    ).rowcount
    if made:
        db.execute("update visits set status = 'needs_attention' where id = ?", (visit_id,))
    return bool(made)


def _mark(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("select value from marks where name = ?", (name,)).fetchone()
    return row[0] if row else 0


def _set_mark(db: sqlite3.Connection, name: str, value: int) -> None:
    db.execute("insert into marks values (?, ?) on conflict (name) do update set value = excluded.value", (name, value))
