"""The calls of the day and what was said in them, in memory, for whoever watches the page."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator
from datetime import datetime

import anyio

from appliance.call.diary import Diary

KEPT = 200
"""Diaries kept at most; the oldest go first."""


class Roster:
    """Every call since the box started, newest last."""

    def __init__(self) -> None:
        self._diaries: deque[Diary] = deque(maxlen=KEPT)
        self._changed = anyio.Event()

    def open(self, call_id: str, started: datetime) -> Diary:
        """The diary of one call, begun now unless it was while the caller stood in line."""
        for earlier in self._diaries:
            if earlier.call_id == call_id:
                return earlier
        diary = Diary(call_id=call_id, started=started, changed=self.touch)
        self._diaries.append(diary)
        self.touch()
        return diary

    def since(self, instant: datetime) -> tuple[Diary, ...]:
        """Calls that began at or after an instant, oldest first."""
        return tuple(diary for diary in self._diaries if diary.started >= instant)

    def touch(self) -> None:
        """Say that something changed."""
        changed, self._changed = self._changed, anyio.Event()
        changed.set()

    async def changes(self) -> AsyncGenerator[None, None]:
        """Yields at once, then after each change; several before the watcher asks again count as one. Never ends."""
        while True:
            changed = self._changed
            yield
            await changed.wait()
