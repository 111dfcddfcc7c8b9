"""Changes on their way to the EHR. A row is in here before anyone is told, and leaves only with an answer.

QUEUED -> SENT -> ACKED | CONFLICT | DEAD, with SENT -> AMBIGUOUS -> SENT when no answer came, and SENT -> QUEUED when
surely nothing left the box. SQUASHED: undone before it was ever sent. Rows of one lane (one patient) and of one visit
go in order, and one row of a calendar at a time is on its way. `enqueue` and `squash` run inside the caller's
transaction; the rest open their own.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

import msgspec

from appliance.store import patients, slots, unanswered
from appliance.store.bodies import BODIES, Body, BookBody, CancelBody, MoveBody, NoteBody
from appliance.store.instant import from_epoch, to_epoch
from appliance.store.writer import writing

_OPEN = "('QUEUED', 'SENT', 'AMBIGUOUS')"

_NEXT = f"""
select key, kind, body, attempts, state from outbox o
where state in ('QUEUED', 'AMBIGUOUS') and (next_at <= ?1 and ?2 is null or key = ?2)
and not exists (
    select 1 from outbox b where b.seq < o.seq and (b.lane = o.lane or b.visit_id = o.visit_id) and b.state in {_OPEN})
and not exists (select 1 from outbox d where d.key = o.depends_on and d.state in {_OPEN})
and not exists (
    select 1 from outbox s where s.state = 'SENT'
    and (s.schedule in (o.schedule, o.other_schedule) or s.other_schedule in (o.schedule, o.other_schedule)))
order by kind = 'note', attempts, seq limit 1
"""  # noqa: S608
"""The next row to send: nothing of its patient before it, what it depends on done, its calendars left alone.

Those tried least go first, so that a row which never gets an answer holds up nobody.
"""


NOTE_AGAIN_S = 90
"""A note that may have arrived is looked for no sooner: a search may be a minute old (HAPI caches so long), and where
If-None-Exist is not kept a second note would stay. A booking cannot wait: its slots carry its mark, twins are ended.
"""

_LATER = "max(?, case when kind = 'note' and sent_at is not null then sent_at + ? else 0 end)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One row to send now. `key`, `kind` and `body` make a seams.Change."""

    key: str
    kind: str
    body: bytes
    attempts: int
    """How often it was sent before."""
    doubtful: bool = False
    """An earlier try may have arrived."""


def enqueue(
    db: sqlite3.Connection, body: Body, *, lane: str, now: datetime, visit_id: str | None, depends_on: str | None = None
) -> None:
    """Queue a change. Inside `writing`."""
    kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
    text = msgspec.json.encode(body).decode()
    at = to_epoch(now)
    schedule = None if isinstance(body, NoteBody) else body.provider_id
    other = body.old_provider_id if isinstance(body, MoveBody) else None
    db.execute(
        "insert into outbox (key, kind, visit_id, lane, body, depends_on, queued_at, next_at, schedule, other_schedule)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (body.key, kind, visit_id, lane, text, depends_on, at, at, schedule, other),
    )


def squash(db: sqlite3.Connection, visit_id: str, now: datetime) -> bool:
    """Take back a booking, and the moves after it, that was never sent; False when part of it may be at the EHR."""
    rows = db.execute("select kind, state from outbox where visit_id = ?", (visit_id,)).fetchall()
    if not any(kind == "book" for kind, _ in rows) or any(state != "QUEUED" for _, state in rows):
        return False
    db.execute("update outbox set state = 'SQUASHED', settled_at = ? where visit_id = ?", (to_epoch(now), visit_id))
    unanswered.answered(db)
    return True


def claim_due(db: sqlite3.Connection, now: datetime, key: str | None = None) -> Due | None:
    """Take the next row to send, marked SENT (durably) before a byte leaves; None when nothing is due.

    Visits go before notes. `key`: only this row, due or not, as long as its lane and what it depends on allow.
    """
    with writing(db):
        row = db.execute(_NEXT, (to_epoch(now), key)).fetchone()
        if row is None:
            return None
        found, kind, text, attempts, before = row
        body = _fill(db, msgspec.json.decode(text, type=BODIES[kind]))
        db.execute(
            "update outbox set state = 'SENT', sent_at = ?, attempts = attempts + 1 where key = ?",
            (to_epoch(now), found),
        )
    return Due(key=found, kind=kind, body=msgspec.json.encode(body), attempts=attempts, doubtful=before == "AMBIGUOUS")


def never_booked(db: sqlite3.Connection, visit_id: str) -> bool:
    """Whether the EHR does not know a visit and has refused its booking."""
    row = db.execute(
        "select 1 from visits v join outbox o on o.visit_id = v.id where v.id = ? and v.ehr_id is null"
        " and o.kind = 'book' and o.state in ('CONFLICT', 'DEAD') limit 1",
        (visit_id,),
    ).fetchone()
    return row is not None


