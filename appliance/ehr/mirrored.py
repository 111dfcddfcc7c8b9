"""The record system's FHIR resources as rows of the mirror. Pure. What cannot be read with certainty is left out."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec import Struct

from appliance.clinic.people import E164
from appliance.ehr.resource import ID, PATIENT, VISIT, VISIT_TYPE, Json, identified, identity, meta, moment
from appliance.store import busy
from appliance.store.appointments import MirrorAppointment
from appliance.store.mirror import MirrorPatient, MirrorSlot

IDLE = ("cancelled", "noshow", "entered-in-error", "waitlist")
"""Appointment statuses that take no time."""
UNSETTLED = ("proposed", "pending")
"""Appointment statuses in which the time is taken and not everybody has agreed."""

US_NUMBER = re.compile(r"1?([2-9]\d{2}[2-9]\d{6})")


class Practice(Struct, frozen=True):
    """What the box itself knows of the practice; whatever the record system holds beyond it is not mirrored."""

    homes: dict[str, str]
    """The place each provider works at, by provider id."""
    visit_types: frozenset[str]
    zone: str
    """IANA name; a day begins at its midnight."""
    rooms: frozenset[str] = frozenset()
    """Location ids that are rooms, not places patients go to by address."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose time, and where, the slots of one Schedule are."""

    provider_id: str
    location_id: str


def calendar(resource: Json, practice: Practice) -> Calendar | None:
    """A Schedule of a provider we know; the place it names, or the provider's own."""
    actors = resource.get("actor") or ()
    who = next((found for one in actors if (found := identity(one, "Practitioner"))), "")
    if who not in practice.homes or resource.get("active") is False:
        return None
    where = next((found for one in actors if (found := identity(one, "Location"))), practice.homes[who])
    return Calendar(who, where)


def slot(resource: Json, calendars: Mapping[str, Calendar]) -> MirrorSlot | None:
    """A Slot. Only the one word "free" is bookable; a slot without zone, or that ends before it begins, is no slot.

    Nor is one whose id cannot stand in an address, which could never be taken, or one entered in error: what it lies
    over may be free.
    """
    if resource.get("status") == "entered-in-error":
        return None
    slot_id, schedule_id = str(resource.get("id", "")), identity(resource.get("schedule"), "Schedule")
    start, end = moment(resource.get("start")), moment(resource.get("end"))
    if not ID.fullmatch(slot_id) or schedule_id not in calendars or start is None or end is None or end <= start:
        return None
    at = calendars[schedule_id]
    return MirrorSlot(
        ehr_id=slot_id,
        version=_version(resource),
        schedule_id=schedule_id,
        provider_id=at.provider_id,
        location_id=at.location_id,
        free=resource.get("status") == "free",
        start=start,
        end=end,
    )


def appointment(resource: Json, practice: Practice) -> MirrorAppointment | None:
    """An Appointment that takes time of our providers or rooms; nobody's visit unless one of ours sees one patient."""
    actors = [one.get("actor") for one in resource.get("participant") or () if isinstance(one, dict)]
    people = _ids(actors, "Practitioner", practice.homes)
    patients = [found for one in actors if (found := identity(one, "Patient"))]
    places = [found for one in actors if (found := identity(one, "Location"))]
    rooms = _ids(actors, "Location", practice.rooms)
    start, end = moment(resource.get("start")), moment(resource.get("end"))
    if not (people or rooms) or start is None or end is None or end <= start:
        return None
    who = people[0] if people else ""
    return MirrorAppointment(
        ehr_id=str(resource.get("id", "")),
        version=_version(resource),
        key=identified(resource, VISIT) or None,
        patient_ehr_id=patients[0] if people and len(patients) == 1 else "",
        provider_id=who,
        location_id=next((one for one in places if one not in practice.rooms), practice.homes.get(who, "")),
        room_id=rooms[0] if rooms else None,
        visit_type_id=_visit_type(resource, practice),
        start=start,
        end=end,
        settled=resource.get("status") not in UNSETTLED,
        active=resource.get("status") not in IDLE,
        also=(*people[1:], *map(busy.room, rooms[1:])),
    )


def patient(resource: Json) -> MirrorPatient | None:
    """A Patient with a name and a whole birth date; inactive when dead, merged into another, or marked so."""
    names = [one for one in resource.get("name") or () if isinstance(one, dict) and one.get("use") != "old"]
    names.sort(key=lambda one: one.get("use") != "official")
    given = " ".join(names[0].get("given") or ()) if names else ""
    family = str(names[0].get("family", "")) if names else ""
    try:
        born = date.fromisoformat(str(resource.get("birthDate", "")))
    except ValueError:
        return None
    if not family:
        return None
    return MirrorPatient(
        ehr_id=str(resource.get("id", "")),
        key=identified(resource, PATIENT) or None,
        given=given,
        family=family,
        birth_date=born,
        phone=_phone(resource),
        lang="es" if _prefers_spanish(resource) else "en",
        active=resource.get("active") is not False and not _ended(resource),
    )


def _ids(actors: Sequence[Any], kind: str, known: Container[str]) -> list[str]:
    """The actors of one kind that we know, each once, in order."""
    return list(dict.fromkeys(found for one in actors if (found := identity(one, kind)) in known))


def _version(resource: Json) -> str:
    return str(meta(resource).get("versionId") or "")


def _visit_type(resource: Json, practice: Practice) -> str:
    for concept in resource.get("serviceType") or ():
        for coding in concept.get("coding") or ():
            if coding.get("system") == VISIT_TYPE and coding.get("code") in practice.visit_types:
                return str(coding["code"])
    return ""


def _phone(resource: Json) -> str:
    """The first number that can be dialled, mobile before others."""
    lines = [one for one in resource.get("telecom") or () if one.get("system") in ("phone", "sms")]
    for one in sorted(lines, key=lambda one: one.get("use") != "mobile"):
        digits = re.sub(r"[^\d+]", "", str(one.get("value", "")))
        if E164.fullmatch(digits):
            return digits
        if one_of_ours := US_NUMBER.fullmatch(digits):
            return f"+1{one_of_ours.group(1)}"
    return ""


def _prefers_spanish(resource: Json) -> bool:
    spoken = [one for one in resource.get("communication") or () if isinstance(one, dict)]
    spoken.sort(key=lambda one: not one.get("preferred"))
    codings = (spoken[0].get("language") or {}).get("coding") or () if spoken else ()
    return any(str(one.get("code", "")).lower().split("-")[0] == "es" for one in codings)


def _ended(resource: Json) -> bool:
    dead = resource.get("deceasedBoolean") is True or "deceasedDateTime" in resource
    return dead or any(one.get("type") == "replaced-by" for one in resource.get("link") or ())
