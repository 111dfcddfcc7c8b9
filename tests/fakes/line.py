"""A telephone line and its callers, scripted: every second in them is a second of anyio time, virtual under trio.

A `FakeCall` starts its own clock when it is answered: `speaks=[(2.0, 3.0)]` is a voice from the second to the third
second after that. `call.diary` says what the box did to the leg and when; `call.played` what the other party heard.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

import anyio
import anyio.lowlevel

from appliance.audio.frame import FRAME_BYTES, FRAME_MS, SILENCE, AudioFrame, is_line_frame
from appliance.errors import CallGone, LineError
from appliance.seams import LineStatus

FRAME_S = FRAME_MS / 1000
QUEUE_S = 0.06
"""Audio `play` lets wait for its turn before it makes the speaker wait."""

VOICE = AudioFrame(array("h", [6000, -6000] * (FRAME_BYTES // 4)).tobytes())
"""What a scripted voice sounds like: 20 ms of samples that are not zero."""

_ids = count(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a diary: what happened, in seconds since the leg was answered (0 while it rang)."""

    at_s: float
    what: str


@dataclass(frozen=True, slots=True)
class Played:
    """One frame the other party heard, beginning `at_s` seconds after the leg was answered."""

    at_s: float
    frame: AudioFrame


class FakeCall:
    """A `seams.Call` whose other party follows a script, or does as a test says with `say`, `press` and `leave`."""

    def __init__(
        self,
        *,
        speaks: Iterable[tuple[float, float]] = (),
        presses: Iterable[tuple[float, str]] = (),
        leaves_s: float = math.inf,
        caller: str | None = "+15550100",
        call_id: str | None = None,
    ) -> None:
        """All times in seconds after the answer; `leaves_s` 0 or less means the caller gives up while it rings."""
        self.call_id = call_id or f"call-{next(_ids)}"
        self.caller = caller
        self.speaks, self.presses, self.leaves_s = list(speaks), sorted(presses), leaves_s
        self.diary: list[Entry] = []
        self.played: list[Played] = []
        self.answered = self.over = False
        self.box_hung_up = False
        self._zero: float | None = None
        self._ended_s = math.inf
        self._frames_out = self._digits_out = 0
        self._queued_until_s = 0.0
        self._changed = anyio.Event()

    # ---- the other party, live -------------------------------------------------------------

    def say(self, for_s: float, *, after_s: float = 0.0) -> None:
        """Speak for so long, beginning `after_s` from now."""
        begin = self.now_s + after_s
        self.speaks.append((begin, begin + for_s))

    def press(self, key: str, *, after_s: float = 0.0) -> None:
        """Press one key, `after_s` from now."""
        at = self.now_s + after_s
        done, waiting = self.presses[: self._digits_out], self.presses[self._digits_out :]
        self.presses = done + sorted([*waiting, (at, key)])
        self._wake()

    def leave(self, *, after_s: float = 0.0) -> None:
        """Hang up, `after_s` from now."""
        self.leaves_s = min(self.leaves_s, self.now_s + after_s)
        self._wake()

    # ---- what a test asks afterwards -------------------------------------------------------

    @property
    def now_s(self) -> float:
        """Seconds since the answer; 0 before it."""
        return 0.0 if self._zero is None else anyio.current_time() - self._zero

    def note(self, what: str) -> None:
        """Write a line into the diary at this instant; other fakes tell what they saw here too."""
        self.diary.append(Entry(self.now_s, what))

    def when(self, what: str, *, nth: int = 0) -> float:
        """The second at which the nth diary line beginning with these words was written. AssertionError if never."""
        found = [entry.at_s for entry in self.diary if entry.what.startswith(what)]
        assert len(found) > nth, f"{what!r} is not in the diary: {self.diary}"
        return found[nth]

    def sounds(self, *, gap_s: float = 0.1) -> list[tuple[float, float]]:
        """When the other party heard something, as (from, to) seconds; quiet shorter than `gap_s` does not part two."""
        spans: list[tuple[float, float]] = []
        for one in self.played:
            if not any(one.frame.pcm):
                continue
            if spans and one.at_s - spans[-1][1] < gap_s:
                spans[-1] = (spans[-1][0], one.at_s + FRAME_S)
            else:
                spans.append((one.at_s, one.at_s + FRAME_S))
        return spans

    # ---- seams.Call ------------------------------------------------------------------------

    async def answer(self) -> None:
        """Start the clock of this call."""
        await anyio.lowlevel.checkpoint()
        if self.leaves_s <= 0 or self.over:
            self._end("caller left")
            raise CallGone
        if not self.answered:
            self.answered, self._zero = True, anyio.current_time()
            self.note("answered")
            self._wake()

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """Each 20 ms of the script as its last sample arrives, like a packet; none are lost on a slow consumer."""
        while True:
            begin = self._frames_out * FRAME_S
            rest_s = begin + FRAME_S - self.now_s
            if self.answered and rest_s > 0 and begin + FRAME_S < self.leaves_s:
                await anyio.sleep(rest_s)  # the usual case, cheaply: nobody hangs up within this packet
            else:
                await self._wait_until(begin + FRAME_S)
            if begin + FRAME_S > self._ended_s + 1e-9:
                return
            self._frames_out += 1
            middle = begin + FRAME_S / 2
            yield VOICE if any(start <= middle < end for start, end in self.speaks) else SILENCE

    async def digits(self) -> AsyncGenerator[str, None]:
        """Each key of the script at its time."""
        while not self._is_over():
            due = self.presses[self._digits_out][0] if self._digits_out < len(self.presses) else math.inf
            if due > self.now_s + 1e-9:
                await self._wait_until(due, or_change=True)
                continue
            self._digits_out += 1
            yield self.presses[self._digits_out - 1][1]

    async def play(self, frame: AudioFrame) -> None:
        """Queue a frame, waiting while three are queued; it is heard when those before it have been."""
        assert is_line_frame(frame), "every seam of the line carries 20 ms at 8 kHz"
        await anyio.lowlevel.checkpoint()
        if not self.answered or self._is_over():
            raise CallGone
        while (rest_s := self._queued_until_s - self.now_s - QUEUE_S + FRAME_S) > 1e-9:
            await anyio.sleep(min(rest_s, max(0.0, self.leaves_s - self.now_s)))
            if self._is_over():
                raise CallGone
        at = max(self.now_s, self._queued_until_s)
        self.played.append(Played(at, frame))
        self._queued_until_s = at + FRAME_S

    async def flush(self) -> None:
        """Take back every frame that has not begun to be heard."""
        await anyio.lowlevel.checkpoint()
        now = self.now_s
        kept = [one for one in self.played if one.at_s < now]
        self.note(f"flushed {len(self.played) - len(kept)}")
        self.played = kept
        self._queued_until_s = kept[-1].at_s + FRAME_S if kept else 0.0
        self._wake()

    async def hang_up(self) -> None:
        """The box goes on hook."""
        await anyio.lowlevel.checkpoint()
        if not self._is_over():
            self.box_hung_up = True
            self._end("box hung up")

    # ---- inside ----------------------------------------------------------------------------

    def _is_over(self) -> bool:
        if not self.over and self.answered and self.now_s >= self.leaves_s - 1e-9:
            self._end("caller left")
        return self.over

    def _end(self, why: str) -> None:
        if not self.over:
            self.over = True
            self.note(why)
            now = self._ended_s = min(self.now_s, max(0.0, self.leaves_s))
            self.played = [one for one in self.played if one.at_s < now]
            self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, anyio.Event()
        changed.set()

    async def _wait_until(self, at_s: float, *, or_change: bool = False) -> bool:
        """Sleep until that second of the call (or until the script changes). False when the leg ended first."""
        await anyio.lowlevel.checkpoint()
        while not self._is_over() and self.now_s < at_s - 1e-9:
            rest_s = min(at_s, self.leaves_s) - self.now_s if self.answered else math.inf
            with anyio.move_on_after(rest_s):
                await self._changed.wait()
                if or_change:
                    break
        return not self._is_over()


