"""Twins of one appointment are found by the whole reading and mended; nothing else is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fakes.maple import MONDAY
from fakes.model_clinic import START, Office, booking, office
from fakes.model_server import Habits, Resource

from appliance.ehr.profile import Strategy
from appliance.ehr.resource import VISIT
from appliance.ehr.twins import Twins
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.database import open_database
from appliance.store.mirror import begin_sweep
from appliance.store.visits import visit

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = open_database(":memory:", None)
    yield db
    db.close()


async def one_booked(at: Office) -> Resource:
    await at.push(booking())
    [held] = at.booked()
    return held


def found(at: Office) -> Twins:
    twins = Twins()
    for one in at.server.all("Appointment"):
        twins.read(one)
    return twins


async def test_twins_that_nobody_pushes_again_are_mended_by_the_reading() -> None:
    """Case 10."""
    async with office(Strategy.SLOT_FIRST, Habits(ignores_if_none_exist=True)) as at:
        held = await one_booked(at)
        at.server.put({**held, "id": "zz-second"})
        assert await found(at).mend(at.http) == 1
        assert [one["id"] for one in at.booked()] == [held["id"]]
        assert found(at).visits() == []


@pytest.mark.parametrize(
    "other",
    [
        {"start": (START + timedelta(days=7)).isoformat(), "end": (START + timedelta(days=7, minutes=30)).isoformat()},
        {"identifier": []},
        {"status": "cancelled"},
        {"identifier": [{"system": VISIT, "value": "another"}]},
    ],
)
async def test_what_only_looks_like_a_twin_is_left_alone(other: Resource) -> None:
    async with office(Strategy.SLOT_FIRST) as at:
        at.server.put({**await one_booked(at), "id": "zz-second", **other})
        assert found(at).visits() == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("stands", [True, False])
def test_a_twin_marked_as_an_error_never_cancels_the_visit(
    db: sqlite3.Connection, order: tuple[int, int], stands: bool
) -> None:
    both = [
        MirrorAppointment(
            ehr_id=ehr_id,
            version="1",
            key="visit-1",
            patient_ehr_id="p1",
            provider_id="ramirez",
            location_id="main",
            visit_type_id="sick",
            start=START,
            end=START + timedelta(minutes=30),
            active=active,
        )
        for ehr_id, active in (("a", True), ("b", stands))
    ]
    put_appointments(db, begin_sweep(db, MONDAY), [both[place] for place in order])
    put_appointments(db, begin_sweep(db, MONDAY + timedelta(minutes=1)), [both[place] for place in order])
    row = db.execute("select ehr_id, status from visits where id = 'visit-1'").fetchone()
    assert row == ("a", "confirmed")
    assert visit(db, "visit-1") is not None
