"""A call over SIP whose other party is a recording on a telephone in a process of its own, timed on its waveform."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress

import anyio
import numpy as np
from fakes.line import FRAME_S
from turn_list import Sound

from appliance.audio.frame import LINE_RATE, AudioFrame
from appliance.errors import CallGone
from appliance.line.sip import SipLine
from appliance.rehearse.energy import is_loud, spans
from appliance.rehearse.phone import Phone, free_address, telephone_at
from appliance.seams import Call


class PhonedCall:
    """A `seams.Call` with the clock of its caller: seconds of the recording, as it leaves the telephone."""

    def __init__(self, call: Call, phone: Phone, sound: Sound, *, caller: str | None) -> None:
        self.call_id, self.caller = call.call_id, caller
        self._call, self._phone, self._sound = call, phone, sound
        self._found = 0
        self._played: list[tuple[float, AudioFrame]] = []
        """When each frame was handed to the line, in the loop's seconds."""
        self._left = anyio.Event()

    @property
    def now_s(self) -> float:
        """Seconds since the recording began; from the answer until its first sound has left, since the answer."""
        return anyio.current_time() - self._zero

    @property
    def _zero(self) -> float:
        return (self._phone.answered_at or anyio.current_time()) + self._begin / LINE_RATE

    @property
    def _begin(self) -> int:
        """Sample of the telephone's clock with which the recording begins, by its first sound."""
        if not self._found and (heard := spans(self._phone.own.pcm, gap_ms=0)):
            self._found = heard[0][0] - round(self._sound.begins_s * LINE_RATE)
        return self._found

    async def speak(self) -> None:
        """What the other party does: play the recording until it leaves."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._play)
            await self._left.wait()
            await self._phone.hang_up()
            tasks.cancel_scope.cancel()

    async def _play(self) -> None:
        with suppress(CallGone):
            await self._phone.play(np.frombuffer(self._sound.pcm, dtype=np.int16))

    def leave(self) -> None:
        """Hang up."""
        self._left.set()

    def first_sound(self, after_s: float, without: Sequence[AudioFrame] = ()) -> float | None:
        """When the caller first hears something that begins after a second of the recording; of `without`, which sound
        no different on the wire, as much later as the box handed over something else, and at least all that came
        between."""
        start = self._begin + round(after_s * LINE_RATE)
        heard = spans(self._phone.other.pcm[start:], gap_ms=0, offset=start - self._begin)
        if not heard:
            return None
        since = self._zero + after_s
        loud = [n for n, (at, frame) in enumerate(self._played) if at >= since and is_loud(_samples(frame))]
        dull = {id(frame) for frame in without}
        other = next((n for n in loud if id(self._played[n][1]) not in dull), None)
        if other is None:
            return None
        first = loud[0]
        later = max(self._played[other][0] - self._played[first][0], (other - first) * FRAME_S)
        return heard[0][0] / LINE_RATE + later

    # ---- seams.Call ------------------------------------------------------------------------

    async def answer(self) -> None:
        """As the line does; the recording begins a moment later."""
        await self._call.answer()

    def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """What comes over the line."""
        return self._call.frames()

    def digits(self) -> AsyncGenerator[str, None]:
        """Keys."""
        return self._call.digits()

    async def play(self, frame: AudioFrame) -> None:
        """Down the line, remembered with its time."""
        await self._call.play(frame)
        self._played.append((anyio.current_time(), frame))

    async def flush(self) -> None:
        """As the line does."""
        await self._call.flush()

    async def hang_up(self) -> None:
        """As the line does."""
        await self._call.hang_up()


class Exchange:
    """Places calls on a box's line, one after the other, so that it is known which is whose."""

    def __init__(self, line: SipLine) -> None:
        self._line, self._dialling = line, anyio.Lock()

    @asynccontextmanager
    async def phoned(self, sound: Sound, *, caller: str | None) -> AsyncIterator[PhonedCall]:
        """A call that rings on the line; its party speaks once it is answered."""
        address = self._line.status().address
        async with (
            telephone_at("caller", free_address(address.rpartition("@")[2])) as phone,
            anyio.create_task_group() as tasks,
        ):
            async with self._dialling, aclosing(self._line.calls()) as ringing:
                tasks.start_soon(phone.dial, address)
                call = PhonedCall(await anext(ringing), phone, sound, caller=caller)
            tasks.start_soon(_speak_when_up, phone, call)
            yield call
            call.leave()


async def _speak_when_up(phone: Phone, call: PhonedCall) -> None:
    while phone.answered_at is None and not phone.is_over:
        await anyio.sleep(0.005)
    await call.speak()


def _samples(frame: AudioFrame) -> np.ndarray:
    return np.frombuffer(frame.pcm, dtype=np.int16)
