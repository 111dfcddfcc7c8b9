"""The telephone line over SIP: a gateway on a private cable, a PBX or a trunk. The stack is a process of its own."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import anyio
import structlog

from appliance.child import Pipe, supervise
from appliance.errors import ChildGone, LineError
from appliance.line import wire
from appliance.line.address import fault
from appliance.line.mailbox import Mailbox
from appliance.line.sip_call import SipCall
from appliance.line.sip_settings import SipSettings
from appliance.seams import LineStatus

__all__ = ["SipCall", "SipLine", "SipSettings"]

START_WITHIN_S = 20.0
"""Longest a SIP process may take until it is ready; 0.3 s is usual."""

ALIVE_WITHIN_S = 6.0
"""A SIP process that says nothing for so long hangs, and is replaced."""

log = structlog.get_logger()


class SipLine:
    """A `seams.Line` that answers as one SIP user at one address."""

    def __init__(self, settings: SipSettings) -> None:
        self._settings = settings
        self._pipe: Pipe | None = None
        self._up = False
        self._legs: dict[int, SipCall] = {}
        self._dialled = self._refused = self._starts = 0
        self._ringing = Mailbox[SipCall]()
        self._settled = anyio.Event()
        self._trouble: str | None = None

    # ---- seams.Line ------------------------------------------------------------------------

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Listen until the block ends; a process that dies later is replaced within seconds. Once per object."""
        if sentence := fault(self._settings.host, self._settings.port):
            raise LineError(sentence)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._keep_going)
            try:
                await self._settled.wait()
                if self._starts:
                    yield
            finally:
                tasks.cancel_scope.cancel()
                self._ringing.close()
        if self._starts == 0:
            raise LineError(self._trouble)

    def calls(self) -> AsyncGenerator[SipCall, None]:
        """Callers in order, across restarts of the process."""
        return self._ringing.items()

    async def dial(self, address: str, *, ring_s: float) -> SipCall | None:
        """Ring a SIP address, such as sip:desk@10.77.0.2:5060."""
        if not self._up:
            return None
        self._dialled += 1
        call, kept = SipCall(-self._dialled, self._tell), False
        self._legs[-self._dialled] = call
        try:
            await self._tell(wire.Dial(-self._dialled, address))
            with anyio.move_on_after(ring_s):
                kept = await call.is_picked_up()
        except ChildGone:
            call.on_ended()
        finally:
            if not kept:
                with anyio.move_on_after(1.0, shield=True):
                    await call.hang_up()
        return call if kept else None

    def status(self) -> LineStatus:
        """As of now; `restarts` counts processes beyond the first."""
        return LineStatus(
            up=self._up, address=self._settings.address, refused=self._refused, restarts=max(0, self._starts - 1)
        )

    # ---- the process -----------------------------------------------------------------------

    async def _keep_going(self) -> None:
        await supervise("appliance.line.sip_process", *self._settings.to_arguments(), run=self._serve)

    async def _serve(self, pipe: Pipe) -> None:
        self._pipe = pipe
        try:
            with anyio.move_on_after(START_WITHIN_S) as patience:
                while True:
                    message = wire.from_process(await pipe.receive())
                    if isinstance(message, wire.Ready | wire.Alive):
                        patience.deadline = anyio.current_time() + ALIVE_WITHIN_S
                    self._take(message)
            log.error("line.hung", pid=pipe.pid)
        finally:
            self._lose_process()

    def _lose_process(self) -> None:
        self._pipe, self._up = None, False
        for call in self._legs.values():
            call.on_ended()
        self._legs.clear()
        if self._trouble is None:
            where = f"{self._settings.host}:{self._settings.port}"
            self._trouble = (
                f"The SIP process for {where} ended while it was starting: run `frontdesk run` again and see its log."
            )
        self._settled.set()

    async def _tell(self, message: wire.ToProcess) -> None:
        if self._pipe is None:
            raise ChildGone
        await self._pipe.send(wire.encode(message))

    def _take(self, message: wire.FromProcess) -> None:
        match message:
            case wire.Sound(leg, done, pcm):
                if call := self._legs.get(leg):
                    call.on_sound(pcm, done)
            case wire.Digit(leg, key):
                if call := self._legs.get(leg):
                    call.on_digit(key)
            case wire.Up(leg):
                if call := self._legs.get(leg):
                    call.on_up()
            case wire.Ended(leg):
                if call := self._legs.pop(leg, None):
                    call.on_ended()
            case wire.Ringing(leg, caller):
                self._legs[leg] = call = SipCall(leg, self._tell, caller=caller)
                self._ringing.put(call)
            case _:
                self._note(message)

    def _note(self, message: wire.FromProcess) -> None:
        match message:
            case wire.Ready():
                self._up, self._starts = True, self._starts + 1
                self._settled.set()
                log.info(
                    "line.up", host=self._settings.host, port=self._settings.port, capacity=self._settings.capacity
                )
            case wire.Failed(why):
                self._trouble = why
                log.error("line.failed", host=self._settings.host, port=self._settings.port)
            case wire.Refused():
                self._refused += 1
                log.warning("line.refused", n=self._refused)