def recover(db: sqlite3.Connection, now: datetime) -> None:
    """At start: what was SENT when the process died may have arrived."""
    with writing(db):
        db.execute(
            f"update outbox set state = 'AMBIGUOUS', next_at = {_LATER} where state = 'SENT'",  # noqa: S608
            (to_epoch(now), NOTE_AGAIN_S),
        )


def mark_ambiguous(db: sqlite3.Connection, key: str, next_at: datetime) -> None:
    """No clear answer came: it may have arrived. Look it up from `next_at`."""
    with writing(db):
        db.execute(
            f"update outbox set state = 'AMBIGUOUS', next_at = {_LATER} where key = ? and state = 'SENT'",  # noqa: S608
            (to_epoch(next_at), NOTE_AGAIN_S, key),
        )


def put_back(db: sqlite3.Connection, key: str, next_at: datetime) -> None:
    """Nothing left the box: the row is as if it had never been sent, and is due at `next_at`."""
    with writing(db):
        db.execute(
            "update outbox set state = 'QUEUED', next_at = ? where key = ? and state = 'SENT'", (to_epoch(next_at), key)
        )


def hurry(db: sqlite3.Connection, now: datetime) -> None:
    """The record system is back: nothing that waits for another try waits any longer."""
    with writing(db):
        db.execute(
            f"update outbox set next_at = case state when 'AMBIGUOUS' then {_LATER} else ? end"  # noqa: S608
            " where state in ('QUEUED', 'AMBIGUOUS') and next_at > ?",
            (to_epoch(now), NOTE_AGAIN_S, to_epoch(now), to_epoch(now)),
        )


def waiting(db: sqlite3.Connection) -> int:
    """How many changes the EHR has not answered yet."""
    return int(db.execute(f"select count(*) from outbox where state in {_OPEN}").fetchone()[0])  # noqa: S608


def oldest(db: sqlite3.Connection) -> datetime | None:
    """Since when the oldest unanswered change has been waiting."""
    row = db.execute(f"select min(queued_at) from outbox where state in {_OPEN}").fetchone()  # noqa: S608
    return from_epoch(row[0]) if row[0] is not None else None


def last_of(db: sqlite3.Connection, visit_id: str) -> str | None:
    """The key of the newest change of a visit."""
    row = db.execute("select key from outbox where visit_id = ? order by seq desc limit 1", (visit_id,)).fetchone()
    return row[0] if row else None


def state(db: sqlite3.Connection, key: str) -> str | None:
    """The state of one row, None when there is no such row."""
    row = db.execute("select state from outbox where key = ?", (key,)).fetchone()
    return row[0] if row else None


def _fill(db: sqlite3.Connection, body: Body) -> Body:
    """The body with what the mirror knows by now."""
    replace = msgspec.structs.replace
    match body:
        case BookBody():
            known = patients.ehr_id(db, body.patient_id)
            end = from_epoch(to_epoch(body.start) + body.minutes * 60)
            return replace(
                body,
                patient_ehr_id=known,
                new_patient=None if known else body.new_patient,
                slots=slots.slots_under(db, body.provider_id, body.start, end),
            )
        case MoveBody():
            ehr_id, version = _appointment(db, body.visit_id)
            end = from_epoch(to_epoch(body.start) + body.minutes * 60)
            old_end = from_epoch(to_epoch(body.old_start) + body.old_minutes * 60)
            return replace(
                body,
                patient_ehr_id=patients.ehr_id(db, body.patient_id),
                appointment_ehr_id=ehr_id,
                appointment_version=version,
                slots=slots.slots_under(db, body.provider_id, body.start, end),
                old_slots=slots.slots_under(db, body.old_provider_id, body.old_start, old_end),
            )
        case CancelBody():
            ehr_id, version = _appointment(db, body.visit_id)
            end = from_epoch(to_epoch(body.start) + body.minutes * 60)
            return replace(
                body,
                patient_ehr_id=patients.ehr_id(db, body.patient_id),
                appointment_ehr_id=ehr_id,
                appointment_version=version,
                slots=slots.slots_under(db, body.provider_id, body.start, end),
            )
        case NoteBody():
            return replace(
                body,
                patient_ehr_id=patients.ehr_id(db, body.patient_id) if body.patient_id else None,
                appointment_ehr_id=_appointment(db, body.visit_id)[0] if body.visit_id else None,
            )


def _appointment(db: sqlite3.Connection, visit_id: str) -> tuple[str | None, str]:
    row = db.execute("select ehr_id, ehr_version from visits where id = ?", (visit_id,)).fetchone()
    return (row[0], row[1]) if row else (None, "")
