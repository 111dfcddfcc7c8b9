"""Who asks to hear it again and again hears it shorter, and is then offered a person."""

from __future__ import annotations

import pytest

from appliance.dialogue.acts import Bridge
from appliance.dialogue.events import Heard
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        (("¿mande?", "¿mande?", "¿mande?"), "es"),
        (("¿qué?", "¿cómo?", "¿eh?"), "es"),
        (("what?", "huh?", "pardon me?"), "en"),
        (("I can't hear you", "I don't understand", "what did you say"), "en"),
        (("no le entiendo", "no entiendo nada", "¿mande?"), "es"),
    ],
)
def test_the_greeting_is_heard_shorter_and_then_a_person_is_offered(said: tuple[str, ...], lang: str) -> None:
    call = PaperCall()
    heard = []
    for text in said:
        call.event(Heard(text, lang))
        heard.append(list(call.keys))
    assert heard[0][0] == "greeting"
    assert heard[1:] == [["how_can_i_help_again"], ["offer_human_unclear"]]
    call.event(Heard("sí" if lang == "es" else "yes", lang))
    assert call.done(Bridge)


def test_nobody_who_speaks_spanish_is_told_to() -> None:
    call = PaperCall()
    call.event(Heard("¿mande?", "es"))
    assert call.keys == ["greeting", "how_can_i_help"]


def test_so_is_the_question_after_a_hello() -> None:
    call = PaperCall()
    call.says("hello?", "what?", "what?")
    assert call.keys == ["how_can_i_help_again"]


@pytest.mark.parametrize("text", ["I don't understand my bill", "no entiendo mi factura"])
def test_who_does_not_understand_a_bill_is_told_nothing_again(text: str) -> None:
    assert Intent.REPEAT not in intents.read(plain(text))


@pytest.mark.parametrize(
    "lines",
    [
        ("what?", "what?", "I need a cleaning", "what?"),
        ("I need a cleaning", "what?", "sorry what", "anyone", "what?"),
        ("what?", "what?", "where are you located?", "what?"),
    ],
)
def test_an_answer_in_between_begins_anew(lines: tuple[str, ...]) -> None:
    call = PaperCall()
    call.says(*lines)
    assert "offer_human_unclear" not in call.keys


def test_a_question_not_heard_three_times_offers_a_person_and_goes_on_after_a_no() -> None:
    call = PaperCall()
    call.says("I need a cleaning", "what?", "can you say that again", "sorry?")
    assert call.keys == ["offer_human_unclear"]
    call.says("no")
    assert call.keys[-1].startswith("ask_when")
