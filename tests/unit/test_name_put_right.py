"""A name spelled or said anew a question later puts the name right, and fills no other blank."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import absorb, insurance
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import Talk
from tests.fakes.caller import PaperCall
from tests.fakes.meant import said


def talk(name: Name, asked: Asked, lang: Lang = "en") -> Talk:
    found = PaperCall().dialogue.talk
    found.person.name, found.asked, found.lang = name, asked, lang
    return found


@pytest.mark.parametrize("asked", [Asked.DOB, Asked.PHONE])
@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("Katherine Kelly", "No, Catherine with a C", "Catherine Kelly"),
        ("Katherine Kelly", "C A T H E R I N E", "Catherine Kelly"),
        ("Grace Meyers", "M E I E R S", "Grace Meiers"),
        ("Jon Miller", "no, it's John", "John Miller"),
        ("Katherine Kelly", "no, Monday", "Katherine Kelly"),
        ("Katherine Kelly", "no, I'd rather not", "Katherine Kelly"),
        ("Katherine Kelly", "no, David", "Katherine Kelly"),
        ("Katherine Kelly", "S M I T H", "Katherine Kelly"),
        ("Katherine Kelly", "no", "Katherine Kelly"),
    ],
)
def test_a_part_of_the_name_is_put_right(asked: Asked, before: str, text: str, after: str) -> None:
    found = talk(Name(*before.split()), asked)
    took = absorb.person(found, said(text, asked))
    assert (found.person.name, took) == (Name(*after.split()), before != after)


@pytest.mark.parametrize(
    ("text", "taken", "insurer"),
    [
        ("S I O B H A N", False, ""),
        ("K E L L Y", False, ""),
        ("A E T N A", True, "Aetna"),
        ("B C B S", True, "Blue Cross Blue Shield"),
        ("Z E N I T H", True, ""),
        ("Cigna", True, "Cigna"),
    ],
)
def test_a_spelled_name_is_no_insurer(text: str, taken: bool, insurer: str) -> None:
    found = talk(Name("Siobhan", "Kelly"), Asked.INSURANCE)
    found.person.insurance_asked = 1
    assert insurance.take(found, said(text, Asked.INSURANCE)) is taken
    assert found.person.insurer == insurer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soy Juan Carlos Méndez Ortiz, quiero una cita", Name("Juan Carlos", "Méndez Ortiz")),
        ("habla María Elena Vargas Ruiz, necesito una cita", Name("María Elena", "Vargas Ruiz")),
        ("soy Ana Méndez Ortiz, quiero una cita", Name("Ana", "Méndez Ortiz")),
        ("this is Mary Ann Miller Jones, I need an appointment", Name("Mary Ann", "Miller Jones")),
    ],
)
def test_two_given_names_at_the_opening_are_no_family_name(text: str, name: Name) -> None:
    assert said(text, Asked.GREETING, "es" if " una " in text else "en").name == name


def test_a_birthday_at_the_insurance_question_is_left() -> None:
    assert said("May 5 1985", Asked.INSURANCE).births == (date(1985, 5, 5),)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("es", "perfecto, está bien", None),
        ("es", "mejor a las diez", None),
        ("es", "ay no, mejor en la tarde", None),
        ("es", "me parece muy bien", None),
        ("es", "perfecto ana morales", "Ana Morales"),
        ("es", "Perfecto Ramírez", "Perfecto Ramírez"),
        ("en", "sounds good", None),
        ("en", "that works", None),
        ("en", "no, in the afternoon", None),
        ("en", "okay great, Linda Nowak", "Linda Nowak"),
        ("en", "Grace Good", "Grace Good"),
    ],
)
def test_a_reaction_to_the_time_is_no_name(lang: Lang, text: str, name: str | None) -> None:
    found = said(text, Asked.NAME, lang).name
    assert (found.full if found else None) == name


@pytest.mark.parametrize(
    ("lang", "text", "hour"),
    [
        ("es", "mejor a las diez", 10),
        ("en", "actually, make it eleven", 11),
        ("es", "Ana, mañana no, por favor", None),
        ("en", "Linda Nowak", None),
    ],
)
def test_another_time_instead_of_the_name_is_heard(lang: Lang, text: str, hour: int | None) -> None:
    at = said(text, Asked.NAME, lang).when.at
    assert (at.hour if at else None) == hour


def test_no_in_the_afternoon_instead_of_the_name_is_another_time() -> None:
    assert said("no, en la tarde", Asked.NAME, "es").when.window
    assert said("no, in the afternoon", Asked.NAME).when.window


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("Perfecto Bien", "Linda Nowak", "Linda Nowak"),
        ("Maria Garcia", "Linda Nowak", "Maria Garcia"),
        ("Perfecto Bien", "I do not remember", "Perfecto Bien"),
        ("Perfecto Bien", "Linda", "Perfecto Bien"),
    ],
)
def test_a_whole_name_at_the_date_of_birth_replaces_one_that_is_nobodys(before: str, text: str, after: str) -> None:
    found = talk(Name(*before.split()), Asked.DOB)
    absorb.person(found, said(text, Asked.DOB))
    assert found.person.name == Name(*after.split())
