"""A telephone line in this process whose hybrid sends the box's voice back, sample by sample, on anyio's clock."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

import anyio
import numpy as np
from fakes.line import FRAME_S, FakeCall
from numpy.typing import NDArray

from appliance.audio.echo import EchoCanceller
from appliance.audio.frame import FRAME_BYTES, LINE_RATE, AudioFrame
from appliance.rehearse.channel import Pcm, mu_law_round_trip

SIZE = FRAME_BYTES // 2
HISS_DBOV = -62.0
"""Line noise."""


class EchoLine(FakeCall):
    """A call whose other party is a recording that begins when `speak` is called."""

    def __init__(self, *, caller: str | None, echo_db: float | None, delay_ms: int, seed: int) -> None:
        super().__init__(caller=caller)
        self._rng = np.random.default_rng(seed)
        taps = np.concatenate([np.zeros(delay_ms * LINE_RATE // 1000), self._hybrid()])
        self._taps = taps * (0.0 if echo_db is None else 10 ** (echo_db / 20))
        self._said: Pcm = np.zeros(0, dtype=np.int16)
        self._from = 0
        self.taken = 0
        """Frames the box has heard."""

    def teach(self, canceller: EchoCanceller, frames: Sequence[AudioFrame]) -> None:
        """What the box said before, and came back of it, for a canceller that has heard the line for a while."""
        ours = np.concatenate([np.frombuffer(frame.pcm, dtype=np.int16) for frame in frames]).astype(np.float64)
        back = np.convolve(ours, self._taps)[: len(ours)]
        for n, frame in enumerate(frames):
            heard = np.clip(back[n * SIZE : (n + 1) * SIZE] + self._hiss(), -32768, 32767).astype(np.int16)
            canceller.clean(AudioFrame(mu_law_round_trip(heard).tobytes()), frame)

    def speak(self, pcm: Pcm) -> float:
        """Begin saying this with the next frame; the second of the call at which its first sample is on the line."""
        self._said, self._from = pcm, self.taken + 1
        return self._from * FRAME_S

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """Each 20 ms as its last sample arrives."""
        while not self._is_over():
            await anyio.sleep(max(0.0, (self.taken + 1) * FRAME_S - self.now_s))
            n, self.taken = self.taken, self.taken + 1
            at = (n - self._from) * SIZE
            near = self._said[at : at + SIZE].astype(np.float64) if at >= 0 else np.zeros(0)
            mixed = np.pad(near, (0, SIZE - len(near))) + self._echo(n) + self._hiss()
            yield AudioFrame(mu_law_round_trip(np.clip(mixed, -32768, 32767).astype(np.int16)).tobytes())

    def box(self) -> Pcm:
        """What the other party has heard so far, from the first sample of the call."""
        heard = np.zeros(round((self.now_s + 0.2) * LINE_RATE), dtype=np.int16)
        for one in self.played:
            at = round(one.at_s * LINE_RATE)
            room = min(SIZE, len(heard) - at)
            heard[at : at + room] = np.frombuffer(one.frame.pcm, dtype=np.int16)[:room]
        return heard

    def _echo(self, n: int) -> NDArray[np.float64]:
        if not self._taps.any():
            return np.zeros(SIZE)
        far, begin = np.zeros(SIZE + len(self._taps) - 1), n * SIZE - len(self._taps) + 1
        for one in reversed(self.played):
            at = round(one.at_s * LINE_RATE) - begin
            if at + SIZE <= 0:
                break
            if at < len(far):
                low, high = max(0, at), min(len(far), at + SIZE)
                far[low:high] = np.frombuffer(one.frame.pcm, dtype=np.int16)[low - at : high - at]
        return np.convolve(far, self._taps, "valid")

    def _hybrid(self) -> NDArray[np.float64]:
        taps = self._rng.standard_normal(40) * np.exp(-np.arange(40) / 8)
        return taps / np.sqrt((taps**2).sum())

    def _hiss(self) -> NDArray[np.float64]:
        return self._rng.standard_normal(SIZE) * 32768 * 10 ** (HISS_DBOV / 20)
