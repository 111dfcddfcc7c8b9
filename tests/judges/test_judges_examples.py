"""HL7's own examples of the types we read and write: our readers take them, what we write over them stays R4."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest
from fakes.model_server import Habits, model_server
from judges.fhir import examples, remodelled, wrong

from appliance.ehr import mapping, mirrored, probe
from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import Answer, FhirHttp
from appliance.ehr.mirrored import Calendar, Practice
from appliance.ehr.resource import Json, moment
from appliance.ehr.search import every
from appliance.ehr.sweep import sweep
from appliance.ehr.valid import MODELS, faults
from appliance.errors import EhrUnreachable
from appliance.store import mirror
from appliance.store.bodies import MoveBody
from appliance.store.database import open_database

WRITTEN = tuple(MODELS)
READ = ("Schedule", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Organization")
ANSWERS = ("Bundle", "CapabilityStatement", "OperationOutcome", "AppointmentResponse", "Subscription")

CHRISTMAS = datetime(2013, 12, 9, 6, tzinfo=UTC)
"""The examples' slots and appointments lie in the fortnight after it."""

PRACTICE = Practice({"example": "1", "1": "1"}, frozenset({"52"}), "UTC")

DEFINITIONS = {"StructureDefinition", "ConceptMap", "CodeSystem", "NamingSystem"}

FRACTION = re.compile(r"(T\d\d:\d\d:\d\d\.\d*?)0+(?=Z|[+-])")
"""Zeros at the end of a second's fraction: the models write six digits."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class StillClock:
    def now(self) -> datetime:
        return CHRISTMAS


class OneAnswer:
    """A server that says one thing, whatever it is asked."""

    def __init__(self, said: Json) -> None:
        self._said = said

    async def page(self, path: str, params: Sequence[tuple[str, str]] = ()) -> bytes:
        return json.dumps(self._said).encode()


def patients_bundles() -> list[Json]:
    """Example Bundles as a server might send them, less the specification's packs of its own definitions."""
    found = [one for one in examples("Bundle") if len(one.get("entry", ())) <= 60]
    return [
        one for one in found if not DEFINITIONS & {it.get("resource", {}).get("resourceType") for it in one["entry"]}
    ]


def test_the_official_examples_of_our_types_are_valid_to_every_judge() -> None:
    """L, case 40. The JSON schema is 4.0.0's and knows no later fhirVersion."""
    found = [*patients_bundles(), *examples(*WRITTEN, *READ, *ANSWERS[1:])]
    assert {one["resourceType"] for one in found} == {*WRITTEN, *READ, *ANSWERS}
    assert wrong([{**one, **({"fhirVersion": "4.0.0"} if "fhirVersion" in one else {})} for one in found]) == []


@pytest.mark.parametrize("kind", [*WRITTEN, *READ, *ANSWERS])
def test_the_official_examples_of_a_type_come_back_whole(kind: str) -> None:
    """L, case 40: nothing is lost on the way through the models."""
    for one in patients_bundles() if kind == "Bundle" else examples(kind):
        assert same(remodelled(one)) == same(one)


def same(resource: Json) -> Any:
    """Without the zeros that change nothing."""
    return json.loads(FRACTION.sub(r"\1", json.dumps(resource)))


@pytest.mark.parametrize("kind", WRITTEN)
def test_our_own_rules_refuse_no_official_example(kind: str) -> None:
    assert [(one["id"], faults(one)) for one in examples(kind) if faults(one)] == []


def test_of_the_official_slots_the_free_one_is_free() -> None:
    calendars = {"example": Calendar("1", "1")}
    read = [mirrored.slot(one, calendars) for one in examples("Slot")]
    assert {one.ehr_id: one.free for one in read if one} == {"1": False, "2": False, "3": False, "example": True}
    [free] = [one for one in read if one and one.free]
    assert (free.start, free.end - free.start) == (datetime(2013, 12, 25, 9, 15, tzinfo=UTC), timedelta(minutes=15))


def test_the_official_calendars_are_those_of_a_person_or_of_nobody() -> None:
    read = {one["id"]: mirrored.calendar(one, PRACTICE) for one in examples("Schedule")}
    assert read == {"example": None, "exampleloc1": Calendar("1", "3"), "exampleloc2": Calendar("1", "2")}


def test_of_the_official_appointments_those_with_a_time_and_one_patient_are_read() -> None:
    read = [mirrored.appointment(one, PRACTICE) for one in examples("Appointment")]
    found = {one.ehr_id: (one.patient_ehr_id, one.provider_id, one.visit_type_id) for one in read if one}
    assert found == {"2docs": ("example", "example", ""), "example": ("example", "example", "")}


