"""Our own voice taken out of what the caller's line carries back (WebRTC's AEC3, Apache-2.0 and BSD). Pure.

An analog line sends part of what we say back to us: the hybrid of a telephone port loses as little as 14 dB.
"""

from __future__ import annotations

import numpy as np
from pywebrtc_audio import AudioProcessor

from appliance.audio.echo_search import AUDIBLE_DBOV, EchoSearch
from appliance.audio.frame import FRAME_MS, LINE_RATE, AudioFrame, is_line_frame
from appliance.audio.level import dbov

TAIL_MS = 500
"""How long an echo may come after our last sound: a long line and the room of a handset. Later the caller is alone, and
what they say passes untouched."""

LEARNS_MS = 1200
"""Of our speech, until the line's echo is known. Before that a pause of ours may let some of it through, for 60 ms at
-40 dBov; everything comes softer meanwhile, so that this is under any voice."""

LEARNING_GAIN = 0.25
"""12 dB, which neither voice activity nor the recognizer minds in a voice."""


class EchoCanceller:
    """One call's: it learns the line's echo in the first second of our speech, from 0 to some 250 ms late.

    Where none is found in that second, the caller passes untouched from then on, until one is."""

    def __init__(self) -> None:
        self._processor = AudioProcessor(sample_rate=LINE_RATE, echo_cancellation=True)
        self._quiet_ms = float(TAIL_MS)
        self._search = EchoSearch()

    def clean(self, heard: AudioFrame, sent: AudioFrame) -> AudioFrame:
        """The caller alone. `sent`: what went to the line while this was heard, or up to 200 ms before.

        While we speak on a line that echoes, the caller comes 11 ms later. About 0.6 ms. Raises ValueError unless both
        are line frames."""
        if not (is_line_frame(heard) and is_line_frame(sent)):
            msg = "echo is cancelled in 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._search.push(heard, sent)
        self._quiet_ms = 0.0 if dbov(sent.pcm) > AUDIBLE_DBOV else self._quiet_ms + FRAME_MS
        if self._quiet_ms > TAIL_MS:
            return heard
        near, far = (np.frombuffer(frame.pcm, dtype=np.int16) for frame in (heard, sent))
        clean = np.asarray(self._processor.process(near, far), dtype=np.int16)
        learning = self._search.spoken_ms < LEARNS_MS and not self._search.absent
        if not (learning or self._search.found):
            return heard
        return AudioFrame((clean * LEARNING_GAIN).astype(np.int16).tobytes() if learning else clean.tobytes())
