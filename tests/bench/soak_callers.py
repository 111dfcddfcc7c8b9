"""Callers for a soak, all in one process: `python soak_callers.py TARGET HOST:PORT CALLS LANES SPEECH...`.

Each call speaks one of the SPEECH files (8 kHz PCM) into the greeting after SPEAK_S and hangs up after LENGTH_S. Prints
one JSON line a call: when it was answered, how long sound came, and how soon a sound began after the caller's last.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from baresip import Account, Call, Config, Event, Runtime, StackEvent, UserAgent
from baresip.errors import AudioNotActive, AudioRestarted, BaresipError

from appliance.audio.frame import FRAME_BYTES
from appliance.line.dialling import dial
from appliance.rehearse.energy import is_loud
from appliance.rehearse.softphone import SETTINGS

LENGTH_S = 11.5
SPEAK_S = 2.5
ANSWER_S = 5.0
QUEUED_BYTES = 3 * FRAME_BYTES
FRAME_S = 0.02
BETWEEN_S = 0.3
QUIET_S = 0.2
"""A sound after so long a quiet is a new one."""


class OneCall:
    """One call, from dialling to hanging up."""

    def __init__(self, speech: bytes) -> None:
        self._frames = [
            speech[at : at + FRAME_BYTES].ljust(FRAME_BYTES, b"\0") for at in range(0, len(speech), FRAME_BYTES)
        ]
        self._heard = bytearray()
        self._up = self._over = False
        self.loud_at: list[float] = []
        self.spoke_to_s = SPEAK_S + len(self._frames) * FRAME_S

    async def run(self, runtime: Runtime, agent: UserAgent, target: str) -> dict[str, Any]:
        """What came of it."""
        asked = time.monotonic()
        call, said = await dial(runtime, agent, target)
        call.on(self._note)
        for event in said:
            self._note(event)
        while not (self._up or self._over) and time.monotonic() - asked < ANSWER_S:
            await asyncio.sleep(0.002)
        answered, up = time.monotonic(), self._up
        while up and not self._over and time.monotonic() - answered < LENGTH_S:
            self._step(call, time.monotonic() - answered)
            await asyncio.sleep(0.005)
        lasted = time.monotonic() - answered
        with suppress(BaresipError):
            await call.hangup()
        return {
            "up": up,
            "setup_ms": round((answered - asked) * 1000, 1),
            "lasted_s": round(lasted, 2),
            "first_sound_s": self.loud_at[0] if self.loud_at else None,
            "sound_s": round(len(self.loud_at) * FRAME_S, 2),
            "reply_s": self._reply(),
        }

    def _note(self, event: StackEvent) -> None:
        self._up |= event.event is Event.CALL_ESTABLISHED
        self._over |= event.event is Event.CALL_CLOSED

    def _step(self, call: Call, now_s: float) -> None:
        with suppress(AudioNotActive, AudioRestarted):
            while call.audio.info().tx_buffered < QUEUED_BYTES:
                speaking = now_s >= SPEAK_S and self._frames
                call.audio.write(self._frames.pop(0) if speaking else bytes(FRAME_BYTES))
            self._heard += call.audio.read(50 * FRAME_BYTES) or b""
        while len(self._heard) >= FRAME_BYTES:
            frame = np.frombuffer(bytes(self._heard[:FRAME_BYTES]), dtype=np.int16)
            del self._heard[:FRAME_BYTES]
            if is_loud(frame):
                self.loud_at.append(round(now_s, 3))

    def _reply(self) -> float | None:
        """Seconds from the caller's last sound to the first new one of the box; None when none came."""
        before = max((at for at in self.loud_at if at < self.spoke_to_s), default=0.0)
        for at in self.loud_at:
            if at >= self.spoke_to_s:
                if at - before >= QUIET_S:
                    return round(at - self.spoke_to_s, 3)
                before = at
        return None


async def main(target: str, listen: str, calls: int, lanes: int, speech: list[bytes]) -> None:
    """All calls, so many at a time."""
    runtime, host = Runtime(), listen.rpartition(":")[0]
    extra = SETTINGS.format(listen=listen)
    await runtime.start(
        Config(net_interface=host, max_concurrent_calls=2 * lanes + 2, rtp_timeout=20, extra_config_text=extra)
    )
    account = Account(
        "soak", listen, "", reg_interval=0, audio_codecs=("pcmu", "pcma"), extra_params=("video_codecs=none",)
    )
    agent = await UserAgent.create(runtime, account, transfer_policy="manual")
    todo = iter(range(calls))

    async def lane(wait_s: float) -> None:
        await asyncio.sleep(wait_s)
        for number in todo:
            came = await OneCall(speech[number % len(speech)]).run(runtime, agent, target)
            await asyncio.sleep(BETWEEN_S)
            print(json.dumps({"n": number, "speech": number % len(speech), **came}), flush=True)

    await asyncio.gather(*(lane(number * LENGTH_S / lanes / 2) for number in range(lanes)))
    await runtime.close()


if __name__ == "__main__":
    files = [Path(name).read_bytes() for name in sys.argv[5:]]
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), files))
