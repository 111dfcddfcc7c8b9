"""Sayings that sound of danger: taken for none only where nothing else is said."""

from __future__ import annotations

import pytest

from appliance.dialogue.danger import calm_parts
from appliance.dialogue.emergency import Level, assess


@pytest.mark.parametrize(
    "text",
    [
        "I want to sleep in and not wake up early",
        "quiero dormir bien y no despertar a cada rato",
        "mi papá me pegó un susto",
        "mi mamá me va a matar si no voy",
        "my boss will kill me if I don't show up",
        "my doctor's not responding to my messages",
        "my pharmacy is not responding",
        "she's Blue Cross",
        "I took two five hundred milligram Tylenol",
        "I took Tylenol at ten and Advil at noon",
        "me recetaron treinta pastillas",
        "no, sabe qué, que se quede como está",
        "mejor no le mueva",
        "hi I had an appointment tomorrow but my car broke down",
    ],
)
def test_a_saying_alone_is_none(text: str) -> None:
    assert calm_parts.only_a_saying(text)


@pytest.mark.parametrize(
    "text",
    [
        "I took a lot of aspirin",
        "I took the rest of the Tylenol",
        "I took fentanyl and Tylenol",
        "I took Xanax and some Tylenol",
        "I took Percocet plus Tylenol and I feel weird",
        "I took enough Tylenol to sleep forever",
        "tomé fentanilo y tylenol",
        "me tomé varias aspirinas de más",
        "se me descompuso el corazón late raro",
        "se me ponchó la fuente",
        "my dad is diabetic and isn't answering to my calls",
        "my car broke down and I am having my baby",
        "no le muevan el cuello",
        "I have the pills left and a note written",
        "I have enough pills left to never wake up",
        "quiero morir de frío en el puente",
        "quiero no despertarme temprano ni nunca",
        "my husband is a doctor and the doctor is not responding",
        "my mom will kill me if she sees me like this",
        "mi esposo me va a matar si no voy",
    ],
)
def test_what_is_said_beside_it_is_heard(text: str) -> None:
    assert not calm_parts.only_a_saying(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have crushing pain in my tooth",
        "a crushing pain in my knee",
        "she has crushing pain in both hands",
        "crushing pain in my wrist since the fall",
    ],
)
def test_a_crushing_pain_elsewhere_than_in_the_chest_is_no_heart(text: str) -> None:
    assert assess(text).level is not Level.EMERGENCY


def test_a_crushing_pain_of_the_chest_or_with_a_grey_face_is() -> None:
    assert assess("the patient here is having a crushing pain and turned grey").level is Level.EMERGENCY
    assert assess("crushing pain across my chest").level is Level.EMERGENCY
