"""A visit that the clinic has not settled is never told as a fact: requests, what staff must look at or approve."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fakes.maple import MONDAY, maple
from fakes.seed import seed

from appliance.clinic.people import Lang
from appliance.clinic.visit import Visit, VisitStatus
from appliance.dialogue.acts import LeaveMessage
from appliance.ehr import mirrored
from appliance.store import mirror, visits
from appliance.store.appointments import put_appointments
from appliance.store.database import open_database
from tests.fakes.caller import PaperCall, visit
from tests.fakes.clinic import maple_street

TUESDAY = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
BORN, NACIO = "March 4th 1987", "cuatro de marzo de mil novecientos ochenta y siete"
SURE = visit(TUESDAY)
ASKED = replace(SURE, status=VisitStatus.REQUESTED)
LOST = replace(SURE, status=VisitStatus.NEEDS_ATTENTION)
TO_APPROVE = replace(SURE, id="visit-9", visit_type_id="sick")
APPROVED = replace(SURE, visit_type_id="sick")
open_ = pytest.mark.parametrize("one", [ASKED, LOST], ids=["requested", "needs attention"])
APPROVING = replace(
    maple_street(),
    visit_types=tuple(replace(one, approval=one.id == "sick") for one in maple_street().visit_types),
)


def maria(*known: Visit) -> PaperCall:
    return PaperCall(caller="+15550101", visits=known, clinic=APPROVING, to_approve=frozenset({TO_APPROVE.id}))


@open_
def test_when_it_is_is_told_as_a_request(one: Visit) -> None:
    told = maria(one).says("when is my appointment", BORN)
    assert "You have" not in told
    assert "I see a physical, Tuesday" in told
    assert "isn't settled yet" in told


@open_
def test_cuando_es_se_dice_como_solicitud(one: Visit) -> None:
    call = maria(one)
    call.says("¿cuándo es mi cita?", lang="es")
    told = call.says(NACIO)
    assert "Tiene" not in told
    assert "todavía no queda lista" in told


def test_what_staff_approve_is_told_with_that() -> None:
    told = maria(TO_APPROVE).says("when is my appointment", BORN)
    assert "You have" not in told
    assert "once the clinic has approved it" in told


@pytest.mark.parametrize("one", [SURE, APPROVED])
def test_what_is_settled_is_told_as_ever(one: Visit) -> None:
    call = maria(one)
    call.says("when is my appointment", BORN)
    assert call.keys[0] == "your_visit"
    assert not {"still_open", "still_to_approve"} & {*call.keys}


def test_of_several_each_is_told_as_it_is() -> None:
    later = replace(ASKED, id="visit-2", start=TUESDAY + timedelta(days=1))
    call = maria(SURE, later)
    call.says("when are my appointments", BORN)
    assert call.keys[:3] == ["your_visit", "and_a_visit", "still_open"]
    call = maria(replace(later, start=TUESDAY - timedelta(days=3)), SURE)
    call.says("when are my appointments", BORN)
    assert call.keys[:3] == ["visit_seen", "still_open", "and_a_visit"]


@pytest.mark.parametrize("one", [ASKED, LOST, TO_APPROVE])
def test_who_will_come_to_it_is_not_told_that_it_is_in_the_book(one: Visit) -> None:
    call = maria(one)
    told = call.says("I'm calling to confirm my appointment", BORN)
    assert "You have" not in told
    assert told.endswith("Can you come then?")
    assert "in the book" not in call.says("yes, I'll be there")
    assert call.done(LeaveMessage)


def test_a_question_about_it_missed_is_not_told_all_over() -> None:
    call = maria(ASKED)
    call.says("I'm calling to confirm my appointment", BORN, "the weather is lovely")
    assert call.keys == ["would_you_come_again"]
    assert "when it is" not in call.says("what time was it again?")
    assert "still_open" in call.keys


@pytest.mark.parametrize(
    ("status", "kept"), [("proposed", "requested"), ("pending", "requested"), ("booked", "confirmed")]
)
def test_what_the_record_system_has_not_settled_is_a_request(status: str, kept: str) -> None:
    file = maple()
    known = file.patients[0]
    who = file.clinic.providers[0]
    resource: dict[str, Any] = {
        "id": "a1",
        "status": status,
        "start": TUESDAY.isoformat(),
        "end": (TUESDAY + timedelta(minutes=30)).isoformat(),
        "participant": [
            {"actor": {"reference": f"Patient/{known.id}"}},
            {"actor": {"reference": f"Practitioner/{who.id}"}},
        ],
    }
    read = mirrored.appointment(
        resource, mirrored.Practice({who.id: who.location_id}, frozenset(), file.clinic.zone.key)
    )
    assert read is not None
    assert read.active
    with closing(open_database(":memory:", None)) as db:
        seed(db, file.patients, [], MONDAY)
        for _ in range(2):
            put_appointments(db, mirror.begin_sweep(db, MONDAY), [read])
        [one] = visits.visits_of(db, known.id, MONDAY)
        assert one.status == kept
        put_appointments(db, mirror.begin_sweep(db, MONDAY), [replace(read, settled=True)])
        [one] = visits.visits_of(db, known.id, MONDAY)
        assert one.status is VisitStatus.CONFIRMED


@pytest.mark.parametrize(
    ("lines", "lang"), [(("cancel my appointment", BORN), "en"), (("quiero cancelar mi cita", NACIO), "es")]
)
def test_which_of_several_is_asked_without_calling_any_a_fact(lines: tuple[str, ...], lang: Lang) -> None:
    call = maria(ASKED, replace(SURE, id="visit-2", start=TUESDAY + timedelta(days=1)))
    call.says(*lines, lang=lang)
    assert "which_of_2" in call.keys
    assert not call.heard.startswith(("You have", "Tiene"))
