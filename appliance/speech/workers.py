"""A pool of child processes that answer one request at a time, in the order of speech/queue.py.

A child that dies or stalls is replaced; the request it held is given once more to the next free child. While none can
be started nobody waits for one: what is asked is given up.
"""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Protocol

import anyio
import structlog
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

from appliance.child import supervise
from appliance.errors import ChildGone, ModelError
from appliance.speech.queue import Policy, Queue, Ticket, Urgency

__all__ = ["Job", "Urgency", "Workers"]

TRIES = 2
"""How often one request is given to a child before its asker is told ChildGone."""

STALLED_S = 8.0
"""Longest wait for one answer; the slowest honest one (30 s of speech, decoded twice) takes 3 s on two old cores."""

START_S = 90.0
"""Longest wait for every child to have loaded its models, and for one that is started again."""

LOOK_S = 1.0
"""How often a pool looks whether it has had no living child for too long."""

log = structlog.get_logger()


class ChildPipe(Protocol):
    """What the pool needs of a child (`child.Pipe`)."""

    async def send(self, message: bytes) -> None:
        """Write one message. Raises ChildGone."""
        ...

    async def receive(self) -> bytes:
        """Read one message. Raises ChildGone."""
        ...


class Job:
    """One request, and the answer when it comes."""

    def __init__(self, request: bytes | Callable[[], bytes]) -> None:
        self._request = request
        self.tries = 0
        self.dropped = False
        self._settled = anyio.Event()
        self._answer: bytes | None = None

    def request(self) -> bytes:
        """What the child is asked: as it was submitted, or as it is made at the moment a child is free."""
        return self._request if isinstance(self._request, bytes) else self._request()

    @property
    def settled(self) -> bool:
        """Whether `answer` would return or raise at once."""
        return self._settled.is_set()

    async def answer(self) -> bytes:
        """The child's answer. Raises ChildGone when it was given up or dropped. Cancelling the wait drops the job."""
        try:
            await self._settled.wait()
        finally:
            self.dropped = self.dropped or not self.settled
        if self._answer is None:
            raise ChildGone
        return self._answer

    def settle(self, answer: bytes | None) -> None:
        """Give the answer; None: there will be none."""
        if not self.settled:
            self._answer = answer
            self._settled.set()

    def drop(self) -> None:
        """No longer wanted: not begun if it still waits, unheard if a child is at it. Safe to call twice."""
        self.dropped = True
        self.settle(None)


class Workers:
    """Supervised children running one module, all alike."""

    def __init__(
        self,
        module: str,
        *args: str,
        size: int = 1,
        stalled_s: float = STALLED_S,
        policy: Callable[[int], Policy] = lambda size: Policy(workers=size),
    ) -> None:
        """`policy`: what goes first, given the number of children."""
        self._module, self._args, self._stalled_s = module, args, stalled_s
        self.size = size
        self._queue = Queue[Job](policy(size))
        self._changed = anyio.Event()
        self._loaded: set[int] = set()
        self._living: set[int] = set()
        self._childless_s = math.inf
        self._all_loaded = anyio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the children alive until the block ends; entered once all have loaded. Raises ModelError if not."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._give_up)
            for lane in range(self.size):
                tasks.start_soon(partial(supervise, self._module, *self._args, run=partial(self.serve, lane=lane)))
            with anyio.move_on_after(START_S):
                await self._all_loaded.wait()
            try:
                if not self._all_loaded.is_set():
                    msg = f"{self._module} could not load its models within {START_S:.0f} s"
                    raise ModelError(msg)
                yield
            finally:
                tasks.cancel_scope.cancel()

    def submit(self, request: bytes | Callable[[], bytes], urgency: Urgency, *, call: str = "") -> Job:
        """Queue a request of a call. One that is callable is made when a child is free for it."""
        job = Job(request)
        self._queue.put(job, urgency, call=call, now_s=anyio.current_time())
        self._stir()
        return job

    async def serve(self, pipe: ChildPipe, *, lane: int = 0) -> None:
        """Give requests to one child for as long as it lives. Always ends by raising ChildGone."""
        answers_in, answers = anyio.create_memory_object_stream[bytes](1)
        try:
            async with answers_in, answers, anyio.create_task_group() as tasks:
                tasks.start_soon(_read, pipe, answers_in, tasks.cancel_scope)
                if await self._load(answers, lane):
                    while await self._one(pipe, answers):
                        pass
                tasks.cancel_scope.cancel()
        finally:
            self._lost(lane)
        raise ChildGone

    async def _load(self, answers: MemoryObjectReceiveStream[bytes], lane: int) -> bool:
        """Whether the child is ready within its time."""
        with anyio.move_on_after(START_S):
            await answers.receive()
            log.info("worker.ready", module=self._module, lane=lane)
            self._loaded.add(lane)
            self._living.add(lane)
            if len(self._loaded) == self.size:
                self._all_loaded.set()
            return True
        log.warning("worker.stalled", module=self._module)
        return False

    def _lost(self, lane: int) -> None:
        if lane in self._living:
            self._living.remove(lane)
            self._childless_s = anyio.current_time()

    async def _give_up(self) -> None:
        """Once no child has lived for as long as a request may take: nobody waits for one."""
        while True:
            childless_s = anyio.current_time() - self._childless_s
            if len(self._queue) and not self._living and childless_s >= TRIES * self._stalled_s:
                log.warning("worker.missed", module=self._module, n=len(self._queue))
                self._queue.purge(_dropped)
            await anyio.sleep(LOOK_S)

    async def _one(self, pipe: ChildPipe, answers: MemoryObjectReceiveStream[bytes]) -> bool:
        """Serve one request. False when the child is of no more use."""
        ticket = await self._next()
        job = ticket.item
        job.tries += 1
        try:
            with anyio.move_on_after(self._stalled_s):
                await pipe.send(job.request())
                job.settle(await answers.receive())
                return True
        except ChildGone:
            pass
        finally:
            again = not job.settled and not job.dropped and job.tries < TRIES
            self._queue.done(ticket, anyio.current_time(), again=again)
            if not again:
                job.settle(None)
            self._stir()
        log.warning("worker.stalled", module=self._module)
        return False

    async def _next(self) -> Ticket[Job]:
        """What the policy puts first of what is still wanted."""
        while True:
            self._queue.purge(lambda job: not job.dropped)
            now, changed = anyio.current_time(), self._changed
            if (ticket := self._queue.take(now)) is not None:
                return ticket
            with anyio.move_on_after(self._queue.next_s(now) - now):
                await changed.wait()

    def _stir(self) -> None:
        """Something may begin: every child that is free looks again."""
        changed, self._changed = self._changed, anyio.Event()
        changed.set()


def _dropped(job: Job) -> bool:
    job.drop()
    return False


async def _read(pipe: ChildPipe, answers: MemoryObjectSendStream[bytes], child: anyio.CancelScope) -> None:
    """Pass answers on; when the child dies, end everything that is done with it."""
    try:
        while True:
            await answers.send(await pipe.receive())
    except ChildGone:
        child.cancel()
