"""Notes, and the form of everything that leaves the box."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fhirkit
import pytest
from fakes.fault_proxy import Fault
from fakes.sekmet import Chart, Site, booking, cancelling, moving

from appliance.errors import EhrUnreachable
from appliance.seams import Pushed, Rejected
from appliance.store.bodies import NewPatientBody, NoteBody
from appliance.store.ids import new_id

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


def a_note(**rest: object) -> NoteBody:
    ended = datetime(2026, 11, 23, 15, 4, tzinfo=UTC)
    values: dict[str, object] = {
        "key": f"note-{new_id()}",
        "call_id": "call-1",
        "started": ended - timedelta(minutes=2),
        "ended": ended,
        "outcome": "booked",
        "lang": "en",
        "lines": ("A visit was booked.", "Call back +15550142."),
        "patient_ehr_id": "patient-01",
        **rest,
    }
    return NoteBody(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["DocumentReference", "Task"])
async def test_where_no_communication_is_taken_the_note_is_left_otherwise_and_once(
    site: Site, chart: Chart, kind: str
) -> None:
    site.ehr.note_kind = kind
    note = a_note()
    site.proxy.faults.append(Fault("POST", f"/{kind}", "drop_response"))
    with pytest.raises(EhrUnreachable):
        await site.push(note)
    outcome = await site.push(note)
    [held] = await chart.all(kind, identifier=f"urn:frontdesk:note|{note.key}")
    assert outcome == Pushed(held["id"], "1")


async def test_where_no_note_can_be_left_a_person_is_told(site: Site) -> None:
    site.ehr.note_kind = ""
    assert await site.push(a_note()) == Rejected(0, "no-notes")


async def test_a_note_is_in_the_chart_once(site: Site, chart: Chart) -> None:
    body = await booking(chart)
    pushed = await site.push(body)
    assert isinstance(pushed, Pushed)
    note = a_note(appointment_ehr_id=pushed.resource_id)
    site.proxy.faults.append(Fault("POST", "/Communication", "drop_response"))
    with pytest.raises(EhrUnreachable):
        await site.push(note)
    await site.push(note)
    [held] = await chart.all("Communication", identifier=f"urn:frontdesk:note|{note.key}")
    assert held["subject"] == {"reference": "Patient/patient-01"}
    assert held["about"] == [{"reference": f"Appointment/{pushed.resource_id}"}]
    assert [one["contentString"] for one in held["payload"]] == list(note.lines)
    assert held["sent"] == "2026-11-23T15:04:00Z"


async def test_everything_the_box_wrote_is_valid_fhir_r4(site: Site, chart: Chart) -> None:
    person = NewPatientBody(
        patient_id=new_id(), given="Ann", family="Lee", birth_date=date(1980, 1, 1), phone="+15550178", lang="en"
    )
    body = await booking(chart, patient_id=person.patient_id, patient_ehr_id=None, new_patient=person)
    pushed = await site.push(body)
    await site.push(await moving(chart, body))
    other = await booking(chart)
    await site.push(other)
    await site.push(cancelling(other))
    note = a_note()
    await site.push(note)
    assert isinstance(pushed, Pushed)
    written = [
        *await chart.booked(body.key),
        *await chart.booked(other.key),
        *await chart.all("Communication", identifier=f"urn:frontdesk:note|{note.key}"),
        *await chart.all("Patient", identifier=f"urn:frontdesk:patient|{person.patient_id}"),
        *[await chart.slot(one.ehr_id) for one in (*body.slots, *other.slots)],
    ]
    assert len(written) == 8
    assert [fhirkit.validate(one) for one in written] == [[]] * 8


async def test_no_person_is_named_in_a_url(site: Site, chart: Chart) -> None:
    person = NewPatientBody(
        patient_id=new_id(), given="Zoila", family="Quispe", birth_date=date(1971, 5, 6), phone="+15550179", lang="es"
    )
    await site.push(await booking(chart, patient_id=person.patient_id, patient_ehr_id=None, new_patient=person))
    asked = " ".join(path for _, path in site.proxy.seen)
    assert asked
    assert not any(word in asked for word in ("Zoila", "Quispe", "1971", "5550179"))
