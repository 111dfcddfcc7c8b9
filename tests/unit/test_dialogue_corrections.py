"""What simulated callers stumbled over: a question taken for a name, a long first sentence, a late correction."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic_file import demo_clinic
from appliance.dialogue.acts import Book, Bridge, BridgeOutcome
from appliance.dialogue.asked import Asked
from appliance.dialogue.understand import Meaning, understand
from tests.fakes.caller import PaperCall, visit

CLINIC = demo_clinic().clinic
TODAY = date(2026, 11, 23)
TUESDAY_930 = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)


def meant(text: str, asked: Asked, lang: str = "en") -> Meaning:
    return understand(text, lang="es" if lang == "es" else "en", asked=asked, clinic=CLINIC, today=TODAY)


@pytest.mark.parametrize("text", ["It's November 15, 1983.", "It's June fifth, nineteen ninety", "it's August"])
def test_the_month_of_a_date_of_birth_is_nobodys_name(text: str) -> None:
    assert meant(text, Asked.DOB).name is None


def test_somebody_called_like_a_month_still_has_a_name() -> None:
    name = meant("It's June", Asked.NAME).name
    assert name is not None
    assert name.given == "June"
    both = meant("I'm June Walters, born April 2nd, 1980", Asked.DOB).name
    assert both is not None
    assert both.full == "June Walters"


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Is it normal that it hurts at night?", "en"), ("¿Es normal que me duela en la noche?", "es")],
)
def test_a_question_instead_of_the_name_is_no_name(text: str, lang: str) -> None:
    assert meant(text, Asked.NAME, lang).name is None


def test_a_date_of_birth_in_the_first_sentence_does_not_hide_the_day_wanted() -> None:
    call = PaperCall()
    call.says("I'd like a cleaning on Tuesday December first at 9:30, my name is Maria Garcia, born March 4th 1987")
    assert call.dialogue.asked is Asked.PHONE
    assert "is open" in call.heard
    spanish = PaperCall()
    spanish.says(
        "me llamo Luis Hernández, nací el treinta de diciembre de mil novecientos setenta y nueve y necesito una "
        "limpieza el martes primero de diciembre a las nueve y media",
        lang="es",
    )
    assert spanish.dialogue.asked is Asked.PHONE


def test_a_date_of_birth_is_no_day_to_come() -> None:
    assert not meant("No, my date of birth is November 30, 1987", Asked.CONFIRM_YES_NO).when.said


def test_a_name_put_right_at_the_read_back_finds_the_record() -> None:
    call = PaperCall()
    call.says("a cleaning next Tuesday at 9:30", "Janet Whitfield", "March 4th 1987")
    call.says("W H I T F I E L D", "yes", "Aetna", "773 555 0142")
    assert "for Janet Whitfield" in call.heard
    assert "for Maria" in call.says("no, the name is Maria Garcia")
    call.says("yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert book.patient == "maria"


def test_a_date_of_birth_put_right_at_the_read_back_finds_the_record() -> None:
    call = PaperCall()
    call.says("a cleaning next Tuesday at 9:30", "John Miller", "July 16 1975", "July 16 1975")
    call.says("M I L L E R", "yes", "none", "773 555 0142")
    assert "for John Miller" in call.heard
    call.says("no, my date of birth is July 17 1975", "yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert book.patient == "john"


def test_whom_a_new_patient_asks_for_decides_the_kind_of_visit() -> None:
    call = PaperCall(clinic=CLINIC)
    call.says("Hi, I'm a new patient and I'd like an appointment", "with the dentist, please")
    assert "not who we book" not in call.heard
    assert call.dialogue.asked is Asked.DATE_TIME


def test_the_day_of_the_visit_on_the_books_is_not_the_day_to_move_it_to() -> None:
    for words in (
        "I have to change my appointment on Tuesday, December first",
        "Can I move my visit on Tuesday the first?",
    ):
        call = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
        call.says(words, "March 4th 1987")
        assert call.dialogue.asked is Asked.DATE_TIME, words
    apart = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    apart.says("I want to move my appointment from Tuesday December first to Friday", "March 4 1987")
    assert "Friday" in apart.heard
    spanish = PaperCall(caller="+15550101", visits=[visit(TUESDAY_930)])
    spanish.says("quiero cambiar mi cita del martes primero de diciembre", lang="es")
    spanish.says("cuatro de marzo de mil novecientos ochenta y siete", lang="es")
    assert spanish.dialogue.asked is Asked.DATE_TIME


def test_a_first_name_asked_again_is_still_the_same_question() -> None:
    call = PaperCall(caller="+15550105")
    call.says("I need a well child visit on Tuesday at ten", "June first 2015", "Sorry, what was that?")
    call.is_silent()
    assert not call.done(Bridge)
    assert "for Emma" in call.says("Emma")


def test_going_on_after_nobody_came_asks_again_instead_of_ringing_again() -> None:
    call = PaperCall(clinic=CLINIC, staff=BridgeOutcome.NOBODY)
    call.says("I need a cleaning", "Tuesday at 9:30", *["with Doctor Patel please"] * 3)
    assert len(call.done(Bridge)) == 1
    call.says("yes")
    assert len(call.done(Bridge)) == 1
    assert call.dialogue.asked in (Asked.WHICH_SLOT, Asked.DATE_TIME, Asked.NAME)


def test_a_kind_that_is_not_for_new_patients_can_be_changed_when_nobody_comes() -> None:
    call = PaperCall(clinic=CLINIC, staff=BridgeOutcome.NOBODY)
    call.says("I'm a new patient, I need a crown next Tuesday at nine thirty", "Paula Whitfield", "May second 1990")
    call.says("W H I T F I E L D", "yes", "Aetna", "773 555 0199")
    assert len(call.done(Bridge)) == 1
    call.says("yes")
    assert call.dialogue.asked is Asked.VISIT_TYPE


@pytest.mark.parametrize("text", ["the first one you have", "la primera que tenga", "el primer espacio que tenga"])
def test_the_first_one_you_have_is_as_soon_as_possible(text: str) -> None:
    assert meant(text, Asked.DATE_TIME, "en" if "the" in text else "es").when.soonest


def test_no_thats_fine_turns_an_offer_down() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a cleaning", "Should I take ibuprofen for it?", "No, that's fine.")
    assert not call.done(Bridge)
    assert call.dialogue.asked is Asked.DATE_TIME


@pytest.mark.parametrize("asked", [Asked.WHICH_SLOT, Asked.REASON, Asked.CONFIRM_YES_NO])
def test_a_date_of_birth_nobody_asked_for_names_no_day(asked: Asked) -> None:
    found = meant("Ocho de marzo de mil novecientos setenta y nueve.", asked, "es")
    assert found.births == (date(1979, 3, 8),)
    assert not found.when.said
