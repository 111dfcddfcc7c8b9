"""One rehearsed call from drawing its goal to its entry in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import anyio
import numpy as np

from appliance.audio.frame import LINE_RATE
from appliance.clinic.load import ClinicFile
from appliance.ehr.http import FhirHttp
from appliance.errors import CallGone, ConfigError, ModelError
from appliance.rehearse.channel import Pcm, telephone
from appliance.rehearse.conversation import Conversation, Exchange, Hear, React, Spoken, reply_times
from appliance.rehearse.ear import Ear
from appliance.rehearse.energy import last_speech
from appliance.rehearse.goal import Goal, draw_goal
from appliance.rehearse.judge import judge_person, judge_records
from appliance.rehearse.mind import Mind, Reply
from appliance.rehearse.phone import Phone, free_address, telephone_at
from appliance.rehearse.questions import Question
from appliance.rehearse.report import turns
from appliance.rehearse.scenario import Scenario
from appliance.rehearse.server import Snapshot, compare, snapshot
from appliance.rehearse.staff import Desk, attend
from appliance.rehearse.voices import Voice, Voices
from appliance.rehearse.wav import write_stereo

SETTLE_S = 6.0
"""How long after the call the server may take to hold what was promised."""

LONGEST_S = 300.0
"""No call lasts longer; one that would is a failure."""

BREATH = LINE_RATE // 4
"""Samples between two sentences of one turn."""

GREETING = "Hello, this is the front desk. I am on the line now. How can I help you?"
"""What the rehearsal's staff say once they have accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What every rehearsed call works with."""

    clinic: ClinicFile
    ear: Ear
    server: FhirHttp
    voices: Voices
    target: str
    staff: str | None
    out: Path
    now: Callable[[], datetime]
    progress: Callable[[str], None]


class Caller:
    """Places one call after the other."""

    def __init__(self, means: Means) -> None:
        self._means = means

    async def place(self, number: int, scenario: Scenario, rng: Random) -> dict[str, Any]:
        """Call, converse, hang up, judge. The entry for the report. Raises ConfigError, ModelError, EhrUnreachable."""
        means, clinic = self._means, self._means.clinic.clinic
        before = await snapshot(means.server)
        goal = draw_goal(scenario, clinic, means.clinic.patients, before, means.now(), rng)
        voice = self._voice(scenario, rng)
        today = means.now().astimezone(clinic.zone).date()
        mind = Mind(scenario, goal, clinic, today, rng)
        means.progress(f"call {number}: {scenario.name}, voice {voice.name}, {goal.expected()}")
        await means.voices.prepare(voice, mind.texts)
        visit = _Visit(means, scenario, goal, voice, mind)
        await visit.run()
        return await visit.entry(number, before)

    def _voice(self, scenario: Scenario, rng: Random) -> Voice:
        able = [voice for voice in self._means.voices.available(scenario.lang) if voice.counted]
        if scenario.voices:
            able = [self._means.voices.named(name) for name in scenario.voices]
        if not able:
            raise ModelError(
                f"no caller voice for {scenario.lang}; install flite, or fetch the models of group rehearse"
            )
        return rng.choice(able)


