"""A voice over ours, known early enough to fall silent in time. Pure: time is the milliseconds of audio pushed in."""

from __future__ import annotations

from enum import StrEnum

from appliance.audio.frame import AudioFrame
from appliance.audio.level import dbov

VOICE = 0.2
"""Probability at which one frame is taken for a voice: voice activity is 40-80 ms behind the first sound as it is, a
word that begins with an s or a k comes later still, and the line holds some of ours. What the canceller leaves of ours
hardly ever reaches this; a noise that does costs a pause of half a second (docs/measurements.md, Speaking at once)."""

SOFTEST_DBOV = -50.0
"""Under this it is no voice but what the canceller leaves of ours; a soft talker's is 10 dB over it."""

PASSED_MS = 160
"""No voice for so long, and it was none: a click, a breath, a cough that voice activity believed in for a moment."""


class Over(StrEnum):
    """What one more frame says of a voice over ours."""

    NOTHING = "nothing"
    BEGAN = "began"
    """Somebody speaks: fall silent."""
    PASSED = "passed"
    """Nobody did: go on."""


class Onset:
    """One call's. To be fed while no turn is open."""

    def __init__(self) -> None:
        self._quiet_ms = 0.0
        self.began = False
        """Whether it was told of a voice that has not passed."""

    def push(self, frame: AudioFrame, speech: float) -> Over:
        """Take a frame and its speech probability, 0 to 1."""
        if speech >= VOICE and dbov(frame.pcm) >= SOFTEST_DBOV:
            began, self.began, self._quiet_ms = self.began, True, 0.0
            return Over.NOTHING if began else Over.BEGAN
        self._quiet_ms += frame.ms
        if not self.began or self._quiet_ms < PASSED_MS:
            return Over.NOTHING
        self.began = False
        return Over.PASSED

    def reset(self) -> None:
        """A turn is open: it decides from here on."""
        self._quiet_ms, self.began = 0.0, False
