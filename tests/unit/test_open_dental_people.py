"""People and notes in Open Dental: somebody new is entered once, a call is told once."""

from __future__ import annotations

import pytest
from fakes.fault_proxy import Fault
from fakes.open_dental_office import NEW, NINE, booking, noting, office

from appliance.errors import EhrUnreachable
from appliance.seams import Conflict, Pushed, Rejected

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_somebody_new_is_entered_once() -> None:
    async with office() as at:
        body = booking(patient_ehr_id=None, new_patient=NEW)
        at.proxy.faults.append(Fault("POST", "patients", "drop_response"))
        with pytest.raises(EhrUnreachable):
            await at.push(body)
        outcome = await at.push(body, again=True)
        [row] = [one for one in at.server.tables["patients"].values() if one["LName"] == "Nilsson"]
        assert isinstance(outcome, Pushed)
        assert outcome.patient_id == str(row["PatNum"])
        assert (row["WirelessPhone"], row["Birthdate"], row["Language"]) == ("(555)010-0142", "1990-01-02", "spa")
        assert [one["IsNewPatient"] for one in at.booked()] == ["true"]


async def test_somebody_who_fits_but_in_part_is_for_staff_to_tell() -> None:
    async with office() as at:
        at.server.put("patients", LName="Nilsson", FName="Ada", Birthdate="1990-01-02", WirelessPhone="(555)010-0999")
        body = booking(patient_ehr_id=None, new_patient=NEW)
        assert await at.push(body) == Rejected(0, "patient-unclear")
        assert at.writes() == []


@pytest.mark.parametrize(("table", "patient"), [("commlogs", "11"), ("tasks", None)])
async def test_a_note_is_a_commlog_or_a_task_and_is_left_once(table: str, patient: str | None) -> None:
    async with office() as at:
        body = noting(patient)
        at.proxy.faults.append(Fault("POST", table, "drop_response"))
        with pytest.raises(EhrUnreachable):
            await at.push(body)
        outcome = await at.push(body, again=True)
        [(key, row)] = at.server.tables[table].items()
        assert isinstance(outcome, Pushed)
        assert outcome.resource_id == str(key)
        assert row["Descript" if table == "tasks" else "Note"].startswith(
            "A visit was booked by telephone.\n[frontdesk"
        )
        kept = ("Mode_", "SentOrReceived", "TaskListNum", "UserNum")
        assert [row[name] for name in kept if name in row] in (["Phone", "Received"], [74, 5])


async def test_what_is_about_somebody_who_is_gone_is_a_card_and_not_tried_for_ever() -> None:
    async with office() as at:
        assert await at.push(noting("99")) == Rejected(404, "")
        assert await at.push(booking(patient_ehr_id="99"), again=True) == Rejected(404, "")


async def test_nobody_is_entered_for_a_time_that_is_taken() -> None:
    async with office() as at:
        at.staff_book(NINE)
        assert await at.push(booking(patient_ehr_id=None, new_patient=NEW)) == Conflict("time_taken")
        assert at.writes() == []
