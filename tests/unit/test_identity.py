"""Names, spelling, and who is meant: by sound and by letters, and never a guess between two."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Patient
from appliance.dialogue import identity
from appliance.dialogue.people import names, spelling
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.people.names import Name
from tests.fakes.clinic import people


@pytest.mark.parametrize(
    ("text", "asked", "given", "family"),
    [
        ("My name is Maria Garcia.", True, "Maria", "Garcia"),
        ("Maria Garcia", True, "Maria", "Garcia"),
        ("it's maria garcia lopez", True, "Maria", "Garcia Lopez"),
        ("Hi, this is Maria Gonzalez, I'm a new patient", False, "Maria", "Gonzalez"),
        ("an appointment for my daughter Sofia", False, "Sofia", ""),
        ("es para mi hija Sofía Díaz", False, "Sofía", "Díaz"),
        ("me llamo juan de la cruz y quiero una cita", False, "Juan", "de la Cruz"),
        ("Her name is Sofia Diaz, D-I-A-Z", True, "Sofia", "Diaz"),
    ],
)
def test_a_name_is_found(text: str, asked: bool, given: str, family: str) -> None:
    assert names.read(text, asked=asked) == Name(given, family)


@pytest.mark.parametrize(
    "text",
    ["I'm calling to book", "soy paciente nuevo", "I'd like an appointment for a cleaning", "this is about my bill"],
)
def test_words_that_are_no_name_are_not_taken_for_one(text: str) -> None:
    assert names.read(text, asked=False) is None


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("G-A-R-C-I-A", "GARCIA"),
        ("garcia, g a r c i a", "GARCIA"),
        ("ge a erre ce i a", "GARCIA"),
        ("d as in david i a z as in zebra", "DIAZ"),
        ("D like David, I, A, Z", "DIAZ"),
        ("delta india alpha zulu", "DIAZ"),
        ("double l o y d", "LLOYD"),
        ("que no se", ""),
    ],
)
def test_a_spelled_name_is_read(text: str, letters: str) -> None:
    assert spelling.read(text) == letters


@pytest.mark.parametrize(
    ("heard", "on_file"),
    [
        (Name("Hose", "Nunyez"), ("José", "Núñez")),
        (Name("Siomara", "Himenez"), ("Xiomara", "Jiménez")),
        (Name("Wadalupe", "Ernandez"), ("Guadalupe", "Hernández")),
        (Name("Maria", "Garcia"), ("María", "García López")),
        (Name("Ana", "Diaz"), ("Ana", "Díaz")),
        (Name("Lan", "Win"), ("Lan", "Nguyen")),
    ],
)
def test_a_name_is_recognised_by_its_sound(heard: Name, on_file: tuple[str, str]) -> None:
    assert identity.likeness(heard, _patient(*on_file)) >= identity.SAME_NAME


@pytest.mark.parametrize(
    ("heard", "on_file"),
    [
        (Name("John", "Smith"), ("James", "Smith")),
        (Name("Sofia", "Diaz"), ("Lucia", "Diaz")),
        (Name("Ann", "Lee"), ("Bob", "Ray")),
    ],
)
def test_another_name_is_not(heard: Name, on_file: tuple[str, str]) -> None:
    assert identity.likeness(heard, _patient(*on_file)) < identity.SAME_NAME


def test_twins_are_told_apart_by_first_name_and_never_guessed() -> None:
    twins = Directory(people()).born_on((date(2015, 6, 1),))
    assert len(twins) == 2
    assert len(identity.named(twins, Name("Olsen", ""))) == 2
    assert [patient.id for patient in identity.named(twins, Name("Emma", "Olsen"))] == ["emma"]


def test_diaz_and_diaz_on_one_phone_are_two_people() -> None:
    same_phone = Directory(people()).with_number("+15550103")
    assert {patient.id for patient in same_phone} == {"sofia", "ana"}
    assert [patient.id for patient in identity.named(same_phone, Name("Sofia", "Diaz"))] == ["sofia"]


def test_one_of_two_surnames_is_enough() -> None:
    carmen = Directory(people()).born_on((date(1962, 8, 20),))
    for family in ("Lopez", "Ortega", "Lopez Ortega"):
        assert len(identity.named(carmen, Name("Carmen", family))) == 1


def _patient(given: str, family: str) -> Patient:
    return Patient(id="x", given=given, family=family, birth_date=date(1980, 1, 1), phone="+15550100")


@pytest.mark.parametrize("record", [("María José", "García López"), ("Robert", "Nguyen"), ("José", "Pérez")])
@pytest.mark.parametrize("family", ["", "Garcia", "Win", "Peres", "Jose", "Quist"])
@pytest.mark.parametrize("given", ["Maria", "Bob", "Hose", "Lopez", "Perez", "Jose Maria", "Zora"])
def test_whether_anyone_is_on_file_is_what_naming_them_would_say(record, family, given) -> None:
    everyone = [_patient(*record)]
    assert identity.on_file(everyone, Name(given, family)) is bool(identity.named(everyone, Name(given, family)))
