"""Who asks whether anybody hears them is told so, and nothing is done on a "bueno" that is a hello."""

from __future__ import annotations

import pytest

from appliance.dialogue.acts import Book
from appliance.dialogue.answers import line_check
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall

MARIA = "+15550101"


@pytest.mark.parametrize(
    "text",
    [
        "hello? can you hear me?",
        "hello?",
        "hello hello",
        "are you still there?",
        "hey, did I lose you?",
        "is anybody there",
        "can you hear me okay",
        "¿bueno? ¿me escucha?",
        "¿bueno? ¿bueno?",
        "¿Bueno?",
        "¿sigue ahí?",
        "oiga, ¿está ahí?",
        "hola, ¿hay alguien?",
        "¿se cortó?",
    ],
)
def test_whether_anybody_hears(text: str) -> None:
    assert line_check.asked(text, plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "bueno",
        "hi",
        "hola",
        "yes",
        "can you hear me, I need an appointment",
        "are you there on Saturdays",
        "is the doctor there",
        "hello, I need a cleaning",
        "bueno, está bien",
        "sí",
        "¿está ahí la doctora Nguyen?",
        "",
    ],
)
def test_what_is_more_than_that(text: str) -> None:
    assert not line_check.asked(text, plain(text))


def test_the_first_question_is_put_again_without_the_greeting() -> None:
    call = PaperCall()
    call.says("hello? can you hear me?")
    assert call.keys == ["i_hear_you", "how_can_i_help"]
    call.says("hello?", "hello?", "hello?", "hello?")
    assert call.keys == ["i_hear_you", "how_can_i_help"]


@pytest.mark.parametrize("hello", ["¿Bueno?", "¿bueno? ¿bueno?", "¿bueno? ¿me escucha?", "¿hola? ¿sigue ahí?"])
def test_nothing_is_done_on_a_hello(hello: str) -> None:
    call = PaperCall(caller=MARIA)
    call.says("quiero una cita de limpieza el martes en la mañana", "la primera", "Maria Garcia", lang="es")
    call.says("cuatro de marzo de 1987", lang="es")
    assert call.dialogue.asked.value == "confirm_yes_no"
    call.says(hello, lang="es")
    assert call.keys[0] == "i_hear_you"
    assert not call.done(Book)
    call.says("sí", lang="es")
    assert call.done(Book)


def test_a_message_does_not_hold_it() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I'd like to leave a message", "hello? are you there?")
    assert call.keys[0] == "i_hear_you"
    assert "are you there" not in call.dialogue._stack.top.learnt()
