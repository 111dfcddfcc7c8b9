"""No narrowing of the danger rules hides danger told now, and what sounds alike stays calm."""

from __future__ import annotations

import pytest

from appliance.dialogue.danger import calm_parts
from appliance.dialogue.emergency import Level, assess

DANGER = (
    "she's giving birth right now and we can't make it to the hospital",
    "my wife is in labor and I need to cancel my appointment, she is screaming the head is out",
    "my wife went into labor, we have an appointment next week but she's bleeding",
    "mi esposa está en trabajo de parto y no tengo quien la lleve al hospital",
    "I'm in labor next to the highway we can't get there",
    "I'm in labor in the car",
    "I was wondering if I could get in, my mom had a stroke this morning",
    "quería saber si me pueden ver, mi mamá tuvo un derrame hoy en la mañana",
    "quería saber si me pueden ver mi mamá no puede hablar",
    "do you do pregnancy visits I'm bleeding and I'm 30 weeks",
    "my doctor said to call if my chest hurts and it does",
    "the paper says call if you have trouble breathing and I do",
    "me dijo el doctor que hablara si me dolía el pecho y me duele",
    "ya me dijeron que llamara si sangraba y estoy sangrando mucho",
    "I want to reschedule my visit my face is drooping",
    "she had a stroke last year and it's happening again",
    "there's a man in my house fixing to hurt me",
    "there's a man in my house that I don't know",
    "there is a man in my house with a knife",
    "follow up for chest pain that I'm still having",
    "I need a follow up, my chest hurts and it's getting worse",
    "I won't be here tomorrow",
    "I won't be around much longer",
    "ya no voy a estar",
    "her sugar is forty two",
    "her sugar is thirty",
    "my dog bit my son and he is bleeding a lot",
)
CALM = (
    "my sister just went into labor so I need to cancel my cleaning",
    "mi hija está en trabajo de parto, no tengo quien me cuide los niños, quiero cancelar mi cita",
    "there's a man in my house fixing the sink so I can't come till noon",
    "there's someone in my house who has the flu",
    "I was wondering if you take new patients, my mom had a stroke",
    "my doctor said to call if my chest hurts",
    "I need a chest pain follow up",
    "I'd like to schedule a follow up for my chest pain",
    "my chest pain follow up is on Tuesday, can I move it",
    "ER follow up for chest pain",
    "I was told to follow up after my heart attack",
    "necesito una cita de control por lo del infarto",
    "tengo una cita de seguimiento por dolor de pecho",
    "I'm calling about my overdose follow up visit",
    "I won't be here Friday",
    "I won't be here next week",
    "I won't be around on Monday, can I come Thursday",
    "ya no voy a estar en la ciudad el lunes",
    "my sugar was one forty",
    "my sugar was one twenty five fasting",
    "her sugar runs two twenty",
    "my glucose was a hundred and thirty",
    "I want to reschedule my visit for the stroke clinic",
)


@pytest.mark.parametrize("text", DANGER)
def test_danger_told_beside_what_is_calm_is_an_emergency(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_like_danger_is_none(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize(
    "text", ["my dog is having seizures", "is this the vet, my cat can't breathe", "mi gata está vomitando"]
)
def test_an_animal_that_is_ill_is_no_danger_to_a_person(text: str) -> None:
    assert calm_parts.only_a_beast(text)


@pytest.mark.parametrize(
    "text",
    [
        "my dog bit my son and he is bleeding badly",
        "my dog is barking and my wife won't wake up",
        "mi perro tumbó a mi mamá y no se levanta",
        "my service dog is alerting",
    ],
)
def test_a_person_beside_an_animal_may_be_in_danger(text: str) -> None:
    assert not calm_parts.only_a_beast(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("her oxygen is 98", ""),
        ("mi azúcar estaba en ciento cuarenta", ""),
        ("her oxygen is 79", "her oxygen is 79"),
        ("my sugar is 38", "my sugar is 38"),
    ],
)
def test_a_reading_as_it_should_be_tells_no_danger(text: str, left: str) -> None:
    assert calm_parts.without(text).strip() in (left, "my", "her", "mi")


@pytest.mark.parametrize(
    "text",
    [
        "I need a follow up my chest hurts really bad",
        "I'm calling for a follow up for my chest pain it's getting really bad",
        "mi cita de seguimiento no puedo respirar",
        "necesito una cita de control porque no puedo respirar",
    ],
)
def test_a_follow_up_hides_no_danger_of_now(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY
