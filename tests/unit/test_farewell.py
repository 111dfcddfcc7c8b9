from __future__ import annotations

import pytest

from appliance.dialogue.meaning import farewell
from appliance.dialogue.words import plain

FAREWELLS = (
    "No, nothing else. Bye now.",
    "Thanks, have a great rest of your Friday.",
    "Ok well I'll see you on the tenth then, bye.",
    "No, es todo, gracias.",
    "Que tenga buen día, adiós.",
    "Feliz Navidad y próspero año nuevo.",
    "Nos vemos el martes, gracias.",
)
NONE = (
    "I'm not happy with Friday.",
    "Have a great day, can I ask one more thing?",
    "I just want to say goodbye to everyone.",
    "Thank you.",
    "No.",
    "¿Hasta qué hora abren?",
    "Can you see me Tuesday?",
)


@pytest.mark.parametrize("text", FAREWELLS)
def test_a_farewell_in_everyday_words_is_known(text: str) -> None:
    assert farewell.read(plain(text))


@pytest.mark.parametrize("text", NONE)
def test_what_says_more_or_less_than_goodbye_is_no_farewell(text: str) -> None:
    assert not farewell.read(plain(text))


def test_a_day_in_a_good_wish_is_told_from_a_bare_goodbye() -> None:
    assert farewell.wishes_well(plain("Happy Thanksgiving to you too!"))
    assert not farewell.wishes_well(plain("No, that's all, bye."))


def test_a_long_text_is_read_at_once() -> None:
    assert not farewell.read(f" {'happy ' * 2000}can i ")
