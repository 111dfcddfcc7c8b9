"""A whole box around one scripted call: real session, real conversation, fake line, ears, voice and desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import anyio
from fakes.desk import FakeDesk
from fakes.line import FakeLine, Pickup
from fakes.maple import maple
from fakes.speech import FakeRecognizer, FakeSynthesizer, FakeVad, Said

from appliance.call.diary import Diary
from appliance.call.failsafe import run_safely
from appliance.call.session import Means, Session
from appliance.clinic.people import Patient
from appliance.clinic.settings import Clinic
from appliance.dialogue.events import CallStarted, Event
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.phrasebook import Phrasebook
from appliance.seams import Call
from appliance.speech.turn import SlotAwareTurns

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
"""Monday 2026-11-23, ten in the morning in Chicago."""

PHRASES = Phrasebook.load()

CLINIC, PATIENTS = maple().clinic, maple().patients


@dataclass(frozen=True, slots=True)
class StillClock:
    """The same instant, always."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass(slots=True)
class FakeBox:
    """Serves calls; look at `line`, `desk`, `voice` and `diaries` afterwards."""

    turns: Sequence[Said | str] = ()
    pickups: Sequence[Pickup] = ()
    word_s: float = 0.2
    patients: Sequence[Patient] = PATIENTS
    staff: Sequence[str] = ("sip:desk@clinic",)
    clinic: Clinic = CLINIC
    voice: FakeSynthesizer = field(init=False)
    line: FakeLine = field(init=False)
    desk: FakeDesk = field(init=False)
    recognizer: FakeRecognizer = field(init=False)
    diaries: list[Diary] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voice = FakeSynthesizer(word_s=self.word_s, first_frame_s=0.03)
        self.line = FakeLine(pickups=self.pickups)
        self.recognizer = FakeRecognizer(*self.turns)
        self.desk = FakeDesk(self.clinic, StillClock(), patients=self.patients)

    @property
    def means(self) -> Means:
        """What a call works with."""
        return Means(
            clinic=self.clinic,
            phrasebook=PHRASES,
            clock=StillClock(),
            desk=self.desk,
            line=self.line,
            recognizer=self.recognizer,
            scorer=None,
            voice=self.voice,
            staff=self.staff,
        )

    async def serve(self, call: Call, opening: Event | None = None) -> Diary:
        """One call from ring to hang-up."""
        diary = Diary(call_id=call.call_id, started=NOW)
        self.diaries.append(diary)
        dialogue = Dialogue(self.clinic, self.patients, caller=call.caller, now=NOW)
        if opening is not None:
            dialogue.step(CallStarted(), NOW)
        ears, turns, means = FakeVad(), SlotAwareTurns(), self.means
        session = Session(call, means, dialogue=dialogue, vad=ears, turns=turns, diary=diary, opening=opening)
        with anyio.fail_after(3600):
            await run_safely(session, call, means)
        return diary

    def said(self, *, to_caller: bool = True) -> list[str]:
        """What the box said, in order, whether or not it was heard to the end."""
        return [text for text, _ in self.voice.spoken]
