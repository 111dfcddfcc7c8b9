"""The one audio value that moves through the box."""

from __future__ import annotations

from dataclasses import dataclass

FRAME_MS = 20
"""Packet time on a telephone line (RTP profile default, RFC 3551 section 4.2)."""

LINE_RATE = 8000
"""Samples per second on a telephone line (ITU-T G.711)."""

FRAME_BYTES = LINE_RATE * FRAME_MS // 1000 * 2
"""Bytes in one line frame: 160 samples of 16 bits."""


@dataclass(frozen=True, slots=True)
class AudioFrame:
    """A run of mono signed 16-bit little-endian PCM."""

    pcm: bytes
    rate: int = LINE_RATE
    """Samples per second: 8000 on the line, 16000 in the recognizer."""

    def __post_init__(self) -> None:
        if len(self.pcm) % 2 or self.rate <= 0:
            msg = "PCM must be whole 16-bit samples at a positive rate"
            raise ValueError(msg)

    @property
    def ms(self) -> float:
        """Duration in milliseconds."""
        return len(self.pcm) / 2 * 1000 / self.rate


SILENCE = AudioFrame(bytes(FRAME_BYTES))
"""One line frame of digital silence."""


def is_line_frame(frame: AudioFrame) -> bool:
    """Whether the frame has the one shape every line seam carries: 20 ms of 8 kHz mono."""
    return frame.rate == LINE_RATE and len(frame.pcm) == FRAME_BYTES
