"""Speaking to the caller: one utterance after another, at once, and silent at once when the caller wants the floor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from itertools import pairwise

import anyio
import structlog

from appliance.audio.frame import FRAME_MS, SILENCE, AudioFrame
from appliance.audio.level import dbov
from appliance.clinic.people import Lang
from appliance.seams import Call, Synthesizer
from appliance.speech.sentences import sentences

log = structlog.get_logger()

TAIL_S = 0.1
"""What the line may still hold when the last frame was taken: 60 ms in the stack, one packet on the way."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words to say, spelled out for the voice."""

    text: str
    lang: Lang
    filler: bool = False
    """Said only because the reply is late."""


JUST_BEGUN_MS = 1500
"""A reply cut off this soon was begun while the caller was only taking a breath."""

QUEUED_FRAMES = 3
"""What was handed to the line last, `TAIL_S` less the packet on its way, was not heard."""

REACH_FRAMES = 1500 // FRAME_MS
"""Who goes on after being cut off goes back to the last pause in what they said, if it is no further than this."""

BACK_FRAMES = 400 // FRAME_MS
"""And by this much, about two syllables, where there was none."""

PAUSE_FRAMES = 3
"""A pause between words: quiet for longer than the closure of a p, t or k."""

PAUSE_DBOV = -50.0
"""A frame softer than this is quiet: 29 dB under our speech."""


def taken_up_at(frames: Sequence[AudioFrame]) -> int:
    """With which frame to go on, when these were handed to the line and the last few of them thrown away."""
    heard = max(0, len(frames) - QUEUED_FRAMES)
    quiet = 0
    for at in range(heard - 1, max(-1, heard - 1 - REACH_FRAMES), -1):
        quiet = quiet + 1 if dbov(frames[at].pcm) < PAUSE_DBOV else 0
        if quiet == PAUSE_FRAMES:
            return at + PAUSE_FRAMES
    return 0 if heard <= REACH_FRAMES else heard - BACK_FRAMES


@dataclass(frozen=True, slots=True)
class _Saying:
    """An utterance, and how many of its frames need not be said any more."""

    utterance: Utterance
    said: int = 0
    begun: int = 0
    """Its sentences that have begun."""


class Speaker:
    """The box's mouth on one leg."""

    def __init__(
        self, call: Call, voice: Synthesizer, *, on_first_frame: Callable[[Utterance], None] = lambda _: None
    ) -> None:
        self._call, self._voice, self._on_first_frame = call, voice, on_first_frame
        self._queue: deque[_Saying] = deque()
        self._unsaid: list[_Saying] = []
        self._held: list[_Saying] = []
        self._frames: list[AudioFrame] = []
        self._floor_taken = False
        self._wake = anyio.Event()
        self._idle = anyio.Event()
        self._idle.set()
        self._now: anyio.CancelScope | None = None
        self._spoken_ms = 0.0
        self.polite = False
        """Whether what is said next may wait until a caller who is speaking has finished."""

    @property
    def idle(self) -> bool:
        """Nothing is being said and nothing waits to be said."""
        return self._idle.is_set()

    @property
    def just_begun(self) -> bool:
        """Whether a reply was cut off that had only just begun, and nothing else was said since."""
        return bool(self._unsaid) and self._spoken_ms < JUST_BEGUN_MS

    @property
    def cut_off(self) -> bool:
        """Whether the caller spoke over us, and nothing else was said since."""
        return bool(self._unsaid)

    @property
    def question_to_come(self) -> bool:
        """Whether a question is among the sentences that were cut off before they had begun."""
        return any("?" in one for saying in self._unsaid for one in sentences(saying.utterance.text)[saying.begun :])

    def say(self, utterance: Utterance) -> None:
        """Say this after what is already waiting."""
        self._say(_Saying(utterance))

    def _say(self, saying: _Saying) -> None:
        if self.polite and self._floor_taken:
            self._held.append(saying)
            return
        if not saying.utterance.filler:  # which says nothing: what was cut off may still be gone on with
            self._unsaid = []
            if self._idle.is_set():
                self._spoken_ms = 0.0
        self._queue.append(saying)
        self._idle = anyio.Event() if self._idle.is_set() else self._idle
        self._wake.set()

    def stop(self) -> None:
        """Fall silent now: the caller has the floor. What was cut off or waiting is kept for `resume`."""
        self._floor_taken = True
        if self.idle:
            return
        if self._now is not None and not self._now.cancel_called:
            log.info("caller.barged_in")
            if not (self._current.utterance.filler and self._unsaid):
                self._unsaid = [self._cut_off_now()]
            self._now.cancel()
        self._unsaid += self._queue
        self._queue.clear()

    def drop(self) -> None:
        """Fall silent, and forget what was being said: something graver is to be said at once."""
        self.stop()
        self._floor_taken, self._unsaid, self._held = False, [], []

    def resume(self) -> None:
        """Go on where `stop` cut us off, if nothing else was said since; then what has come up meanwhile."""
        self._held[:0] = self._unsaid
        self.take_floor()

    def _cut_off_now(self) -> _Saying:
        at = taken_up_at(self._frames)
        begun = 1 + sum(one.pcm == SILENCE.pcm != before.pcm for before, one in pairwise(self._frames))
        return _Saying(self._current.utterance, at, begun)

    def take_floor(self) -> None:
        """The caller has finished: say what came up meanwhile; what was cut off stays unsaid."""
        self._floor_taken, self._unsaid = False, []
        held, self._held = self._held, []
        for saying in held:
            self._say(saying)

    async def drained(self) -> None:
        """Return once everything has been said and has left the box."""
        await self._idle.wait()
        await anyio.sleep(TAIL_S)

    async def run(self) -> None:
        """Speak until cancelled. Raises CallGone when the leg ends, ChildGone when the voice is lost."""
        while True:
            if not self._queue:
                self._idle.set()
                self._wake = anyio.Event()
                await self._wake.wait()
                continue
            self._current = self._queue.popleft()
            with anyio.CancelScope() as self._now:
                await self._play(self._current)
            stopped, self._now = self._now.cancel_called, None
            if stopped:
                await self._call.flush()

    async def _play(self, saying: _Saying) -> None:
        self._frames = []
        async with aclosing(self._voice.speak(saying.utterance.text, lang=saying.utterance.lang)) as frames:
            async for frame in frames:
                self._frames.append(frame)
                if len(self._frames) <= saying.said:
                    continue
                if len(self._frames) == 1:
                    self._on_first_frame(saying.utterance)
                await self._call.play(frame)
                self._spoken_ms += frame.ms
