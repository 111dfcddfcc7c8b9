"""The ordinary way to take turns, with the box's own models: a fixed silence, then one decoding of a 30 s window."""

from __future__ import annotations

from collections.abc import Sequence

import anyio

from appliance.audio.frame import FRAME_MS, SILENCE, AudioFrame
from appliance.call.session import Session
from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked, Completeness
from appliance.seams import Hearing, Recognizer, Transcript, Turn

SILENCE_MS = 700
"""Common in voice agents that endpoint by silence alone."""

BEGIN_MS = 120
SPEECH = 0.5
WINDOW_MS = 30_000


class PlainSession(Session):
    """A session that covers no wait: a filler would stand before every reply."""

    async def _cover(self, since: float) -> None:
        return


class FixedTurns:
    """A TurnDetector that knows voice activity and one number."""

    def __init__(self) -> None:
        self.quiet_ms = 0.0
        self.ended = anyio.Event()
        self._open, self._voiced_ms = False, 0.0

    def expect(self, asked: Asked) -> None:
        """Every question is alike."""

    def hint(self, completeness: Completeness | None, score: float | None = None) -> None:
        """Words and voice do not matter."""

    def push(self, frame: AudioFrame, speech: float) -> Turn:
        """Take one frame."""
        voiced = speech >= SPEECH
        self.quiet_ms = 0.0 if voiced else self.quiet_ms + frame.ms
        self._voiced_ms = self._voiced_ms + frame.ms if voiced else self._voiced_ms * self._open
        if not self._open:
            if self._voiced_ms < BEGIN_MS:
                return Turn.SILENT
            self._open, self.ended = True, anyio.Event()
            return Turn.BEGAN
        if self.quiet_ms < SILENCE_MS:
            return Turn.PAUSED if self.quiet_ms else Turn.SPEAKING
        self._open, self._voiced_ms = False, 0.0
        self.ended.set()
        return Turn.ENDED


class WholeWindow:
    """A Recognizer that reads nothing until the turn is over, and then a whole window."""

    def __init__(self, recognizer: Recognizer, turns: FixedTurns) -> None:
        self._recognizer, self._turns = recognizer, turns

    def open(self, *, lang: Lang | None, hints: Sequence[str]) -> WholeHearing:
        """Begin a turn."""
        return WholeHearing(self._recognizer.open(lang=lang, hints=hints), self._turns, lang or "en")


class WholeHearing:
    """One turn, padded to the window Whisper was trained on."""

    def __init__(self, hearing: Hearing, turns: FixedTurns, lang: Lang) -> None:
        self._hearing, self._turns, self._lang, self._fed_ms = hearing, turns, lang, 0

    def feed(self, frame: AudioFrame) -> None:
        """Take one frame."""
        self._hearing.feed(frame)
        self._fed_ms += FRAME_MS

    async def partial(self) -> Transcript:
        """Nothing: there are no partial words."""
        await anyio.lowlevel.checkpoint()
        return Transcript(text="", lang=self._lang, confidence=0.0, decode_ms=0.0)

    async def finish(self) -> Transcript:
        """The words, once the turn is over."""
        await self._turns.ended.wait()
        for _ in range((WINDOW_MS - self._fed_ms) // FRAME_MS):
            self._hearing.feed(SILENCE)
        return await self._hearing.finish()
