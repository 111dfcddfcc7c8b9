"""Booking, moving and cancelling in one Bundle each, where a self-test has shown that a failed one leaves nothing.

Every function begins, like those of ehr/visits.py, by looking at what an earlier try has left. Where the server lets
single writes through but no transactions (403, 404, 405, 501), the same change is made slot first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from appliance.ehr import claims, visits
from appliance.ehr.claims import Leaving
from appliance.ehr.http import Answer, FhirHttp
from appliance.ehr.mapping import appointment, cancelled, claimed, moved, patient
from appliance.ehr.records import LOST, Held, Refused, checked, find, read, replace
from appliance.ehr.resource import CLAIM, PATIENT, VISIT, Json, identified, identity, meta, moment, reference, token
from appliance.ehr.together import together
from appliance.errors import EhrUnreachable
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, CancelBody, MoveBody

FORBIDDEN = (403, 404, 405, 501)
"""Answers to the Bundle itself that say: not in this way."""


async def book(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], *, again: bool = False, seen: Sequence[Held] = ()
) -> PushOutcome:
    """Book it once. `again`: an earlier try may have arrived. `seen`: as ehr/fhir.py's Way. Raises EhrUnreachable,
    Refused."""
    refused = False
    if seen and not again:
        if claims.unfit(seen, visits.wanted(body)) is None:
            outcome = await _at_once(http, body, now, seen)
            if outcome is not None:
                return outcome
            refused = True
        again = True
    ours, slots, others = await visits.look(http, body, again=again)
    if ours is not None:
        left = await _whole(http, body, ours, slots) if refused else None
        return left or await _first_come(http, body, ours, others)
    here, want = [slot for slot in slots if slot is not None], visits.wanted(body)
    if others:
        await claims.drop(http, here, want)
        return Conflict("time_taken")
    if not slots:
        return await visits.book(http, body, now, again=again)
    if (lost := claims.unfit(here, want)) is not None:
        await claims.drop(http, here, want)
        return lost
    answer = await _send(http, [*_booking(body, now(), here), *(_claim(slot, body.key) for slot in here)])
    if answer.status in FORBIDDEN:
        return await visits.book(http, body, now, again=again)
    made = await _made(http, answer) or await find(http, "Appointment", VISIT, body.key)
    if made is not None:
        return await _whole(http, body, made, [] if answer.ok else await _again(http, here)) or visits.compared(
            made, body
        )
    if any(slot is not None and identified(slot.resource, CLAIM) == body.key for slot in await _again(http, here)):
        raise EhrUnreachable("the booking has arrived, though the answer was no: the network delivered it twice")
    return await _refused(http, answer, here)


async def _at_once(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], seen: Sequence[Held]
) -> PushOutcome | None:
    """The Bundle over the slots as they were seen, then who else has the time; None when it was not taken."""
    answer = await _send(http, [*_booking(body, now(), seen), *(_claim(slot, body.key) for slot in seen)])
    if answer.status in FORBIDDEN:
        return await visits.book(http, body, now, seen=seen)
    questions: list[Callable[[], Any]] = [
        partial(_made, http, answer),
        partial(claims.neighbours, http, body.provider_id, body.start, visits.ends(body), room_id=body.room_id),
    ]
    made, others = await together(questions) if answer.ok else (None, [])
    return None if made is None else await _first_come(http, body, made, others)


async def _whole(http: FhirHttp, body: BookBody, ours: Held, slots: Sequence[Held | None]) -> Conflict | None:
    """None when the appointment has its slots. One that has not, is what a server left of a Bundle that it refused.

    Only right after that refusal: later, staff may have changed both. It is then given its slots, or withdrawn: nobody
    has been told of it. Raises EhrUnreachable, Refused.
    """
    if not slots or not visits.stands(ours.resource, body):
        return None
    try:
        lost = await claims.claim(http, slots, visits.wanted(body, undone=ours.id))
    except Refused:
        await _withdraw(http, ours)
        raise
    if lost is not None:
        await _withdraw(http, ours)
    return lost


async def _withdraw(http: FhirHttp, ours: Held) -> None:
    if await replace(http, ours, {**ours.resource, "status": "entered-in-error"}) is None:
        raise EhrUnreachable("a booking to be withdrawn was changed meanwhile")


async def _first_come(http: FhirHttp, body: BookBody, ours: Held, others: list[Json]) -> PushOutcome:
    """Our appointment, which nobody has been told of yet, yields to one that stood there before it.

    One that came later is the clinic's own doing and stays. The server's clock decides (meta.lastUpdated). So does
    ours where staff have moved it meanwhile: nobody is in its way there.
    """
    if not visits.stands(ours.resource, body):
        return visits.compared(ours, body)
    here = _updated(ours.resource)
    before = [
        one
        for one in others
        if one.get("id") != ours.id
        and identified(one, VISIT) != body.key
        and (here is None or (there := _updated(one)) is None or there <= here)
    ]
    if not before:
        return visits.compared(ours, body)
    await claims.give_up(http, await claims.slots(http, visits.ids(body.slots)), visits.wanted(body, undone=ours.id))
    await _withdraw(http, ours)
    return Conflict("time_taken")


def _updated(resource: Json) -> datetime | None:
    return moment(meta(resource).get("lastUpdated"))


async def move(http: FhirHttp, body: MoveBody) -> PushOutcome:
    """Give the one appointment its new time, its new slots and back its old ones, at once. Raises as `book`."""
    questions: list[Callable[[], Any]] = [
        partial(visits.visit, http, body.visit_id, body.appointment_ehr_id),
        partial(claims.slots, http, visits.ids(body.slots)),
        partial(claims.neighbours, http, body.provider_id, body.start, visits.ends(body), room_id=body.room_id),
    ]
    found, slots, others = await together(questions)
    if found is not None and visits.stands(found.resource, body):
        return await visits.move(http, body)  # an earlier try arrived: what is left to do, is done step by step
    if found is None or visits.elsewhere(found.resource, body.old_start, body.patient_ehr_id) is not None:
        return await visits.move(http, body)  # a conflict, and a try that went step by step may have left slots shut
    had = visits.covered(body.old_slots, body.old_provider_id, found.resource)
    keep = frozenset(had)
    here = [one for one in slots if one is not None]
    if not body.slots:
        return await visits.move(http, body)
    want = visits.wanted(body, keep)
    if any(one.get("id") != found.id for one in others):
        await claims.drop(http, here, want)
        return Conflict("time_taken")
    if (lost := claims.unfit(here, want)) is not None:
        await claims.drop(http, here, want)
        return lost
    has = {slot.id for slot in here}
    old = {slot: who for slot, who in had.items() if slot not in has}
    back = await claims.leaving(http, old, body.visit_id, found.id)
    changed = moved(found.resource, body, [slot.id for slot in here])
    steps = [_write(found, changed), *(_claim(slot, body.visit_id) for slot in here), *map(_left, back)]
    answer = await _send(http, steps)
    if answer.status in FORBIDDEN:
        return await visits.move(http, body)
    now = await read(http, reference("Appointment", found.id))
    if now is not None and visits.stands(now.resource, body):
        return visits.compared(now, body) if answer.ok else await _moved_in_part(http, body, found, now, here, keep)
    return Conflict("appointment_changed") if now is None else await _refused(http, answer, here)


async def _moved_in_part(
    http: FhirHttp, body: MoveBody, found: Held, now: Held, here: Sequence[Held], keep: frozenset[str]
) -> PushOutcome:
    """The appointment has moved, though the answer was no: with its slots it stays, without them it goes back.

    `found`: as it was before; `now`: as it stands. Raises EhrUnreachable, Refused.
    """
    try:
        lost = await claims.claim(http, await _again(http, here), visits.wanted(body, keep, undone=now.id))
    except Refused:
        await _move_back(http, body, found, now, keep)
        raise
    if lost is None:
        return await visits.move(http, body)  # what is left to do is done step by step
    await _move_back(http, body, found, now, keep)
    return lost


async def _move_back(http: FhirHttp, body: MoveBody, found: Held, now: Held, keep: frozenset[str]) -> None:
    """The appointment as it was, and its old slots, which the Bundle may have freed. Raises EhrUnreachable, Refused."""
    if await replace(http, now, found.resource) is None:
        raise EhrUnreachable("a move to be taken back was changed meanwhile")
    await claims.claim(http, await claims.slots(http, sorted(keep)), visits.replaced(body))


async def cancel(http: FhirHttp, body: CancelBody) -> PushOutcome:
    """Mark it cancelled and give its slots back, at once. Raises as `book`."""
    found = await visits.visit(http, body.visit_id, body.appointment_ehr_id)
    if found is None or found.resource.get("status") == "cancelled":
        return await visits.cancel(http, body)
    if (conflict := visits.elsewhere(found.resource, body.start, body.patient_ehr_id)) is not None:
        return conflict
    has = visits.covered(body.slots, body.provider_id, found.resource)
    back = await claims.leaving(http, has, body.visit_id, found.id)
    answer = await _send(http, [_write(found, cancelled(found.resource)), *map(_left, back)])
    now = await read(http, reference("Appointment", found.id))
    if not answer.ok:
        return await visits.cancel(http, body)
    if now is not None and now.resource.get("status") == "cancelled":
        return Pushed(now.id, now.version)
    return Conflict("appointment_changed")


def _booking(body: BookBody, now: datetime, here: Sequence[Held]) -> list[Json]:
    """The Appointment, and before it the person who is not known yet."""
    entries: list[Json] = []
    patient_id = body.patient_ehr_id or ""
    if not patient_id:
        if body.new_patient is None:
            raise Refused(0, "patient-unknown")
        url = f"urn:uuid:{uuid4()}"
        entries.append(_create(patient(body.new_patient), PATIENT, body.new_patient.patient_id, url))
        made = appointment(body, "new", now, [slot.id for slot in here])
        made["participant"][0]["actor"] = {"reference": url}
    else:
        made = appointment(body, patient_id, now, [slot.id for slot in here])
    return [*entries, _create(made, VISIT, body.key, f"urn:uuid:{uuid4()}")]


async def _send(http: FhirHttp, entries: list[Json]) -> Answer:
    """The answer to a Bundle; 412 where a part of it was refused.

    A server that takes a transaction for a batch does the rest of it and answers 200 (Medplum's router).
    """
    answer = await http.write("POST", "", {"resourceType": "Bundle", "type": "transaction", "entry": entries}, {})
    said = [str((one.get("response") or {}).get("status") or "200") for one in answer.body.get("entry") or ()]
    return answer if not answer.ok or all(one.startswith("2") for one in said) else Answer(412)


async def _made(http: FhirHttp, answer: Answer) -> Held | None:
    """The appointment, read back by the id the answer gives it."""
    for one in answer.body.get("entry") or () if answer.ok else ():
        resource, said = one.get("resource") or {}, one.get("response") or {}
        if resource.get("resourceType") == "Appointment" and resource.get("id"):
            return await read(http, reference("Appointment", str(resource["id"])))
        if found := identity({"reference": said.get("location")}, "Appointment"):
            return await read(http, reference("Appointment", found))
    return None


async def _refused(http: FhirHttp, answer: Answer, here: Sequence[Held]) -> PushOutcome:
    """What a refused transaction means: someone was first, or the server will never take it."""
    if answer.ok or answer.status in LOST:
        return Conflict("slot_taken")
    now = await _again(http, here)
    if any(one is None or one.etag != slot.etag for one, slot in zip(now, here, strict=True)):
        return Conflict("slot_taken")
    raise Refused(answer.status, answer.code)


async def _again(http: FhirHttp, here: Sequence[Held]) -> list[Held | None]:
    return await claims.slots(http, [slot.id for slot in here])


def _create(resource: Json, system: str, value: str, url: str) -> Json:
    request = {
        "method": "POST",
        "url": resource["resourceType"],
        "ifNoneExist": f"identifier={token(system, value)}",
    }
    return {"fullUrl": url, "resource": checked(resource), "request": request}


def _write(old: Held, resource: Json) -> Json:
    """Over the version that was read, and no newer one."""
    if not old.etag:
        raise Refused(0, "version-missing")
    path = reference(str(resource["resourceType"]), old.id)
    return {"resource": checked(resource), "request": {"method": "PUT", "url": path, "ifMatch": old.etag}}


def _claim(slot: Held, visit_id: str) -> Json:
    return _write(slot, claimed(slot.resource, visit_id))


def _left(leaving: Leaving) -> Json:
    slot, become = leaving
    return _write(slot, become(slot.resource))
