"""One rehearsed call as the caller lives it: listen until it is my turn, answer, and keep what was said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import anyio

from appliance.audio.frame import LINE_RATE
from appliance.errors import CallGone
from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import Span, last_speech, reply_after
from appliance.rehearse.mind import Reply
from appliance.rehearse.phone import Phone
from appliance.rehearse.questions import Question, asked, is_filler

MY_TURN_MS = 700
"""The box has been silent for so long: the caller may speak."""

SCRIPTED_TURN_MS = 1200
"""The same when nothing is recognised, so that a pause between two sentences is no turn."""

GREETING_S = 15.0
ANSWER_S = 12.0
"""A box silent for longer than this has left the caller in dead air."""

MORE_S = 5.0
"""After words that ask nothing ("one moment"), how long the caller waits for more."""

PERSON_S = 40.0
"""How long a caller who asked for a person waits in ring-back."""


@dataclass(slots=True)
class Exchange:
    """One thing the caller did, and what the box said to it."""

    question: Question
    """What was being answered."""
    said: str
    span: Span
    """Where it lies on the caller's track; keys have no length."""
    heard: str = ""
    """The box's words until the caller's next turn."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Progress: somebody has said something."""

    who: str
    """caller or box"""
    text: str
    latency_ms: float | None = None
    """Of the box, from the caller's last sound."""


GOODBYE_S = 3.0
"""How long a caller who is done leaves the box to hang up first."""

React = Callable[[str], Reply]
Hear = Callable[[Pcm], Awaitable[str]]
Render = Callable[[Sequence[str]], Awaitable[Pcm]]
Tell = Callable[[Spoken], None]


class Conversation:
    """The caller's side of one answered call."""

    def __init__(self, phone: Phone, *, react: React, hear: Hear | None, render: Render, tell: Tell) -> None:
        """`hear` None: nothing is recognised during the call, and turns are taken by silence alone."""
        self._phone, self._react, self._hear, self._render, self._tell = phone, react, hear, render, tell
        self._heard_to = 0
        self.greeting = ""
        self.exchanges: list[Exchange] = []
        self.violations: list[str] = []

    async def run(self) -> None:
        """Converse until someone hangs up."""
        try:
            self.greeting = await self._listen(GREETING_S)
            heard: str | None = self.greeting
            while heard is not None:
                heard = await self._answer(self._react(heard))
        except CallGone:
            pass
        await self._phone.hang_up()

    async def _answer(self, reply: Reply) -> str | None:
        """Do what was decided and listen to what comes back; None when the caller is done."""
        if reply.texts or reply.keys:
            self.exchanges.append(Exchange(reply.question, " ".join(reply.texts) or reply.keys, await self._do(reply)))
        if reply.hang_up:
            with anyio.move_on_after(GOODBYE_S):
                await self._phone.gone()
            return None
        if not reply.texts and not reply.keys:
            return await self._listen(PERSON_S)
        self.exchanges[-1].heard = heard = await self._listen(ANSWER_S)
        return heard

    async def _do(self, reply: Reply) -> Span:
        self._tell(Spoken("caller", " ".join(reply.texts) or f"[{reply.keys}]"))
        if reply.keys:
            at = self._phone.own.end
            await self._phone.press(reply.keys)
            return at, at
        await self._phone.play(await self._render(reply.texts))
        return self._phone.said[-1]

    async def _listen(self, patience_s: float) -> str:
        """The box's words until it falls silent and means it."""
        parts: list[str] = []
        silence_ms = MY_TURN_MS if self._hear else SCRIPTED_TURN_MS
        while True:
            span = await self._turn(silence_ms, MORE_S if parts else patience_s)
            if span is None:
                if not parts:
                    self.violations.append(f"dead air: the box said nothing for {patience_s:.0f} s")
                return " ".join(parts)
            if self._hear is None:
                return ""
            text = await self._hear(self._phone.other.pcm[span[0] : span[1]])
            self._tell(Spoken("box", text, self._latency_ms(first=not parts)))
            parts.append(text)
            more = self._phone.other.last_loud > span[1]
            if not more and asked(text) is not Question.NOTHING and not is_filler(text.rsplit(". ", 1)[-1]):
                return " ".join(parts)

    async def _turn(self, silence_ms: int, patience_s: float) -> Span | None:
        late = (self._phone.other.end - self._heard_to) / LINE_RATE
        span = await self._phone.turn_of_other(
            silence_ms=silence_ms, patience_s=patience_s + late, since=self._heard_to
        )
        if span is not None:
            self._heard_to = span[1]
        return span

    def _latency_ms(self, *, first: bool) -> float | None:
        if not first or not self.exchanges:
            return None
        times = reply_times(self._phone, self.exchanges[-1].span, self._phone.other.end)
        return times[1] - times[0] if times else None


def reply_times(phone: Phone, span: Span, until: int) -> tuple[float, float] | None:
    """When the caller's sound ended and the box's reply began, in ms of the caller's clock; None without a reply."""
    end = last_speech(phone.own.pcm, span) or span[1]
    start = reply_after(phone.other.pcm, span, until)
    return None if start is None else (end * 1000 / LINE_RATE, start * 1000 / LINE_RATE)
