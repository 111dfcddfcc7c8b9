"""Nothing that arrives is lost, out of order or held back."""

from __future__ import annotations

from contextlib import aclosing

import anyio
import pytest

from appliance.line.mailbox import Mailbox

pytestmark = pytest.mark.anyio


async def test_what_came_before_the_consumer_and_after_it_comes_in_order_until_the_end() -> None:
    box = Mailbox[int]()
    box.put(1)
    got: list[int] = []

    async def consume() -> None:
        async for item in box.items():
            got.append(item)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(consume)
        await anyio.sleep(0.01)
        box.put(2)
        await anyio.sleep(0.01)
        box.put(3)
        box.close()
        box.put(4)
    assert got == [1, 2, 3]


async def test_the_next_consumer_goes_on_where_the_last_one_stopped() -> None:
    box = Mailbox[int]()
    for item in range(4):
        box.put(item)
    box.close()
    async with aclosing(box.items()) as items:
        assert await anext(items) == 0
    assert [item async for item in box.items()] == [1, 2, 3]


async def test_past_the_limit_the_oldest_goes_and_is_counted() -> None:
    box = Mailbox[int](limit=2)
    for item in range(5):
        box.put(item)
    box.close()
    assert [item async for item in box.items()] == [3, 4]
    assert box.dropped == 3
