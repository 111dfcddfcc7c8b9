"""Booking, moving and cancelling, slot first: the way of writing that needs nothing of a server but If-Match.

A booking claims its slots, then creates the Appointment; a move claims the new slots, changes the one Appointment, then
frees the old ones; a cancellation marks the Appointment, then frees its slots. Every step may be repeated: each begins
by looking at what an earlier try has left. Transactions are not used: a server that ignores ifMatch inside a bundle, or
does not roll back, cannot be told from one that does without writing to it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from appliance.ehr import claims
from appliance.ehr.claims import Wanted
from appliance.ehr.http import FhirHttp
from appliance.ehr.mapping import appointment, cancelled, moved, patient
from appliance.ehr.records import Held, Refused, create, find, read, replace
from appliance.ehr.resource import PATIENT, VISIT, Json, identified, identity, moment, reference
from appliance.ehr.search import every
from appliance.ehr.together import together
from appliance.ehr.valid import STATUSES
from appliance.errors import Undecided
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, CancelBody, MoveBody, SlotRef

TO_COME = ("proposed", "pending", "booked")
"""Statuses of an appointment that may still be moved or cancelled."""

NOTHING: frozenset[str] = frozenset()


async def book(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], *, again: bool = False, seen: Sequence[Held] = ()
) -> PushOutcome:
    """Book it once. `again`: an earlier try may have arrived. `seen`: as ehr/fhir.py's Way. Raises EhrUnreachable,
    Refused."""
    if seen and not again and (outcome := await _at_once(http, body, now, seen)) is not None:
        return outcome
    ours, slots, others = await look(http, body, again=again)
    if ours is not None:
        return compared(ours, body)
    here = [slot for slot in slots if slot is not None]
    if others:
        await claims.give_up(http, here, wanted(body))
        return Conflict("time_taken")
    if slots or await _publishes(http, body.provider_id):
        lost = await claims.claim(http, slots, wanted(body))
        if lost is not None:
            return lost
    return await _on(http, body, now, here)


async def _at_once(
    http: FhirHttp, body: BookBody, now: Callable[[], datetime], seen: Sequence[Held]
) -> PushOutcome | None:
    """Claim the slots as they were seen while asking who else has the time; None when a slot is not as it was."""
    want = wanted(body)
    steps: list[Callable[[], Any]] = [
        partial(claims.claim, http, seen, want),
        partial(claims.neighbours, http, want.provider_id, want.start, want.end, room_id=body.room_id),
    ]
    lost, others = await together(steps)
    if lost is not None:
        return None
    if others:
        await claims.give_up(http, seen, want)
        return Conflict("time_taken")
    return await _on(http, body, now, seen)


async def _on(http: FhirHttp, body: BookBody, now: Callable[[], datetime], here: Sequence[Held]) -> PushOutcome:
    """The appointment, on slots that are ours; given back when it is refused. Raises EhrUnreachable, Refused."""
    try:
        made = await _appoint(http, body, now(), [slot.id for slot in here])
    except Refused:
        await claims.give_up(http, here, wanted(body))
        raise
    if made is None:
        await claims.give_up(http, here, wanted(body))
        return Conflict("time_taken")
    return compared(made, body)


async def look(http: FhirHttp, body: BookBody, *, again: bool) -> tuple[Held | None, list[Held | None], list[Json]]:
    """What an earlier try left, the slots as they stand, and who else has the time. Raises EhrUnreachable, Refused."""
    questions: list[Callable[[], Any]] = [
        partial(find, http, "Appointment", VISIT, body.key),
        partial(claims.slots, http, ids(body.slots)),
        partial(claims.neighbours, http, body.provider_id, body.start, ends(body), room_id=body.room_id),
    ]
    ours, slots, others = await together(questions)
    if ours is None:  # a search by identifier may be a minute old: the calendar shows it all the same
        ours = await _marked(http, others, body)
    if ours is None and again:
        ours = await unmarked(http, others, body)
    return ours, slots, others


async def move(http: FhirHttp, body: MoveBody) -> PushOutcome:
    """Give the one appointment its new time. Raises EhrUnreachable, Refused."""
    found = await visit(http, body.visit_id, body.appointment_ehr_id)
    if found is None:
        await _leave(http, body, NOTHING)
        return Conflict("appointment_gone")
    had = covered(body.old_slots, body.old_provider_id, found.resource)
    if not stands(found.resource, body):
        if (conflict := elsewhere(found.resource, body.old_start, body.patient_ehr_id)) is not None:
            await _leave(http, body, frozenset(slots_of(found.resource)))
            return conflict
        outcome = await _swap(http, body, found, frozenset(had))
        if isinstance(outcome, Conflict):
            return outcome
        found = outcome
    has = {*ids(body.slots), *slots_of(found.resource)}
    old = {slot: who for slot, who in had.items() if slot not in has}
    await claims.release(http, old, body.visit_id, found.id)
    return compared(found, body)


async def cancel(http: FhirHttp, body: CancelBody) -> PushOutcome:
    """Mark it cancelled at the patient's wish; cancelled already is as good. Raises EhrUnreachable, Refused."""
    found = await marked_cancelled(http, body)
    if isinstance(found, Conflict):
        return found
    has = covered(body.slots, body.provider_id, found.resource)
    await claims.release(http, has, body.visit_id, found.id)
    return Pushed(found.id, found.version)


