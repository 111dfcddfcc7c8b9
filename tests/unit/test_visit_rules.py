"""What a clinic sets for a kind of visit, as a caller meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appliance.clinic.settings import Clinic
from appliance.dialogue.acts import Book, Bridge, FindOpenings, Wanted
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.visit_rules import age
from appliance.schedule.search import find_openings
from tests.fakes.caller import MONDAY, PaperCall, visit
from tests.fakes.maple import maple

ADULT = "+13125550101"


def clinic(kind_id: str = "", **changed: object) -> Clinic:
    whole = maple().clinic
    kinds = tuple(replace(kind, **changed) if kind.id == kind_id else kind for kind in whole.visit_types)
    return replace(whole, visit_types=kinds)


def paper(caller: str | None = None, kind_id: str = "", **changed: object) -> PaperCall:
    return PaperCall(clinic=clinic(kind_id, **changed), patients=maple().patients, caller=caller)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 11, 24), date(2026, 11, 23), 17),
        (date(2008, 11, 24), date(2026, 11, 24), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_an_age_is_whole_years_on_the_day(born: date, on: date, years: int) -> None:
    assert age(born, on) == years


def test_somebody_of_another_age_is_offered_the_kind_the_clinic_set() -> None:
    call = paper()
    call.says("I'd like a well-child visit on Monday afternoon", "the first one", "Helen Thompson", "August 3rd 1954")
    assert "for patients under eighteen years old" in call.heard
    assert "physical exam instead" in call.heard
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says("yes please", "anyone")
    found = call.done(FindOpenings)[-1]
    assert isinstance(found, FindOpenings)
    assert found.wanted.visit_type_id == "physical"
    assert found.wanted.provider_id is None
    assert not call.done(Bridge)


def test_who_declines_it_or_has_none_is_given_a_person() -> None:
    call = paper()
    call.says("I'd like a well-child visit on Monday afternoon", "the first one", "Helen Thompson", "August 3rd 1954")
    assert "Let me get someone" in call.says("no")
    assert call.done(Bridge)
    call = paper(None, "well_child", instead=None)
    call.says("I'd like a well-child visit on Monday afternoon", "the first one", "Helen Thompson", "August 3rd 1954")
    assert call.done(Bridge)
    assert not call.held


def test_a_wrong_birthday_put_right_takes_the_visit_up_again() -> None:
    call = paper()
    call.says("I'd like a well-child visit on Monday afternoon", "the first one", "Olivia Bennett", "June fifth 1990")
    call.says("no, the date of birth is June fifth 2019")
    assert "well-child" in call.heard or call.dialogue.talk.facts.visit_type == "well_child"
    assert not call.done(Bridge)


def test_la_edad_se_explica_en_espanol() -> None:
    call = paper()
    call.says("quiero una revisión de niño sano el lunes por la tarde", lang="es")
    call.says("la primera", "Rosa Delgado Ruiz", "veinticuatro de septiembre de mil novecientos cincuenta y siete")
    assert "es para pacientes menores de dieciocho años" in call.heard
    assert "¿Le parece bien?" in call.heard


def test_a_visit_the_caller_is_too_old_for_is_taken_to_be_for_somebody_else() -> None:
    call = paper(ADULT)
    call.says("I need a well-child visit on Monday afternoon", "the first one")
    assert call.dialogue.asked is Asked.NAME


def test_an_approved_kind_is_requested_whatever_the_record_system_says() -> None:
    call = paper(ADULT)
    call.says("I need a mole removed next Wednesday morning", "the first one", "April twelfth 1988")
    assert "send it as a request" in call.heard
    call.says("yes")
    assert call.done(Book)
    assert "put in your request" in call.heard
    assert "confirmed" not in call.heard
    assert call.dialogue.outcome == "requested"


def test_nothing_is_found_sooner_than_the_notice_a_kind_needs() -> None:
    found, exact = find_openings(Wanted(visit_type_id="minor_procedure"), maple().clinic, (), {}, MONDAY, 3)
    assert exact
    assert all(opening.start >= MONDAY + timedelta(hours=48) for opening in found)
    today = (MONDAY, MONDAY + timedelta(hours=8))
    found, exact = find_openings(
        Wanted(visit_type_id="minor_procedure", spans=(today,)), maple().clinic, (), {}, MONDAY, 3
    )
    assert found
    assert not exact


def test_a_caller_who_wants_it_sooner_hears_why_not() -> None:
    call = PaperCall(
        clinic=clinic(),
        patients=maple().patients,
        caller=ADULT,
        free=lambda start: start > MONDAY + timedelta(hours=48),
    )
    call.says("I need a mole removed today")
    assert "at least forty eight hours ahead" in call.heard
    assert "something close" not in call.heard


def test_a_kind_that_is_only_at_one_place_is_only_found_there() -> None:
    wanted = Wanted(visit_type_id="sick_visit")
    assert not find_openings(wanted, clinic("sick_visit", locations=("dental",)), (), {}, MONDAY, 3)[0]
    assert find_openings(wanted, clinic("sick_visit", locations=("main",)), (), {}, MONDAY, 3)[0]


def test_the_place_is_said_when_it_is_not_the_usual_one() -> None:
    call = PaperCall(clinic=clinic(), patients=maple().patients, caller=ADULT)
    call.says("I need a cleaning on Tuesday morning")
    assert "at our dental office" in call.heard
    call.says("the first one", "April twelfth 1988")
    assert "at our dental office" in call.heard


def test_the_usual_place_is_not_said() -> None:
    call = paper(ADULT)
    call.says("I need a physical with Doctor Nguyen on Wednesday morning", "the first one", "April twelfth 1988")
    assert "office" not in call.heard


def test_a_move_of_an_approved_kind_is_a_request_too() -> None:
    booked = visit(MONDAY + timedelta(days=8), patient="patient-01", provider="nguyen", kind="minor_procedure")
    call = PaperCall(clinic=clinic(), patients=maple().patients, caller=ADULT, visits=[booked])
    call.says("I need to move my appointment to next Friday at ten", "April twelfth 1988")
    assert "put in the request" in call.says("yes")
    assert "confirmed" not in call.heard
