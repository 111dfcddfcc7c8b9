"""The tones of a North American telephone exchange, as endless line frames that keep their own time."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from appliance.audio.frame import FRAME_MS, LINE_RATE, SILENCE, AudioFrame

LEVEL = 0.08
"""Peak of each of the two tones against full scale: -19 dBm0, which the precise tone plan gives ringback."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Two frequencies sounding together, on and off by turns."""

    hz: tuple[int, int]
    on_ms: int
    off_ms: int
    """Both in whole 20 ms frames."""


RINGBACK = Tone((440, 480), 2000, 4000)
"""The other end is ringing."""


def frames(tone: Tone) -> Iterator[AudioFrame]:
    """The tone from its beginning, one 20 ms frame at 8 kHz at a time, without end."""
    burst = _burst(tone)
    quiet = [SILENCE] * (tone.off_ms // FRAME_MS)
    while True:
        yield from burst
        yield from quiet


@cache
def _burst(tone: Tone) -> tuple[AudioFrame, ...]:
    """Worked out once: 16,000 samples are too much for the event loop while calls are on."""
    samples = array("h", (_sample(tone, at) for at in range(tone.on_ms * LINE_RATE // 1000)))
    size = LINE_RATE * FRAME_MS // 1000
    return tuple(AudioFrame(samples[at : at + size].tobytes()) for at in range(0, len(samples), size))


def _sample(tone: Tone, at: int) -> int:
    turns = math.tau * at / LINE_RATE
    return round(32767 * LEVEL * sum(math.sin(hz * turns) for hz in tone.hz))
