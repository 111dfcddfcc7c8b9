"""Open Dental's rows as the FHIR resources the mirror reads. Pure. What cannot be read with certainty is left out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from appliance.config import OpenDentalConfig
from appliance.ehr.mirrored import Practice
from appliance.ehr.open_dental import wall
from appliance.ehr.resource import VISIT, VISIT_TYPE, Json, instant, reference

Row = dict[str, Any]
"""One row of a table there, as decoded JSON. Numbers come as numbers or as text, booleans as "true" and "false"."""

MARK = re.compile(r"\[frontdesk (visit|note) ([A-Za-z0-9.-]{1,64})\]")
"""What the box leaves in a note, to know its own again: there is no field for an identifier of ours."""

STATUSES = {"Scheduled": "booked", "ASAP": "booked", "Complete": "fulfilled"}
"""AptStatus of an appointment that takes time. UnschedList and Broken stand for cancelled; the rest is no visit."""

GONE = ("UnschedList", "Broken")

OURS = ("Patient", "Prospective")
"""PatStatus of people who may come; the others are inactive, archived, dead, or no patients."""


@dataclass(frozen=True, slots=True)
class Office:
    """What of the clinic's own settings its rows are read with."""

    zone: ZoneInfo
    practice: Practice
    types: dict[int, str] = field(default_factory=dict)
    """Visit type by AppointmentTypeNum."""
    bookable: frozenset[str] = frozenset()
    """Blockout types that shut no time."""


def office(practice: Practice, settings: OpenDentalConfig) -> Office:
    """Put it together."""
    types = {number: visit_type for visit_type, number in settings.appointment_types.items()}
    return Office(ZoneInfo(practice.zone), practice, types, frozenset(settings.bookable_blockouts))


def number(value: Any) -> int:
    """A key: 0 for none. Raises ValueError for what is no number."""
    return int(str(value or 0))


def true(value: Any) -> bool:
    """A boolean: the words "true" and "false"."""
    return str(value).lower() == "true"


def mark(kind: str, key: str) -> str:
    """The mark of one visit or note."""
    return f"[frontdesk {kind} {key}]"


def marked(text: Any, kind: str) -> str:
    """The key in a mark of this kind, "" when there is none."""
    return next((found[2] for found in MARK.finditer(str(text or "")) if found[1] == kind), "")


def unmarked(text: Any) -> str:
    """A note without the box's marks."""
    return MARK.sub("", str(text or "")).strip()


def room(operatory: int) -> str:
    """The id an operatory has in the clinic's settings."""
    return f"op-{operatory}"


def operatory(room_id: str | None) -> int | None:
    """The operatory of a room, None for another room or none."""
    found = re.fullmatch(r"op-(\d{1,9})", room_id or "")
    return int(found[1]) if found else None


def provider(row: Row) -> int:
    """Whose appointment it is: the hygienist's where it is one for hygiene, else the dentist's."""
    hygienist = number(row.get("ProvHyg"))
    return hygienist if true(row.get("IsHygiene")) and hygienist else number(row.get("ProvNum"))


def version(row: Row) -> str:
    """A version of a row: there is none there, and stamps are whole seconds."""
    text = msgspec.json.encode({name: value for name, value in row.items() if name != "serverDateTime"}, order="sorted")
    return hashlib.sha256(text).hexdigest()[:16]


def status(row: Row) -> str:
    """An appointment's status in FHIR's words; "entered-in-error" for what is no visit: planned ones, and notes."""
    said = str(row.get("AptStatus"))
    return STATUSES.get(said) or ("cancelled" if said in GONE else "entered-in-error")


def span(row: Row, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """When an appointment is, UTC; None when it is at no time."""
    start, long = wall.instant(row.get("AptDateTime"), zone), wall.length(row.get("Pattern"))
    return (start, start + long) if start is not None and long > timedelta() else None


def appointment(row: Row, at: Office) -> Json:
    """An Appointment."""
    when = span(row, at.zone)
    places = [room(number(row.get("Op")))]
    if number(row.get("ClinicNum")):
        places.append(str(row["ClinicNum"]))
    known = {*at.practice.rooms, *at.practice.homes.values()}
    people = [
        reference("Patient", str(number(row.get("PatNum")))),
        reference("Practitioner", str(provider(row))),
        *(reference("Location", one) for one in places if one in known),
    ]
    found: Json = {
        "resourceType": "Appointment",
        "id": str(number(row["AptNum"])),
        "meta": _meta(row, at.zone),
        "status": status(row),
        "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in people],
    }
    if when is not None:
        found |= {"start": instant(when[0]), "end": instant(when[1])}
    if key := marked(row.get("Note"), "visit"):
        found["identifier"] = [{"system": VISIT, "value": key}]
    if kind := at.types.get(number(row.get("AppointmentTypeNum"))):
        found["serviceType"] = [{"coding": [{"system": VISIT_TYPE, "code": kind}]}]
    return found


def patient(row: Row, at: Office) -> Json:
    """A Patient."""
    born = wall.day(row.get("Birthdate"))
    lines = (("WirelessPhone", "mobile"), ("HmPhone", "home"), ("WkPhone", "work"))
    found: Json = {
        "resourceType": "Patient",
        "id": str(number(row["PatNum"])),
        "meta": _meta(row, at.zone),
        "active": row.get("PatStatus") in OURS,
        "name": [{"use": "official", "family": str(row.get("LName") or ""), "given": [str(row.get("FName") or "")]}],
        "telecom": [{"system": "phone", "use": use, "value": str(row[name])} for name, use in lines if row.get(name)],
    }
    if born is not None:
        found["birthDate"] = born.isoformat()
    if str(row.get("Language") or "").lower() in ("spa", "es", "spanish"):
        found["communication"] = [{"language": {"coding": [{"code": "es"}]}}]
    return found


def practitioner(row: Row) -> Json:
    """A Practitioner."""
    name = {"family": str(row.get("LName") or ""), "given": [str(row.get("FName") or "")]}
    active = not true(row.get("IsHidden"))
    return {"resourceType": "Practitioner", "id": str(number(row["ProvNum"])), "active": active, "name": [name]}


def location(row: Row) -> Json:
    """An operatory as a Location."""
    shut = "inactive" if true(row.get("IsHidden")) else "active"
    name = str(row.get("OpName") or "")
    return {"resourceType": "Location", "id": room(number(row["OperatoryNum"])), "status": shut, "name": name}


def schedule(row: Row, clinic: int, at: Office) -> Json:
    """A provider's calendar in one clinic, ClinicNum; 0 for the practice that has none."""
    who = number(row["ProvNum"])
    actors = [reference("Practitioner", str(who))]
    if str(clinic) in at.practice.homes.values():
        actors.append(reference("Location", str(clinic)))
    return {
        "resourceType": "Schedule",
        "id": schedule_id(who, clinic),
        "active": not true(row.get("IsHidden")),
        "actor": [{"reference": one} for one in actors],
    }


def schedule_id(who: int, clinic: int) -> str:
    """The id of a provider's calendar in one clinic."""
    return f"p{who}-{clinic}"


def _meta(row: Row, zone: ZoneInfo) -> Json:
    at = wall.instant(row.get("DateTStamp"), zone)
    return {"versionId": version(row), "lastUpdated": instant(at or datetime(1970, 1, 1, tzinfo=UTC))}
