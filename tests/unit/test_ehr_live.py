"""A time is looked at in the record system itself, and what is seen is not offered again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fakes.maple import MONDAY
from fakes.model_clinic import START, Office, booking, office
from fakes.model_server import Habits

from appliance.ehr.live import still_free
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import Strategy
from appliance.ehr.wire import StillFree
from appliance.store import busy
from appliance.store.database import open_database
from appliance.store.mirror import MirrorSlot, begin_sweep, put_slots
from appliance.store.slots import free_slots

pytestmark = pytest.mark.anyio

PRACTICE = Practice({"ramirez": "main"}, frozenset({"sick"}), "America/Chicago")
END = START + timedelta(minutes=30)


@pytest.fixture
def anyio_backend() -> str:
    """A server of its own answers, on a thread: real time."""
    return "asyncio"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """Mirrors the sixteen slots of the office."""
    db = open_database(":memory:", None)
    rows = [
        MirrorSlot(
            ehr_id=f"s{number}",
            version="1",
            schedule_id="k1",
            provider_id="ramirez",
            location_id="main",
            free=True,
            start=START + timedelta(minutes=15 * number),
            end=START + timedelta(minutes=15 * number + 15),
        )
        for number in range(16)
    ]
    put_slots(db, begin_sweep(db, MONDAY), rows)
    yield db
    db.close()


async def free(db: sqlite3.Connection, there: Office) -> bool | None:
    asked = StillFree(key="k", provider_id="ramirez", start=START, end=END)
    return await still_free(db, there.http, PRACTICE, asked, MONDAY)


def offered(db: sqlite3.Connection) -> int:
    """Free slots under the time, as the mirror has it."""
    return len(free_slots(db, ("ramirez",), START, END)["ramirez"])


async def test_a_time_nobody_has_is_free(db: sqlite3.Connection) -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        assert await free(db, there) is True
    assert offered(db) == 2


async def test_a_slot_that_was_taken_is_seen_and_not_offered_again(db: sqlite3.Connection) -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        there.take(1)
        assert await free(db, there) is False
    assert offered(db) == 1


async def test_a_slot_that_was_withdrawn_is_seen_and_not_offered_again(db: sqlite3.Connection) -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        there.server.handle("DELETE", "/fhir/Slot/s0", {}, None)
        assert await free(db, there) is False
    assert offered(db) == 1


async def test_an_appointment_over_free_slots_is_seen_and_its_time_is_taken(db: sqlite3.Connection) -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        await there.push(booking())
        for number in (0, 1):
            there.server.put({**there.server.held[f"Slot/s{number}"], "status": "free"})
        assert await free(db, there) is False
    assert [one.start for one in busy.taken(db, START, END, MONDAY)] == [START]


async def test_a_search_that_is_not_filtered_says_nothing_of_other_times(db: sqlite3.Connection) -> None:
    """EHR.md section 8, case 28."""
    async with office(Strategy.SLOT_FIRST, Habits(ignores_search=True)) as there:
        await there.push(booking(4))
        assert await free(db, there) is True


async def test_a_server_that_is_not_there_says_nothing(db: sqlite3.Connection) -> None:
    """EHR.md section 8, case 15."""
    async with office(Strategy.SLOT_FIRST) as there:
        there.http.base_url = "http://127.0.0.1:9/fhir/"
        assert await free(db, there) is None
    assert offered(db) == 2
