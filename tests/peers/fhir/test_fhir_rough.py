"""The same promises on Medplum's router, which rolls nothing back, knows no pages, and forgets what was deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from uuid import uuid4

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from fakes.fault_proxy import Fault, fault_proxy
from fakes.maple import StandingClock
from fakes.medplum import Rough, medplum
from fakes.model_clinic import START, office_resources, unwanted

from appliance.ehr import search
from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.probe import _Test, probe
from appliance.ehr.profile import Strategy
from appliance.ehr.records import Held, find
from appliance.ehr.resource import VISIT
from appliance.errors import EhrUnreachable
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, NoteBody
from appliance.store.ids import new_id

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


@pytest.fixture(scope="module")
def rough_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("medplum") / "server.log"
    with start_blocking_portal("asyncio") as portal, portal.wrap_async_context_manager(medplum(log)) as base_url:
        yield base_url


@pytest.fixture
async def at(rough_server: str) -> AsyncIterator[Rough]:
    name = f"d{uuid4().hex[:8]}"
    async with FhirHttp(rough_server) as http, fault_proxy(rough_server) as proxy:
        for one in office_resources(name, f"{name}-"):
            assert (await http.write("PUT", f"{one['resourceType']}/{one['id']}", one, {})).ok
        async with FhirHttp(proxy.base_url, deadline_s=4) as ours:
            midnight = lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: E731
            yield Rough(name, http, ours, FhirEhr(ours, StandingClock(), midnight=midnight), proxy)


async def test_the_self_test_finds_that_this_server_keeps_half_of_a_refused_bundle(at: Rough) -> None:
    """M, cases 8 and 9: no Bundles, no PATCH; visits are written slot first."""
    found = await probe(at.http, patient_id="p1")
    assert found.strategy is Strategy.SLOT_FIRST
    assert found.note == "Communication"
    assert found.checks["transaction"]
    assert not found.checks["transaction_rolls_back"]
    assert not found.checks["server_flips_slot"]
    assert [one for one in await every_appointment(at) if one["start"].startswith("2001")] == []


@pytest.mark.parametrize("patched", [True, False], ids=["PATCH", "PUT"])
async def test_the_self_test_finds_whether_a_version_is_heeded_here_or_lost_on_the_way(
    at: Rough, patched: bool
) -> None:
    """M, case 9: by the check that each way of writing depends on."""
    made = await at.push(at.booking())
    assert isinstance(made, Pushed)
    assert await _Test(at.through, "p1")._guards(made.resource_id, patched=patched)
    at.proxy.strips = "If-Match"
    assert not await _Test(at.through, "p1")._guards(made.resource_id, patched=patched)


async def test_behind_a_gateway_that_drops_if_match_nothing_is_booked_here(at: Rough) -> None:
    """M, case 9."""
    at.proxy.strips = "If-Match"
    found = await probe(at.through, patient_id="p1")
    assert found.strategy is Strategy.REQUEST_ONLY
    assert not found.checks["slot_if_match"]
    assert not found.checks["appointment_if_match"]


async def test_what_a_refused_bundle_has_left_here_is_withdrawn_and_never_told_as_a_booking(at: Rough) -> None:
    """M, case 8: where Bundles are sent all the same, because the server was another when it was tested."""
    at.ehr.strategy = Strategy.TRANSACTION
    body = at.booking()
    slots = [(await at.http.get(f"Slot/{one.ehr_id}")).body for one in body.slots]
    at.ehr.glances.keep(body.provider_id, body.start, [Held(one, 'W/"never-was"') for one in slots])
    await at.take(1)
    assert await at.push(body) == Conflict("slot_taken")
    assert [one["status"] for one in await at.all("Appointment")] == ["entered-in-error"]
    assert await at.status(0, 1) == ["free", "busy"]
    assert await at.push(body, again=True) == Conflict("slot_taken")
    assert await at.booked() == []


async def test_eight_bundles_for_one_time_here_leave_one_appointment(at: Rough) -> None:
    """M, case 8: where each refused one leaves its Appointment."""
    at.ehr.strategy = Strategy.TRANSACTION
    await the_race(at)


async def test_eight_who_want_one_time_here_leave_one_appointment(at: Rough) -> None:
    await the_race(at)


async def test_a_booking_a_move_and_a_cancellation_here_leave_what_they_should(at: Rough) -> None:
    body = at.booking()
    outcome = await at.push(body)
    assert outcome == await at.push(body, again=True)
    assert await at.status(0, 1, 2) == ["busy", "busy", "free"]
    change = at.moving(body, 4)
    assert isinstance(await at.push(change), Pushed)
    assert await at.status(0, 1, 4, 5) == ["free", "free", "busy", "busy"]
    [held] = await at.booked()
    assert isinstance(outcome, Pushed)
    assert held["id"] == outcome.resource_id
    assert isinstance(await at.push(unwanted(change)), Pushed)
    assert await at.status(4, 5) == ["free", "free"]
    assert [one["status"] for one in await at.all("Appointment")] == ["cancelled"]


@pytest.mark.parametrize("lost", ["drop_response", "drop_request"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/Appointment"), ("PUT", "/Slot/"), ("GET", "/Appointment/")])
async def test_whatever_is_lost_on_the_way_here_a_second_try_ends_with_one_appointment(
    at: Rough, lost: str, method: str, path: str
) -> None:
    body = at.booking()
    at.proxy.faults.append(Fault(method, path, lost))  # type: ignore[arg-type]
    with pytest.raises(EhrUnreachable):
        await at.push(body)
    assert isinstance(await at.push(body, again=True), Pushed)
    assert len(await at.all("Appointment")) == 1
    assert await at.status(0, 1) == ["busy", "busy"]


async def test_a_note_is_here_once_however_often_it_is_sent(at: Rough) -> None:
    note = a_note(at.name)
    at.proxy.faults.append(Fault("POST", "/Communication", "drop_response"))
    with pytest.raises(EhrUnreachable):
        await at.push(note)
    assert await at.push(note) == await at.push(note)
    assert len(await at.all("Communication")) == 1


async def test_a_slot_that_was_deleted_here_is_a_conflict(at: Rough) -> None:
    """404 where others say 410."""
    assert (await at.http.write("DELETE", f"Slot/{at.name}-s1", {}, {})).ok
    assert await at.push(at.booking()) == Conflict("slot_gone")
    assert (await at.status(0), await at.booked()) == (["free"], [])


async def test_of_twins_made_here_one_stands(at: Rough) -> None:
    body = at.booking()
    await at.push(body)
    [one] = await at.booked()
    twin = {name: value for name, value in one.items() if name not in ("id", "meta")}
    assert (await at.http.write("POST", "Appointment", twin, {})).ok
    assert len(await at.booked()) == 2
    assert await find(at.http, "Appointment", VISIT, body.key) is not None
    assert len(await at.booked()) == 1


async def test_a_part_without_a_way_to_the_rest_is_not_taken_for_all(
    at: Rough, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a search longer than a page has no next link: what is not seen must not be taken for gone."""
    monkeypatch.setattr(search, "PAGE_ROWS", 5)
    with pytest.raises(EhrUnreachable):
        await search.every(at.http, "Slot", [("schedule", f"Schedule/{at.name}-k1")])
    monkeypatch.setattr(search, "PAGE_ROWS", 16)
    assert len(await search.every(at.http, "Slot", [("schedule", f"Schedule/{at.name}-k1")])) == 16


# ---- pieces ------------------------------------------------------------------------------------


async def the_race(at: Rough) -> None:
    outcomes: list[PushOutcome | None] = []

    async def push(body: BookBody) -> None:
        try:
            outcomes.append(await at.push(body))
        except EhrUnreachable:
            outcomes.append(None)

    async with anyio.create_task_group() as tasks:
        for _ in range(8):
            tasks.start_soon(push, at.booking())
    assert len(await at.booked()) == 1
    assert sum(isinstance(one, Pushed) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == 7
    assert await at.status(0, 1, 2) == ["busy", "busy", "free"]


async def every_appointment(at: Rough) -> list[dict[str, str]]:
    return await search.every(at.http, "Appointment", [])


def a_note(name: str) -> NoteBody:
    ended = START - timedelta(hours=1)
    return NoteBody(
        key=f"note-{new_id()}",
        call_id="call-1",
        started=ended - timedelta(minutes=2),
        ended=ended,
        outcome="booked",
        lang="en",
        lines=(f"A visit with {name} was booked.",),
        patient_ehr_id="p1",
    )
