"""The desk, the store, the EHR process and Open Dental's fake, with the way between the last two cut at will."""

from __future__ import annotations

import os
import signal
import sqlite3
import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import anyio
import pytest
from fakes.fault_proxy import Fault
from fakes.maple import StandingClock
from fakes.open_dental_office import ACCESS, DENTIST, SETTINGS, Place, office

from appliance.call.desk import Desk
from appliance.clinic.load import parse_clinic
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening
from appliance.dialogue.acts import Book, Outcome, Wanted
from appliance.dialogue.events import BookAnswer
from appliance.ehr.link import EhrChild
from appliance.store import outbox
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def clinic() -> Clinic:
    """The demo's, whose Dr. Nguyen is provider 1 of the office."""
    text = files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")
    return parse_clinic(tomllib.loads(text.replace('"nguyen"', f'"{DENTIST}"')), "demo.toml").clinic


@dataclass(slots=True)
class Box:
    """As much of the box as a booking needs."""

    desk: Desk
    child: EhrChild
    db: sqlite3.Connection
    place: Place

    async def find(self) -> Opening:
        kind = next(one.id for one in clinic().visit_types if DENTIST in one.providers)
        found = await self.desk.find_openings(Wanted(visit_type_id=kind, provider_id=DENTIST))
        return found.openings[0]

    async def book(self, opening: Opening) -> BookAnswer:
        answer = await self.desk.hold(opening, "call-1")
        assert answer.hold_id is not None
        patient = self.db.execute("select id from patients where ehr_id = '11'").fetchone()[0]
        return await self.desk.book(Book(answer.hold_id, patient, "+15550142", "it hurts"), "call-1", "en")

    def kill(self) -> None:
        """kill -9 of the EHR process."""
        for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
            if b"appliance.ehr.sync" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(int(pid), signal.SIGKILL)


@asynccontextmanager
async def a_box(folder: Path) -> AsyncIterator[Box]:
    clock, file = StandingClock(), folder / "box.db"
    async with office() as place, anyio.create_task_group() as tasks:
        with closing(open_database(file, None)) as db, closing(open_database(file, None)) as own:
            child = EhrChild(
                base_url=place.proxy.base_url,
                access=ACCESS,
                open_dental=SETTINGS,
                every_s=1,
                database=file,
                key=None,
                clinic=clinic(),
                clock=clock,
            )
            tasks.start_soon(child.run)
            assert await child.wait_synced(60)
            yield Box(Desk(own, clinic(), clock, child), child, db, place)
            tasks.cancel_scope.cancel()


async def until(true: Callable[[], bool]) -> None:
    with anyio.fail_after(60):
        while not true():
            await anyio.sleep(0.05)


async def test_a_call_books_in_open_dental_and_hears_that_it_is_confirmed(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        answer = await box.book(await box.find())
        assert answer.outcome is Outcome.CONFIRMED
        [row] = box.place.booked()
        assert (row["PatNum"], row["AptDateTime"]) == (11, "2026-11-24 08:00:00")


async def test_a_time_the_front_desk_took_a_moment_ago_is_heard_of_before_the_yes(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        opening = await box.find()
        box.place.staff_book(opening.start)
        assert (await box.desk.hold(opening, "call-1")).hold_id is None


async def test_kill_9_after_the_write_ends_with_one_appointment_in_open_dental(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        box.place.proxy.faults.append(Fault("POST", "appointments", "hang_response", times=1))
        async with anyio.create_task_group() as tasks:

            async def kill() -> None:
                await until(lambda: bool(box.place.booked()))
                box.kill()

            tasks.start_soon(kill)
            answer = await box.book(await box.find())
        assert answer.outcome is Outcome.REQUESTED
        assert answer.visit is not None
        key = answer.visit.id
        await until(lambda: outbox.state(box.db, key) == "ACKED")
        assert len(box.place.booked()) == 1
