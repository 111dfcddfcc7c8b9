"""Bookings against a real FHIR server, through a proxy that loses what it is told to."""

from __future__ import annotations

import json
from datetime import date, timedelta

import anyio
import msgspec
import pytest
from fakes.fault_proxy import Fault
from fakes.sekmet import Chart, Site, actors, booking, ehr_at, free_port

from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import moment
from appliance.errors import EhrUnreachable
from appliance.seams import Change, Conflict, Pushed, PushOutcome, Rejected
from appliance.store.bodies import BookBody, NewPatientBody
from appliance.store.ids import new_id

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


async def test_a_booking_is_held_as_told_and_its_slots_are_busy(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    outcome = await site.push(body)
    [held] = await chart.booked(body.key)
    assert outcome == Pushed(held["id"], "1", "patient-01")
    assert held["status"] == "booked"
    assert moment(held["start"]) == body.start
    assert moment(held["end"]) == body.start + timedelta(minutes=30)
    assert held["minutesDuration"] == 30
    assert held["serviceType"][0]["coding"][0]["code"] == body.visit_type_id
    assert held["reasonCode"] == [{"text": "my knee hurts"}]
    assert actors(held, "Patient") == ["patient-01"]
    assert actors(held, "Practitioner") == ["ramirez"]
    assert actors(held, "Location") == [body.location_id]
    assert [one["reference"] for one in held["slot"]] == [f"Slot/{one.ehr_id}" for one in body.slots]
    assert await chart.statuses(*body.slots) == ["busy", "busy"]


async def test_a_booking_sent_twice_is_one_appointment(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    assert await site.push(body) == await site.push(body)
    assert len(await chart.booked(body.key)) == 1


@pytest.mark.parametrize("lost", ["drop_response", "drop_request"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/Appointment"), ("PUT", "/Slot/"), ("GET", "/Appointment/")])
async def test_whatever_is_lost_on_the_way_a_second_try_ends_with_one_appointment(
    site: Site, chart: Chart, lost: str, method: str, path: str
) -> None:
    body = await booking(chart)
    site.proxy.faults.append(Fault(method, path, lost))  # type: ignore[arg-type]
    with pytest.raises(EhrUnreachable):
        await site.push(body)
    assert isinstance(await site.push(body, again=True), Pushed)
    assert len(await chart.booked(body.key)) == 1
    assert await chart.statuses(*body.slots) == ["busy", "busy"]


async def test_a_slot_the_clinic_took_is_a_conflict_and_the_other_slot_stays_free(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    await chart.book_elsewhere(body.slots[1])
    assert await site.push(body) == Conflict("slot_taken")
    assert await chart.booked(body.key) == []
    assert await chart.statuses(*body.slots) == ["free", "busy"]


@pytest.mark.parametrize("status", [404, 409, 410, 412])
async def test_a_slot_lost_between_looking_and_writing_rolls_the_first_one_back(
    site: Site, chart: Chart, status: int
) -> None:
    """P, case 12: in whatever words a server says that somebody was first."""
    body = await booking(chart)
    lost = f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
    site.proxy.faults.append(Fault("PUT", f"/Slot/{body.slots[1].ehr_id}", lost, times=50))
    assert await site.push(body) == Conflict("slot_taken")
    assert await chart.booked(body.key) == []
    assert await chart.statuses(*body.slots) == ["free", "free"]
    assert "identifier" not in await chart.slot(body.slots[0].ehr_id)


async def test_two_pushes_for_one_slot_make_one_appointment(site: Site, chart: Chart) -> None:
    one = await booking(chart)
    other = msgspec.structs.replace(one, key=new_id(), patient_id="patient-02", patient_ehr_id="patient-02")
    outcomes: list[PushOutcome] = []

    async def push(body: BookBody) -> None:
        outcomes.append(await site.push(body))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(push, one)
        tasks.start_soon(push, other)
    assert len(await chart.booked(one.key)) + len(await chart.booked(other.key)) == 1
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Pushed"]
    assert await chart.statuses(*one.slots) == ["busy", "busy"]
    again = await site.push(one, again=True), await site.push(other, again=True)
    assert sum(isinstance(outcome, Pushed) for outcome in again) == 1


async def test_an_appointment_without_slots_at_that_time_is_a_conflict(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    [held] = [(await chart.http.get("Appointment", [("_count", "1")])).body["entry"][0]["resource"]]
    double = {name: value for name, value in held.items() if name not in ("id", "meta", "identifier", "slot")}
    double |= {
        "status": "booked",
        "start": body.start.isoformat(),
        "end": (body.start + timedelta(minutes=15)).isoformat(),
        "participant": [{"actor": {"reference": "Practitioner/ramirez"}, "status": "accepted"}],
    }
    assert (await chart.http.write("POST", "Appointment", double, {})).ok
    assert await site.push(body) == Conflict("time_taken")
    assert await chart.statuses(*body.slots) == ["free", "free"]


async def test_a_slot_that_is_gone_is_a_conflict(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    assert (await chart.http.write("DELETE", f"Slot/{body.slots[0].ehr_id}", {}, {})).ok
    assert await site.push(body) == Conflict("slot_gone")
    assert await chart.statuses(body.slots[1]) == ["free"]


@pytest.mark.parametrize("status", [400, 403, 422])
async def test_a_refused_appointment_is_rejected_and_gives_its_slots_back(
    site: Site, chart: Chart, status: int
) -> None:
    body = await booking(chart)
    outcome = json.dumps({"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "forbidden"}]})
    answer = f"HTTP/1.1 {status} No\r\nContent-Length: {len(outcome)}\r\nConnection: close\r\n\r\n{outcome}"
    site.proxy.faults.append(Fault("POST", "/Appointment", answer.encode()))
    assert await site.push(body) == Rejected(status, "forbidden")
    assert await chart.statuses(*body.slots) == ["free", "free"]


@pytest.mark.parametrize("status", [302, 401, 423, 424, 429, 500, 502, 503])
async def test_an_answer_that_says_nothing_is_asked_again_later(site: Site, chart: Chart, status: int) -> None:
    body = await booking(chart)
    answer = (
        f"HTTP/1.1 {status} Later\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    site.proxy.faults.append(Fault("POST", "/Appointment", answer.encode()))
    with pytest.raises(EhrUnreachable):
        await site.push(body)
    assert isinstance(await site.push(body, again=True), Pushed)
    assert len(await chart.booked(body.key)) == 1


async def test_retry_after_is_honoured(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    answer = b"HTTP/1.1 429 Slow down\r\nRetry-After: 30\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    site.proxy.faults.append(Fault("GET", "", answer))
    with pytest.raises(EhrUnreachable):
        await site.push(body)
    asked = len(site.proxy.seen)
    with pytest.raises(EhrUnreachable):
        await site.push(body, again=True)
    assert len(site.proxy.seen) == asked


@pytest.mark.parametrize("spoil", ["trickle", "hang"])
async def test_a_server_that_trickles_or_hangs_is_given_up_at_the_deadline(
    site: Site, chart: Chart, spoil: str
) -> None:
    body = await booking(chart)
    site.proxy.faults.append(Fault("POST", "/Appointment", spoil))  # type: ignore[arg-type]
    with anyio.fail_after(5), pytest.raises(EhrUnreachable):  # the deadline is two seconds, two looks come before
        await site.push(body)
    assert isinstance(await site.push(body, again=True), Pushed)
    assert len(await chart.booked(body.key)) == 1


async def test_a_server_that_is_down_is_unreachable(chart: Chart) -> None:
    body = await booking(chart)
    async with FhirHttp(f"http://127.0.0.1:{free_port()}/fhir") as http:
        with pytest.raises(EhrUnreachable):
            await ehr_at(http).push(Change(key=body.key, kind="book", body=msgspec.json.encode(body)))


async def test_someone_new_is_created_once_with_the_booking(site: Site, chart: Chart) -> None:
    person = NewPatientBody(
        patient_id=new_id(), given="Noé", family="Díaz Peña", birth_date=date(1990, 2, 3), phone="+15550177", lang="es"
    )
    body = await booking(chart, patient_id=person.patient_id, patient_ehr_id=None, new_patient=person)
    site.proxy.faults.append(Fault("POST", "/Appointment", "drop_request"))
    with pytest.raises(EhrUnreachable):
        await site.push(body)
    outcome = await site.push(body, again=True)
    [made] = await chart.all("Patient", identifier=f"urn:frontdesk:patient|{person.patient_id}")
    assert isinstance(outcome, Pushed)
    assert outcome.patient_id == made["id"]
    assert made["name"][0] == {"use": "official", "family": "Díaz Peña", "given": ["Noé"]}
    assert made["birthDate"] == "1990-02-03"
    [held] = await chart.booked(body.key)
    assert actors(held, "Patient") == [made["id"]]
