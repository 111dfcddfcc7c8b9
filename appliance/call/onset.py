"""A voice over ours, known early enough to fall silent in time. Pure: time is the milliseconds of audio pushed in."""

from __future__ import annotations

from enum import StrEnum

from appliance.audio.frame import AudioFrame
from appliance.audio.level import dbov

VOICE = 0.4
"""Probability at which a frame counts as voice: a word that begins with an s or a k comes late as it is."""

SOFTEST_DBOV = -50.0
"""Under this it is no voice but what the canceller leaves of ours; a soft talker's is 10 dB over it."""

NEED_MS = 40
"""Voice needed: with voice activity 40-80 ms behind the first sound it leaves time to empty the line's queue."""

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
        self._voice_ms = self._quiet_ms = 0.0
        self.began = False
        """Whether it was told of a voice that has not passed."""

    def push(self, frame: AudioFrame, speech: float) -> Over:
        """Take a frame and its speech probability, 0 to 1."""
        ms = frame.ms
        if speech >= VOICE and dbov(frame.pcm) >= SOFTEST_DBOV:
            self._voice_ms, self._quiet_ms = self._voice_ms + ms, 0.0
        else:
            self._quiet_ms += ms
        if not self.began and self._voice_ms >= NEED_MS:
            self.began = True
            return Over.BEGAN
        if self._quiet_ms < PASSED_MS:
            return Over.NOTHING
        passed, self.began, self._voice_ms = self.began, False, 0.0
        return Over.PASSED if passed else Over.NOTHING

    def reset(self) -> None:
        """A turn is open: it decides from here on."""
        self._voice_ms = self._quiet_ms = 0.0
        self.began = False
