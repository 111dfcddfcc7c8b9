"""The disk fills while the box runs: it answers all the same, and promises nothing that it cannot keep."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from box.conftest import Records
from box.test_box_start import small_disk
from fakes.real_box import RealBox, real_box
from fakes.real_caller import GREETED, HELD, PATIENTS, REQUESTED, answers, dialling

from appliance.audio.frame import LINE_RATE

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]


async def test_a_disk_that_fills_promises_nothing_and_ends_no_box(
    box: RealBox, records: Records, tmp_path: Path
) -> None:
    await box.logs("phrases.warmed")
    with small_disk(tmp_path / "disk", 32 * 1024) as disk:
        async with real_box(disk / "state", records.base_url, phrases=box.state / "phrases") as full:
            _fill(ballast := disk / "ballast")
            async with dialling(full, PATIENTS["patient-13"].phone) as caller:
                await caller.hears(GREETED)
                await caller.says("I need a sick visit with Doctor Ramirez tomorrow afternoon.")
                asked = caller.phone.other.end
                call = await caller.ended(within_s=60)
                assert caller.phone.other.last_loud > asked + LINE_RATE, "the caller hears an apology, not silence"
            assert "failed" in call.marks
            assert not any(words in text for words in (*HELD, *REQUESTED) for text in call.by_box())
            ballast.unlink()
            assert await answers(full)


def _fill(path: Path) -> None:
    """Write until there is no room, whatever the box itself writes meanwhile."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(bytes(64 * 1024)):
            pass
