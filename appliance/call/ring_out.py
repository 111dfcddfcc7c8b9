"""Calling people who wait for a time that came free: looked for every few seconds, in the order of the list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Protocol

import anyio
import structlog
from anyio.abc import TaskGroup

from appliance.call.engaged import Engaged
from appliance.call.failsafe import alone
from appliance.call.places import Places
from appliance.call.switchboard import Answered
from appliance.clinic.people import Patient
from appliance.clinic.ringing import RingRules
from appliance.clinic.settings import Clinic
from appliance.dialogue.offered import Offered, Reply
from appliance.dialogue.people import phone
from appliance.errors import StoreError
from appliance.schedule.ringing import may_ring, next_calls
from appliance.seams import Call, Clock, Line
from appliance.store.rings import Came, Due

LOOK_S = 5.0
"""Between two looks: time that came free is offered within 30 s (PRODUCT.md), ringing included."""
RING_S = 25.0
"""About five rings; an answering machine seldom takes longer."""
CAME = {Reply.NOBODY: Came.UNREACHED, Reply.TAKEN: Came.TAKEN, Reply.GONE: Came.GONE}
"""What came of a call, by how it was answered; any other answer declines."""

log = structlog.get_logger()

Serve = Callable[[Call, Offered], Awaitable[None]]
"""One conversation in which the box called."""


class RingDesk(Protocol):
    """The list, as it is rung (call/ring_desk.py)."""

    async def due(self) -> tuple[Due, ...]:
        """Who is to be called, in order; what came free since the last time is looked at first. Raises StoreError."""
        ...

    async def begin(self, one: Due, call_id: str) -> Patient | None:
        """They are being called; None when the time went, or they are not to be called any more. Raises StoreError."""
        ...

    async def end(self, one: Due, came: Came, call_id: str, *, waits_on: bool) -> None:
        """What came of it. Raises StoreError."""
        ...


class Outgoing(Answered):
    """A call the box made, which was answered at the other end. A `seams.Call`."""

    def __init__(self, call: Call, number: str) -> None:
        super().__init__(call)
        self.caller = number


class RingOut:
    """One per box."""

    def __init__(
        self,
        desk: RingDesk,
        line: Line,
        clock: Clock,
        *,
        clinic: Clinic,
        rules: RingRules,
        address: str,
        places: Places,
        engaged: Engaged,
        serve: Serve,
    ) -> None:
        """`address`: where a number is dialled, such as sip:{national}@10.77.0.2 (config.SipConfig.dial)."""
        self._desk, self._line, self._clock = desk, line, clock
        self._clinic, self._rules, self._address = clinic, rules, address
        self._places, self._engaged, self._serve = places, engaged, serve
        self._calling = 0

    async def run(self) -> None:
        """Look and call until cancelled."""
        async with anyio.create_task_group() as calls:
            while True:
                await anyio.sleep(LOOK_S)
                try:
                    await self._look(calls)
                except StoreError:
                    log.error("store.unreadable", reason="rings")

    async def _look(self, calls: TaskGroup) -> None:
        due = await self._desk.due()
        now = self._clock.now()
        if not due or not self._may_ring(now):
            return
        chosen = next_calls(due, now=now, rules=self._rules, engaged=self._engaged.now(), lines=self._lines())
        for one in chosen:
            if self._places.take():
                self._calling += 1
                calls.start_soon(self._call, one)

    def _may_ring(self, now: datetime) -> bool:
        return may_ring(now.astimezone(self._clinic.zone), self._rules, self._clinic.closed)

    def _lines(self) -> int:
        """Lines that may be used for one more call: one stays free for callers, where there is more than one."""
        spare = self._places.free - (1 if self._places.size > 1 else 0)
        return max(0, min(spare, self._rules.at_once - self._calling))

    def _dialled(self, number: str) -> str:
        return self._address.format(number=number, digits=number.lstrip("+"), national=phone.national(number))

    async def _call(self, one: Due) -> None:
        try:
            with self._engaged.on(one.callback):
                await self._told(one)
        except StoreError:
            log.error("store.unreadable", reason="rings")
        finally:
            self._calling -= 1
            self._places.give_back()

    async def _told(self, one: Due) -> None:
        call_id = f"ring:{one.waiting_id}"
        patient = await self._desk.begin(one, call_id)
        if patient is None:
            return
        offered = Offered(patient=patient, opening=one.opening)
        log.info("waitlist.rang")
        try:
            leg = await self._line.dial(self._dialled(one.callback), ring_s=RING_S)
            if leg is not None:
                await alone(leg, partial(self._serve, Outgoing(leg, one.callback), offered))
        finally:
            came = CAME.get(offered.reply, Came.DECLINED)
            log.info("waitlist.told", outcome=came.value)
            with anyio.CancelScope(shield=True):
                await self._desk.end(one, came, call_id, waits_on=offered.reply is not Reply.OFF)
