"""Taking calls off the line, each into a session of its own."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import aclosing

import anyio
import structlog

from appliance.seams import Call, Line

log = structlog.get_logger()


async def run(line: Line, serve: Callable[[Call], Coroutine[object, object, None]]) -> None:
    """Serve every call of an open line until cancelled. `serve` must not raise (call/failsafe.py)."""
    async with anyio.create_task_group() as calls, aclosing(line.calls()) as ringing:
        async for call in ringing:
            log.info("call.rang", call=call.call_id)
            calls.start_soon(serve, call)
