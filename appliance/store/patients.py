"""The people the clinic knows."""

from __future__ import annotations

import sqlite3
from datetime import date

from appliance.clinic.people import NewPatient, Patient

_COLUMNS = "id, given, family, birth_date, phone, lang, active"


def changed_since(db: sqlite3.Connection, change: int) -> tuple[list[Patient], int]:
    """Who is new or has changed since a change's number (-1: everyone), active or not, by id; the newest number."""
    newest = db.execute("select coalesce(max(change), 0) from patients").fetchone()[0]
    if newest == change:
        return [], newest
    rows = db.execute(f"select {_COLUMNS} from patients where change > ? order by id", (change,))  # noqa: S608
    shared: dict[str, str] = {}  # one copy of each name
    people = [
        _patient((row[0], shared.setdefault(row[1], row[1]), shared.setdefault(row[2], row[2]), *row[3:]))
        for row in rows
    ]
    return people, newest


def patient(db: sqlite3.Connection, patient_id: str) -> Patient | None:
    """One patient, active or not."""
    row = db.execute(f"select {_COLUMNS} from patients where id = ?", (patient_id,)).fetchone()  # noqa: S608
    return _patient(row) if row else None


def add_patient(db: sqlite3.Connection, patient_id: str, new: NewPatient) -> None:
    """Keep a person met on the phone; the EHR does not know them yet. Inside `writing`."""
    db.execute(
        "insert into patients (id, given, family, birth_date, phone, lang) values (?, ?, ?, ?, ?, ?)",
        (patient_id, new.given, new.family, new.birth_date.isoformat(), new.phone, new.lang),
    )


def met_before(db: sqlite3.Connection, new: NewPatient) -> str | None:
    """The id of the very same person, met on the phone and not yet taken by the EHR."""
    row = db.execute(
        "select id from patients where ehr_id is null and given = ? and family = ? and birth_date = ? and phone = ?",
        (new.given, new.family, new.birth_date.isoformat(), new.phone),
    ).fetchone()
    return row[0] if row else None


def link(db: sqlite3.Connection, patient_id: str, found: str) -> None:
    """The EHR knows a patient of ours as `found`. Inside `writing`.

    Where a sweep brought the same person in first, the visits go to that row and ours is retired.
    """
    twin = db.execute("select id from patients where ehr_id = ? and id <> ?", (found, patient_id)).fetchone()
    if twin is None:
        db.execute("update patients set ehr_id = ? where id = ? and ehr_id is null", (found, patient_id))
        return
    db.execute("update visits set patient_id = ? where patient_id = ?", (twin[0], patient_id))
    db.execute("update patients set active = 0 where id = ?", (patient_id,))


def ehr_id(db: sqlite3.Connection, patient_id: str) -> str | None:
    """The EHR's id of a patient, None while it has none."""
    row = db.execute("select ehr_id from patients where id = ?", (patient_id,)).fetchone()
    return row[0] if row else None


def _patient(row: tuple[str, str, str, str, str, str, int]) -> Patient:
    identity, given, family, birth_date, phone, lang, active = row
    return Patient(
        id=identity,
        given=given,
        family=family,
        birth_date=date.fromisoformat(birth_date),
        phone=phone,
        lang="es" if lang == "es" else "en",
        active=bool(active),
    )
