"""Speaking to the caller: one utterance after another, at once, and silent at once when the caller wants the floor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass

import anyio
import structlog

from appliance.clinic.people import Lang
from appliance.seams import Call, Synthesizer

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


class Speaker:
    """The box's mouth on one leg."""

    def __init__(
        self, call: Call, voice: Synthesizer, *, on_first_frame: Callable[[Utterance], None] = lambda _: None
    ) -> None:
        self._call, self._voice, self._on_first_frame = call, voice, on_first_frame
        self._queue: deque[Utterance] = deque()
        self._unsaid: list[Utterance] = []
        self._held: list[Utterance] = []
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

    def say(self, utterance: Utterance) -> None:
        """Say this after what is already waiting."""
        if self.polite and self._floor_taken:
            self._held.append(utterance)
            return
        if self._idle.is_set():
            self._spoken_ms = 0.0
        self._queue.append(utterance)
        self._unsaid = []
        self._idle = anyio.Event() if self._idle.is_set() else self._idle
        self._wake.set()

    def stop(self) -> None:
        """Fall silent now: the caller has the floor. What was cut off or waiting is kept for `resume`."""
        self._floor_taken = True
        if self.idle:
            return
        log.info("caller.barged_in")
        self._unsaid = ([self._current] if self._now else []) + list(self._queue)
        self._queue.clear()
        if self._now:
            self._now.cancel()

    def resume(self) -> None:
        """Say again what `stop` cut off, if nothing else was said since, and what has come up meanwhile."""
        self._held[:0] = self._unsaid
        self.take_floor()

    def take_floor(self) -> None:
        """The caller has finished: say what came up meanwhile; what was cut off stays unsaid."""
        self._floor_taken = False
        held, self._held = self._held, []
        for utterance in held:
            self.say(utterance)

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
            stopped, self._now = self._now.cancelled_caught, None
            if stopped:
                await self._call.flush()

    async def _play(self, utterance: Utterance) -> None:
        first = True
        async with aclosing(self._voice.speak(utterance.text, lang=utterance.lang)) as frames:
            async for frame in frames:
                if first:
                    self._on_first_frame(utterance)
                    first = False
                await self._call.play(frame)
                self._spoken_ms += frame.ms
