"""A small clinic on the model server: one doctor, one patient, a morning of quarter hours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import msgspec
from fakes.maple import MONDAY, StandingClock
from fakes.model_server import Habits, ModelServer, Resource, model_server
from fakes.sekmet import cancelling

from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.profile import Strategy
from appliance.seams import Change, PushOutcome
from appliance.store.bodies import BODIES, Body, BookBody, CancelBody, MoveBody, SlotRef
from appliance.store.ids import new_id

START = MONDAY + timedelta(hours=24)


@dataclass(slots=True)
class Office:
    """The server, and the box's way to it."""

    server: ModelServer
    http: FhirHttp
    ehr: FhirEhr

    async def push(self, body: Body, *, again: bool = False) -> PushOutcome:
        kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
        return await self.ehr.push(Change(key=body.key, kind=kind, body=msgspec.json.encode(body), again=again))

    def booked(self) -> list[Resource]:
        return [one for one in self.server.all("Appointment") if one["status"] in ("booked", "proposed")]

    def status(self, number: int) -> str:
        return str(self.server.held[f"Slot/s{number}"]["status"])

    def take(self, number: int) -> None:
        """Staff take a slot."""
        self.server.put({**self.server.held[f"Slot/s{number}"], "status": "busy"})


def booking(first: int = 0, slots: int = 2, **rest: object) -> BookBody:
    """A visit over some slots in a row."""
    values: dict[str, object] = {
        "key": new_id(),
        "call_id": "call-1",
        "patient_id": "p1",
        "patient_ehr_id": "p1",
        "provider_id": "ramirez",
        "location_id": "main",
        "visit_type_id": "sick",
        "start": START + timedelta(minutes=15 * first),
        "minutes": 15 * slots,
        "callback": "+15550142",
        "lang": "en",
        "reason": "my knee hurts",
        "slots": tuple(SlotRef(f"s{number}", "") for number in range(first, first + slots)),
        **rest,
    }
    return BookBody(**values)  # type: ignore[arg-type]


def moving(old: BookBody, first: int) -> MoveBody:
    """The same visit at other slots."""
    new = booking(first, old.minutes // 15)
    return MoveBody(
        key=new_id(),
        visit_id=old.key,
        call_id="call-2",
        patient_id=old.patient_id,
        patient_ehr_id=old.patient_ehr_id,
        visit_type_id=old.visit_type_id,
        provider_id=old.provider_id,
        location_id=old.location_id,
        start=new.start,
        minutes=old.minutes,
        slots=new.slots,
        old_provider_id=old.provider_id,
        old_location_id=old.location_id,
        old_start=old.start,
        old_minutes=old.minutes,
        old_slots=old.slots,
    )


def unwanted(old: BookBody | MoveBody) -> CancelBody:
    """The same visit, not wanted any more."""
    if isinstance(old, MoveBody):
        now = msgspec.structs.replace(
            booking(), key=old.visit_id, start=old.start, minutes=old.minutes, slots=old.slots
        )
        return cancelling(now)
    return cancelling(old)


def office_resources(provider_id: str = "ramirez", prefix: str = "") -> list[Resource]:
    """One doctor, one patient, sixteen free quarter hours. `prefix`: of the ids of the calendar and its slots."""
    people = [
        {"resourceType": "Patient", "id": "p1"},
        {"resourceType": "Practitioner", "id": provider_id},
        {"resourceType": "Schedule", "id": f"{prefix}k1", "actor": [{"reference": f"Practitioner/{provider_id}"}]},
    ]
    slots = [
        {
            "resourceType": "Slot",
            "id": f"{prefix}s{number}",
            "schedule": {"reference": f"Schedule/{prefix}k1"},
            "status": "free",
            "start": (START + timedelta(minutes=15 * number)).isoformat(),
            "end": (START + timedelta(minutes=15 * (number + 1))).isoformat(),
        }
        for number in range(16)
    ]
    return [*people, *slots]


def put_office(server: ModelServer) -> None:
    """The office, on the model."""
    for one in office_resources():
        server.put(one)


@asynccontextmanager
async def office(strategy: Strategy, habits: Habits | None = None) -> AsyncIterator[Office]:
    """With sixteen free quarter hours."""
    async with model_server(habits) as server, FhirHttp(server.base_url, deadline_s=2) as http:
        put_office(server)
        midnight = lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: E731
        yield Office(server, http, FhirEhr(http, StandingClock(), midnight=midnight, strategy=strategy))
