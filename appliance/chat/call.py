"""One call in text: an input in, one line out; what the conversation asks for is done on the real desk."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from appliance.call.alarm import Alarm
from appliance.call.desk import PUSH_S, EhrLink
from appliance.call.listen import SUSPECT_AFTER_MS
from appliance.call.note import note_of
from appliance.call.patience import patience_ms
from appliance.call.perform import DeskWork, perform
from appliance.chat import acts as shown
from appliance.chat.beliefs import beliefs
from appliance.chat.clock import VirtualClock
from appliance.chat.inputs import BadInput, CallerHangsUp, Input, Keys, Look, Silence, Staff, Words
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Visit
from appliance.dialogue import languages
from appliance.dialogue.acts import Act, Bridge, BridgeOutcome, HangUp, Listen, ReleaseHold, Say
from appliance.dialogue.events import (
    BookAnswer,
    BridgeEnded,
    CallerLeft,
    CallStarted,
    Event,
    Heard,
    KeyPressed,
    NothingHeard,
    Partial,
)
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.phrasebook import Phrasebook
from appliance.seams import Pushed

SCHEMA = 1
RING_S = 20.0
"""Silence after which staff who are being rung have not answered (call/session.py, Means.ring_s)."""


@dataclass(slots=True, kw_only=True)
class Means:
    """What a chat works with, as session.Means without the sound."""

    clinic: Clinic
    phrasebook: Phrasebook
    clock: VirtualClock
    desk: DeskWork
    records: EhrLink | None


@dataclass(slots=True)
class ChatCall:
    """`start` once, then `take` each input; `close` must follow. Time passes only in a caller's silence."""

    call_id: str
    means: Means
    dialogue: Dialogue
    turn: int = 0
    done: bool = False
    _ringing: bool = False
    _patience_s: float = 0.0
    _quiet_s: float = 0.0
    """Since the caller was last expected to speak, or since staff were first rung."""
    _partly: Words | None = None
    _closed: bool = False
    _alarm: Alarm = field(default_factory=Alarm)
    _visit: Visit | None = None
    _said: list[dict[str, Any]] = field(default_factory=list)
    _acts: list[dict[str, Any]] = field(default_factory=list)

    async def start(self) -> dict[str, Any]:
        """Answer the call; the greeting's line, turn 0."""
        await self.means.desk.call_started(self.call_id)
        await self._feed(CallStarted())
        return self._line()

    async def take(self, given: Input) -> dict[str, Any]:
        """One input's line. Raises BadInput, and then nothing happened."""
        if isinstance(given, Staff) and not self._ringing:
            raise BadInput("nobody is being rung")
        self.turn += 1
        self._said, self._acts = [], []
        if not self.done:
            await self._happens(given)
        if self.done:
            await self.close()
        return self._line()

    async def close(self) -> None:
        """Give back what the call holds, and leave the note. Safe to call again."""
        if self._closed:
            return
        self._closed = True
        desk, dialogue = self.means.desk, self.dialogue
        if not self.done:
            await self._feed(CallerLeft())
        await self._alarm.tell(dialogue, desk, self.call_id, over=True)
        outcome = self.outcome or "hung_up"
        await desk.call_ended(self.call_id, lang=dialogue.lang, outcome=outcome)
        now = self.means.clock.now()
        started = self.means.clock.start
        note = note_of(
            call_id=self.call_id,
            started=started,
            ended=now,
            outcome=outcome,
            lang=dialogue.lang,
            visit=self._visit,
            messages=dialogue.messages,
        )
        unfinished = dialogue.unfinished()
        if unfinished is not None:
            await desk.leave_message(unfinished, self.call_id)
        if note is not None:
            await desk.note(note)
            told = await self.means.records.push_now(note.key, PUSH_S) if self.means.records else None
            self._acts.append({"act": "note", "result": "ok" if isinstance(told, Pushed) else "requested"})

    @property
    def outcome(self) -> str | None:
        """The fixed word for the record; danger outranks whatever else came of the call."""
        danger = self.dialogue.emergency
        return danger if danger in ("urgent", "emergency") else self.dialogue.outcome or None

    # ---- what happens -------------------------------------------------------------------------

    async def _happens(self, given: Input) -> None:
        match given:
            case Words():
                await self._hear(given)
            case Keys(digits=digits):
                self._quiet_s = 0
                for digit in digits:
                    await self._feed(KeyPressed(digit))
            case Silence(seconds=seconds):
                await self._wait(seconds)
            case Staff(does=does):
                self._ringing = False
                self._acts.append(shown.fetched(does))
                came = BridgeOutcome.ACCEPTED if does == "answer" else BridgeOutcome.NOBODY
                await self._staff_came(came)
            case CallerHangsUp():
                await self._feed(CallerLeft())
                self.done = True
            case Look():
                pass

    async def _hear(self, words: Words) -> None:
        lang = words.lang or languages.first(words.text, self.dialogue.lang)
        self._quiet_s = self._quiet_s if self._ringing else 0
        if words.partial:
            self._partly = words
            await self._feed(Partial(words.text, lang))
        else:
            self._partly = None
            await self._feed(Heard(words.text, lang))

    async def _wait(self, seconds: float) -> None:
        """The caller is quiet: a partial is looked at again, patience runs out, staff who are rung do not come."""
        partly, self._partly = self._partly, None
        if partly and seconds * 1000 >= SUSPECT_AFTER_MS:
            lang = partly.lang or languages.first(partly.text, self.dialogue.lang)
            await self._feed(Partial(partly.text, lang, min(seconds, self._patience_s) * 1000))
        while seconds > 0 and not self.done:
            limit_s = RING_S if self._ringing else self._patience_s
            step_s = min(seconds, max(0.0, limit_s - self._quiet_s))
            seconds -= step_s
            self._quiet_s += step_s
            self.means.clock.forward(step_s)
            await self.means.desk.renew(self.call_id)
            if self._quiet_s >= limit_s:
                await self._patience_ends()

    async def _patience_ends(self) -> None:
        self._quiet_s = 0
        if self._ringing:
            self._ringing = False
            self._acts.append(shown.fetched("no_answer"))
            await self._staff_came(BridgeOutcome.NOBODY)
        else:
            await self._feed(NothingHeard())

    async def _staff_came(self, came: BridgeOutcome) -> None:
        await self._feed(BridgeEnded(came))
        await self._alarm.tell(self.dialogue, self.means.desk, self.call_id)

    # ---- events and acts ----------------------------------------------------------------------

    async def _feed(self, event: Event) -> None:
        """One event, and the answers of the desk to what it leads to."""
        events = deque([event])
        while events:
            for act in self.dialogue.step(events.popleft(), self.means.clock.now()):
                answer = await self._do(act)
                if answer is not None:
                    events.append(answer)

    async def _do(self, act: Act) -> Event | None:
        match act:
            case Say():
                text = self.means.phrasebook.render(act, act.lang or self.dialogue.lang, self.means.clinic)
                self._said.append(shown.said(act, text))
            case Listen(asked=asked, patience_s=patience_s):
                self._quiet_s, self._patience_s = 0, patience_s or patience_ms(asked) / 1000
            case Bridge(reason=reason):
                self._ringing, self._quiet_s = True, 0
                self._acts.append({"act": "bridge", "result": "requested", "reason": reason.value})
            case HangUp(outcome=outcome):
                self.done, self._ringing = True, False
                self._acts.append({"act": "hangup", "result": "ok", "outcome": outcome})
            case ReleaseHold(hold_id=hold_id):
                await self.means.desk.release(hold_id)
                self._acts.append({"act": "release", "result": "ok", "hold": hold_id})
            case _:
                answer = await perform(act, self.means.desk, call_id=self.call_id, lang=self.dialogue.lang)
                if isinstance(answer, BookAnswer) and answer.visit:
                    self._visit = answer.visit
                self._acts += shown.done(act, answer)
                return answer
        return None

    def _line(self) -> dict[str, Any]:
        dialogue = self.dialogue
        listens = not self.done and not self._ringing
        return {
            "schema": SCHEMA,
            "turn": self.turn,
            "t_s": round(self.means.clock.passed_s, 3),
            "lang": dialogue.lang,
            "say": [*self._said],
            "asked": dialogue.asked.value if listens else None,
            "acts": [*self._acts],
            "state": dialogue.state,
            "emergency": dialogue.emergency,
            "facts": beliefs(dialogue.talk),
            "identity": dialogue.summary()["identity"],
            "done": self.done,
            "outcome": self.outcome,
        }
