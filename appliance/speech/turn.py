"""When the caller has begun and when they have finished: timers over silence, chosen by what was asked.

Pure: time is the milliseconds of audio pushed in, so a slow box, a fast box and a test behave alike.
"""

from __future__ import annotations

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

EASES_DB_PER_S = 3.0
"""How fast a turn's loudness is forgotten, so that one cough does not silence a soft voice."""

CAP_MS = 30_000
"""Longest turn: what the recognizer can take in one piece (Whisper reads 30 s)."""

SURE = 0.8
"""Acoustic score from which "finished" is believed, for words that look finished as well."""

UNSURE = 0.3
"""Acoustic score under which the voice sounds as if it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How much silence ends a turn, in milliseconds, by how finished it looks."""

    sure: float
    """The words fill the blank and the voice sounds finished."""
    complete: float
    """The words fill the blank."""
    bare: float
    """One lone word fills the blank: synthetic callers breathe for 340-430 ms between "yes" and "please"."""
    open: float
    """The words could be all, or could go on."""
    cut: float
    """The words surely go on."""
    unheard: float
    """No words yet: the recognizer is slow or heard nothing."""
    by_voice: bool = True
    """Whether the acoustic score counts at all."""


CLOSED = Patience(sure=300, complete=300, bare=420, open=700, cut=1200, unheard=900, by_voice=False)
"""Yes or no, one of a few: a clear answer is over when it is said, and how it sounds adds nothing."""

PARTING = Patience(sure=400, complete=400, bare=450, open=700, cut=1200, unheard=900, by_voice=False)
"""Whether there is anything else: people say no, thank us and say goodbye, with a breath between each."""

DIGITS = Patience(sure=350, complete=350, bare=350, open=1500, cut=1500, unheard=1500, by_voice=False)
"""Numbers and spellings come in groups with pauses of a second; only the last digit ends them early."""

NAMED = Patience(sure=400, complete=500, bare=500, open=800, cut=1500, unheard=900)
"""A name may be followed by a surname or its spelling after a short pause."""

TALK = Patience(sure=340, complete=480, bare=480, open=700, cut=1500, unheard=900)
"""Anything else: people think between sentences, so the words alone earn less trust than words and voice."""

PATIENCE: dict[Asked, Patience] = {
    Asked.GREETING: TALK,
    Asked.REASON: TALK,
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


class SlotAwareTurns:
    """A TurnDetector whose patience depends on the question. One instance a call."""

    def __init__(self) -> None:
        self.quiet_ms = 0.0
        self._patience = PATIENCE[Asked.GREETING]
        self._open = self._voiced = False
        self._run_ms = self._turn_ms = 0.0
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
        audible = self._audible(frame)
        return self._go_on(frame.ms, audible and self._voiced) if self._open else self._wait(frame.ms)

    def hint(self, completeness: Completeness, score: float | None = None) -> None:
        """What the words so far look like, and how finished the voice sounds. Holds until the caller speaks again."""
        self._completeness = completeness
        self._score = self._score if score is None else score

    @property
    def silence_ms(self) -> float:
        """The silence that would end the open turn, as things stand."""
        patience = self._patience
        score = self._score if patience.by_voice and self._score is not None else (SURE + UNSURE) / 2
        match self._completeness:
            case Completeness.CUT:
                return patience.cut
            case Completeness.OPEN:
                nudge = patience.complete if score >= SURE else patience.cut if score < UNSURE else patience.open
                return (patience.open + nudge) / 2
            case Completeness.BARE:
                return patience.bare
            case Completeness.COMPLETE:
                return patience.sure if score >= SURE else patience.open if score < UNSURE else patience.complete
        return patience.unheard

    def _audible(self, frame: AudioFrame) -> bool:
        """Whether a frame is loud enough to be part of what this caller is saying."""
        level = dbov(frame.pcm)
        if self._voiced:
            self._loud_dbov = max(level, self._loud_dbov - EASES_DB_PER_S * frame.ms / 1000)
        return level >= self._loud_dbov - FADED_DB

    def _wait(self, ms: float) -> Turn:
        """No turn is open: gather speech until it is enough to be one."""
        if self._voiced:
            self._run_ms, self.quiet_ms = self._run_ms + ms, 0.0
        else:
            self.quiet_ms += ms
            self._run_ms = 0.0 if self.quiet_ms >= FORGET_MS else self._run_ms
        if self._run_ms < BEGIN_MS:
            return Turn.SILENT
        self._open, self._turn_ms, self.quiet_ms = True, self._run_ms, 0.0
        return Turn.BEGAN

    def _go_on(self, ms: float, heard: bool) -> Turn:
        """A turn is open: time its silence."""
        self._turn_ms += ms
        self._run_ms = self._run_ms + ms if heard else 0.0
        if heard and (self.quiet_ms == 0 or self._run_ms >= RESUME_MS):
            self.quiet_ms = 0.0
            self._completeness, self._score = None, None
        else:
            self.quiet_ms += ms
        if self.quiet_ms >= self.silence_ms or self._turn_ms >= CAP_MS:
            self._close()
            return Turn.ENDED
        return Turn.PAUSED if self.quiet_ms else Turn.SPEAKING

    def _close(self) -> None:
        """Forget the turn; its silence stays readable until the next frame."""
        self._open = self._voiced = False
        self._run_ms = self._turn_ms = 0.0
        self._loud_dbov = FLOOR_DBOV
        self._completeness, self._score = None, None