class _Visit:
    """One call while it lasts, and what is known of it afterwards."""

    def __init__(self, means: Means, scenario: Scenario, goal: Goal, voice: Voice, mind: Mind) -> None:
        self._means, self._scenario, self._goal, self._voice, self._mind = means, scenario, goal, voice, mind
        self._desk = Desk()
        self._phone: Phone | None = None
        self._staff: Phone | None = None
        self._talk: Conversation | None = None
        self._violations: list[str] = []

    async def run(self) -> None:
        """From dialling to hanging up."""
        means, box = self._means, self._means.target.rpartition("@")[2]
        async with AsyncExitStack() as stack:
            tasks = await stack.enter_async_context(anyio.create_task_group())
            stack.callback(tasks.cancel_scope.cancel)
            if means.staff and self._scenario.kind in ("person", "emergency"):
                staff = await stack.enter_async_context(telephone_at("staff", means.staff))
                self._staff = staff
                tasks.start_soon(attend, staff, self._desk, self._scenario.staff, await self._staff_words())
            phone = await stack.enter_async_context(telephone_at(self._goal.caller, free_address(box)))
            self._phone = phone
            self._talk = talk = Conversation(
                phone, react=self._react(), hear=self._hear(), render=self._render, tell=self._tell
            )
            with anyio.move_on_after(LONGEST_S) as cap:
                try:
                    await phone.dial(means.target)
                    await talk.run()
                except CallGone as gone:
                    self._violations.append(f"the call was not answered: {gone}")
            if cap.cancelled_caught:
                self._violations.append(f"the call lasted longer than {LONGEST_S:.0f} s")
                await phone.hang_up()

    async def entry(self, number: int, before: Snapshot) -> dict[str, Any]:
        """Judge the call on the server and write its recording."""
        phone, talk = self._phone, self._talk
        if phone is None or talk is None:
            raise ConfigError("the rehearsal's phone did not start")
        if self._hear() is None:
            await self._recognise(phone, talk.exchanges)
        after, wrong = await self._settled(before)
        bridge_ms = self._bridge_ms(phone, talk.exchanges)
        violations = [*self._violations, *talk.violations, *wrong]
        if self._mind.complaint:
            violations.append(self._mind.complaint)
        if self._scenario.kind in ("person", "emergency"):
            violations += judge_person(self._scenario, self._desk, bridge_ms, talk.exchanges)
        name = f"{number:02}-{self._scenario.name}.wav"
        write_stereo(self._means.out / name, *_sides(phone))
        if self._staff is not None:
            write_stereo(self._means.out / f"{number:02}-{self._scenario.name}.staff.wav", *_sides(self._staff))
        for violation in violations:
            self._means.progress(f"  ! {violation}")
        left = compare(before, after)
        return {
            "scenario": self._scenario.name,
            "lang": self._scenario.lang,
            "voice": self._voice.name,
            "wav": name,
            "passed": not violations,
            "expected": self._goal.expected(),
            "found": {
                "appointments_before": len(before.of("Appointment")),
                "appointments_after": len(after.of("Appointment")),
                "changed": [*left.added, *(new for _, new in left.changed)],
            },
            "violations": violations,
            "bridge_ms": bridge_ms,
            "invite_to_200_ms": round(phone.setup_ms or 0.0, 1),
            "turns": turns(phone, talk.exchanges),
        }

    async def _settled(self, before: Snapshot) -> tuple[Snapshot, list[str]]:
        """The server once it holds what was wanted, or as it stands when time is up."""
        end = anyio.current_time() + SETTLE_S
        while True:
            after = await snapshot(self._means.server)
            wrong = judge_records(self._goal, compare(before, after))
            if not wrong or anyio.current_time() > end:
                return after, wrong
            await anyio.sleep(1.0)

    # ---- the caller's means ----------------------------------------------------------------------

    def _react(self) -> React:
        if not self._scenario.script:
            return self._mind.react
        lines = iter(self._scenario.script)

        def next_line(_heard: str) -> Reply:
            key = next(lines, None)
            question = Question(key) if key in set(Question) else Question.CONFIRM
            return Reply(question, hang_up=True) if key is None else Reply(question, (self._mind.says(key),))

        return next_line

    def _hear(self) -> Hear | None:
        if self._scenario.script:
            return None

        async def hear(pcm: Pcm) -> str:
            return await self._means.ear.hear(pcm, self._scenario.lang)

        return hear

    async def _render(self, texts: Sequence[str]) -> Pcm:
        parts = []
        for text in texts:
            parts += [telephone(await self._means.voices.render(self._voice, text)), np.zeros(BREATH, np.int16)]
        return np.concatenate(parts[:-1])

    async def _staff_words(self) -> Pcm:
        voice = next(iter(self._means.voices.available("en")))
        return telephone(await self._means.voices.render(voice, GREETING))

    def _tell(self, spoken: Spoken) -> None:
        took = f"  ({spoken.latency_ms:.0f} ms)" if spoken.latency_ms is not None else ""
        self._means.progress(f"  {spoken.who + ':':8}{spoken.text}{took}")

    # ---- after the call --------------------------------------------------------------------------

    async def _recognise(self, phone: Phone, exchanges: Sequence[Exchange]) -> None:
        limits = [one.span[0] for one in exchanges[1:]] + [phone.other.end]
        for exchange, until in zip(exchanges, limits, strict=True):
            exchange.heard = await self._means.ear.hear(phone.other.pcm[exchange.span[0] : until], self._scenario.lang)
            times = reply_times(phone, exchange.span, until)
            self._tell(Spoken("caller", exchange.said))
            self._tell(Spoken("box", exchange.heard, times[1] - times[0] if times else None))

    def _bridge_ms(self, phone: Phone, exchanges: Sequence[Exchange]) -> float | None:
        """From the end of the words or key that asked for a person to the staff phone's ring; below 0 when sooner."""
        asked = [one for one in exchanges if self._scenario.alarm_at in (None, one.question)]
        if self._desk.rang_at is None or phone.answered_at is None or not asked:
            return None
        span = asked[0].span
        end = last_speech(phone.own.pcm, span) or span[1]
        return round((self._desk.rang_at - phone.answered_at) * 1000 - end * 1000 / LINE_RATE, 1)


def _sides(phone: Phone) -> tuple[Pcm, Pcm]:
    return phone.own.pcm, phone.other.pcm
