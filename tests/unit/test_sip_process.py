"""A call that is answered or refused before the stack has handed it over is not lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import baresip
import pytest

from appliance.line import wire
from appliance.line.sip_process import SipProcess
from appliance.line.sip_settings import SipSettings

HANDLE, LEG = 7, -1


class Stack:
    """Dials as the real one does on a busy machine: what comes of it is told before the call has a name."""

    def __init__(self, *told: baresip.Event) -> None:
        self.told, self.hung_up = told, 0
        self.listeners: list[Callable[[Any], None]] = []
        self.subscribe, self.unsubscribe = self.listeners.append, self.listeners.remove

    async def dial(self, address: str) -> Any:
        for number in (HANDLE + 1, HANDLE):  # another call's, too
            for event in self.told if number == HANDLE else (baresip.Event.CALL_CLOSED,):
                for listener in self.listeners:
                    listener(SimpleNamespace(event=event, call=number, text=None))
        audio = SimpleNamespace(info=lambda: SimpleNamespace(tx_ready=True, tx_buffered=0), read=lambda size: b"")
        state = baresip.CallState.OUTGOING
        return SimpleNamespace(handle=HANDLE, state=state, audio=audio, on=lambda listener: None, hangup=self.hang_up)

    async def hang_up(self) -> None:
        self.hung_up += 1


def dialled(stack: Stack, *, wanted: bool = True) -> list[wire.FromProcess]:
    """What the daemon is told of one call."""
    sent: list[wire.FromProcess] = []

    async def run() -> None:
        pipe: Any = SimpleNamespace(send=lambda raw: sent.append(wire.from_process(raw)))
        process = SipProcess(SipSettings(host="127.0.0.1", port=5060, capacity=1), pipe)
        process._runtime = process._agent = stack  # type: ignore[assignment]
        if wanted:
            process._dialling.add(LEG)
        await process._dial(LEG, "sip:desk@127.0.0.1")
        assert not process._dialling
        assert not stack.listeners

    asyncio.run(run())
    return sent


def test_a_call_answered_at_once_is_up() -> None:
    assert dialled(Stack(baresip.Event.CALL_ESTABLISHED)) == [wire.Up(LEG)]


def test_a_call_refused_at_once_is_over() -> None:
    assert dialled(Stack(baresip.Event.CALL_CLOSED)) == [wire.Ended(LEG)]


def test_a_call_that_rings_is_neither() -> None:
    assert dialled(Stack()) == []


@pytest.mark.parametrize("told", [(), (baresip.Event.CALL_ESTABLISHED,)])
def test_a_call_nobody_wants_any_more_is_hung_up(told: tuple[baresip.Event, ...]) -> None:
    stack = Stack(*told)
    dialled(stack, wanted=False)
    assert stack.hung_up == 1
