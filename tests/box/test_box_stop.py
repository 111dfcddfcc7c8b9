"""Two boxes on one machine; one told to stop in the middle of a call, and started again with what it kept."""

from __future__ import annotations

from pathlib import Path

import anyio
import pytest
from box.conftest import Records, ours
from fakes.real_box import RealBox, real_box
from fakes.real_caller import GREETED, HELD, PATIENTS, answers, dialling

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

ETHAN = PATIENTS["patient-29"]


@pytest.mark.slow
async def test_two_boxes_share_a_machine_and_one_stops_in_a_call(
    box: RealBox, records: Records, tmp_path: Path
) -> None:
    second = Records(tmp_path / "ehr")
    await second.start(seeded=True)
    try:
        async with real_box(tmp_path / "state", second.base_url, phrases=box.state / "phrases") as other:
            async with dialling(other, ETHAN.phone) as caller, dialling(box) as neighbour:
                assert HELD[0] in await caller.books(ETHAN, "Doctor Patel")
                await neighbour.hears(GREETED)
                before = [one.call_id for one in (await other.page()).calls]
                assert before == [caller.call_id]
                await other.stop()
                with anyio.fail_after(2):
                    await caller.phone.gone()
                assert not neighbour.phone.is_over
            assert await answers(box)
        async with second.chart() as there, records.chart() as here:
            assert ETHAN.id in await ours(there, "patel")
            assert ETHAN.id not in await ours(here, "patel")
    finally:
        await second.stop()
