"""A patient's name in an opening, where nothing leads to it."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import blanks
from appliance.dialogue.people import names, opening_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("cancel Imani Brewster's cleaning please", "Imani Brewster"),
        ("this is frank delgado date of birth june second nineteen fifty", "Frank Delgado"),
        ("we need to move the visit for monday, Rosalind Achebe", "Rosalind Achebe"),
        ("it's about my husband victor he needs a filling", "Victor"),
        ("quiero cambiar la cita de mi papá ernesto villalobos", "Ernesto Villalobos"),
        ("llamo por Ana de la Torre que tiene cita el lunes", "Ana de la Torre"),
    ],
)
def test_a_name_is_known_by_its_form(text: str, name: str) -> None:
    found = opening_names.read(text)
    assert found
    assert found.full == name


@pytest.mark.parametrize(
    "text",
    [
        "do you take Blue Cross",
        "I need a cleaning with Doctor Anna Whitfield",
        "send it to the Walgreens on Mission Hill",
        "hi I'd like an appointment for my son he needs shots",
        "I was at Lakeside Family Clinic before",
        "una limpieza el lunes con la doctora Elena Prieto",
        "Good Morning I need a checkup",
        "is it open on Christmas Eve",
    ],
)
def test_doctors_places_and_insurers_are_no_patients(text: str) -> None:
    assert opening_names.read(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I need my pills early, I'm leaving for Tampa on Friday", None),
        ("necesito mi receta antes de salir para Orlando", None),
        ("an appointment for Orlando please", "Orlando"),
    ],
)
def test_where_somebody_leaves_for_is_no_patient(text: str, name: str | None) -> None:
    found = names.read(text, asked=False)
    assert (found.full if found else None) == name


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("I need a refill before we go away", None),
        ("down to my last two metformins", "metformin"),
        ("a refill again on my lisinopril", "lisinopril"),
    ],
)
def test_a_medicine_is_called_by_its_name(text: str, medicine: str | None) -> None:
    assert blanks.read(text, ("refill",)).get("medication") == medicine


def test_the_doctor_somebody_is_seeing_is_named_by_no_verb() -> None:
    assert "provider" not in blanks.read("which doctor am I seeing on the seventh", ("when_mine",))
