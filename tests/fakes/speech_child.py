"""A speech child's pipe without the process: ready at once, then one answer a request, when it is time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import anyio
import pytest

from appliance.errors import ChildGone
from appliance.speech.workers import Workers


class FakeChild:
    """Answers requests with `answer`, each after `takes_s`. Dies on demand, or at the next `deaths` requests."""

    def __init__(
        self, answer: Callable[[bytes], bytes] = bytes.upper, *, takes_s: float = 1.0, deaths: int = 0
    ) -> None:
        self.seen: list[bytes] = []
        self.deaths = deaths
        self.stalls = False
        self._answer, self._takes_s = answer, takes_s
        self._answers: deque[bytes | None] = deque([b"ready"])
        self._waiting = anyio.Semaphore(1)

    async def send(self, message: bytes) -> None:
        self.seen.append(message)
        if self.deaths:
            self.deaths -= 1
            self.die()
        elif not self.stalls:
            self._put(self._answer(message))

    async def receive(self) -> bytes:
        await self._waiting.acquire()
        answer = self._answers.popleft()
        if answer is None:
            raise ChildGone
        await anyio.sleep(0 if answer == b"ready" else self._takes_s)
        return answer

    def die(self) -> None:
        """The process is gone: whoever reads its pipe is told."""
        self._put(None)

    def revive(self) -> None:
        """The next process, loaded."""
        self._put(b"ready")

    def _put(self, answer: bytes | None) -> None:
        self._answers.append(answer)
        self._waiting.release()


async def supervised(workers: Workers, *children: FakeChild) -> None:
    """Serve each child until it dies, the last one again and again, as its supervisor would."""
    for child in children:
        with pytest.raises(ChildGone):
            await workers.serve(child)
    while True:
        children[-1].revive()
        with pytest.raises(ChildGone):
            await workers.serve(children[-1])
