"""Days and hours ruled out before or after they are said, and days that are over: none of them is offered."""

from __future__ import annotations

from datetime import date, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates.clock_words import DAY_END, Window

TODAY = date(2026, 12, 2)
"""A Wednesday."""
NEXT_WEEK = (date(2026, 12, 7), date(2026, 12, 13))
MONDAY, FRIDAY = ((date(2026, 12, day),) * 2 for day in (7, 4))
FROM_NOON, TILL_NOON = Window(time(12), DAY_END), Window(time(0), time(12))


def read(lang: Lang, text: str) -> when.When:
    return when.read(text, lang, TODAY, asked=True)


@pytest.mark.parametrize(
    ("lang", "text", "run"),
    [
        ("en", "I'm out of town next week", NEXT_WEEK),
        ("en", "I'll be on vacation next week", NEXT_WEEK),
        ("en", "we're traveling all next week", NEXT_WEEK),
        ("en", "next week I'm away", NEXT_WEEK),
        ("en", "I'm busy Monday", MONDAY),
        ("en", "I'm not available on Monday", MONDAY),
        ("en", "I work Mondays", MONDAY),
        ("en", "I have class on Monday", MONDAY),
        ("en", "no Mondays please", MONDAY),
        ("en", "I'm out of town from the 5th to the 12th", (date(2026, 12, 5), date(2026, 12, 12))),
        ("es", "voy a estar de viaje la próxima semana", NEXT_WEEK),
        ("es", "la próxima semana voy a estar fuera", NEXT_WEEK),
        ("es", "no voy a poder la próxima semana", NEXT_WEEK),
        ("es", "trabajo los lunes", MONDAY),
        ("es", "no estoy disponible el lunes", MONDAY),
        ("es", "el lunes tengo trabajo", MONDAY),
        ("es", "no los viernes", FRIDAY),
        ("es", "el 15 no puedo", (date(2026, 12, 15),) * 2),
        ("en", "so no Mondays", MONDAY),
        ("en", "I'm booked up Monday", MONDAY),
        ("en", "I'm booked solid on Monday", MONDAY),
        ("en", "I'm on vacation next week", NEXT_WEEK),
        ("en", "I'm on vacation next week so any day after that", NEXT_WEEK),
        ("en", "nothing before Friday", (TODAY, date(2026, 12, 3))),
        ("es", "nada antes del viernes", (TODAY, date(2026, 12, 3))),
        ("es", "no podré antes del lunes", (TODAY, date(2026, 12, 6))),
        ("en", "I get back from vacation Monday, so nothing before", (TODAY, date(2026, 12, 6))),
    ],
)
def test_a_day_is_ruled_out(lang: Lang, text: str, run: tuple[date, date]) -> None:
    found = read(lang, text)
    assert run in found.excluded
    assert not found.days


@pytest.mark.parametrize(
    ("lang", "text", "run"),
    [
        ("en", "I'm off on Monday", MONDAY),
        ("en", "I don't work Monday", MONDAY),
        ("en", "I'm not busy Monday", MONDAY),
        ("en", "can you work me in on Monday", MONDAY),
        ("en", "I'm busy, Monday works", MONDAY),
        ("en", "I get back from vacation Monday", MONDAY),
        ("en", "I'm busy this week, how about next week", NEXT_WEEK),
        ("en", "no, Mondays", MONDAY),
        ("en", "there's nothing on Monday?", MONDAY),
        ("en", "I'm busy Friday but Monday is fine", MONDAY),
        ("es", "estoy libre el lunes", MONDAY),
        ("es", "no trabajo el lunes", MONDAY),
        ("es", "no tengo trabajo el lunes", MONDAY),
        ("es", "en el trabajo me dan el lunes", MONDAY),
        ("es", "¿no hay nada el viernes?", FRIDAY),
        ("es", "el viernes, no el lunes", FRIDAY),
        ("es", "el jueves, no, el viernes", FRIDAY),
        ("es", "hasta el viernes puedo", (TODAY, FRIDAY[0])),
        ("es", "hasta el 15 no puedo", (date(2026, 12, 15), date(2026, 12, 29))),
        ("es", "hasta el viernes no puedo", (FRIDAY[0], date(2026, 12, 18))),
        ("en", "until the 15th I'm out of town", (date(2026, 12, 15), date(2026, 12, 29))),
        ("en", "my son is ten, Monday works", MONDAY),
        ("en", "I fell and need to come in on Monday", MONDAY),
        ("en", "my tooth broke, Monday please", MONDAY),
        ("en", "I had an appointment on Monday", MONDAY),
        ("es", "me operaron y necesito cita el lunes", MONDAY),
        ("en", "can I stop by Friday", FRIDAY),
        ("en", "I can swing by on Monday", MONDAY),
        ("en", "I need to come in by Friday", (TODAY, FRIDAY[0])),
        ("en", "I haven't had time, can I come next week", NEXT_WEEK),
        ("en", "No. Mondays.", MONDAY),
        ("en", "no Mondays are better", MONDAY),
        ("es", "No. Los viernes.", FRIDAY),
        ("es", "no los viernes están bien", FRIDAY),
        ("es", "no los lunes, mejor los viernes", FRIDAY),
        ("en", "nothing until Friday", (FRIDAY[0], date(2026, 12, 18))),
        ("en", "I'm booked for Monday with Doctor Ramirez", MONDAY),
        ("en", "I'm on vacation next week so any day works", NEXT_WEEK),
        ("es", "estoy de vacaciones la próxima semana así que cualquier día", NEXT_WEEK),
        ("en", "I fell Wednesday so is Friday open", FRIDAY),
        ("en", "I broke my tooth Tuesday what about Friday", FRIDAY),
        ("es", "me caí el martes así que el viernes", FRIDAY),
        ("es", "me caí y mejor el lunes", MONDAY),
        ("es", "me dieron de alta el viernes a ver si el lunes", MONDAY),
        ("en", "I have to come by Friday because I'm leaving", (TODAY, FRIDAY[0])),
        ("en", "I need to come by the fourth", (TODAY, FRIDAY[0])),
    ],
)
def test_a_day_is_wanted(lang: Lang, text: str, run: tuple[date, date]) -> None:
    found = read(lang, text)
    assert run in found.days
    assert not found.at


