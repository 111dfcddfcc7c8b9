"""The day a visit is on and the day it shall be on, told side by side."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates import moved_day

TODAY = date(2026, 11, 30)
"""A Monday."""
NEXT_WEEK = (7, 13)


@pytest.mark.parametrize(
    ("lang", "text", "own", "wanted"),
    [
        ("es", "necesito mover mi cita del jueves para la otra semana", 3, NEXT_WEEK),
        ("es", "mi cita del jueves a la próxima semana", 3, NEXT_WEEK),
        ("es", "la cita de mi hija del jueves para la semana que entra", 3, NEXT_WEEK),
        ("es", "mover mi cita con la doctora Nguyen del jueves para el viernes de la otra semana", 3, (11, 11)),
        ("es", "mi cita del martes para el otro martes", 1, (8, 8)),
        ("es", "cambiar mi cita del martes al otro martes", 1, (8, 8)),
        ("es", "mover mi cita del jueves a las nueve para el viernes", 3, (4, 4)),
        ("es", "mi cita del jueves para la semana del siete", 3, NEXT_WEEK),
        ("es", "mi cita del jueves al viernes", 3, (4, 4)),
        ("es", "mi cita de mañana para el lunes", 1, (7, 7)),
        ("es", "cambiar mi cita de mañana a las tres para el lunes", 1, (7, 7)),
        ("es", "mover mi cita de hoy al viernes", 0, (4, 4)),
        ("es", "quiero pasarla de mañana al jueves", 1, (3, 3)),
        ("es", "cambiarla del martes 8 al jueves 10", 8, (10, 10)),
        ("es", "pásela del martes al jueves", 1, (3, 3)),
        ("es", "cámbiemela del jueves al viernes", 3, (4, 4)),
        ("es", "quiero pasarla del martes al miércoles", 1, (2, 2)),
        ("es", "del martes al miércoles por favor, cambiarla", 1, (2, 2)),
        ("es", "mi cita del martes 8 para el lunes 14", 8, (14, 14)),
        ("en", "move Thursday's appointment to next week", 3, NEXT_WEEK),
        ("en", "move my appointment on Thursday to next week", 3, NEXT_WEEK),
        ("en", "move my Thursday appointment to next week", 3, NEXT_WEEK),
        ("en", "reschedule my cleaning on Thursday to the following Monday", 3, (7, 7)),
        ("en", "push Thursday's cleaning to Friday", 3, (4, 4)),
    ],
)
def test_either_day_is_told(lang: Lang, text: str, own: int, wanted: tuple[int, int]) -> None:
    found = when.read(text, lang, TODAY)
    day = date(2026, 12, own) if own else TODAY
    assert found.existing == ((day, day),)
    assert found.days == ((date(2026, 12, wanted[0]), date(2026, 12, wanted[1])),)


@pytest.mark.parametrize(
    ("lang", "text", "first", "last"),
    [
        ("es", "quiero una cita el jueves de la otra semana", 10, 10),
        ("es", "una cita para el jueves para la otra semana", 10, 10),
        ("es", "una cita del lunes en ocho", 14, 14),
        ("es", "quiero una cita para mañana", 1, 1),
        ("en", "Thursday next week for a cleaning", 10, 10),
        ("en", "can I do Thursday for the cleaning", 3, 3),
    ],
)
def test_a_day_that_is_wanted_is_one(lang: Lang, text: str, first: int, last: int) -> None:
    found = when.read(text, lang, TODAY)
    assert found.days == ((date(2026, 12, first), date(2026, 12, last)),)
    assert not found.existing


def test_the_day_of_the_month_stays() -> None:
    found = when.read("move my physical on Tuesday the eighth to Friday", "en", TODAY)
    assert date(2026, 12, 8) in {first for first, _ in (*found.existing, *found.days)}


@pytest.mark.parametrize("text", ["una limpieza del lunes al miércoles", "la limpieza del lunes al miércoles"])
def test_a_range_is_let_alone(text: str) -> None:
    assert moved_day.apart(text) == text
