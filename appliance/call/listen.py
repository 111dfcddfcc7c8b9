"""Listening to the caller: voice activity, partial words, the end of the turn, and patience, all counted in frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

import anyio
import anyio.abc

from appliance.audio.frame import FRAME_MS, AudioFrame, is_line_frame
from appliance.call.latency import Latency
from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked, Completeness
from appliance.dialogue.events import CallerLeft, Event, Heard, NothingHeard, Partial
from appliance.seams import Call, Hearing, Recognizer, Transcript, Turn, TurnDetector, TurnScorer, VoiceActivity

PREROLL_MS = 560
"""Kept from before a turn opened, so that its first sound is not lost: 120 ms to decide, up to 340 until voice activity
believes in a voice after silence, and a soft onset."""

PARTIAL_EVERY_MS = 300
"""New audio wanted before the words so far are decoded again."""

SPECULATE_AFTER_MS = 100
"""Silence after which the final words are decoded on the chance that the turn is over: as long as the longest closure
before a p, t or k, which lasts 50-100 ms."""

CLOSED_AFTER_MS = 60
"""Silence after which a short answer to a closed question is read at once, by the quick model; in the middle of a word
that costs one quick reading."""

CLOSED_QUESTIONS = frozenset({Asked.CONFIRM_YES_NO, Asked.WHICH_SLOT, Asked.EMERGENCY_NOW, Asked.ANYTHING_ELSE})
"""Questions whose answer is one of a few: quick words that fill the blank are the answer."""

SOUNDS_OF_DANGER = 0.7
"""The phrase spotter's chance in a partial from which the words so far are read with care at once, once a turn: a wrong
guess costs one decoding."""

SUSPECT_AFTER_MS = 300
"""Silence after which a suspicion raised by a partial is put to the conversation again (SAFETY.md)."""

OPEN_QUESTIONS = frozenset({Asked.GREETING, Asked.REASON, Asked.DATE_TIME, Asked.OTHER})
"""Questions whose answers have no shape: here the acoustic end-of-turn model and the phrase spotter have a say. A
surname being spelled may sound like anything."""


class Mind(Protocol):
    """What listening needs to know of the conversation."""

    @property
    def lang(self) -> Lang: ...
    @property
    def lang_settled(self) -> bool: ...
    def hints(self) -> tuple[str, ...]: ...
    def completeness(self, text: str) -> Completeness: ...


@dataclass(slots=True)
class _Final:
    """A decoding of the whole turn, begun while the caller may still go on."""

    begun: bool = True
    """False while quick words that may do instead are on their way."""
    done: anyio.Event = field(default_factory=anyio.Event)
    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    transcript: Transcript | None = None


class Listener:
    """The box's ears on one call. Sends Partial, Heard, NothingHeard and CallerLeft."""

    def __init__(
        self,
        call: Call,
        *,
        vad: VoiceActivity,
        turns: TurnDetector,
        recognizer: Recognizer,
        scorer: TurnScorer | None,
        mind: Mind,
        tell: Callable[[Event], None],
        on_began: Callable[[], None],
        on_noise: Callable[[], None],
        waiting: Callable[[], bool],
        foresee: Callable[[Heard], None] = lambda _: None,
        on_ended: Callable[[Latency], None] = lambda _: None,
    ) -> None:
        """`foresee` is told words that may be all, while the caller may still go on; `on_ended` that a turn is over."""
        self._call, self._vad, self._turns, self._recognizer, self._scorer = call, vad, turns, recognizer, scorer
        self._mind, self._tell, self._on_began, self._on_noise, self._waiting = mind, tell, on_began, on_noise, waiting
        self._foresee, self._on_ended = foresee, on_ended
        self._preroll: deque[AudioFrame] = deque(maxlen=PREROLL_MS // FRAME_MS)
        self._pcm = bytearray()
        self._hearing: Hearing | None = None
        self._asked = Asked.GREETING
        self._patience_ms: float = 0
        self._quiet_ms: float = 0
        self._fed_ms: float = 0
        self._decoded_ms: float = 0
        self._decoding = False
        self._text = ""
        self._quick: Transcript | None = None
        self._final: _Final | None = None
        self._delivering: anyio.CancelScope | None = None
        self._pauses = 0
        self._suspected = self._spotted = False
        self.tap: Callable[[AudioFrame], None] | None = None
        """Where the caller's audio goes instead while a person talks with them."""
        self.latency: Latency | None = None
        """Of the newest finished turn."""

    def expect(self, asked: Asked, *, patience_ms: float) -> None:
        """What the next turn answers, and how long silence may last before NothingHeard."""
        self._asked, self._patience_ms, self._quiet_ms = asked, patience_ms, 0
        self._turns.expect(asked)

    @property
    def deciding(self) -> bool:
        """Whether a turn is over and its words are not read yet."""
        return self._delivering is not None

    @property
    def in_turn(self) -> bool:
        """Whether the caller is speaking, or pausing, or not read yet."""
        return self._hearing is not None

    def acted(self) -> None:
        """The conversation has answered the newest finished turn."""
        if self.latency:
            self.latency.acted = anyio.current_time()

    async def run(self) -> None:
        """Listen until the caller leaves. Raises ChildGone when the recognizer is lost for good."""
        async with anyio.create_task_group() as self._tasks:
            async with aclosing(self._call.frames()) as frames:
                async for frame in frames:
                    self._take(frame)
            self._tasks.cancel_scope.cancel()
        self._tell(CallerLeft())

    # ---- frames --------------------------------------------------------------------------------

    def _take(self, frame: AudioFrame) -> None:
        assert is_line_frame(frame), "the line carries 20 ms frames of 8 kHz"  # noqa: S101
        if self.tap is not None:
            self.tap(frame)
            return
        match self._turns.push(frame, self._vad.probability(frame)):
            case Turn.SILENT:
                self._preroll.append(frame)
                self._count_quiet(frame)
            case Turn.BEGAN:
                self._begin(frame)
            case Turn.SPEAKING:
                self._feed(frame)
                self._start_over()
                if self._fed_ms - self._decoded_ms >= PARTIAL_EVERY_MS:
                    self._start_partial()
            case Turn.PAUSED:
                self._feed(frame)
                self._pause()
            case Turn.ENDED:
                self._feed(frame)
                self._end()

    def _count_quiet(self, frame: AudioFrame) -> None:
        if not self._patience_ms or self._delivering is not None or not self._waiting():
            self._quiet_ms = 0
            return
        self._quiet_ms += frame.ms
        if self._quiet_ms >= self._patience_ms:
            self._quiet_ms = 0
            self._tell(NothingHeard())

    def _begin(self, frame: AudioFrame) -> None:
        if self._delivering is not None:  # the caller went on before we answered: it is the same turn
            self._delivering.cancel()
        else:
            lang = self._mind.lang if self._mind.lang_settled else None
            self._hearing = self._recognizer.open(lang=lang, hints=self._mind.hints())
            self._fed_ms = self._decoded_ms = 0
            self._text, self._spotted = "", False
            self._pcm.clear()
        self._start_over()
        for earlier in self._preroll:
            self._feed(earlier)
        self._preroll.clear()
        self._feed(frame)
        self._on_began()

    def _feed(self, frame: AudioFrame) -> None:
        if self._hearing is not None:
            self._hearing.feed(frame)
            self._pcm += frame.pcm
            self._fed_ms += frame.ms

    # ---- words ---------------------------------------------------------------------------------

    def _start_partial(self) -> None:
        if not self._decoding and self._hearing:
            self._decoding, self._decoded_ms = True, self._fed_ms
            self._tasks.start_soon(self._partial, self._hearing, self._pauses if self._turns.quiet_ms > 0 else None)

    async def _partial(self, hearing: Hearing, pause: int | None) -> None:
        """The words so far. `pause`: the one in which they were taken; only then can they be all."""
        try:
            transcript = await hearing.partial()
        finally:
            self._decoding = False
        if hearing is not self._hearing:
            return
        newest = pause == self._pauses and self._turns.quiet_ms > 0
        self._so_far(transcript, newest=newest)
        if newest:
            self._quick = transcript
            if self._is_answered():
                self._foresee(self._heard(transcript))
        if transcript.danger >= SOUNDS_OF_DANGER and not self._spotted and self._delivering is None:
            self._spotted = True
            self._tasks.start_soon(self._read_now, hearing)
        if self._delivering is not None and self._final is not None and not self._final.begun:
            self._settle(hearing, self._final)

    async def _read_now(self, hearing: Hearing) -> None:
        """The words so far with care, whether or not the caller has paused: they sound of danger."""
        transcript = await hearing.finish()
        if hearing is self._hearing and self._delivering is None:
            self._so_far(transcript, newest=False)

    def _so_far(self, transcript: Transcript, *, newest: bool) -> None:
        """Pass words on; only those that reach to the newest pause say how finished the turn looks."""
        self._text = transcript.text
        if transcript.text:
            if newest:
                self._turns.hint(self._mind.completeness(transcript.text))
            self._tell(Partial(transcript.text, transcript.lang, self._turns.quiet_ms))

    def _pause(self) -> None:
        quiet = self._turns.quiet_ms
        closed = self._asked in CLOSED_QUESTIONS
        if closed and self._quick is None and quiet >= CLOSED_AFTER_MS:
            self._start_partial()
        elif quiet >= SPECULATE_AFTER_MS and self._final is None and self._hearing and not self._is_answered():
            self._final = _Final()
            self._tasks.start_soon(self._finish, self._hearing, self._final)
            if self._scorer and self._asked in OPEN_QUESTIONS:
                self._tasks.start_soon(self._judge, self._scorer, self._final)
        if quiet >= SUSPECT_AFTER_MS and not self._suspected and self._text:
            self._suspected = True
            self._tell(Partial(self._text, self._mind.lang, quiet))

    def _is_answered(self) -> bool:
        """Whether a closed question has its answer in quick words that were taken after the last sound of speech."""
        if self._quick is None or self._asked not in CLOSED_QUESTIONS:
            return False
        return self._mind.completeness(self._quick.text) in (Completeness.COMPLETE, Completeness.BARE)

    def _start_over(self) -> None:
        """The caller goes on: what was read on the chance that they had finished is of no more use."""
        if self._final is not None:
            self._final.scope.cancel()
        self._final, self._quick, self._suspected = None, None, False
        self._pauses += 1

    async def _finish(self, hearing: Hearing, final: _Final) -> None:
        with final.scope:
            final.transcript = await hearing.finish()
            final.done.set()
        if (transcript := final.transcript) is None:
            return
        if final is not self._final or self._delivering is not None:
            return
        self._so_far(transcript, newest=True)
        if transcript.text:
            self._foresee(self._heard(transcript))

    async def _judge(self, scorer: TurnScorer, final: _Final) -> None:
        """How finished the voice sounds, asked while the words are being read."""
        score = await scorer.score(bytes(self._pcm))
        if final is self._final and self._delivering is None:
            self._turns.hint(None, score)

    # ---- the end of a turn ---------------------------------------------------------------------

    def _end(self) -> None:
        if self._hearing is None:
            return
        now = anyio.current_time()
        self.latency = Latency(speech_end=now - self._turns.quiet_ms / 1000, ended=now)
        if self._final is None:
            self._final = _Final(begun=False)
            if self._asked not in CLOSED_QUESTIONS or not self._decoding:
                self._settle(self._hearing, self._final)
        self._delivering = anyio.CancelScope()
        self._on_ended(self.latency)
        self._tasks.start_soon(self._deliver, self._final, self._delivering)

    def _settle(self, hearing: Hearing, final: _Final) -> None:
        """Take the quick words where they answer; else have everything read with care."""
        final.begun = True
        if self._is_answered():
            final.transcript = self._quick
            final.done.set()
        else:
            self._tasks.start_soon(self._finish, hearing, final)

    async def _deliver(self, final: _Final, scope: anyio.CancelScope) -> None:
        with scope:
            await final.done.wait()
        if self._delivering is scope:
            self._delivering = None
        if scope.cancelled_caught or final.transcript is None:
            return
        self._hearing = None
        if self.latency:
            self.latency.heard = anyio.current_time()
        transcript = final.transcript
        if transcript.text:
            self._tell(self._heard(transcript))
        else:
            if self._asked in CLOSED_QUESTIONS:
                self._patience_ms = min(self._patience_ms, UNREAD_PATIENCE_MS)
            self._on_noise()

    def _heard(self, said: Transcript) -> Heard:
        """A finished turn; what its sound told counts only after a question whose answers have no shape."""
        danger = said.danger if self._asked in OPEN_QUESTIONS else 0.0
        return Heard(said.text, said.lang, said.confidence, said.alternatives, danger)


PATIENCE_MS: dict[Asked, float] = {
    Asked.DOB: 10_000,  # people look for words, or for the card
    Asked.PHONE: 10_000,
    Asked.INSURANCE: 12_000,
    Asked.SPELL_LAST_NAME: 10_000,
    Asked.EMERGENCY_NOW: 5_000,  # silence here is a sign of its own
}
"""How long silence may last before the caller is asked again; other questions: DEFAULT_PATIENCE_MS."""

DEFAULT_PATIENCE_MS = 7_000

UNREAD_PATIENCE_MS = 2_000
"""The same once something was said to a closed question that could not be read: most likely a "no" or a "sí"."""


def patience_ms(asked: Asked) -> float:
    """Silence, in milliseconds, after which this question is asked in other words."""
    return PATIENCE_MS.get(asked, DEFAULT_PATIENCE_MS)
