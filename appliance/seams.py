"""Where the box meets the world. Read this file first; each driver is one file behind one of these."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from appliance.audio.frame import AudioFrame
from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked, Completeness


class Clock(Protocol):
    """Wall-clock time, for dates people say. Timeouts use anyio, never this."""

    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        ...


# ---- telephony ------------------------------------------------------------------------------


class Call(Protocol):
    """One leg: one other party on one channel of a line, ringing in or dialled out."""

    call_id: str
    """Opaque and unique on this box; carries no number."""
    caller: str | None
    """Calling number in E.164 (+15550100), None when withheld or not a telephone number."""

    async def answer(self) -> None:
        """Go off hook. Returns once audio flows both ways. Raises CallGone."""
        ...

    def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """The other party's audio: 8 kHz, one frame every 20 ms. Ends when the leg is over. One consumer at a time."""
        ...

    def digits(self) -> AsyncGenerator[str, None]:
        """DTMF keys as they are pressed (RFC 4733): 0-9, * or #. Ends when the leg is over. One consumer at a time."""
        ...

    async def play(self, frame: AudioFrame) -> None:
        """Queue one 20 ms, 8 kHz frame towards the other party; waits while over 60 ms are queued. Raises CallGone."""
        ...

    async def flush(self) -> None:
        """Throw away what is queued but not yet sent (barge-in). Safe after the leg is over."""
        ...

    async def hang_up(self) -> None:
        """Go on hook. Safe to call twice, and after the other party left."""
        ...


class Line(Protocol):
    """A telephone line, however it is wired to the box."""

    def open(self) -> AbstractAsyncContextManager[None]:
        """Go live, and stay so until the block ends. Raises LineError with a sentence for the technician."""
        ...

    def calls(self) -> AsyncGenerator[Call, None]:
        """Each call when it starts ringing, in order. Only within `open`."""
        ...

    async def dial(self, address: str, *, ring_s: float) -> Call | None:
        """Ring someone; the leg once they answer, None if nobody does within `ring_s`, or busy, refused or unreachable.

        Cancelling it stops the ringing.
        """
        ...

    def status(self) -> LineStatus:
        """How the line stands now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """What the status page shows of a line."""

    up: bool
    address: str
    """Where callers reach it: sip:frontdesk@127.0.0.1:5060."""
    refused: int
    """Calls turned away over capacity since start."""
    restarts: int


# ---- hearing --------------------------------------------------------------------------------


class VoiceActivity(Protocol):
    """Is anyone speaking? One instance a call: it keeps context."""

    def probability(self, frame: AudioFrame) -> float:
        """Chance that the newest audio holds a voice, 0 to 1. Takes 20 ms at 8 kHz."""
        ...


class Turn(StrEnum):
    """What one more frame did to the caller's turn."""

    SILENT = "silent"
    """Nobody is speaking and no turn is open."""
    BEGAN = "began"
    """A turn has just opened (speech for long enough to count)."""
    SPEAKING = "speaking"
    PAUSED = "paused"
    """A turn is open and quiet; it may yet go on."""
    ENDED = "ended"


class TurnDetector(Protocol):
    """Decides when the caller has begun and finished. Pure: time is counted in frames. One instance a call."""

    quiet_ms: float
    """Silence since the last speech of the open turn."""

    def expect(self, asked: Asked) -> None:
        """What the next turn answers; chooses the timers."""
        ...

    def push(self, frame: AudioFrame, speech: float) -> Turn:
        """Take one frame and its speech probability."""
        ...

    def hint(self, completeness: Completeness | None, score: float | None = None) -> None:
        """What the words so far look like, and the acoustic model's chance (0 to 1) that the turn is over.

        None: as before."""
        ...

    def dismiss(self) -> None:
        """The open turn was none; wait for the next."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """The words of a turn, or of the part heard so far. Empty text means no speech was found."""

    text: str
    lang: Lang
    confidence: float
    """0 to 1."""
    decode_ms: float
    alternatives: tuple[str, ...] = ()
    """Other readings of a finished turn, likeliest first; none of a partial."""
    danger: float = 0.0
    """Chance, 0 to 1, that the sound itself tells of danger: the phrase spotter's, 0 where it did not listen."""


class Hearing(Protocol):
    """One turn being transcribed."""

    def feed(self, frame: AudioFrame) -> None:
        """Take one 20 ms frame at 8 kHz."""
        ...

    async def partial(self, *, danger: bool = False, answer: bool = False) -> Transcript:
        """The words so far. May be slow; ask again only when the last answer is in.

        `danger`: the caller may be in danger, so this goes before other calls. `answer`: these words may be the answer.
        """
        ...

    async def finish(self, *, danger: bool = False) -> Transcript:
        """The words of everything fed so far, with care. May be called again after more was fed. Raises ChildGone."""
        ...


class Recognizer(Protocol):
    """Speech to text."""

    def open(self, *, lang: Lang | None, hints: Sequence[str], call: str = "") -> Hearing:
        """Begin a turn of a call. `lang` None: not settled, identify it (en or es). `hints`: the words to expect."""
        ...


class TurnScorer(Protocol):
    """An acoustic opinion on whether a turn is over."""

    async def score(self, pcm: bytes) -> float:
        """Chance, 0 to 1, that the speaker has finished, from up to the last 8 s of 8 kHz PCM."""
        ...


# ---- speaking -------------------------------------------------------------------------------


class Synthesizer(Protocol):
    """Text to speech. Text is words only: numbers, dates and abbreviations are already spelled out."""

    def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz. Consume inside `aclosing`, because callers interrupt. Raises ChildGone."""
        ...


# ---- the clinic's systems -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pushed:
    """The EHR holds the change: it was read back and says what we sent."""

    resource_id: str
    version: str
    patient_id: str | None = None
    """Of a booking or a move: the EHR's id of the patient, who may have been created along with it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone at the clinic changed the same thing first; staff decide."""

    found: str
    """What stands there now, for the staff card: a fixed word, never patient data."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The EHR refused and will refuse again; a person must look."""

    status: int
    code: str
    """OperationOutcome.issue.code, or "" ."""


PushOutcome = Pushed | Conflict | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of the outbox on its way to the EHR."""

    key: str
    """UUIDv7; the identifier the EHR keeps. Sending twice has the effect of sending once."""
    kind: str
    """book, move, cancel or note."""
    body: bytes
    """JSON of the store's own shape (store/outbox.py); the driver maps it to FHIR."""
    again: bool = False
    """An earlier try may have arrived: what looks like ours there, is."""


class Ehr(Protocol):
    """The practice's record system. Raises EhrUnreachable when offline, nothing else."""

    def pull(self) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        """Everything the box mirrors, as (resource type, page of FHIR R4 JSON resources)."""
        ...

    def changes(self, since: Mapping[str, datetime]) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        """What has changed of each resource type since an instant of the server's own clock. Deletions do not show.

        A server that cannot tell gives more; the reader must look at each resource's stamp.
        """
        ...

    async def push(self, change: Change) -> PushOutcome:
        """Send one change, looking first whether an earlier try arrived."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A text to a patient or to staff."""

    to: str
    text: str
    key: str
    """Idempotency key: the same key is never delivered twice."""


class Notifier(Protocol):
    """SMS or e-mail. No driver exists yet, so nothing in the box promises a text."""

    async def send(self, message: Message) -> None:
        """Returns once the carrier accepted it."""
        ...
