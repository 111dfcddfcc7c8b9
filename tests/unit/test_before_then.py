"""A day or an hour told first, and a time wanted before it."""

from __future__ import annotations

from datetime import date, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.answers import own_day
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates.clock_words import Window
from appliance.dialogue.understand import understand
from tests.fakes.clinic import maple_street

TODAY = date(2026, 12, 2)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("lang", "text", "first", "last"),
    [
        ("en", "I have a trip on the 20th and need a vaccine before then", 2, 19),
        ("en", "I have surgery on the 15th and need a physical before", 2, 14),
        ("en", "I'm leaving on the 10th so before then", 2, 9),
        ("en", "we fly out December 20th, can you see us before then?", 2, 19),
        ("es", "me voy el 10, así que antes", 2, 9),
        ("es", "salgo de viaje el veinte, ¿tiene algo antes?", 2, 19),
        ("es", "me operan el 15 y necesito un chequeo antes de esa fecha", 2, 14),
        ("en", "Tuesday, or before that", 2, 8),
        ("en", "is Friday or the day before then", 4, 4),
        ("en", "my appointment is on the 15th, anything before that?", 15, 15),
        ("es", "mi cita es el 15, ¿tiene algo antes?", 15, 15),
    ],
)
def test_the_days_before_are_wanted(lang: Lang, text: str, first: int, last: int) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.days + found.existing == ((date(2026, 12, first), date(2026, 12, last)),)


@pytest.mark.parametrize(
    ("lang", "text", "hour"),
    [
        ("en", "I have to pick up my son at 3 so before that", 15),
        ("en", "I have to be at work at 3", 15),
        ("en", "Monday, but I need to be at school by 11", 11),
        ("es", "tengo que recoger a mi hijo a las tres, antes de eso", 15),
        ("en", "I have to be at work by ten so early please", 10),
        ("en", "yes, I have to be at work by noon", 12),
        ("en", "I have to be at work at three so nothing after", 15),
        ("en", "Wednesday before I start work at nine", 9),
        ("en", "before my shift starts at nine", 9),
        ("en", "before class at eleven", 11),
        ("es", "temprano antes de entrar a trabajar a las nueve", 9),
        ("es", "el jueves antes de que empiece mi turno a las nueve", 9),
        ("es", "antes de dejar a los niños en la escuela a las ocho", 8),
    ],
)
def test_the_hours_before_are_wanted(lang: Lang, text: str, hour: int) -> None:
    assert when.read(text, lang, TODAY, asked=True).window == Window(time(0), time(hour))


def test_what_is_told_first_does_not_bound_the_hour() -> None:
    after = when.read("I have to be in class at two so after four", "en", TODAY, asked=True)
    assert after.window == Window(time(16), time(23, 59))
    for text, at in (("Tuesday after school at three like before", 15), ("I have to be in class by nine so eight", 8)):
        assert when.read(text, "en", TODAY, asked=True).at == time(at)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "before my appointment at nine"),
        ("en", "before the tenth at nine"),
        ("en", "before I leave on Friday at nine"),
        ("es", "antes de mi cita a las nueve"),
        ("es", "antes de Navidad a las nueve"),
    ],
)
def test_an_hour_behind_a_visit_or_a_day_stays(lang: Lang, text: str) -> None:
    assert when.read(text, lang, TODAY, asked=True).at == time(9)


@pytest.mark.parametrize("text", ["mi cita es el 15, ¿tiene algo antes?", "mi consulta es el lunes, quiero algo antes"])
def test_the_day_of_the_own_visit_is_told(text: str) -> None:
    meaning = understand(text, lang="es", asked=Asked.GREETING, clinic=maple_street(), today=TODAY)
    assert own_day.sooner_than_booked(meaning)
