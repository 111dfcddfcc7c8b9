"""What is played at one end of a real call is what is heard at the other: whole, in order, and gone when flushed."""

from __future__ import annotations

from array import array
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from itertools import groupby

import anyio
import pytest
from peers.ports import free_port

from appliance.audio.frame import SILENCE, AudioFrame
from appliance.line.sip import SipLine, SipSettings
from appliance.seams import Call

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    """Real processes keep real time."""
    return "asyncio"


@asynccontextmanager
async def connected() -> AsyncGenerator[tuple[Call, Call], None]:
    here, there = (SipLine(SipSettings(host="127.0.0.1", port=free_port(), capacity=2)) for _ in range(2))
    async with here.open(), there.open(), anyio.create_task_group() as tasks:
        legs: list[Call] = []
        picked_up = anyio.Event()

        async def pick_up() -> None:
            async with aclosing(here.calls()) as calls:
                call = await anext(calls)
                await call.answer()
                legs.append(call)
                picked_up.set()

        tasks.start_soon(pick_up)
        away = await there.dial(here.status().address, ring_s=10)
        assert away is not None
        await picked_up.wait()
        yield legs[0], away
        tasks.cancel_scope.cancel()


def steady(level: int) -> AudioFrame:
    """A frame of one value, 1 to 7 thousand."""
    return AudioFrame(array("h", [level * 1000] * 160).tobytes())


async def hear(call: Call, count: int) -> list[int]:
    """The levels of the next frames that are not silent, each frame checked to be of one level throughout."""
    levels: list[int] = []
    with anyio.fail_after(20):
        async with aclosing(call.frames()) as frames:
            while len(levels) < count:
                samples = array("h", (await anext(frames)).pcm)
                found = {round(sample / 1000) for sample in samples}
                assert len(found) == 1, "a frame was cut in the wrong place"
                levels += found - {0}
    return levels


async def test_every_frame_arrives_once_in_order_and_uncut() -> None:
    sent = [1 + n % 7 for n in range(150)]
    async with connected() as (box, caller), anyio.create_task_group() as tasks:

        async def speak() -> None:
            for level in sent:
                await caller.play(steady(level))

        tasks.start_soon(speak)
        assert await hear(box, len(sent)) == sent


async def test_both_sides_may_speak_at_once() -> None:
    async with connected() as (box, caller), anyio.create_task_group() as tasks:
        heard: dict[str, list[int]] = {}

        async def talk(name: str, call: Call, level: int) -> None:
            async with anyio.create_task_group() as both:
                both.start_soon(listen, name, call)
                for _ in range(50):
                    await call.play(steady(level))

        async def listen(name: str, call: Call) -> None:
            heard[name] = await hear(call, 50)

        tasks.start_soon(talk, "box", box, 3)
        tasks.start_soon(talk, "caller", caller, 5)
    assert heard == {"box": [5] * 50, "caller": [3] * 50}


async def test_flushed_speech_is_not_heard_and_what_follows_is_heard_whole() -> None:
    async with connected() as (box, caller), anyio.create_task_group() as tasks:

        async def barge_in() -> None:
            for round_ in range(5):
                for _ in range(3):
                    await box.play(steady(2))
                await box.flush()
                for _ in range(6):
                    await box.play(steady(3 + round_ % 2))
            await box.play(steady(7))

        tasks.start_soon(barge_in)
        heard: list[int] = []
        while not heard or heard[-1] != 7:
            heard += await hear(caller, 1)
        after = [(level, len(list(run))) for level, run in groupby(heard) if level in (3, 4)]
        assert after == [(3, 6), (4, 6), (3, 6), (4, 6), (3, 6)]
        assert heard.count(2) < 15


async def test_the_last_words_before_hanging_up_are_heard() -> None:
    async with connected() as (box, caller):
        for _ in range(3):
            await box.play(SILENCE)
        for _ in range(3):
            await box.play(steady(6))
        await box.hang_up()
        assert await hear(caller, 3) == [6, 6, 6]
