"""Who calls about somebody and is neither them nor theirs, by what they say."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import strangers_told
from appliance.dialogue.words import plain


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Maria Garcia works for me and I need to know if she has an appointment today", True),
        ("I'm calling about an employee of mine, Maria Garcia, I'd like to confirm her appointment", True),
        ("one of my workers has an appointment, when is it", True),
        ("María trabaja para mí, ¿a qué hora es su cita?", True),
        ("es una empleada mía, quiero confirmar su cita", True),
        ("Maria Garcia is my ex-wife, when is her appointment", True),
        ("I used to be married to Maria Garcia, when is her appointment", True),
        ("we're divorced and I need to cancel her appointment", True),
        ("estoy divorciado de María García, a qué hora es su cita", True),
        ("I'm his ex wife, I need to move his appointment, our son told me", True),
        ("I'm his ex wife, our son Owen has an appointment, I need to move it", False),
        ("she's my ex and I need to cancel the appointment for our daughter", False),
        ("we're divorced, when is my son's appointment", False),
        ("I'm separated from my husband, when is my appointment", False),
        ("Linda Nowak and I were married, when is her visit", True),
        ("we're divorced, but when is his appointment", True),
        ("estamos separados, cuándo es la cita de mi esposa", True),
        ("I'm her coworker, when's Emily Carter's appointment", True),
        ("soy su compañera de trabajo, a qué hora es su cita", True),
        ("I'm a teacher and I need to move my appointment", False),
        ("I'm a sports coach and need a physical", False),
        ("My employee assistance visit needs to be moved", False),
        ("I am his mother and his father is my ex, when is his appointment", False),
        ("her dad was my husband, he is my ex, cancel my daughter's appointment", False),
        ("Tuesday works for me", False),
        ("Tuesday works for me and he can come then too", False),
        ("Tuesday at nine works for me, and her appointment can be after", False),
        ("the fourth works for me, is that her checkup too", False),
        ("ese horario trabaja para mí, deme la cita", False),
        ("the one with Patel works for us, what about his visit", False),
        ("Tuesday morning works for me, I need a cleaning", False),
        ("Doctor Nguyen works for me, can she do my cleaning on Tuesday", False),
        ("my husband works for me and I need to cancel his appointment", False),
        ("I need to reschedule my worker's comp visit", False),
        ("I need to move my employee physical", False),
        ("I need to move my ex ray appointment", False),
    ],
)
def test_who_employs_somebody_or_was_married_to_them(text: str, refused: bool) -> None:
    assert strangers_told.has_no_right(plain(text)) == refused


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("My mother-in-law doesn't know I'm calling. I need to cancel her appointment", True),
        ("I want to cancel my wife's appointment without her knowing", True),
        ("my father doesn't know I'm calling, I need to cancel Ted Lin's visit", True),
        ("mi esposo no sabe que estoy llamando, quiero cancelar su cita", True),
        ("I want to make an appointment, my parents don't know I'm calling", False),
        ("I want to cancel my sports physical, my mom doesn't know I'm calling", False),
        ("mi esposo no sabe que estoy llamando, quiero cancelar mi cita", False),
    ],
)
def test_of_whose_visit_nobody_is_to_know(text: str, secret: bool) -> None:
    assert strangers_told.is_secret(plain(text)) == secret


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("my adult daughter is deaf and I need to move her appointment", False),
        ("mi hija es mayor de edad pero es sorda y quiero mover su cita", False),
        ("my adult daughter is late and I need to move her appointment", True),
    ],
)
def test_a_grown_child_who_cannot_call(text: str, grown: bool) -> None:
    assert strangers_told.of_a_grown_child(plain(text)) == grown
