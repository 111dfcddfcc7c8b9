"""Whether a line sends our voice back at all. Pure.

A canceller that looks for an echo where there is none takes the caller for it: over a digital line AEC3 makes who
speaks over us 5 to 18 dB softer. Our voice is found in what the line carries by the generalized cross-correlation with
phase transform (Knapp and Carter, IEEE Trans. ASSP 24, 1976): one sharp peak for an echo, none for another voice.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from appliance.audio.frame import FRAME_MS, LINE_RATE, AudioFrame
from appliance.audio.level import dbov

HEARD_MS, LATEST_MS = 500, 300
"""What one look takes of the line, and how late an echo may be."""

EVERY_MS = 100
"""Of our speech, between two looks. One takes about 2 ms."""

AUDIBLE_DBOV = -70.0
"""What we send under this has no echo worth the name: 40 dB under our speech, and then at least 14 dB more."""

PEAK = 6.0
"""Times the root mean square of the correlation from which a peak may be an echo. Seen: other voices and noise over it
in one look of twenty, echoes of -14 to -34 dB on a quiet line in every one."""

SAME_LAG, WITHIN_MS = 2, 3000
"""It is one where two looks with no sound in common, no further apart than this, find it equally late, in samples: an
echo keeps its place, chance does not. An echo that the caller or their noise covers is found once they pause."""

NOTHING_DBOV = -66.0
"""A line softer than this carries nothing of ours: its idle hum is not searched, where any pattern would stand out."""

LOUD_DBOV, SILENT_DBOV, SILENT_MS = -35.0, -56.0, 300
"""So much of our loud speech into a line as quiet as this, and it has no echo that anybody could take for a voice."""

_SIZE = 8192
_HEARD, _LATEST = HEARD_MS * LINE_RATE // 1000, LATEST_MS * LINE_RATE // 1000
_HERTZ = np.fft.rfftfreq(_SIZE, 1 / LINE_RATE)
_SHIFT = np.exp(-2j * np.pi * _HERTZ / LINE_RATE * _LATEST)
"""What is heard begins that much later than what is held of ours."""
_BAND = (_HERTZ > 300) & (_HERTZ < 3300)
_NEAR_TAPER, _FAR_TAPER = np.hanning(_HEARD), np.hanning(_HEARD + _LATEST)
"""Without them both begin and end with a step, which is the same in both."""


class EchoSearch:
    """One call's. `found` says whether any of our voice came back so far, `absent` that for sure none did."""

    def __init__(self) -> None:
        self.found = self.absent = False
        self._far = np.zeros(_HEARD + _LATEST, dtype=np.int16)
        self._near = np.zeros(_HEARD, dtype=np.int16)
        self.spoken_ms = 0.0
        """Of our speech so far, in which an echo could have been found."""
        self._looked_ms = self._now_ms = self._alone_ms = 0.0
        self._peaks: deque[tuple[float, int]] = deque()
        """When, in ms, and how late, in samples."""

    def push(self, heard: AudioFrame, sent: AudioFrame) -> None:
        """A frame of the line and the one of ours that went out meanwhile, or up to 300 ms before its echo."""
        for held, frame in ((self._near, heard), (self._far, sent)):
            pcm = np.frombuffer(frame.pcm, dtype=np.int16)
            held[: -len(pcm)] = held[len(pcm) :]
            held[-len(pcm) :] = pcm
        self._now_ms += FRAME_MS
        if dbov(sent.pcm) <= AUDIBLE_DBOV:
            return
        self.spoken_ms += FRAME_MS
        if dbov(heard.pcm) >= SILENT_DBOV:
            self._alone_ms = 0.0
        elif dbov(sent.pcm) >= LOUD_DBOV:
            self._alone_ms += FRAME_MS
            self.absent = self.absent or self._alone_ms > SILENT_MS
        if not self.found and self.spoken_ms - self._looked_ms >= EVERY_MS:
            self._looked_ms = self.spoken_ms
            self._look()

    def _look(self) -> None:
        height, lag = peak(self._far, self._near)
        if height < PEAK:
            return
        while self._peaks and self._now_ms - self._peaks[0][0] > WITHIN_MS:
            self._peaks.popleft()
        self.found = any(self._now_ms - at >= HEARD_MS and abs(lag - before) <= SAME_LAG for at, before in self._peaks)
        self._peaks.append((self._now_ms, lag))


def peak(far: NDArray[np.int16], near: NDArray[np.int16]) -> tuple[float, int]:
    """How far the highest correlation stands out of all, times their root mean square, 0 for near silence; and
    how late it is, 0 to 2399 samples.

    `far`: 8 kHz, beginning 300 ms before `near` and ending with it."""
    if dbov((near - near.mean()).astype(np.int16).tobytes()) < NOTHING_DBOV:
        return 0.0, 0
    ours = np.fft.rfft(far * _FAR_TAPER, _SIZE)
    theirs = np.fft.rfft(near * _NEAR_TAPER, _SIZE)
    cross = theirs * np.conj(ours) * _SHIFT
    size = np.abs(cross)
    if not np.any(size > 1e-6):
        return 0.0, 0
    phase = np.where(_BAND & (size > 1e-6), cross / np.maximum(size, 1e-6), 0)
    correlation = np.abs(np.fft.irfft(phase)[:_LATEST])
    lag = int(np.argmax(correlation))
    return float(correlation[lag] / np.sqrt(np.mean(correlation**2))), lag
