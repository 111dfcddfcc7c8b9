"""Call after call to a whole box over SIP: is any deaf, does anything grow?

python tests/bench/soak.py [CALLS] [LANES]        1,000 calls of under 12 s, four at a time: about 50 minutes

Each caller asks for the hours in the middle of the greeting, in English and Spanish by turns. A call is deaf when the
box's own log has no answered turn of it. Memory (PSS) and open files of all the box's processes are sampled meanwhile.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
from fakes.maple import maple
from fakes.real_box import ROOT, RealBox, descendants, real_box
from peers.ports import free_port

from appliance.rehearse import cpu
from appliance.rehearse.channel import telephone
from appliance.rehearse.clinic_server import seed as seed_records
from appliance.rehearse.clinic_server import start_server
from appliance.rehearse.phone import free_address
from appliance.rehearse.report import rank
from appliance.rehearse.voices import Voices

CACHE = ROOT / ".cache"
SAID = (("slt", "What are your hours?"), ("dora", "¿A qué hora abren?"))
SAMPLE_S = 5.0
WARM = 0.2
"""Of the samples, those at the start that do not count: caches fill, and the first calls touch new memory."""
SETTINGS = "[sip]\ncapacity = {lanes}\n[ehr]\nsync_every_s = 10\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """What all the box's processes hold at one instant."""

    pss_mb: float
    files: int


@dataclass(slots=True)
class Soak:
    """What came of a soak."""

    calls: list[dict[str, Any]]
    samples: list[Sample]
    rang: set[str]
    answered: set[str]
    """Call ids with an answered turn."""
    box_cpu_s: float = 0.0
    processes: set[int] = field(default_factory=set)

    @property
    def deaf(self) -> set[str]:
        """Calls in which nothing the caller said was answered."""
        return self.rang - self.answered

    def growth(self) -> tuple[float, float]:
        """Memory in MB and files, the last third of the samples against the first third after warming up."""
        kept = self.samples[round(len(self.samples) * WARM) :]
        third = max(1, len(kept) // 3)
        first, last = kept[:third], kept[-third:]
        return (
            statistics.mean(one.pss_mb for one in last) - statistics.mean(one.pss_mb for one in first),
            statistics.mean(one.files for one in last) - statistics.mean(one.files for one in first),
        )


def sample(pid: int) -> Sample:
    """Of a process and all below it."""
    kilobytes = files = 0
    for member in (pid, *descendants(pid)):
        with suppress(FileNotFoundError, ProcessLookupError, StopIteration):
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
            kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            files += len(list(Path(f"/proc/{member}/fd").iterdir()))
    return Sample(kilobytes / 1000, files)


async def speech(folder: Path) -> list[Path]:
    """What the callers say, as files of PCM."""
    voices = Voices(CACHE / "voices", models=CACHE / "models", piper_python=CACHE / "voices-venv" / "bin" / "python")
    files = []
    for name, text in SAID:
        pcm = telephone(await voices.render(voices.named(name), text))
        (file := folder / f"{name}.pcm").write_bytes(pcm.astype("<i2").tobytes())
        files.append(file)
    return files


async def call(box: RealBox, calls: int, lanes: int, files: Sequence[Path], into: list[dict[str, Any]]) -> None:
    """Place the calls from a process of their own."""
    script = Path(__file__).parent / "soak_callers.py"
    words = [sys.executable, str(script), box.target, free_address(box.sip), str(calls), str(lanes), *map(str, files)]
    async with await anyio.open_process(words, cwd=ROOT, stderr=None, env=_environment()) as process:
        assert process.stdout is not None
        rest = b""
        async for chunk in process.stdout:
            *lines, rest = (rest + chunk).split(b"\n")
            into.extend(json.loads(line) for line in lines if line.startswith(b"{"))


async def soak(box: RealBox, calls: int, lanes: int, *, sample_s: float = SAMPLE_S) -> Soak:
    """So many calls to a running box, so many at a time."""
    done: list[dict[str, Any]] = []
    samples: list[Sample] = []
    before = len(box.log.read_text().splitlines())
    meter = cpu.Meter(box=box.process.pid, server=None)
    with TemporaryDirectory(prefix="frontdesk-soak-") as folder:
        files = await speech(Path(folder))
        async with anyio.create_task_group() as tasks:

            async def watch() -> None:
                while True:
                    samples.append(sample(box.process.pid))
                    await anyio.sleep(sample_s)

            tasks.start_soon(watch)
            await call(box, calls, lanes, files, done)
            await anyio.sleep(1.0)  # what the last calls leave is written down
            samples.append(sample(box.process.pid))
            tasks.cancel_scope.cancel()
    events = [json.loads(line) for line in box.log.read_text().splitlines()[before:] if line.startswith("{")]
    return Soak(
        calls=done,
        samples=samples,
        rang={one["call"] for one in events if one["event"] == "call.rang"},
        answered={one["call"] for one in events if one["event"] == "turn.answered"},
        box_cpu_s=meter.seconds()["box"],
        processes={one["pid"] for one in events if one["event"] == "child.gone"},
    )


def report(done: Soak) -> str:
    """For a reader."""
    replies = [one["reply_s"] for one in done.calls if one["reply_s"] is not None]
    setups = [one["setup_ms"] for one in done.calls]
    memory, files = done.growth()
    first, last = done.samples[0], done.samples[-1]
    return "\n".join(
        (
            f"calls: {len(done.calls)}, answered {sum(one['up'] for one in done.calls)}, deaf {len(done.deaf)},"
            f" without a reply the caller could hear {len(done.calls) - len(replies)}",
            f"reply after the caller's last sound: p50 {rank(replies, 0.5):.2f} s, p95 {rank(replies, 0.95):.2f} s",
            f"INVITE to 200: p50 {rank(setups, 0.5):.1f} ms, max {max(setups):.1f} ms",
            f"memory (PSS): {first.pss_mb:.0f} MB at first, {last.pss_mb:.0f} MB at last;"
            f" last third against first third {memory:+.1f} MB",
            f"open files: {first.files} at first, {last.files} at last; last third against first third {files:+.1f}",
            f"processor time of the box: {done.box_cpu_s / max(1, len(done.calls)):.1f} s a call;"
            f" children lost: {len(done.processes)}",
        )
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


async def main(calls: int, lanes: int) -> int:
    """1 when a call was deaf or not answered."""
    with TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        work = Path(folder)
        async with start_server(CACHE / "ehr-venv", free_port(), work / "ehr") as server:
            await seed_records(server.base_url, maple(), date(2026, 11, 23), progress=lambda line: None)
            settings = SETTINGS.format(lanes=lanes)
            async with real_box(work / "state", server.base_url, settings=settings) as box:
                await box.logs("phrases.warmed")
                done = await soak(box, calls, lanes)
                if len(sys.argv) > 3:
                    Path(sys.argv[3]).write_text(box.log.read_text())
    print(report(done))
    return 1 if done.deaf or not all(one["up"] for one in done.calls) else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    sys.exit(anyio.run(main, numbers[0] if numbers else 1000, numbers[1] if len(numbers) > 1 else 4))
