"""How long one turn took, stage by stage, as the box sees it. The waveform at the caller's end is the true judge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Latency:
    """Stages of one turn, as instants of the event loop's clock in seconds. None: not reached."""

    speech_end: float
    """Last frame with speech in it."""
    ended: float
    """The turn was declared over."""
    heard: float | None = None
    """The final words were there."""
    acted: float | None = None
    """The conversation had answered with acts."""
    first_frame: float | None = None
    """Our first frame went to the line."""

    @property
    def total_ms(self) -> float | None:
        """From the caller's last speech to our first frame."""
        return None if self.first_frame is None else (self.first_frame - self.speech_end) * 1000

    def stages_ms(self) -> dict[str, int]:
        """Milliseconds spent waiting for the end, for the words, for the act, for the sound."""
        marks = [self.speech_end, self.ended, self.heard, self.acted, self.first_frame]
        names = ("end", "words", "act", "sound")
        return {
            name: round((later - earlier) * 1000)
            for name, earlier, later in zip(names, marks, marks[1:], strict=False)
            if earlier is not None and later is not None
        }
