"""What stands beside a symptom: a doctor seen last week, a "too", a yes, a bill, a missed visit."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.words import plain

SEEN_SINCE = (
    "sí me duele mucho el pecho pero ya fui al doctor la semana pasada, quiero seguimiento",
    "tengo dolor de pecho pero me revisó el doctor hace dos semanas",
    "no puedo respirar bien pero ya fui al doctor la semana pasada",
    "my chest hurts a lot but I saw the doctor last week",
    "I have chest pain but I went to the ER two weeks ago and need a follow up",
)


@pytest.mark.parametrize("text", SEEN_SINCE)
def test_a_doctor_seen_last_week_does_not_take_away_what_hurts_now(text: str) -> None:
    assert assess(text).level is Level.SUSPECT


PAST = (
    "me dolió el pecho la semana pasada",
    "my chest hurt last month but I saw the doctor last week",
    "I had chest pain but I saw the doctor last week",
    "I saw the doctor last week for my chest pain and I need a follow up",
    "fui al doctor la semana pasada por dolor de pecho, quiero seguimiento",
    "si me duele el pecho, ¿a dónde llamo?",
)


@pytest.mark.parametrize("text", PAST)
def test_what_hurt_once_stays_in_the_past(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize(
    "text", ["sí me duele mucho el pecho", "Sí, tengo dolor de pecho", "pues, sí se desmayó ahorita"]
)
def test_a_yes_is_no_if(text: str) -> None:
    assert assess(text).level in (Level.URGENT, Level.EMERGENCY)


FEVER_TOO = (
    "tengo fiebre y mi bebé de dos meses también",
    "yo tengo fiebre y mi bebé de dos meses también tiene, queremos cita",
    "tengo calentura y mi recién nacido también",
    "I have a fever and so does my two month old",
    "I have a fever and my two month old has one too",
    "I have a fever, and my newborn does too",
)


@pytest.mark.parametrize("text", FEVER_TOO)
def test_a_small_baby_with_a_fever_too_cannot_wait(text: str) -> None:
    assert assess(text).level is Level.URGENT


CALM = (
    "tengo fiebre y mi esposo también",
    "tengo fiebre y mi bebé de dos meses también tiene cita",
    "I have a fever and my husband does too",
    "no fever, but my two month old needs a checkup too",
    "quiero cancelar mi cita, ya me quiero morir de la pena, se me olvidó la de ayer",
    "se me olvidó la cita y me quiero morir de pena",
    "quiero cancelar mi cita, ya me quiero morir de la pena",
    "me llegó un cobro que no entiendo, quiero hablar de mi bil",
    "no entiendo la factura, necesito hablar con alguien",
    "no entiendo inglés, ¿habla español?",
)


@pytest.mark.parametrize("text", CALM)
def test_what_is_no_danger_is_none(text: str) -> None:
    assert assess(text).level is Level.NONE


GRAVE = (
    "perdón, me quiero morir de la pena",
    "quiero cancelar mi cita, me quiero morir de la pena, ya no aguanto",
    "cancelen mis citas, ya me quiero morir",
    "ya me quiero morir de la pena, no aguanto estar sin mi hijo",
    "qué pena, me quiero morir",
    "no se le entiende cuando habla",
    "no se le entiende nada al hablar",
)


@pytest.mark.parametrize("text", GRAVE)
def test_grief_and_slurred_speech_stay_an_emergency(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["ay sí, ya no quiere comer", "ya no quiere tomar leche", "ya no puede respirar"])
def test_who_no_longer_eats_gives_up_no_wish(text: str) -> None:
    assert Intent.NEVER_MIND not in intents.read(plain(text))


@pytest.mark.parametrize("text", ["ya no", "ya no quiero la cita", "ya no quiere ir", "ya no puedo ir"])
def test_a_wish_given_up_is_given_up(text: str) -> None:
    assert Intent.NEVER_MIND in intents.read(plain(text))
