"""The EHR process has the daemon's clock: the machine's own, which NTP may put right, or the time it was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, cast

import msgspec
import pytest
from fakes.maple import MONDAY, StandingClock, maple

from appliance import clock as clocks
from appliance.clock import ShiftedClock, SystemClock
from appliance.ehr.link import EhrChild
from appliance.ehr.sync import clock_of
from appliance.ehr.wire import Begin, to_child
from appliance.errors import ChildGone
from appliance.seams import Clock

pytestmark = pytest.mark.anyio


class OnePipe:
    """Keeps what is sent; the child dies before it says anything."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    async def send(self, message: bytes) -> None:
        self.sent.append(message)

    async def receive(self) -> bytes:
        raise ChildGone("gone")


async def begun(clock: Clock) -> Begin:
    """The first message to the child."""
    pipe = OnePipe()
    child = EhrChild(
        base_url="http://x/fhir", every_s=60, database=Path("box.db"), key=None, clinic=maple().clinic, clock=clock
    )
    with pytest.raises(ChildGone):
        await child._serve(cast(Any, pipe))
    begin = to_child(pipe.sent[0])
    assert isinstance(begin, Begin)
    return begin


class Stepped(datetime):
    """The machine's clock after NTP has put it right by a year."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime.now(tz) + timedelta(days=365)


async def test_a_clock_that_is_put_right_is_right_in_the_ehr_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    here = SystemClock()
    there = clock_of(await begun(here))
    for _ in range(2):
        assert abs(there.now() - here.now()) < timedelta(seconds=1)
        monkeypatch.setattr(clocks, "datetime", Stepped)
    assert there.now() > datetime.now(UTC) + timedelta(days=364)


@pytest.mark.parametrize("pretended", [ShiftedClock, StandingClock])
async def test_a_time_that_is_pretended_runs_on_from_there(
    pretended: Callable[[datetime], Clock], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = await begun(pretended(MONDAY))
    monkeypatch.setattr(clocks, "datetime", Stepped)
    assert abs(clock_of(begin).now() - MONDAY) < timedelta(seconds=5)
    late = msgspec.structs.replace(begin, sent_s=monotonic() - 60)
    assert timedelta(seconds=55) < clock_of(late).now() - MONDAY < timedelta(seconds=65)
