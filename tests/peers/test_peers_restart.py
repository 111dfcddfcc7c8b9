"""The SIP process is killed under load: the line is back within three seconds, and every call has a clean end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest
from fakes.line import VOICE
from peers import sipp
from peers.ports import free_port
from peers.reception import Reception, reception

from appliance.errors import CallGone, LineError
from appliance.line.sip import SipLine, SipSettings

pytestmark = [pytest.mark.anyio, pytest.mark.peers]

BACK_WITHIN_S = 3.0
"""The promise; 0.5 s is usual."""

BOX = """
import anyio, sys
from appliance.line.sip import SipLine, SipSettings
async def main():
    line = SipLine(SipSettings(host="127.0.0.1", port=int(sys.argv[1]), capacity=1))
    async with line.open():
        print("open", flush=True)
        await anyio.sleep_forever()
anyio.run(main)
"""


@pytest.fixture
def anyio_backend() -> str:
    """Real peers keep real time."""
    return "asyncio"


async def test_a_killed_sip_process_is_back_in_three_seconds_and_its_calls_have_ended(tmp_path: Path) -> None:
    talk = sipp.speech(tmp_path, 20)
    async with reception() as desk, anyio.create_task_group() as tasks:
        caller = sipp.answered_call(talk=talk)
        tasks.start_soon(lambda: sipp.run(desk.where, caller, tmp_path, calls=2, hold_ms=60_000))
        await desk.rung(2)
        await anyio.sleep(0.5)
        _kill(desk)
        await desk.all_ended(2)
        with pytest.raises(CallGone):
            await desk.records[0].call.play(VOICE)
        with anyio.fail_after(BACK_WITHIN_S):
            assert await _answers(desk, tmp_path)
        assert (desk.line.status().restarts, desk.line.status().up) == (1, True)
        tasks.cancel_scope.cancel()


async def test_a_hung_sip_process_is_replaced(tmp_path: Path) -> None:
    async with reception() as desk:
        os.kill(_sip_process(desk), signal.SIGSTOP)
        for _ in range(2000):
            if desk.line.status().restarts:
                break
            await anyio.sleep(0.01)
        assert desk.line.status().restarts == 1
        assert await _answers(desk, tmp_path)


async def test_a_line_that_is_down_rings_nobody(tmp_path: Path) -> None:
    async with reception() as desk:
        _kill(desk)
        for _ in range(500):
            if not desk.line.status().up:
                break
            await anyio.sleep(0.002)
        assert await desk.line.dial(desk.line.status().address, ring_s=1) is None


async def test_a_box_killed_outright_frees_the_port() -> None:
    port = free_port()
    for _ in range(2):
        async with _box(port) as box:
            box.kill()
            await box.wait()
        for _ in range(300):
            if not _is_taken(port):
                break
            await anyio.sleep(0.01)
        assert not _is_taken(port)


async def test_a_busy_port_stops_the_line_with_a_sentence_that_names_it() -> None:
    async with reception() as desk:
        port = int(desk.where.rpartition(":")[2])
        with pytest.raises(LineError, match=f"127.0.0.1:{port}.*another port"):
            async with SipLine(SipSettings(host="127.0.0.1", port=port, capacity=1)).open():
                pass


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "clinic.local"])  # noqa: S104
async def test_an_address_that_is_not_this_box_stops_the_line_with_a_sentence(host: str) -> None:
    with pytest.raises(LineError, match=rf"{host}:5060"):
        async with SipLine(SipSettings(host=host, port=5060, capacity=1)).open():
            pass


async def _answers(desk: Reception, folder: Path) -> bool:
    await desk.back_up()
    outcome = await sipp.run(desk.where, sipp.answered_call(), folder, hold_ms=50)
    return outcome.ok == 1


def _kill(desk: Reception) -> None:
    os.kill(_sip_process(desk), signal.SIGKILL)


def _sip_process(desk: Reception) -> int:
    host, port = desk.where.split(":")
    ours = f"appliance.line.sip_process\0{host}\0{port}\0".encode()
    (pid,) = [path.parent.name for path in Path("/proc").glob("[0-9]*/cmdline") if ours in _read(path)]
    return int(pid)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _is_taken(port: int) -> bool:
    return f"0100007F:{port:04X} " in Path("/proc/net/udp").read_text()


@asynccontextmanager
async def _box(port: int) -> AsyncGenerator[anyio.abc.Process, None]:
    process = await anyio.open_process(
        [sys.executable, "-c", BOX, str(port)], stdin=None, stderr=None, stdout=subprocess.PIPE
    )
    async with process:
        assert process.stdout is not None
        said = b""
        while b"open" not in said:
            said += await process.stdout.receive()
        yield process
