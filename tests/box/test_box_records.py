"""A record system that is away, comes back, or has changed meanwhile: nothing is promised that it does not hold."""

from __future__ import annotations

import os
import signal

import pytest
from box.conftest import Records, ours
from fakes.real_box import RealBox
from fakes.real_caller import HELD, PATIENTS, REQUESTED, dialling
from fakes.sekmet import Chart

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

AISHA, GRACE, THOMAS, ANDREW = (PATIENTS[f"patient-{one}"] for one in (13, 23, 24, 35))
"""Born in a month of two digits: a 0 as the first key would fetch a person."""


@pytest.mark.slow
async def test_a_visit_asked_for_while_the_records_are_away_is_sent_once_or_becomes_a_card(
    box: RealBox, records: Records
) -> None:
    async with records.away():
        for patient, provider in ((AISHA, "Doctor Patel"), (GRACE, "Doctor Ramirez")):
            async with dialling(box, patient.phone) as caller:
                assert REQUESTED[0] in await caller.books(patient, provider)
                assert not any("confirmed" in text for text in (await caller.call()).by_box())
            assert "requested" in (await caller.ended()).marks
        page = await box.shows(lambda page: not page.connected and page.waiting == 4)
        assert page.cards == 0, "two visits and two notes wait, and no person is needed yet"
        async with records.out_of_sight() as chart:
            await _take_all(chart, "ramirez")
            standing = len(await chart.all("Appointment"))

    page = await box.shows(lambda page: page.connected and not page.waiting, within_s=90)
    assert page.cards == 1
    async with records.chart() as chart:
        assert await ours(chart, "patel") == [AISHA.id]
        assert await ours(chart, "ramirez") == []
        assert len(await chart.all("Appointment")) == standing + 1


@pytest.mark.slow
async def test_a_visit_is_confirmed_by_a_record_process_that_was_just_killed(box: RealBox, records: Records) -> None:
    await box.shows(lambda page: page.connected)
    await box.kill("appliance.ehr.sync")
    async with dialling(box, THOMAS.phone) as caller:
        assert HELD[0] in await caller.books(THOMAS, "Doctor Patel")
        async with records.chart() as chart:
            assert THOMAS.id in await ours(chart, "patel")
    assert "booked" in (await caller.ended()).marks


async def test_a_record_system_that_hangs_confirms_nothing(box: RealBox, records: Records) -> None:
    await box.shows(lambda page: page.connected and not page.waiting)
    os.kill(records.pid, signal.SIGSTOP)
    try:
        async with dialling(box, ANDREW.phone) as caller:
            assert REQUESTED[0] in await caller.books(ANDREW, "Doctor Patel")
    finally:
        os.kill(records.pid, signal.SIGCONT)
    await box.shows(lambda page: page.connected and not page.waiting, within_s=90)
    async with records.chart() as chart:
        assert (await ours(chart, "patel")).count(ANDREW.id) == 1


async def _take_all(chart: Chart, provider_id: str) -> None:
    """The front desk fills a provider's whole calendar."""
    free = await chart.all("Slot", schedule=f"Schedule/{provider_id}", status="free")
    entries = [
        {"resource": {**slot, "status": "busy"}, "request": {"method": "PUT", "url": f"Slot/{slot['id']}"}}
        for slot in free
    ]
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    assert (await chart.http.write("POST", "", bundle, {"Prefer": "return=minimal"})).ok
