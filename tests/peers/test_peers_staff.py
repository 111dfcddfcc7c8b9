"""The line rings strangers' telephones: staff who answer, are busy, never answer or cannot be reached."""

from __future__ import annotations

from contextlib import aclosing
from pathlib import Path

import anyio
import pytest
from peers import sipp
from peers.ports import free_port
from peers.reception import reception
from peers.softphone import softphone

from appliance.audio.frame import AudioFrame

pytestmark = [pytest.mark.anyio, pytest.mark.peers]

LOUD = AudioFrame((b"\x00\x30" * 4 + b"\x00\xd0" * 4) * 20)


@pytest.fixture
def anyio_backend() -> str:
    """Real peers keep real time."""
    return "asyncio"


async def test_staff_who_answer_hear_and_are_heard_and_can_press_one(tmp_path: Path) -> None:
    async with reception() as desk, softphone(tmp_path) as phone:
        leg = await desk.line.dial(phone.address, ring_s=10)
        assert leg is not None
        for _ in range(50):
            await leg.play(LOUD)
        await phone.press("1")
        with anyio.fail_after(10):
            async with aclosing(leg.digits()) as digits:
                assert await anext(digits) == "1"
            async with aclosing(leg.frames()) as frames:
                while not any((await anext(frames)).pcm):
                    pass
            await phone.hang_up()
            assert [key async for key in leg.digits()] == []
    assert phone.heard_loud()


async def test_busy_staff_are_known_at_once(tmp_path: Path) -> None:
    async with reception() as desk, sipp.staff([sipp.rung(), sipp.decline()], tmp_path) as address:
        with anyio.fail_after(10):
            assert await desk.line.dial(address, ring_s=30) is None


async def test_staff_who_never_answer_stop_ringing_when_the_time_is_up(tmp_path: Path) -> None:
    async with reception() as desk, sipp.staff([sipp.rung(), sipp.see_cancelled()], tmp_path) as address:
        assert await desk.line.dial(address, ring_s=0.5) is None


async def test_staff_stop_ringing_when_nobody_waits_for_them_any_more(tmp_path: Path) -> None:
    async with reception() as desk, sipp.staff([sipp.rung(), sipp.see_cancelled()], tmp_path) as address:
        with anyio.move_on_after(0.5):
            await desk.line.dial(address, ring_s=30)


@pytest.mark.parametrize("address", ["sip:desk@127.0.0.1:{port}", "sip:", "desk", "", "sip:desk@[::1", "sip:a b@c"])
async def test_staff_who_cannot_be_reached_are_nobody(address: str) -> None:
    async with reception() as desk:
        assert await desk.line.dial(address.format(port=free_port()), ring_s=1) is None
        assert desk.line.status().up
        assert desk.line.status().restarts == 0
