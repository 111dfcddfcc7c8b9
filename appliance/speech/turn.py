"""When the caller has begun and when they have finished: timers over silence, chosen by what was asked.

Pure: time is the milliseconds of audio pushed in, so a slow box, a fast box and a test behave alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from appliance.audio.frame import AudioFrame, is_line_frame
from appliance.audio.level import FLOOR_DBOV, dbov
from appliance.dialogue.asked import Asked, Completeness
from appliance.seams import Turn

SPEECH_ON = 0.5
"""Probability at which a voice counts as begun (Silero's own default threshold)."""

SPEECH_OFF = 0.35
"""Probability under which a voice that was on counts as gone; the gap stops flicker inside a word."""

BEGIN_MS = 120
"""Speech needed to open a turn: longer than a click or a breath, shorter than "no"."""

FORGET_MS = 100
"""Silence that wipes out speech too short to have opened a turn."""

RESUME_MS = 40
"""Speech needed, once quiet, to count as going on: a single window of line noise does not restart the timer."""

FADED_DB = 25.0
"""So far under the turn's own loudness nothing is said any more, whatever the voice activity still believes: it lags
120-290 ms behind the last sound. Where the line itself is noisier than that, voice activity alone decides."""

AS_LOUD_DB = 15.0
"""A sound no further under the turn's loudness may be the caller going on: voice activity takes 60-250 ms to believe in
a voice after silence, and no turn ends meanwhile."""

SOFTEST_DBOV = -55.0
"""Under this nothing on a telephone line is a voice (active speech is near -26 dBov, ITU-T P.56)."""

HELD_MS = 300
"""How long such a sound holds a turn open that voice activity never believes in: a dog, a door, a lorry."""

EASES_DB_PER_S = 3.0
"""How fast a turn's loudness is forgotten, so that one cough does not silence a soft voice."""

TOO_EARLY_MS = 300
"""Speech that begins this soon after the end of a turn goes on with it; nobody answers our first word so fast."""

CAP_MS = 30_000
"""Longest turn: what the recognizer can take in one piece (Whisper reads 30 s)."""

SURE = 0.8
"""Acoustic score from which a voice counts as finished. It decides only where the words leave it open: over a telephone
the model calls whole English sentences unfinished and Spanish fragments finished (docs/adr/0013)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How much silence ends a turn, in milliseconds, by how finished it looks."""

    complete: float
    """The words fill the blank."""
    bare: float
    """One lone word fills the blank; a "please" may follow, after a breath of 340-460 ms in measured voices."""
    sure: float
    """The words could be all, and the voice sounds finished."""
    open: float
    """The words could be all, or could go on."""
    cut: float
    """The words surely go on."""
    unheard: float
    """No words yet: the recognizer is slow or heard nothing."""


CLOSED = Patience(complete=260, bare=480, sure=700, open=760, cut=1200, unheard=900)
"""Yes or no, one of a few: a clear answer is over when it is said; any other is an explanation that has begun."""

PARTING = Patience(complete=400, bare=480, sure=700, open=760, cut=1200, unheard=900)
"""Whether there is anything else: people say no, thank us and say goodbye, with a breath between each; who says yes
goes on to say what."""

DIGITS = Patience(complete=350, bare=350, sure=950, open=950, cut=1500, unheard=1500)
"""Numbers, dates of birth and spellings come in groups with pauses up to a second, and only the last group makes them
whole; a group that was misheard leaves them open, and must not cost a second and a half."""

NAMED = Patience(complete=420, bare=480, sure=650, open=750, cut=1500, unheard=900)
"""A first name alone is open: the surname may follow. "My name is" is cut, and people who must think take a second."""

TALK = Patience(complete=460, bare=480, sure=640, open=760, cut=1300, unheard=900)
"""Wishes, kinds of visit, days: the blank is filled before the sentence is ("... and also"), so even then a comma's
pause of 300-450 ms is waited out; a sentence left at "for" or "el" is given time to find its word."""

DICTATION = Patience(complete=600, bare=700, sure=850, open=850, cut=1500, unheard=1000)
"""What is written down for staff has no shape that fills; people draw breath between its sentences."""

PATIENCE: dict[Asked, Patience] = {
    Asked.GREETING: TALK,
    Asked.REASON: DICTATION,
    Asked.NAME: NAMED,
    Asked.SPELL_LAST_NAME: DIGITS,
    Asked.DOB: DIGITS,
    Asked.PHONE: DIGITS,
    Asked.PROVIDER: TALK,
    Asked.VISIT_TYPE: TALK,
    Asked.DATE_TIME: TALK,
    Asked.WHICH_SLOT: CLOSED,
    Asked.CONFIRM_YES_NO: CLOSED,
    Asked.INSURANCE: TALK,
    Asked.EMERGENCY_NOW: CLOSED,
    Asked.ANYTHING_ELSE: PARTING,
    Asked.OTHER: TALK,
}


class Pace:
    """How long this caller pauses and yet goes on; it stretches the patience with what is not surely finished."""

    NOTICED_MS, MARGIN, FADES, MOST_MS = 250.0, 1.2, 0.8, 1200.0
    """Shorter gaps are part of speech. The longest pause of late counts, with a margin, less and less with every turn,
    and never for more than a silence that callers take for a dead line. Pauses that the words foretold ("for my...")
    do not count: they are waited for anyway."""

    def __init__(self) -> None:
        self._longest_ms = 0.0

    def went_on(self, after_ms: float) -> None:
        """The caller went on after a pause."""
        if after_ms >= self.NOTICED_MS:
            self._longest_ms = max(self._longest_ms, after_ms)

    def turn_over(self) -> None:
        """One more turn, by which older pauses count less."""
        self._longest_ms *= self.FADES

    def stretched(self, ms: float) -> float:
        """The silence to wait where `ms` would do for anybody."""
        return max(ms, min(self._longest_ms * self.MARGIN, self.MOST_MS))


class SlotAwareTurns:
    """A TurnDetector whose patience depends on the question. One instance a call."""

    def __init__(self) -> None:
        self.quiet_ms = 0.0
        self._pace, self._since_end_ms = Pace(), math.inf
        self._patience = PATIENCE[Asked.GREETING]
        self._open = self._voiced = False
        self._pace.turn_over()
        self._since_end_ms, self._ended_after_ms = 0.0, self.quiet_ms
        self._run_ms = self._turn_ms = self._held_ms = 0.0
        self._loud_dbov = FLOOR_DBOV
        self._completeness: Completeness | None = None
        self._score: float | None = None

    def expect(self, asked: Asked) -> None:
        """What the next turn answers; chooses the timers."""
        self._patience = PATIENCE[asked]

    def push(self, frame: AudioFrame, speech: float) -> Turn:
        """Take one frame and its speech probability, 0 to 1. Raises ValueError unless it is a line frame."""
        if not is_line_frame(frame):
            msg = "turns are timed on 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._voiced = speech >= (SPEECH_OFF if self._voiced else SPEECH_ON)
        level = dbov(frame.pcm)
        under_db = self._under_db(level, frame.ms)
        if not self._open:
            return self._wait(frame.ms)
        loud = level >= SOFTEST_DBOV and under_db <= AS_LOUD_DB
        return self._go_on(frame.ms, heard=self._voiced and under_db <= FADED_DB, loud=loud)

    def hint(self, completeness: Completeness | None, score: float | None = None) -> None:
        """What the words so far look like, and how finished the voice sounds; None: as before. Holds until the caller
        speaks again."""
        self._completeness = completeness or self._completeness
        self._score = self._score if score is None else score

    @property
    def silence_ms(self) -> float:
        """The silence that would end the open turn, as things stand."""
        patience, pace = self._patience, self._pace
        match self._completeness:
            case Completeness.CUT:
                return pace.stretched(patience.cut)
            case Completeness.OPEN:
                return pace.stretched(patience.sure if (self._score or 0.0) >= SURE else patience.open)
            case Completeness.BARE:
                return patience.bare
            case Completeness.COMPLETE:
                return patience.complete
        return pace.stretched(patience.unheard)

    def _under_db(self, level: float, ms: float) -> float:
        """How far a frame is under the loudness of what this caller is saying."""
        if self._voiced:
            self._loud_dbov = max(level, self._loud_dbov - EASES_DB_PER_S * ms / 1000)
        return self._loud_dbov - level

    def _wait(self, ms: float) -> Turn:
        """No turn is open: gather speech until it is enough to be one."""
        self._since_end_ms += ms
        if self._voiced:
            self._run_ms, self.quiet_ms = self._run_ms + ms, 0.0
        else:
            self.quiet_ms += ms
            self._run_ms = 0.0 if self.quiet_ms >= FORGET_MS else self._run_ms
        if self._run_ms < BEGIN_MS:
            return Turn.SILENT
        self._open, self._turn_ms, self.quiet_ms = True, self._run_ms, 0.0
        self._resumed()
        return Turn.BEGAN

    def _go_on(self, ms: float, *, heard: bool, loud: bool) -> Turn:
        """A turn is open: time its silence."""
        self._turn_ms += ms
        self._run_ms = self._run_ms + ms if heard else 0.0
        if heard and (self.quiet_ms == 0 or self._run_ms >= RESUME_MS):
            if self._completeness is not Completeness.CUT:
                self._pace.went_on(self.quiet_ms)
            self.quiet_ms = self._held_ms = 0.0
            self._completeness, self._score = None, None
        else:
            self.quiet_ms += ms
        if self._turn_ms >= CAP_MS or (self.quiet_ms >= self.silence_ms and not self._holds(ms, heard or loud)):
            self._close()
            return Turn.ENDED
        return Turn.PAUSED if self.quiet_ms else Turn.SPEAKING

    def _holds(self, ms: float, sound: bool) -> bool:
        """Whether a sound keeps a turn open whose silence was long enough."""
        self._held_ms += ms if sound else 0.0
        return sound and self._held_ms <= HELD_MS

    def _resumed(self) -> None:
        """A turn began. So soon after the last one it is the same, ended too early."""
        if self._since_end_ms - BEGIN_MS < TOO_EARLY_MS:
            self._pace.went_on(self._ended_after_ms + self._since_end_ms - BEGIN_MS)

    def _close(self) -> None:
        """Forget the turn; its silence stays readable until the next frame."""
        self._open = self._voiced = False
        self._pace.turn_over()
        self._since_end_ms, self._ended_after_ms = 0.0, self.quiet_ms
        self._run_ms = self._turn_ms = self._held_ms = 0.0
        self._loud_dbov = FLOOR_DBOV
        self._completeness, self._score = None, None
