"""What somebody new is insured with: one question, any answer, for staff only."""

from __future__ import annotations

import pytest

from appliance.call.note import note_of
from appliance.dialogue.acts import Book
from appliance.dialogue.asked import Asked
from tests.fakes.caller import MONDAY, PaperCall, visit

NEWCOMER = ("Hi, I'm a new patient and I need a cleaning on Tuesday morning", "the first one", "Paula Whitfield")


def asked_for_insurance() -> PaperCall:
    call = PaperCall()
    call.says(*NEWCOMER, "May second 1990", "W H I T F I E L D", "yes")
    assert call.dialogue.asked is Asked.INSURANCE
    assert call.heard == "What insurance do you have, if any?"
    return call


@pytest.mark.parametrize(
    ("answer", "insurer", "number"),
    [
        ("Aetna", "Aetna", ""),
        ("I have Blue Cross", "Blue Cross Blue Shield", ""),
        ("It's Cigna, the number is W 1 2 3 4 5 6 7", "Cigna", "W1234567"),
        ("None", "none", ""),
        ("No", "none", ""),
        ("I don't have insurance", "none", ""),
        ("self pay", "none", ""),
        ("I'll pay cash", "none", ""),
        ("I don't have it with me", "", ""),
        ("I'm not sure, I'd have to look", "", ""),
        ("The Sunrise Workers plan", "The Sunrise Workers plan", ""),
    ],
)
def test_any_answer_is_taken_at_once(answer: str, insurer: str, number: str) -> None:
    call = asked_for_insurance()
    call.says(answer)
    assert call.dialogue.asked is Asked.PHONE
    call.says("773 555 0199", "yes")
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert (book.insurance.get("insurer", ""), book.insurance.get("member_id", "")) == (insurer, number)


def test_only_the_insurer_is_read_back() -> None:
    call = asked_for_insurance()
    call.says("It's Cigna, the number is W 1 2 3 4 5 6 7")
    assert "The insurance is Cigna." in call.says("773 555 0199")
    assert "one, two" not in call.heard.replace("zero", "one")
    assert "The insurance is Humana." in call.says("no, it's Humana")


@pytest.mark.parametrize("answer", ["None", "The Sunrise Workers plan", "I don't have it with me"])
def test_what_is_no_insurer_by_name_is_never_spoken(answer: str) -> None:
    call = asked_for_insurance()
    call.says(answer)
    call.says("773 555 0199")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    assert "insurance" not in call.heard
    assert "Sunrise" not in call.heard


def test_a_bare_yes_is_asked_which_one_and_nobody_is_asked_three_times() -> None:
    call = asked_for_insurance()
    assert "company on the card" in call.says("yes I do")
    call.says("it is the one my employer offers to all of the people that work over there")
    assert call.dialogue.asked is Asked.PHONE


def test_a_patient_on_file_is_not_asked() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I'd like to book a cleaning next Tuesday at 9:30.", "March 4th, 1987.")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


@pytest.mark.parametrize(
    ("answer", "insurer"),
    [("Tengo Medicaid", "Medicaid"), ("No tengo seguro", "none"), ("Ninguno", "none"), ("No la traigo conmigo", "")],
)
def test_tambien_en_espanol(answer: str, insurer: str) -> None:
    call = PaperCall()
    call.says("hola, soy paciente nuevo y quiero una limpieza el martes por la mañana", lang="es")
    call.says("la primera", "Lucía Ortega", "diez de mayo de mil novecientos noventa", "O R T E G A", "sí")
    assert call.heard == "¿Qué seguro médico tiene, si tiene alguno?"
    call.says(answer)
    assert call.dialogue.asked is Asked.PHONE
    assert call.dialogue.talk.person.insurer == insurer


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            {"insurer": "Cigna", "member_id": "W1234567"},
            "Insurance, as the caller said: Cigna, member number W1234567.",
        ),
        ({"insurer": "none"}, "Insurance, as the caller said: none."),
        ({"insurer": "the Sunrise plan"}, "Insurance, as the caller said: named in the message to staff."),
    ],
)
def test_the_note_names_it_in_fixed_words(told: dict[str, str], line: str) -> None:
    note = note_of(
        call_id="c1", started=MONDAY, ended=MONDAY, outcome="booked", lang="en", visit=visit(MONDAY), insurance=told
    )
    assert note is not None
    assert line in note.lines
    assert not any("Sunrise" in each for each in note.lines)
