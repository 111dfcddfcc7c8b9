"""Holding and booking time. The database, not the code, refuses a double booking.

Every function is one transaction, or none: on an exception nothing was written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from appliance.audit import trail
from appliance.clinic.message import Message, MessageKind
from appliance.clinic.people import Lang, NewPatient
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.errors import ScheduleError, SlotTaken
from appliance.schedule import inbox
from appliance.store import busy, outbox, patients, visits, waitlist
from appliance.store.bodies import BookBody, CancelBody, MoveBody, NewPatientBody
from appliance.store.errors import INTEGRITY_ERRORS
from appliance.store.ids import new_id
from appliance.store.instant import from_epoch, to_epoch
from appliance.store.writer import writing

HOLD_S = 120
"""How long a held time waits for its caller's yes; a live call renews it."""


def hold(db: sqlite3.Connection, opening: Opening, call_id: str, now: datetime, ttl_s: int = HOLD_S) -> str:
    """Keep a time for a call; the id to book it with. Raises SlotTaken."""
    hold_id = new_id()
    try:
        with writing(db):
            _expire(db, opening, now)
            db.execute(
                "insert into holds (id, call_id, provider_id, location_id, visit_type_id, starts_at, ends_at,"
                " expires_at, room_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    hold_id,
                    call_id,
                    opening.provider_id,
                    opening.location_id,
                    opening.visit_type_id,
                    to_epoch(opening.start),
                    to_epoch(opening.end),
                    to_epoch(now) + ttl_s,
                    opening.room_id,
                ),
            )
            busy.claim(db, hold_id, opening.provider_id, opening.room_id, opening.start, opening.end)
    except INTEGRITY_ERRORS as error:
        raise SlotTaken("Another hold or visit overlaps this time.") from error
    return hold_id


def renew(db: sqlite3.Connection, call_id: str, now: datetime, ttl_s: int = HOLD_S) -> None:
    """The call is alive: its holds last `ttl_s` from now. One that was taken meanwhile stays lost."""
    with writing(db):
        db.execute("update holds set expires_at = ? where call_id = ?", (to_epoch(now) + ttl_s, call_id))


def release(db: sqlite3.Connection, hold_id: str) -> None:
    """Give a held time back. Safe when it is gone already."""
    with writing(db):
        db.execute("delete from holds where id = ?", (hold_id,))


def book(
    db: sqlite3.Connection,
    hold_id: str,
    patient: str | NewPatient,
    *,
    call_id: str,
    callback: str,
    lang: Lang,
    reason: str,
    now: datetime,
    approve: Collection[str] = (),
) -> Visit:
    """Make a held time a visit: visit, outbox row, audit row and staff's message for a kind to `approve`, together.
    Raises SlotTaken when the hold is lost."""
    with writing(db):
        opening = _held(db, hold_id)
        patient_id = patient if isinstance(patient, str) else met(db, patient)
        visit = Visit(
            id=new_id(),
            patient_id=patient_id,
            provider_id=opening.provider_id,
            location_id=opening.location_id,
            visit_type_id=opening.visit_type_id,
            start=opening.start,
            minutes=opening.minutes,
            status=VisitStatus.REQUESTED,
            room_id=opening.room_id,
        )
        visits.add_visit(db, visit, call_id)
        _take_over(db, hold_id, visit.id)
        body = BookBody(
            key=visit.id,
            call_id=call_id,
            patient_id=patient_id,
            new_patient=_unknown_to_ehr(db, patient_id),
            provider_id=visit.provider_id,
            location_id=visit.location_id,
            visit_type_id=visit.visit_type_id,
            start=visit.start,
            minutes=visit.minutes,
            callback=callback,
            lang=lang,
            reason=reason,
            room_id=visit.room_id,
        )
        outbox.enqueue(db, body, lane=patient_id, now=now, visit_id=visit.id)
        waitlist.fill(db, patient_id, visit.visit_type_id, visit.start)
        _tell(db, "visit.booked", visit, call_id, now)
        _ask_staff(db, visit, approve, callback, reason, call_id=call_id, now=now)
    return visit


def move(
    db: sqlite3.Connection, visit_id: str, hold_id: str, *, call_id: str, now: datetime, approve: Collection[str] = ()
) -> tuple[Visit, str]:
    """Swap a visit to a held time; the visit and the outbox key of the change. `approve`: as in `book`.

    The old time stays shut until the EHR has taken the move, so that the patient has one valid visit whatever happens.
    Raises SlotTaken when the hold is lost, ScheduleError when the visit is not there or was cancelled.
    """
    with writing(db):
        old = _standing(db, visit_id)
        opening = _held(db, hold_id)
        moved = replace(
            old,
            provider_id=opening.provider_id,
            location_id=opening.location_id,
            start=opening.start,
            minutes=opening.minutes,
            status=VisitStatus.REQUESTED,
            room_id=opening.room_id,
        )
        visits.put_visit(db, moved)
        _take_over(db, hold_id, visit_id)
        body = MoveBody(
            key=new_id(),
            visit_id=visit_id,
            call_id=call_id,
            patient_id=old.patient_id,
            visit_type_id=old.visit_type_id,
            provider_id=moved.provider_id,
            location_id=moved.location_id,
            start=moved.start,
            minutes=moved.minutes,
            old_provider_id=old.provider_id,
            old_location_id=old.location_id,
            old_start=old.start,
            old_minutes=old.minutes,
            room_id=moved.room_id,
            old_room_id=old.room_id,
        )
        outbox.enqueue(db, body, lane=old.patient_id, now=now, visit_id=visit_id)
        waitlist.fill(db, moved.patient_id, moved.visit_type_id, moved.start)
        _tell(db, "visit.moved", moved, call_id, now)
        _ask_staff(db, moved, approve, call_id=call_id, now=now)
    return moved, body.key


