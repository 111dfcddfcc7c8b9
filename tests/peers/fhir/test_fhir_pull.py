"""Reading a real FHIR server, and one that misbehaves."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from fakes.fault_proxy import Fault
from fakes.maple import MONDAY, maple
from fakes.sekmet import Site, ehr_at

from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import moment
from appliance.errors import EhrUnreachable
from appliance.rehearse.clinic_server import Server

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


async def test_a_pull_reads_the_whole_clinic_in_pages(server: Server) -> None:
    counts: dict[str, list[int]] = {}
    async with FhirHttp(server.base_url) as http:
        async for kind, page in ehr_at(http).pull():
            counts.setdefault(kind, []).append(len(page))
    clinic = maple().clinic
    assert sum(counts["Practitioner"]) == len(clinic.providers)
    assert sum(counts["Location"]) == len(clinic.locations)
    assert sum(counts["Schedule"]) == len(clinic.providers)
    assert sum(counts["Patient"]) >= 40
    assert len(counts["Slot"]) > 1
    assert sum(counts["Slot"]) > 1000


async def test_a_next_page_on_another_host_is_refused(site: Site) -> None:
    """The server's own address is another host than the proxy's."""
    site.proxy.rewrites = False
    kinds = []

    async def read() -> None:
        async for kind, _ in site.ehr.pull():
            kinds.append(kind)

    with pytest.raises(EhrUnreachable, match="another host"):
        await read()
    assert kinds[-1] == "Slot"


async def test_a_redirect_is_not_followed(site: Site) -> None:
    answer = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/fhir/Patient\r\nContent-Length: 0\r\n\r\n"
    site.proxy.faults.append(Fault("GET", "/Patient", answer))
    with pytest.raises(EhrUnreachable):
        async for _ in site.ehr.pull():
            pass


async def test_a_page_that_is_not_fhir_ends_the_pull(site: Site) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n<html>Sign in</html>\r\n"
    site.proxy.faults.append(Fault("GET", "/Practitioner", answer))
    with pytest.raises(EhrUnreachable):
        async for _ in site.ehr.pull():
            pass


async def test_nothing_is_read_of_yesterday(server: Server) -> None:
    async with FhirHttp(server.base_url) as http:
        async for kind, page in ehr_at(http).pull():
            for raw in page if kind == "Slot" else ():
                start = moment(json.loads(raw)["start"])
                assert start is not None
                assert start >= MONDAY - timedelta(hours=7)
