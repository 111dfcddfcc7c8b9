"""The desk, the store, the EHR process and a real FHIR server, with the way between the last two cut at will."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import anyio
import pytest
from fakes.fault_proxy import Fault, FaultProxy, fault_proxy
from fakes.maple import StandingClock, maple
from fakes.sekmet import Chart, actors

from appliance.call.desk import Desk
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening
from appliance.dialogue.acts import Book, Cancel, Move, Outcome, Wanted
from appliance.dialogue.events import BookAnswer
from appliance.ehr.link import EhrChild
from appliance.ehr.resource import moment
from appliance.rehearse.clinic_server import Server
from appliance.store import outbox
from appliance.store.bodies import SlotRef
from appliance.store.cards import cards
from appliance.store.database import open_database
from appliance.store.slots import slots_under

pytestmark = [pytest.mark.anyio, pytest.mark.peers]

PROVIDERS = iter(["patel", "okafor", "nguyen"] * 20)
"""Whom each test books with: the folder's other tests use Dr. Ramirez."""


@dataclass(slots=True)
class Box:
    """As much of the box as a booking needs."""

    desk: Desk
    child: EhrChild
    db: sqlite3.Connection
    proxy: FaultProxy

    async def hold(self, provider_id: str) -> tuple[str, Opening, tuple[SlotRef, ...]]:
        kind = next(one.id for one in maple().clinic.visit_types if provider_id in one.providers)
        found = await self.desk.find_openings(Wanted(visit_type_id=kind, provider_id=provider_id))
        answer = await self.desk.hold(found.openings[0], "call-1")
        assert answer.hold_id is not None
        opening = answer.opening
        return answer.hold_id, opening, slots_under(self.db, provider_id, opening.start, opening.end)

    async def book(self, hold_id: str, patient: str | NewPatient = "patient-03") -> BookAnswer:
        return await self.desk.book(Book(hold_id, patient, "+15550142", "it hurts"), "call-1", "en")

    def cut(self) -> None:
        """Nothing gets through from now on."""
        methods = ("GET", "POST", "PUT")
        self.proxy.faults[:] = [Fault(method, "", "drop_request", times=1_000_000) for method in methods]

    def mend(self) -> None:
        self.proxy.faults.clear()

    def kill(self) -> None:
        """kill -9 of the EHR process."""
        for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
            if b"appliance.ehr.sync" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(int(pid), signal.SIGKILL)


@asynccontextmanager
async def a_box(server: Server, folder: Path) -> AsyncIterator[Box]:
    clock, clinic = StandingClock(), maple().clinic
    file = folder / "box.db"
    async with fault_proxy(server.base_url) as proxy, anyio.create_task_group() as tasks:
        with closing(open_database(file, None)) as db, closing(open_database(file, None)) as own:
            child = EhrChild(
                base_url=proxy.base_url,
                every_s=2,
                database=file,
                key=None,
                clinic=clinic,
                clock=clock,
            )
            tasks.start_soon(child.run)
            assert await child.wait_synced(30)
            yield Box(Desk(own, clinic, clock, child), child, db, proxy)
            tasks.cancel_scope.cancel()


@pytest.fixture
async def box(server: Server, tmp_path: Path) -> AsyncIterator[Box]:
    async with a_box(server, tmp_path) as running:
        yield running


async def until(true: Callable[[], bool]) -> None:
    with anyio.fail_after(60):
        while not true():
            await anyio.sleep(0.05)


async def test_a_booking_on_the_phone_is_confirmed_by_the_record_system(box: Box, chart: Chart) -> None:
    hold_id, opening, slots = await box.hold(next(PROVIDERS))
    answer = await box.book(hold_id)
    assert answer.outcome is Outcome.CONFIRMED
    assert answer.visit is not None
    [held] = await chart.booked(answer.visit.id)
    assert moment(held["start"]) == opening.start
    assert set(await chart.statuses(*slots)) == {"busy"}
    assert box.child.status().reachable
    assert box.child.status().last_sync is not None


async def test_a_slot_the_clinic_takes_after_the_offer_is_heard_of_before_the_yes(box: Box, chart: Chart) -> None:
    """EHR.md section 8, cases 2 and 31: the slot itself is read, whatever a search still says."""
    provider_id = next(PROVIDERS)
    kind = next(one.id for one in maple().clinic.visit_types if provider_id in one.providers)
    offered = (await box.desk.find_openings(Wanted(visit_type_id=kind, provider_id=provider_id))).openings[0]
    [*_, last] = slots_under(box.db, provider_id, offered.start, offered.end)
    await chart.book_elsewhere(last)
    assert (await box.desk.hold(offered, "call-1")).hold_id is None
    again = (await box.desk.find_openings(Wanted(visit_type_id=kind, provider_id=provider_id))).openings
    assert offered not in again


async def test_a_new_patient_is_the_same_person_after_the_next_sweep(box: Box, chart: Chart) -> None:
    hold_id, _, _ = await box.hold(next(PROVIDERS))
    born = maple().patients[0].birth_date
    answer = await box.book(hold_id, NewPatient(given="Rosa", family="Vega", birth_date=born, phone="+15550190"))
    assert answer.outcome is Outcome.CONFIRMED
    assert answer.visit is not None
    [held] = await chart.booked(answer.visit.id)
    synced = box.child.status().last_sync
    await until(lambda: box.child.status().last_sync != synced)
    rows = box.db.execute("select id, ehr_id from patients where family = 'Vega'").fetchall()
    assert rows == [(answer.visit.patient_id, actors(held, "Patient")[0])]


