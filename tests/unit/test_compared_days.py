"""One day better than another, one in reserve, two of a week that is said once."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when

TODAY = date(2026, 12, 2)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("es", "el viernes me queda mejor que el jueves", (4,)),
        ("es", "prefiero el jueves que el viernes", (3,)),
        ("es", "mejor el lunes en la mañana que el martes", (7,)),
        ("es", "mejor el jueves que viene", (3,)),
        ("es", "mejor que sea el jueves", (3,)),
        ("es", "el lunes no, mejor el jueves", (3,)),
        ("en", "I'd rather do Friday than Thursday", (4,)),
        ("en", "Friday is better than Thursday", (4,)),
        ("en", "Friday is better", (4,)),
        ("es", "el jueves, si no el viernes", (3, 4)),
        ("es", "el jueves, si no se puede, el viernes", (3, 4)),
        ("es", "el jueves si no es molestia", (3,)),
        ("en", "Thursday, if not then Friday", (3, 4)),
        ("es", "el jueves o viernes de la próxima semana", (10, 11)),
        ("es", "el jueves de esta semana o el viernes de la próxima semana", (3, 11)),
        ("en", "Thursday or Friday next week", (10, 11)),
        ("en", "this Thursday or Friday of next week", (3, 11)),
        ("en", "Friday or Monday next week", (4, 7)),
        ("es", "el viernes o el lunes de la próxima semana", (4, 7)),
    ],
)
def test_the_days_wanted(lang: Lang, text: str, days: tuple[int, ...]) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.days == tuple((date(2026, 12, day),) * 2 for day in days)
