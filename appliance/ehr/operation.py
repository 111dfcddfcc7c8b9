"""Booking where the server keeps its calendar to itself: Appointment/$find, then $book (Argonaut Scheduling 1.0.0).

$find answers with proposed Appointments; $book decides for itself whether one is still free. A move books the new time
and names the old appointment, which the server cancels: the visit then has another Appointment. $hold is not needed for
that, and a hold that nobody books is the server's to end, so none is made. What was written is read back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from appliance.ehr import server_books, visits
from appliance.ehr.http import Answer, FhirHttp
from appliance.ehr.mapping import cancelled, comment, reason_code
from appliance.ehr.records import STANDING, Held, Refused, checked, find, read, replace
from appliance.ehr.resource import VISIT, Json, identified, instant, moment, reference, token
from appliance.ehr.search import every
from appliance.ehr.together import together
from appliance.errors import EhrUnreachable
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, CancelBody, MoveBody

FIND, BOOK = "Appointment/$find", "Appointment/$book"


async def book(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], *, again: bool = False, seen: Sequence[Held] = ()
) -> PushOutcome:
    """Book it once. `seen` does not help: $find is asked right before. Raises EhrUnreachable, Refused."""
    if not body.patient_ehr_id:
        raise Refused(0, "patient-unknown")
    questions: list[Callable[[], Any]] = [
        partial(_ours, http, body.key, body.patient_ehr_id, body.start, again=again),
        partial(offer, http, body.provider_id, body.start, visits.ends(body)),
    ]
    ours, free = await together(questions)
    if ours is not None:
        return _compared(ours, body, body.patient_ehr_id)
    if free is None:
        return Conflict("slot_taken")
    answer = await accept(http, _marked(free, body.key, body.reason), body.patient_ehr_id, comment(body))
    there = await made(http, answer) or await _ours(http, body.key, body.patient_ehr_id, body.start, again=True)
    return await _refused(http, answer, body) if there is None else _compared(there, body, body.patient_ehr_id)


async def move(http: FhirHttp, body: MoveBody) -> PushOutcome:
    """Book the new time in the place of the old appointment. Raises EhrUnreachable, Refused."""
    found = await visits.visit(http, body.visit_id, body.appointment_ehr_id)
    if found is None:
        return Conflict("appointment_gone")
    patient_id = next(iter(visits.actors(found.resource, "Patient")), "")
    questions: list[Callable[[], Any]] = [
        partial(_other, http, body, found.id, patient_id),
        partial(offer, http, body.provider_id, body.start, visits.ends(body)),
    ]
    there, free = await together(questions)
    if there is None:
        if moment(found.resource.get("start")) == body.start:
            return _compared(found, body, patient_id)
        if (conflict := visits.elsewhere(found.resource, body.old_start, body.patient_ehr_id)) is not None:
            return conflict
        if free is None:
            return Conflict("slot_taken")
        answer = await accept(http, _marked(free, body.visit_id, ""), patient_id, "", instead_of=found.id)
        there = await made(http, answer) or await _other(http, body, found.id, patient_id)
        if there is None:
            return await _refused(http, answer, body)
    outcome = _compared(there, body, patient_id)
    if isinstance(outcome, Pushed) and there.id != found.id:
        await _given_up(http, found.id)
    return outcome


async def cancel(http: FhirHttp, body: CancelBody) -> PushOutcome:
    """Mark it cancelled; the server gives the time back. Raises EhrUnreachable, Refused."""
    found = await visits.marked_cancelled(http, body)
    return found if isinstance(found, Conflict) else Pushed(found.id, found.version)


async def offer(http: FhirHttp, provider_id: str, start: datetime, end: datetime) -> Json | None:
    """The proposed Appointment that is exactly this time of this provider's, None when there is none.

    Raises EhrUnreachable, Refused.
    """
    found = await offers(http, provider_id, start, end)
    return next((one for one in found if (moment(one.get("start")), moment(one.get("end"))) == (start, end)), None)


async def offers(http: FhirHttp, provider_id: str, start: datetime, end: datetime) -> list[Json]:
    """Every time of one provider that can be booked between two instants, as proposed Appointments. Raises as above."""
    asked = [("start", instant(start)), ("end", instant(end)), ("provider", reference("Practitioner", provider_id))]
    answer = await http.get(FIND, asked)
    if not answer.ok:
        raise Refused(answer.status, answer.code)
    return [
        one
        for one in _appointments(answer)
        if one.get("status") == "proposed" and provider_id in visits.actors(one, "Practitioner")
    ]


async def accept(http: FhirHttp, proposal: Json, patient_id: str, comment: str, *, instead_of: str = "") -> Answer:
    """$book it, once. `instead_of`: the id of the appointment it takes the place of. Raises EhrUnreachable, Refused."""
    parameters: list[Json] = [
        {"name": "appt-resource", "resource": checked(proposal)},
        {"name": "patient-id", "valueUri": reference("Patient", patient_id)},
    ]
    if comment:
        parameters.append({"name": "comment", "valueString": comment})
    if instead_of:
        parameters.append({"name": "cancelled-appt-id", "valueUri": reference("Appointment", instead_of)})
    return await http.write("POST", BOOK, {"resourceType": "Parameters", "parameter": parameters}, {})


def _marked(proposal: Json, visit_id: str, reason: str) -> Json:
    marks = [*(proposal.get("identifier") or ()), {"system": VISIT, "value": visit_id}]
    return {**proposal, "identifier": marks, **reason_code(reason)}


async def _ours(http: FhirHttp, visit_id: str, patient_id: str, start: datetime, *, again: bool) -> Held | None:
    """What an earlier try has made: by our mark, or, `again`, the patient's own at this very time without any."""
    found = await find(http, "Appointment", VISIT, visit_id)
    return await server_books.patients_own(http, patient_id, start) if found is None and again else found


