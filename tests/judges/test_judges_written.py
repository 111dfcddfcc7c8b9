"""What the box writes is FHIR R4 to judges that know nothing of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes.model_clinic import START, booking, moving, office, unwanted
from fakes.model_server import Habits
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judges.fhir import complaints, wrong

from appliance.ehr import mapping
from appliance.ehr.probe import probe
from appliance.ehr.profile import Strategy
from appliance.ehr.resource import Json, instant
from appliance.ehr.twins import Twins
from appliance.store.bodies import NewPatientBody, NoteBody
from appliance.store.ids import new_id

TESTS = Path(__file__).parents[1]

VISIT = {"status": "booked", "start": "2026-11-24T15:00:00Z", "end": "2026-11-24T15:30:00Z"}
WHO = [{"actor": {"display": "somebody"}, "status": "accepted"}]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(
    ("resource", "judge"),
    [
        ({**VISIT, "participant": WHO, "status": "nope"}, "schema"),
        ({**VISIT, "participant": WHO, "start": "2026-11-24T15:00:00"}, "schema"),
        ({**VISIT, "participant": WHO, "note": "a word of R5"}, "schema"),
        ({**VISIT, "participant": []}, "fhirkit"),
        ({"status": "booked", "participant": WHO}, "medplum"),
        ({**VISIT, "participant": [{"status": "accepted"}]}, "medplum"),
        ({**VISIT, "participant": WHO, "minutesDuration": "thirty"}, "R4B"),
    ],
    ids=["code", "zone", "element", "empty", "app-3", "app-1", "number"],
)
def test_the_judges_find_what_is_wrong(resource: Json, judge: str) -> None:
    whole = {"resourceType": "Appointment", **resource}
    inside = {"resourceType": "Bundle", "type": "transaction", "entry": [_entry(whole)]}
    alone, held = complaints([whole, inside])
    assert any(one.startswith(judge) for one in alone)
    assert any(one.startswith(judge) for one in held)


def test_the_judges_find_nothing_where_nothing_is_wrong() -> None:
    whole = {"resourceType": "Appointment", **VISIT, "participant": WHO}
    assert wrong([whole, {"resourceType": "Bundle", "type": "transaction", "entry": [_entry(whole)]}]) == []


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("way", "habits"),
    [
        (Strategy.TRANSACTION, Habits()),
        (Strategy.TRANSACTION, Habits(keeps_half_a_transaction=True)),
        (Strategy.SLOT_FIRST, Habits(no_transactions=True)),
        (Strategy.SERVER_BOOKS, Habits(flips_slots=True)),
        (Strategy.OPERATION, Habits(operations=True)),
    ],
    ids=["transaction", "half", "slot-first", "server-books", "operation"],
)
async def test_everything_each_way_of_writing_sends_is_r4(way: Strategy, habits: Habits) -> None:
    """L, case 40: the self-test, somebody new, a conflict, a move, a cancellation, and a note in each of its forms."""
    slots = 1 if way is Strategy.SERVER_BOOKS else 2
    async with office(way, habits) as at:
        await probe(at.http, patient_id="p1", schedule_id="k1" if way is Strategy.OPERATION else "", now=START)
        at.take(15)
        await at.push(booking(15 - slots + 1, slots))
        await at.push(booking(10, slots, patient_id=PERSON.patient_id, patient_ehr_id=None, new_patient=PERSON))
        first = booking(0, slots, reason="my\x07 knee ¿duele? " + "h" * 300)
        await at.push(first)
        change = moving(first, 4)
        await at.push(change)
        await at.push(unwanted(change))
        for kind in ("Communication", "DocumentReference", "Task"):
            at.ehr.note_kind = kind
            await at.push(a_note("A visit was booked.", "", "Call back +15550142."))
        kinds = {one["resourceType"] for one in at.server.written}
        assert {"Communication", "DocumentReference", "Task"} <= kinds
        assert len(at.server.written) >= 8
        assert wrong(at.server.written) == []


@pytest.mark.anyio
async def test_what_is_written_to_end_a_twin_is_r4() -> None:
    async with office(Strategy.SLOT_FIRST) as at:
        body = booking()
        await at.push(body)
        [one] = at.booked()
        at.server.put({**one, "id": "twin"})
        found = Twins()
        for each in at.server.all("Appointment"):
            found.read(each)
        at.server.written.clear()
        await found.mend(at.http)
        assert at.server.written
        assert wrong(at.server.written) == []


def test_whatever_is_said_in_a_call_what_is_written_of_it_is_r4() -> None:
    """A few hundred drawn ones, judged in one go."""
    drawn: list[Json] = []

    @settings(max_examples=60, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(said=st.text(max_size=300), minutes=st.integers(5, 240), given=st.text(min_size=1, max_size=20))
    def draw(said: str, minutes: int, given: str) -> None:
        made = mapping.appointment(booking(reason=said, minutes=minutes), "p1", START, ["s1"])
        person = NewPatientBody(
            patient_id="p2", given=given, family="Díaz", birth_date=date(1980, 2, 3), phone="+15550101", lang="es"
        )
        note = a_note(said, "Booked.")
        drawn.extend((made, mapping.cancelled(made), mapping.patient(person), mapping.claimed(SLOT, "v1")))
        drawn.extend((mapping.communication(note), mapping.document(note), mapping.task(note)))

    draw()
    assert len(drawn) > 100
    assert wrong(drawn) == []


def test_what_stands_on_the_server_after_a_torture_is_r4(tmp_path: Path) -> None:
    """Whatever was lost, doubled, refused or cut off by a crash on its way there."""
    asked = [
        sys.executable,
        "-m",
        "torture.run",
        "--ops",
        "1500",
        "--seed",
        "11",
        "--dump",
        str(tmp_path / "dump.json"),
    ]
    env = {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONHASHSEED": "0"}
    subprocess.run(asked, env=env, check=True, stdout=subprocess.DEVNULL, cwd=TESTS.parent)
    stands = json.loads((tmp_path / "dump.json").read_text(encoding="utf-8"))["resources"]
    ours = [one for one in stands if any(it["system"].startswith("urn:frontdesk") for it in one.get("identifier", ()))]
    assert {"Appointment", "Communication", "Patient", "Slot"} <= {one["resourceType"] for one in ours}
    assert wrong(ours) == []


# ---- what is written ---------------------------------------------------------------------------

PERSON = NewPatientBody(
    patient_id=new_id(), given="Zoila", family="Quispe", birth_date=date(1971, 5, 6), phone="+15550179", lang="es"
)

SLOT: Json = {
    "resourceType": "Slot",
    "id": "s1",
    "schedule": {"reference": "Schedule/k1"},
    "status": "free",
    "start": instant(START),
    "end": instant(START + timedelta(minutes=15)),
}


def a_note(*lines: str) -> NoteBody:
    ended = datetime(2026, 11, 23, 15, 4, tzinfo=UTC)
    values: dict[str, Any] = {"key": f"note-{new_id()}", "call_id": "call-1", "outcome": "booked", "lang": "en"}
    return NoteBody(**values, started=ended - timedelta(minutes=2), ended=ended, lines=lines, patient_ehr_id="p1")


def _entry(resource: Json) -> Json:
    return {"resource": resource, "request": {"method": "POST", "url": str(resource["resourceType"])}}
