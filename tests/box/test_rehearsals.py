"""Calls as patients make them: synthetic voices over SIP and RTP, judged by what the record system then holds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from box.conftest import Records
from fakes.real_box import NOW, ROOT, RealBox

from appliance.rehearse.run import RehearseOptions, rehearse

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal, pytest.mark.timeout(600)]

SCENARIOS = ROOT / "tests" / "calls"
SEED = 20261123


@pytest.mark.parametrize(
    "scenario",
    [
        "book_existing_en",
        "book_existing_es",
        "emergency_first_words_es",
        "emergency_in_booking_en",
    ],
)
async def test_a_caller_gets_what_they_called_for(
    scenario: str, box: RealBox, records: Records, staff_port: int, tmp_path: Path
):
    report = await rehearse(
        RehearseOptions(
            scenarios=(SCENARIOS / f"{scenario}.toml",),
            seed=SEED,
            target=box.target,
            fhir=records.base_url,
            staff=f"127.0.0.1:{staff_port}",
            out=tmp_path,
            cache=ROOT / ".cache",
            now=datetime.fromisoformat(NOW),
        )
    )
    (call,) = report["calls"]
    assert call["violations"] == []
    assert call["passed"]
    assert report["summary"]["failed"] == 0
