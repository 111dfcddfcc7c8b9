"""Taking calls off the line, each into a session of its own; those for whom there is no place into the line."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from functools import partial

import anyio
import structlog

from appliance.audio.frame import AudioFrame
from appliance.call.failsafe import alone, holds
from appliance.call.places import Places
from appliance.call.waiting import EMERGENCY_KEY, Waiting, Way
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import Event, KeyPressed
from appliance.seams import Call, Line

Serve = Callable[[Call, Event | None], Awaitable[None]]
"""One conversation; with what the caller did before it, if anything."""

IN_DANGER = KeyPressed(EMERGENCY_KEY, answers=Asked.EMERGENCY_NOW)
"""What a caller in line did who pressed the key for an emergency."""

log = structlog.get_logger()


class Answered:
    """A call that was answered already: answering it again does nothing. A `seams.Call`."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self.call_id, self.caller = call.call_id, call.caller

    async def answer(self) -> None:
        """Off hook as it is."""
        await anyio.lowlevel.checkpoint()

    def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """Of the call."""
        return self._call.frames()

    def digits(self) -> AsyncGenerator[str, None]:
        """Of the call."""
        return self._call.digits()

    async def play(self, frame: AudioFrame) -> None:
        """On the call."""
        await self._call.play(frame)

    async def flush(self) -> None:
        """On the call."""
        await self._call.flush()

    async def hang_up(self) -> None:
        """The call."""
        await self._call.hang_up()


async def run(line: Line, serve: Serve, *, places: Places, wait: Callable[[Call], Awaitable[Waiting]]) -> None:
    """Serve every call of an open line until cancelled, whatever breaks in one. `wait`: lets a caller stand in line."""
    async with anyio.create_task_group() as calls, aclosing(line.calls()) as ringing:
        async for call in ringing:
            log.info("call.rang", call=call.call_id)
            calls.start_soon(alone, call, partial(_take, call, serve, places, wait))


async def _take(call: Call, serve: Serve, places: Places, wait: Callable[[Call], Awaitable[Waiting]]) -> None:
    if places.take():
        await _serve(call, serve, places, None)
        return
    waiting = await wait(call)
    way = Way.PLACE

    async def run() -> None:
        nonlocal way
        way = await waiting.run()

    if not await holds(run) or way is Way.DANGER:  # the wait itself broke: better one call too many than one in silence
        places.take_anyway()
    if way is Way.OVER:
        await holds(waiting.write_down)
    else:
        await _serve(
            Answered(call) if waiting.answered else call, serve, places, IN_DANGER if way is Way.DANGER else None
        )


async def _serve(call: Call, serve: Serve, places: Places, opening: Event | None) -> None:
    try:
        await serve(call, opening)
    finally:
        places.give_back()
