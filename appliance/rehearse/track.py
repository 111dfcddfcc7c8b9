"""One side of a call, sample by sample, on the phone's own clock."""

from __future__ import annotations

import struct

import numpy as np

from appliance.audio.frame import LINE_RATE
from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import is_loud

POSITION = struct.Struct(">I")
"""Samples since the phone's audio began; leads every run of audio a softphone reports."""


class Track:
    """One side of a call on the phone's own clock; what never came is silence."""

    def __init__(self) -> None:
        self._samples = np.zeros(LINE_RATE * 60, np.int16)
        self.end = 0
        """Samples known so far."""
        self.last_loud = 0
        """The sample after the last frame that held sound."""

    def place(self, at: int, pcm: bytes) -> None:
        """Lay samples down at a position."""
        frame = np.frombuffer(pcm, "<i2")
        end = at + len(frame)
        if end > len(self._samples):
            self._samples = np.concatenate([self._samples, np.zeros(max(end, len(self._samples)), np.int16)])
        self._samples[at:end] = frame
        self.end = max(self.end, end)
        if is_loud(frame):
            self.last_loud = end

    @property
    def pcm(self) -> Pcm:
        """Everything so far."""
        return self._samples[: self.end]
