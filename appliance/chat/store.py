"""A store for one call: the patients and visits of a clinic as if just read from its record system."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from appliance.audit import trail
from appliance.clinic.demo import demo_visits
from appliance.clinic.load import ClinicFile
from appliance.clinic.message import MessageKind
from appliance.clinic.people import Patient
from appliance.clinic.visit import Visit
from appliance.store import messages
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.database import open_database
from appliance.store.instant import from_epoch
from appliance.store.mirror import MirrorPatient, begin_sweep, finish_sweep, put_patients

CUT_SHORT = "caller_left"
"""The outcome of a call whose caller hung up half-way."""


def stocked(file: ClinicFile, now: datetime) -> sqlite3.Connection:
    """A store in memory that holds what the clinic's file says, on the calendar of `now`. Close it when done."""
    db = open_database(":memory:", None)
    seed(db, file.patients, demo_visits(file, now.astimezone(file.clinic.zone).date()), now)
    return db


def seed(db: sqlite3.Connection, patients: Iterable[Patient], visits: Iterable[Visit], now: datetime) -> None:
    """One whole sweep of a record system that holds these people and visits and nothing else."""
    sweep = begin_sweep(db, now)
    put_patients(
        db,
        sweep,
        [
            MirrorPatient(
                ehr_id=one.id,
                key=one.id,
                given=one.given,
                family=one.family,
                birth_date=one.birth_date,
                phone=one.phone,
                lang=one.lang,
                active=one.active,
            )
            for one in patients
        ],
    )
    put_appointments(
        db,
        sweep,
        [
            MirrorAppointment(
                ehr_id=one.id,
                version="",
                key=one.id,
                patient_ehr_id=one.patient_id,
                provider_id=one.provider_id,
                location_id=one.location_id,
                visit_type_id=one.visit_type_id,
                start=one.start,
                end=one.end,
                active=True,
            )
            for one in visits
        ],
    )
    finish_sweep(db, sweep, now + timedelta(days=400), now)


def dump(db: sqlite3.Connection) -> dict[str, Any]:
    """Everything a call can leave behind, as INTERFACES wants it."""
    visits = db.execute(
        "select id, patient_id, provider_id, location_id, visit_type_id, starts_at, ends_at, status from visits"
        " order by starts_at, id"
    )
    holds = db.execute(
        "select id, call_id, provider_id, visit_type_id, starts_at, expires_at from holds order by starts_at, id"
    )
    kept = [_message(each) for each in reversed(messages.waiting(db))]
    cards = {each["call"]: each for each in kept if each["kind"] == MessageKind.PARTIAL_CALL.value}
    return {
        "appointments": [
            {
                "id": key,
                "patient": patient,
                "provider": provider,
                "location": location,
                "visit_type": kind,
                "start": from_epoch(start).isoformat(),
                "minutes": (end - start) // 60,
                "status": status,
            }
            for key, patient, provider, location, kind, start, end, status in visits
        ],
        "holds": [
            {
                "id": key,
                "call": call,
                "provider": provider,
                "visit_type": kind,
                "start": from_epoch(start).isoformat(),
                "expires": from_epoch(expires).isoformat(),
            }
            for key, call, provider, kind, start, expires in holds
        ],
        "messages": [each for each in kept if each["id"] not in {card["id"] for card in cards.values()}],
        "partial_calls": _partial_calls(db, cards),
        "audit_ok": trail.verify(db) is None,
    }


def _message(kept: messages.Kept) -> dict[str, Any]:
    message = kept.message
    return {
        "id": kept.id,
        "call": kept.call_id,
        "taken": kept.taken.isoformat(),
        "kind": message.kind.value,
        "inbox": message.inbox.value,
        "name": message.name,
        "phone": message.callback,
        "patient": message.patient_id,
        "visit": message.visit_id,
        "lang": message.lang,
        "words": message.words,
        "facts": dict(message.facts),
    }


def _partial_calls(db: sqlite3.Connection, cards: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every call whose caller hung up half-way, and any other that left a card of what was learnt."""
    rows = db.execute("select id, started_at, lang, outcome from calls order by started_at, id")
    return [
        {"id": key, "started": from_epoch(started).isoformat(), "lang": lang, "card": cards.get(key)}
        for key, started, lang, outcome in rows
        if outcome == CUT_SHORT or key in cards
    ]


def kept_clean(db: sqlite3.Connection) -> bool:
    """Whether a call that is over holds nothing and the audit trail is whole."""
    return not db.execute("select 1 from holds limit 1").fetchone() and trail.verify(db) is None
