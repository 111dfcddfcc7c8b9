"""Moves and cancellations against a real FHIR server, through a proxy that loses what it is told to."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from fakes.fault_proxy import Fault
from fakes.sekmet import Chart, Site, actors, booking, cancelling, moving

from appliance.ehr.resource import moment
from appliance.errors import EhrUnreachable
from appliance.seams import Conflict, Pushed
from appliance.store.ids import new_id

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


async def test_a_move_keeps_the_one_appointment_and_swaps_its_slots(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    await site.push(body)
    change = await moving(chart, body)
    assert isinstance(await site.push(change), Pushed)
    [held] = await chart.booked(body.key)
    assert moment(held["start"]) == change.start
    assert [one["reference"] for one in held["slot"]] == [f"Slot/{one.ehr_id}" for one in change.slots]
    assert await chart.statuses(*body.slots) == ["free", "free"]
    assert await chart.statuses(*change.slots) == ["busy", "busy"]


async def test_a_move_by_a_quarter_of_an_hour_keeps_the_slot_both_times_share(site: Site, chart: Chart) -> None:
    body = await booking(chart, minutes=45)
    first = msgspec.structs.replace(body, minutes=30, slots=body.slots[:2])
    await site.push(first)
    change = await moving(chart, first, start=body.start + timedelta(minutes=15), slots=body.slots[1:])
    assert isinstance(await site.push(change), Pushed)
    assert await chart.statuses(*body.slots) == ["free", "busy", "busy"]


@pytest.mark.parametrize("lost", ["drop_response", "drop_request"])
@pytest.mark.parametrize(("method", "path"), [("PUT", "/Appointment"), ("PUT", "/Slot/"), ("GET", "/Slot/")])
async def test_a_move_that_breaks_half_way_is_finished_by_the_next_try(
    site: Site, chart: Chart, lost: str, method: str, path: str
) -> None:
    body = await booking(chart)
    await site.push(body)
    change = await moving(chart, body)
    site.proxy.faults.append(Fault(method, path, lost))  # type: ignore[arg-type]
    with pytest.raises(EhrUnreachable):
        await site.push(change)
    assert isinstance(await site.push(change, again=True), Pushed)
    assert await chart.statuses(*body.slots, *change.slots) == ["free", "free", "busy", "busy"]


async def test_a_move_to_a_time_that_is_gone_leaves_the_visit_where_it_was(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    await site.push(body)
    change = await moving(chart, body)
    await chart.book_elsewhere(change.slots[1])
    assert await site.push(change) == Conflict("slot_taken")
    [held] = await chart.booked(body.key)
    assert moment(held["start"]) == body.start
    assert await chart.statuses(*body.slots, *change.slots) == ["busy", "busy", "free", "busy"]


async def test_a_visit_staff_moved_meanwhile_is_not_moved_again(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    pushed = await site.push(body)
    assert isinstance(pushed, Pushed)
    held = (await chart.http.get(f"Appointment/{pushed.resource_id}")).body
    later = {"start": "2026-12-20T15:00:00Z", "end": "2026-12-20T15:30:00Z"}
    assert (await chart.http.write("PUT", f"Appointment/{pushed.resource_id}", {**held, **later}, {})).ok
    assert await site.push(await moving(chart, body)) == Conflict("appointment_moved")
    assert await site.push(cancelling(body)) == Conflict("appointment_moved")


async def test_a_cancellation_says_why_and_frees_the_slots(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    await site.push(body)
    assert isinstance(await site.push(cancelling(body)), Pushed)
    [held] = await chart.booked(body.key)
    assert held["status"] == "cancelled"
    assert held["cancelationReason"]["coding"][0]["code"] == "pat"
    assert await chart.statuses(*body.slots) == ["free", "free"]


@pytest.mark.parametrize("lost", ["drop_response", "drop_request"])
@pytest.mark.parametrize(("method", "path"), [("PUT", "/Appointment"), ("PUT", "/Slot/")])
async def test_a_cancellation_that_breaks_half_way_is_finished_by_the_next_try(
    site: Site, chart: Chart, lost: str, method: str, path: str
) -> None:
    body = await booking(chart)
    await site.push(body)
    change = cancelling(body)
    site.proxy.faults.append(Fault(method, path, lost))  # type: ignore[arg-type]
    with pytest.raises(EhrUnreachable):
        await site.push(change)
    assert isinstance(await site.push(change, again=True), Pushed)
    [held] = await chart.booked(body.key)
    assert held["status"] == "cancelled"
    assert await chart.statuses(*body.slots) == ["free", "free"]


async def test_a_visit_the_clinic_made_itself_can_be_cancelled(site: Site, chart: Chart) -> None:
    held = next(
        one
        for one in await chart.all("Appointment", _count="100")
        if not one.get("identifier") and one.get("slot") and one["status"] == "booked"
    )
    slots = [one["reference"].split("/")[1] for one in held["slot"]]
    start = moment(held["start"])
    assert start is not None
    body = await booking(chart, provider_id=actors(held, "Practitioner")[0])
    change = cancelling(body, visit_id=new_id(), appointment_ehr_id=held["id"], start=start, slots=())
    assert isinstance(await site.push(change), Pushed)
    assert {(await chart.slot(one))["status"] for one in slots} == {"free"}


async def test_a_visit_that_was_kept_cannot_be_cancelled(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    pushed = await site.push(body)
    assert isinstance(pushed, Pushed)
    held = (await chart.http.get(f"Appointment/{pushed.resource_id}")).body
    await chart.http.write("PUT", f"Appointment/{pushed.resource_id}", {**held, "status": "fulfilled"}, {})
    assert await site.push(cancelling(body)) == Conflict("appointment_fulfilled")


async def test_a_change_of_a_visit_nobody_holds_is_for_staff(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    assert await site.push(cancelling(body)) == Conflict("appointment_gone")
    assert await site.push(await moving(chart, body)) == Conflict("appointment_gone")
