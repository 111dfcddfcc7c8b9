"""Both surnames, told at once, later or as a correction."""

from __future__ import annotations

import pytest

from appliance.dialogue.people import surnames
from appliance.dialogue.people.names import Name
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("family", "said", "both"),
    [
        ("Muñoz", "no, es Muñoz Echeverría, los dos apellidos", "Muñoz Echeverría"),
        ("Ibáñez", "falta mi segundo apellido, Núñez", "Ibáñez Núñez"),
        ("Ibáñez", "mi segundo apellido es Núñez", "Ibáñez Núñez"),
        ("Hinojosa", "Hinojosa y Muñoz", "Hinojosa Muñoz"),
        ("Ramos", "and my second last name is Vega", "Ramos Vega"),
        ("Ibáñez Gómez", "no, mi segundo apellido es Núñez", "Ibáñez Núñez"),
        ("Muñoz", "sí, Muñoz, correcto", None),
        ("Muñoz", "Lucía Muñoz", None),
        ("Muñoz", "Muñoz con zeta", None),
        ("Muñoz", "M U Ñ O Z", None),
        ("Smith", "Smith, that's right", None),
        ("Smith", "Yes Smith", None),
        ("", "Muñoz Echeverría", None),
    ],
)
def test_a_surname_is_added_to_the_one_heard(family: str, said: str, both: str | None) -> None:
    assert surnames.both(Name("Lucía", family), said) == (Name("Lucía", both) if both else None)


@pytest.mark.parametrize(
    ("name", "letters", "whole"),
    [
        (Name("Lucía", "Muñoz Echeverría"), "MUNOZ", Name("Lucía", "Muñoz Echeverría")),
        (Name("Lucía", "Muños Echeverría"), "MUNOZ", Name("Lucía", "Munoz Echeverría")),
        (Name("Yesenia", "Hinojosa Muñoz"), "HINOJOSA", Name("Yesenia", "Hinojosa Muñoz")),
        (Name("María", "del Carmen Peñaloza Ibáñez"), "PENALOZA", Name("María del Carmen", "Peñaloza Ibáñez")),
        (Name("Rosa", "de la Cruz Peña"), "DELACRUZPENA", None),
        (Name("Lucía", "Muñoz"), "MUNOZ", None),
        (Name("Lucía", "Muñoz Echeverría"), "BECKER", None),
    ],
)
def test_the_other_surname_stays_where_one_is_spelled(name: Name, letters: str, whole: Name | None) -> None:
    assert surnames.spelled(name, letters) == whole


def _new_patient(name: str) -> PaperCall:
    call = PaperCall(caller="+13125550199")
    call.says("Quiero un chequeo con cualquiera el martes", lang="es")
    call.says("la primera", name, "12 de mayo de 1991")
    return call


def test_both_surnames_are_booked_where_the_first_is_spelled() -> None:
    call = _new_patient("Lucía Muñoz Echeverría")
    call.says("M U Ñ O Z", "sí")
    assert call.dialogue.talk.person.name == Name("Lucía", "Muñoz Echeverría")


def test_a_second_surname_told_at_a_later_question_is_spelled_back() -> None:
    call = _new_patient("Ximena Ibáñez")
    call.says("I B A Ñ E Z", "sí", "falta mi segundo apellido, Núñez")
    assert "check_spelling" in call.keys
    call.says("sí")
    assert call.dialogue.talk.person.name == Name("Ximena", "Ibáñez Núñez")


def test_a_wrong_surname_is_asked_for_alone() -> None:
    call = _new_patient("Yesenia Hinojosa")
    call.says("H I N O J O S A", "sí", "no tengo seguro", "no, el apellido está mal")
    assert "ask_last_name" in call.keys
    call.says("Hinojosa Muñoz")
    assert call.dialogue.talk.person.name == Name("Yesenia", "Hinojosa Muñoz")


@pytest.mark.parametrize(
    ("family", "said", "written"),
    [
        ("De la Cruz", "DCRUZ", "De la Cruz"),
        ("De la Cruz", "CRUZ", "De la Cruz"),
        ("De la Cruz", "CRUS", "De la Crus"),
        ("De la Cruz Ríos", "DELACRUZ", "De la Cruz Ríos"),
        ("De la Cruz Ríos", "DCRUZ", "De la Cruz Ríos"),
        ("De León", "LEON", "De León"),
        ("García de la Torre", "TORRE", "García de la Torre"),
    ],
)
def test_a_particle_is_said_and_not_spelled(family: str, said: str, written: str) -> None:
    assert surnames.spelled(Name("Ana", family), said) == Name("Ana", written)


def test_letters_of_the_whole_stand_by_themselves() -> None:
    assert surnames.spelled(Name("Ana", "De la Cruz"), "DELACRUZ") is None
