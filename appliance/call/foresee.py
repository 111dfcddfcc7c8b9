"""The reply, worked out while the caller may still go on: the act on a copy of the conversation, and its sound."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

import anyio
import structlog

from appliance.audio.frame import AudioFrame
from appliance.call.filler import ONE_MOMENT
from appliance.call.perform import DeskWork, perform
from appliance.call.speak import Utterance
from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, FindOpenings, FindVisits, Hold, Say
from appliance.dialogue.events import Event, Heard, HoldAnswer
from appliance.dialogue.machine import Dialogue
from appliance.errors import ApplianceError
from appliance.seams import Clock, Synthesizer

MOST_STEPS = 4
"""Answers of the desk followed in one reply: openings found, and up to three of them held."""

FORESEEN = "foreseen"
"""The hold that is only imagined: a time is held when the turn is over, never before."""


log = structlog.get_logger()


class PreparedVoice:
    """A Synthesizer that has some texts ready, each for one saying."""

    def __init__(self, voice: Synthesizer) -> None:
        self._voice = voice
        self._ready: dict[tuple[str, Lang], list[AudioFrame]] = {}
        self._making: dict[tuple[str, Lang], anyio.Event] = {}

    async def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Have these ready, in order, instead of those before. Cancelling keeps what is done. Raises ChildGone."""
        self._ready.clear()
        for one in utterances:
            key = (one.text, one.lang)
            self._making[key] = made = anyio.Event()
            try:
                async with aclosing(self._voice.speak(one.text, lang=one.lang)) as frames:
                    self._ready[key] = [frame async for frame in frames]
            finally:
                made.set()
                if self._making.get(key) is made:
                    del self._making[key]

    async def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz. Consume inside `aclosing`. Raises ChildGone."""
        key = (text, lang)
        if (made := self._making.get(key)) is not None:
            await made.wait()
        ready = self._ready.pop(key, None)
        if ready is not None:
            for frame in ready:
                yield frame
            return
        async with aclosing(self._voice.speak(text, lang=lang)) as frames:
            async for frame in frames:
                yield frame


class Foresight:
    """Prepares what would be said to words that may be all. Changes nothing: the conversation is copied, times are
    looked up and not held, and what is not said is forgotten."""

    def __init__(
        self,
        dialogue: Dialogue,
        desk: DeskWork,
        clock: Clock,
        voice: PreparedVoice,
        *,
        call_id: str,
        wording: Callable[[Say, Lang], Utterance],
    ) -> None:
        self._dialogue, self._desk, self._clock, self._voice = dialogue, desk, clock, voice
        self._call_id, self._wording = call_id, wording
        self._now = anyio.CancelScope()

    async def prepare(self, heard: Heard) -> None:
        """Work out the reply to these words in place of any before. Never fails: who speaks will notice."""
        self.forget()
        try:
            with anyio.CancelScope() as self._now:
                await self._reply_to(heard)
        except ApplianceError as error:
            log.info("reply.unforeseen", error_type=type(error).__name__)

    def forget(self) -> None:
        """The caller goes on: stop working on it."""
        self._now.cancel()

    async def _reply_to(self, heard: Heard) -> None:
        twin = self._dialogue.twin()
        acts = await self._followed(twin, twin.step(heard, self._clock.now()))
        says = [act for act in acts if isinstance(act, Say) and act.key != ONE_MOMENT]
        await self._voice.prepare([self._wording(say, say.lang or twin.lang) for say in says])

    async def _followed(self, twin: Dialogue, acts: Sequence[Act]) -> Sequence[Act]:
        """The acts once the desk has answered what can be asked without changing anything."""
        for _ in range(MOST_STEPS):
            answer = await self._answer(acts, twin.lang)
            if answer is None:
                break
            acts = twin.step(answer, self._clock.now())
        return acts

    async def _answer(self, acts: Sequence[Act], lang: Lang) -> Event | None:
        for act in acts:
            match act:
                case FindOpenings():
                    return await perform(act, self._desk, call_id=self._call_id, lang=lang)
                case FindVisits(patient_id):
                    return await self._desk.find_visits(patient_id, told=False)
                case Hold(opening):
                    return HoldAnswer(FORESEEN, opening)
        return None
