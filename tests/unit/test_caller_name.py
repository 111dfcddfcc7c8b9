from __future__ import annotations

import pytest

from appliance.dialogue.asked import Asked
from appliance.dialogue.danger import calm_parts
from appliance.dialogue.meaning import caller_name
from appliance.dialogue.people.names import Name
from appliance.dialogue.understand import understand
from tests.fakes.caller import PaperCall
from tests.fakes.maple import MONDAY, maple

CLINIC = maple().clinic
PATIENTS = [
    ("Hello, this is Karen Fields, I'm calling for my daughter Lily.", "en", Name("Lily", "")),
    ("hi this is karen i'm calling for my son owen fields", "en", Name("Owen", "Fields")),
    ("My name is Karen Fields and I need to cancel my mom's appointment.", "en", None),
    ("I'm Oliver's dad, he needs a checkup.", "en", Name("Oliver", "")),
    ("It is for my son, his name is Oliver Fields.", "en", Name("Oliver", "Fields")),
    ("Hola, habla Norma Salas, llamo por mi hijo Tomás, necesita una vacuna.", "es", Name("Tomás", "")),
    ("Soy Norma Salas y quiero cambiar la cita de mi hija.", "es", None),
    ("Soy la mamá de Tomás, necesita una cita.", "es", Name("Tomás", "")),
]
OWN = [
    ("This is Karen Fields, I need an appointment.", "en", Name("Karen", "Fields")),
    ("Hola, soy Norma Salas y llamo para hacer una cita.", "es", Name("Norma", "Salas")),
]


@pytest.mark.parametrize(("text", "lang", "name"), PATIENTS + OWN)
def test_who_calls_for_another_is_not_taken_for_the_patient(text: str, lang: str, name: Name | None) -> None:
    said = understand(
        text, lang="es" if lang == "es" else "en", asked=Asked.GREETING, clinic=CLINIC, today=MONDAY.date()
    )
    assert said.name == name
    assert said.for_other is ((text, lang, name) in PATIENTS)


def test_a_text_about_the_caller_alone_is_left_as_it_is() -> None:
    for text, _, _ in OWN:
        assert caller_name.without(text) == text


@pytest.mark.parametrize(
    ("opening", "lang"),
    [
        ("This is Rachel Bennett, I'm calling for my son Owen, he needs a well child checkup on Monday.", "en"),
        ("Hola, habla Rachel Bennett, llamo por mi hijo Owen, necesita una revisión de niño sano el lunes.", "es"),
    ],
)
def test_a_mother_who_names_herself_books_for_her_son(opening: str, lang: str) -> None:
    call = PaperCall(clinic=CLINIC, patients=maple().patients, caller=None)
    call.says(opening, lang="es" if lang == "es" else "en")
    call.says("the first one", "June fifth 2019") if lang == "en" else call.says(
        "la primera", "cinco de junio de dos mil diecinueve"
    )
    assert call.dialogue.talk.person.patient == next(one for one in maple().patients if one.given == "Owen")


def test_a_name_is_no_danger_and_what_stands_beside_it_stays() -> None:
    assert calm_parts.without("Mi mamá se llama Norma Salas.").strip(" .") == ""
    assert "no respira" in calm_parts.without("Mi mamá se llama Norma y no respira.")
    assert calm_parts.without("She can't come to the phone, she fainted").strip().endswith("she fainted")
