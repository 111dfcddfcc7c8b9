"""How late the line's 20 ms frames are in the box's event loop while every recognizer reads as fast as it can.

python tests/bench/frame_jitter.py [SECONDS] [LANES] [--idle]

The box's own line driver and its SIP process answer real calls from another process; voice activity looks at each
frame, and a tone goes back without a gap. Meanwhile every recognizer is always at a reading. Jitter is how far the time
between two frames is from 20 ms; late is how far a frame comes after its place on the earliest clock of its call.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import structlog
from fakes.real_box import ROOT
from peers.ports import free_port

from appliance.audio.tones import RINGBACK, Tone, frames
from appliance.doctor import SAID
from appliance.errors import CallGone
from appliance.line.sip import SipLine
from appliance.line.sip_settings import SipSettings
from appliance.rehearse.phone import free_address
from appliance.rehearse.report import rank
from appliance.seams import Call
from appliance.speech import weights
from appliance.speech.messages import Decode, Render, encode
from appliance.speech.recognizer import recognizer_workers
from appliance.speech.synthesizer import voice_workers
from appliance.speech.vad import SileroModel, SileroVad
from appliance.speech.workers import Urgency, Workers

MODELS = ROOT / ".cache" / "models"
LIMIT_MS = 10.0
HUM = Tone(RINGBACK.hz, 2000, 0)
SETTLE_FRAMES = 50
"""The first second of a call is not counted."""


@dataclass(slots=True)
class Times:
    """When frames came, and how many readings were done meanwhile."""

    jitter_ms: list[float] = field(default_factory=list)
    late_ms: list[float] = field(default_factory=list)
    loop_ms: list[float] = field(default_factory=list)
    """How late the event loop wakes a task that slept 20 ms."""
    readings: int = 0

    def take(self, at_s: list[float]) -> None:
        """The frames of one call."""
        at = at_s[SETTLE_FRAMES:]
        if len(at) < SETTLE_FRAMES:
            return
        self.jitter_ms += [abs((after - before) * 1000 - 20) for before, after in pairwise(at)]
        first = min(one - n * 0.02 for n, one in enumerate(at))
        self.late_ms += [(one - n * 0.02 - first) * 1000 for n, one in enumerate(at)]


async def listen(call: Call, vad: SileroVad, times: Times) -> None:
    """As a call does: each frame through voice activity, and sound back all the while."""
    at: list[float] = []
    await call.answer()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_hum, call)
        async with aclosing(call.frames()) as heard:
            async for frame in heard:
                at.append(time.perf_counter())
                vad.probability(frame)
        tasks.cancel_scope.cancel()
    times.take(at)


async def _hum(call: Call) -> None:
    try:
        for frame in frames(HUM):
            await call.play(frame)
    except CallGone:
        return


async def read_on(workers: Workers, pcm: bytes, times: Times) -> None:
    """One reading after another."""
    request = encode(Decode(pcm=pcm, lang="en"))
    while True:
        await workers.submit(request, Urgency.NOW).answer()
        times.readings += 1


async def tick(times: Times) -> None:
    """The event loop's own lateness."""
    while True:
        before = time.perf_counter()
        await anyio.sleep(0.02)
        times.loop_ms.append((time.perf_counter() - before) * 1000 - 20)


async def place(target: str, listen_at: str, seconds: float, lanes: int, pcm: bytes) -> list[dict[str, object]]:
    """Calls from another process, each as long as it takes."""
    script = Path(__file__).parent / "soak_callers.py"
    file = ROOT / ".cache" / "bench" / "jitter.pcm"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pcm)
    calls = max(lanes, round(seconds / 12 * lanes))
    words = [sys.executable, str(script), target, listen_at, str(calls), str(lanes), str(file)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = await anyio.run_process(words, stderr=None, env={**os.environ, "PYTHONPATH": path})
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]


async def main(options: argparse.Namespace) -> int:
    """1 when the 99th percentile of the jitter is over the limit."""
    times, address = Times(), f"127.0.0.1:{free_port()}"
    host, _, port = address.rpartition(":")
    line = SipLine(SipSettings(host=host, port=int(port), capacity=8))
    model = SileroModel(weights.locate(MODELS, "silero-vad") / "silero_vad.onnx")
    hearing, speaking = recognizer_workers(MODELS), voice_workers(MODELS)
    async with hearing.running(), line.open(), anyio.create_task_group() as tasks:
        async with speaking.running():
            pcm = await speaking.submit(encode(Render(*SAID[0])), Urgency.NOW).answer()
        for _ in range(0 if options.idle else hearing.size):
            tasks.start_soon(read_on, hearing, pcm, times)
        tasks.start_soon(tick, times)

        async def serve() -> None:
            async with aclosing(line.calls()) as ringing:
                async for call in ringing:
                    tasks.start_soon(listen, call, SileroVad(model), times)

        tasks.start_soon(serve)
        calls = await place(line.status().address, free_address(address), options.seconds, options.lanes, pcm)
        await anyio.sleep(0.5)
        tasks.cancel_scope.cancel()
    print(f"{len(calls)} calls, {options.lanes} at a time, {times.readings} readings meanwhile")
    for name, values in (("jitter", times.jitter_ms), ("late", times.late_ms), ("event loop late", times.loop_ms)):
        figures = ", ".join(f"p{share * 100:g} {rank(values, share):.1f}" for share in (0.5, 0.95, 0.99, 0.999))
        print(f"{name:16} n {len(values):6}: {figures}, max {max(values):.1f} ms")
    sound, lasted = (sum(float(str(one[key])) for one in calls) for key in ("sound_s", "lasted_s"))
    print(f"the caller heard {100 * sound / lasted:.2f} % of a sound without gaps")
    return 0 if rank(times.jitter_ms, 0.99) <= LIMIT_MS else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Lateness of the line's frames under readings.")
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("lanes", type=int, nargs="?", default=2)
    parser.add_argument("--idle", action="store_true", help="without any reading, for comparison")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    sys.exit(anyio.run(main, parser.parse_args()))
