"""What a whole box takes on this machine: start, memory, processor time, and how soon it replies on the line.

python tests/bench/whole_box.py [CALLS] [SEED] [DELAY_MS]     half the calls in each language, nothing else running

DELAY_MS: what the record system takes longer to answer each of the box's requests, as one in another town would.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
from fakes.fault_proxy import fault_proxy
from fakes.maple import maple
from fakes.real_box import NOW, ROOT, RealBox, descendants, real_box
from peers.ports import free_port

from appliance.rehearse import cpu
from appliance.rehearse.clinic_server import seed as seed_records
from appliance.rehearse.clinic_server import start_server
from appliance.rehearse.report import rank
from appliance.rehearse.run import RehearseOptions, rehearse

CACHE = ROOT / ".cache"
SCENARIOS = [ROOT / "tests" / "calls" / f"timing_book_{lang}.toml" for lang in ("en", "es")]
IDLE_S = 20.0
IMPORTS = 3


def import_ms(module: str) -> float:
    """The quickest of a few imports in fresh interpreters, in milliseconds, less the interpreter's own start."""

    def once(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        return (time.perf_counter() - started) * 1000

    return min(once(f"import {module}") for _ in range(IMPORTS)) - min(once("pass") for _ in range(IMPORTS))


def pss_mb(pid: int) -> dict[str, float]:
    """Proportional set size of a process and all below it, in MB, by what each runs."""
    found: dict[str, float] = {}
    for member in (pid, *descendants(pid)):
        lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        words = Path(f"/proc/{member}/cmdline").read_bytes().decode().split("\0")
        name = next((word.rpartition(".")[2] for word in words if word.startswith("appliance.")), "other")
        found[name] = found.get(name, 0.0) + kilobytes / 1000
    return found


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Print how long a block took."""
    started = time.perf_counter()
    yield
    print(f"{name}: {time.perf_counter() - started:.1f} s", flush=True)


async def idle(box: RealBox) -> None:
    """Print what the box costs when nobody calls."""
    meter = cpu.Meter(box=box.process.pid, server=None)
    await anyio.sleep(IDLE_S)
    print(f"processor while nobody calls: {100 * meter.seconds()['box'] / IDLE_S:.1f} % of a core")


async def calls(box: RealBox, fhir: str, server_pid: int, count: int, seed: int, out: Path) -> list[dict[str, Any]]:
    """Place the calls, a language at a time, and print what came of them."""
    reports = []
    for scenario in SCENARIOS:
        report = await rehearse(
            RehearseOptions(
                scenarios=(scenario,),
                seed=seed,
                target=box.target,
                fhir=fhir,
                out=out / scenario.stem,
                calls=count // 2,
                cache=CACHE,
                now=datetime.fromisoformat(NOW),
                box_pid=box.process.pid,
                server_pid=server_pid,
                progress=lambda line: None,
            )
        )
        tell(scenario.stem, [report])
        reports.append(report)
    tell("both languages", reports)
    return reports


def tell(name: str, reports: Sequence[dict[str, Any]]) -> None:
    """One language's or all calls' figures."""
    every = [call for report in reports for call in report["calls"]]
    turns = [turn for call in every for turn in call["turns"]]
    times = [turn["latency_ms"] for turn in turns if not turn["cut_off"]]
    by_class = sorted({turn["class"] for turn in turns})
    print(f"\n{name}: {sum(call['passed'] for call in every)} of {len(every)} calls right")
    for kind, values in [("all", times), *((one, _of(turns, one)) for one in by_class)]:
        if values:
            quantiles = f"p50 {rank(values, 0.5):.0f} ms, p95 {rank(values, 0.95):.0f} ms, max {max(values):.0f} ms"
            print(f"  reply to {kind:8} {len(values):3} turns: {quantiles}")
    print(f"  cut off: {sum(turn['cut_off'] for turn in turns)} of {len(turns)} turns")
    invites = [call["invite_to_200_ms"] for call in every]
    print(f"  INVITE to 200: p50 {rank(invites, 0.5):.1f} ms, max {max(invites):.1f} ms")
    spent = {
        party: sum(report["summary"]["cpu_s"][party] for report in reports) for party in ("box", "caller", "server")
    }
    print(
        "  processor time a call: " + ", ".join(f"{party} {used / len(every):.1f} s" for party, used in spent.items())
    )
    for call in every:
        for violation in call["violations"]:
            print(f"  {call['scenario']} in {call['voice']}: {violation}")


def _of(turns: Sequence[dict[str, Any]], kind: str) -> list[float]:
    return [turn["latency_ms"] for turn in turns if turn["class"] == kind and not turn["cut_off"]]


async def main(count: int, seed: int, delay_ms: int) -> int:
    """Measure everything in turn; 0 when every call came out right."""
    flags = Path("/proc/cpuinfo").read_text().partition("flags")[2].partition("\n")[0].split()
    wide = "VNNI" if {"avx512_vnni", "avx_vnni"} & set(flags) else "no VNNI"
    print(f"{platform.machine()}, {wide}, {os.cpu_count()} cores, Python {platform.python_version()}, seed {seed}")
    print(f"the record system is {delay_ms} ms away")
    for module in ("appliance.cli", "appliance.daemon"):
        print(f"import {module}: {import_ms(module):.0f} ms")
    with TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        work = Path(folder)
        async with start_server(CACHE / "ehr-venv", free_port(), work / "ehr") as server:
            await seed_records(server.base_url, maple(), date(2026, 11, 23), progress=lambda line: None)
            async with fault_proxy(server.base_url) as proxy:
                proxy.delay_s = delay_ms / 1000
                started = time.perf_counter()
                async with real_box(work / "state", proxy.base_url):
                    print(f"start to first call served, nothing rendered yet: {time.perf_counter() - started:.1f} s")
                    await anyio.sleep(IDLE_S)
                started = time.perf_counter()
                async with real_box(work / "state", proxy.base_url) as box:
                    print(f"the same again: {time.perf_counter() - started:.1f} s")
                    await idle(box)
                    reports = await calls(box, server.base_url, server.pid, count, seed, work / "out")
                    used = pss_mb(box.process.pid)
                    each = ", ".join(f"{name} {value:.0f}" for name, value in used.items())
                    print(f"\nmemory after the calls (PSS): {sum(used.values()):.0f} MB ({each})")
    return 1 if any(report["summary"]["failed"] for report in reports) else 0


if __name__ == "__main__":
    os.environ["FRONTDESK_MODELS"] = str(CACHE / "models")
    numbers = [int(word) for word in sys.argv[1:]]
    count, seed, delay_ms = (*numbers, *(10, 31, 0)[len(numbers) :])
    sys.exit(anyio.run(main, count, seed, delay_ms))
