"""Listening to the caller: voice activity, partial words, the end of the turn, and patience, all counted in frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import aclosing

import anyio

from appliance.audio.frame import FRAME_BYTES, FRAME_MS, AudioFrame, is_line_frame
from appliance.call.latency import Latency
from appliance.call.mind import Mind, answers
from appliance.call.onset import Onset, Over
from appliance.call.patience import UNREAD_OPEN_PATIENCE_MS, UNREAD_PATIENCE_MS
from appliance.call.reading import Reading, clear, heard
from appliance.dialogue.answers import backchannel
from appliance.dialogue.asked import ACTED_ON, CLOSED, OPEN_ENDED, Asked
from appliance.dialogue.events import CallerLeft, Event, Heard, NothingHeard, Partial
from appliance.seams import Call, Hearing, Recognizer, Transcript, Turn, TurnDetector, TurnScorer, VoiceActivity
from appliance.speech.turn import CAP_MS

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

SOUNDS_OF_DANGER = 0.7
"""The phrase spotter's chance in a partial from which the words so far are read with care at once, once a turn: a wrong
guess costs one decoding."""

SUSPECT_AFTER_MS = 300
"""Silence after which a suspicion raised by a partial is put to the conversation again (SAFETY.md), if its words reach
into that silence: behind "the ambulance" may stand a "bill" not read yet."""

SHORT_OVER_US_MS = 2100
"""A turn over ours this short, 560 of pre-roll and 40-100 of voice activity's lag included, may be no more than a
listener's "mhm" or "sí, sí, gracias": its first pause is read by the quick model at once, so that we can go on."""

LISTENING_MS, LISTENING_WORD_MS = 400, 750
"""Silence after which an "mhm" over us was all; and a "yes" or "okay", behind which "but not with him" may follow. The
turn's own end comes first where it is sooner."""

