"""A clinic's people, calendar and appointments as FHIR R4 resources, for the record system of the demo. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appliance.clinic.hours import shifts_on
from appliance.clinic.people import Patient, Provider
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Visit
from appliance.ehr.resource import VISIT_TYPE, Json

GRID = timedelta(minutes=15)
"""Length of a slot."""


def practice(clinic: Clinic, first: date, days: int) -> list[Json]:
    """Locations, Practitioners and one Schedule each, whose planning horizon is `days` days from `first`."""
    places: list[Json] = [
        {
            "resourceType": "Location",
            "id": one.id,
            "status": "active",
            "name": one.name,
            "address": {"text": one.address},
        }
        for one in clinic.locations
    ]
    people = [_practitioner(one) for one in clinic.providers]
    return places + people + [_schedule(clinic, one, first, days) for one in clinic.providers]


def patients(people: Iterable[Patient]) -> list[Json]:
    """Each patient, with a telephone number, a birth date and the language they prefer."""
    return [
        {
            "resourceType": "Patient",
            "id": one.id,
            "active": one.active,
            "name": [{"use": "official", "family": one.family, "given": [one.given]}],
            "telecom": [{"system": "phone", "value": one.phone, "use": "mobile"}],
            "birthDate": one.birth_date.isoformat(),
            "communication": [
                {"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": one.lang}]}, "preferred": True}
            ],
        }
        for one in people
    ]


def slots(clinic: Clinic, visits: Sequence[Visit], first: date, days: int) -> Iterator[Json]:
    """A 15-minute slot over every provider's hours, busy where a visit stands."""
    for provider in clinic.providers:
        booked = [(one.start, one.end) for one in visits if one.provider_id == provider.id]
        for day in (first + timedelta(days=number) for number in range(days)):
            for shift in shifts_on(day, clinic.shifts.get(provider.id, ()), clinic.closed):
                for start in _grid(day, shift.opens, shift.closes, clinic.zone):
                    taken = any(start < last and begin < start + GRID for begin, last in booked)
                    yield _slot(provider.id, start, "busy" if taken else "free")


def appointments(clinic: Clinic, visits: Iterable[Visit]) -> list[Json]:
    """Appointments the clinic made itself: they carry no identifier of ours."""
    return [_appointment(clinic, one) for one in visits]


def slot_id(provider_id: str, start: datetime) -> str:
    """ramirez-20261124T0815, by the clinic's wall clock."""
    return f"{provider_id}-{start:%Y%m%dT%H%M}"


def _practitioner(one: Provider) -> Json:
    name: Json = {"use": "official", "family": one.family, "given": [one.given]}
    if one.title:
        name["prefix"] = [one.title]
    return {"resourceType": "Practitioner", "id": one.id, "active": True, "name": [name]}


def _schedule(clinic: Clinic, one: Provider, first: date, days: int) -> Json:
    opens = datetime.combine(first, time(), clinic.zone)
    closes = datetime.combine(first + timedelta(days=days), time(), clinic.zone)
    return {
        "resourceType": "Schedule",
        "id": one.id,
        "active": True,
        "actor": [{"reference": f"Practitioner/{one.id}"}, {"reference": f"Location/{one.location_id}"}],
        "planningHorizon": {"start": opens.isoformat(), "end": closes.isoformat()},
    }


def _slot(provider_id: str, start: datetime, status: str) -> Json:
    return {
        "resourceType": "Slot",
        "id": slot_id(provider_id, start),
        "schedule": {"reference": f"Schedule/{provider_id}"},
        "status": status,
        "start": start.isoformat(),
        "end": (start + GRID).isoformat(),
    }


def _appointment(clinic: Clinic, one: Visit) -> Json:
    start = one.start.astimezone(clinic.zone)
    count = -(-timedelta(minutes=one.minutes) // GRID)
    actors = (f"Patient/{one.patient_id}", f"Practitioner/{one.provider_id}", f"Location/{one.location_id}")
    return {
        "resourceType": "Appointment",
        "id": one.id,
        "status": "booked",
        "serviceType": [{"coding": [{"system": VISIT_TYPE, "code": one.visit_type_id}]}],
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=one.minutes)).isoformat(),
        "minutesDuration": one.minutes,
        "slot": [{"reference": f"Slot/{slot_id(one.provider_id, start + GRID * place)}"} for place in range(count)],
        "participant": [{"actor": {"reference": actor}, "status": "accepted"} for actor in actors],
    }


def _grid(day: date, opens: time, closes: time, zone: ZoneInfo) -> Iterator[datetime]:
    start, last = datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)
    while start + GRID <= last:
        yield start
        start += GRID
