"""Which of a recognizer's readings is taken, given what was asked."""

from __future__ import annotations

from datetime import datetime

import pytest
from fakes.maple import maple

from appliance.dialogue import expect
from appliance.dialogue.asked import Asked, Completeness
from appliance.dialogue.events import Heard
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.talk import Talk


def taken(asked: Asked, *readings: str, confidence: float = 0.6) -> str:
    clinic = maple().clinic
    now = datetime(2026, 11, 25, 9, tzinfo=clinic.zone)
    talk = Talk(clinic, Directory(()), None, now, "es", None, lang_settled=True, asked=asked)
    return expect.best(Heard(readings[0], "es", confidence, readings[1:]), talk)


def test_a_reading_that_names_a_provider_is_taken_where_one_was_asked_for() -> None:
    readings = ("Con el Dr. N. N. N.", "Con el doctor Nguyen.")
    assert taken(Asked.PROVIDER, *readings) == readings[1]


def test_a_name_is_never_taken_from_a_less_likely_reading() -> None:
    assert taken(Asked.NAME, "Ana Ruiz", "Emily Carter") == "Ana Ruiz"


@pytest.mark.parametrize("said", ["No sé.", "¿Cómo dijo?", "Tal vez.", "Otra vez.", "Las nueve."])
def test_a_doubt_or_a_question_is_the_answer_though_another_reading_would_fill_the_blank(said: str) -> None:
    assert taken(Asked.CONFIRM_YES_NO, said, "No fe.", "Sí.") == said


def test_a_day_is_no_yes_though_it_sounds_like_one() -> None:
    assert taken(Asked.CONFIRM_YES_NO, "El jueves.", "Eso es.") == "El jueves."


def test_a_yes_is_never_taken_from_what_is_hardly_words() -> None:
    """Clatter on the line."""
    assert taken(Asked.CONFIRM_YES_NO, "¡Adiós!", "Sí.", confidence=0.33) == "¡Adiós!"
    assert taken(Asked.CONFIRM_YES_NO, "Buenas.", "Bueno.", confidence=0.33) == "Buenas."
    assert taken(Asked.CONFIRM_YES_NO, "Buenas.", "Bueno.", confidence=0.43) == "Bueno."


@pytest.mark.parametrize("said", ["Alto.", "Operadora.", "Más tarde.", "Cancelar."])
def test_nor_from_a_reading_that_is_nothing_like_it(said: str) -> None:
    assert taken(Asked.CONFIRM_YES_NO, said, "Sí.", "Claro.") == said


def test_where_no_reading_fills_the_blank_the_likeliest_stands() -> None:
    assert taken(Asked.PROVIDER, "no sé", "nos sé") == "no sé"


def looks(asked: Asked, text: str) -> Completeness:
    clinic = maple().clinic
    now = datetime(2026, 11, 25, 9, tzinfo=clinic.zone)
    talk = Talk(clinic, Directory(()), None, now, "en", None, lang_settled=True, asked=asked)
    return expect.completeness(text, talk)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (Asked.GREETING, "I would like to make an appointment for", Completeness.CUT),
        (Asked.GREETING, "I would like to make an appointment for a checkup", Completeness.COMPLETE),
        (Asked.VISIT_TYPE, "a flu shot", Completeness.COMPLETE),
        (Asked.VISIT_TYPE, "it's for my", Completeness.CUT),
        (Asked.OTHER, "it should be on Friday", Completeness.COMPLETE),
        (Asked.CONFIRM_YES_NO, "yes yes", Completeness.BARE),
        (Asked.CONFIRM_YES_NO, "okay that works for me", Completeness.COMPLETE),
        (Asked.CONFIRM_YES_NO, "um", Completeness.CUT),
        (Asked.DOB, "the fifth of October", Completeness.CUT),
        (Asked.DOB, "the fifth of October nineteen seventy", Completeness.COMPLETE),
        (Asked.PHONE, "three one two five five five", Completeness.CUT),
        (Asked.PHONE, "three one two five five five zero one four two", Completeness.COMPLETE),
    ],
)
def test_how_finished_an_answer_looks_follows_its_blank_and_its_grammar(
    asked: Asked, text: str, expected: Completeness
) -> None:
    assert looks(asked, text) is expected


def test_words_that_are_written_down_are_over_at_a_courtesy_and_never_in_the_middle_of_a_phrase() -> None:
    assert expect.dictated("please tell the doctor that I called, thank you") is Completeness.COMPLETE
    assert expect.dictated("I ran out of the") is Completeness.CUT
    assert expect.dictated("I sent the form last week") is Completeness.OPEN
