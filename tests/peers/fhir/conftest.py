"""One real FHIR server with the demo clinic in it, for every test of this folder, and a lossy way to it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import datetime

import pytest
from anyio.from_thread import start_blocking_portal
from fakes.fault_proxy import CARRIED, fault_proxy
from fakes.sekmet import Chart, Site, ehr_at, sekmet
from judges.fhir import wrong

from appliance.ehr.http import FhirHttp
from appliance.rehearse.clinic_server import Server


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def nothing_but_r4_left_the_box() -> Iterator[None]:
    """All that the tests of this folder saw the box write, whatever went wrong meanwhile, is judged at the end."""
    yield
    assert wrong([json.loads(raw) for raw in CARRIED]) == []


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Lives on a loop of its own: an async fixture of this scope would put every later test of the run on its loop."""
    folder = tmp_path_factory.mktemp("ehr")
    with start_blocking_portal("asyncio") as portal, portal.wrap_async_context_manager(sekmet(folder)) as running:
        yield running


@pytest.fixture(scope="session")
def free_times() -> dict[str, dict[datetime, str]]:
    """Slot ids by start, by provider: what no test has been given yet."""
    return {}


@pytest.fixture
async def chart(server: Server, free_times: dict[str, dict[datetime, str]]) -> AsyncIterator[Chart]:
    async with FhirHttp(server.base_url) as http:
        yield Chart(http, free_times)


@pytest.fixture
async def site(server: Server) -> AsyncIterator[Site]:
    async with fault_proxy(server.base_url) as proxy, FhirHttp(proxy.base_url, deadline_s=2) as http:
        yield Site(ehr_at(http), proxy)
