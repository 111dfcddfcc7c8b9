"""Booking where the server makes the slot busy itself, as Oracle Health's Millennium R4 does.

An Appointment says one slot and one participant, the patient; provider, place and time come from the slot. It is
changed by JSON Patch over the version that was read. What is written is read back before it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from appliance.ehr import claims, visits
from appliance.ehr.http import Answer, FhirHttp
from appliance.ehr.mapping import cancelled, reason_code
from appliance.ehr.mirrored import IDLE
from appliance.ehr.records import LOST, Held, Refused, create, find, read
from appliance.ehr.resource import VISIT, Json, identified, identity, instant, moment, reference
from appliance.ehr.search import every
from appliance.ehr.together import together
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, CancelBody, MoveBody, SlotRef


async def book(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], *, again: bool = False, seen: Sequence[Held] = ()
) -> PushOutcome:
    """Book it once. `seen` does not help: the write carries no version, so the slot is looked at right before it.

    Raises EhrUnreachable, Refused (someone unknown to the server; no one slot that fits).
    """
    if not body.patient_ehr_id:
        raise Refused(0, "patient-unknown")
    questions: list[Callable[[], Any]] = [
        partial(find, http, "Appointment", VISIT, body.key),
        partial(patients_own, http, body.patient_ehr_id, body.start),
        partial(_slot, http, body.slots, body.start, body.start + timedelta(minutes=body.minutes)),
    ]
    ours, same, slot = await together(questions)
    ours = ours or (same if again else None)
    if ours is not None:
        return _compared(ours, body.patient_ehr_id, body.start, body.slots)
    if slot.resource.get("status") != "free":
        return Conflict("slot_taken")
    try:
        made = await create(http, _appointment(body, slot.id), VISIT, body.key, echo=http.echoes)
    except Refused as refused:
        if refused.status in (400, 409, 412, 422) and not await _free(http, slot.id):
            return Conflict("slot_taken")
        raise
    if made is None:
        return Conflict("slot_taken")
    return _compared(made, body.patient_ehr_id, body.start, body.slots)


async def move(http: FhirHttp, body: MoveBody) -> PushOutcome:
    """Give the appointment its new slot; the server gives the old one back. Raises EhrUnreachable, Refused."""
    found = await visits.visit(http, body.visit_id, body.appointment_ehr_id)
    if found is None:
        return Conflict("appointment_gone")
    patients = visits.actors(found.resource, "Patient")
    if not set(visits.slots_of(found.resource)) & set(visits.ids(body.slots)):
        if (conflict := visits.elsewhere(found.resource, body.old_start, body.patient_ehr_id)) is not None:
            return conflict
        slot = await _slot(http, body.slots, body.start, body.start + timedelta(minutes=body.minutes))
        if slot.resource.get("status") != "free":
            return Conflict("slot_taken")
        steps: list[Json] = [{"op": "replace", "path": "/slot", "value": [{"reference": reference("Slot", slot.id)}]}]
        answer = await _patch(http, found, steps)
        found = await read(http, reference("Appointment", found.id)) or found
        if slot.id not in visits.slots_of(found.resource):
            return await _not_moved(http, answer, slot)
    return _compared(found, patients[0] if patients else "", body.start, body.slots)


async def cancel(http: FhirHttp, body: CancelBody) -> PushOutcome:
    """Mark it cancelled; the server gives the slot back. Raises EhrUnreachable, Refused."""
    found = await visits.marked_cancelled(http, body, write=_mark)
    return found if isinstance(found, Conflict) else Pushed(found.id, found.version)


async def _mark(http: FhirHttp, found: Held) -> Refused | None:
    after = cancelled(found.resource)
    steps: list[Json] = [
        {"op": "replace", "path": "/status", "value": after["status"]},
        {"op": "add", "path": "/cancelationReason", "value": after["cancelationReason"]},
    ]
    answer = await _patch(http, found, steps)
    return None if answer.ok or answer.status in LOST else Refused(answer.status, answer.code)


def _appointment(body: BookBody, slot_id: str) -> Json:
    found: Json = {
        "resourceType": "Appointment",
        "identifier": [{"system": VISIT, "value": body.key}],
        "status": "booked",
        "start": instant(body.start),
        "end": instant(body.start + timedelta(minutes=body.minutes)),
        "slot": [{"reference": reference("Slot", slot_id)}],
        "participant": [
            {"actor": {"reference": reference("Patient", body.patient_ehr_id or "")}, "status": "accepted"}
        ],
    }
    return {**found, **reason_code(body.reason)}


async def _slot(http: FhirHttp, refs: tuple[SlotRef, ...], start: datetime, end: datetime) -> Held:
    """The one slot that is this visit's time, as it stands now. Raises Refused when no single slot is."""
    for slot in await claims.slots(http, visits.ids(refs)):
        if slot is not None and moment(slot.resource.get("start")) == start:
            last = moment(slot.resource.get("end"))
            if last is not None and last >= end:
                return slot
    raise Refused(0, "no-single-slot")


async def patients_own(http: FhirHttp, patient_id: str, start: datetime) -> Held | None:
    """The patient's own appointment at this very time: how an earlier try is known where identifiers are dropped."""
    params = [
        ("patient", patient_id),
        ("date", f"ge{instant(start)}"),
        ("date", f"lt{instant(start + timedelta(minutes=1))}"),
    ]
    for one in await every(http, "Appointment", params):
        mine = patient_id in visits.actors(one, "Patient") and one.get("status") not in IDLE
        if mine and moment(one.get("start")) == start and not identified(one, VISIT):
            return await read(http, reference("Appointment", str(one.get("id", ""))))
    return None


async def _free(http: FhirHttp, slot_id: str) -> bool:
    slot = await read(http, reference("Slot", slot_id))
    return slot is not None and slot.resource.get("status") == "free"


async def _patch(http: FhirHttp, found: Held, steps: list[Json]) -> Answer:
    """Over the version that was read. Raises Refused when the server tells none."""
    if not found.etag:
        raise Refused(0, "version-missing")
    return await http.patch(reference("Appointment", found.id), steps, {"If-Match": found.etag})


async def _not_moved(http: FhirHttp, answer: Answer, slot: Held) -> PushOutcome:
    if answer.ok or answer.status in LOST:
        return Conflict("appointment_changed")
    if not await _free(http, slot.id):
        return Conflict("slot_taken")
    raise Refused(answer.status, answer.code)


def _compared(found: Held, patient_id: str, start: datetime, slots: tuple[SlotRef, ...]) -> PushOutcome:
    """What was read back, against what was sent: the patient, the time, the slot."""
    resource = found.resource
    visits.decided(resource)
    right = (
        resource.get("status") == "booked"
        and visits.actors(resource, "Patient") == [patient_id]
        and moment(resource.get("start")) in (None, start)
        and all(identity(one, "Slot") in visits.ids(slots) for one in resource.get("slot") or ())
    )
    if not right:
        return visits.elsewhere(resource, start) or Conflict("appointment_changed")
    return Pushed(found.id, found.version, patient_id)
