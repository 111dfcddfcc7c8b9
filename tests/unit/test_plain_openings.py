"""Openings people say every day, each answered by what it asks for."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.clinic.people import Lang
from appliance.dialogue.acts import FindOpenings
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple

SENSE = senses.shipped()
WHOM = {"en": "see", "es": "ver a alguien"}
STAFF = {"en": "connect you with someone", "es": "comunique con alguien"}


def says(text: str, lang: Lang) -> str:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101", sense=SENSE)
    said = call.says(text, lang=lang)
    assert not call.done(FindOpenings)
    return said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I need a pre op clearance for my knee surgery on the 20th"),
        ("en", "I want an appointment for a second opinion"),
        ("es", "mi azúcar anda un poco alta y quiero que me vea el doctor"),
        ("es", "quiero sacar cita para el papanicolaou"),
    ],
)
def test_what_a_visit_is_for_is_not_asked_where_it_is_told(lang: Lang, text: str) -> None:
    assert WHOM[lang] in says(text, lang)


@pytest.mark.parametrize("text", ["quiero una cita para el lunes", "necesito una cita para mi mamá"])
def test_a_day_or_a_person_is_no_reason(text: str) -> None:
    assert "¿Para qué es la cita?" in says(text, "es")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "can you help me log on to the portal"),
        ("en", "can you tell me if Dr. Nguyen speaks Spanish"),
        ("es", "¿el doctor Nguyen habla español?"),
    ],
)
def test_what_the_box_does_not_know_is_for_staff(lang: Lang, text: str) -> None:
    assert STAFF[lang] in says(text, lang)


def test_spanish_is_spoken_where_it_is_asked_for() -> None:
    assert "¿En qué le puedo ayudar?" in says("do you have anybody who speaks Spanish", "en")


def test_who_brings_somebody_in_wants_a_visit() -> None:
    assert "What is the visit for?" in says("I need to bring my dad in, he fell last week but he's okay", "en")


def test_who_was_called_by_us_leaves_a_message() -> None:
    assert "recado" in says("me hablaron de este número", "es")
