"""A child lives no longer than its parent, and its death is told at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import pytest

from appliance.child import MAX_MESSAGE, Pipe, spawn, supervise
from appliance.errors import ChildGone

pytestmark = pytest.mark.anyio

TESTS = Path(__file__).parents[1]
ENV = {"PYTHONPATH": f"{TESTS}:{TESTS.parent}"}
ECHO = "fakes.echo_child"

PARENT = f"""
import anyio
from appliance.child import spawn
async def main():
    async with spawn("{ECHO}") as pipe:
        print(pipe.pid, flush=True)
        await anyio.sleep_forever()
anyio.run(main)
"""


@pytest.fixture
def anyio_backend() -> str:
    """Real processes keep real time."""
    return "asyncio"


async def test_messages_come_back_whole_whatever_their_size() -> None:
    async with spawn(ECHO, env=ENV) as pipe:
        for size in (0, 1, 330, 100_000, 1_000_000):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(pipe.send, bytes(size))
                assert await pipe.receive() == bytes(size)


async def test_many_senders_do_not_mix_their_messages() -> None:
    async with spawn(ECHO, env=ENV) as pipe, anyio.create_task_group() as tasks:
        sent = [bytes([n]) * 50_000 for n in range(20)]
        for message in sent:
            tasks.start_soon(pipe.send, message)
        assert sorted([await pipe.receive() for _ in sent]) == sent


async def test_a_child_that_dies_is_gone_for_reader_and_writer() -> None:
    async with spawn(ECHO, env=ENV) as pipe:
        await pipe.send(b"die")
        with pytest.raises(ChildGone):
            await pipe.receive()
        with pytest.raises(ChildGone):
            await _send_for_ever(pipe)


async def test_a_pipe_out_of_step_is_given_up() -> None:
    async with spawn(ECHO, env=ENV) as pipe:
        await pipe.send(bytes(MAX_MESSAGE + 1))
        with pytest.raises(ChildGone):
            await pipe.receive()


async def test_leaving_the_block_ends_even_a_child_that_does_not_listen() -> None:
    async with spawn(ECHO, env=ENV) as pipe:
        await pipe.send(b"deaf")
    with pytest.raises(ProcessLookupError):
        os.kill(pipe.pid, 0)


async def test_a_supervised_child_is_replaced_when_it_dies() -> None:
    pids: list[int] = []

    async def run(pipe: Pipe) -> None:
        pids.append(pipe.pid)
        if len(pids) == 3:
            tasks.cancel_scope.cancel()
        os.kill(pipe.pid, signal.SIGKILL)
        await pipe.receive()

    async def keep() -> None:
        await supervise(ECHO, run=run, env=ENV)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(keep)
    assert len(set(pids)) == 3


@pytest.mark.parametrize("trouble", [BlockingIOError(11, "no process"), OSError(24, "no file")])
async def test_a_child_the_machine_has_no_room_for_is_started_later(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    fork, troubles = anyio.open_process, [trouble, trouble]

    async def forks(command: list[str], **options: Any) -> anyio.abc.Process:
        if troubles:
            raise troubles.pop()
        return await fork(command, **options)

    async def run(pipe: Pipe) -> None:
        await pipe.send(b"hello")
        heard.append(await pipe.receive())
        tasks.cancel_scope.cancel()

    heard: list[bytes] = []
    monkeypatch.setattr(anyio, "open_process", forks)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(partial(supervise, ECHO, run=run, env=ENV))
    assert heard == [b"hello"]


async def test_a_parent_killed_outright_leaves_no_orphan() -> None:
    parent = await anyio.open_process(
        [sys.executable, "-c", PARENT], env={**os.environ, **ENV}, stdin=None, stderr=None, stdout=subprocess.PIPE
    )
    async with parent:
        assert parent.stdout is not None
        child = int(await parent.stdout.receive())
        os.kill(child, 0)
        parent.kill()
        await parent.wait()
        for _ in range(500):
            if not _is_alive(child):
                break
            await anyio.sleep(0.02)
    assert not _is_alive(child)


async def _send_for_ever(pipe: Pipe) -> None:
    while True:
        await pipe.send(bytes(1000))


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
