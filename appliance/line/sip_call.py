"""One leg of the SIP line, on the daemon's side of the pipe."""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress

import anyio
import structlog

from appliance.audio.frame import AudioFrame, is_line_frame
from appliance.errors import CallGone, ChildGone
from appliance.line import wire
from appliance.line.mailbox import Mailbox

QUEUE_FRAMES = 3
"""Frames of ours the stack may hold: 60 ms, so that barge-in is quick and a late event loop is not heard."""

UNHEARD_FRAMES = 100
"""Frames kept for a listener who is not there yet, 2 s; older ones are dropped."""

log = structlog.get_logger()


class SipCall:
    """A `seams.Call`. Made by `SipLine`, which passes it what its process says with the methods named `on_…`."""

    def __init__(
        self,
        leg: int,
        tell: Callable[[wire.ToProcess], Awaitable[None]],
        *,
        caller: str | None = None,
    ) -> None:
        self.call_id = secrets.token_hex(8)
        self.caller = caller
        self._leg, self._tell = leg, tell
        self._up = self._over = False
        self._sent = self._done = 0
        self._frames = Mailbox[AudioFrame](UNHEARD_FRAMES)
        self._digits = Mailbox[str]()
        self._changed = anyio.Event()

    # ---- seams.Call ------------------------------------------------------------------------

    async def answer(self) -> None:
        """200 OK; returns with the caller's ACK, when the stack's audio is up. Raises CallGone."""
        await self._send(wire.Answer(self._leg))
        if not await self.is_picked_up():
            raise CallGone

    def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """What the other party says; silence is put in where no packets come."""
        return self._frames.items()

    def digits(self) -> AsyncGenerator[str, None]:
        """Keys, at the moment they go down."""
        return self._digits.items()

    async def play(self, frame: AudioFrame) -> None:
        """Queue one frame; waits while the stack holds three. Raises CallGone."""
        if not is_line_frame(frame):
            msg = "the line takes 20 ms of 8 kHz at a time"
            raise ValueError(msg)
        while self._up and not self._over and self._sent - self._done >= QUEUE_FRAMES:
            await self._change()
        if not self._up:
            raise CallGone
        await anyio.lowlevel.checkpoint_if_cancelled()  # a caller's voice and a free place may come in one message
        self._sent += 1
        with anyio.CancelScope(shield=True):  # a frame counted and not sent would hold its place for the whole call
            await self._send(wire.Play(self._leg, frame.pcm))

    async def flush(self) -> None:
        """Silence within the packet being sent."""
        with suppress(CallGone):
            await self._send(wire.Flush(self._leg))

    async def hang_up(self) -> None:
        """What is queued, at most 60 ms, is still heard."""
        if not self._over:
            self.on_ended()
            with suppress(ChildGone):
                await self._tell(wire.HangUp(self._leg))

    # ---- for SipLine -----------------------------------------------------------------------

    async def is_picked_up(self) -> bool:
        """Wait until sound flows (True) or the leg is over (False)."""
        while not (self._up or self._over):
            await self._change()
        return not self._over

    def on_up(self) -> None:
        """Sound flows."""
        self._up = True
        self._stir()

    def on_sound(self, pcm: bytes, done: int) -> None:
        """A frame was heard, or more of ours were sent."""
        if pcm:
            self._frames.put(AudioFrame(pcm))
        if done != self._done:
            self._done = done
            self._stir()

    def on_digit(self, key: str) -> None:
        """A key went down."""
        self._digits.put(key)

    def on_ended(self) -> None:
        """The leg is over. Harmless twice."""
        if not self._over and self._frames.dropped:
            log.warning("call.frames_dropped", call=self.call_id, n=self._frames.dropped)
        self._over = True
        self._frames.close()
        self._digits.close()
        self._stir()

    # ---- inside ----------------------------------------------------------------------------

    async def _send(self, message: wire.ToProcess) -> None:
        if self._over:
            raise CallGone
        try:
            await self._tell(message)
        except ChildGone as error:
            raise CallGone from error

    async def _change(self) -> None:
        await self._changed.wait()

    def _stir(self) -> None:
        changed, self._changed = self._changed, anyio.Event()
        changed.set()
