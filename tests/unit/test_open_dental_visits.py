"""Visits in Open Dental, against a fake of its documented API: once each, never over another, whatever is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import anyio
import msgspec
import pytest
from fakes.fault_proxy import Fault
from fakes.open_dental_office import (
    DENTIST,
    HYGIENIST,
    NINE,
    OTHER,
    booking,
    moving,
    office,
    second_box,
    shift,
    unwanted,
)

from appliance.errors import EhrLockedOut, EhrUnreachable, Undecided
from appliance.seams import Change, Conflict, Pushed, PushOutcome, Rejected

pytestmark = pytest.mark.anyio

TEN = NINE + timedelta(hours=1)
THROTTLED = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
AWAY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nAway"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_booking_is_one_appointment_of_the_patient_with_all_that_was_agreed() -> None:
    async with office() as at:
        body = booking()
        outcome = await at.push(body)
        [row] = at.booked()
        assert outcome == Pushed(str(row["AptNum"]), outcome.version, "11")  # type: ignore[union-attr]
        assert (row["AptDateTime"], row["Pattern"], row["ProvNum"]) == ("2026-11-24 09:00:00", "XXXXXX", 1)
        assert (row["Op"], row["AppointmentTypeNum"], row["AptStatus"]) == (1, 7, "Scheduled")
        assert row["Note"].splitlines() == [
            "Booked by telephone. Call back +15550142.",
            "Reason in the caller's words: a filling came out",
            f"[frontdesk visit {body.key}]",
        ]


async def test_a_hygienists_visit_is_hers() -> None:
    async with office() as at:
        assert isinstance(await at.push(booking(provider_id=HYGIENIST)), Pushed)
        [row] = at.booked()
        assert (row["ProvHyg"], row["IsHygiene"], row["Op"]) == (2, "true", 3)


async def test_a_visit_that_wants_a_room_gets_that_one_or_none() -> None:
    async with office() as at:
        assert isinstance(await at.push(booking(room_id="op-2")), Pushed)
        assert [one["Op"] for one in at.booked()] == [2]
        assert await at.push(booking(TEN, room_id="op-3")) == Conflict("time_taken")


@pytest.mark.parametrize("staff", [{"who": 1, "op": 2}, {"who": 3, "op": 1}])
async def test_a_time_that_is_taken_is_a_conflict_and_nothing_is_written(staff: dict[str, int]) -> None:
    async with office() as at:
        if staff["op"] == 1:
            at.staff_book(NINE, who=1, op=2, minutes=5)
        at.staff_book(NINE + timedelta(minutes=25), **staff)
        assert await at.push(booking()) == Conflict("time_taken")
        assert at.writes() == []


async def test_another_chair_is_taken_where_a_colleague_has_the_first() -> None:
    async with office() as at:
        at.staff_book(NINE, who=3, op=1)
        assert isinstance(await at.push(booking()), Pushed)
        assert [one["Op"] for one in at.booked()] == [2]


async def test_a_blockout_shuts_its_chairs_but_for_kinds_the_clinic_has_named() -> None:
    async with office() as at:
        shift(at.server, 0, "1,2", "09:00:00", "09:30:00", SchedType="Blockout", blockoutType="Staff meeting")
        shift(at.server, 0, "1,2", "10:00:00", "10:30:00", SchedType="Blockout", blockoutType="New patient")
        assert await at.push(booking()) == Conflict("time_taken")
        assert isinstance(await at.push(booking(TEN)), Pushed)


@pytest.mark.parametrize("who", [1, 3])
async def test_staff_who_take_the_time_between_the_look_and_the_write_keep_it(who: int) -> None:
    async with office() as at:

        def meanwhile(method: str, target: str) -> None:
            if method == "POST":
                at.server.before = None
                at.staff_book(NINE, who=who, op=1)
                at.staff_book(NINE, who=2, op=2, minutes=5)

        at.server.before = meanwhile
        assert await at.push(booking()) == Conflict("time_taken")
        assert (at.booked(), at.server.overlaps()) == ([], [])
        [ours] = [one for one in at.server.tables["appointments"].values() if one["PatNum"] == 11]
        assert ours["AptStatus"] == "UnschedList"
        assert ours["Note"].startswith("Not booked: ")
        assert "[frontdesk" not in ours["Note"]


async def test_a_colleague_who_took_the_chair_meanwhile_costs_the_chair_and_not_the_time() -> None:
    async with office() as at:

        def meanwhile(method: str, target: str) -> None:
            if method == "POST":
                at.server.before = None
                at.staff_book(NINE, who=3, op=1)

        at.server.before = meanwhile
        assert isinstance(await at.push(booking()), Pushed)
        assert [one["Op"] for one in at.booked()] == [2]
        assert at.server.overlaps() == []


async def test_of_two_boxes_that_want_one_time_one_gets_it() -> None:
    async with office() as at, second_box(at.server) as other:
        for number in range(6):
            start = NINE + timedelta(minutes=30 * number)
            bodies = booking(start), booking(start, patient_ehr_id="12")
            outcomes: list[PushOutcome] = []

            async def push(place: int) -> None:
                body = bodies[place]  # noqa: B023  (awaited before the next turn)
                change = Change(key=body.key, kind="book", body=msgspec.json.encode(body))
                outcomes.append(await (at.ehr, other)[place].push(change))  # noqa: B023

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(push, 0)
                tasks.start_soon(push, 1)
            assert sorted(type(one).__name__ for one in outcomes) == ["Conflict", "Pushed"]
            assert len(at.booked()) == number + 1
        assert at.server.overlaps() == []


async def test_a_rival_that_never_gives_up_gets_the_time() -> None:
    """A writer with our mark that has looked before we wrote: it told its caller, and stands."""
    async with office() as at:

        def meanwhile(method: str, target: str) -> None:
            if method == "GET" and "appointments?" in target and at.booked():
                at.server.before = None
                at.staff_book(NINE, op=2, Note="[frontdesk visit 0193-rival]")

        at.server.before = meanwhile
        assert await at.push(booking()) == Conflict("time_taken")
        assert [one["Note"] for one in at.booked()] == ["[frontdesk visit 0193-rival]"]


LOST = [
    Fault("POST", "appointments", "drop_request"),
    Fault("POST", "appointments", "drop_response"),
    Fault("POST", "appointments", "hang_response"),
    Fault("POST", "appointments", "trickle"),
    Fault("POST", "appointments", THROTTLED),
    Fault("POST", "appointments", AWAY),
]


@pytest.mark.parametrize("fault", LOST, ids=lambda one: str(one.spoil)[:24])
async def test_whatever_is_lost_a_second_try_ends_with_one_appointment_in_open_dental(fault: Fault) -> None:
    async with office(deadline_s=0.5) as at:
        body = booking()
        at.proxy.faults.append(Fault(fault.method, fault.path, fault.spoil))
        with pytest.raises(EhrUnreachable) as caught:
            await at.push(body)
        assert caught.value.written
        await anyio.sleep(1.1 if fault.spoil == THROTTLED else 0)
        assert isinstance(await at.push(body, again=True), Pushed)
        assert len(at.booked()) == 1


async def test_an_answer_lost_on_the_look_after_the_write_costs_nothing() -> None:
    async with office() as at:
        body = booking()

        def meanwhile(method: str, target: str) -> None:
            if method == "POST":
                at.proxy.faults.append(Fault("GET", "appointments", "drop_request"))

        at.server.before = meanwhile
        with pytest.raises(EhrUnreachable):
            await at.push(body)
        assert isinstance(await at.push(body, again=True), Pushed)
        assert len(at.booked()) == 1


async def test_a_request_the_network_delivers_twice_leaves_one_appointment() -> None:
    async with office() as at:
        at.proxy.faults.append(Fault("POST", "appointments", "twice"))
        outcome = await at.push(booking())
        [row] = at.booked()
        assert isinstance(outcome, Pushed)
        assert outcome.resource_id == str(row["AptNum"])


async def test_what_may_still_arrive_is_not_decided_without() -> None:
    async with office(late_s=0.6) as at:
        body = booking()
        at.proxy.faults.append(Fault("POST", "appointments", "drop_request"))
        with pytest.raises(EhrUnreachable):
            await at.push(body)
        at.staff_book(NINE)
        with pytest.raises(Undecided):
            await at.push(body, again=True)
        await anyio.sleep(0.7)
        assert await at.push(body, again=True) == Conflict("time_taken")


async def test_a_mark_that_staff_edited_away_is_made_up_for_by_everything_else() -> None:
    async with office() as at:
        body = booking()
        await at.push(body)
        at.server.put("appointments", AptNum=at.booked()[0]["AptNum"], Note="called back")
        assert isinstance(await at.push(body, again=True), Pushed)
        assert len(at.server.scheduled()) == 1


async def test_what_staff_did_with_a_booking_before_its_answer_came_is_right() -> None:
    async with office() as at:
        body = booking()
        outcome = await at.push(body)
        assert isinstance(outcome, Pushed)
        at.server.put("appointments", AptNum=int(outcome.resource_id), AptDateTime="2026-11-24 11:00:00")
        assert await at.push(body, again=True) == Conflict("appointment_moved")
        at.server.put("appointments", AptNum=int(outcome.resource_id), AptStatus="Broken")
        assert await at.push(body, again=True) == Conflict("appointment_cancelled")


async def test_an_answer_without_a_body_is_looked_up() -> None:
    async with office() as at:
        at.server.answers_empty = True
        assert isinstance(await at.push(booking()), Pushed)


async def test_a_server_that_does_refuse_overlaps_is_understood() -> None:
    async with office() as at:
        at.server.refuses_overlap = True

        def meanwhile(method: str, target: str) -> None:
            if method == "POST":
                at.staff_book(NINE, op=1)

        at.server.before = meanwhile
        assert await at.push(booking()) == Conflict("time_taken")
        at.server.before = None
        assert await at.push(booking(TEN, patient_ehr_id="99")) == Rejected(404, "")


async def test_wrong_keys_write_nothing_and_wait_for_the_technician() -> None:
    async with office() as at:
        at.server.keys = "developer/another"
        with pytest.raises(EhrLockedOut) as caught:
            await at.push(booking())
        assert (caught.value.written, at.booked()) == (False, [])


async def test_the_hour_that_comes_twice_is_not_written() -> None:
    async with office() as at:
        assert await at.push(booking(datetime(2026, 11, 1, 6, 30, tzinfo=UTC))) == Rejected(0, "hour-comes-twice")


async def test_a_move_is_the_same_appointment_elsewhere_and_may_be_sent_again() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)
        move = moving(body, TEN, first.resource_id)
        at.proxy.faults.append(Fault("PUT", "appointments", "drop_response"))
        with pytest.raises(EhrUnreachable):
            await at.push(move)
        outcome = await at.push(move, again=True)
        [row] = at.booked()
        assert isinstance(outcome, Pushed)
        assert (outcome.resource_id, row["AptDateTime"]) == (first.resource_id, "2026-11-24 10:00:00")


async def test_a_visit_moves_to_a_time_it_overlaps_itself() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)
        assert isinstance(await at.push(moving(body, NINE + timedelta(minutes=15), first.resource_id)), Pushed)


async def test_a_move_to_a_time_taken_meanwhile_leaves_the_visit_where_it_was() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)

        def meanwhile(method: str, target: str) -> None:
            if method == "PUT":
                at.server.before = None
                at.staff_book(TEN, op=2)

        at.server.before = meanwhile
        assert await at.push(moving(body, TEN, first.resource_id)) == Conflict("time_taken")
        assert [one["AptDateTime"] for one in at.booked()] == ["2026-11-24 09:00:00"]
        assert at.server.overlaps() == []


async def test_a_move_that_loses_both_times_leaves_a_visit_for_staff_to_place() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)

        def meanwhile(method: str, target: str) -> None:
            if method == "PUT":
                at.server.before = None
                at.staff_book(TEN, op=2)
                at.staff_book(NINE, op=2)

        at.server.before = meanwhile
        assert await at.push(moving(body, TEN, first.resource_id)) == Conflict("appointment_cancelled")
        row = at.server.tables["appointments"][int(first.resource_id)]
        assert (row["AptStatus"], at.server.overlaps()) == ("UnschedList", [])
        assert "find a time" in row["Note"]


async def test_a_visit_staff_moved_or_ended_meanwhile_is_not_moved_or_cancelled() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)
        key = int(first.resource_id)
        at.server.put("appointments", AptNum=key, AptDateTime="2026-11-24 11:00:00")
        assert await at.push(moving(body, TEN, first.resource_id)) == Conflict("appointment_moved")
        assert await at.push(unwanted(body, first.resource_id)) == Conflict("appointment_moved")
        at.server.put("appointments", AptNum=key, AptDateTime="2026-11-24 09:00:00", AptStatus="Complete")
        assert await at.push(moving(body, TEN, first.resource_id)) == Conflict("appointment_fulfilled")
        assert await at.push(unwanted(body, first.resource_id)) == Conflict("appointment_fulfilled")
        del at.server.tables["appointments"][key]
        assert await at.push(moving(body, TEN, first.resource_id)) == Conflict("appointment_gone")
        assert await at.push(unwanted(body, first.resource_id)) == Conflict("appointment_gone")


async def test_a_cancellation_breaks_the_appointment_once() -> None:
    async with office() as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)
        cancel = unwanted(body, first.resource_id)
        at.proxy.faults.append(Fault("PUT", "Break", "drop_response"))
        with pytest.raises(EhrUnreachable):
            await at.push(cancel)
        assert isinstance(await at.push(cancel, again=True), Pushed)
        assert at.server.tables["appointments"][int(first.resource_id)]["AptStatus"] == "UnschedList"
        assert [target for method, target in at.writes() if "Break" in target] == [
            f"/api/v1/appointments/{first.resource_id}/Break"
        ]


async def test_a_provider_the_office_does_not_know_is_a_card() -> None:
    async with office() as at:
        assert await at.push(booking(provider_id="dr-albert")) == Rejected(0, "unreadable")
        assert await at.push(booking(provider_id=OTHER)) == Conflict("time_taken")
        assert isinstance(await at.push(booking(provider_id=DENTIST)), Pushed)
