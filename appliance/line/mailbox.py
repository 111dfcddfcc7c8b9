"""What has arrived for one consumer and has not been taken yet."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator
from typing import Generic, TypeVar

import anyio

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Ordered; never makes the sender wait: past `limit` the oldest goes, and `dropped` counts it."""

    def __init__(self, limit: int | None = None) -> None:
        self._items: deque[T] = deque(maxlen=limit)
        self._closed = False
        self._stirred = anyio.Event()
        self.dropped = 0

    def put(self, item: T) -> None:
        """Add one; ignored once closed."""
        if self._closed:
            return
        self.dropped += len(self._items) == self._items.maxlen
        self._items.append(item)
        self._stirred.set()

    def close(self) -> None:
        """Nothing more will come; what has come can still be taken."""
        self._closed = True
        self._stirred.set()

    async def items(self) -> AsyncGenerator[T, None]:
        """Each in order as it comes; ends when closed and empty. One consumer at a time; the next goes on."""
        while True:
            while self._items:
                yield self._items.popleft()
            if self._closed:
                return
            self._stirred = anyio.Event()
            await self._stirred.wait()
