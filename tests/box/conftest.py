"""One box and one record system for all whole-box tests: a start costs seconds, and nothing here wears them out."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from fakes.maple import maple
from fakes.real_box import ROOT, RealBox, real_box
from fakes.sekmet import DAYS, Chart, actors
from peers.ports import free_port

from appliance.ehr.http import FhirHttp
from appliance.rehearse.clinic_server import seed, start_server

SETTINGS = """
[sip]
capacity = 2
[ehr]
sync_every_s = 10
[staff]
ring_s = 5
[speech]
recognizers = 1
"""


@dataclass(slots=True)
class Records:
    """A record system that can be stopped and started again with what it holds."""

    folder: Path
    port: int = field(default_factory=free_port)
    host: str = "127.0.0.1"
    pid: int = 0
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def base_url(self) -> str:
        """Where it is, running or not."""
        return f"http://{self.host}:{self.port}/fhir"

    async def start(self, *, seeded: bool = False) -> None:
        """There, with everything it had; `seeded`: for the first time, with the demo clinic's records."""
        running = start_server(VENV, self.port, self.folder, host=self.host)
        self.pid = (await self._running.enter_async_context(running)).pid
        if seeded:
            await seed(self.base_url, maple(), date(2026, 11, 23), days=DAYS, progress=lambda line: None)

    async def stop(self) -> None:
        """Gone."""
        await self._running.aclose()

    @asynccontextmanager
    async def away(self) -> AsyncGenerator[None, None]:
        """Stopped for the length of the block."""
        await self.stop()
        try:
            yield
        finally:
            await self.start()

    @asynccontextmanager
    async def out_of_sight(self) -> AsyncGenerator[Chart, None]:
        """While it is stopped for the box: the same records at another port, for the clinic's own staff."""
        async with start_server(VENV, free_port(), self.folder) as server, FhirHttp(server.base_url) as http:
            yield Chart(http, {})

    @asynccontextmanager
    async def chart(self) -> AsyncGenerator[Chart, None]:
        """What it holds, read without the box."""
        async with FhirHttp(self.base_url) as http:
            yield Chart(http, {})


VENV = ROOT / ".cache" / "ehr-venv"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Real processes keep real time."""
    return "asyncio"


@pytest.fixture(scope="session")
async def records(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Records, None]:
    """A record system seeded for the boxes' Monday."""
    system = Records(tmp_path_factory.mktemp("ehr"))
    await system.start(seeded=True)
    yield system
    await system.stop()


@pytest.fixture(scope="session")
def staff_port() -> int:
    """Where the front desk's telephone is, when there is one."""
    return free_port()


@pytest.fixture(scope="session")
async def box(
    records: Records, staff_port: int, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[RealBox, None]:
    """A box with two lines that rings staff for five seconds; it has rendered all it says often."""
    folder = tmp_path_factory.mktemp("box")
    staff = f"sip:staff@127.0.0.1:{staff_port}"
    async with real_box(folder / "state", records.base_url, staff=staff, settings=SETTINGS) as one:
        yield one


async def ours(chart: Chart, provider_id: str) -> list[str]:
    """Patients of the appointments with a provider that the box made."""
    held = await chart.all("Appointment", practitioner=f"Practitioner/{provider_id}")
    ours = [
        one for one in held if any(mark.get("system") == "urn:frontdesk:visit" for mark in one.get("identifier", ()))
    ]
    return [patient for one in ours for patient in actors(one, "Patient")]
