"""Several questions asked at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import anyio

from appliance.ehr.resource import ODD
from appliance.errors import EhrError

T = TypeVar("T")


async def together(calls: Sequence[Callable[[], Awaitable[T]]]) -> list[T]:
    """The answers, in order. Raises the first error by itself, not in a group, once every call has ended."""
    answers: dict[int, T] = {}
    errors: list[Exception] = []

    async def ask(place: int, call: Callable[[], Awaitable[T]]) -> None:
        try:
            answers[place] = await call()
        except (EhrError, *ODD) as error:
            errors.append(error)

    async with anyio.create_task_group() as tasks:
        for place, call in enumerate(calls):
            tasks.start_soon(ask, place, call)
    if errors:
        raise errors[0]
    return [answers[place] for place in range(len(calls))]