async def _mark(http: FhirHttp, found: Held) -> Refused | None:
    await replace(http, found, cancelled(found.resource))
    return None


async def marked_cancelled(
    http: FhirHttp, body: CancelBody, *, write: Callable[[FhirHttp, Held], Awaitable[Refused | None]] = _mark
) -> Held | Conflict:
    """The Appointment, cancelled, as it was read back. `write`: marks it; what it returns counts if that did not last.

    Raises EhrUnreachable, Refused.
    """
    found = await visit(http, body.visit_id, body.appointment_ehr_id)
    if found is None:
        return Conflict("appointment_gone")
    if found.resource.get("status") == "cancelled":
        return found
    if (conflict := elsewhere(found.resource, body.start, body.patient_ehr_id)) is not None:
        return conflict
    refused = await write(http, found)
    found = await read(http, reference("Appointment", found.id))
    if found is not None and found.resource.get("status") == "cancelled":
        return found
    if refused is not None:
        raise refused
    return Conflict("appointment_changed")


async def _marked(http: FhirHttp, others: list[Json], body: BookBody) -> Held | None:
    """Of what stands at this time, what carries this visit's mark."""
    for one in others:
        if identified(one, VISIT) == body.key:
            return await read(http, reference("Appointment", str(one.get("id", ""))))
    return None


async def unmarked(http: FhirHttp, others: list[Json], body: BookBody) -> Held | None:
    """An earlier try of ours on a server that drops identifiers: the same patient, provider and time, by no one's mark.

    Raises EhrUnreachable, Refused.
    """
    for one in others:
        same = body.patient_ehr_id in actors(one, "Patient") and body.provider_id in actors(one, "Practitioner")
        if same and moment(one.get("start")) == body.start and not identified(one, VISIT):
            return await read(http, reference("Appointment", str(one.get("id", ""))))
    return None


async def _appoint(http: FhirHttp, body: BookBody, now: datetime, slot_ids: list[str]) -> Held | None:
    patient_id = body.patient_ehr_id or ""
    if not patient_id:
        if body.new_patient is None:
            raise Refused(0, "patient-unknown")
        person = await create(http, patient(body.new_patient), PATIENT, body.new_patient.patient_id)
        if person is None:
            raise Refused(412, "patient-refused")
        patient_id = person.id
    made = _written(partial(appointment, body, patient_id, now, slot_ids))
    return await create(http, made, VISIT, body.key, echo=http.echoes)


def _written(make: Callable[[], Json]) -> Json:
    """A resource to send. Raises Refused for an id that FHIR does not take: what was claimed for it is given back."""
    try:
        return make()
    except ValueError:
        raise Refused(0, "unreadable") from None


async def _swap(http: FhirHttp, body: MoveBody, found: Held, keep: frozenset[str]) -> Held | Conflict:
    """Claim the new slots, then write the appointment over the version that was read."""
    want = wanted(body, keep)
    questions: list[Callable[[], Any]] = [
        partial(claims.slots, http, ids(body.slots)),
        partial(claims.slots, http, sorted(set(slots_of(found.resource)) - set(ids(body.slots)))),
        partial(claims.neighbours, http, want.provider_id, want.start, want.end, room_id=body.room_id, but=found.id),
    ]
    slots, old, others = await together(questions)
    here = [slot for slot in slots if slot is not None]
    if others:
        await claims.give_up(http, here, want)
        return Conflict("time_taken")
    await claims.sign(http, old, body.visit_id)
    if slots or await _publishes(http, body.provider_id):
        lost = await claims.claim(http, slots, want)
        if lost is not None:
            return lost
    try:
        written = _written(partial(moved, found.resource, body, [slot.id for slot in here]))
        await replace(http, found, written)
    except Refused:
        await claims.give_up(http, here, want)
        raise
    now = await read(http, reference("Appointment", found.id))
    if now is None or not stands(now.resource, body):
        await claims.give_up(http, here, want)
        return Conflict("appointment_changed")
    return now


