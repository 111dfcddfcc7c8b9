"""The year of a birth: said with a zero, put right in the same breath, or left unread among single figures."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.people import birth

TODAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("lang", "text", "born"),
    [
        ("en", "five five zero three", date(2003, 5, 5)),
        ("en", "May fifth oh three", date(2003, 5, 5)),
        ("en", "nine nine oh one", date(2001, 9, 9)),
        ("en", "June 7 o nine", date(2009, 6, 7)),
        ("en", "five oh five oh three", date(2003, 5, 5)),
        ("en", "March oh four oh five", date(2005, 3, 4)),
        ("es", "veinte de mayo cero uno", date(2001, 5, 20)),
        ("es", "el cero cinco de mayo del cero tres", date(2003, 5, 5)),
        ("es", "cinco cinco cero tres", date(2003, 5, 5)),
        ("es", "mayo nueve mil novecientos ochenta y cinco", date(1985, 5, 9)),
        ("es", "mayo dos mil novecientos ochenta y cinco", date(1985, 5, 2)),
        ("es", "mayo cinco dos mil cinco", date(2005, 5, 5)),
        ("en", "June 1st 1992, sorry, 1993", date(1993, 6, 1)),
        ("en", "June first nineteen ninety two, I mean ninety three", date(1993, 6, 1)),
        ("en", "June 1st, 1992, no wait, July 1st 1993", date(1993, 7, 1)),
        ("es", "ocho de marzo de 1979, no, de 1978", date(1978, 3, 8)),
        ("es", "ocho de marzo de mil novecientos setenta y nueve, perdón, setenta y ocho", date(1978, 3, 8)),
        ("es", "ocho de marzo de 1979, no de 1978", date(1979, 3, 8)),
        ("es", "ocho de marzo del 79, no del 78", date(1979, 3, 8)),
        ("es", "marzo ocho del 79 no 78", date(1979, 3, 8)),
        ("es", "ocho de marzo del setenta y nueve, no del setenta y ocho", date(1979, 3, 8)),
        ("es", "ocho de marzo de 1979, no de mil novecientos setenta y ocho", date(1979, 3, 8)),
        ("es", "ocho de marzo de 1979, no perdón, de 1978", date(1978, 3, 8)),
        ("es", "ocho de marzo de 1979, no, nueve de mayo de 1978", date(1978, 5, 9)),
        ("es", "ocho de marzo de 1979 no nueve de mayo de 1978", date(1978, 5, 9)),
        ("en", "June 1st 1992 no 1993", date(1993, 6, 1)),
        ("en", "June 1st 1992, not 1993", date(1992, 6, 1)),
        ("en", "no, June 1st 1992", date(1992, 6, 1)),
        ("en", "June 1st 1992, no problem", date(1992, 6, 1)),
        ("en", "June 1st 1992, sorry, 2", date(1992, 6, 1)),
        ("es", "ocho de marzo de 1979, no tengo seguro", date(1979, 3, 8)),
        ("en", "six six two thousand and nine", date(2009, 6, 6)),
        ("en", "June seventh nineteen oh three", date(1903, 6, 7)),
        ("en", "four one eighty eight", date(1988, 4, 1)),
    ],
)
def test_the_year_is_the_one_said_last(lang: Lang, text: str, born: date) -> None:
    assert birth.read(text, lang, TODAY) == (born,)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "four one two eight eight"),
        ("en", "six one nine two"),
        ("es", "cuatro uno dos ocho ocho"),
        ("en", "one two oh three four"),
        ("en", "five five five oh one double zero"),
        ("es", "el cero cinco de mayo"),
        ("es", "mayo dos mil cinco"),
    ],
)
def test_single_figures_left_over_are_no_date(lang: Lang, text: str) -> None:
    assert birth.read(text, lang, TODAY) == ()


@pytest.mark.parametrize(("lang", "text"), [("en", "oh three"), ("es", "cero tres"), ("es", "del cero tres")])
def test_the_year_alone_completes_a_day(lang: Lang, text: str) -> None:
    assert birth.more(birth.Parts(month=5, day=5), text, lang, TODAY).year == 2003


def test_a_day_with_a_zero_is_no_year() -> None:
    assert birth.more(birth.Parts(), "mayo cero cinco", "es", TODAY) == birth.Parts(month=5, day=5)
