"""Keeping the sound of a call, for the demo clinic only: a stereo WAV, the caller left, the box right."""

from __future__ import annotations

import wave
from array import array
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from appliance.audio.frame import LINE_RATE, SILENCE, AudioFrame
from appliance.seams import Call


class RecordedCall:
    """A Call that is written down as it passes. The caller's frames keep the time; ours are laid beside them."""

    def __init__(self, call: Call, folder: Path) -> None:
        self._call, self._path = call, folder / f"{call.call_id}.wav"
        self._ours: list[AudioFrame] = []
        self._pairs = bytearray()
        self.call_id, self.caller = call.call_id, call.caller

    async def answer(self) -> None:
        """As the call does."""
        await self._call.answer()

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """As the call does, each frame written down."""
        async with aclosing(self._call.frames()) as frames:
            async for frame in frames:
                ours = self._ours.pop(0) if self._ours else SILENCE
                self._pairs += _interleave(frame, ours)
                yield frame

    def digits(self) -> AsyncGenerator[str, None]:
        """As the call does."""
        return self._call.digits()

    async def play(self, frame: AudioFrame) -> None:
        """As the call does, each frame written down."""
        self._ours.append(frame)
        await self._call.play(frame)

    async def flush(self) -> None:
        """As the call does."""
        self._ours.clear()
        await self._call.flush()

    async def hang_up(self) -> None:
        """As the call does; then the recording is saved."""
        await self._call.hang_up()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(self._path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(LINE_RATE)
            file.writeframes(self._pairs)


def _interleave(left: AudioFrame, right: AudioFrame) -> bytes:
    stereo = array("h", bytes(len(left.pcm) * 2))
    stereo[0::2], stereo[1::2] = array("h", left.pcm), array("h", right.pcm)
    return stereo.tobytes()
