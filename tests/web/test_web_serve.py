"""The page's web server over real sockets."""

from __future__ import annotations

import socket

import anyio
import httpx2
import pytest
from fakes.board import FakeBoard

from appliance.errors import ConfigError
from appliance.web.page import make_app
from appliance.web.serve import serve

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_browser_reads_the_page_and_the_server_ends_with_its_task() -> None:
    board = FakeBoard()
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            port = await tasks.start(serve, make_app(board), "127.0.0.1", 0)
            async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                assert "Maple Street" in (await client.get("/")).text
            tasks.cancel_scope.cancel()
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))


async def test_an_open_page_does_not_hold_up_the_end() -> None:
    board = FakeBoard()
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            port = await tasks.start(serve, make_app(board), "127.0.0.1", 0)
            async with await anyio.connect_tcp("127.0.0.1", port) as browser:
                await browser.send(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                while b"data: " not in await browser.receive():
                    pass
                tasks.cancel_scope.cancel()
    assert board.readers == 0


async def test_a_port_that_is_taken_ends_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"web\.listen: 127\.0\.0\.1:{port} is taken by another program"):
            await serve(make_app(FakeBoard()), "127.0.0.1", port)


async def test_an_address_that_is_not_ours_ends_in_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r"192\.0\.2\.1:8080 is not an address of this machine"):
        await serve(make_app(FakeBoard()), "192.0.2.1", 8080)