async def visit(http: FhirHttp, visit_id: str, ehr_id: str | None) -> Held | None:
    """The appointment of a visit, None when there is none. Raises EhrUnreachable, Refused."""
    if ehr_id:
        return await read(http, reference("Appointment", ehr_id))
    return await find(http, "Appointment", VISIT, visit_id)


async def _publishes(http: FhirHttp, provider_id: str) -> bool:
    """Whether the EHR keeps slots for this provider at all; without them only appointments take time."""
    return bool(await every(http, "Schedule", [("actor", reference("Practitioner", provider_id))]))


async def _leave(http: FhirHttp, body: MoveBody, keep: frozenset[str]) -> None:
    """Let go of what earlier tries of a move left shut: its new slots, and its old ones when staff moved the visit on.

    Only of what carries the visit's mark.
    """
    new, old = wanted(body, keep), replaced(body, keep)
    await claims.give_up(http, await claims.slots(http, ids(body.slots)), new)
    await claims.give_up(http, await claims.slots(http, ids(body.old_slots)), old, has=claims.over)


def wanted(body: BookBody | MoveBody, keep: frozenset[str] = NOTHING, *, undone: str = "") -> Wanted:
    """The time a change asks for."""
    visit_id = body.key if isinstance(body, BookBody) else body.visit_id
    return Wanted(visit_id, body.provider_id, body.start, ends(body), keep, undone)


def ends(body: BookBody | MoveBody) -> datetime:
    """When a visit is over."""
    return body.start + timedelta(minutes=body.minutes)


def replaced(body: MoveBody, keep: frozenset[str] = NOTHING) -> Wanted:
    """The time a move leaves."""
    end = body.old_start + timedelta(minutes=body.old_minutes)
    return Wanted(body.visit_id, body.old_provider_id, body.old_start, end, keep)


def ids(slots: tuple[SlotRef, ...]) -> list[str]:
    """The EHR's ids of some slots."""
    return [slot.ehr_id for slot in slots]


def slots_of(resource: Json) -> list[str]:
    """The ids of the slots an Appointment names."""
    return [found for one in resource.get("slot") or () if (found := identity(one, "Slot"))]


def covered(slots: tuple[SlotRef, ...], provider_id: str, resource: Json) -> dict[str, str]:
    """The ids of the slots a visit has, and whose time each is: as the box knew it, and as its Appointment says.

    Staff may have given it to somebody else: the slots it names are then not the provider's the box believes it with.
    """
    who = actors(resource, "Practitioner")
    theirs = provider_id if provider_id in who or not who else who[0]
    return dict.fromkeys(slots_of(resource), theirs) | dict.fromkeys(ids(slots), provider_id)


def actors(resource: Json, kind: str) -> list[str]:
    """The ids of an Appointment's participants of one kind."""
    people = resource.get("participant") or ()
    return [found for one in people if (found := identity(one.get("actor"), kind))]


def stands(resource: Json, body: BookBody | MoveBody) -> bool:
    """Whether an appointment is where the change wants it."""
    return (
        resource.get("status") in TO_COME
        and moment(resource.get("start")) == body.start
        and moment(resource.get("end")) == ends(body)
        and body.provider_id in actors(resource, "Practitioner")
        and body.location_id in actors(resource, "Location")
    )


def elsewhere(resource: Json, believed: datetime, patient_id: str | None = None) -> Conflict | None:
    """Why staff must decide about an appointment that is not as the caller knew it.

    `patient_id`: whose visit it was, None where the EHR did not know them.
    """
    status = resource.get("status")
    if status not in TO_COME:
        return Conflict(f"appointment_{status}" if status in STATUSES["Appointment"] else "appointment_changed")
    patients = actors(resource, "Patient")
    if patient_id and patients and patient_id not in patients:
        return Conflict("appointment_changed")
    return Conflict("appointment_moved") if moment(resource.get("start")) != believed else None


def decided(resource: Json) -> None:
    """Raises Undecided while someone at the clinic has yet to say yes."""
    if resource.get("status") in ("proposed", "pending"):
        raise Undecided("the clinic has not decided yet")


def compared(found: Held, body: BookBody | MoveBody) -> PushOutcome:
    """What was read back, against what was sent. Staff may have changed it since an earlier try of ours arrived.

    Raises Undecided.
    """
    patients, patient_id = actors(found.resource, "Patient"), body.patient_ehr_id or ""
    if not stands(found.resource, body) or len(patients) != 1 or patient_id not in ("", patients[0]):
        return elsewhere(found.resource, body.start) or Conflict("appointment_changed")
    decided(found.resource)
    return Pushed(found.id, found.version, patients[0])
