"""Medplum's FHIR router in a process of its own: a second record system we did not write, and a rough one."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio
import msgspec
from fakes.fault_proxy import FaultProxy
from fakes.model_clinic import booking, moving
from fakes.sekmet import free_port
from judges.fhir import PEERS

from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import Json
from appliance.ehr.search import every
from appliance.errors import EhrUnreachable
from appliance.seams import Change, PushOutcome
from appliance.store.bodies import BODIES, Body, BookBody, MoveBody, SlotRef

READY_S = 60.0


@asynccontextmanager
async def medplum(log: Path) -> AsyncIterator[str]:
    """Its base URL, once it answers; empty."""
    assert (PEERS / "node_modules").is_dir(), "Medplum's router is not here: make setup-test"
    port = free_port()
    program = Path(__file__).with_suffix(".mjs")
    with log.open("ab") as file:
        process = await anyio.open_process(
            ["node", str(program), str(PEERS), str(port)], stdin=subprocess.DEVNULL, stdout=file, stderr=file
        )
    base_url = f"http://127.0.0.1:{port}/fhir"
    try:
        with anyio.fail_after(READY_S):
            while not await _answers(base_url):
                assert process.returncode is None, log.read_text(encoding="utf-8")
                await anyio.sleep(0.2)
        yield base_url
    finally:
        with anyio.CancelScope(shield=True):
            process.kill()
            await process.wait()


async def _answers(base_url: str) -> bool:
    try:
        async with FhirHttp(base_url) as http:
            return (await http.get("metadata")).ok
    except EhrUnreachable:
        return False


@dataclass(slots=True)
class Rough:
    """One doctor's office there, and the way to it."""

    name: str
    """The doctor's id, and the beginning of the ids of the slots."""
    http: FhirHttp
    """Straight to the server, for looking and for staff."""
    through: FhirHttp
    """Through the proxy."""
    ehr: FhirEhr
    proxy: FaultProxy

    async def push(self, body: Body, *, again: bool = False) -> PushOutcome:
        kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
        return await self.ehr.push(Change(key=body.key, kind=kind, body=msgspec.json.encode(body), again=again))

    def booking(self, first: int = 0, slots: int = 2, **rest: object) -> BookBody:
        """A visit over some slots in a row."""
        body = booking(first, slots, **rest)
        return msgspec.structs.replace(body, provider_id=self.name, slots=self._own(body.slots))

    def moving(self, old: BookBody, first: int) -> MoveBody:
        """The same visit at other slots."""
        body = moving(old, first)
        return msgspec.structs.replace(body, provider_id=self.name, slots=self._own(body.slots))

    async def all(self, kind: str) -> list[Json]:
        """What is about this doctor."""
        found = await every(self.http, kind, [])
        return [one for one in found if self.name in str(one)]

    async def booked(self) -> list[Json]:
        return [one for one in await self.all("Appointment") if one["status"] == "booked"]

    async def status(self, *numbers: int) -> list[str]:
        return [(await self.http.get(f"Slot/{self.name}-s{number}")).body["status"] for number in numbers]

    async def take(self, number: int) -> None:
        """Staff take a slot."""
        held = (await self.http.get(f"Slot/{self.name}-s{number}")).body
        assert (await self.http.write("PUT", f"Slot/{held['id']}", {**held, "status": "busy"}, {})).ok

    def _own(self, slots: tuple[SlotRef, ...]) -> tuple[SlotRef, ...]:
        return tuple(SlotRef(f"{self.name}-{one.ehr_id}", "") for one in slots)
