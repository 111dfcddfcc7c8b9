"""Eight short calls, four at a time: none is deaf, and nothing is left behind. `make soak` places a thousand."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.soak import SETTINGS, report, soak
from box.conftest import Records
from fakes.real_box import RealBox, real_box

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

CALLS, LANES = 8, 4
LEFT_MB, LEFT_FILES = 150, 4
"""What so few calls may leave on the box: memory that every process touches once, and a connection or two."""


async def test_eight_calls_in_a_hurry_are_all_heard(records: Records, box: RealBox, tmp_path: Path) -> None:
    settings = SETTINGS.format(lanes=LANES)
    phrases = box.state / "phrases"
    async with real_box(tmp_path / "state", records.base_url, settings=settings, phrases=phrases) as own:
        await own.logs("phrases.warmed")
        done = await soak(own, CALLS, LANES, sample_s=1.0)
    assert [one["up"] for one in done.calls] == [True] * CALLS, report(done)
    assert (len(done.rang), done.deaf, done.processes) == (CALLS, set(), set()), report(done)
    memory, files = done.growth()
    assert memory < LEFT_MB, report(done)
    assert files < LEFT_FILES, report(done)