def cancel(db: sqlite3.Connection, visit_id: str, *, call_id: str, now: datetime) -> tuple[Visit, str | None]:
    """Cancel a visit; the visit and the outbox key of the change, None when the EHR never heard of it and need not.

    The time stays shut until the EHR has taken the cancellation. Raises ScheduleError when there is nothing to cancel.
    """
    with writing(db):
        gone = replace(_standing(db, visit_id), status=VisitStatus.CANCELLED)
        visits.set_status(db, visit_id, gone.status)
        key: str | None = None
        if outbox.squash(db, visit_id, now):
            busy.release(db, visit_id)
        else:
            key = new_id()
            body = CancelBody(
                key=key,
                visit_id=visit_id,
                call_id=call_id,
                patient_id=gone.patient_id,
                provider_id=gone.provider_id,
                start=gone.start,
                minutes=gone.minutes,
            )
            outbox.enqueue(db, body, lane=gone.patient_id, now=now, visit_id=visit_id)
        _tell(db, "visit.cancelled", gone, call_id, now)
    return gone, key


def _expire(db: sqlite3.Connection, opening: Opening, now: datetime) -> None:
    """Expired holds in the way are swept by whoever wants their time; the trigger frees their cells."""
    slack = timedelta(seconds=busy.CELL_S)
    db.execute(
        "delete from holds where expires_at <= ? and (provider_id = ? or room_id = ?)"
        " and starts_at < ? and ends_at > ?",
        (
            to_epoch(now),
            opening.provider_id,
            opening.room_id,
            to_epoch(opening.end + slack),
            to_epoch(opening.start - slack),
        ),
    )


def _held(db: sqlite3.Connection, hold_id: str) -> Opening:
    row = db.execute(
        "select provider_id, location_id, visit_type_id, starts_at, ends_at, room_id from holds where id = ?",
        (hold_id,),
    ).fetchone()
    if row is None or busy.shared(db, hold_id):
        raise SlotTaken("The hold ran out and the time went, or the clinic booked over it.")
    provider_id, location_id, visit_type_id, starts_at, ends_at, room_id = row
    return Opening(
        provider_id=provider_id,
        location_id=location_id,
        visit_type_id=visit_type_id,
        start=from_epoch(starts_at),
        minutes=(ends_at - starts_at) // 60,
        room_id=room_id,
    )


def _standing(db: sqlite3.Connection, visit_id: str) -> Visit:
    visit = visits.visit(db, visit_id)
    if visit is None or visit.status is VisitStatus.CANCELLED:
        raise ScheduleError("There is no such visit, or it was cancelled already.")
    return visit


def _take_over(db: sqlite3.Connection, hold_id: str, visit_id: str) -> None:
    """The held cells become the visit's. They change hands, so at no moment are they free."""
    db.execute("update busy set owner = ? where owner = ?", (visit_id, hold_id))
    db.execute("delete from holds where id = ?", (hold_id,))


def met(db: sqlite3.Connection, new: NewPatient) -> str:
    """The id of a person met on the phone, kept now when they were not. Inside `writing`."""
    known = patients.met_before(db, new)  # a second try in the same call is the same person
    if known is not None:
        return known
    patient_id = new_id()
    patients.add_patient(db, patient_id, new)
    return patient_id


def _unknown_to_ehr(db: sqlite3.Connection, patient_id: str) -> NewPatientBody | None:
    person = patients.patient(db, patient_id)
    if person is None or patients.ehr_id(db, patient_id) is not None:
        return None
    return NewPatientBody(
        patient_id=patient_id,
        given=person.given,
        family=person.family,
        birth_date=person.birth_date,
        phone=person.phone,
        lang=person.lang,
    )


def _ask_staff(
    db: sqlite3.Connection,
    visit: Visit,
    approve: Collection[str],
    callback: str = "",
    reason: str = "",
    *,
    call_id: str,
    now: datetime,
) -> None:
    """A message that asks staff to approve a visit, where its kind wants that."""
    person = patients.patient(db, visit.patient_id)
    if visit.visit_type_id not in approve or person is None:
        return
    message = Message(
        kind=MessageKind.APPROVAL,
        lang=person.lang,
        name=f"{person.given} {person.family}",
        callback=callback or person.phone,
        words=reason,
        patient_id=visit.patient_id,
        visit_id=visit.id,
        facts={"visit_type": visit.visit_type_id, "provider": visit.provider_id, "start": visit.start.isoformat()},
    )
    inbox.leave(db, message, call_id=call_id, now=now)


def _tell(db: sqlite3.Connection, action: str, visit: Visit, call_id: str, now: datetime) -> None:
    trail.append(
        db,
        at=now,
        actor="caller",
        action=action,
        object_id=visit.id,
        call_id=call_id,
        detail={"patient": visit.patient_id, "provider": visit.provider_id, "start": visit.start.isoformat()},
    )
