"""What staff did to a visit while a change of it waited: what is theirs since then is left alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from fakes.model_clinic import Office, booking, moving, office, office_resources
from fakes.model_server import Resource
from fakes.sekmet import cancelling

from appliance.ehr import claims
from appliance.ehr.mapping import claimed
from appliance.ehr.profile import Strategy
from appliance.ehr.resource import CLAIM, identified
from appliance.seams import Conflict, Pushed
from appliance.store.bodies import CancelBody

pytestmark = pytest.mark.anyio

both_ways = pytest.mark.parametrize("way", [Strategy.SLOT_FIRST, Strategy.TRANSACTION])


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def second_doctor(at: Office) -> None:
    """Kim, whose slots are called as Ramirez's are, with a k before."""
    for one in office_resources("kim", "k"):
        at.server.put(one)


def staff_give(at: Office, one: Resource, who: str, slots: list[str]) -> None:
    """Staff put an appointment on other slots, and know nothing of our marks."""
    taken = [at.server.held[f"Slot/{slot}"] for slot in slots]
    for slot in taken:
        at.server.put({**slot, "status": "busy"})
    people = [one["participant"][0], {"actor": {"reference": f"Practitioner/{who}"}, "status": "accepted"}]
    at.server.put(
        {
            **one,
            "start": taken[0]["start"],
            "end": taken[-1]["end"],
            "slot": [{"reference": f"Slot/{slot}"} for slot in slots],
            "participant": [*people, *one["participant"][2:]],
        }
    )


def staff_free(at: Office, slots: list[str]) -> None:
    for one in slots:
        slot = at.server.held[f"Slot/{one}"]
        at.server.put({name: value for name, value in slot.items() if name != "identifier"} | {"status": "free"})


def at_kim(body: CancelBody) -> CancelBody:
    """The same wish, of a visit that the box believes with Kim since a move that came to nothing."""
    slots = tuple(msgspec.structs.replace(slot, ehr_id=f"k{slot.ehr_id}") for slot in body.slots)
    return msgspec.structs.replace(body, provider_id="kim", slots=slots)


@both_ways
@pytest.mark.parametrize("taken", [True, False])
async def test_a_cancellation_of_a_visit_believed_with_someone_else_opens_no_time_under_another(
    way: Strategy, taken: bool
) -> None:
    """Cases 20 and 21: found by torture. The slots its appointment names are free only if *their* provider is."""
    async with office(way) as at:
        second_doctor(at)
        body, other = booking(), booking(4)
        await at.push(body)
        await at.push(other)
        ours, theirs = at.booked()
        staff_free(at, ["s0", "s1"])
        at.server.put({**ours, "status": "cancelled"})
        if taken:
            staff_give(at, theirs, "ramirez", ["s0", "s1"])
        else:
            at.take(0)  # left shut, and nobody stands there
            staff_give(at, theirs, "kim", ["ks0", "ks1"])
        assert isinstance(await at.push(at_kim(cancelling(body))), Pushed)
        assert [at.status(number) for number in (0, 1)] == (["busy", "busy"] if taken else ["free", "free"])
        assert at.server.held["Slot/ks0"]["status"] == ("free" if taken else "busy")


@both_ways
async def test_a_move_of_a_visit_that_staff_gave_to_someone_else_opens_no_time_under_another(way: Strategy) -> None:
    """Case 21: the same time, another doctor, and somebody squeezed in over it there."""
    async with office(way) as at:
        second_doctor(at)
        body = booking()
        await at.push(body)
        [held] = at.booked()
        staff_give(at, held, "kim", ["ks0", "ks1"])
        staff_free(at, ["s0", "s1"])
        staff_give(at, {**held, "id": "squeezed-in", "identifier": []}, "kim", ["ks1"])
        assert isinstance(await at.push(moving(body, 8)), Pushed)
        assert [at.server.held[f"Slot/ks{number}"]["status"] for number in (0, 1)] == ["free", "busy"]
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["free", "free", "busy", "busy"]


