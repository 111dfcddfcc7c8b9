"""A caller for whom there is no place yet: answered at once, told where they stand, and never without a person by key.

No recognizer has a part in it, so it costs the calls that are going on next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing
from enum import StrEnum
from functools import partial

import anyio
import structlog

from appliance.audio.frame import AudioFrame
from appliance.call.bridge import fetch, fetch_beside, join_tapped, ring_back
from appliance.call.diary import Diary, Entry
from appliance.call.means import Means
from appliance.call.places import Places, Turn
from appliance.call.speak import Speaker, Utterance
from appliance.call.wording import Wording
from appliance.clinic.overflow import Overflow
from appliance.clinic.people import Lang
from appliance.dialogue.acts import Origin, Reason, Say, Value, ValueType
from appliance.dialogue.flows import after_hours
from appliance.errors import CallGone
from appliance.seams import Call

PERSON_KEY, EMERGENCY_KEY = "0", "1"

GRACE_S = 0.3
"""A call that is just ending may leave its place: a caller who finds one within this notices nothing."""

AGAIN_S = 10.0
"""Silence between two words about the place in line."""

KEYS_EVERY = 3
"""The keys are named again with every third of them."""

LONGEST_S = 180.0
"""Longest wait; then staff are rung once more, and if nobody comes the caller is asked to call again."""

POSITIONS = ("overflow_next", "overflow_second", "overflow_third", "overflow_fourth", "overflow_fifth")
"""What is said of each place in line; of those behind it: overflow_far."""

log = structlog.get_logger()


class Way(StrEnum):
    """How a wait ended."""

    PLACE = "place"
    """A place is theirs: the conversation can begin."""
    DANGER = "danger"
    """They pressed the key for an emergency: the conversation begins now, place or not."""
    OVER = "over"
    """They have had their person, or are gone, or were asked to call again."""


class Waiting:
    """One caller's wait."""

    def __init__(self, call: Call, means: Means, places: Places, *, langs: Sequence[Lang], diary: Diary) -> None:
        """`langs`: the languages to speak, the likelier first."""
        self._call, self._means, self._places, self._langs, self._diary = call, means, places, langs, diary
        self._turn: Turn = places.stand_in_line()
        self._wording = Wording(means.phrasebook, means.clinic)
        self._speaker = Speaker(call, means.voice, on_first_frame=self._note)
        self._ringing: anyio.CancelScope | None = None
        self._zero = anyio.current_time()
        self._way, self._outcome = Way.OVER, "hung_up"
        self.answered = False
        """Whether the call is off hook."""
        self.tap: Callable[[AudioFrame], None] | None = None
        """Where the caller's sound goes while a person talks with them."""

    async def run(self) -> Way:
        """Answer and wait. With Way.PLACE the caller has a place, which must be given back. Raises ChildGone."""
        with anyio.move_on_after(GRACE_S):
            await self._turn.called()
            return Way.PLACE
        self._diary.stands(lang=self._langs[0], state="waiting", outcome=None)
        log.info("call.waiting", call=self._call.call_id, n=self._turn.position)
        try:
            await self._call.answer()
            self.answered = True
            async with anyio.create_task_group() as self._tasks:
                for task in (self._speak, self._listen, self._keys, self._wait, self._talk):
                    self._tasks.start_soon(task)
        except CallGone:
            self._way = Way.OVER
        finally:
            self._places.leave(self._turn)
            if self._turn.has_place and self._way is not Way.PLACE:
                self._places.give_back()
        log.info("call.waited", call=self._call.call_id, outcome=self._way, s=round(self._now_s(), 1))
        return self._way

    async def write_down(self) -> None:
        """Of a wait that led to no conversation: hang up, and leave the call in the day's list."""
        await self._call.hang_up()
        desk, lang = self._means.desk, self._langs[0]
        self._diary.stands(lang=lang, state="done", outcome=self._outcome)
        await desk.call_started(self._call.call_id)
        await desk.call_ended(self._call.call_id, lang=lang, outcome=self._outcome)

    # ---- tasks ---------------------------------------------------------------------------------

    async def _speak(self) -> None:
        try:
            await self._speaker.run()
        except CallGone:
            self._end(Way.OVER)

    async def _listen(self) -> None:
        async with aclosing(self._call.frames()) as frames:
            async for frame in frames:
                if self.tap is not None:
                    self.tap(frame)
        self._end(Way.OVER)

    async def _keys(self) -> None:
        async with aclosing(self._call.digits()) as keys:
            async for key in keys:
                self._diary.note(Entry(at_s=self._now_s(), who="key", text="#"))
                if self.tap is not None:
                    continue  # they have their person
                if key == EMERGENCY_KEY:
                    self._end(Way.DANGER)
                elif key == PERSON_KEY and self._ringing is None:
                    self._speaker.stop()
                    self._tasks.start_soon(self._person)

    async def _wait(self) -> None:
        await self._turn.called()
        self._speaker.stop()
        self._say("overflow_thanks")
        await self._speaker.drained()
        self._end(Way.PLACE)

    async def _talk(self) -> None:
        self._say("overflow_welcome")
        if self._means.clinic.overflow is Overflow.STAFF:
            await self._person()
        times = 0
        while self._now_s() < LONGEST_S:
            if self._ringing is None and not self._turn.has_place:
                if times % KEYS_EVERY == 0:
                    self._say("overflow_keys")
                self._say_position()
                await self._speaker.drained()
                times += 1
            await anyio.sleep(AGAIN_S)
        await self._leave_line()

    async def _leave_line(self) -> None:
        """Staff once more, then the goodbye; not for one who is with staff, or being put through, or has a place."""
        await self._nobody_rung()
        await self._person()
        while not self._turn.has_place:
            self._say("overflow_goodbye")
            await self._speaker.drained()
            if self._ringing is None and not self._turn.has_place:
                self._end(Way.OVER)
                return
            await self._nobody_rung()

    async def _nobody_rung(self) -> None:
        """Return once staff are neither rung nor talking with the caller."""
        while self._ringing is not None:  # noqa: ASYNC110
            await anyio.sleep(1)

    async def _person(self) -> None:
        """Ring staff, and let them talk with the caller; the place in line stays, and is not taken meanwhile."""
        if self._ringing is not None or self._turn.has_place:
            return
        self._ringing, self._turn.away = anyio.CancelScope(), True
        with self._ringing:
            self._say("connecting")
            leg = await self._fetch()
            if leg is not None:
                await self._talk_with(leg)
            self._say("overflow_nobody")
        self._ringing, self._turn.away = None, False
        self._places.look()

    async def _fetch(self) -> Call | None:
        means = self._means
        staff = after_hours.staff_now(means.clinic, means.staff, means.clock.now())
        offer = self._wording.staff_offer(Reason.ASKED, self._call.caller)
        ring = partial(fetch, means.line, staff, ring_s=means.ring_s, offer=offer, voice=means.voice)
        return await fetch_beside(ring, self._ring_back)

    async def _ring_back(self) -> None:
        try:
            await ring_back(self._call, self._speaker)
        except CallGone:
            self._end(Way.OVER)

    async def _talk_with(self, leg: Call) -> None:
        self._outcome = "transferred"
        try:
            self._speaker.stop()
            await self._call.flush()
            await join_tapped(self._call, leg, self)
        finally:
            with anyio.CancelScope(shield=True):
                await leg.hang_up()
        self._end(Way.OVER)
        await anyio.sleep_forever()

    # ---- small things --------------------------------------------------------------------------

    def _end(self, way: Way) -> None:
        self._way = way
        self._tasks.cancel_scope.cancel()

    def _say(self, key: str) -> None:
        clinic = {"clinic": Value(self._means.clinic.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)}
        for lang in self._langs:
            self._speaker.say(self._wording.utterance(Say(key, clinic), lang))

    def _say_position(self) -> None:
        place = self._turn.position
        if place:
            self._say(POSITIONS[place - 1] if place <= len(POSITIONS) else "overflow_far")

    def _note(self, utterance: Utterance) -> None:
        self._diary.note(Entry(at_s=self._now_s(), who="box", text=utterance.text))

    def _now_s(self) -> float:
        return anyio.current_time() - self._zero
