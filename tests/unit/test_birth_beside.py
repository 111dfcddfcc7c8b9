"""A date of birth given at another question is kept as that, and is nobody's name and no number."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import birth_beside
from appliance.dialogue.people.names import Name
from tests.fakes.maple import MONDAY
from tests.fakes.meant import said


@pytest.mark.parametrize("asked", [Asked.NAME, Asked.PHONE, Asked.SPELL_LAST_NAME])
@pytest.mark.parametrize(
    ("text", "lang", "born"),
    [
        ("May 5th 1985", "en", date(1985, 5, 5)),
        ("January 31st 1960", "en", date(1960, 1, 31)),
        ("August 28 ninety four", "en", date(1994, 8, 28)),
        ("it's June twenty first two thousand three", "en", date(2003, 6, 21)),
        ("20 de mayo del 2001", "es", date(2001, 5, 20)),
        ("8 de marzo del 79", "es", date(1979, 3, 8)),
        ("el treinta y uno de diciembre de mil novecientos ochenta y nueve", "es", date(1989, 12, 31)),
    ],
)
def test_a_birthday_at_a_question_about_a_person_is_no_name(asked: Asked, text: str, lang: Lang, born: date) -> None:
    meant = said(text, asked, lang)
    assert (meant.births, meant.name, meant.phone) == ((born,), None, "")


@pytest.mark.parametrize(
    ("text", "lang", "name", "born"),
    [
        ("David Kowalski, May 5th 1985", "en", Name("David", "Kowalski"), date(1985, 5, 5)),
        ("June Carter, March third nineteen ninety", "en", Name("June", "Carter"), date(1990, 3, 3)),
        ("20 de mayo del 2001 y me llamo Ana Morales", "es", Name("Ana", "Morales"), date(2001, 5, 20)),
        ("Julio Ramos, el 8 de marzo del 79", "es", Name("Julio", "Ramos"), date(1979, 3, 8)),
    ],
)
def test_the_name_beside_a_birthday_is_read_without_it(text: str, lang: Lang, name: Name, born: date) -> None:
    meant = said(text, Asked.NAME, lang)
    assert (meant.name, meant.births) == (name, (born,))


@pytest.mark.parametrize("text", ["April May", "June Carter", "Julio Ramos", "May Chen", "Augusto Abril"])
def test_a_name_like_a_month_stays_a_name(text: str) -> None:
    meant = said(text, Asked.NAME)
    assert (meant.name, meant.births) == (Name(*text.split()), ())


def test_an_opening_gives_name_birthday_and_number_at_once() -> None:
    meant = said("this is Grace Lee, November 15 1983, my number is 312 555 0120", Asked.GREETING)
    assert (meant.name, meant.births) == (Name("Grace", "Lee"), (date(1983, 11, 15),))
    assert meant.phone == "3125550120"
    assert said("cancel it please, Nicole Schwartz, June first ninety two", Asked.GREETING).births == (
        date(1992, 6, 1),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I have a question about my bill from March 3 2025", False),
        ("me cobraron la consulta del 3 de marzo de 2025", False),
        ("a visit for my son Owen, born March 3 2025", True),
        ("I need an appointment for my baby, Owen Fields, March 3 2025", True),
        ("I need my bill, this is Grace Lee, March 3 2001", True),
    ],
)
def test_the_day_of_a_bill_is_no_birthday(text: str, told: bool) -> None:
    assert bool(said(text, Asked.GREETING, "es" if "consulta" in text else "en").births) is told


@pytest.mark.parametrize(
    "text", ["can I come June 5 at 2 45", "December 10, 45 minutes", "el 8 de marzo a las 9 45", "on March 3 10 am"]
)
def test_a_day_and_an_hour_are_no_birthday(text: str) -> None:
    assert not birth_beside.told(f" {text.replace(',', '')} ", Asked.GREETING, MONDAY.date())
