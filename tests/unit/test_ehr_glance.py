"""A booking begins with the slots as the call's live check saw them, and is none the less safe for it."""

from __future__ import annotations

import pytest
from fakes.model_clinic import Office, booking, cancelling, office

from appliance.ehr.profile import Strategy
from appliance.ehr.records import Held
from appliance.seams import Conflict, Pushed
from appliance.store.bodies import BookBody

pytestmark = pytest.mark.anyio

both_ways = pytest.mark.parametrize("way", [Strategy.SLOT_FIRST, Strategy.TRANSACTION])


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def seen(at: Office, body: BookBody) -> None:
    """As after the live check of the call."""
    slots = [at.server.held[f"Slot/{slot.ehr_id}"] for slot in body.slots]
    held = [Held(one, f'W/"{one["meta"]["versionId"]}"') for one in slots]
    at.ehr.glances.keep(body.provider_id, body.start, held)


@both_ways
async def test_a_time_the_call_has_just_looked_at_is_written_before_anything_is_asked(way: Strategy) -> None:
    async with office(way) as at:
        body = booking()
        seen(at, body)
        before = len(at.server.seen)
        assert isinstance(await at.push(body), Pushed)
        asked = [method for method, _ in at.server.seen[before:]]
        writes = 1 if way is Strategy.TRANSACTION else 3
        assert len(asked) - asked.count("GET") == writes
        assert asked.count("GET") == 2  # read back, and who else has the time
        assert [at.status(number) for number in (0, 1, 2)] == ["busy", "busy", "free"]


@both_ways
async def test_a_slot_taken_after_the_look_is_never_booked(way: Strategy) -> None:
    async with office(way) as at:
        seen(at, booking())
        at.take(1)
        assert await at.push(booking()) == Conflict("slot_taken")
        assert (at.booked(), at.status(0)) == ([], "free")


@both_ways
async def test_a_slot_only_edited_after_the_look_is_booked_all_the_same(way: Strategy) -> None:
    async with office(way) as at:
        seen(at, booking())
        at.server.put({**at.server.held["Slot/s1"], "comment": "room two"})
        assert isinstance(await at.push(booking()), Pushed)
        assert len(at.booked()) == 1


@both_ways
async def test_an_appointment_put_by_the_side_after_the_look_comes_first(way: Strategy) -> None:
    async with office(way) as at:
        first = booking()
        await at.push(first)
        [ours] = at.booked()
        theirs = {name: value for name, value in ours.items() if name not in ("identifier", "id", "meta")}
        await at.push(cancelling(first))
        theirs["participant"] = [
            {**theirs["participant"][0], "actor": {"reference": "Patient/p2"}},
            *theirs["participant"][1:],
        ]
        late = booking()
        seen(at, late)
        at.server.put({**theirs, "id": "by-the-side", "slot": []})
        assert await at.push(late) == Conflict("time_taken")
        assert await at.push(late, again=True) == Conflict("time_taken")
        assert [one["id"] for one in at.booked() if one["status"] == "booked"] == ["by-the-side"]
        assert (at.status(0), at.status(1)) == ("free", "free")


async def test_a_look_serves_one_booking_and_not_for_long() -> None:
    async with office(Strategy.TRANSACTION) as at:
        seen(at, booking())
        assert len(at.ehr.glances.take(booking())) == 2
        assert at.ehr.glances.take(booking()) == ()
        seen(at, booking(0, 1))
        assert at.ehr.glances.take(booking()) == ()  # other slots than were looked at
