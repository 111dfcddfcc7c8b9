"""What every telephone line promises, the scripted one and the real one alike."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, suppress
from typing import Any, Protocol

import anyio
import pytest
from fakes.jumping import JumpingClock
from fakes.line import NOBODY, VOICE, FakeCall, FakeLine, Pickup
from peers.ports import free_port

from appliance.audio.frame import is_line_frame
from appliance.errors import CallGone
from appliance.line.sip import SipLine, SipSettings
from appliance.seams import Call, Line

pytestmark = pytest.mark.anyio


class Outside(Protocol):
    """The other end of the line under test."""

    def ring(self) -> None:
        """A caller rings the box."""

    def talk(self) -> None:
        """The caller speaks for a good while."""

    def leave(self) -> None:
        """The caller hangs up, or gives up ringing."""

    def expect_staff(self, *, answers: bool) -> str:
        """Someone who will pick up, or let it ring; the address to dial."""


class ScriptedOutside:
    def __init__(self) -> None:
        self.line, self.caller = FakeLine(), FakeCall()

    def ring(self) -> None:
        self.line.ring(self.caller)

    def talk(self) -> None:
        self.caller.say(5)

    def leave(self) -> None:
        self.caller.leave()

    def expect_staff(self, *, answers: bool) -> str:
        self.line.pickups.append(Pickup(0.01, FakeCall()) if answers else NOBODY)
        return "sip:desk@somewhere"


class SipOutside:
    """A second SIP line on loopback plays everyone outside."""

    def __init__(self, tasks: anyio.abc.TaskGroup, line: SipLine, box: str) -> None:
        self._tasks, self._line, self._box = tasks, line, box
        self._leg: Call | None = None
        self._ringing, self._picked_up = anyio.CancelScope(), anyio.Event()

    def ring(self) -> None:
        async def dial() -> None:
            with self._ringing:
                self._leg = await self._line.dial(self._box, ring_s=5)
                self._picked_up.set()
            if self._ringing.cancel_called and self._leg is not None:  # left in the moment it was picked up
                await self._leg.hang_up()

        self._tasks.start_soon(dial)

    def talk(self) -> None:
        async def speak() -> None:
            await self._picked_up.wait()
            assert self._leg is not None
            with suppress(CallGone):
                while True:
                    await self._leg.play(VOICE)

        self._tasks.start_soon(speak)

    def leave(self) -> None:
        self._ringing.cancel()
        if self._leg is not None:
            self._tasks.start_soon(self._leg.hang_up)

    def expect_staff(self, *, answers: bool) -> str:
        async def pick_up() -> None:
            async with aclosing(self._line.calls()) as calls:
                async for call in calls:
                    await call.answer()

        if answers:
            self._tasks.start_soon(pick_up)
        return self._line.status().address


Wiring = Callable[[], AbstractAsyncContextManager[tuple[Line, Any]]]


@asynccontextmanager
async def scripted() -> AsyncGenerator[tuple[Line, Outside], None]:
    outside = ScriptedOutside()
    async with outside.line.open():
        yield outside.line, outside


@asynccontextmanager
async def sip() -> AsyncGenerator[tuple[Line, Outside], None]:
    line, other = (SipLine(SipSettings(host="127.0.0.1", port=free_port(), capacity=4)) for _ in range(2))
    async with line.open(), other.open(), anyio.create_task_group() as tasks:
        yield line, SipOutside(tasks, other, line.status().address)
        tasks.cancel_scope.cancel()


VIRTUAL = ("trio", {"clock": JumpingClock()})


@pytest.fixture(params=[(scripted, "asyncio"), (scripted, VIRTUAL), (sip, "asyncio")], ids=["fake", "fake-trio", "sip"])
def wired(request: pytest.FixtureRequest) -> Wiring:
    return request.param[0]


@pytest.fixture
def anyio_backend(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue("wired") and request.node.callspec.params["wired"][1]


@asynccontextmanager
async def answered(line: Line, outside: Outside) -> AsyncGenerator[Call, None]:
    outside.ring()
    async with aclosing(line.calls()) as calls:
        call = await anext(calls)
    await call.answer()
    yield call
    await call.hang_up()


async def test_a_caller_is_answered_and_heard_in_frames_of_twenty_milliseconds(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        outside.talk()
        with anyio.fail_after(5):
            async with aclosing(call.frames()) as frames:
                async for frame in frames:
                    assert is_line_frame(frame)
                    if any(frame.pcm):
                        break


async def test_a_silent_caller_still_sends_a_frame_every_twenty_milliseconds(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        heard = 0
        with anyio.fail_after(5):
            async with aclosing(call.frames()) as frames:
                async for _ in frames:
                    heard += 1
                    if heard == 25:
                        break


async def test_every_call_has_an_id_of_its_own(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        staff = await line.dial(outside.expect_staff(answers=True), ring_s=5)
        assert staff is not None
        assert staff.call_id != call.call_id


async def test_when_the_caller_leaves_hearing_ends_and_speaking_says_so(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        outside.leave()
        with anyio.fail_after(5):
            async with aclosing(call.frames()) as frames:
                async for _ in frames:
                    pass
            async with aclosing(call.digits()) as digits:
                assert [key async for key in digits] == []
        with pytest.raises(CallGone):
            await call.play(VOICE)
        await call.flush()
        await call.hang_up()
        await call.hang_up()


async def test_when_the_box_hangs_up_hearing_ends_and_speaking_says_so(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        await call.hang_up()
        with pytest.raises(CallGone):
            await call.play(VOICE)
        with anyio.fail_after(5):
            async with aclosing(call.frames()) as frames:
                async for _ in frames:
                    pass


async def test_a_caller_who_gave_up_cannot_be_answered(wired: Wiring) -> None:
    async with wired() as (line, outside), aclosing(line.calls()) as calls:
        outside.ring()
        call = await anext(calls)
        outside.leave()
        await anyio.sleep(0.3)
        with pytest.raises(CallGone):
            await call.answer()
        await call.hang_up()


async def test_speaking_before_answering_is_refused(wired: Wiring) -> None:
    async with wired() as (line, outside), aclosing(line.calls()) as calls:
        outside.ring()
        call = await anext(calls)
        with pytest.raises(CallGone):
            await call.play(VOICE)
        await call.hang_up()


async def test_speech_never_runs_more_than_sixty_milliseconds_ahead(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        began = anyio.current_time()
        for _ in range(25):
            await call.play(VOICE)
        ahead_s = 25 * 0.02 - (anyio.current_time() - began)
        assert ahead_s <= 0.08 + 1e-6  # three frames queued, and the one the clock was in the middle of


async def test_flushing_makes_room_at_once_and_speech_goes_on_after_it(wired: Wiring) -> None:
    async with wired() as (line, outside), answered(line, outside) as call:
        with anyio.fail_after(5):
            for _ in range(5):
                for _ in range(5):
                    await call.play(VOICE)
                await call.flush()


async def test_staff_who_answer_can_be_heard(wired: Wiring) -> None:
    async with wired() as (line, outside):
        leg = await line.dial(outside.expect_staff(answers=True), ring_s=5)
        assert leg is not None
        await leg.play(VOICE)
        async with aclosing(leg.frames()) as frames:
            assert is_line_frame(await anext(frames))
        await leg.hang_up()


async def test_staff_who_do_not_answer_in_time_are_given_up(wired: Wiring) -> None:
    async with wired() as (line, outside):
        assert await line.dial(outside.expect_staff(answers=False), ring_s=0.3) is None


async def test_giving_up_dialling_leaves_the_line_ready_for_the_next(wired: Wiring) -> None:
    async with wired() as (line, outside):
        with anyio.move_on_after(0.2):
            await line.dial(outside.expect_staff(answers=False), ring_s=30)
        outside.ring()
        async with aclosing(line.calls()) as calls:
            call = await anext(calls)
        await call.answer()
        await call.hang_up()


async def test_the_list_of_calls_ends_with_the_line(wired: Wiring) -> None:
    async with wired() as (line, _):
        assert line.status().up
        assert line.status().address.startswith("sip:")
        assert (line.status().refused, line.status().restarts) == (0, 0)
    assert not line.status().up
    async with aclosing(line.calls()) as calls:
        assert [call async for call in calls] == []
