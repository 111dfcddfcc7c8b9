"""The SIP stack in a process of its own: python -m appliance.line.sip_process, with the words of SipSettings.

baresip allows one runtime a process, and a process whose SIP thread died cannot make another, so it lives and dies
here and the parent starts it again. asyncio because the library needs it. Prints and logs nothing: what passes through
holds callers' numbers.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import baresip
from baresip.errors import BaresipError

from appliance.child import ParentPipe
from appliance.errors import LineError
from appliance.line import sip_stack, wire
from appliance.line.dialling import dial
from appliance.line.identity import caller_of
from appliance.line.sip_leg import Leg
from appliance.line.sip_settings import SipSettings

TICK_S = 0.004
"""How often the stack is asked for sound; it offers no callback."""

ALIVE_EVERY_S = 1.0
DRAIN_S = 0.1
LAST_PACKET_S = 0.03
"""Before hanging up: the longest wait for the last words to leave, and for the packet under way to arrive."""

FAREWELL_S = 0.3
"""Longest wait for the other parties to acknowledge the end of their calls."""

LAST_MOMENTS_S = 0.8
"""A process that has not ended so long after its parent is stuck, and ends anyhow."""


class SipProcess:
    """Serves the parent's end of the line until the parent goes away."""

    def __init__(self, settings: SipSettings, pipe: ParentPipe) -> None:
        self._settings, self._pipe = settings, pipe
        self._loop = asyncio.get_running_loop()
        self._legs: dict[int, Leg] = {}
        self._dialling: set[int] = set()
        self._callers = 0
        self._over, self._talking = asyncio.Event(), asyncio.Event()
        self._jobs: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Open the line, serve it until the parent is gone, and hang up on whoever is still there. Raises LineError."""
        self._runtime, self._agent = await sip_stack.start(self._settings, refused=self._refused_by_stack)
        self._runtime.on_dead = self._over.set
        self._agent.on_incoming(self._ring)
        threading.Thread(target=self._read_parent, daemon=True).start()
        self._tell(wire.Ready())
        self._start(self._move_sound())
        self._start(self._say_alive())
        await self._over.wait()
        for leg in list(self._legs.values()):
            await leg.hang_up()
        await _until(lambda: not self._legs, FAREWELL_S)

    # ---- the parent ------------------------------------------------------------------------

    def _read_parent(self) -> None:
        while (message := self._pipe.receive()) is not None:
            self._loop.call_soon_threadsafe(self._obey, wire.to_process(message))
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._over.set)
        time.sleep(LAST_MOMENTS_S)
        os._exit(1)

    def _tell(self, message: wire.FromProcess) -> None:
        if isinstance(message, wire.Ended):
            self._legs.pop(message.leg, None)
        try:
            self._pipe.send(wire.encode(message))
        except BrokenPipeError:
            self._over.set()

    def _obey(self, message: wire.ToProcess) -> None:
        leg = self._legs.get(message.leg)
        match message:
            case wire.Dial(number, address):
                self._dialling.add(number)
                self._start(self._dial(number, address))
            case wire.HangUp(number) if leg is None:
                self._dialling.discard(number)
            case _ if leg is None:
                pass
            case wire.Play(_, pcm):
                leg.play(pcm)
            case wire.Flush():
                leg.flush()
            case wire.Answer():
                self._start(self._answer(leg))
            case wire.HangUp():
                self._start(self._hang_up(leg))

    # ---- calls -----------------------------------------------------------------------------

    def _ring(self, call: baresip.Call) -> None:
        if sum(number > 0 for number in self._legs) >= self._settings.capacity:
            self._tell(wire.Refused())
            self._start(_reject(call))
            return
        self._callers += 1
        self._adopt(self._callers, call)
        self._tell(wire.Ringing(self._callers, caller_of(call.headers)))

    def _refused_by_stack(self) -> None:
        self._loop.call_soon_threadsafe(self._tell, wire.Refused())

    def _adopt(self, number: int, call: baresip.Call) -> Leg:
        leg = self._legs[number] = Leg(number, call, self._tell)
        self._talking.set()
        return leg

    async def _answer(self, leg: Leg) -> None:
        try:
            await leg.answer()
        except BaresipError:
            await leg.hang_up()

    async def _dial(self, number: int, address: str) -> None:
        try:
            call, said = await dial(self._runtime, self._agent, address)
        except (BaresipError, ValueError):
            self._dialling.discard(number)
            self._tell(wire.Ended(number))
            return
        leg = self._adopt(number, call)
        for event in said:
            leg.on_event(event)
        if number not in self._dialling:
            await leg.hang_up()
        self._dialling.discard(number)

    async def _hang_up(self, leg: Leg) -> None:
        if leg.queued_bytes():
            await _until(lambda: not leg.queued_bytes(), DRAIN_S)
            await asyncio.sleep(LAST_PACKET_S)
        await leg.hang_up()

    # ---- always running --------------------------------------------------------------------

    async def _move_sound(self) -> None:
        while True:
            if not self._legs:
                self._talking.clear()
                await self._talking.wait()
            now = time.monotonic()
            for leg in list(self._legs.values()):
                leg.pump(now)
                if leg.quiet_s(now) > self._settings.rtp_timeout_s:
                    await leg.hang_up()
            await asyncio.sleep(TICK_S)

    async def _say_alive(self) -> None:
        while True:
            await asyncio.sleep(ALIVE_EVERY_S)
            with suppress(BaresipError):
                await self._runtime.set_native_log_level("info")  # any command proves that the SIP thread turns
                self._tell(wire.Alive())

    def _start(self, job: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(job)
        self._jobs.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._jobs.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._over.set()  # a fault of ours: end, and be started afresh


async def _until(done: Callable[[], bool], within_s: float) -> None:
    for _ in range(round(within_s / TICK_S)):
        if done():
            break
        await asyncio.sleep(TICK_S)


async def _reject(call: baresip.Call) -> None:
    with suppress(BaresipError):  # the caller may have given up meanwhile
        await call.reject()


async def _main() -> None:
    pipe = ParentPipe()
    try:
        await SipProcess(SipSettings.from_arguments(sys.argv[1:]), pipe).run()
    except LineError as error:
        pipe.send(wire.encode(wire.Failed(str(error))))
    os._exit(0)  # closing the stack with a call still in it corrupts the heap: seen with 0.5.2a3


if __name__ == "__main__":
    asyncio.run(_main())
