"""A call in this process whose other party is a recording, in real time."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

import anyio
import numpy as np
from fakes.line import FRAME_S, FakeCall
from turn_list import Sound

from appliance.audio.frame import AudioFrame
from appliance.rehearse.energy import is_loud


class SpokenCall(FakeCall):
    """A call whose other party is a recording, in real time."""

    def __init__(self, sound: Sound, *, caller: str | None) -> None:
        super().__init__(caller=caller)
        self._sound = sound

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """Each 20 ms as its last sample arrives."""
        n = 0
        while not self._is_over():
            await anyio.sleep(max(0.0, (n + 1) * FRAME_S - self.now_s))
            yield self._sound.frame(n)
            n += 1

    def first_sound(self, after_s: float, without: Sequence[AudioFrame] = ()) -> float | None:
        """When the caller first hears something that begins after a second of the call."""
        dull = {id(frame) for frame in without}
        for one in self.played:
            if (
                one.at_s >= after_s
                and id(one.frame) not in dull
                and is_loud(np.frombuffer(one.frame.pcm, dtype=np.int16))
            ):
                return one.at_s
        return None
