"""The page's web server: bound to loopback, up while its task lives, gone without fuss when it is cancelled."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import uvicorn
from anyio.abc import TaskStatus
from starlette.types import ASGIApp

from appliance.errors import ConfigError

GOODBYE_S = 1
"""Seconds an open page may hold up the end."""


async def serve(
    app: ASGIApp, host: str, port: int, *, task_status: TaskStatus[int] = anyio.TASK_STATUS_IGNORED
) -> None:
    """Serve until cancelled. Started with the port once a browser can connect; port 0 takes a free one.

    Raises ConfigError when the address is taken or not this machine's.
    """
    with _listen(host, port) as listener:
        config = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GOODBYE_S,
        )
        server = _Server(config)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_run, server, listener)
            task_status.started(listener.getsockname()[1])
            try:
                await anyio.sleep_forever()
            finally:
                server.should_exit = True


async def _run(server: uvicorn.Server, listener: socket.socket) -> None:
    with anyio.CancelScope(shield=True):
        await server.serve(sockets=[listener])


@contextmanager
def _listen(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigError(_sentence(host, port, error)) from error
        listener.listen()
        listener.setblocking(False)
        yield listener


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"web.listen: {host}:{port} is taken by another program; stop it, or choose another port with --web"
    return f"web.listen: {host}:{port} is not an address of this machine ({error.strerror}); use 127.0.0.1"


class _Server(uvicorn.Server):
    """Leaves the signals to the daemon."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
