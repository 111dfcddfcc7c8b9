"""Transactions and the self-test on a real FHIR server, through the proxy that loses what it is told to."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import anyio
import msgspec
import pytest
from fakes.fault_proxy import Fault, fault_proxy
from fakes.sekmet import Chart, Site, booking, cancelling, ehr_at, moving

from appliance.ehr.http import FhirHttp
from appliance.ehr.probe import probe
from appliance.ehr.profile import Strategy
from appliance.errors import EhrUnreachable
from appliance.rehearse.clinic_server import Server
from appliance.seams import Conflict, Pushed
from appliance.store.ids import new_id

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


@pytest.fixture
async def bundles(server: Server) -> AsyncIterator[Site]:
    async with fault_proxy(server.base_url) as proxy, FhirHttp(proxy.base_url, deadline_s=2) as http:
        ehr = ehr_at(http)
        ehr.strategy = Strategy.TRANSACTION
        yield Site(ehr, proxy)


async def test_the_self_test_trusts_this_server_with_transactions(chart: Chart) -> None:
    before = len(await chart.all("Slot", schedule="Schedule/ramirez"))
    found = await probe(chart.http)
    assert found.strategy is Strategy.TRANSACTION
    assert found.software
    assert {name for name, held in found.checks.items() if not held} == {"server_flips_slot"}
    assert found.note == "Communication"
    assert len(await chart.all("Slot", schedule="Schedule/ramirez")) == before
    assert [one for one in await chart.all("Appointment") if str(one.get("start", "")).startswith("2001")] == []


async def test_a_booking_a_move_and_a_cancellation_are_one_bundle_each(bundles: Site, chart: Chart) -> None:
    body = await booking(chart, provider_id="nguyen")
    outcome = await bundles.push(body)
    assert isinstance(outcome, Pushed)
    [held] = await chart.booked(body.key)
    assert held["id"] == outcome.resource_id
    assert await chart.statuses(*body.slots) == ["busy", "busy"]
    change = await moving(chart, body)
    assert isinstance(await bundles.push(change), Pushed)
    assert await chart.statuses(*body.slots, *change.slots) == ["free", "free", "busy", "busy"]
    gone = cancelling(msgspec.structs.replace(body, start=change.start, slots=change.slots))
    assert isinstance(await bundles.push(gone), Pushed)
    assert await chart.statuses(*change.slots) == ["free", "free"]
    assert [one["status"] for one in await chart.booked(body.key)] == ["cancelled"]
    assert [method for method, _ in bundles.proxy.seen].count("POST") == 3
    assert "PUT" not in {method for method, _ in bundles.proxy.seen}


async def test_a_committed_bundle_sent_again_is_a_success(bundles: Site, chart: Chart) -> None:
    """P, cases 3 and 5: the answer is lost after the commit; the second try finds what the first one made."""
    body = await booking(chart, provider_id="nguyen")
    bundles.proxy.faults.append(Fault("POST", "", "drop_response"))
    with pytest.raises(EhrUnreachable) as lost:
        await bundles.push(body)
    assert lost.value.written
    assert isinstance(await bundles.push(body, again=True), Pushed)
    assert len(await chart.booked(body.key)) == 1
    assert await chart.statuses(*body.slots) == ["busy", "busy"]


async def test_a_bundle_that_never_arrived_is_sent_once_more(bundles: Site, chart: Chart) -> None:
    """P, case 4."""
    body = await booking(chart, provider_id="nguyen")
    bundles.proxy.faults.append(Fault("POST", "", "drop_request"))
    with pytest.raises(EhrUnreachable):
        await bundles.push(body)
    assert await chart.booked(body.key) == []
    assert isinstance(await bundles.push(body, again=True), Pushed)
    assert len(await chart.booked(body.key)) == 1


async def test_a_failed_bundle_leaves_nothing_behind(bundles: Site, chart: Chart) -> None:
    body = await booking(chart, provider_id="nguyen")
    await chart.book_elsewhere(body.slots[1])
    assert await bundles.push(body) == Conflict("slot_taken")
    assert await chart.booked(body.key) == []
    assert await chart.statuses(*body.slots) == ["free", "busy"]


async def test_two_bundles_for_one_time_make_one_appointment(bundles: Site, chart: Chart) -> None:
    """P, case 1."""
    one = await booking(chart, provider_id="nguyen")
    other = msgspec.structs.replace(one, key=new_id(), patient_id="patient-02", patient_ehr_id="patient-02")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(bundles.push, one)
        tasks.start_soon(bundles.push, other)
    assert len(await chart.booked(one.key)) + len(await chart.booked(other.key)) == 1


async def test_how_long_a_booking_takes_with_a_hundred_milliseconds_of_way(server: Server, chart: Chart) -> None:
    """From the yes to acknowledged and read back; printed, and far inside what a caller waits."""
    async with fault_proxy(server.base_url) as proxy, FhirHttp(proxy.base_url, deadline_s=8) as http:
        proxy.delay_s = 0.1
        for strategy in (Strategy.TRANSACTION, Strategy.SLOT_FIRST):
            ehr = ehr_at(http)
            ehr.strategy = strategy
            times = []
            for _ in range(5):
                body = await booking(chart, provider_id="okafor")
                began = time.perf_counter()
                assert isinstance(await Site(ehr, proxy).push(body), Pushed)
                times.append(1000 * (time.perf_counter() - began))
            times.sort()
            print(
                f"\n{strategy.value}: p50 {times[2]:.0f} ms, worst {times[-1]:.0f} ms (n=5, 100 ms each way and back)"
            )
            assert times[2] < 2000
