"""kill -9 of any child in the middle of a call: nobody is left in silence, and the next caller notices nothing."""

from __future__ import annotations

import anyio
import pytest
from fakes.real_box import RealBox
from fakes.real_caller import GREETED, STUCK, answers, dialling

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

BACK_WITHIN_S = 3.0
"""The promise for the line; 0.5 s is usual."""

ANSWERED = ("What is the visit for", "particular provider", "What day and time", "first and last name")


async def test_a_killed_line_ends_its_call_and_is_back_in_three_seconds(box: RealBox) -> None:
    before = (await box.page()).restarts
    async with dialling(box) as caller:
        await caller.hears(GREETED)
        await box.kill("appliance.line.sip_process")
        with anyio.fail_after(BACK_WITHIN_S):
            await box.shows(lambda page: page.up and page.restarts == before + 1)
        assert not (await caller.ended()).live
        assert await answers(box)


async def test_a_call_goes_on_when_the_recognizer_is_killed(box: RealBox) -> None:
    async with dialling(box) as caller:
        await caller.hears(GREETED)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(caller.says, "I would like to make an appointment for a physical, please.")
            await anyio.sleep(1.5)
            await box.kill("appliance.speech.recognizer_process")
        await caller.hears(*ANSWERED, *STUCK)


async def test_a_call_goes_on_when_the_voice_is_killed(box: RealBox) -> None:
    async with dialling(box, "+13125550101") as caller:  # a name is never kept rendered
        await box.kill("appliance.speech.voices_process")
        await caller.hears(GREETED, *STUCK)
        spoken = caller.phone.other.last_loud
        await caller.phone.press("0")
        await caller.hears(*STUCK)
        while caller.phone.other.last_loud <= spoken:
            await anyio.sleep(0.05)
    await caller.ended()
    assert await answers(box)
