"""Server-sent events: the board again after each change (HTML Living Standard, section 9.2)."""

from __future__ import annotations

from contextlib import aclosing

import anyio
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from appliance.web.board import Board
from appliance.web.render import Render

SETTLE_S = 0.2
"""At most one refresh in this time: a burst of changes becomes one."""

KEEPALIVE_S = 15.0
"""A comment when nothing changes, so that a browser notices a dead box and the box a gone browser."""


class BoardEvents(Response):
    """A stream that ends when the browser goes away."""

    media_type = "text/event-stream"

    def __init__(self, board: Board, render: Render) -> None:
        super().__init__(headers={"cache-control": "no-store"})
        self._board, self._render = board, render

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the browser is gone."""
        headers = [(name, value) for name, value in self.raw_headers if name != b"content-length"]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_until_gone, receive, tasks.cancel_scope)
            tasks.start_soon(_keep_alive, send)
            async with aclosing(self._board.changes()) as changes:
                async for _ in changes:
                    await _write(send, _event(self._render("board.html", self._board.snapshot())))
                    await anyio.sleep(SETTLE_S)
            tasks.cancel_scope.cancel()


async def _until_gone(receive: Receive, streaming: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    streaming.cancel()


async def _keep_alive(send: Send) -> None:
    while True:
        await anyio.sleep(KEEPALIVE_S)
        await _write(send, ": nothing new\n\n")


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


def _event(html: str) -> str:
    return "".join(f"data: {line}\n" for line in html.splitlines()) + "\n"
