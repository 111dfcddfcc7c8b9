"""Our changes as FHIR R4 resources. Pure: plain dicts in and out, checked by ehr/valid.py before they leave."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import datetime, timedelta

from appliance.ehr.resource import CLAIM, NOTE, PATIENT, VISIT, VISIT_TYPE, Json, identity, instant, reference
from appliance.store.bodies import BookBody, MoveBody, NewPatientBody, NoteBody

MODES = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode"
REASONS = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason"

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""Characters a FHIR string may not hold, or need not."""

REASON_CHARS = 255
"""Longest reasonCode.text that every server takes (Oracle Health answers 400 beyond it)."""


def appointment(body: BookBody, patient_id: str, made: datetime, slot_ids: list[str]) -> Json:
    """A booked Appointment. `patient_id`: the EHR's."""
    found: Json = {
        "resourceType": "Appointment",
        "identifier": [{"system": VISIT, "value": body.key}],
        "status": "booked",
        "serviceType": [{"coding": [{"system": VISIT_TYPE, "code": body.visit_type_id}]}],
        "created": instant(made),
        "comment": comment(body),
        "participant": [
            {"actor": {"reference": reference("Patient", patient_id)}, "status": "accepted"},
            {"actor": {"reference": reference("Practitioner", body.provider_id)}, "status": "accepted"},
            {"actor": {"reference": reference("Location", body.location_id)}, "status": "accepted"},
            *_room(body.room_id),
        ],
        **_times(body.start, body.minutes, slot_ids),
    }
    return {**found, **reason_code(body.reason)}


def comment(body: BookBody) -> str:
    """What staff read beside a booking."""
    return f"Booked by telephone. Call back {body.callback}."


def reason_code(reason: str) -> Json:
    """The element for the caller's words, or nothing."""
    text = plain(reason)[:REASON_CHARS].rstrip()
    return {"reasonCode": [{"text": text}]} if text else {}


def plain(text: str) -> str:
    """On one line, without what a FHIR string may not hold (R4, datatypes: string)."""
    return " ".join(CONTROL.sub(" ", text).split())


def moved(old: Json, body: MoveBody, slot_ids: list[str]) -> Json:
    """The same Appointment at its new time and provider; everything else the clinic wrote stays."""
    people = [
        one
        for one in old.get("participant") or ()
        if not identity(one.get("actor"), "Practitioner") and not identity(one.get("actor"), "Location")
    ]
    for kind, who in (("Practitioner", body.provider_id), ("Location", body.location_id)):
        people.append({"actor": {"reference": reference(kind, who)}, "status": "accepted"})
    people += _room(body.room_id)
    rest = {name: value for name, value in old.items() if name != "slot"}
    return {**rest, "participant": people, **_times(body.start, body.minutes, slot_ids)}


def cancelled(old: Json) -> Json:
    """The same Appointment, cancelled at the patient's wish."""
    reason = {"coding": [{"system": REASONS, "code": "pat"}], "text": "Cancelled by the patient by telephone."}
    return {**old, "status": "cancelled", "cancelationReason": reason}


def claimed(slot: Json, visit_id: str) -> Json:
    """The same Slot, busy, with our mark."""
    return {**_unmarked(slot), "status": "busy", "identifier": [*_others(slot), {"system": CLAIM, "value": visit_id}]}


def freed(slot: Json) -> Json:
    """The same Slot, free, without our mark."""
    found = {**_unmarked(slot), "status": "free"}
    if others := _others(slot):
        found["identifier"] = others
    return found


def unclaimed(slot: Json) -> Json:
    """The same Slot, as busy as it is, without our mark."""
    return {**freed(slot), "status": slot.get("status")}


def patient(body: NewPatientBody) -> Json:
    """A person met on the phone."""
    name = {"use": "official", "family": plain(body.family), "given": list(filter(None, [plain(body.given)]))}
    return {
        "resourceType": "Patient",
        "identifier": [{"system": PATIENT, "value": body.patient_id}],
        "active": True,
        "name": [{part: said for part, said in name.items() if said}],  # FHIR allows nothing empty
        "telecom": [{"system": "phone", "value": body.phone, "use": "mobile"}],
        "birthDate": body.birth_date.isoformat(),
        "communication": [
            {"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": body.lang}]}, "preferred": True}
        ],
    }


def communication(body: NoteBody) -> Json:
    """What happened in a call, for the chart."""
    found: Json = {
        "resourceType": "Communication",
        "identifier": [{"system": NOTE, "value": body.key}],
        "status": "completed",
        "medium": [{"coding": [{"system": MODES, "code": "PHONE"}]}],
        "sent": instant(body.ended),
        "sender": {"display": "Frontdesk, telephone receptionist (machine-made note)"},
        "payload": [{"contentString": line} for line in map(plain, body.lines) if line],
    }
    if not found["payload"]:
        del found["payload"]
    if body.patient_ehr_id:
        found["subject"] = {"reference": reference("Patient", body.patient_ehr_id)}
    if body.appointment_ehr_id:
        found["about"] = [{"reference": reference("Appointment", body.appointment_ehr_id)}]
    return found


def document(body: NoteBody) -> Json:
    """The same as a DocumentReference, where the record system takes no Communication."""
    text = "\n".join(line for line in body.lines if line.strip()) or "Telephone call."
    found: Json = {
        "resourceType": "DocumentReference",
        "identifier": [{"system": NOTE, "value": body.key}],
        "status": "current",
        "type": {"text": "Telephone call"},
        "date": instant(body.ended),
        "content": [{"attachment": {"contentType": "text/plain; charset=utf-8", "data": _base64(text)}}],
    }
    if body.patient_ehr_id:
        found["subject"] = {"reference": reference("Patient", body.patient_ehr_id)}
    if body.appointment_ehr_id:
        found["context"] = {"related": [{"reference": reference("Appointment", body.appointment_ehr_id)}]}
    return found


def task(body: NoteBody) -> Json:
    """The same as a Task, where the record system takes neither of the others."""
    found: Json = {
        "resourceType": "Task",
        "identifier": [{"system": NOTE, "value": body.key}],
        "status": "completed",
        "intent": "order",
        "description": plain(" ".join(body.lines)) or "Telephone call.",
        "authoredOn": instant(body.ended),
    }
    if body.patient_ehr_id:
        found["for"] = {"reference": reference("Patient", body.patient_ehr_id)}
    if body.appointment_ehr_id:
        found["focus"] = {"reference": reference("Appointment", body.appointment_ehr_id)}
    return found


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


def _room(room_id: str | None) -> list[Json]:
    """A room is a Location, too, under the id the clinic's settings give it."""
    return [{"actor": {"reference": reference("Location", room_id)}, "status": "accepted"}] if room_id else []


def _times(start: datetime, minutes: int, slot_ids: list[str]) -> Json:
    found: Json = {
        "start": instant(start),
        "end": instant(start + timedelta(minutes=minutes)),
        "minutesDuration": minutes,
    }
    if slot_ids:  # FHIR allows no empty arrays
        found["slot"] = [{"reference": reference("Slot", one)} for one in slot_ids]
    return found


def _others(slot: Json) -> list[Json]:
    return [one for one in slot.get("identifier") or () if one.get("system") != CLAIM]


def _unmarked(slot: Json) -> Json:
    return {name: value for name, value in slot.items() if name != "identifier"}