def test_of_the_official_patients_those_with_a_name_and_a_birthday_are_read() -> None:
    read = {one["id"]: mirrored.patient(one) for one in examples("Patient")}
    whole = {name: one for name, one in read.items() if one is not None}
    nameless = {"animal", "ch-example", "infant-fetal", "newborn", "proband"}
    assert set(read) - set(whole) == {*nameless, "dicom", "ihe-pcd", "pat1", "pat2"}
    chalmers = whole["example"]
    assert (chalmers.given, chalmers.family, chalmers.birth_date) == ("Peter James", "Chalmers", date(1974, 12, 25))
    assert (whole["infant-mom"].family, whole["f001"].family) == ("Solo", "van de Heuvel")
    assert whole["f201"].phone == "+31612345678"
    assert [name for name, one in whole.items() if not one.active] == ["pat3", "pat4"]
    assert {one.lang for one in whole.values()} == {"en"}
    assert whole["infant-twin-1"].given != whole["infant-twin-2"].given


def test_what_an_official_outcome_says_first_is_heard() -> None:
    found = {one["id"]: Answer(400, one).code for one in examples("OperationOutcome")}
    assert (found["101"], found["exception"], found["searchfail"]) == ("code-invalid", "exception", "code-invalid")
    assert all(found.values())


def test_what_an_official_server_says_it_can_make_is_known() -> None:
    found = {one["id"]: probe._creatable(one) for one in examples("CapabilityStatement")}
    assert found["example"] == {"Patient"}
    assert {"Appointment", "Slot", "Communication"} <= found["base"]
    assert found["base2"] == set()


@pytest.mark.anyio
async def test_an_official_bundle_is_read_as_a_search_and_gives_only_what_was_searched_for() -> None:
    """Without the links to a rest that is nowhere."""
    for bundle in patients_bundles():
        inside = [one.get("resource") or {} for one in bundle.get("entry", ())]
        for kind in {one.get("resourceType") for one in inside} - {None}:
            alone = {name: value for name, value in bundle.items() if name not in ("link", "total")}
            found = await every(cast(FhirHttp, OneAnswer(alone)), kind, [])
            hits = [one for one in bundle["entry"] if (one.get("search") or {}).get("mode", "match") == "match"]
            assert found == [one["resource"] for one in hits if one.get("resource", {}).get("resourceType") == kind]


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["OperationOutcome", "CapabilityStatement", "Patient"])
async def test_what_answers_a_search_and_is_no_bundle_is_no_answer(kind: str) -> None:
    for one in examples(kind):
        with pytest.raises(EhrUnreachable):
            await every(cast(FhirHttp, OneAnswer(one)), "Patient", [])


@pytest.mark.anyio
@pytest.mark.parametrize("habits", [Habits(), Habits(ignores_search=True, outcome_in_search=True)], ids=["", "odd"])
async def test_a_record_system_of_nothing_but_official_examples_is_mirrored(habits: Habits) -> None:
    """Everything at once, through the network, into the store."""
    async with model_server(habits) as server, FhirHttp(server.base_url) as http:
        for one in examples(*WRITTEN, *READ, *ANSWERS[1:]):
            server.put(one)
        midnight = lambda at: at.replace(hour=0, minute=0)  # noqa: E731
        ehr = FhirEhr(http, StillClock(), midnight=midnight)
        with closing(open_database(":memory:", None)) as db:
            rows, _ = await sweep(db, ehr, PRACTICE, StillClock(), CHRISTMAS + timedelta(days=60))
            assert rows > 40
            assert _column(db, "select ehr_id from patients order by 1")[:2] == ["example", "f001"]
            assert _column(db, "select ehr_id from visits order by 1") == ["2docs", "example"]
            for kind in ("Practitioner", "Location", "Schedule"):
                kept = {name: json.loads(text) for name, text in mirror.resources(db, kind).items()}
                assert kept == {one["id"]: server.held[f"{kind}/{one['id']}"] for one in examples(kind)}


def test_what_we_write_over_an_official_slot_is_r4_and_leaves_the_rest() -> None:
    taken = [mapping.claimed(slot, "v1") for slot in examples("Slot")]
    freed = [mapping.freed(one) for one in taken]
    assert freed == [{**slot, "status": "free"} for slot in examples("Slot")]
    assert wrong([*taken, *freed]) == []
    assert [faults(one) for one in taken] == [[]] * len(taken)


def test_what_we_write_over_an_official_appointment_is_r4_and_leaves_the_rest() -> None:
    written = []
    for old in examples("Appointment"):
        ended = mapping.cancelled(old)
        moved = mapping.moved(old, _move(old), ["s1", "s2"])
        written += [ended, moved]
        assert (faults(ended), faults(moved)) == ([], [])
        untouched = set(old) - {"status", "start", "end", "slot", "participant", "minutesDuration"}
        assert all(old[name] == ended[name] == moved[name] for name in untouched)
    assert wrong(written) == []


def _move(old: Json) -> MoveBody:
    start = moment(old.get("start")) or CHRISTMAS
    places: dict[str, Any] = {"visit_type_id": "52", "provider_id": "f201", "location_id": "2"}
    before: dict[str, Any] = {"old_provider_id": "example", "old_location_id": "1", "old_start": start}
    return MoveBody(
        key="m1",
        visit_id="v1",
        call_id="c1",
        patient_id="example",
        start=start + timedelta(days=1),
        minutes=30,
        old_minutes=30,
        **places,
        **before,
    )


def _column(db: sqlite3.Connection, query: str) -> list[str]:
    return [str(row[0]) for row in db.execute(query)]
