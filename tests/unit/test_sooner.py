"""A visit on the books and a wish for one sooner, or on another day, without a word for moving."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import sooner
from appliance.dialogue.words import plain


@pytest.mark.parametrize(
    "text",
    [
        "is there anything sooner, my checkup isn't until January",
        "my follow up isn't till the tenth, could you squeeze me in before then",
        "mi cita es hasta diciembre, ¿no tiene algo antes?",
        "I was supposed to come on Friday but my car is in the shop, can we look at next week",
        "me tocaba el martes pero me cambiaron el turno, ¿podemos ver para el jueves?",
    ],
)
def test_who_has_a_visit_and_wants_another_time_moves_it(text: str) -> None:
    assert sooner.than_booked(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "I was going to see a movie but I need an appointment",
        "do you have anything sooner than Friday",
        "my insurance isn't active until January",
        "mi seguro es hasta enero",
        "i was supposed to get a refill but the pharmacy doesnt have it can you try again",
        "I was supposed to get my test results last week but nobody called, can you look at that?",
        "Me iban a mandar la receta a la farmacia pero no está, ¿me la pueden pasar otra vez?",
        "my cleaning isnt for another month can i get my fluoride refilled before then",
        "Mi cita es hasta el viernes pero necesito la receta antes.",
        "My appointment isn't until 3, should I get there earlier to fill out paperwork?",
        "I have a follow-up question about my visit earlier.",
    ],
)
def test_who_has_none_does_not(text: str) -> None:
    assert not sooner.than_booked(plain(text))
