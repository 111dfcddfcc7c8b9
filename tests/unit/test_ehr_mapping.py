"""What we write is FHIR, and what we read is what FHIR says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import fhirkit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.ehr import mapping, mirrored
from appliance.ehr.mirrored import Practice
from appliance.ehr.resource import identity, instant, moment, reference
from appliance.ehr.valid import faults
from appliance.ehr.wire import State, encode, to_daemon, told
from appliance.seams import Conflict, Pushed, Rejected
from appliance.store.bodies import BookBody, MoveBody, NewPatientBody, NoteBody

START = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PRACTICE = Practice({"ramirez": "main"}, frozenset({"checkup"}), "America/Chicago")


def body(**rest: Any) -> BookBody:
    values: dict[str, Any] = {
        "key": "019a0000-0000-7000-8000-000000000000",
        "call_id": "call-1",
        "patient_id": "p1",
        "provider_id": "ramirez",
        "location_id": "main",
        "visit_type_id": "checkup",
        "start": START,
        "minutes": 30,
        "callback": "+15550100",
        "lang": "en",
        "reason": "",
        **rest,
    }
    return BookBody(**values)


@given(
    reason=st.text(max_size=400),
    minutes=st.integers(5, 240),
    slots=st.integers(0, 4),
    given=st.text(min_size=1, max_size=20).filter(str.strip),
)
def test_everything_we_write_is_valid(reason: str, minutes: int, slots: int, given: str) -> None:
    booked = mapping.appointment(body(reason=reason, minutes=minutes), "p1", START, [f"s{n}" for n in range(slots)])
    person = NewPatientBody(
        patient_id="p2", given=given, family="Díaz", birth_date=date(1980, 2, 3), phone="+15550101", lang="es"
    )
    note = NoteBody(
        key="n1", call_id="c1", started=START, ended=START, outcome="booked", lang="en", lines=(reason, "Booked.")
    )
    slot = {"resourceType": "Slot", "id": "s1", "schedule": {"reference": "Schedule/x"}, "status": "free"}
    slot |= {"start": instant(START), "end": instant(START + timedelta(minutes=15))}
    claimed = mapping.claimed(slot, "v1")
    written = [
        booked,
        mapping.cancelled(booked),
        mapping.patient(person),
        mapping.communication(note),
        mapping.document(note),
        mapping.task(note),
        claimed,
        mapping.freed(claimed),
    ]
    assert [faults(one) for one in written] == [[]] * 8
    assert [fhirkit.validate(one) for one in written] == [[]] * 8
    assert mapping.freed(claimed) == slot


def test_a_reason_is_cut_where_some_servers_stop_reading() -> None:
    made = mapping.appointment(body(reason="x" * 400), "p1", START, [])
    assert len(made["reasonCode"][0]["text"]) == 255


def test_a_move_leaves_what_the_clinic_wrote() -> None:
    made = mapping.appointment(body(), "p1", START, ["s1"]) | {"comment": "bring the x-ray", "priority": 3}
    change = MoveBody(
        key="m1",
        visit_id="v1",
        call_id="c2",
        patient_id="p1",
        visit_type_id="checkup",
        provider_id="nguyen",
        location_id="main",
        start=START + timedelta(days=1),
        minutes=30,
        old_provider_id="ramirez",
        old_location_id="main",
        old_start=START,
        old_minutes=30,
    )
    moved = mapping.moved(made, change, ["s9"])
    assert moved["comment"] == "bring the x-ray"
    assert moved["slot"] == [{"reference": "Slot/s9"}]
    people = [one["actor"]["reference"] for one in moved["participant"]]
    assert people == ["Patient/p1", "Practitioner/nguyen", "Location/main"]
    assert fhirkit.validate(moved) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"status": "nope"}, "status"),
        ({"participant": [{"status": "accepted"}]}, "app-1"),
        ({"end": None}, "app-2"),
        ({"cancelationReason": {"text": "x"}}, "app-4"),
        ({"created": "yesterday"}, "created"),
    ],
)
def test_what_the_models_let_through_our_own_rules_stop(change: dict[str, Any], word: str) -> None:
    made = {**mapping.appointment(body(), "p1", START, []), **change}
    made = {name: value for name, value in made.items() if value is not None}
    assert word in faults(made)


def test_a_type_the_box_never_writes_is_a_fault() -> None:
    assert faults({"resourceType": "Observation", "status": "final"}) != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Patient/p1", "p1"),
        ("https://ehr.example.org/fhir/Patient/p1", "p1"),
        ("Patient/p1/_history/3", "p1"),
        ("Practitioner/p1", ""),
        ("Patient/p 1", ""),
        ("urn:uuid:1", ""),
        (7, ""),
    ],
)
def test_references_are_read_in_every_form(text: object, found: str) -> None:
    assert identity({"reference": text}, "Patient") == found


@pytest.mark.parametrize("odd", ["", "../admin", "a/b", "x" * 65, "a b"])
def test_only_a_fhir_id_becomes_part_of_a_path(odd: str) -> None:
    with pytest.raises(ValueError, match="FHIR id"):
        reference("Slot", odd)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_an_instant_comes_back_as_it_was(at: datetime) -> None:
    whole = at.replace(microsecond=0, tzinfo=UTC)
    assert moment(instant(whole)) == whole


@pytest.mark.parametrize("odd", ["2026-11-24", "2026-11-24T09:00:00", "", None, 5, "now"])
def test_a_time_without_a_zone_is_no_instant(odd: object) -> None:
    assert moment(odd) is None


# ---- reading people and appointments ----------------------------------------------------------


def person(**rest: Any) -> dict[str, Any]:
    return {"id": "p1", "name": [{"family": "Díaz Peña", "given": ["Ana", "María"]}], "birthDate": "1980-02-03", **rest}


def test_a_patient_is_read_with_what_a_call_needs() -> None:
    told = person(
        telecom=[
            {"system": "email", "value": "a@example.org"},
            {"system": "phone", "value": "(312) 555-0100", "use": "home"},
            {"system": "phone", "value": "+1 312 555 0142", "use": "mobile"},
        ],
        communication=[
            {"language": {"coding": [{"code": "en"}]}},
            {"language": {"coding": [{"code": "es-US"}]}, "preferred": True},
        ],
        identifier=[{"system": "urn:frontdesk:patient", "value": "ours"}],
    )
    read = mirrored.patient(told)
    assert read is not None
    assert (read.given, read.family, read.birth_date) == ("Ana María", "Díaz Peña", date(1980, 2, 3))
    assert (read.phone, read.lang, read.active, read.key) == ("+13125550142", "es", True, "ours")


@pytest.mark.parametrize(
    "gone",
    [
        {"active": False},
        {"deceasedBoolean": True},
        {"deceasedDateTime": "2020-01-01"},
        {"link": [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]},
    ],
)
def test_a_patient_who_is_gone_is_not_active(gone: dict[str, Any]) -> None:
    read = mirrored.patient(person(**gone))
    assert read is not None
    assert not read.active


@pytest.mark.parametrize(
    "odd", [{"birthDate": "1980"}, {"birthDate": None}, {"name": []}, {"name": [{"given": ["A"]}]}]
)
def test_a_patient_without_a_name_or_a_whole_birth_date_is_left_out(odd: dict[str, Any]) -> None:
    assert mirrored.patient(person(**odd)) is None


def test_our_own_appointment_is_read_as_it_was_written() -> None:
    made = {**mapping.appointment(body(), "p1", START, []), "id": "a1", "meta": {"versionId": "4"}}
    read = mirrored.appointment(made, PRACTICE)
    assert read is not None
    assert (read.ehr_id, read.version, read.key) == ("a1", "4", body().key)
    assert (read.patient_ehr_id, read.provider_id, read.location_id) == ("p1", "ramirez", "main")
    assert (read.visit_type_id, read.start, read.end) == ("checkup", START, START + timedelta(minutes=30))
    assert read.active


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error"])
def test_an_appointment_that_is_off_takes_no_time(status: str) -> None:
    made = {**mapping.appointment(body(), "p1", START, []), "id": "a1", "status": status}
    read = mirrored.appointment(made, PRACTICE)
    assert read is not None
    assert not read.active


def test_an_appointment_of_someone_elses_clinic_is_left_out() -> None:
    assert mirrored.appointment(mapping.appointment(body(provider_id="other"), "p1", START, []), PRACTICE) is None


@pytest.mark.parametrize("outcome", [Pushed("a1", "2", "p1"), Conflict("slot_taken"), Rejected(403, "x"), None])
def test_an_answer_crosses_the_pipe_whole(outcome: Pushed | Conflict | Rejected | None) -> None:
    message = to_daemon(encode(told("k1", outcome)))
    assert not isinstance(message, State)
    assert message.outcome == outcome
