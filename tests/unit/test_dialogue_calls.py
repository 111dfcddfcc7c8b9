"""Conversations on paper, in both languages: what the caller says, what the box says and does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.people import Lang, NewPatient
from appliance.dialogue.acts import Book, Bridge, BridgeOutcome, Cancel, FindVisits, HangUp, Hold, Move, Outcome, Reason
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import CallerLeft
from tests.fakes.caller import PaperCall, visit

TUESDAY_930 = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
THURSDAY_DEC_3 = datetime(2026, 12, 3, 15, 30, tzinfo=UTC)
NOBODY = BridgeOutcome.NOBODY


# ---- greeting and language ------------------------------------------------------------------


def test_a_known_number_is_greeted_by_first_name_and_nothing_more() -> None:
    call = PaperCall(caller="+15550101")
    assert "Hi Maria" in call.heard
    assert "Garcia" not in call.heard
    assert "automated assistant" in call.heard
    assert "Para español" in call.heard


def test_a_shared_number_is_greeted_without_a_name() -> None:
    assert "Emma" not in PaperCall(caller="+15550105").heard
    assert "Ella" not in PaperCall(caller="+15550105").heard


def test_the_first_full_turn_chooses_the_language() -> None:
    call = PaperCall()
    call.says("buenos días, quiero una cita", lang="en")
    assert call.dialogue.lang == "es"
    assert call.dialogue.lang_settled


def test_asking_for_spanish_switches_and_keeps_what_is_known() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I'd like a cleaning on Tuesday at nine thirty", "español por favor")
    assert call.dialogue.lang == "es"
    assert "fecha de nacimiento" in call.heard
    assert "limpieza" in call.says("cuatro de marzo de mil novecientos ochenta y siete")


# ---- a new visit ----------------------------------------------------------------------------


def test_everything_at_once_is_never_asked_again() -> None:
    call = PaperCall(caller="+15550101")
    call.says("Hi, I'd like to book a cleaning next Tuesday at 9:30.")
    assert call.dialogue.asked is Asked.DOB
    assert "is open" in call.heard
    call.says("March 4th, 1987.")
    assert "A cleaning for Maria, with Laura Kim, Tuesday, December first, at nine thirty in the morning" in call.heard
    call.says("Yes, that's right.")
    assert "Your visit is confirmed" in call.heard
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert (book.patient, book.callback) == ("maria", "+15550101")
    assert "Goodbye" in call.says("No, that's all. Thank you.")
    assert call.dialogue.outcome == "booked"


def test_one_answer_at_a_time_for_somebody_on_file() -> None:
    call = PaperCall()
    call.says("I need an appointment", "my knee hurts", "anyone", "tomorrow morning", "the second one")
    call.says("John Miller", "July 17th 1975", "7 7 3, 5 5 5, 0 1 4 2")
    assert "A sick visit for John" in call.heard
    assert "seven seven three, five five five, zero one four two" in call.heard
    call.says("yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert (book.patient, book.callback) == ("john", "+17735550142")
    assert "my knee hurts" in book.reason


def test_somebody_new_spells_the_name_and_hears_everything_back() -> None:
    call = PaperCall()
    call.says("Hi, I'm a new patient and I need a cleaning on Tuesday morning", "the first one", "Paula Whitfield")
    call.says("May second 1990")
    assert call.dialogue.asked is Asked.SPELL_LAST_NAME
    assert "W, H, I, T" in call.says("W H I T F I E L D")
    call.says("yes", "Aetna", "773 555 0199")
    assert "Paula Whitfield, born May second, nineteen ninety" in call.heard
    call.says("yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert book.patient == NewPatient(
        given="Paula", family="Whitfield", birth_date=date(1990, 5, 2), phone="+17735550199", lang="en"
    )


def test_una_cita_nueva_en_espanol() -> None:
    call = PaperCall()
    call.says("hola, quiero una cita para una limpieza el martes que viene a las nueve y media", lang="es")
    call.says("Luis Hernández", "treinta de diciembre de mil novecientos setenta y nueve")
    call.says("siete siete tres cinco cinco cinco cero uno cuarenta y dos")
    assert "una limpieza dental, a nombre de Luis" in call.heard
    assert "las nueve y media de la mañana" in call.heard
    call.says("sí, está bien")
    assert "Su cita está confirmada" in call.heard
    assert call.done(Book)
    assert "Hasta luego" in call.says("no, eso es todo, gracias")


def test_a_time_is_held_before_it_is_offered_and_the_others_are_given_back() -> None:
    call = PaperCall()
    call.says("I need a physical", "Doctor Nguyen", "Wednesday afternoon")
    assert len(call.done(Hold)) == 2
    assert len(call.held) == 2
    call.says("the first one")
    assert len(call.held) == 1


def test_a_choice_can_be_made_by_its_time_or_by_a_key() -> None:
    by_time = PaperCall()
    by_time.says("I need a cleaning", "Wednesday morning", "eight works")
    assert by_time.dialogue.asked is Asked.NAME
    by_key = PaperCall()
    by_key.says("I need a cleaning", "Wednesday morning")
    by_key.presses("2")
    assert by_key.dialogue.asked is Asked.NAME


def test_a_correction_after_the_read_back_moves_the_time_and_keeps_the_rest() -> None:
    call = PaperCall(caller="+15550101")
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987", "no, Wednesday at ten")
    assert "Wednesday, December second, at ten" in call.heard
    assert len(call.held) == 1
    call.says("yes")
    assert len(call.done(Book)) == 1


def test_another_doctor_can_be_asked_for_at_the_read_back() -> None:
    call = PaperCall(caller="+15550101")
    call.says("a physical with Doctor Ramirez next Tuesday at 9:30", "March 4th 1987", "no, with Doctor Nguyen")
    assert "with Doctor Nguyen, Tuesday, December first, at nine thirty" in call.heard
    call.says("yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)


def test_a_bare_no_at_the_read_back_asks_what_to_change() -> None:
    call = PaperCall(caller="+15550101")
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987", "no")
    assert "What should I change?" in call.heard
    call.says("the date of birth")
    assert call.dialogue.asked is Asked.DOB


def test_a_visit_for_a_child_takes_the_childs_name() -> None:
    call = PaperCall(caller="+15550103")
    call.says("I need a well child visit for my daughter Sofia on Tuesday at ten", lang="en")
    assert call.dialogue.asked is Asked.DOB
    call.says("May ninth 2018")
    assert "for Sofía" in call.heard


def test_twins_are_asked_for_the_first_name() -> None:
    call = PaperCall(caller="+15550105")
    call.says("I need a well child visit on Tuesday at ten", "June first 2015")
    assert "first name" in call.heard
    assert "for Emma" in call.says("Emma")


def test_the_keypad_takes_a_date_of_birth_once_it_was_offered() -> None:
    call = PaperCall(caller="+15550101")
    call.says("a cleaning next Tuesday at 9:30", "mumble mumble")
    assert "key in eight digits" in call.heard
    call.presses("03041987")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


def test_seven_digits_are_enough_where_the_clinics_own_list_has_seven() -> None:
    call = PaperCall()
    call.says("a cleaning next Tuesday at 9:30", "John Miller", "July 17 1975", "555 0102")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


def test_an_open_request_is_never_called_confirmed() -> None:
    call = PaperCall(caller="+15550101", outcomes=[Outcome.REQUESTED])
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987", "yes")
    assert "request" in call.heard
    assert "confirmed" not in call.heard
    assert call.dialogue.outcome == "requested"


def test_a_time_that_went_is_followed_by_the_next_openings() -> None:
    call = PaperCall(caller="+15550101", outcomes=[Outcome.TAKEN])
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987", "yes")
    assert "just taken" in call.heard
    assert call.dialogue.asked is Asked.WHICH_SLOT
    call.says("the first one", "yes")
    assert len(call.done(Book)) == 2
    assert call.dialogue.outcome == "booked"


def test_a_booking_that_fails_reaches_a_person() -> None:
    call = PaperCall(caller="+15550101", outcomes=[Outcome.FAILED])
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987", "yes")
    assert call.done(Bridge)
    assert call.dialogue.outcome == "transferred"


def test_a_change_of_mind_after_booking_moves_the_visit_and_books_no_second() -> None:
    call = PaperCall(caller="+15550101")
    call.says(
        "a cleaning next Tuesday at 9:30", "March 4th 1987", "yes", "actually, can we do Thursday December third at ten"
    )
    call.says("yes")
    assert len(call.done(Book)) == 1
    assert len(call.done(Move)) == 1


# ---- move and cancel ------------------------------------------------------------------------


def test_nothing_about_a_visit_is_said_before_two_facts_agree() -> None:
    call = PaperCall(visits=[visit(TUESDAY_930)])
    call.says("I need to cancel my appointment")
    assert not call.done(FindVisits)
    call.says("Maria Garcia")
    assert not call.done(FindVisits)
    call.says("March 4th 1987")
    assert "physical" in call.heard
    assert "December first" in call.heard
    call.says("yes please")
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["visit-1"]
    assert call.dialogue.outcome == "cancelled"


def test_a_wrong_date_of_birth_opens_nothing() -> None:
    call = PaperCall(visits=[visit(TUESDAY_930)], staff=None)
    call.says("cancel my appointment", "Maria Garcia", "March 5th 1987", "March 5th 1987")
    call.says("Maria Garcia", "May 1st 1980", "May 1st 1980")
    assert not call.done(FindVisits)
    assert "December" not in call.heard
    assert call.done(Bridge)


def test_the_callers_own_number_is_one_of_the_two_facts() -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    call.says("I need to move my physical", "March 4 1987")
    assert "When would you like to come instead?" in call.heard
    call.says("Thursday December third at 9:30", "yes")
    (move,) = call.done(Move)
    assert isinstance(move, Move)
    assert call.dialogue.outcome == "moved"


def test_nothing_is_cancelled_on_a_question_about_it() -> None:
    call = PaperCall(visits=[visit(TUESDAY_930, patient="luis")])
    call.says("quiero cancelar mi cita", "Luis Hernández", "30 de diciembre de 1979", lang="es")
    call.says("¿cobran algo si la cancelo?", "la cancelo o la cambio, ¿usted qué dice?")
    assert not call.done(Cancel)
    call.says("cancélela")
    assert call.done(Cancel)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("a week later", "December eighth"),
        ("the next day", "December second"),
        ("the Tuesday after", "December eighth"),
    ],
)
def test_a_move_counts_from_the_visit(said: str, day: str) -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    call.says("I need to move my physical", "March 4 1987", said)
    assert day in call.heard, call.heard


def test_a_day_somebody_cannot_come_on_is_not_offered() -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    call.says("I can't come in on Thursday, I need to reschedule", "March 4 1987")
    assert "Thursday" not in call.heard, call.heard


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Thanks, and do you take Aetna?", "Aetna"), ("No, but where are you located?", "Maple")],
)
def test_a_question_beside_thanks_is_answered_and_the_call_goes_on(question: str, answer: str) -> None:
    call = PaperCall()
    call.says("what time do you close")
    assert answer in call.says(question)
    assert not isinstance(call.acts[-1], HangUp)


def test_a_visit_booked_and_cancelled_in_one_call_is_none_to_move() -> None:
    kept = visit(TUESDAY_930)
    call = PaperCall(caller="+15550101", visits=[kept])
    call.says("cancel my appointment", "March 4 1987")
    call.dialogue.talk.booked = kept
    call.says("yes")
    assert call.dialogue.talk.booked is None


def test_a_no_to_anything_else_that_objects_ends_no_call() -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    call.says("cancel my appointment", "March 4 1987", "yes")
    assert call.says("no wait, that was the wrong one").startswith("I'm sorry.")
    call.says("no thanks, that's all")
    assert isinstance(call.acts[-1], HangUp)


@pytest.mark.parametrize(
    ("answer", "lang"),
    [
        ("please", "en"),
        ("I guess so", "en"),
        ("I guess I should have it looked at", "en"),
        ("el que sea", "es"),
    ],
)
def test_an_offered_visit_is_taken_by_any_consent(answer: str, lang: Lang) -> None:
    call = PaperCall()
    call.says("I was calling about my knee" if lang == "en" else "le llamo por lo de mi rodilla", lang=lang)
    call.says(answer)
    assert call.dialogue.state.startswith("visit."), call.heard
    assert call.dialogue.talk.facts.visit_type == call.clinic.default_visit_type.id


def test_cambiar_y_cancelar_en_espanol() -> None:
    moving = PaperCall(visits=[visit(TUESDAY_930, patient="luis")])
    moving.says("necesito cambiar mi cita al jueves tres de diciembre a las nueve y media", lang="es")
    moving.says("Luis Hernández", "treinta de diciembre de mil novecientos setenta y nueve")
    assert "¿La cambio?" in moving.heard
    moving.says("sí")
    assert moving.done(Move)
    cancelling = PaperCall(visits=[visit(TUESDAY_930, patient="luis")])
    cancelling.says("quiero cancelar mi cita", lang="es")
    cancelling.says("Luis Hernández", "30 de diciembre de 1979", "sí")
    assert "está cancelada" in cancelling.heard


def test_of_several_visits_the_caller_says_which() -> None:
    visits = [visit(TUESDAY_930), visit(THURSDAY_DEC_3, key="visit-2", kind="cleaning", provider="kim")]
    call = PaperCall(caller="+15550101", visits=visits)
    call.says("I want to cancel an appointment", "March 4 1987")
    assert "Which visit is it?" in call.heard
    call.says("the cleaning", "yes")
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["visit-2"]


def test_a_no_leaves_the_visit_as_it_is() -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    call.says("cancel my appointment", "March 4 1987", "no")
    assert not call.done(Cancel)
    assert "haven't changed anything" in call.heard


def test_danger_is_heard_when_staff_have_hung_up_and_the_caller_goes_on() -> None:
    call = PaperCall(staff=BridgeOutcome.ACCEPTED)
    call.presses("0")
    assert isinstance(call.acts[-1], HangUp)
    assert call.says("me duele el pecho", lang="es").startswith("Si es una emergencia")
    assert len(call.done(Bridge)) == 2


def test_a_doubt_in_a_goodbye_fetches_a_person() -> None:
    call = PaperCall(staff=None)
    call.says("wrong number")
    assert isinstance(call.acts[-1], HangUp)
    call.says("I had chest pain but I feel fine")
    assert [act.reason for act in call.done(Bridge)] == [Reason.URGENT]
    call.event(CallerLeft())
    assert call.dialogue.outcome == "caller_left"


def test_a_doubt_in_a_goodbye_waits_for_the_end_of_the_turn() -> None:
    call = PaperCall(staff=None)
    call.says("wrong number")
    call.partly("I had chest pain but I feel fine", quiet_ms=400)
    call.says("I had chest pain but I feel fine it was two years ago")
    assert not call.done(Bridge)
