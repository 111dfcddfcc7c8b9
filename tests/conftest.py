from __future__ import annotations

import os
from typing import Any

import hypothesis
import pytest
from fakes import senses
from fakes.jumping import JumpingClock, JumpingLoop

from appliance.dialogue.sense import Sense

hypothesis.settings.register_profile("same-everywhere", derandomize=True)
"""What .ci/run uses: the same examples for the same tests, so that a change that is refused can be seen to be refused.
Everywhere else each run draws new ones; what they find becomes a plain test."""
if os.environ.get("CI"):
    hypothesis.settings.load_profile("same-everywhere")


@pytest.fixture(params=["asyncio-virtual", "trio-virtual"])
def anyio_backend(request: pytest.FixtureRequest) -> Any:
    """Every async test runs twice, on asyncio, as in production, and on trio, each with a clock that jumps.

    A module that talks to real processes or sockets overrides this with a fixture returning plain "asyncio".
    """
    if request.param == "asyncio-virtual":
        return ("asyncio", {"loop_factory": JumpingLoop})
    return ("trio", {"clock": JumpingClock()})


@pytest.fixture(scope="session")
def sense() -> Sense:
    """Learned wishes and the second opinion on danger, as the box has them."""
    return senses.shipped()


REAL_TIME = ("engines", "peers", "box")
"""Folders that run last, in this order: a fixture of a whole session keeps one event loop, on real time, to its end.
`make test` runs them after everything else, models and calls on a line with nothing beside them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything on the virtual clock first."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    folder = item.path.relative_to(item.config.rootpath).parts[1]
    return REAL_TIME.index(folder) + 1 if folder in REAL_TIME else 0
