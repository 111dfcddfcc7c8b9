"""A caller's or a staff member's telephone: dial or be rung, speak, listen, press keys, hang up; both sides recorded.

Messages to `softphone.py`: D uri (dial), A (answer), P pcm (play), S (stop playing), K digits, H (hang up).
Messages from it: U (up), I {t, peer} (rings), A {t, ms} (answered), C {reason} (over), K digit,
t position pcm (sent), r position pcm (received), p position (a play has ended).
"""

from __future__ import annotations

import json
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio

from appliance.audio.frame import LINE_RATE
from appliance.child import Pipe, spawn
from appliance.errors import CallGone, ChildGone
from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import Span
from appliance.rehearse.track import POSITION, Track

TICK_S = 0.01


class Phone:
    """A telephone in use. Made by `telephone_at`."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self.own, self.other = Track(), Track()
        """What this phone sent, and what it received."""
        self.said: list[Span] = []
        """Each thing played: where it began and ended on the own track."""
        self.keys: list[str] = []
        """Keys the other side pressed."""
        self.rang_at: float | None = None
        """Monotonic seconds when this phone rang."""
        self.answered_at: float | None = None
        """Monotonic seconds when the audio began: sample 0 of both tracks."""
        self.setup_ms: float | None = None
        """From INVITE to 200, when this phone dialled."""
        self.over_because: str | None = None
        self._up, self._answered, self._over = anyio.Event(), anyio.Event(), anyio.Event()
        self._rings, self._played = anyio.Event(), anyio.Event()

    async def run(self) -> None:
        """Take in what the softphone tells until it is gone."""
        try:
            while True:
                message = await self._pipe.receive()
                self._take(message[:1], message[1:])
        except ChildGone:
            self.over_because = self.over_because or "phone gone"
            for event in (self._up, self._answered, self._over, self._rings, self._played):
                event.set()

    def _take(self, kind: bytes, body: bytes) -> None:
        match kind:
            case b"t":
                self.own.place(POSITION.unpack_from(body)[0], body[POSITION.size :])
            case b"r":
                self.other.place(POSITION.unpack_from(body)[0], body[POSITION.size :])
            case b"p":
                self._played.set()
            case b"K":
                self.keys.append(body.decode())
            case b"U":
                self._up.set()
            case b"I":
                self.rang_at = json.loads(body)["t"]
                self._rings.set()
            case b"A":
                facts = json.loads(body)
                self.answered_at, self.setup_ms = facts["t"], facts["ms"]
                self._answered.set()
            case b"C":
                self.over_because = json.loads(body)["reason"] or "hung up"
                for event in (self._answered, self._over, self._played):
                    event.set()

    async def ready(self) -> None:
        """Wait until the phone can dial and be rung. Raises CallGone."""
        await self._up.wait()
        if self.over_because is not None:
            raise CallGone(self.over_because)

    async def dial(self, uri: str) -> None:
        """Call someone and wait until they answer. Raises CallGone with the reason the network gave."""
        await self._pipe.send(b"D" + uri.encode())
        await self._answered.wait()
        if self.answered_at is None:
            raise CallGone(self.over_because or "no answer")

    async def rings(self) -> None:
        """Wait to be called."""
        await self._rings.wait()

    async def answer(self) -> None:
        """Take the ringing call."""
        await self._pipe.send(b"A")
        await self._answered.wait()

    async def play(self, pcm: Pcm) -> None:
        """Speak, and wait until the last sample has left. Raises CallGone."""
        self._played = anyio.Event()  # before the look: from now on the end of the call sets this one
        if self.is_over:
            raise CallGone(self.over_because or "hung up")
        begin = self.own.end
        await self._pipe.send(b"P" + pcm.astype("<i2").tobytes())
        await self._played.wait()
        self.said.append((begin, self.own.end))
        if self.is_over:
            raise CallGone(self.over_because or "hung up")

    async def press(self, keys: str) -> None:
        """Press telephone keys (RFC 4733)."""
        await self._pipe.send(b"K" + keys.encode())

    async def hang_up(self) -> None:
        """Go on hook and wait until the call is over; safe when it is already."""
        if not self.is_over:
            await self._pipe.send(b"H")
            with anyio.move_on_after(2.0):
                await self._over.wait()

    async def gone(self) -> None:
        """Wait until the call is over."""
        await self._over.wait()

    @property
    def is_over(self) -> bool:
        """Whether the call has ended."""
        return self._over.is_set()

    async def turn_of_other(self, *, silence_ms: int, patience_s: float, since: int | None = None) -> Span | None:
        """Wait until the other side has spoken and then been quiet; where it was. None: nothing said in `patience_s`.

        Counts from `since` (default: what comes from now on), in samples of audio, so a late reader loses nothing.
        Raises CallGone when the call ends before anything was said.
        """
        begin = self.other.end if since is None else since
        silence = silence_ms * LINE_RATE // 1000
        while True:
            spoke, now = self.other.last_loud > begin, self.other.end
            if spoke and (now - self.other.last_loud >= silence or self.is_over):
                return begin, self.other.last_loud
            if self.is_over:
                raise CallGone(self.over_because or "hung up")
            if not spoke and now - begin > patience_s * LINE_RATE:
                return None
            await anyio.sleep(TICK_S)


@asynccontextmanager
async def telephone_at(user: str, listen: str) -> AsyncIterator[Phone]:
    """A phone whose number is `user`, on HOST:PORT of this machine; gone when the block ends. Raises CallGone."""
    async with spawn("appliance.rehearse.softphone", user, listen) as pipe, anyio.create_task_group() as tasks:
        phone = Phone(pipe)
        tasks.start_soon(phone.run)
        try:
            await phone.ready()
            yield phone
        finally:
            tasks.cancel_scope.cancel()


def free_address(towards: str) -> str:
    """HOST:PORT on the interface that reaches `towards` (HOST:PORT), with the next port free too (SIP TLS takes it)."""
    host, _, port = towards.rpartition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect((host, int(port)))
        own = str(probe.getsockname()[0])
    chooser = random.SystemRandom()
    while True:
        candidate = chooser.randrange(20000, 30000, 2)
        if all(_is_free(own, candidate + step) for step in (0, 1)):
            return f"{own}:{candidate}"


def _is_free(host: str, port: int) -> bool:
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True
