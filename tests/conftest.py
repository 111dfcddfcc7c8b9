from __future__ import annotations

import asyncio
import selectors
from typing import Any

import pytest
import trio.testing


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


@pytest.fixture(params=["asyncio-virtual", "trio-virtual"])
def anyio_backend(request: pytest.FixtureRequest) -> Any:
    """Every async test runs twice, on asyncio, as in production, and on trio, each with a clock that jumps.

    A module that talks to real processes or sockets overrides this with a fixture returning plain "asyncio".
    """
    if request.param == "asyncio-virtual":
        return ("asyncio", {"loop_factory": JumpingLoop})
    return ("trio", {"clock": trio.testing.MockClock(autojump_threshold=0)})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole boxes last: their fixtures live to the end of the session and keep its one event loop on real time."""
    items.sort(key=lambda item: "box" in item.path.relative_to(item.config.rootpath).parts)
