from __future__ import annotations

import pytest

from appliance.dialogue.asked import Asked
from appliance.dialogue.people import for_other
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple

OTHERS = (
    "Can I bring my daughter in today?",
    "My two year old has a fever.",
    "I need to get my kid seen.",
    "The kids need their shots.",
    "It's not for me, it's for a friend.",
    "Could my wife come in tomorrow?",
    "I'm her mother, she needs a checkup.",
    "¿Puedo llevar a mi hija hoy?",
    "Le duele la muela a mi hijo.",
    "Es para mi mamá.",
    "Quiero agendar una cita para la niña.",
    "Mi hijo de dos años necesita un chequeo.",
    "Mi mamá de setenta años necesita un chequeo.",
    "A checkup for a 4 year old please.",
)
OWN = (
    "I need an appointment for me.",
    "My husband said I should call.",
    "My son told me about you.",
    "Can I bring my daughter with me?",
    "I'm having a baby.",
    "No, es para mí.",
    "Una cita para mí, por favor.",
    "Mi esposo me dijo que llamara.",
    "Do you see kids?",
    "I have a 5 year old crown that is loose.",
)


@pytest.mark.parametrize("text", OTHERS)
def test_a_visit_for_somebody_else_is_known_by_how_it_is_said(text: str) -> None:
    assert for_other.read(plain(text))


@pytest.mark.parametrize("text", OWN)
def test_a_person_who_is_only_mentioned_is_not_whom_the_visit_is_for(text: str) -> None:
    assert not for_other.read(plain(text))


@pytest.mark.parametrize(
    ("opening", "kind", "when"),
    [
        ("Can I bring my daughter in today?", "a checkup", "the first one"),
        ("¿Puedo llevar a mi hija hoy?", "un chequeo", "la primera"),
    ],
)
def test_a_parent_on_a_known_number_is_asked_for_the_patients_facts(opening: str, kind: str, when: str) -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    lang = "es" if opening.startswith("¿") else "en"
    call.says(opening, lang=lang)
    call.says(kind, "anyone" if lang == "en" else "cualquiera", when)
    assert call.dialogue.asked is Asked.NAME
    call.says("Ava Carter")
    assert call.dialogue.asked is Asked.DOB
    assert call.keys[-1] == "ask_dob_other"


def test_on_a_familys_number_the_question_fits_whoever_it_is_for() -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550103")
    call.says("I need a well child visit on Monday afternoon", "the first one")
    assert call.keys[-1] == "ask_dob_other"
