"""A whole name is taken past a middle initial and before a courtesy; a day of the week can be one."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import names, opening_names
from tests.fakes.meant import said


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Robert J. Thompson", "Robert Thompson"),
        ("Mary E Smith", "Mary Smith"),
        ("my name is robert j thompson", "Robert Thompson"),
        ("José O. Pérez", "José Pérez"),
        ("Mary I. Smith", "Mary Smith"),
        ("Sean O Brien", "Sean O'Brien"),
        ("Mary O Neil", "Mary O'Neil"),
        ("my name is Kate O Sullivan", "Kate O'Sullivan"),
        ("sean o brien", "Sean O'Brien"),
        ("Maria D Angelo", "Maria D'Angelo"),
        ("Tony D Amico", "Tony D'Amico"),
        ("José O Pérez", "José Pérez"),
        ("Mary D Smith", "Mary Smith"),
        ("Mary O. Brien", "Mary Brien"),
        ("María García López, para servirle", "María García López"),
        ("María García a sus órdenes", "María García"),
        ("Juan Pérez, servidor", "Juan Pérez"),
        ("Domingo Pérez", "Domingo Pérez"),
        ("me llamo Domingo Reyes", "Domingo Reyes"),
        ("es García, no Garza", "García"),
        ("mi apellido es Garza, no García", "Garza"),
        ("García, no, Garza", "Garza"),
        ("es Garza, perdón, García", "García"),
        ("Robert T H O M P S O N", "Robert"),
        ("Mary B as in boy", "Mary"),
        ("Vásquez V chica", "Vásquez"),
        ("Mary I think", "Mary"),
        ("Juan y María", "Juan"),
    ],
)
def test_the_answer_to_the_name(text: str, full: str) -> None:
    found = names.read(text, asked=True)
    assert found
    assert found.full == full


@pytest.mark.parametrize(
    ("lang", "text", "full"),
    [
        ("en", "This is Mary E. Smith calling", "Mary Smith"),
        ("en", "my name is Robert J. Thompson and I need a checkup", "Robert Thompson"),
        ("en", "This is Sean O Brien and I need a checkup", "Sean O'Brien"),
        ("es", "habla María García, para servirle", "María García"),
        ("es", "soy Domingo García, quiero una cita", "Domingo García"),
    ],
)
def test_an_opening(lang: Lang, text: str, full: str) -> None:
    found = said(text, Asked.REASON, lang).name
    assert found
    assert found.full == full


@pytest.mark.parametrize(
    "text", ["el Domingo por la tarde", "Domingo", "el domingo García", "Domingo en la tarde", "Para el Domingo Reyes"]
)
def test_sunday_is_no_name(text: str) -> None:
    assert names.read(text, asked=False) is None
    assert opening_names.read(text) is None
