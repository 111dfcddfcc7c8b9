"""A call on a line that echoes: what comes from it is freed of what we really sent to it."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing

from appliance.audio.echo import EchoCanceller
from appliance.audio.frame import SILENCE, AudioFrame
from appliance.seams import Call

MOST_AHEAD = 4
"""Frames a line may hold of ours: the three it queues and the one it is sending. More is two clocks drifting apart."""


class EchoFreeCall:
    """A Call whose caller is heard without our echo. Their frames keep the time: with each, one of ours is on the line.

    `play` hands frames over up to 60 ms before they are sent, so ours is never later here than on the line, and what
    `flush` throws away was not sent.
    """

    def __init__(self, call: Call, canceller: EchoCanceller) -> None:
        self._call, self._canceller = call, canceller
        self._ours: deque[AudioFrame] = deque(maxlen=MOST_AHEAD)
        self.call_id, self.caller = call.call_id, call.caller

    async def answer(self) -> None:
        """As the call does."""
        await self._call.answer()

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """As the call does, without our echo."""
        async with aclosing(self._call.frames()) as frames:
            async for frame in frames:
                yield self._canceller.clean(frame, self._ours.popleft() if self._ours else SILENCE)

    def digits(self) -> AsyncGenerator[str, None]:
        """As the call does."""
        return self._call.digits()

    async def play(self, frame: AudioFrame) -> None:
        """As the call does."""
        await self._call.play(frame)
        self._ours.append(frame)

    async def flush(self) -> None:
        """As the call does."""
        self._ours.clear()
        await self._call.flush()

    async def hang_up(self) -> None:
        """As the call does."""
        await self._call.hang_up()
