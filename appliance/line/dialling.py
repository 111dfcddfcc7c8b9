"""Placing a call without losing what the stack says of it before it has a name.

The other side may answer or refuse at once, and the stack tells so before `UserAgent.dial` returns the call: whoever
listened to the call alone would wait for an answer that came long ago (seen with 0.5.2a3, about one call in a thousand
over loopback).
"""

from __future__ import annotations

import baresip


async def dial(
    runtime: baresip.Runtime, agent: baresip.UserAgent, address: str
) -> tuple[baresip.Call, list[baresip.StackEvent]]:
    """The call, and what happened to it already; the call's own `state` knows nothing of that.

    Raises BaresipError or ValueError where the stack refuses to dial.
    """
    said: list[baresip.StackEvent] = []
    listener = said.append
    runtime.subscribe(listener)
    try:
        call = await agent.dial(address)
    finally:
        runtime.unsubscribe(listener)
    return call, [event for event in said if event.call == call.handle]