async def test_a_move_and_a_cancellation_are_confirmed_too(box: Box, chart: Chart) -> None:
    provider_id = next(PROVIDERS)
    hold_id, _, old_slots = await box.hold(provider_id)
    booked = await box.book(hold_id)
    assert booked.visit is not None
    hold_id, opening, new_slots = await box.hold(provider_id)
    moved = await box.desk.move(Move(booked.visit.id, hold_id), "call-2")
    assert moved.outcome is Outcome.CONFIRMED
    [held] = await chart.booked(booked.visit.id)
    assert moment(held["start"]) == opening.start
    assert set(await chart.statuses(*old_slots)) == {"free"}
    assert set(await chart.statuses(*new_slots)) == {"busy"}
    cancelled = await box.desk.cancel(Cancel(booked.visit.id), "call-3")
    assert cancelled.outcome is Outcome.CONFIRMED
    [held] = await chart.booked(booked.visit.id)
    assert held["status"] == "cancelled"
    assert set(await chart.statuses(*new_slots)) == {"free"}


async def test_a_booking_while_the_record_system_is_away_is_requested_and_arrives_once(box: Box, chart: Chart) -> None:
    hold_id, _, _ = await box.hold(next(PROVIDERS))
    box.cut()
    answer = await box.book(hold_id)
    assert answer.outcome is Outcome.REQUESTED
    assert answer.visit is not None
    visit_id = answer.visit.id
    await until(lambda: not box.child.status().reachable and box.child.status().waiting == 1)
    assert await chart.booked(visit_id) == []
    box.mend()
    await until(lambda: outbox.state(box.db, visit_id) == "ACKED")
    assert len(await chart.booked(visit_id)) == 1
    await until(lambda: box.child.status().reachable and box.child.status().waiting == 0)


async def test_a_time_the_clinic_took_during_the_outage_is_a_card_and_nothing_double(box: Box, chart: Chart) -> None:
    hold_id, _, slots = await box.hold(next(PROVIDERS))
    box.cut()
    answer = await box.book(hold_id)
    assert answer.visit is not None
    visit_id = answer.visit.id
    await chart.book_elsewhere(slots[0])
    box.mend()
    await until(lambda: outbox.state(box.db, visit_id) == "CONFLICT")
    assert await chart.booked(visit_id) == []
    assert [(card.kind, card.found, card.visit_id) for card in cards(box.db)] == [("conflict", "slot_taken", visit_id)]
    assert box.db.execute("select status from visits where id = ?", (visit_id,)).fetchone() == ("needs_attention",)
    assert (await chart.statuses(*slots))[1:] == ["free"] * (len(slots) - 1)


async def test_a_time_the_clinic_took_a_moment_ago_is_told_in_the_call(box: Box, chart: Chart) -> None:
    hold_id, _, slots = await box.hold(next(PROVIDERS))
    await chart.book_elsewhere(slots[0])
    answer = await box.book(hold_id)
    assert answer.outcome is Outcome.TAKEN


@pytest.mark.parametrize("when", ["hang", "hang_response"])
async def test_kill_9_between_sent_and_the_answer_ends_with_exactly_one_appointment(
    box: Box, chart: Chart, when: str
) -> None:
    hold_id, _, slots = await box.hold(next(PROVIDERS))
    box.proxy.faults.append(Fault("POST", "/Appointment", when))  # type: ignore[arg-type]
    answers: list[BookAnswer] = []

    async def book() -> None:
        answers.append(await box.book(hold_id))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(book)
        await until(lambda: ("POST", "/fhir/Appointment") in box.proxy.seen)
        assert box.db.execute("select state from outbox").fetchall() == [("SENT",)]
        box.kill()
    [answer] = answers
    assert answer.outcome is Outcome.REQUESTED
    assert answer.visit is not None
    visit_id = answer.visit.id
    await until(lambda: outbox.state(box.db, visit_id) == "ACKED")
    assert len(await chart.booked(visit_id)) == 1
    assert set(await chart.statuses(*slots)) == {"busy"}


async def test_kill_9_before_anything_was_sent_and_it_is_sent_once(box: Box, chart: Chart) -> None:
    """P, case 7: the row is on disk, nothing has left the box."""
    hold_id, _, slots = await box.hold(next(PROVIDERS))
    box.kill()
    await until(lambda: not box.child.status().reachable)
    answer = await box.book(hold_id)
    assert answer.outcome is Outcome.REQUESTED
    assert answer.visit is not None
    visit_id = answer.visit.id
    await until(lambda: outbox.state(box.db, visit_id) == "ACKED")
    assert box.db.execute("select attempts from outbox where key = ?", (visit_id,)).fetchone() == (1,)
    assert len(await chart.booked(visit_id)) == 1
    assert set(await chart.statuses(*slots)) == {"busy"}


async def test_a_child_that_dies_is_back_and_says_so(box: Box) -> None:
    box.kill()
    await until(lambda: not box.child.status().reachable)
    await until(lambda: box.child.status().reachable)
