"""One call inside the SIP process: PCM between the stack's buffers and the driver, in frames of exactly 20 ms."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

import baresip
from baresip.errors import AudioNotActive, AudioRestarted, BaresipError

from appliance.audio.frame import FRAME_BYTES, FRAME_MS, SILENCE
from appliance.line import wire

FRAME_S = FRAME_MS / 1000
GAP_S = 0.08
"""No packet for this long, and silence is put in at the pace of the clock: a caller who is muted, holding or sends
nothing while quiet must not stop what counts time in frames."""

READ_BYTES = 50 * FRAME_BYTES
KEYS = frozenset("0123456789*#")


class Leg:
    """Owns one call of the stack; everything that happens to it is told as wire messages."""

    def __init__(self, number: int, call: baresip.Call, tell: Callable[[wire.FromProcess], None]) -> None:
        self.number, self._call, self._tell = number, call, tell
        self._answered = self._up = self._flushing = self._ending = False
        self._heard = bytearray()
        self._heard_at = self._filled_to = 0.0
        self._waiting: deque[bytes] = deque()
        self._taken = self._done = 0
        call.on(self.on_event)

    def quiet_s(self, now: float) -> float:
        """Seconds without a packet on a leg that should be sending some; 0 on one that is not up, on hold or ending."""
        listening = self._up and not self._ending and not self._call.remote_on_hold
        return now - self._heard_at if listening else 0.0

    async def answer(self) -> None:
        """Send 200 OK; sound starts with the caller's ACK."""
        await self._call.answer()

    async def hang_up(self) -> None:
        """End the call in whatever state; a call already gone counts as ended."""
        self._ending = True
        try:
            await self._call.hangup()
        except BaresipError:
            self._tell(wire.Ended(self.number))

    def play(self, pcm: bytes) -> None:
        """Hand one frame to the stack, or keep it until a flush under way is through."""
        self._taken += 1
        self._end_flush()
        if self._flushing:
            self._waiting.append(pcm)
        else:
            self._write(pcm)

    def flush(self) -> None:
        """Discard what is queued. The stack does so at its next tick, and would take newer frames with it."""
        self._waiting.clear()
        if self.queued_bytes():
            try:
                self._call.audio.flush_tx()
                self._flushing = True
            except (AudioNotActive, AudioRestarted):
                self._flushing = False

    def queued_bytes(self) -> int:
        """What the stack holds and has not sent."""
        try:
            return int(self._call.audio.info().tx_buffered)
        except AudioNotActive:
            return 0

    def pump(self, now: float) -> None:
        """Move sound both ways; call every few milliseconds. `now` is monotonic seconds."""
        if not self._up and not self._begin(now):
            return
        done = self._settle()
        frames = self._listen(now)
        for pcm in frames:
            self._tell(wire.Sound(self.number, done, pcm))
        if not frames and done != self._done:
            self._tell(wire.Sound(self.number, done, b""))
        self._done = done

    def _begin(self, now: float) -> bool:
        if not self._answered:
            return False
        try:
            self._up = self._call.audio.info().tx_ready
        except AudioNotActive:
            return False
        if self._up:
            self._heard_at = self._filled_to = now
            self._tell(wire.Up(self.number))
        return self._up

    def _settle(self) -> int:
        """How many of our frames are sent or thrown away; frames held back by a finished flush go out."""
        if self._done == self._taken and not self._flushing:
            return self._done
        self._end_flush()
        return self._taken - len(self._waiting) - -(-self.queued_bytes() // FRAME_BYTES)

    def _end_flush(self) -> None:
        if self._flushing and not self.queued_bytes():
            self._flushing = False
            while self._waiting:
                self._write(self._waiting.popleft())

    def _listen(self, now: float) -> list[bytes]:
        try:
            pcm = self._call.audio.read(READ_BYTES)
        except (AudioNotActive, AudioRestarted):
            pcm = b""
        if pcm:
            self._heard += pcm
            self._heard_at = self._filled_to = now
        elif now - self._heard_at < GAP_S:
            return []
        frames = [
            bytes(self._heard[at : at + FRAME_BYTES])
            for at in range(0, len(self._heard) - FRAME_BYTES + 1, FRAME_BYTES)
        ]
        del self._heard[: len(frames) * FRAME_BYTES]
        while not pcm and now - self._filled_to >= FRAME_S:
            self._filled_to += FRAME_S
            frames.append(SILENCE.pcm)
        return frames

    def _write(self, pcm: bytes) -> None:
        for _ in range(2):
            try:
                self._call.audio.write(pcm)
            except AudioRestarted:
                continue
            except AudioNotActive:
                pass
            return

    def on_event(self, event: baresip.StackEvent) -> None:
        """Something happened to this call, perhaps before the stack had handed it over."""
        if event.event is baresip.Event.CALL_DTMF_START and event.text in KEYS:
            self._tell(wire.Digit(self.number, event.text))
        elif event.event is baresip.Event.CALL_ESTABLISHED:
            self._answered = True
            self.pump(time.monotonic())
        elif event.event is baresip.Event.CALL_RESUME:
            self._heard_at = time.monotonic()  # a hold is no silence of theirs
        elif event.event is baresip.Event.CALL_CLOSED:
            self._tell(wire.Ended(self.number))
