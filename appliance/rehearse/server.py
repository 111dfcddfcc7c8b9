"""The record system as a rehearsal sees it: everything it holds before and after a call, by HTTP alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import Json, identity, moment
from appliance.ehr.search import every

KINDS = ("Appointment", "Slot", "Patient", "Schedule")
"""What a call could change, and what is needed to read it."""

DEAD = frozenset({"cancelled", "noshow", "entered-in-error"})
"""Appointment statuses that take nobody's time."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All resources of KINDS by Kind/id, as the server gave them."""

    resources: Mapping[str, Json]

    def of(self, kind: str) -> list[Json]:
        """All resources of one kind."""
        return [one for key, one in self.resources.items() if key.startswith(f"{kind}/")]

    def taken(self) -> list[Taken]:
        """Time that standing appointments take."""
        found = []
        for one in self.of("Appointment"):
            start, end, who = moment(one.get("start")), moment(one.get("end")), participant(one, "Practitioner")
            if start and end and who and one.get("status") not in DEAD:
                found.append(Taken(who, start, end))
        return found

    def free_slots(self) -> dict[str, list[FreeSlot]]:
        """Free slots by provider, for every provider whose calendar the server publishes."""
        calendars = {
            str(one["id"]): (_actor(one, "Practitioner"), _actor(one, "Location")) for one in self.of("Schedule")
        }
        free: dict[str, list[FreeSlot]] = {}
        for slot in self.of("Slot"):
            who, place = calendars.get(identity(slot.get("schedule"), "Schedule"), ("", ""))
            start, end = moment(slot.get("start")), moment(slot.get("end"))
            if who and start and end:
                mine = free.setdefault(who, [])
                if slot.get("status") == "free":
                    mine.append(FreeSlot(who, place, start, end))
        return free


@dataclass(frozen=True, slots=True)
class Difference:
    """What a call left behind."""

    added: list[Json]
    changed: list[tuple[Json, Json]]
    """Before and after."""
    removed: list[Json]

    def of(self, kind: str) -> Difference:
        """The part that concerns one kind of resource."""
        return Difference(
            [one for one in self.added if one["resourceType"] == kind],
            [pair for pair in self.changed if pair[1]["resourceType"] == kind],
            [one for one in self.removed if one["resourceType"] == kind],
        )

    @property
    def count(self) -> int:
        """How many resources differ."""
        return len(self.added) + len(self.changed) + len(self.removed)


async def snapshot(server: FhirHttp) -> Snapshot:
    """Read everything. Raises EhrUnreachable."""
    found: dict[str, Json] = {}
    for kind in KINDS:
        for one in await every(server, kind, ()):
            found[f"{kind}/{one['id']}"] = one
    return Snapshot(found)


def compare(before: Snapshot, after: Snapshot) -> Difference:
    """What is new, different or gone; a new version with the same content is no difference."""
    old, new = before.resources, after.resources
    return Difference(
        added=[new[key] for key in new.keys() - old.keys()],
        changed=[(old[key], new[key]) for key in old.keys() & new.keys() if _content(old[key]) != _content(new[key])],
        removed=[old[key] for key in old.keys() - new.keys()],
    )


def participant(appointment: Json, kind: str) -> str:
    """The id of the first participant of a kind, or ""."""
    for one in appointment.get("participant") or ():
        if found := identity(one.get("actor"), kind):
            return found
    return ""


def type_code(appointment: Json) -> str:
    """The visit type's code, wherever the server keeps it."""
    for one in (*(appointment.get("serviceType") or ()), appointment.get("appointmentType") or {}):
        for coding in one.get("coding") or ():
            if coding.get("code"):
                return str(coding["code"])
    return ""


def minutes(appointment: Json) -> int:
    """How long it lasts, by its own word or by its ends."""
    if appointment.get("minutesDuration"):
        return int(appointment["minutesDuration"])
    start, end = moment(appointment.get("start")), moment(appointment.get("end"))
    return round((end - start).total_seconds() / 60) if start and end else 0


def starts_at(appointment: Json) -> datetime | None:
    """When it starts, UTC."""
    return moment(appointment.get("start"))


def _content(resource: Json) -> Json:
    return {name: value for name, value in resource.items() if name not in ("meta", "text")}


def _actor(schedule: Json, kind: str) -> str:
    return next((found for one in schedule.get("actor") or () if (found := identity(one, kind))), "")
