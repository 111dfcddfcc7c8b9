from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

import anyio
import pytest
from fakes.line import FakeCall, FakeLine, Pickup
from fakes.speech import FakeSynthesizer

from appliance.call.bridge import ACCEPT_S, fetch, fetch_beside, join
from appliance.call.speak import Utterance

pytestmark = pytest.mark.anyio

OFFER = Utterance("press one to take this call", "en")


async def fetched(line: FakeLine, *addresses: str) -> FakeCall | None:
    async with line.open():
        leg = await fetch(line, addresses, ring_s=20, offer=OFFER, voice=FakeSynthesizer(seconds=2))
    assert leg is None or isinstance(leg, FakeCall)
    return leg


async def test_a_person_who_presses_one_gets_the_call():
    staff = FakeCall(presses=[(3.0, "1")])
    assert await fetched(FakeLine(pickups=[Pickup(2.0, staff)]), "sip:desk@x") is staff
    assert not staff.box_hung_up


async def test_voicemail_answers_but_presses_nothing_and_the_next_number_is_tried():
    voicemail, person = FakeCall(), FakeCall(presses=[(1.0, "1")])
    line = FakeLine(pickups=[Pickup(2.0, voicemail), Pickup(2.0, person)])
    start = anyio.current_time()
    assert await fetched(line, "sip:desk@x", "sip:mobile@x") is person
    assert voicemail.box_hung_up
    assert anyio.current_time() - start < 2 + ACCEPT_S + 2 + 2


async def test_another_key_is_not_a_yes():
    staff = FakeCall(presses=[(1.0, "2"), (1.5, "9")])
    assert await fetched(FakeLine(pickups=[Pickup(1.0, staff)]), "sip:desk@x") is None


async def test_staff_who_hang_up_during_the_offer_are_not_waited_for():
    staff = FakeCall(leaves_s=1.0)
    start = anyio.current_time()
    assert await fetched(FakeLine(pickups=[Pickup(1.0, staff)]), "sip:desk@x") is None
    assert anyio.current_time() - start < 3


async def test_nobody_at_all_is_a_value_not_an_error():
    assert await fetched(FakeLine(), "sip:desk@x") is None
    assert await fetched(FakeLine()) is None


async def test_both_voices_are_carried_until_one_side_hangs_up():
    caller, staff = FakeCall(speaks=[(0.0, 2.0)], leaves_s=5), FakeCall(speaks=[(1.0, 3.0)])
    await caller.answer()
    await staff.answer()
    async with aclosing(caller.frames()) as audio:
        await join(caller, staff, audio)
    assert staff.box_hung_up
    assert staff.sounds()[0][1] == pytest.approx(2.0, abs=0.1)
    assert caller.sounds()[0][0] == pytest.approx(1.0, abs=0.1)


async def test_staff_are_hung_up_when_the_call_they_took_is_ended_from_our_side():
    caller, staff = FakeCall(), FakeCall()
    await caller.answer()
    await staff.answer()
    async with aclosing(caller.frames()) as audio:
        with anyio.move_on_after(1):
            await join(caller, staff, audio)
    assert staff.box_hung_up


async def test_a_leg_accepted_in_the_moment_of_the_end_is_hung_up():
    class Late(FakeCall):
        async def digits(self) -> AsyncGenerator[str, None]:
            await anyio.sleep(1)
            end.cancel()
            yield "1"

    staff = Late()
    with anyio.CancelScope() as end:
        await fetched(FakeLine(pickups=[Pickup(1.0, staff)]), "sip:desk@x")
    assert end.cancelled_caught
    assert staff.box_hung_up


@pytest.mark.parametrize("ended", [True, False])
async def test_a_leg_fetched_in_the_moment_of_the_end_is_hung_up(ended: bool):
    staff = FakeCall()
    await staff.answer()

    async def fetch_it() -> FakeCall:
        if ended:
            end.cancel()
        return staff

    with anyio.CancelScope() as end:
        assert await fetch_beside(fetch_it, anyio.sleep_forever) is staff
    assert staff.box_hung_up == ended