@dataclass(frozen=True, slots=True)
class Pickup:
    """What dialling someone comes to: `call` answers after `after_s` of ringing; None is busy or refused then."""

    after_s: float
    call: FakeCall | None


NOBODY = Pickup(math.inf, None)
"""It rings and rings."""


@dataclass(frozen=True, slots=True)
class Dialled:
    """One `dial`: when it began and ended, on anyio's clock, and as what: answered, busy, no_answer or cancelled."""

    address: str
    began: float
    ended: float
    outcome: str


class FakeLine:
    """A `seams.Line` on which the given calls ring at the given seconds after `open`, and others with `ring`."""

    def __init__(
        self, rings: Iterable[tuple[float, FakeCall]] = (), *, pickups: Sequence[Pickup] = (), broken: str | None = None
    ) -> None:
        """`pickups` answer `dial` in order, nobody after the last; `broken` is the LineError that `open` raises."""
        self.rings, self.pickups = sorted(rings, key=lambda ring: ring[0]), list(pickups)
        self.dialled: list[Dialled] = []
        self.broken = broken
        self.up, self.refused, self.restarts = False, 0, 0
        self._ringing: list[FakeCall] = []
        self._changed = anyio.Event()

    def ring(self, call: FakeCall) -> None:
        """Let a call come in now."""
        self._ringing.append(call)
        changed, self._changed = self._changed, anyio.Event()
        changed.set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Ring the script."""
        if self.broken is not None:
            raise LineError(self.broken)
        self.up = True
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._ring_all)
                yield
                tasks.cancel_scope.cancel()
        finally:
            self.up = False
            self._changed.set()

    async def calls(self) -> AsyncGenerator[FakeCall, None]:
        """Each call as it rings; ends with `open`."""
        while self.up:
            if self._ringing:
                yield self._ringing.pop(0)
            else:
                await self._changed.wait()

    async def dial(self, address: str, *, ring_s: float) -> FakeCall | None:
        """The next scripted pickup."""
        pickup = self.pickups.pop(0) if self.pickups else NOBODY
        began, outcome = anyio.current_time(), "cancelled"
        try:
            await anyio.sleep(min(pickup.after_s, ring_s))
            if pickup.after_s > ring_s:
                outcome = "no_answer"
                return None
            outcome = "busy" if pickup.call is None else "answered"
            if pickup.call is not None:
                await pickup.call.answer()
            return pickup.call
        finally:
            self.dialled.append(Dialled(address, began, anyio.current_time(), outcome))

    def status(self) -> LineStatus:
        """As scripted."""
        return LineStatus(up=self.up, address="sip:frontdesk@fake", refused=self.refused, restarts=self.restarts)

    async def _ring_all(self) -> None:
        opened = anyio.current_time()
        for at_s, call in self.rings:
            await anyio.sleep(max(0.0, at_s - (anyio.current_time() - opened)))
            self.ring(call)
