"""A room that staff have given away a moment ago is not booked again, whoever treats there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import msgspec
import pytest
from fakes.maple import MONDAY
from fakes.model_clinic import START, Office, booking, moving, office
from fakes.model_server import Resource

from appliance.ehr.live import still_free
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import Strategy
from appliance.ehr.records import Held
from appliance.ehr.wire import StillFree
from appliance.seams import Conflict, Pushed
from appliance.store import busy
from appliance.store.bodies import BookBody
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio

both_ways = pytest.mark.parametrize("way", [Strategy.SLOT_FIRST, Strategy.TRANSACTION])
PRACTICE = Practice({"ramirez": "main", "chen": "main"}, frozenset({"sick"}), "America/Chicago", frozenset({"op-1"}))
END = START + timedelta(minutes=30)
ELSEWHERE = [
    {"room": "op-2"},
    {"late": 30},
    {"late": -30},
    {"status": "cancelled"},
    {"status": "entered-in-error"},
]
"""What another provider's appointment may be without being in the way of op-1 at that time."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


def theirs(
    who: str = "chen", room: str = "op-1", late: int = 0, patient: str = "p2", status: str = "booked"
) -> Resource:
    """Staff have put somebody there."""
    start, people = START + timedelta(minutes=late), (f"Patient/{patient}", f"Practitioner/{who}", f"Location/{room}")
    return {
        "resourceType": "Appointment",
        "id": "theirs",
        "status": status,
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=30)).isoformat(),
        "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in people],
    }


def ours(first: int = 0) -> BookBody:
    return booking(first, room_id="op-1")


def glance(at: Office, body: BookBody) -> None:
    slots = [at.server.held[f"Slot/{slot.ehr_id}"] for slot in body.slots]
    at.ehr.glances.keep(body.provider_id, body.start, [Held(one, f'W/"{one["meta"]["versionId"]}"') for one in slots])


@both_ways
@pytest.mark.parametrize("seen", [False, True])
@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("patient", ["p1", "p2"])
async def test_a_room_somebody_else_has_is_not_booked(way: Strategy, seen: bool, again: bool, patient: str) -> None:
    async with office(way) as at:
        body = ours()
        if seen:
            glance(at, body)
        at.server.put(theirs(patient=patient))
        assert await at.push(body, again=again) == Conflict("time_taken")
        assert [one["id"] for one in at.booked()] == ["theirs"]
        assert (at.status(0), at.status(1)) == ("free", "free")


@both_ways
@pytest.mark.parametrize("other", ELSEWHERE)
async def test_a_room_that_is_free_is_booked(way: Strategy, other: dict[str, object]) -> None:
    async with office(way) as at:
        at.server.put(theirs(**other))  # type: ignore[arg-type]
        assert isinstance(await at.push(ours()), Pushed)


@both_ways
async def test_where_no_room_is_wanted_none_is_in_the_way(way: Strategy) -> None:
    async with office(way) as at:
        at.server.put(theirs())
        assert isinstance(await at.push(booking()), Pushed)


@both_ways
@pytest.mark.parametrize(("late", "free"), [(60, False), (0, True), (90, True)])
async def test_a_visit_is_moved_only_where_its_room_is_free(way: Strategy, late: int, free: bool) -> None:
    async with office(way) as at:
        body = ours()
        await at.push(body)
        at.server.put(theirs(late=late))
        change = msgspec.structs.replace(moving(body, 4), room_id="op-1", old_room_id="op-1")
        outcome = await at.push(change)
        assert isinstance(outcome, Pushed) if free else outcome == Conflict("time_taken")


@pytest.mark.parametrize("who", ["chen", "somebody"])
async def test_a_room_taken_meanwhile_is_seen_in_the_call_and_not_offered_again(
    db: sqlite3.Connection, who: str
) -> None:
    async with office(Strategy.SLOT_FIRST) as at:
        asked = StillFree(key="k", provider_id="ramirez", start=START, end=END, room_id="op-1")
        assert await still_free(db, at.http, PRACTICE, asked, MONDAY) is True
        at.server.put(theirs(who=who))
        assert await still_free(db, at.http, PRACTICE, asked, MONDAY) is False
        assert [one.start for one in busy.taken(db, START, END, MONDAY, (busy.room("op-1"),))] == [START]
        assert await still_free(db, at.http, PRACTICE, msgspec.structs.replace(asked, room_id=None), MONDAY) is True


@pytest.mark.parametrize("other", ELSEWHERE)
async def test_a_room_that_is_free_is_seen_to_be(db: sqlite3.Connection, other: dict[str, object]) -> None:
    async with office(Strategy.SLOT_FIRST) as at:
        at.server.put(theirs(**other))  # type: ignore[arg-type]
        asked = StillFree(key="k", provider_id="ramirez", start=START, end=END, room_id="op-1")
        assert await still_free(db, at.http, PRACTICE, asked, MONDAY) is True
