"""One call, from ring to hang-up: ears, mouth, keys, and the conversation between them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from functools import partial

import anyio
import structlog

from appliance.call.alarm import KINDS, Alarm
from appliance.call.bridge import fetch, fetch_beside, join_tapped, ring_back, tell
from appliance.call.diary import Diary, Entry
from appliance.call.filler import AFTER_S, AGAIN_S, GRACE_S, ONE_MOMENT, filler
from appliance.call.floor import Floor
from appliance.call.foresee import Foresight, PreparedVoice
from appliance.call.latency import Latency
from appliance.call.listen import LAST_WORDS_S, Listener
from appliance.call.means import Means
from appliance.call.note import note_of
from appliance.call.patience import patience_ms
from appliance.call.perform import Answered, perform, written
from appliance.call.speak import Speaker, Utterance
from appliance.call.waits import HEAR_OUT_S, Over, Waits
from appliance.call.wording import Wording
from appliance.clinic.people import Lang
from appliance.clinic.visit import Visit
from appliance.dialogue.acts import Act, Bridge, BridgeOutcome, HangUp, Listen, Reason, ReleaseHold, Say
from appliance.dialogue.answers import courtesy
from appliance.dialogue.events import (
    BookAnswer,
    BridgeEnded,
    CallerLeft,
    CallStarted,
    Event,
    Heard,
    KeyPressed,
    NothingHeard,
)
from appliance.dialogue.flows import insurance
from appliance.dialogue.flows.flow import Answer
from appliance.dialogue.machine import Dialogue
from appliance.errors import CallGone
from appliance.seams import Call, TurnDetector, VoiceActivity

__all__ = ["Means", "Session"]

RENEW_HOLD_S = 40.0
"""A third of a hold's life (schedule/book.py), so that two renewals may be late."""

REPEAT_911_S = 20.0
"""A caller in danger hears the 911 sentence again this often while staff are rung (SAFETY.md)."""

log = structlog.get_logger()


