"""Time that is not waited for: event loops on a clock that jumps to whatever is due next."""

from __future__ import annotations

import asyncio
import math
import selectors

import trio.abc


class JumpingSelector(selectors.DefaultSelector):
    """Instead of waiting for a timer, jumps to it; waits for real only when nothing is timed."""

    jumped_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        ready = super().select(0)
        if not ready:
            self.jumped_s += timeout
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """asyncio on a virtual clock, so that a forty-second silence costs a millisecond there too."""

    def __init__(self) -> None:
        self._jumping = JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.jumped_s


class JumpingClock(trio.abc.Clock):
    """The same for trio. Its own MockClock never waits, and so takes the turn from each worker thread at every step."""

    def __init__(self) -> None:
        self._now, self._asked = 0.0, math.nan

    def start_clock(self) -> None:
        """It stands until somebody waits."""

    def current_time(self) -> float:
        return self._now

    def deadline_to_sleep_time(self, deadline: float) -> float:
        """Asked when nobody can go on: a look at what has come first, and the jump when asked again at once."""
        if math.isinf(deadline):
            return math.inf
        if deadline == self._asked:
            self._now = max(self._now, deadline)
        self._asked = deadline
        return 0
