"""Filling an empty box from a demo clinic's settings, for a demo without a record system."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from appliance.clinic.people import Patient
from appliance.clinic.visit import Visit
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.mirror import MirrorPatient, begin_sweep, finish_sweep, put_patients


def seed(db: sqlite3.Connection, patients: Iterable[Patient], visits: Iterable[Visit], now: datetime) -> None:
    """Take the demo's people and visits for what the EHR says. Seeding again changes nothing."""
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
