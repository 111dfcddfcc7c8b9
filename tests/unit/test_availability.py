"""A free time asked for first of all is a visit to be made; one spoken of beside a visit on the books is not."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.dialogue.meaning import availability, wishes
from appliance.dialogue.words import plain

SENSE = senses.shipped()


@pytest.mark.parametrize(
    "text",
    [
        "do you have anything Thursday with the hygienist?",
        "hi, yes, any openings this week, I work till four",
        "Saturday would be ideal for us",
        "can you see my son tomorrow, before noon if possible",
        "I can only come Monday mornings",
        "¿tiene espacio mañana en la tarde para una limpieza?",
        "buenas, ¿habrá campo el lunes antes de las diez?",
        "podemos ir el sábado los dos",
        "el jueves a las tres hay lugar con la doctora Nguyen",
        "¿me puede atender hoy? traigo una muela que me punza",
    ],
)
def test_it_asks_for_a_visit(text: str) -> None:
    assert availability.asked(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "do you have anything earlier on Thursday?",
        "my car is in the shop, is there anything Friday?",
        "I could come Monday instead",
        "Monday would be great, the one you gave me is too early",
        "is there something before the one I have on Friday?",
        "¿tiene algo antes del viernes?",
        "¿habrá otro espacio mañana? a las nueve no puedo",
        "¿tiene algo mañana antes?",
        "se me descompuso el carro, ¿habrá lugar el jueves?",
        "podría ir mejor el martes",
        "el jueves tengo la mía, ¿hay algo el viernes?",
        "my son has an appointment Thursday",
        "",
        "hay",
    ],
)
def test_it_speaks_of_one_on_the_books_or_of_something_else(text: str) -> None:
    assert not availability.asked(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "checkup on the 10th at noon",
        "Physical with Dr. Ramirez, first thing in the morning, any day the week after next",
        "dental exam, any day but Friday",
        "an appointment with Dr. Patel the day after tomorrow",
        "limpieza para mi hijo el martes por la tarde",
        "cita con la doctora Patel pasado mañana",
    ],
)
def test_a_kind_of_visit_and_a_day_is_a_new_visit(text: str) -> None:
    found = wishes.read(text, SENSE.wishes)
    assert (found.labels, found.ask) == (("new",), False)


@pytest.mark.parametrize(
    "text",
    [
        "my appointment Tuesday at two",
        "physical on the 12th, is it still on",
        "checkup Friday, can't make it",
        "move my cleaning to Monday",
        "dental exam, how much is it",
        "cleaning",
    ],
)
def test_whoever_says_more_is_not_taken_so(text: str) -> None:
    assert not availability.named(plain(text))
