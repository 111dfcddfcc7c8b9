"""One real FHIR server with the demo clinic in it, for every test of this folder, and a lossy way to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fakes.fault_proxy import fault_proxy
from fakes.sekmet import Chart, Site, ehr_at, sekmet

from appliance.ehr.http import FhirHttp
from appliance.rehearse.clinic_server import Server


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with sekmet(tmp_path_factory.mktemp("ehr")) as running:
        yield running


@pytest.fixture(scope="session")
async def chart(server: Server) -> AsyncIterator[Chart]:
    async with FhirHttp(server.base_url) as http:
        yield Chart(http)


@pytest.fixture
async def site(server: Server) -> AsyncIterator[Site]:
    async with fault_proxy(server.base_url) as proxy, FhirHttp(proxy.base_url, deadline_s=2) as http:
        yield Site(ehr_at(http), proxy)
