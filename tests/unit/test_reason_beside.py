"""What is wrong, told beside the wish for a visit in whatever place, is not asked for again."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import reason
from appliance.dialogue.words import plain


@pytest.mark.parametrize(
    "text",
    [
        "I need an appointment for my mom, her knees hurt",
        "I want to make an appointment, my back's been bothering me",
        "can I come in, I found a lump on my arm",
        "could somebody look at a mole for me",
        "quisiera hacer una cita para mi mamá, le duelen las rodillas",
        "quiero una cita, me duele la espalda",
        "una cita para mi esposo, anda mal del estómago",
        "quiero cita, tengo comezón en todo el cuerpo",
        "me salió una bolita en el cuello y quiero cita",
        "ando con mucho estrés y no duermo, quiero una cita",
        "quiero que me revisen un lunar",
        "una cita, se me hinchan los pies",
        "necesito una cita para que me saquen sangre",
        "my mom needs to be seen, she's been really forgetful",
        "mi mamá necesita que la revisen, anda muy olvidadiza",
    ],
)
def test_an_ailment_is_a_reason(text: str) -> None:
    assert reason.told(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "I want to make an appointment with Dr. Ramirez",
        "I need an appointment, my son has school until three",
        "can I make an appointment, my hands are full right now",
        "necesito una cita, tengo tiempo en la tarde",
        "quiero una cita para mi hija, está en la escuela",
        "una cita a la vuelta de mi trabajo",
    ],
)
def test_what_else_is_told_is_none(text: str) -> None:
    assert not reason.told(plain(text))
