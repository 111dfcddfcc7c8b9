"""The telephone a rehearsal calls with: baresip in a process of its own, far from the box's line.

    python -m appliance.rehearse.softphone USER HOST:PORT

Talks over the pipe of appliance/child.py; the messages are in `phone.py`. Settings: TELEPHONY.md 1, items 1 to 8.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections import deque
from contextlib import suppress

from baresip import Account, Call, Config, Event, Runtime, StackEvent, UserAgent
from baresip.errors import AudioNotActive, AudioRestarted, BaresipError

from appliance.audio.frame import FRAME_BYTES, LINE_RATE
from appliance.child import ParentPipe
from appliance.line.dialling import dial
from appliance.rehearse.track import POSITION

SETTINGS = """sip_listen {listen}
call_hold_other_calls no
audio_jitter_buffer_type off
"""

QUEUED_BYTES = 2 * FRAME_BYTES
"""Kept ahead of the stack's own 20 ms clock."""

POLL_S = 0.005
SLIP_SAMPLES = LINE_RATE // 10
"""A stream further than this from the clock has lost packets: the gap is written as silence."""


class Softphone:
    """One phone, at most one call at a time."""

    def __init__(self, pipe: ParentPipe, runtime: Runtime, agent: UserAgent) -> None:
        self._pipe, self._runtime, self._agent = pipe, runtime, agent
        self._call: Call | None = None
        self._over = True
        self._waiting: deque[bytes] = deque()
        self._started = 0.0
        self._sent = self._heard = 0
        self._tasks: set[asyncio.Task[None]] = set()
        agent.on_incoming(self._rings)

    async def obey(self, message: bytes) -> None:
        """Do what the parent asks; what the stack refuses ends the call."""
        kind, body = message[:1], message[1:]
        try:
            match kind:
                case b"D":
                    await self._dial(body.decode())
                case b"A" if self._call is not None:
                    await self._call.answer()
                case b"P":
                    padded = body + bytes(-len(body) % FRAME_BYTES)
                    self._waiting.extend(padded[at : at + FRAME_BYTES] for at in range(0, len(padded), FRAME_BYTES))
                    self._waiting.append(b"")
                case b"S":
                    self._waiting.clear()
                case b"K" if self._call is not None:
                    self._start(self._call.send_dtmf(body.decode()))
                case b"H" if self._call is not None:
                    await self._call.hangup()
        except BaresipError as error:
            self._tell(b"C", reason=str(error))

    async def _dial(self, uri: str) -> None:
        asked = time.monotonic()
        call, said = await dial(self._runtime, self._agent, uri)
        self._take(call, asked, said)

    def _rings(self, call: Call) -> None:
        if not self._over:
            self._start(call.reject())
            return
        self._tell(b"I", t=time.monotonic(), peer=call.peer or "")
        self._take(call, time.monotonic(), [])

    def _take(self, call: Call, asked: float, said: list[StackEvent]) -> None:
        self._call, self._over, self._sent, self._heard, self._started = call, False, 0, 0, 0.0
        self._waiting.clear()
        call.on_dtmf(lambda digit: self._report(b"K" + digit.digit.encode()))

        def seen(event: StackEvent) -> None:
            if event.event is Event.CALL_ESTABLISHED:
                self._started = time.monotonic()
                self._tell(b"A", t=self._started, ms=(self._started - asked) * 1000)
                self._start(self._stream(call))
            elif event.event is Event.CALL_CLOSED:
                self._over |= self._call is call
                self._tell(b"C", reason=event.text or "")

        call.on(seen)
        for event in said:
            seen(event)

    async def _stream(self, call: Call) -> None:
        while self._goes_on(call):
            try:
                self._play(call)
                heard = call.audio.read(10 * FRAME_BYTES)
            except (AudioNotActive, AudioRestarted):
                heard = b""
            if heard:
                now = self._samples() - len(heard) // 2
                self._heard = now if now - self._heard > SLIP_SAMPLES else self._heard
                self._report(b"r" + POSITION.pack(self._heard) + heard)
                self._heard += len(heard) // 2
            else:
                await asyncio.sleep(POLL_S)

    def _goes_on(self, call: Call) -> bool:
        return self._call is call and not self._over

    def _play(self, call: Call) -> None:
        while (queued := call.audio.info().tx_buffered) < QUEUED_BYTES:
            frame = self._waiting.popleft() if self._waiting else None
            if frame == b"":
                self._report(b"p" + POSITION.pack(self._sent))
                continue
            leaves = self._samples() + queued // 2
            self._sent = leaves if leaves - self._sent > SLIP_SAMPLES else self._sent
            call.audio.write(frame or bytes(FRAME_BYTES))
            self._report(b"t" + POSITION.pack(self._sent) + (frame or bytes(FRAME_BYTES)))
            self._sent += FRAME_BYTES // 2

    def _samples(self) -> int:
        return int((time.monotonic() - self._started) * LINE_RATE)

    def _report(self, message: bytes) -> None:
        with suppress(BrokenPipeError):
            self._pipe.send(message)

    def _tell(self, kind: bytes, **facts: object) -> None:
        self._report(kind + json.dumps(facts).encode())

    def _start(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def serve(user: str, listen: str) -> None:
    """Run until the parent goes away."""
    pipe, runtime = ParentPipe(), Runtime()
    host = listen.rpartition(":")[0]
    await runtime.start(
        Config(
            net_interface=host, max_concurrent_calls=2, rtp_timeout=20, extra_config_text=SETTINGS.format(listen=listen)
        )
    )
    account = Account(
        user, listen, "", reg_interval=0, audio_codecs=("pcmu", "pcma"), extra_params=("video_codecs=none",)
    )
    phone = Softphone(pipe, runtime, await UserAgent.create(runtime, account, transfer_policy="manual"))
    orders: asyncio.Queue[bytes | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        while (message := pipe.receive()) is not None:
            loop.call_soon_threadsafe(orders.put_nowait, message)
        loop.call_soon_threadsafe(orders.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    pipe.send(b"U")
    while (order := await orders.get()) is not None:
        await phone.obey(order)
    await runtime.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
