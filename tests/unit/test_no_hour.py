"""A number that is no hour: "un espacio", "do you have one", and two hours said as one: "entre nueve y diez"."""

from __future__ import annotations

from datetime import date, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates.clock_words import Window

TODAY = date(2026, 12, 2)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("es", "¿tiene un espacio el martes?", 8),
        ("es", "¿no tiene un hueco el viernes?", 4),
        ("es", "necesito un chequeo el lunes", 7),
        ("es", "tengo un compromiso pero el martes sí", 8),
        ("es", "una radiografía el lunes", 7),
        ("es", "¿hay una el martes?", 8),
        ("es", "en un par de días", 4),
        ("es", "dentro de una quincena", 16),
        ("es", "una semanita", None),
        ("es", "una quincena", None),
        ("es", "un momento", None),
        ("es", "deme un segundito", None),
        ("en", "do you have one on Tuesday", 8),
        ("en", "is there one for Friday", 4),
        ("en", "I need one Monday", 7),
        ("en", "the Monday one", 7),
        ("en", "give me one second", None),
        ("en", "one question", None),
    ],
)
def test_one_is_no_hour(lang: Lang, text: str, day: int | None) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.at is None
    assert found.days == (((date(2026, 12, day),) * 2,) if day else ())


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        ("es", "una", time(13)),
        ("es", "una, gracias", time(13)),
        ("es", "una nomás", time(13)),
        ("es", "a la una", time(13)),
        ("es", "¿tiene una de la tarde el martes?", time(13)),
        ("es", "¿hay una y media?", time(13, 30)),
        ("es", "el martes una de la tarde", time(13)),
        ("es", "un cuarto para las dos", time(13, 45)),
        ("es", "a las nueve y diez", time(9, 10)),
        ("en", "one", time(13)),
        ("en", "Tuesday at one", time(13)),
        ("en", "one on Tuesday", time(13)),
        ("en", "do you have one thirty on Tuesday", time(13, 30)),
        ("en", "the Monday one thirty", time(13, 30)),
        ("en", "the 3:30 one", time(15, 30)),
        ("en", "the three thirty one", time(15, 30)),
        ("en", "the four fifteen one please", time(16, 15)),
        ("en", "the ten o'clock one", time(10)),
        ("en", "the two p.m. one", time(14)),
    ],
)
def test_an_hour_is_one(lang: Lang, text: str, at: time) -> None:
    assert when.read(text, lang, TODAY, asked=True).at == at


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("en", "the morning one", (time(0), time(12))),
        ("en", "is there one in the morning", (time(0), time(12))),
        ("es", "el martes entre diez y once", (time(10), time(11))),
        ("es", "entre nueve y doce", (time(9), time(12))),
        ("es", "entre nueve y diez de la mañana", (time(9), time(10))),
        ("es", "entre las nueve y diez", (time(9), time(10))),
        ("es", "entre dos y cuatro", (time(14), time(16))),
        ("es", "entre nueve y quince y diez", (time(9, 15), time(10))),
        ("es", "de nueve y diez a once", (time(9, 10), time(11))),
    ],
)
def test_a_run_of_hours(lang: Lang, text: str, hours: tuple[time, time]) -> None:
    assert when.read(text, lang, TODAY, asked=True).window == Window(*hours)


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("en", "Monday 10 to 2", (10, 14)),
        ("en", "10 to 12", (10, 12)),
        ("en", "8 to 10", (8, 10)),
        ("en", "nine to five", (9, 17)),
        ("es", "de ocho a diez", (8, 10)),
        ("es", "8 a 10", (8, 10)),
    ],
)
def test_an_answer_to_when_is_a_run_of_hours(lang: Lang, text: str, hours: tuple[int, int]) -> None:
    assert when.read(text, lang, TODAY, asked=True).window == Window(*(time(hour) for hour in hours))


@pytest.mark.parametrize("text", ["Can I get a cleaning Monday 10 to 2", "a physical Monday, ten to two"])
def test_hours_right_behind_a_day_are_a_run(text: str) -> None:
    assert when.read(text, "en", TODAY).window == Window(time(10), time(14))
    assert when.read("a cleaning Monday at ten to two", "en", TODAY).at == time(13, 50)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("at ten to three", time(14, 50)),
        ("a quarter to ten", time(9, 45)),
        ("ten minutes to three", time(14, 50)),
        ("ten to nine", time(8, 50)),
        ("twenty to four", time(15, 40)),
    ],
)
def test_minutes_to_an_hour_stay(text: str, at: time) -> None:
    assert when.read(text, "en", TODAY, asked=True).at == at


@pytest.mark.parametrize(
    ("lang", "text", "today", "days"),
    [
        ("es", "del 10 al 15", 2, (10, 15)),
        ("es", "entre el 10 y el 15", 2, (10, 15)),
        ("es", "entre el diez y el quince", 2, (10, 15)),
        ("es", "del 10 al 15 de diciembre", 2, (10, 15)),
        ("es", "del lunes al miércoles", 2, (7, 9)),
        ("es", "desde el lunes", 2, (7, 21)),
        ("es", "de lunes a miércoles", 7, (7, 9)),
        ("en", "from Monday to Wednesday", 7, (7, 9)),
        ("en", "from next Monday to Wednesday", 7, (14, 16)),
        ("en", "Monday to Wednesday next week", 7, (14, 16)),
        ("en", "Monday", 7, (14, 14)),
    ],
)
def test_a_run_of_days(lang: Lang, text: str, today: int, days: tuple[int, int]) -> None:
    found = when.read(text, lang, date(2026, 12, today), asked=True)
    assert found.days == (tuple(date(2026, 12, day) for day in days),)
    assert not found.existing


@pytest.mark.parametrize("text", ["mi cita del lunes al miércoles", "quiero mover del lunes al miércoles"])
def test_a_visit_and_its_new_day_are_no_run(text: str) -> None:
    found = when.read(text, "es", TODAY, asked=True)
    assert (found.existing, found.days) == (((date(2026, 12, 7),) * 2,), ((date(2026, 12, 9),) * 2,))
