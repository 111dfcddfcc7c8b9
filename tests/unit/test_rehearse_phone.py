"""The rehearsal's telephone against another one: real processes, real SIP and RTP over loopback."""

from __future__ import annotations

import anyio
import numpy as np
import pytest

from appliance.errors import CallGone
from appliance.rehearse.energy import last_speech, reply_after
from appliance.rehearse.phone import Phone, free_address, telephone_at

pytestmark = pytest.mark.anyio

VOICE = (6000 * np.sin(2 * np.pi * 700 * np.arange(4000) / 8000)).astype(np.int16)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def answer_each_turn(box: Phone, turns: int) -> None:
    await box.rings()
    await box.answer()
    since = 0
    for _ in range(turns):
        await box.turn_of_other(silence_ms=300, patience_s=10, since=since)
        since = box.other.end
        await box.play(VOICE)
    await box.gone()


async def test_a_call_is_recorded_both_ways_and_its_latency_read_off() -> None:
    here, there = free_address("127.0.0.1:5060"), free_address("127.0.0.1:5060")
    async with telephone_at("+15550111", here) as caller, telephone_at("box", there) as box:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(answer_each_turn, box, 2)
            await caller.dial(f"sip:box@{there}")
            assert caller.setup_ms is not None
            for _ in range(2):
                await caller.play(VOICE)
                await caller.turn_of_other(silence_ms=300, patience_s=10, since=caller.said[-1][0])
            await caller.press("1#")
            await anyio.sleep(0.6)
            await caller.hang_up()
        for spoken in caller.said:
            end = last_speech(caller.own.pcm, spoken)
            start = reply_after(caller.other.pcm, spoken, caller.other.end)
            assert end is not None
            assert start is not None
            assert (start - end) / 8 > 290
        assert box.keys == ["1", "#"]
        assert box.rang_at is not None


async def test_a_number_nobody_answers_ends_with_a_reason() -> None:
    here, there = free_address("127.0.0.1:5060"), free_address("127.0.0.1:5060")
    async with telephone_at("+15550111", here) as caller, telephone_at("box", there):
        with pytest.raises(CallGone):
            await caller.dial(f"sip:nobody@{there}")
        await caller.hang_up()


async def test_a_call_the_other_side_ends_is_over() -> None:
    here, there = free_address("127.0.0.1:5060"), free_address("127.0.0.1:5060")
    async with telephone_at("+15550111", here) as caller, telephone_at("box", there) as box:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(caller.dial, f"sip:box@{there}")
            await box.rings()
            await box.answer()
        await box.hang_up()
        with pytest.raises(CallGone):
            await caller.turn_of_other(silence_ms=300, patience_s=5)


async def test_speaking_into_a_call_that_is_over_says_so_instead_of_waiting() -> None:
    here, there = free_address("127.0.0.1:5060"), free_address("127.0.0.1:5060")
    async with telephone_at("+15550111", here) as caller, telephone_at("box", there) as box:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(answer_each_turn, box, 0)
            await caller.dial(f"sip:box@{there}")
            await caller.hang_up()
        with anyio.fail_after(5), pytest.raises(CallGone):
            await caller.play(VOICE)
