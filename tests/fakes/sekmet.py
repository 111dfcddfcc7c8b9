"""A real FHIR server with the demo clinic in it, for tests."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
from fakes.fault_proxy import FaultProxy
from fakes.maple import MONDAY, StandingClock, maple

from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import Json, identity, moment
from appliance.ehr.search import every
from appliance.rehearse.clinic_server import Server, seed, start_server
from appliance.seams import Change, PushOutcome
from appliance.store.bodies import BODIES, Body, BookBody, CancelBody, MoveBody, SlotRef
from appliance.store.ids import new_id

ROOT = Path(__file__).parents[2]

VENV = Path(os.environ.get("FRONTDESK_EHR_VENV", ROOT / ".cache" / "ehr-venv"))

DAYS = 12
"""Calendar written for tests: enough for a hundred visits, in a second."""


@asynccontextmanager
async def sekmet(data_dir: Path) -> AsyncIterator[Server]:
    """Started, and seeded for the Monday the tests play on."""
    async with start_server(VENV, free_port(), data_dir) as server:
        await seed(server.base_url, maple(), date(2026, 11, 23), days=DAYS, progress=lambda line: None)
        yield server


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ehr_at(http: FhirHttp) -> FhirEhr:
    """A driver whose clock stands at the Monday."""
    zone = maple().clinic.zone
    midnight = lambda at: at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: E731
    return FhirEhr(http, StandingClock(), midnight=midnight, may=http.may)


@dataclass(slots=True)
class Site:
    """The driver, and the proxy between it and the server."""

    ehr: FhirEhr
    proxy: FaultProxy

    async def push(self, body: Body, *, again: bool = False) -> PushOutcome:
        """`again`: as the outbox does after a try without an answer."""
        kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
        return await self.ehr.push(Change(key=body.key, kind=kind, body=msgspec.json.encode(body), again=again))


@dataclass(slots=True)
class Chart:
    """What the server holds, read without the box's help; and times on it that no test has used yet."""

    http: FhirHttp
    left: dict[str, dict[datetime, str]]
    """Slot ids by start, by provider: free when the first test asked, and not given to one since."""

    async def all(self, kind: str, **params: str) -> list[Json]:
        return await every(self.http, kind, list(params.items()))

    async def booked(self, key: str) -> list[Json]:
        """Appointments that carry a visit's id."""
        return await self.all("Appointment", identifier=f"urn:frontdesk:visit|{key}")

    async def slot(self, slot_id: str) -> Json:
        return (await self.http.get(f"Slot/{slot_id}")).body

    async def statuses(self, *slots: SlotRef) -> list[str]:
        return [(await self.slot(one.ehr_id))["status"] for one in slots]

    async def book_elsewhere(self, slot: SlotRef) -> None:
        """The front desk takes a slot."""
        held = await self.http.get(f"Slot/{slot.ehr_id}")
        answer = await self.http.write("PUT", f"Slot/{slot.ehr_id}", {**held.body, "status": "busy"}, {})
        assert answer.ok

    async def free(self, provider_id: str = "ramirez", minutes: int = 30) -> tuple[datetime, tuple[SlotRef, ...]]:
        """A time for a visit that was free and that no other test has been given, and its slots."""
        if provider_id not in self.left:
            slots = await self.all("Slot", schedule=f"Schedule/{provider_id}", status="free")
            starts = {moment(one["start"]): str(one["id"]) for one in slots}
            self.left[provider_id] = {at: starts[at] for at in starts if at and at > MONDAY + timedelta(hours=3)}
        left = self.left[provider_id]
        for start in sorted(left):
            wanted = [start + timedelta(minutes=15 * place) for place in range(minutes // 15)]
            if all(at in left for at in wanted):
                return start, tuple(SlotRef(left.pop(at), "") for at in wanted)
        raise AssertionError("the calendar is full")


async def booking(chart: Chart, *, provider_id: str = "ramirez", minutes: int = 30, **rest: object) -> BookBody:
    """A visit of the first patient at a free time."""
    start, slots = await chart.free(provider_id, minutes)
    clinic = maple().clinic
    values: dict[str, object] = {
        "key": new_id(),
        "call_id": "call-1",
        "patient_id": "patient-01",
        "patient_ehr_id": "patient-01",
        "provider_id": provider_id,
        "location_id": clinic.provider(provider_id).location_id,
        "visit_type_id": next(one.id for one in clinic.visit_types if provider_id in one.providers),
        "start": start,
        "minutes": minutes,
        "callback": "+15550142",
        "lang": "en",
        "reason": "my knee hurts",
        "slots": slots,
        **rest,
    }
    return BookBody(**values)  # type: ignore[arg-type]


async def moving(chart: Chart, old: BookBody, **rest: object) -> MoveBody:
    """The same visit at another free time of the same provider."""
    start, slots = await chart.free(old.provider_id, old.minutes)
    values: dict[str, object] = {
        "key": new_id(),
        "visit_id": old.key,
        "call_id": "call-2",
        "patient_id": old.patient_id,
        "patient_ehr_id": old.patient_ehr_id,
        "visit_type_id": old.visit_type_id,
        "provider_id": old.provider_id,
        "location_id": old.location_id,
        "start": start,
        "minutes": old.minutes,
        "slots": slots,
        "old_provider_id": old.provider_id,
        "old_location_id": old.location_id,
        "old_start": old.start,
        "old_minutes": old.minutes,
        "old_slots": old.slots,
        **rest,
    }
    return MoveBody(**values)  # type: ignore[arg-type]


def cancelling(old: BookBody, **rest: object) -> CancelBody:
    """The same visit, not wanted any more."""
    values: dict[str, object] = {
        "key": new_id(),
        "visit_id": old.key,
        "call_id": "call-3",
        "patient_id": old.patient_id,
        "provider_id": old.provider_id,
        "start": old.start,
        "minutes": old.minutes,
        "slots": old.slots,
        **rest,
    }
    return CancelBody(**values)  # type: ignore[arg-type]


def actors(resource: Json, kind: str) -> list[str]:
    """Who takes part in an appointment."""
    return [found for one in resource["participant"] if (found := identity(one["actor"], kind))]
