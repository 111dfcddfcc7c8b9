"""Days said in a roundabout way: not next week, the one after; in two Thursdays; the other Thursday."""

from __future__ import annotations

from datetime import date, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates import weeks
from appliance.dialogue.dates.clock_words import Window
from appliance.dialogue.words import plain

TODAY = date(2026, 11, 30)
"""A Monday."""
SECOND_WEEK = ((date(2026, 12, 14), date(2026, 12, 20)),)


def day(number: int) -> tuple[tuple[date, date], ...]:
    return ((date(2026, 12, number),) * 2,)


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("es", "la semana que entra no, la que sigue", SECOND_WEEK),
        ("es", "para la semana que entra no, la siguiente", SECOND_WEEK),
        ("es", "la próxima semana no puedo, mejor la siguiente", SECOND_WEEK),
        ("es", "no la semana que viene sino la otra", SECOND_WEEK),
        ("en", "not next week, the one after", SECOND_WEEK),
        ("en", "next week doesn't work, the week after", SECOND_WEEK),
        ("en", "I can't next week, maybe the one after that", SECOND_WEEK),
        ("es", "la próxima semana", ((date(2026, 12, 7), date(2026, 12, 13)),)),
        ("es", "el jueves no, el otro jueves", day(10)),
        ("es", "el jueves no puedo, el jueves siguiente", day(10)),
        ("en", "not Thursday, the following Thursday", day(10)),
        ("es", "mejor dentro de dos jueves", day(10)),
        ("es", "en tres jueves", day(17)),
        ("en", "in two Thursdays", day(10)),
        ("es", "la próxima semana no, el martes", day(1)),
    ],
)
def test_the_one_after_is_wanted(lang: Lang, text: str, days: object) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert (found.days, found.at) == (days, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "la próxima semana no, la otra cita"),
        ("es", "la próxima semana no, esta"),
        ("es", "el jueves no, el otro"),
        ("en", "next week I can't"),
        ("en", "not next week"),
    ],
)
def test_nothing_after_is_wanted(lang: Lang, text: str) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert not found.days
    assert found.excluded


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("es", "el otro jueves", 10),
        ("en", "the following Thursday", 10),
        ("es", "el jueves", 3),
        ("es", "el otro lunes", 7),
    ],
)
def test_the_other_one_is_not_the_one_ruled_out_before(lang: Lang, text: str, number: int) -> None:
    said = when.read(text, lang, TODAY, asked=True)
    assert weeks.past(said, plain(text), (*day(3), *day(10)), TODAY).days == day(number)


@pytest.mark.parametrize(
    ("lang", "text", "hours"),
    [
        ("en", "any day but Tuesday, mornings", (time(0), time(12))),
        ("en", "any day except Tuesday or Friday, after three", (time(15), time(23, 59))),
        ("es", "cualquier día menos el martes, por las mañanas", (time(0), time(12))),
        ("es", "cualquier día menos martes y viernes, después de las tres", (time(15), time(23, 59))),
    ],
)
def test_the_hours_are_of_the_days_that_are_left(lang: Lang, text: str, hours: tuple[time, time]) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.window == Window(*hours)
    assert all(run[0].weekday() in (1, 4) for run in found.excluded)
    assert (found.days, found.flexible, bool(found.excluded)) == ((), True, True)