class Session:
    """Runs one conversation over one call."""

    def __init__(
        self,
        call: Call,
        means: Means,
        *,
        dialogue: Dialogue,
        vad: VoiceActivity,
        turns: TurnDetector,
        diary: Diary,
        opening: Event | None = None,
    ) -> None:
        """`opening`: what the caller did before there was a session, in place of the greeting."""
        self._call, self._means, self._dialogue, self._diary = call, means, dialogue, diary
        self._opening: Event = opening or CallStarted()
        self._tell, self._events = anyio.create_memory_object_stream[Event | Over](256)
        self._waits = Waits()
        self._visit: Visit | None = None
        self._broken, self._alarm = False, Alarm()
        self._zero = anyio.current_time()
        self._wording = Wording(means.phrasebook, means.clinic)
        voice = PreparedVoice(means.voice)
        self._foresight = Foresight(
            dialogue, means.desk, means.clock, voice, call_id=call.call_id, wording=self._wording.utterance
        )
        self._speaker = Speaker(call, voice, on_first_frame=self._began_speaking)
        self._floor = Floor(self._speaker, dialogue, may_be_taken=self._may_be_interrupted)
        self._listener = Listener(
            call,
            vad=vad,
            turns=turns,
            recognizer=means.recognizer,
            scorer=means.scorer,
            mind=dialogue,
            tell=self._tell.send_nowait,
            on_began=self._floor.caller_began,
            on_noise=self._speaker.resume,
            waiting=self._is_waiting_for_caller,
            keeps=self._floor.is_kept,
            foresee=self._foresee,
            on_ended=self._turn_ended,
        )

    async def run(self) -> None:
        """Answer and converse until the call is over. `close` must follow. Raises whatever the failsafe is for."""
        structlog.contextvars.bind_contextvars(call=self._call.call_id)
        try:
            await self._call.answer()
            self._zero = anyio.current_time()
            async with anyio.create_task_group() as self._tasks:
                self._tasks.start_soon(written, "call", self._call.call_id, self._means.desk.call_started)
                for task in (self._listener.run, self._speak, self._keys, self._keep_holds):
                    self._tasks.start_soon(task)
                await self._converse()
                self._tasks.cancel_scope.cancel()
        except CallGone:
            self._dialogue.step(CallerLeft(), self._means.clock.now())

    async def close(self) -> None:
        """Hang up and let go of everything the call held. Safe after any failure."""
        await self._call.hang_up()
        self._diary.stands(lang=self._dialogue.lang, state="done", outcome=self._outcome())
        self._tell.close()
        self._events.close()
        await self._write_down()
        log.info("call.ended", outcome=self._diary.outcome, state=self._dialogue.state)

    @property
    def lang(self) -> Lang:
        """The language the caller is spoken to."""
        return self._dialogue.lang

    def said(self, text: str) -> None:
        """The box said something in another way than through this session; it belongs in the diary all the same."""
        self._diary.note(Entry(at_s=self._now_s(), who="box", text=text))

    def broke(self) -> None:
        """Something in the call failed: the record says so, unless it says something graver."""
        self._broken = True

    async def _write_down(self) -> None:
        dialogue, desk, outcome = self._dialogue, self._means.desk, self._outcome() or "hung_up"
        await self._alarm.tell(dialogue, desk, self._call.call_id, over=True)
        self._means.cut_off.keep(self._call.caller, dialogue.to_resume(), self._means.clock.now())
        if (unfinished := dialogue.unfinished()) is not None:
            await desk.leave_message(unfinished, self._call.call_id)
        await written("call", self._call.call_id, partial(desk.call_ended, lang=dialogue.lang, outcome=outcome))
        note = note_of(
            call_id=self._call.call_id,
            started=self._diary.started,
            ended=self._means.clock.now(),
            outcome=outcome,
            lang=dialogue.lang,
            visit=self._visit,
            messages=dialogue.messages,
            insurance=insurance.facts(dialogue.talk),
        )
        if note is not None:
            await desk.note(note)

    # ---- tasks ---------------------------------------------------------------------------------

    async def _speak(self) -> None:
        try:
            await self._speaker.run()
        except CallGone:
            await self._gone()

    async def _gone(self) -> None:
        """The leg ended while we were heard on it: whoever listens to the last words tells of it, or we do."""
        with anyio.move_on_after(LAST_WORDS_S):
            await self._listener.heard_out()
        self._tell.send_nowait(CallerLeft())

    async def _keys(self) -> None:
        async with aclosing(self._call.digits()) as keys:
            async for key in keys:
                self._diary.note(Entry(at_s=self._now_s(), who="key", text="#"))
                self._floor.caller_began()  # who presses a key has heard enough
                self._speaker.take_floor()
                self._tell.send_nowait(KeyPressed(key))

    async def _keep_holds(self) -> None:
        while True:
            await anyio.sleep(RENEW_HOLD_S)
            await written("renew", self._call.call_id, self._means.desk.renew)

    async def _converse(self) -> None:
        self._step(self._opening)
        async for event in self._events:
            if isinstance(event, Over):
                if self._waits.closing or self._waits.caller_gone:
                    return
                continue  # danger, told in the same moment, keeps the call
            if isinstance(event, CallerLeft):
                if not self._caller_left():
                    return
            elif isinstance(event, Heard) and self._speaker.just_begun and courtesy.only(event.text):
                self._speaker.resume()  # the "please" of "yes, please", said as we began to answer the yes
            elif self._waits.answer and isinstance(event, Heard | NothingHeard):
                self._waits.deferred.append(event)
            else:
                self._waits.answer = self._waits.answer and not isinstance(event, Answer)
                self._step(event)
                while self._waits.deferred and not self._waits.answer:
                    self._step(self._waits.deferred.popleft())

    # ---- events and acts -----------------------------------------------------------------------

    def _step(self, event: Event) -> None:
        if isinstance(event, Heard):
            self._diary.note(Entry(at_s=self._now_s(), who="caller", text=event.text))
        if isinstance(event, BookAnswer) and event.visit is not None:
            self._visit = event.visit
        acts = self._dialogue.step(event, self._means.clock.now())
        if isinstance(event, BridgeEnded):
            self._tasks.start_soon(self._alarm.tell, self._dialogue, self._means.desk, self._call.call_id)
        self._speaker.polite = isinstance(event, Answer)
        if isinstance(event, Heard):
            self._speaker.take_floor()
            self._listener.acted()
        if any(isinstance(act, Bridge) and act.reason in (Reason.EMERGENCY, Reason.URGENT) for act in acts):
            self._waits.closing = False
            self._speaker.drop()
        said = [act for act in acts if isinstance(act, Say)]
        for act in acts:
            if isinstance(act, Bridge):
                self._start_bridge(act, said)
            elif not (isinstance(act, Say) and act.key == ONE_MOMENT):  # said by `_cover`, if it takes more than one
                self._do(act)
        self._stands()

    def _do(self, act: Act) -> None:
        match act:
            case Say():
                self._speaker.say(self._wording.utterance(act, act.lang or self._dialogue.lang))
            case Listen(asked):
                self._listener.expect(
                    asked, patience_ms=act.patience_s * 1000 if act.patience_s else patience_ms(asked)
                )
            case ReleaseHold(hold_id):
                self._tasks.start_soon(
                    written, "release", self._call.call_id, lambda _: self._means.desk.release(hold_id)
                )
            case HangUp():
                self._waits.closing = True
                self._tasks.start_soon(self._close)
            case _ if isinstance(act, Answered):
                self._waits.answer, self._waits.doing = True, act
                self._tasks.start_soon(self._answer, act)
                self._tasks.start_soon(self._cover, anyio.current_time())

    async def _answer(self, act: Answered) -> None:
        answer = await perform(act, self._means.desk, call_id=self._call.call_id, lang=self._dialogue.lang)
        self._tell.send_nowait(answer)

    def _foresee(self, heard: Heard | None) -> None:
        if heard is None:
            self._foresight.forget()
        elif not (self._waits.answer or self._waits.bridge):
            self._tasks.start_soon(self._foresight.prepare, heard)

    def _turn_ended(self, latency: Latency) -> None:
        self._tasks.start_soon(self._cover, latency.speech_end)

    async def _cover(self, since: float) -> None:
        """Say what is being done while a reply is owed and does not come. `since`: the caller's last sound."""
        await anyio.sleep_until(max(since + AFTER_S, anyio.current_time() + GRACE_S))
        while self._owes_reply():
            say = Say(filler(self._waits.doing if self._waits.answer else None))
            self._speaker.say(self._wording.utterance(say, self._dialogue.lang, filler=True))
            await self._speaker.drained()
            await anyio.sleep(AGAIN_S)

    def _owes_reply(self) -> bool:
        waits = self._waits
        owed = self._listener.deciding or (waits.answer and not self._listener.in_turn)
        return owed and self._speaker.idle and waits.bridge is None and not waits.closing

    async def _close(self) -> None:
        await self._speaker.drained()
        with anyio.move_on_after(HEAR_OUT_S):
            await self._listener.heard_out()
        if self._waits.closing:  # danger told meanwhile keeps the call
            self._tell.send_nowait(Over())

    def _caller_left(self) -> bool:
        """The caller is gone; True when a staff leg must still be told why they were rung."""
        if self._waits.caller_gone:
            return True
        while self._waits.deferred:  # said while the desk was at work; it may be danger
            self._step(self._waits.deferred.popleft())
        self._waits.caller_gone = True
        if self._listener.tap is not None:  # they had their person
            self._dialogue.step(BridgeEnded(BridgeOutcome.ACCEPTED), self._means.clock.now())
        for act in self._dialogue.step(CallerLeft(), self._means.clock.now()):
            if isinstance(act, ReleaseHold):
                self._do(act)
        self._stands()
        doubt = self._dialogue.emergency == "suspect" and self._listener.tap is None
        if doubt:  # nobody can ask them any more
            self._start_bridge(Bridge(Reason.URGENT, self._dialogue.summary()["reason"]), ())
        return doubt or (self._waits.bridge is not None and self._dialogue.emergency in KINDS)

    # ---- fetching a person ---------------------------------------------------------------------

    def _start_bridge(self, act: Bridge, said: Sequence[Say]) -> None:
        if self._waits.bridge:
            self._waits.bridge.cancel()
        self._waits.bridge = anyio.CancelScope()
        repeat = said[:1] if act.reason is Reason.EMERGENCY else ()
        self._tasks.start_soon(self._bridge, act, self._waits.bridge, repeat)

    async def _bridge(self, act: Bridge, scope: anyio.CancelScope, repeat: Sequence[Say]) -> None:
        with scope:
            outcome = await self._fetch_and_join(act, repeat)
            if self._waits.caller_gone:
                self._tell.send_nowait(Over())
                return
            self._waits.bridge = None
            self._tell.send_nowait(BridgeEnded(outcome))

    async def _fetch_and_join(self, act: Bridge, repeat: Sequence[Say]) -> BridgeOutcome:
        leg = None
        try:
            leg = await self._fetch(act, repeat)
            if leg is None:
                await self._call.flush()
                return BridgeOutcome.NOBODY
            if self._waits.caller_gone or self._listener.left:
                await tell(
                    leg,
                    self._wording.staff_offer(act.reason, self._call.caller, "staff_caller_gone"),
                    self._means.voice,
                )
            else:
                await self._talk_with(leg)
            return BridgeOutcome.ACCEPTED
        finally:
            if leg is not None:
                with anyio.CancelScope(shield=True):
                    await leg.hang_up()

    async def _fetch(self, act: Bridge, repeat: Sequence[Say]) -> Call | None:
        means = self._means
        offer, staff = self._wording.staff_offer(act.reason, self._call.caller), act.addresses or means.staff
        ring = partial(fetch, means.line, staff, ring_s=means.ring_s, offer=offer, voice=means.voice)
        return await fetch_beside(ring, self._ring_back, partial(self._repeat, repeat))

    async def _repeat(self, says: Sequence[Say]) -> None:
        """What a caller in danger must hear, again and again while nobody has come."""
        while says:
            await anyio.sleep(REPEAT_911_S)
            for say in says:
                self._speaker.say(self._wording.utterance(say, self._dialogue.lang))

    async def _ring_back(self) -> None:
        try:
            await ring_back(self._call, self._speaker)
        except CallGone:
            await self._gone()

    async def _talk_with(self, leg: Call) -> None:
        self._speaker.stop()
        await self._call.flush()
        await join_tapped(self._call, leg, self._listener)

    # ---- small questions -----------------------------------------------------------------------

    def _may_be_interrupted(self) -> bool:
        calm = self._dialogue.emergency in ("none", "suspect")
        return calm and not self._waits.bridge and not self._waits.closing

    def _began_speaking(self, utterance: Utterance) -> None:
        latency = self._listener.latency
        total = None
        if latency and latency.acted and latency.first_frame is None and not utterance.filler:
            latency.first_frame = anyio.current_time()
            total = latency.total_ms
            log.info("turn.answered", ms=round(total or 0), asked=self._dialogue.asked, stage=latency.stages_ms())
        self._diary.note(Entry(at_s=self._now_s(), who="box", text=utterance.text, latency_ms=total))

    def _is_waiting_for_caller(self) -> bool:
        return self._speaker.idle and not self._waits.answer and not (self._waits.bridge or self._waits.closing)

    def _stands(self) -> None:
        dialogue = self._dialogue
        self._diary.stands(lang=dialogue.lang, state=dialogue.state, outcome=self._outcome())

    def _outcome(self) -> str | None:
        """The fixed word for the record; danger outranks whatever else came of the call."""
        danger, outcome = self._dialogue.emergency, self._dialogue.outcome
        return danger if danger in KINDS else outcome or ("failed" if self._broken else None)

    def _now_s(self) -> float:
        return anyio.current_time() - self._zero
