"""Days in a whole call: what is offered after "later", "not Tuesday", "the other Thursday"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appliance.clinic.people import Lang
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("lang", "turns", "heard"),
    [
        ("en", ("I need to see Dr Nguyen for a cough next week", "Tuesday"), "Tuesday, December eighth"),
        ("en", ("a cleaning on Tuesday morning", "either one is fine"), "first and last name"),
        ("es", ("una limpieza el martes en la mañana", "cualquiera de las dos"), "Cuál es el nombre"),
        ("es", ("una limpieza el martes en la mañana", "las dos me quedan bien"), "Cuál es el nombre"),
        ("en", ("a cleaning on Tuesday morning", "either of the two"), "What is the patient's"),
        ("en", ("a cleaning on Tuesday morning", "you pick"), "first and last name"),
        ("en", ("a cleaning on Tuesday morning", "not the first one"), "first and last name"),
        ("es", ("una limpieza el martes en la mañana", "el otro martes, el ocho"), "martes ocho de diciembre"),
        ("es", ("una limpieza el martes en la mañana", "mejor el diez"), "jueves diez de diciembre"),
        ("es", ("una limpieza el martes en la mañana", "la que guste"), "nombre y el apellido"),
        ("es", ("una limpieza el jueves en la tarde", "no, mejor el siguiente jueves"), "jueves diez de diciembre"),
        ("en", ("a cleaning on Tuesday morning", "Tuesday doesn't work"), "Wednesday, December second"),
        ("es", ("una limpieza el martes en la mañana", "el martes no puedo"), "miércoles dos de diciembre"),
        ("es", ("una limpieza el martes en la mañana", "¿tiene una más tarde?"), "doce y media"),
        ("es", ("una limpieza el jueves", "ese día no puedo, trabajo", "el otro jueves"), "jueves diez de diciembre"),
        ("es", ("una limpieza el martes", "el martes no puedo", "el otro martes"), "martes ocho de diciembre"),
        ("en", ("a cleaning on Tuesday", "I can't Tuesday", "the following Tuesday"), "Tuesday, December eighth"),
        ("es", ("una limpieza el jueves en la tarde", "no, ese día no puedo, el lunes siete"), "lunes siete de"),
    ],
)
def test_in_a_call(lang: Lang, turns: tuple[str, ...], heard: str) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(*turns, lang=lang)
    assert heard in call.heard
    assert "is open" not in call.heard
    assert "hay lugar" not in call.heard


@pytest.mark.parametrize("text", ["do you have anything later", "too early", "later please", "do you have one later"])
def test_later_is_after_the_later_one_offered(text: str) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says("a cleaning on Tuesday morning")
    last = max(each.start for each in call.held.values())
    call.says(text)
    assert call.held
    assert all(each.start > last for each in call.held.values())
