"""The demo clinic's visits on the real calendar, and the whole clinic as JSON values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from appliance.clinic.hours import shifts_on
from appliance.clinic.hours_text import DAYS
from appliance.clinic.load import ClinicFile, PlannedVisit
from appliance.clinic.people import Provider
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Visit, VisitStatus, VisitType


def demo_visits(file: ClinicFile, today: date) -> tuple[Visit, ...]:
    """The planned visits from tomorrow on, by start.

    `today` is the clinic's local date. Every visit lies within its provider's hours; no two of one provider overlap,
    a visit that would is put on the next day that suits.
    """
    made: list[Visit] = []
    for planned in file.planned:
        made.append(_place(planned, file.clinic, today, made))
    return tuple(sorted(made, key=lambda visit: (visit.start, visit.id)))


def demo_json(file: ClinicFile, today: date) -> dict[str, Any]:
    """What `frontdesk demo --json` prints: providers, places, hours, visit types, patients and appointments."""
    clinic = file.clinic
    return {
        "schema": 1,
        "name": clinic.name,
        "zone": clinic.zone.key,
        "lang": clinic.lang,
        "closed": [day.isoformat() for day in clinic.closed.within_a_year(today)],
        "locations": [{"id": one.id, "name": one.name, "address": one.address} for one in clinic.locations],
        "providers": [_provider(one, clinic) for one in clinic.providers],
        "visit_types": [_visit_type(one) for one in clinic.visit_types],
        "patients": [
            {
                "id": one.id,
                "given": one.given,
                "family": one.family,
                "birth_date": one.birth_date.isoformat(),
                "phone": one.phone,
                "lang": one.lang,
            }
            for one in file.patients
        ],
        "appointments": [_appointment(visit, clinic) for visit in demo_visits(file, today)],
    }


def _provider(one: Provider, clinic: Clinic) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "specialty": one.specialty,
        "location": one.location_id,
        "hours": [
            {"day": DAYS[shift.weekday], "opens": f"{shift.opens:%H:%M}", "closes": f"{shift.closes:%H:%M}"}
            for shift in clinic.shifts[one.id]
        ],
    }


def _visit_type(one: VisitType) -> dict[str, Any]:
    return {
        "id": one.id,
        "minutes": one.minutes,
        "providers": list(one.providers),
        "spoken": {"en": one.spoken_en, "es": one.spoken_es},
        "words": {"en": list(one.words_en), "es": list(one.words_es)},
        "new_patients": one.new_patients,
        "default": one.default,
        "ages": list(one.ages) if one.ages else None,
        "instead": one.instead,
        "notice_hours": one.notice_hours,
        "approval": one.approval,
        "locations": list(one.locations),
    }


def _appointment(visit: Visit, clinic: Clinic) -> dict[str, Any]:
    return {
        "id": visit.id,
        "patient": visit.patient_id,
        "provider": visit.provider_id,
        "location": visit.location_id,
        "visit_type": visit.visit_type_id,
        "start": visit.start.astimezone(clinic.zone).isoformat(),
        "minutes": visit.minutes,
    }


def _place(planned: PlannedVisit, clinic: Clinic, today: date, made: list[Visit]) -> Visit:
    minutes = clinic.visit_type(planned.visit_type_id).minutes
    length = timedelta(minutes=minutes)
    day, suited = today, 0
    while True:
        day += timedelta(days=1)
        local = datetime.combine(day, planned.at)
        if not any(
            datetime.combine(day, shift.opens) <= local and local + length <= datetime.combine(day, shift.closes)
            for shift in shifts_on(day, clinic.shifts[planned.provider_id], clinic.closed)
        ):
            continue
        suited += 1
        start = local.replace(tzinfo=clinic.zone).astimezone(UTC)
        mine = [visit for visit in made if visit.provider_id == planned.provider_id]
        if suited >= planned.day and all(start + length <= one.start or one.end <= start for one in mine):
            break
    return Visit(
        id=planned.id,
        patient_id=planned.patient_id,
        provider_id=planned.provider_id,
        location_id=clinic.provider(planned.provider_id).location_id,
        visit_type_id=planned.visit_type_id,
        start=start,
        minutes=minutes,
        status=VisitStatus.CONFIRMED,
    )