@both_ways
async def test_a_booking_that_staff_moved_before_it_was_answered_is_theirs_whoever_took_its_time_since(
    way: Strategy,
) -> None:
    """Cases 7 and 21: found by torture. Its answer was lost; the next try withdrew it from where staff had put it."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        [held] = at.booked()
        staff_free(at, ["s0", "s1"])
        staff_give(at, {**held, "id": "somebody", "identifier": []}, "ramirez", ["s0", "s1"])
        at.server.now += timedelta(seconds=1)
        staff_give(at, held, "ramirez", ["s8", "s9"])
        assert await at.push(body, again=True) == Conflict("appointment_moved")
        assert sorted(one["id"] for one in at.booked()) == sorted(["somebody", held["id"]])
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["busy"] * 4


def squeeze_in(at: Office, slot: str, *, named: bool = True) -> None:
    """Staff put somebody over a slot that is shut already, and touch the slot itself in no way. `named`: by it."""
    here, person = at.server.held[f"Slot/{slot}"], {"actor": {"reference": "Patient/p1"}, "status": "accepted"}
    actors = [person, {"actor": {"reference": "Practitioner/ramirez"}, "status": "accepted"}]
    at.server.put(
        {
            "resourceType": "Appointment",
            "id": "squeezed-in",
            "status": "booked",
            "start": here["start"],
            "end": here["end"],
            "slot": [{"reference": f"Slot/{slot}"}] if named else [],
            "participant": actors,
        }
    )


def marked(at: Office) -> list[str]:
    """The slots that carry our mark."""
    return sorted(one["id"] for one in at.server.all("Slot") if identified(one, CLAIM))


@both_ways
@pytest.mark.parametrize("moved", [True, False])
async def test_whoever_was_squeezed_in_keeps_the_time_without_our_mark(way: Strategy, moved: bool) -> None:
    """Case 21: found by torture. The mark would keep the slot shut when the one squeezed in has gone, too."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        squeeze_in(at, "s1")
        assert isinstance(await at.push(moving(body, 8) if moved else cancelling(body)), Pushed)
        assert [at.status(number) for number in (0, 1)] == ["free", "busy"]
        assert marked(at) == (["s8", "s9"] if moved else [])


async def test_what_a_move_cut_off_had_claimed_is_not_opened_under_somebody_squeezed_in_there() -> None:
    """Cases 4 and 21: the Internet went after the new slots were won, and staff moved the visit themselves."""
    async with office(Strategy.SLOT_FIRST) as at:
        body = booking()
        await at.push(body)
        wanted = moving(body, 8)
        for number in (8, 9):
            at.server.put(claimed(at.server.held[f"Slot/s{number}"], body.key))
        squeeze_in(at, "s9")
        [held] = [one for one in at.booked() if one["id"] != "squeezed-in"]
        staff_give(at, held, "ramirez", ["s4", "s5"])
        staff_free(at, ["s0", "s1"])
        assert await at.push(wanted, again=True) == Conflict("appointment_moved")
        assert [at.status(number) for number in (0, 1, 4, 5, 8, 9)] == ["free", "free", "busy", "busy", "free", "busy"]
        assert marked(at) == []


@both_ways
async def test_the_old_time_of_a_visit_that_staff_moved_on_is_not_opened_under_somebody_there(way: Strategy) -> None:
    """Case 21: whoever was squeezed in there names no slot, as FHIR allows."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        squeeze_in(at, "s1", named=False)
        [held] = [one for one in at.booked() if one["id"] != "squeezed-in"]
        staff_give(at, held, "ramirez", ["s4", "s5"])
        assert await at.push(moving(body, 8)) == Conflict("appointment_moved")
        assert [at.status(number) for number in (0, 1)] == ["free", "busy"]
        assert marked(at) == []


async def test_who_was_put_there_while_a_slot_was_given_back_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases 5 and 21: staff edit the slot between the look and the write, which is when they squeeze somebody in."""
    async with office(Strategy.SLOT_FIRST) as at:
        body = booking()
        await at.push(body)
        asked = claims.neighbours

        async def late(*args: Any, **rest: Any) -> list[Resource]:
            found = await asked(*args, **rest)
            if not [one for one in at.booked() if one["id"] == "squeezed-in"]:
                squeeze_in(at, "s1")
                at.server.put({**at.server.held["Slot/s1"], "comment": "seen"})
            return found

        monkeypatch.setattr(claims, "neighbours", late)
        assert isinstance(await at.push(cancelling(body)), Pushed)
        assert [at.status(number) for number in (0, 1)] == ["free", "busy"]
        assert marked(at) == []


@both_ways
async def test_what_an_earlier_try_had_claimed_is_let_go_of_and_what_staff_have_blocked_stays(way: Strategy) -> None:
    """Cases 3 and 4: cut off with two slots won; by the next try staff have blocked the one."""
    async with office(way) as at:
        body = booking()
        for number in (0, 1):
            at.server.put(claimed(at.server.held[f"Slot/s{number}"], body.key))
        at.server.put({**at.server.held["Slot/s1"], "status": "busy-unavailable"})
        assert await at.push(body, again=True) == Conflict("slot_taken")
        assert [at.status(number) for number in (0, 1)] == ["free", "busy-unavailable"]
        assert marked(at) == []


@both_ways
async def test_a_try_that_finds_its_time_taken_lets_go_of_what_an_earlier_one_had_claimed(way: Strategy) -> None:
    """Cases 4 and 7."""
    async with office(way) as at:
        body = booking()
        at.server.put(claimed(at.server.held["Slot/s0"], body.key))
        squeeze_in(at, "s1")
        assert await at.push(body, again=True) == Conflict("time_taken")
        assert (at.status(0), marked(at)) == ("free", [])
