"""An EHR that holds what the demo clinic's file says, as the box has mirrored it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from appliance.clinic.people import Patient
from appliance.clinic.visit import Visit
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.mirror import MirrorPatient, begin_sweep, finish_sweep, put_patients


def seed(db: sqlite3.Connection, patients: Iterable[Patient], visits: Iterable[Visit], now: datetime) -> None:
    """One whole sweep that sees these people and visits and nothing else."""
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