@pytest.mark.parametrize(
    ("lang", "text", "window"),
    [
        ("en", "no mornings please", FROM_NOON),
        ("en", "nothing in the morning", FROM_NOON),
        ("en", "I'm busy in the morning", FROM_NOON),
        ("en", "nothing before ten", Window(time(10), DAY_END)),
        ("en", "Thursday but nothing after 3", Window(time(0), time(15))),
        ("en", "I work till four on Monday", Window(time(16), DAY_END)),
        ("en", "no, in the morning", TILL_NOON),
        ("en", "do you have nothing in the morning", TILL_NOON),
        ("en", "he's 10 so after school", Window(time(15), DAY_END)),
        ("es", "no en la mañana", FROM_NOON),
        ("es", "nada en la mañana", FROM_NOON),
        ("es", "trabajo por las mañanas", FROM_NOON),
        ("es", "nada después de las tres", Window(time(0), time(15))),
        ("es", "no, en la mañana", TILL_NOON),
        ("es", "¿no tiene nada en la mañana?", TILL_NOON),
        ("en", "No. In the morning.", TILL_NOON),
        ("en", "no mornings are fine", TILL_NOON),
        ("es", "no por la mañana mejor", TILL_NOON),
        ("es", "no en la mañana está bien", TILL_NOON),
        ("es", "No. Por la mañana.", TILL_NOON),
        ("en", "I work Monday but I can come after five", Window(time(17), DAY_END)),
        ("en", "I have school Friday so after three", Window(time(15), DAY_END)),
        ("es", "trabajo el lunes así que después de las cuatro", Window(time(16), DAY_END)),
    ],
)
def test_a_part_of_the_day_is_ruled_out(lang: Lang, text: str, window: Window) -> None:
    assert read(lang, text).window == window


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "el lunes a las diez no puedo"),
        ("en", "I have a meeting Monday at ten so not then"),
        ("en", "my tooth started hurting Monday"),
        ("en", "I fell so hard on Monday"),
        ("en", "I fell and hurt my knee on Monday"),
        ("en", "I work Monday at four"),
        ("en", "I work Monday but not in the morning"),
        ("en", "I work Monday but I can't come after five"),
        ("en", "I had surgery on Monday and need a follow up"),
        ("en", "I went to the ER on Sunday and need a follow up"),
        ("en", "I haven't had a checkup in a year"),
        ("en", "I haven't been there in two years"),
        ("es", "no he ido al dentista en dos años"),
        ("es", "me empezó a doler el lunes"),
        ("es", "mi hijo tiene diez"),
    ],
)
def test_nothing_is_wanted_yet(lang: Lang, text: str) -> None:
    found = read(lang, text)
    assert (found.days, found.at, found.window) == ((), None, None)


@pytest.mark.parametrize("text", ["I work Monday but I can come after five", "trabajo el lunes pero puedo a las cinco"])
def test_the_day_of_a_free_hour_is_kept(text: str) -> None:
    assert read("en" if text.startswith("I ") else "es", text).days == (MONDAY,)


def test_an_hour_of_a_day_ruled_out_is_not_kept() -> None:
    found = read("en", "not Monday at ten")
    assert MONDAY in found.excluded
    assert found.at is None
