"""A child process and its pipe: length-prefixed messages on inherited stdin and stdout.

Native code that can crash, stall or hold the interpreter lives in a child. The parent sends and receives whole
messages; a child that dies raises ChildGone at the next send or receive, and `supervise` starts it again.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import BinaryIO

import anyio
import anyio.abc
import structlog
from anyio.streams.buffered import BufferedByteReceiveStream

from appliance.errors import ChildGone

LENGTH = struct.Struct(">I")
"""Every message is preceded by its length in bytes."""

MAX_MESSAGE = 16 * 1024 * 1024
"""Bytes. A longer length means the pipe is out of step; the child is dropped."""

RESTART_DELAYS_S = (0.05, 0.2, 0.5, 1.0, 2.0)
"""Waits before each restart in a row; the last one repeats. A child that lived 10 s starts over at the first."""

log = structlog.get_logger()


class Pipe:
    """The parent's end of one living child."""

    def __init__(self, process: anyio.abc.Process) -> None:
        if process.stdin is None or process.stdout is None:
            msg = "a child needs both pipes"
            raise ValueError(msg)
        self._process, self._stdin = process, process.stdin
        self._stdout = BufferedByteReceiveStream(process.stdout)
        self._writing = anyio.Lock()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    async def send(self, message: bytes) -> None:
        """Write one message. Raises ChildGone."""
        try:
            async with self._writing:
                await self._stdin.send(LENGTH.pack(len(message)) + message)
        except (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError) as error:
            raise ChildGone from error

    async def receive(self) -> bytes:
        """Read one message. Raises ChildGone at the end of the pipe. One reader at a time."""
        try:
            (length,) = LENGTH.unpack(await self._stdout.receive_exactly(LENGTH.size))
            if length > MAX_MESSAGE:
                raise ChildGone
            return await self._stdout.receive_exactly(length) if length else b""
        except (anyio.IncompleteRead, anyio.BrokenResourceError, anyio.ClosedResourceError, anyio.EndOfStream) as error:
            raise ChildGone from error


@asynccontextmanager
async def spawn(module: str, *args: str, env: Mapping[str, str] | None = None) -> AsyncIterator[Pipe]:
    """Run `python -m module args` and yield its pipe; the child is gone when the block ends.

    Raises ChildGone when the machine has no room for one more process.
    """
    try:
        process = await anyio.open_process(
            [sys.executable, "-m", module, *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None,
            start_new_session=True,  # an interrupt at the keyboard is for the parent, which ends its children in order
            env={**os.environ, **(env or {})},
        )
    except OSError as error:
        raise ChildGone from error
    try:
        yield Pipe(process)
    finally:
        with anyio.CancelScope(shield=True):
            await _end(process)


async def supervise(
    module: str, *args: str, run: Callable[[Pipe], Awaitable[None]], env: Mapping[str, str] | None = None
) -> None:
    """Keep a child alive for ever: spawn it, `run` with its pipe, and on ChildGone, or without one, spawn the next.

    `run` owns the pipe and returns or raises ChildGone when the child is of no more use. Ends by cancellation only.
    """
    restarts = 0
    while True:
        started = anyio.current_time()
        pid = 0
        try:
            async with spawn(module, *args, env=env) as pipe:
                pid = pipe.pid
                log.info("child.started", module=module, pid=pid)
                await run(pipe)
        except ChildGone:
            log.warning("child.gone", module=module, pid=pid)
        restarts = 0 if anyio.current_time() - started > 10 else restarts + 1
        await anyio.sleep(RESTART_DELAYS_S[min(restarts, len(RESTART_DELAYS_S) - 1)])


async def _end(process: anyio.abc.Process) -> None:
    if process.stdin is not None:
        await process.stdin.aclose()
    with anyio.move_on_after(1.0):
        await process.wait()
    if process.returncode is None:
        process.kill()
        await process.wait()
    await process.aclose()


# ---- the child's side ----------------------------------------------------------------------


GIVE_WAY = 5
"""How much nicer a child that computes is than the line and the event loop: sound comes first."""


def give_way() -> None:
    """Let the line and the event loop go first on a busy board; for children that compute."""
    os.nice(GIVE_WAY)


class ParentPipe:
    """The child's end, blocking. Make it first thing: it moves the pipe off fd 0 and 1; stray prints go to stderr."""

    def __init__(self) -> None:
        self.reader: BinaryIO = os.fdopen(os.dup(0), "rb")
        self.writer: BinaryIO = os.fdopen(os.dup(1), "wb", buffering=0)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(2, 1)
        os.close(null)

    def receive(self) -> bytes | None:
        """The next message; None when the parent is gone."""
        head = self.reader.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        body = self.reader.read(length)
        return body if len(body) == length else None

    def send(self, message: bytes) -> None:
        """Write one message. Raises BrokenPipeError when the parent is gone."""
        view = memoryview(LENGTH.pack(len(message)) + message)
        while view:
            view = view[self.writer.write(view) :]