async def _other(http: FhirHttp, body: MoveBody, old_id: str, patient_id: str) -> Held | None:
    """The appointment that an earlier try of this move has made; not by `find`, which would take the two for twins."""
    for one in await every(http, "Appointment", [("identifier", token(VISIT, body.visit_id))]):
        there = moment(one.get("start")) == body.start and identified(one, VISIT) == body.visit_id
        if there and one.get("id") != old_id and one.get("status") in STANDING:
            return await read(http, reference("Appointment", str(one.get("id"))))
    return await server_books.patients_own(http, patient_id, body.start) if patient_id else None


async def _given_up(http: FhirHttp, old_id: str) -> None:
    """The old appointment is cancelled, by the server or else by us. Raises EhrUnreachable, Refused."""
    old = await read(http, reference("Appointment", old_id))
    stands = old is not None and old.resource.get("status") in STANDING
    if old is not None and stands and await replace(http, old, cancelled(old.resource)) is None:
        raise EhrUnreachable("an appointment that was moved away from was changed meanwhile")


async def made(http: FhirHttp, answer: Answer) -> Held | None:
    """The booked appointment of an answer, read back. A Bundle may hold nothing but an OperationOutcome.

    Raises EhrUnreachable, Refused.
    """
    booked = [one for one in _appointments(answer) if one.get("id") and one.get("status") != "cancelled"]
    return await read(http, reference("Appointment", str(booked[0]["id"]))) if answer.ok and booked else None


async def _refused(http: FhirHttp, answer: Answer, body: BookBody | MoveBody) -> PushOutcome:
    """Someone was first, or, when the time is still offered, the server will never take it from us."""
    if await offer(http, body.provider_id, body.start, visits.ends(body)) is None:
        return Conflict("slot_taken")
    raise Refused(answer.status, answer.code or "not-booked")


def _appointments(answer: Answer) -> list[Json]:
    """Of a Bundle, or the one resource itself."""
    rows = [one.get("resource") or {} for one in answer.body.get("entry") or ()] or [answer.body]
    return [one for one in rows if one.get("resourceType") == "Appointment"]


def _compared(found: Held, body: BookBody | MoveBody, patient_id: str) -> PushOutcome:
    """What was read back, against what was asked for. Raises Undecided."""
    resource = found.resource
    right = (
        resource.get("status") in visits.TO_COME
        and visits.actors(resource, "Patient") == [patient_id]
        and (moment(resource.get("start")), moment(resource.get("end"))) == (body.start, visits.ends(body))
        and body.provider_id in visits.actors(resource, "Practitioner")
    )
    if not right:
        return visits.elsewhere(resource, body.start) or Conflict("appointment_changed")
    visits.decided(resource)
    return Pushed(found.id, found.version, patient_id)
