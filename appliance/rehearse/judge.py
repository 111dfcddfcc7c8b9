"""Did the call do what the caller wanted, and nothing else? Decided on what the record system holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from appliance.clinic.people import NewPatient
from appliance.dialogue.words import fold
from appliance.ehr.resource import Json, moment
from appliance.rehearse.conversation import Exchange
from appliance.rehearse.goal import Goal
from appliance.rehearse.questions import sends_to_911
from appliance.rehearse.scenario import Scenario
from appliance.rehearse.server import DEAD, Difference, minutes, participant, starts_at, type_code
from appliance.rehearse.staff import Desk

Spans = Sequence[tuple[datetime, datetime]]


def judge_records(goal: Goal, left: Difference) -> list[str]:
    """Every way in which the server differs from the goal; empty when the call did exactly what was wanted."""
    visits = left.of("Appointment")
    match goal.kind:
        case "book":
            return _booked(goal, visits) + _people(goal, left) + _calendar(left, _times(visits.added))
        case "move":
            touched = [*visits.added, *(one for pair in visits.changed for one in pair)]
            return _moved(goal, visits) + _people(goal, left) + _calendar(left, _times(touched))
        case "cancel":
            touched = [one for pair in visits.changed for one in pair]
            return _cancelled(goal, visits) + _people(goal, left) + _calendar(left, _times(touched))
        case _:
            return [f"{left.count} records changed in a call that asked for nothing to be booked"] if left.count else []


def judge_person(scenario: Scenario, desk: Desk, bridge_ms: float | None, exchanges: Sequence[Exchange]) -> list[str]:
    """Whether the caller got to staff, in time, and was told about 911 where it was due."""
    found = []
    if desk.rang_at is None or bridge_ms is None:
        found.append("the staff phone never rang")
    elif bridge_ms > scenario.bridge_limit_ms:
        found.append(
            f"the staff phone rang {bridge_ms:.0f} ms after the caller's words, limit {scenario.bridge_limit_ms:.0f}"
        )
    if scenario.staff == "accepts" and desk.rang_at is not None:
        if not desk.accepted:
            found.append("staff could not accept the call")
        elif not desk.heard_caller:
            found.append("staff accepted and never heard the caller")
    if scenario.kind == "emergency" and not any(sends_to_911(one.heard) for one in exchanges):
        found.append("the caller was not told to dial 911")
    return found


def _booked(goal: Goal, visits: Difference) -> list[str]:
    if len(visits.added) != 1 or visits.changed or visits.removed:
        return [
            f"expected exactly one new appointment: {len(visits.added)} added, "
            f"{len(visits.changed)} changed, {len(visits.removed)} removed"
        ]
    return _facts(goal, visits.added[0])


def _moved(goal: Goal, visits: Difference) -> list[str]:
    """Either the one appointment has a new time, or it is cancelled and one new one stands."""
    if len(visits.changed) != 1 or visits.removed or len(visits.added) > 1:
        return [f"expected one moved appointment: {len(visits.added)} added, {len(visits.changed)} changed"]
    before, after = visits.changed[0]
    if goal.old is None or before["id"] != goal.old["id"]:
        return ["another appointment was changed"]
    if not visits.added:
        return _facts(goal, after)
    return ([] if after.get("status") in DEAD else ["the old appointment still stands"]) + _facts(goal, visits.added[0])


def _cancelled(goal: Goal, visits: Difference) -> list[str]:
    if len(visits.changed) != 1 or visits.added or visits.removed:
        return [f"expected one cancelled appointment: {len(visits.added)} added, {len(visits.changed)} changed"]
    before, after = visits.changed[0]
    if goal.old is None or before["id"] != goal.old["id"]:
        return ["another appointment was changed"]
    return [] if after.get("status") == "cancelled" else [f"the appointment is {after.get('status')}, not cancelled"]


def _facts(goal: Goal, visit: Json) -> list[str]:
    wanted = {
        "start": goal.start,
        "practitioner": goal.provider.id,
        "type": goal.visit_type.id,
        "minutes": goal.visit_type.minutes,
        "dead": False,
    }
    stands = {
        "start": starts_at(visit),
        "practitioner": participant(visit, "Practitioner"),
        "type": type_code(visit),
        "minutes": minutes(visit),
        "dead": visit.get("status") in DEAD,
    }
    if goal.patient_id is not None:
        wanted["patient"], stands["patient"] = goal.patient_id, participant(visit, "Patient")
    return [f"{name} is {stands[name]}, wanted {wanted[name]}" for name in wanted if stands[name] != wanted[name]]


def _people(goal: Goal, left: Difference) -> list[str]:
    people = left.of("Patient")
    if not isinstance(goal.patient, NewPatient):
        return [f"{people.count} patients changed, none should"] if people.count else []
    if len(people.added) != 1 or people.count != 1:
        return [f"expected exactly one new patient: {len(people.added)} added, {people.count} differ"]
    (made,) = people.added
    found = []
    if made.get("birthDate") != goal.patient.birth_date.isoformat():
        found.append(f"the new patient's birth date is {made.get('birthDate')}, wanted {goal.patient.birth_date}")
    name: Json = next(iter(made.get("name") or ()), {})
    for field, stands, wanted in (
        ("family", str(name.get("family", "")), goal.patient.family),
        ("given", " ".join(name.get("given") or ()), goal.patient.given),
    ):
        if fold(stands) != fold(wanted):
            found.append(f"the new patient's {field} name is {stands}, wanted {wanted}")
    added = left.of("Appointment").added
    if added and participant(added[0], "Patient") != made["id"]:
        found.append("the appointment is not the new patient's")
    return found


def _calendar(left: Difference, allowed: Spans) -> list[str]:
    """Slots may change only where a visit came or went."""
    slots = left.of("Slot")
    strays = [
        one
        for one in (*slots.added, *slots.removed, *(after for _, after in slots.changed))
        if not _within(one, allowed)
    ]
    found = [f"{len(strays)} slots changed that have nothing to do with the visit"] if strays else []
    return found + (["a schedule changed"] if left.of("Schedule").count else [])


def _within(slot: Json, allowed: Spans) -> bool:
    start, end = moment(slot.get("start")), moment(slot.get("end"))
    return bool(start and end and any(start < last and first < end for first, last in allowed))


def _times(visits: Sequence[Json]) -> Spans:
    starts = [(starts_at(one), minutes(one)) for one in visits]
    return [(start, start + timedelta(minutes=length)) for start, length in starts if start is not None]
