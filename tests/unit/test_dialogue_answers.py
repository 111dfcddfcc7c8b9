"""Short answers as recognizers write them: yes, kinds of visit, names, a wish for a person."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from appliance.clinic.load import parse_clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue.acts import Bridge, BridgeOutcome
from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import glossary, names
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall

DEMO = parse_clinic(
    tomllib.loads(files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")), "demo.toml"
).clinic


@pytest.mark.parametrize(
    "text",
    [
        *("Sin por favor.", "Si por favor", "Sí, por favor.", "C, por favor", "Sí, está bien", "Sip", "Sin.", "Sí."),
        *("Exacto", "Así es", "Claro que sí", "Sí, es correcto.", "Sí me parece bien", "Ajá", "ok", "Afirmativo"),
        *("Yes, that's right", "Yeah", "Yep", "That's correct", "That is correct.", "Yes, police", "Affirmative"),
    ],
)
def test_a_yes_is_a_yes_however_it_was_written_down(text: str) -> None:
    assert yes_no.read(plain(text)) is True


@pytest.mark.parametrize("text", ["Sin seguro", "si me puede repetir", "si no es molestia", "Si el martes se puede"])
def test_without_and_if_are_not_yes(text: str) -> None:
    assert yes_no.read(plain(text)) is None


@pytest.mark.parametrize("text", ["No, gracias", "That's not right", "No es correcto", "No está bien", "Nope"])
def test_a_no_is_a_no(text: str) -> None:
    assert yes_no.read(plain(text)) is False


@pytest.mark.parametrize("kind", DEMO.visit_types, ids=lambda kind: kind.id)
def test_every_kind_of_visit_is_known_by_each_of_its_own_words(kind: VisitType) -> None:
    for phrase in (kind.spoken_en, *kind.words_en):
        for line in ("I'd like to book a {}", "I need to make an appointment for a {}, please."):
            assert glossary.visit_type(line.format(phrase), DEMO) == kind, phrase
    for phrase in (kind.spoken_es, *kind.words_es):
        for line in ("quiero una cita para {}", "Quisiera una cita para {}, por favor."):
            assert glossary.visit_type(line.format(phrase), DEMO) == kind, phrase


@pytest.mark.parametrize("lead", ["Me llamo", "Soy", "Mi nombre es", "Me llama", "My name is", "This is", "It's", ""])
@pytest.mark.parametrize("end", ["", "."])
def test_given_and_family_name_are_kept(lead: str, end: str) -> None:
    said = f"{lead} Rosa Morales{end}".strip()
    assert names.read(said, asked=True) == Name("Rosa", "Morales")
    assert names.read(said.lower(), asked=True) == Name("Rosa", "Morales")


@pytest.mark.parametrize(
    "text",
    [
        *("operator", "Representative.", "a person, please", "I want a real person", "talk to a person please"),
        *("una persona", "operadora", "Una persona, por favor.", "hablar con alguien", "quiero una operadora"),
    ],
)
def test_a_bare_wish_for_a_person_is_granted_before_the_turn_is_over(text: str) -> None:
    for before in ((), ("I need a cleaning",), ("I need a cleaning", "Wednesday morning")):
        call = PaperCall(staff=None)
        call.says(*before)
        assert call.partly(text) == ""
        call.partly(text, quiet_ms=100)
        assert call.dialogue.state == "bridging"
        assert call.says(text) == ""
        assert len(call.done(Bridge)) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("a person told me to call", "no operator", "I don't want a person", "someone", "the operator said Tuesday"),
        *("una persona me dijo", "no quiero operadora", "cleaning", ""),
    ],
)
def test_half_a_sentence_about_a_person_waits_for_the_rest(text: str) -> None:
    call = PaperCall(staff=None)
    assert call.partly(text, quiet_ms=300) == ""
    assert not call.done(Bridge)


def test_a_wish_for_a_person_waits_while_an_emergency_is_asked_about() -> None:
    call = PaperCall(staff=None)
    call.says("I had chest pain but I feel better")
    assert call.dialogue.asked is Asked.EMERGENCY_NOW
    assert call.partly("operator", quiet_ms=300) == ""
    assert not call.done(Bridge)


def test_a_no_to_one_doubt_does_not_silence_another() -> None:
    call = PaperCall(staff=None)
    for words in ("help", "stroke"):
        call.says(words)
        assert call.dialogue.asked is Asked.EMERGENCY_NOW
        call.says("no")
    call.says("help")
    assert call.dialogue.asked is not Asked.EMERGENCY_NOW


def test_a_danger_asked_about_is_asked_about_in_the_callers_language() -> None:
    call = PaperCall(staff=None)
    call.says("ayuda", lang="es")
    assert (call.dialogue.asked, call.dialogue.lang) == (Asked.EMERGENCY_NOW, "es")


def test_the_first_words_choose_the_language_of_the_wait() -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY)
    call.partly("una persona por favor", quiet_ms=200)
    assert call.dialogue.lang == "es"


def test_two_days_to_choose_from_are_spoken_with_weekday_and_no_year() -> None:
    call = PaperCall()
    call.says("I need a cleaning", "Tuesday the third")
    asked = call.heard
    assert "Do you mean" in asked
    assert "Tuesday, " in asked
    assert "twenty twenty" not in asked
    assert "2026" not in asked
