"""The scripted caller is exact: what other tests measure on it is measured right."""

from __future__ import annotations

from contextlib import aclosing

import anyio
import pytest
from fakes.line import NOBODY, VOICE, FakeCall, FakeLine, Pickup

from appliance.audio.frame import SILENCE
from appliance.errors import CallGone, LineError

pytestmark = pytest.mark.anyio


async def test_a_voice_is_heard_at_its_seconds_and_the_leg_ends_at_its_second() -> None:
    call = FakeCall(speaks=[(0.1, 0.2)], leaves_s=0.3)
    await call.answer()
    heard = [(round(call.now_s, 2), frame) async for frame in call.frames()]
    assert [frame for _, frame in heard] == [SILENCE] * 5 + [VOICE] * 5 + [SILENCE] * 5
    assert heard[0][0] >= 0.02
    assert call.when("caller left") >= 0.3 - 1e-6


async def test_a_slow_listener_loses_nothing() -> None:
    call = FakeCall(leaves_s=0.4)
    await call.answer()
    await anyio.sleep(0.2)
    frames = 0
    async for _ in call.frames():
        frames += 1
    assert frames == 20


async def test_keys_come_at_their_time_even_those_pressed_live() -> None:
    call = FakeCall(presses=[(0.05, "1")], leaves_s=0.3)
    await call.answer()
    call.press("#", after_s=0.1)
    assert [key async for key in call.digits()] == ["1", "#"]


async def test_play_never_runs_more_than_three_frames_ahead_and_flush_takes_back_the_unheard() -> None:
    call = FakeCall()
    await call.answer()
    for _ in range(10):
        await call.play(VOICE)
        assert call.played[-1].at_s - call.now_s <= 0.04 + 1e-6
    before = len(call.played)
    await call.flush()
    assert before - len(call.played) in (2, 3)
    assert len(call.sounds()) == 1


async def test_after_the_caller_left_play_says_so_and_tidying_up_is_safe() -> None:
    call = FakeCall(leaves_s=0.05)
    await call.answer()
    await call.play(VOICE)
    await anyio.sleep(0.1)
    with pytest.raises(CallGone):
        await call.play(VOICE)
    await call.flush()
    await call.hang_up()
    await call.hang_up()
    assert not call.box_hung_up


async def test_a_caller_who_gives_up_while_it_rings_cannot_be_answered() -> None:
    with pytest.raises(CallGone):
        await FakeCall(leaves_s=0).answer()


async def test_leaving_live_ends_every_wait() -> None:
    call = FakeCall()
    await call.answer()
    ended: list[str] = []

    async def hear() -> None:
        async for _ in call.frames():
            pass
        ended.append("frames")

    async def feel() -> None:
        async for _ in call.digits():
            pass
        ended.append("digits")

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(hear)
        tasks.start_soon(feel)
        await anyio.sleep(0.05)
        call.leave()
    assert sorted(ended) == ["digits", "frames"]


async def test_the_line_rings_by_its_script_and_ends_with_open() -> None:
    first, second = FakeCall(), FakeCall()
    line = FakeLine([(0.05, second), (0.0, first)])
    got = []
    async with line.open():
        assert line.status().up
        async with aclosing(line.calls()) as calls:
            async for call in calls:
                got.append(call)
                if call is second:
                    break
    assert got == [first, second]
    assert not line.status().up
    assert [call async for call in line.calls()] == []


async def test_a_broken_line_does_not_open() -> None:
    with pytest.raises(LineError, match="no cable"):
        async with FakeLine(broken="no cable").open():
            pass


async def test_dialling_follows_the_script_and_tells_how_it_ended() -> None:
    staff = FakeCall()
    line = FakeLine(pickups=[Pickup(0.05, staff), Pickup(0.01, None), NOBODY, NOBODY])
    async with line.open():
        assert await line.dial("sip:desk@x", ring_s=1) is staff
        assert await line.dial("sip:desk@x", ring_s=1) is None
        assert await line.dial("sip:desk@x", ring_s=0.05) is None
        with anyio.move_on_after(0.05):
            await line.dial("sip:desk@x", ring_s=1)
    assert [dial.outcome for dial in line.dialled] == ["answered", "busy", "no_answer", "cancelled"]
