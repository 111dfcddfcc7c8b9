"""A date of birth while two times are on offer: it is kept as that, and chooses neither."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import birth_beside, birth_figures
from tests.fakes.caller import PaperCall
from tests.fakes.meant import said


@pytest.mark.parametrize(
    ("lang", "text", "born"),
    [
        ("es", "doce del doce del sesenta y cinco", date(1965, 12, 12)),
        ("es", "dieciséis del ocho del setenta y tres", date(1973, 8, 16)),
        ("es", "el primero del cinco de mil novecientos ochenta", date(1980, 5, 1)),
        ("es", "nació el 3 del 11 de 1990", date(1990, 11, 3)),
        ("en", "six eighteen seventy", date(1970, 6, 18)),
        ("en", "eight sixteen seventy three", date(1973, 8, 16)),
        ("en", "oh eight, sixteen, seventy three", date(1973, 8, 16)),
        ("es", "doce doce sesenta y cinco", date(1965, 12, 12)),
        ("es", "es el dieciséis cero ocho setenta y tres", date(1973, 8, 16)),
        ("en", "December first 2012", date(2012, 12, 1)),
        ("en", "May second 1985", date(1985, 5, 2)),
        ("en", "July twenty second nineteen forty one", date(1941, 7, 22)),
        ("en", "it's May first eighty five", date(1985, 5, 1)),
    ],
)
def test_a_birthday_takes_neither_of_two_times(lang: Lang, text: str, born: date) -> None:
    meant = said(text, Asked.WHICH_SLOT, lang)
    assert born in meant.births
    assert (meant.choice, meant.when.said) == (None, False)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "el doce del doce"),
        ("es", "el doce del doce a las diez"),
        ("es", "el diez, a las diez cuarenta y cinco"),
        ("es", "la segunda del lunes"),
        ("es", "las ocho o las diez"),
        ("es", "a las diez y media"),
        ("en", "eight or ten forty five"),
        ("en", "the tenth at ten fifteen"),
        ("en", "the second one"),
    ],
)
def test_a_day_and_an_hour_are_no_birthday(lang: Lang, text: str) -> None:
    assert not said(text, Asked.WHICH_SLOT, lang).births
    assert birth_figures.without(text) == text


def test_three_figures_of_a_telephone_number_are_no_birthday() -> None:
    assert not said("three twelve sixty", Asked.PHONE).births


def test_what_stands_beside_the_figures_is_left() -> None:
    assert birth_beside.without("la primera, y nací el doce del doce del sesenta y cinco") == "la primera, y nací ,"
    assert birth_beside.without("oh eight, sixteen, seventy three") == ","


@pytest.mark.parametrize(
    ("lang", "offered", "born", "taken"),
    [
        ("en", "a cleaning on Tuesday morning", "December first 2012", False),
        ("en", "a cleaning on Tuesday morning", "May second eighty five", False),
        ("en", "a cleaning on Tuesday morning", "the second one, I was born May second 1985", True),
        ("es", "una limpieza el martes en la mañana", "doce del doce del sesenta y cinco", False),
        ("es", "una limpieza el martes en la mañana", "la primera, nací el doce del doce del sesenta y cinco", True),
    ],
)
def test_a_birthday_is_kept_and_the_times_are_asked_again(lang: Lang, offered: str, born: str, *, taken: bool) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(offered, born, lang=lang)
    assert len(call.held) == (1 if taken else 2)
    call.says(*(() if taken else ("the first one",)), "Rosa Medina", lang=lang)
    assert "date of birth" not in call.heard
    assert "fecha de nacimiento" not in call.heard
