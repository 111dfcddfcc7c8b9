"""A pool of speech children: the urgent first, nothing lost when a child dies."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable

import anyio
import pytest
from fakes.speech_child import FakeChild, supervised

from appliance.errors import ChildGone
from appliance.speech import workers as workers_file
from appliance.speech.workers import START_S, ChildPipe, Job, Urgency, Workers

pytestmark = pytest.mark.anyio


async def test_requests_are_answered() -> None:
    workers = Workers("module")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, FakeChild())
        assert await workers.submit(b"hello", Urgency.NOW).answer() == b"HELLO"
        tasks.cancel_scope.cancel()


async def test_a_final_overtakes_what_was_asked_before_it() -> None:
    workers, child = Workers("module"), FakeChild()
    for request, urgency in ((b"a", Urgency.LATER), (b"b", Urgency.SOON), (b"c", Urgency.NOW)):
        workers.submit(request, urgency)
    last = workers.submit(b"d", Urgency.LATER)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        await last.answer()
        tasks.cancel_scope.cancel()
    assert child.seen == [b"c", b"b", b"a", b"d"]


async def test_what_is_no_longer_wanted_is_never_begun() -> None:
    workers, child = Workers("module"), FakeChild()
    dropped = workers.submit(b"old", Urgency.NOW)
    dropped.drop()
    wanted = workers.submit(b"new", Urgency.LATER)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        await wanted.answer()
        tasks.cancel_scope.cancel()
    assert child.seen == [b"new"]
    with pytest.raises(ChildGone):
        await dropped.answer()


async def test_giving_up_the_wait_drops_the_request() -> None:
    workers, child = Workers("module"), FakeChild()
    with anyio.move_on_after(1):
        await workers.submit(b"old", Urgency.NOW).answer()
    wanted = workers.submit(b"new", Urgency.LATER)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        await wanted.answer()
        tasks.cancel_scope.cancel()
    assert child.seen == [b"new"]


async def test_a_request_survives_the_child_that_held_it() -> None:
    workers = Workers("module")
    job = workers.submit(b"hello", Urgency.NOW)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, FakeChild(deaths=1), FakeChild())
        assert await job.answer() == b"HELLO"
        tasks.cancel_scope.cancel()


async def test_a_request_that_kills_two_children_is_given_up() -> None:
    workers = Workers("module")
    job = workers.submit(b"poison", Urgency.NOW)
    next_one = workers.submit(b"fine", Urgency.NOW)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, FakeChild(deaths=1), FakeChild(deaths=1), FakeChild())
        with pytest.raises(ChildGone):
            await job.answer()
        assert await next_one.answer() == b"FINE"
        tasks.cancel_scope.cancel()


async def test_a_child_that_stalls_is_left_and_its_request_given_on() -> None:
    workers = Workers("module", stalled_s=5.0)
    job = workers.submit(b"hello", Urgency.NOW)
    async with anyio.create_task_group() as tasks:
        stalled = FakeChild()
        stalled.stalls = True
        tasks.start_soon(supervised, workers, stalled, FakeChild())
        with anyio.fail_after(10):
            assert await job.answer() == b"HELLO"
        tasks.cancel_scope.cancel()


async def test_a_child_that_dies_at_rest_is_noticed_before_the_next_request() -> None:
    workers, first, second = Workers("module"), FakeChild(), FakeChild()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, first, second)
        await workers.submit(b"one", Urgency.NOW).answer()
        first.die()
        await anyio.sleep(1)
        await workers.submit(b"two", Urgency.NOW).answer()
        tasks.cancel_scope.cancel()
    assert (first.seen, second.seen) == ([b"one"], [b"two"])


class _Unborn:
    """A child that never loads its models: it dies after `dies_s`, or hangs."""

    def __init__(self, dies_s: float = math.inf) -> None:
        self.dies_s = dies_s

    async def send(self, message: bytes) -> None:
        raise AssertionError(message)

    async def receive(self) -> bytes:
        await anyio.sleep(self.dies_s)
        raise ChildGone


def _bereft(monkeypatch: pytest.MonkeyPatch, unborn: _Unborn | None, *, births: int = 1000) -> None:
    """The child dies, and what is started in its place never lives; None: nothing can be started. Then one lives."""

    async def supervise(*_: str, run: Callable[[ChildPipe], Awaitable[None]]) -> None:
        child = FakeChild()
        child.die()
        with pytest.raises(ChildGone):
            await run(child)
        for _birth in range(births):
            if unborn:
                with pytest.raises(ChildGone):
                    await run(unborn)
            await anyio.sleep(0.5)
        await run(FakeChild())

    monkeypatch.setattr(workers_file, "supervise", supervise)


@pytest.mark.parametrize("unborn", [_Unborn(0.3), _Unborn(3), _Unborn(), None])
async def test_while_no_child_can_be_started_nobody_waits_for_one(
    unborn: _Unborn | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bereft(monkeypatch, unborn)
    workers = Workers("module", stalled_s=5.0)
    async with workers.running():
        for longest_s in (12, 2):  # who asks later need not wait for what is known by then
            asked = anyio.current_time()
            with pytest.raises(ChildGone):
                await workers.submit(b"hello", Urgency.NOW).answer()
            assert anyio.current_time() - asked <= longest_s


async def test_a_child_that_hangs_as_it_loads_is_replaced_in_time() -> None:
    workers = Workers("module")
    started = anyio.current_time()
    with pytest.raises(ChildGone):
        await workers.serve(_Unborn())
    assert anyio.current_time() - started == pytest.approx(START_S)


async def test_a_child_that_is_back_in_time_loses_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    _bereft(monkeypatch, _Unborn(1.5), births=3)
    workers = Workers("module", stalled_s=5.0)
    async with workers.running():
        job = workers.submit(b"hello", Urgency.NOW)
        await anyio.sleep(5)
        assert not job.settled
        assert await job.answer() == b"HELLO"


async def test_a_long_queue_before_a_living_child_is_waited_for() -> None:
    workers = Workers("module", stalled_s=5.0)
    jobs = [workers.submit(b"hello", Urgency.NOW) for _ in range(8)]
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, FakeChild(takes_s=4))
        assert [await job.answer() for job in jobs] == [b"HELLO"] * 8
        tasks.cancel_scope.cancel()


async def test_two_children_share_the_work() -> None:
    workers, children = Workers("module", size=2), (FakeChild(), FakeChild())
    jobs = [workers.submit(name, Urgency.NOW) for name in (b"a", b"b", b"c", b"d")]
    started = anyio.current_time()
    async with anyio.create_task_group() as tasks:
        for child in children:
            tasks.start_soon(supervised, workers, child)
        for job in jobs:
            await job.answer()
        tasks.cancel_scope.cancel()
    assert {len(child.seen) for child in children} == {2}
    assert anyio.current_time() - started == pytest.approx(2.0, abs=0.5)


async def test_an_answer_is_given_once() -> None:
    job = Job(b"hello")
    job.settle(b"first")
    job.settle(b"second")
    job.drop()
    assert await job.answer() == b"first"