LAST_WORDS_S = 3.0
"""Longest wait for what the caller was saying as they hung up to be read."""


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
        keeps: Callable[[str], bool] = lambda _: False,
        foresee: Callable[[Heard | None], None] = lambda _: None,
        on_ended: Callable[[Latency], None] = lambda _: None,
    ) -> None:
        """`on_began`: somebody speaks; `on_noise`: nobody did. `keeps`: whether such words, said over ours, leave us
        the floor; empty ones: whether any can. `foresee` is told words that may be all, and None when the caller goes
        on; `on_ended` that a turn is over."""
        self._call, self._vad, self._turns, self._recognizer, self._scorer = call, vad, turns, recognizer, scorer
        self._mind, self._tell, self._on_began, self._on_noise, self._waiting = mind, tell, on_began, on_noise, waiting
        self._keeps, self._foresee, self._on_ended = keeps, foresee, on_ended
        self._onset = Onset()
        self._preroll: deque[AudioFrame] = deque(maxlen=PREROLL_MS // FRAME_MS)
        self._pcm = bytearray()
        self._hearing: Hearing | None = None
        self._asked = Asked.GREETING
        self._patience_ms: float = 0
        self._quiet_ms: float = 0
        self._fed_ms: float = 0
        self._spoken_ms: float = 0
        self._decoded_ms: float = 0
        self._decoding, self._text = False, ""
        self._quick: Transcript | None = None
        self._final: Reading | None = None
        self._delivering: anyio.CancelScope | None = None
        self._pauses = 0
        self._suspected = self._passing = self._spotted = self._reaches = False
        self.tap: Callable[[AudioFrame], None] | None = None
        """Where the caller's audio goes instead while a person talks with them."""
        self.left = False
        """Whether the caller has hung up, be their last words read or not."""
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

    async def heard_out(self) -> None:
        """Return once the caller is neither speaking nor waiting to be read."""
        while self.in_turn:  # noqa: ASYNC110
            await anyio.sleep(FRAME_MS / 1000)

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
            self.left = True
            await self._hear_last()
            self._tasks.cancel_scope.cancel()
        self._tell(CallerLeft())

    async def _hear_last(self) -> None:
        """The caller hung up: what they were saying ends there, and is read all the same."""
        if self._hearing is None or self.tap is not None:
            return
        if self._delivering is None:
            self._end()
        with anyio.move_on_after(LAST_WORDS_S):
            await self.heard_out()

    # ---- frames --------------------------------------------------------------------------------

    def _take(self, frame: AudioFrame) -> None:
        assert is_line_frame(frame), "the line carries 20 ms frames of 8 kHz"  # noqa: S101
        if self.tap is not None:
            self.tap(frame)
            return
        speech = self._vad.probability(frame)
        match self._turns.push(frame, speech):
            case Turn.SILENT:
                self._preroll.append(frame)
                self._count_quiet(frame)
                self._watch(frame, speech)
            case Turn.BEGAN:
                self._begin(frame)
            case Turn.SPEAKING:
                self._feed(frame)
                self._spoken_ms = self._fed_ms
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

    def _watch(self, frame: AudioFrame, speech: float) -> None:
        """Tell of a voice before it has spoken for long enough to be a turn, and when it is not going to be one."""
        match self._onset.push(frame, speech):
            case Over.BEGAN:
                self._on_began()
            case Over.PASSED if self._hearing is None:
                self._on_noise()

    def _begin(self, frame: AudioFrame) -> None:
        if self._delivering is not None and self._fed_ms < CAP_MS:
            self._delivering.cancel()  # the caller went on before we answered: it is the same turn
        else:
            self._part()
            lang = self._mind.lang if self._mind.lang_settled else None
            self._hearing = self._recognizer.open(lang=lang, hints=self._mind.hints(), call=self._call.call_id)
            self._fed_ms, self._decoded_ms, self._text, self._spotted = 0, 0, "", False
            self._pcm.clear()
        self._start_over()
        for earlier in self._preroll:
            self._feed(earlier)
        self._preroll.clear()
        self._feed(frame)
        self._spoken_ms = self._fed_ms
        if not self._onset.began:
            self._on_began()
        self._onset.reset()

    def _part(self) -> None:
        """Let a turn as long as one can be, whose caller speaks on, be read to its end by itself."""
        if self._delivering is not None and self._hearing and self._final:
            if not self._final.begun:
                self._settle(self._hearing, self._final)
            self._final = self._delivering = None

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
            answer = pause is not None and self._asked in CLOSED
            transcript = await hearing.partial(danger=self._mind.emergency != "none", answer=answer)
        finally:
            self._decoding = False
        if hearing is not self._hearing:
            return
        newest = pause == self._pauses and self._turns.quiet_ms > 0
        self._so_far(transcript, newest=newest)
        if newest:
            self._quick = transcript
            self._passing = bool(transcript.text) and self._leaves_us(transcript.text)
            if self._is_answered():
                self._foresee(heard(transcript, self._asked))
        if transcript.danger >= SOUNDS_OF_DANGER and not self._spotted and self._delivering is None:
            self._spotted = True
            self._tasks.start_soon(self._read_now, hearing)
        if self._delivering is not None and self._final is not None and not self._final.begun:
            self._settle(hearing, self._final)

    async def _read_now(self, hearing: Hearing) -> None:
        """The words so far with care, whether or not the caller has paused: they sound of danger."""
        transcript = await hearing.finish(danger=True)
        if hearing is self._hearing and self._delivering is None:
            self._so_far(transcript, newest=False)

    def _so_far(self, transcript: Transcript, *, newest: bool) -> None:
        """Pass words on; only those that reach to the newest pause say how finished the turn looks."""
        self._text, self._reaches = transcript.text, newest
        if transcript.text:
            if newest:
                self._turns.hint(self._mind.completeness(transcript.text))
            self._tell(Partial(transcript.text, transcript.lang, self._turns.quiet_ms))

    def _pause(self) -> None:
        quiet = self._turns.quiet_ms
        closed = self._asked in CLOSED
        if self._passing and quiet >= (LISTENING_MS if backchannel.is_sound(self._text) else LISTENING_WORD_MS):
            self._dismiss()
            return
        if (closed or self._is_over_us()) and self._quick is None and quiet >= CLOSED_AFTER_MS:
            self._start_partial()
        elif quiet >= SPECULATE_AFTER_MS and self._final is None and self._hearing and not self._is_answered():
            self._final = Reading()
            self._tasks.start_soon(self._finish, self._hearing, self._final)
            if self._scorer and self._asked in OPEN_ENDED:
                self._tasks.start_soon(self._judge, self._scorer, self._final)
        if quiet >= SUSPECT_AFTER_MS and not self._suspected and self._text and self._reaches:
            self._suspected = True
            self._tell(Partial(self._text, self._mind.lang, quiet))

    def _is_answered(self) -> bool:
        """Whether a closed question has its answer in quick words that were taken after the last sound of speech."""
        if self._quick is None or self._asked not in CLOSED:
            return False
        return self._answers(self._quick.text)

    def _start_over(self) -> None:
        """The caller goes on: what was read on the chance that they had finished is of no more use."""
        if self._final is not None:
            self._final.scope.cancel()
        if self._final or self._quick:
            self._foresee(None)
        self._final, self._quick = None, None
        self._suspected = self._passing = self._reaches = False
        self._pauses += 1

    async def _finish(self, hearing: Hearing, final: Reading) -> None:
        with final.scope:
            final.transcript = await hearing.finish(danger=self._mind.emergency != "none")
            final.done.set()
        if (transcript := final.transcript) is None:
            return
        if final is not self._final or self._delivering is not None:
            return
        self._passing = self._leaves_us(clear := self._clear(transcript))
        if self._passing and not transcript.text:
            self._dismiss()
        elif not self._passing or clear:  # a voice, though unclear, may have more behind it, as a "yes" has
            self._so_far(transcript, newest=True)
            if transcript.text:
                self._foresee(heard(transcript, self._asked))

    async def _judge(self, scorer: TurnScorer, final: Reading) -> None:
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
            self._final = Reading(begun=False)
            if self._asked not in CLOSED or not self._decoding:
                self._settle(self._hearing, self._final)
        self._delivering = anyio.CancelScope()
        self._on_ended(self.latency)
        self._tasks.start_soon(self._deliver, self._hearing, self._final, self._delivering)

    def _settle(self, hearing: Hearing, final: Reading) -> None:
        """Take the quick words where they answer; else have everything read with care."""
        final.begun = True
        if self._is_answered():
            final.transcript = self._quick
            final.done.set()
        else:
            self._tasks.start_soon(self._finish, hearing, final)

    async def _deliver(self, hearing: Hearing, final: Reading, scope: anyio.CancelScope) -> None:
        with scope:
            await final.done.wait()
        if self._delivering is scope:
            self._delivering = None
        if scope.cancel_called or final.transcript is None:
            return
        if hearing is not self._hearing:  # they speak on, in a turn of its own
            if final.transcript.text:
                self._tell(heard(final.transcript, self._asked))
            return
        self._hearing = None
        if self.latency:
            self.latency.heard = anyio.current_time()
        transcript = final.transcript
        if transcript.text and not self._leaves_us(self._clear(transcript)):
            self._tell(heard(transcript, self._asked))
        else:
            if self._asked in CLOSED:
                self._patience_ms = min(self._patience_ms, UNREAD_PATIENCE_MS)
            elif self._asked in OPEN_ENDED:
                self._patience_ms = min(self._patience_ms, UNREAD_OPEN_PATIENCE_MS)
            self._on_noise()

    def _is_over_us(self) -> bool:
        """Whether the turn so far was said over us and is short."""
        return self._spoken_ms <= SHORT_OVER_US_MS and self._keeps("")

    def _leaves_us(self, text: str) -> bool:
        """Whether the turn so far takes nothing from us if these are its words."""
        return self._is_over_us() and self._keeps(text)

    def _clear(self, transcript: Transcript) -> str:
        """The words of a careful reading; none where they are worth nothing."""
        acts_on = self._asked in ACTED_ON
        return clear(transcript, self._spoken_ms, acts=lambda text: acts_on and self._answers(text))

    def _answers(self, text: str) -> bool:
        return answers(self._mind, text)

    def _dismiss(self) -> None:
        """The turn was none: "mhm", a cough. Its sound stays before the next, should they go on after all."""
        self._start_over()
        if self._delivering is not None:
            self._delivering.cancel()
        tail = self._pcm[-(PREROLL_MS // FRAME_MS) * FRAME_BYTES :]
        self._preroll.extend(AudioFrame(bytes(tail[at : at + FRAME_BYTES])) for at in range(0, len(tail), FRAME_BYTES))
        self._hearing, self._delivering, self._text = None, None, ""
        self._turns.dismiss()
        self._on_noise()
