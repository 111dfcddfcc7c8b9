"""A leg that falls silent is over; one that was put on hold and taken back is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import baresip
import pytest

from appliance.line import sip_leg
from appliance.line.sip_leg import Leg


class Stack:
    """One call of the stack, without a packet from the other side after the answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.remote_on_hold = 100.0, False
        monkeypatch.setattr(sip_leg, "time", SimpleNamespace(monotonic=lambda: self.now))
        info = SimpleNamespace(tx_ready=True, tx_buffered=0)
        self.audio = SimpleNamespace(info=lambda: info, read=lambda size: b"")
        call: Any = self
        self.leg = Leg(1, call, lambda message: None)
        self.tell(baresip.Event.CALL_ESTABLISHED)

    def on(self, listener: Any) -> None:
        self.tell = lambda event: listener(SimpleNamespace(event=event, text=None))

    def hold(self, for_s: float) -> None:
        self.remote_on_hold = True
        self.tell(baresip.Event.CALL_HOLD)
        self.pass_by(for_s)
        self.remote_on_hold = False
        self.tell(baresip.Event.CALL_RESUME)

    def pass_by(self, seconds: float) -> float:
        for _ in range(round(seconds / 0.1)):
            self.now += 0.1
            self.leg.pump(self.now)
        return self.leg.quiet_s(self.now)


def test_silence_counts_from_the_last_packet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Stack(monkeypatch).pass_by(21) == pytest.approx(21)


@pytest.mark.parametrize("hold_s", [1, 21, 300])
@pytest.mark.parametrize("after_s", [0.1, 5, 21])
def test_silence_counts_from_the_end_of_a_hold(monkeypatch: pytest.MonkeyPatch, hold_s: float, after_s: float) -> None:
    stack = Stack(monkeypatch)
    stack.pass_by(3)
    stack.hold(hold_s)
    assert stack.pass_by(after_s) == pytest.approx(after_s)


def test_nobody_is_silent_who_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    stack = Stack(monkeypatch)
    stack.remote_on_hold = True
    assert stack.pass_by(60) == 0
