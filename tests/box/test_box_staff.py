"""Key 0 brings a person, or the caller back; one caller too many waits in line."""

from __future__ import annotations

from pathlib import Path

import anyio
import numpy as np
import pytest
from fakes.real_box import RealBox
from fakes.real_caller import GREETED, dialling, rendered
from peers import sipp

from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import loud_windows
from appliance.rehearse.phone import Phone, free_address, telephone_at

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

CAPACITY = 2


async def test_staff_who_press_one_and_the_caller_hear_each_other(box: RealBox, staff_port: int) -> None:
    async with telephone_at("staff", f"127.0.0.1:{staff_port}") as desk, dialling(box) as caller:
        await caller.hears(GREETED)
        await caller.phone.press("0")
        with anyio.fail_after(10):
            await desk.rings()
        await desk.answer()
        assert await desk.turn_of_other(silence_ms=600, patience_s=8, since=0), "staff are told who it is"
        await desk.press("1")
        await anyio.sleep(1)
        assert await _carries(caller.phone, desk, "Hello, this is the front desk, how may I help you?")
        assert await _carries(desk, caller.phone, "I have a question about my last visit, please.")
        await caller.phone.hang_up()
        with anyio.fail_after(5):
            await desk.gone()
    assert "transferred" in (await caller.ended()).marks


async def test_a_caller_comes_back_when_nobody_takes_the_call(box: RealBox) -> None:
    async with dialling(box) as caller:
        await caller.hears(GREETED)
        await caller.phone.press("0")
        await caller.hears("no one can come to the phone", within_s=20)
        await caller.phone.press("1")
        await caller.hears("What should I tell them")


async def test_one_caller_too_many_is_answered_and_waits_in_line(box: RealBox, tmp_path: Path) -> None:
    before = (await box.page()).refused
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: sipp.run(box.sip, sipp.answered_call(), tmp_path, calls=CAPACITY, hold_ms=9000))
        await box.shows(lambda page: sum(call.live for call in page.calls) == CAPACITY)
        async with telephone_at("extra", free_address(box.sip)) as extra:
            await extra.dial(box.target)
            with anyio.fail_after(5):
                while not extra.other.last_loud:
                    await anyio.sleep(0.02)
            await extra.hang_up()
    assert (await box.page()).refused == before


async def _carries(hears: Phone, says: Phone, text: str) -> bool:
    """Whether what one says arrives at the other, loud enough to be speech."""
    begin, pcm = hears.other.end, await rendered(text)
    await says.play(pcm)
    await anyio.sleep(0.5)
    return _sound_s(hears.other.pcm[begin:]) > 0.5 * _sound_s(pcm)


def _sound_s(pcm: Pcm) -> float:
    return float(np.count_nonzero(loud_windows(pcm)) * 0.005)
