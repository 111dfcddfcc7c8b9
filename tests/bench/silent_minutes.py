"""How fast calls run on the virtual clock: silent callers, each greeted, asked again twice and let go.

python tests/bench/silent_minutes.py [MINUTES]
"""

from __future__ import annotations

import logging
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import structlog
from fakes.box import FakeBox
from fakes.jumping import JumpingLoop
from fakes.line import FakeCall


async def silent_calls(minutes: float) -> tuple[int, float]:
    """Serve silent callers, twenty at a time, until their calls add up; how many, and the minutes of call they made."""
    calls, spent_s = 0, 0.0
    while spent_s < minutes * 60:
        box, batch = FakeBox(), [FakeCall(caller=None) for _ in range(20)]
        async with anyio.create_task_group() as tasks:
            for call in batch:
                tasks.start_soon(box.serve, call)
        assert all(diary.outcome == "no_answer" for diary in box.diaries)
        calls += len(batch)
        spent_s += sum(call.diary[-1].at_s for call in batch)
    return calls, spent_s / 60


def main() -> None:
    """Print the ratio of call time to real time, with the machine named."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    wanted = float(sys.argv[1]) if len(sys.argv) > 1 else 500.0
    started = time.perf_counter()
    calls, minutes = anyio.run(silent_calls, wanted, backend="asyncio", backend_options={"loop_factory": JumpingLoop})
    took = time.perf_counter() - started
    ratio = minutes * 60 / took
    print(f"{calls} silent calls, {minutes:.0f} minutes on the line, in {took:.1f} s: {ratio:.0f} x real time")
    print(f"machine: {platform.machine()}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
