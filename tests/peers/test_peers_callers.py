"""Strangers' telephones call the line: sipp and Debian's baresip, over loopback."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import anyio
import pytest
from peers import sipp
from peers.reception import reception
from peers.softphone import softphone

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


@pytest.fixture
def anyio_backend() -> str:
    """Real peers keep real time."""
    return "asyncio"


async def test_three_calls_in_a_row_are_answered_heard_and_ended(tmp_path: Path) -> None:
    talk = sipp.speech(tmp_path, 2)
    async with reception() as desk:
        for nth in (1, 2, 3):
            outcome = await sipp.run(desk.where, sipp.answered_call(talk=talk), tmp_path, hold_ms=600)
            assert (outcome.ok, outcome.failed) == (1, 0)
            await desk.all_ended(nth)
    assert all(record.loud > 15 for record in desk.records)


async def test_twenty_calls_at_two_a_second_all_get_through(tmp_path: Path) -> None:
    talk = sipp.speech(tmp_path, 4)
    async with reception(capacity=20) as desk:
        outcome = await sipp.run(desk.where, sipp.answered_call(talk=talk), tmp_path, calls=20, per_s=2, hold_ms=2500)
        await desk.all_ended(20)
        assert desk.line.status().refused == 0
    assert (outcome.ok, outcome.failed) == (20, 0)
    assert all(record.loud > 80 for record in desk.records)


async def test_the_caller_is_known_by_number(tmp_path: Path) -> None:
    async with reception() as desk:
        await sipp.run(desk.where, sipp.answered_call(name="Ann Ruiz", number="5555550143"), tmp_path, hold_ms=100)
        call = sipp.answered_call(name="Front Gate", number="gate", asserted='"A Ruiz" <sip:+15555550144@carrier>')
        await sipp.run(desk.where, call, tmp_path, hold_ms=100)
        await desk.all_ended(2)
    assert [record.call.caller for record in desk.records] == ["+15555550143", "+15555550144"]


async def test_a_caller_who_gives_up_while_it_rings_is_let_go(tmp_path: Path) -> None:
    async with reception(answers=False, capacity=1) as desk:
        for nth in (1, 2):
            outcome = await sipp.run(desk.where, [sipp.invite(), sipp.cancel()], tmp_path, hold_ms=200)
            assert (outcome.ok, outcome.failed) == (1, 0)
            with anyio.fail_after(5):
                assert [frame async for frame in desk.records[nth - 1].call.frames()] == []


async def test_a_caller_who_hangs_up_mid_speech_ends_the_call(tmp_path: Path) -> None:
    async with reception() as desk:
        outcome = await sipp.run(desk.where, sipp.answered_call(talk=sipp.speech(tmp_path, 5)), tmp_path, hold_ms=400)
        await desk.all_ended(1)
    assert outcome.ok == 1
    assert 10 < desk.records[0].loud < 100


async def test_a_caller_who_vanishes_without_a_word_is_hung_up(tmp_path: Path) -> None:
    async with reception(rtp_timeout_s=1) as desk:
        vanish = [sipp.invite(), sipp.expect(200), sipp.acknowledge()]
        await sipp.run(desk.where, vanish, tmp_path)
        await desk.all_ended(1)


async def test_a_call_put_on_hold_and_taken_back_goes_on(tmp_path: Path) -> None:
    talk = sipp.say(sipp.speech(tmp_path, 5))
    steps = [sipp.invite(), sipp.expect(200), sipp.acknowledge(), talk, sipp.pause(300)]
    steps += [sipp.hold("sendonly", cseq=2), sipp.pause(300), sipp.hold("sendrecv", cseq=3), sipp.pause(500)]
    async with reception() as desk:
        outcome = await sipp.run(desk.where, [*steps, sipp.bye()], tmp_path)
        await desk.all_ended(1)
    assert (outcome.ok, outcome.failed) == (1, 0)
    assert desk.records[0].loud > 30


async def test_a_wrong_user_is_not_here(tmp_path: Path) -> None:
    async with reception() as desk:
        outcome = await sipp.run(desk.where, [sipp.invite(), sipp.expect(404)], tmp_path, user="nobody")
    assert outcome.ok == 1
    assert desk.records == []


async def test_over_capacity_is_busy_and_counted_one_for_one(tmp_path: Path) -> None:
    async with reception(capacity=2) as desk, anyio.create_task_group() as tasks:
        busy: list[sipp.Outcome] = []

        async def too_many() -> None:
            await desk.rung(2)
            busy.append(await sipp.run(desk.where, [sipp.invite(), sipp.expect(486)], tmp_path, calls=5))

        tasks.start_soon(too_many)
        full = await sipp.run(desk.where, sipp.answered_call(), tmp_path, calls=2, hold_ms=4000)
        assert (full.ok, full.failed) == (2, 0)
        await desk.all_ended(2)
        assert (busy[0].ok, desk.line.status().refused) == (5, 5)
        again = await sipp.run(desk.where, sipp.answered_call(), tmp_path, hold_ms=100)
        assert again.ok == 1


async def test_a_flood_is_refused_and_counted_one_for_one(tmp_path: Path) -> None:
    async with reception(capacity=1, answers=False) as desk, anyio.create_task_group() as tasks:
        tasks.start_soon(partial(sipp.run, desk.where, [sipp.invite(), sipp.cancel()], tmp_path, hold_ms=3000))
        await desk.rung(1)
        flood = await sipp.run(desk.where, [sipp.invite(), sipp.expect(486)], tmp_path, calls=100, per_s=200)
        assert (flood.ok, desk.line.status().refused) == (100, 100)


async def test_keys_pressed_on_a_telephone_arrive_in_order(tmp_path: Path) -> None:
    async with reception() as desk, softphone(tmp_path) as phone:
        await phone.dial(f"sip:frontdesk@{desk.where}")
        await desk.rung(1)
        await anyio.sleep(0.5)
        await phone.press("15#0*")
        for _ in range(500):
            if desk.records[0].keys == "15#0*":
                break
            await anyio.sleep(0.01)
        await phone.hang_up()
        await desk.all_ended(1)
    assert desk.records[0].keys == "15#0*"
    assert desk.records[0].loud > 20
    assert phone.heard_loud()
