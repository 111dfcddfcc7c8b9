"""The EHR's answer to a change, written over the outbox row, the visit and its time in one transaction.

Each function does nothing when the row has already been settled.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import msgspec

from appliance.clinic.visit import VisitStatus
from appliance.store import busy, outbox, patients, unanswered
from appliance.store.bodies import MoveBody
from appliance.store.instant import to_epoch
from appliance.store.visits import set_status
from appliance.store.writer import writing

TIME_LOST = ("slot_taken", "time_taken", "slot_gone")
"""What is found where only the wanted time is gone: the caller is offered another. All else is for staff to look at."""


def mark_acked(
    db: sqlite3.Connection, key: str, resource_id: str, version: str, now: datetime, patient_ehr_id: str | None = None
) -> None:
    """The EHR holds it. `patient_ehr_id`: the patient it created for a booking of someone new."""
    with writing(db):
        row = _settle(db, key, "ACKED", now, resource_id=resource_id, version=version)
        if row is None:
            return
        kind, visit_id, text = row
        if kind == "note" or visit_id is None:
            return
        _adopt(db, visit_id, resource_id, version)
        if kind == "cancel":
            busy.release(db, visit_id)
            return
        if not _superseded(db, key, visit_id):
            set_status(db, visit_id, VisitStatus.CONFIRMED)
        if kind == "move":
            _release(db, visit_id, text, old=True)
        elif patient_ehr_id is not None:
            patient_id = db.execute("select patient_id from visits where id = ?", (visit_id,)).fetchone()[0]
            patients.link(db, patient_id, patient_ehr_id)


def mark_conflict(db: sqlite3.Connection, key: str, found: str, now: datetime) -> None:
    """Someone at the clinic changed the same thing first. A card is opened; a booking keeps its time until staff look.

    A move falls back to the old time, which was never given up, and is sure only where just the new time is lost; a
    cancellation leaves the visit as the EHR has it.
    """
    with writing(db):
        row = _settle(db, key, "CONFLICT", now, found=found)
        if row is None:
            return
        kind, visit_id, text = row
        if kind == "book" and visit_id is not None and _moot(db, visit_id, now):
            return
        _card(db, "conflict", key, visit_id, found, now)
        if visit_id is None:
            return
        match kind:
            case "move":
                _release(db, visit_id, text, old=False)
                if not _rebase(db, key, visit_id, text):
                    _put_back(db, visit_id, text, sure=found in TIME_LOST)
            case _:
                set_status(db, visit_id, VisitStatus.NEEDS_ATTENTION)


def mark_dead(db: sqlite3.Connection, key: str, found: str, now: datetime) -> None:
    """The EHR refused and will refuse again. A card is opened; the visit keeps its time and waits for a person."""
    with writing(db):
        row = _settle(db, key, "DEAD", now, found=found)
        if row is None:
            return
        kind, visit_id, text = row
        if kind == "book" and visit_id is not None and _moot(db, visit_id, now):
            return
        _card(db, "rejected", key, visit_id, found, now)
        if kind == "move" and visit_id is not None and _rebase(db, key, visit_id, text):
            _release(db, visit_id, text, old=False)
        if visit_id is not None:
            set_status(db, visit_id, VisitStatus.NEEDS_ATTENTION)


def mark_told(db: sqlite3.Connection, key: str, call_id: str, now: datetime, keep_s: int = 600) -> None:
    """The caller heard in the call that the time was lost (TIME_LOST), so nobody has to ring them.

    The visit that never was is cancelled; its time stays shut for `keep_s` seconds, until the mirror knows better.
    One changed again meanwhile is left to that change, whose answer settles the visit and its time.
    """
    with writing(db):
        card = db.execute(
            "update cards set told_at = ? where key = ? and told_at is null returning visit_id", (to_epoch(now), key)
        ).fetchone()
        kind = db.execute("select kind from outbox where key = ?", (key,)).fetchone()
        if card is None or kind != ("book",) or _superseded(db, key, card[0]):
            return
        failed = "update visits set status = 'cancelled' where id = ? and status = 'needs_attention' returning id"
        if db.execute(failed, (card[0],)).fetchone() is None:
            return
        db.execute(
            "insert into holds (id, call_id, provider_id, location_id, visit_type_id, starts_at, ends_at, expires_at,"
            " room_id) select id, ?, provider_id, location_id, visit_type_id, starts_at, ends_at, ?, room_id"
            " from visits where id = ?",
            (f"told:{call_id}", to_epoch(now + timedelta(seconds=keep_s)), card[0]),
        )


def _settle(
    db: sqlite3.Connection,
    key: str,
    to: str,
    now: datetime,
    *,
    resource_id: str | None = None,
    version: str | None = None,
    found: str | None = None,
) -> tuple[str, str | None, str] | None:
    row: tuple[str, str | None, str] | None = db.execute(
        "update outbox set state = ?, settled_at = ?, resource_id = ?, version = ?, found = ?"
        " where key = ? and state in ('QUEUED', 'SENT', 'AMBIGUOUS') returning kind, visit_id, body",
        (to, to_epoch(now), resource_id, version, found, key),
    ).fetchone()
    unanswered.answered(db)
    return row


def _adopt(db: sqlite3.Connection, visit_id: str, resource_id: str, version: str) -> None:
    """The visit is that appointment; a sweep may have brought it in first, under an id of its own."""
    twin = db.execute("select id from visits where ehr_id = ? and id <> ?", (resource_id, visit_id)).fetchone()
    if twin is not None:
        busy.release(db, twin[0])
        db.execute("update visits set ehr_id = null, status = 'cancelled' where id = ?", twin)
    db.execute("update visits set ehr_id = ?, ehr_version = ? where id = ?", (resource_id, version, visit_id))


def _superseded(db: sqlite3.Connection, key: str, visit_id: str) -> bool:
    """Whether a later change of the same visit is still on its way."""
    row = db.execute(
        "select 1 from outbox where visit_id = ? and seq > (select seq from outbox where key = ?)"
        " and state in ('QUEUED', 'SENT', 'AMBIGUOUS') limit 1",
        (visit_id, key),
    ).fetchone()
    return row is not None


def _release(db: sqlite3.Connection, visit_id: str, text: str, *, old: bool) -> None:
    body = msgspec.json.decode(text, type=MoveBody)
    if old:
        end = body.old_start + timedelta(minutes=body.old_minutes)
        busy.release_part(db, visit_id, body.old_provider_id, body.old_room_id, body.old_start, end)
    else:
        end = body.start + timedelta(minutes=body.minutes)
        busy.release_part(db, visit_id, body.provider_id, body.room_id, body.start, end)


def _moot(db: sqlite3.Connection, visit_id: str, now: datetime) -> bool:
    """Whether the caller has cancelled meanwhile: then nothing more is sent of a visit that never was."""
    rest = "from outbox where visit_id = ? and state = 'QUEUED'"
    if db.execute(f"select 1 {rest} and kind = 'cancel'", (visit_id,)).fetchone() is None:
        return False
    db.execute(
        "update outbox set state = 'SQUASHED', settled_at = ? where visit_id = ? and state = 'QUEUED'",
        (to_epoch(now), visit_id),
    )
    unanswered.answered(db)
    busy.release(db, visit_id)
    return True


def _rebase(db: sqlite3.Connection, key: str, visit_id: str, text: str) -> bool:
    """A move queued after the one that failed starts from where the visit still is; whether there is one."""
    row = db.execute(
        "select key, body from outbox where visit_id = ? and kind = 'move' and state = 'QUEUED'"
        " and seq > (select seq from outbox where key = ?) order by seq limit 1",
        (visit_id, key),
    ).fetchone()
    if row is None:
        return False
    failed, later = (msgspec.json.decode(body, type=MoveBody) for body in (text, row[1]))
    later = msgspec.structs.replace(
        later,
        old_provider_id=failed.old_provider_id,
        old_location_id=failed.old_location_id,
        old_start=failed.old_start,
        old_minutes=failed.old_minutes,
        old_room_id=failed.old_room_id,
    )
    db.execute("update outbox set body = ? where key = ?", (msgspec.json.encode(later).decode(), row[0]))
    return True


def _put_back(db: sqlite3.Connection, visit_id: str, text: str, *, sure: bool) -> None:
    """The visit as it was. `sure`: the EHR still has it there, unless it never had it."""
    body = msgspec.json.decode(text, type=MoveBody)
    start = to_epoch(body.old_start)
    db.execute(
        "update visits set provider_id = ?, location_id = ?, starts_at = ?, ends_at = ?, room_id = ?,"
        " status = case when ? then 'needs_attention' when ehr_id is not null then 'confirmed' else 'requested' end"
        " where id = ?",
        (
            body.old_provider_id,
            body.old_location_id,
            start,
            start + body.old_minutes * 60,
            body.old_room_id,
            not sure or outbox.never_booked(db, visit_id),
            visit_id,
        ),
    )


def _card(db: sqlite3.Connection, kind: str, key: str, visit_id: str | None, found: str, now: datetime) -> None:
    db.execute(
        "insert into cards (kind, key, visit_id, found, opened_at) values (?, ?, ?, ?, ?)",
        (kind, key, visit_id, found, to_epoch(now)),
    )
