"""Days and times said in the light of what was said before: the same week, the other Tuesday, later, either."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.answers import nearby, slots
from appliance.dialogue.answers.slots import Slot, Status
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import weeks
from appliance.dialogue.dates.clock_words import DAY_END, Window
from appliance.dialogue.understand import understand
from appliance.dialogue.words import plain
from tests.fakes.clinic import maple_street

TODAY = date(2026, 11, 30)
"""A Monday."""
TUESDAY, NEXT_TUESDAY, THURSDAY = date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 3)


def day(number: int) -> tuple[tuple[date, date], ...]:
    return ((date(2026, 12, number),) * 2,)


@pytest.mark.parametrize(
    ("lang", "before", "text", "number"),
    [
        ("en", "next week", "Tuesday", 8),
        ("en", "next week", "on Thursday at ten", 10),
        ("en", "sometime next week", "Thursday would be better", 10),
        ("en", "in two weeks", "the Wednesday", 16),
        ("en", "Thursday the tenth", "no, Tuesday", 8),
        ("en", "next week", "any Friday", 11),
        ("en", "next week", "this Thursday", 3),
        ("en", "next week", "sooner, Thursday", 3),
        ("en", "next week", "tomorrow", 1),
        ("en", "next week", "December second", 2),
        ("en", "Thursday", "Monday", 7),
        ("en", "this week", "Friday", 4),
        ("es", "la próxima semana", "el martes", 8),
        ("es", "la semana que viene", "el jueves que viene", 10),
        ("es", "la próxima semana", "este jueves", 3),
        ("es", "la próxima semana", "el jueves antes de las diez", 10),
        ("es", "el jueves diez", "mejor el viernes", 11),
    ],
)
def test_a_weekday_stays_in_the_week_agreed(lang: Lang, before: str, text: str, number: int) -> None:
    known, said = when.read(before, lang, TODAY), when.read(text, lang, TODAY)
    assert weeks.placed(said, plain(text), known.days).days == day(number)


@pytest.mark.parametrize(
    ("lang", "text", "offered", "number"),
    [
        ("es", "el otro martes", TUESDAY, 8),
        ("es", "el otro martes, el ocho", TUESDAY, 8),
        ("es", "el otro martes", NEXT_TUESDAY, 15),
        ("es", "no, mejor el siguiente jueves", THURSDAY, 10),
        ("es", "el lunes siguiente", date(2026, 12, 10), 14),
        ("es", "no, el próximo jueves", THURSDAY, 10),
        ("es", "el próximo jueves está bien", THURSDAY, 3),
        ("en", "the other Tuesday", TUESDAY, 8),
        ("en", "the Tuesday after that", TUESDAY, 8),
        ("en", "the other Monday, the fourteenth", TUESDAY, 14),
        ("en", "Tuesday", TUESDAY, 1),
        ("en", "the next day", TUESDAY, 2),
        ("en", "the day after that", NEXT_TUESDAY, 9),
        ("en", "a week later", NEXT_TUESDAY, 15),
        ("es", "al día siguiente", NEXT_TUESDAY, 9),
        ("es", "no, ese martes no, el otro", TUESDAY, 8),
        ("es", "el próximo martes no, el que sigue", TUESDAY, 8),
    ],
)
def test_the_other_one_comes_after_the_one_offered(lang: Lang, text: str, offered: date, number: int) -> None:
    said, refused = when.read(text, lang, TODAY, asked=True), text.startswith("no,")
    found = weeks.placed(said, plain(text), ((offered, offered),), [offered], refused=refused)
    assert found.days == day(number)


@pytest.mark.parametrize(("lang", "text"), [("en", "the following week"), ("es", "la semana siguiente")])
def test_the_following_week_follows_the_one_offered(lang: Lang, text: str) -> None:
    said = when.read(text, lang, TODAY, asked=True)
    found = weeks.placed(said, plain(text), (), [NEXT_TUESDAY])
    assert found.days == ((date(2026, 12, 14), date(2026, 12, 20)),)


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("that day doesn't work", True),
        ("I can't that day", True),
        ("ese día no puedo", True),
        ("ese día trabajo", True),
        ("ese día está bien", False),
        ("that day works", False),
    ],
)
def test_that_day_is_the_one_offered(text: str, *, excluded: bool) -> None:
    said = when.read(text, "es" if "ese" in text else "en", TODAY, asked=True)
    assert weeks.placed(said, plain(text), (), [THURSDAY]).excluded == (day(3) if excluded else ())


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "not this Thursday, the one after", day(10)),
        ("en", "not this Friday but next", day(11)),
        ("en", "I can't do this Thursday, the next one", day(10)),
        ("en", "not this week, the week after", ((date(2026, 12, 7), date(2026, 12, 13)),)),
        ("es", "este jueves no, el siguiente", day(10)),
        ("es", "no este viernes, el otro", day(11)),
        ("es", "esta semana no puedo, la que viene", ((date(2026, 12, 7), date(2026, 12, 13)),)),
        ("es", "este jueves", day(3)),
        ("es", "no ese día no puedo, el lunes siete", day(7)),
        ("en", "I can't make it, Monday the seventh", day(7)),
        ("es", "no, quiero el lunes", day(7)),
    ],
)
def test_what_comes_after_a_refusal_is_wanted(lang: Lang, text: str, days: object) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert (found.days, found.excluded, found.at) == (days, (), None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "not this Thursday"),
        ("en", "I can't do Thursday"),
        ("en", "Thursday doesn't work"),
        ("en", "Thursday won't work for me"),
        ("en", "Thursday I can't"),
        ("en", "Thursday is no good"),
        ("en", "on Thursday I work"),
        ("es", "no puedo el jueves"),
        ("es", "el jueves no puedo"),
        ("es", "el jueves no"),
        ("es", "el jueves no me queda"),
        ("es", "el jueves trabajo"),
    ],
)
def test_a_day_refused_is_excluded(lang: Lang, text: str) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert not found.days
    assert (THURSDAY, THURSDAY) in found.excluded


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "Tuesday doesn't work, Thursday is fine", 3),
        ("en", "Tuesday, no, Thursday", 3),
        ("en", "Thursday no problem", 3),
        ("en", "Thursday won't be a problem", 3),
        ("es", "el jueves no me importa la hora", 3),
        ("es", "el jueves no voy a trabajar", 3),
        ("en", "Thursday I can't before ten", 3),
        ("en", "Thursday but not too early", 3),
        ("es", "el martes no, el jueves sí", 3),
        ("es", "el martes, no, mejor el jueves", 3),
        ("es", "el jueves no hay problema", 3),
    ],
)
def test_a_day_wanted_is_not_excluded(lang: Lang, text: str, number: int) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.days == day(number)
    assert (THURSDAY, THURSDAY) not in found.excluded


@pytest.mark.parametrize(("lang", "text"), [("es", "los lunes no puedo"), ("en", "I can't do Mondays")])
def test_every_monday_is_today_as_well(lang: Lang, text: str) -> None:
    assert {(TODAY, TODAY), day(7)[0]} <= set(when.read(text, lang, TODAY).excluded)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("the one after", None),
        ("I'll take the one with Dr Patel", None),
        ("either one is fine", None),
        ("one later", None),
        ("the one thirty", time(13, 30)),
        ("the one o'clock", time(13)),
        ("at one", time(13)),
    ],
)
def test_the_one_is_no_hour(text: str, at: time | None) -> None:
    assert when.read(text, "en", TODAY, asked=True).at == at


def test_a_day_named_anew_is_no_longer_excluded() -> None:
    without = when.read("el jueves no puedo", "es", TODAY).then(when.read("el jueves diez", "es", TODAY))
    assert (without.days, day(10)[0] in without.excluded) == (day(10), False)


LATE, EARLY = Window(time(12), DAY_END), Window(time(0), time(12))
FROM_TEN = Window(time(10), DAY_END)


@pytest.mark.parametrize(
    ("lang", "text", "window"),
    [
        ("en", "anything but mornings", LATE),
        ("en", "I can't do mornings", LATE),
        ("es", "no puedo en las mañanas", LATE),
        ("es", "que no sea en la tarde", EARLY),
        ("en", "but mornings are better", None),
        ("es", "no, quiero en la mañana", EARLY),
        ("en", "I work till four so after that", Window(time(16), DAY_END)),
        ("es", "trabajo hasta las cuatro", Window(time(16), DAY_END)),
        ("en", "I can come till four", Window(time(0), time(16))),
        ("es", "después de las tres, es que salgo a las dos y media", Window(time(15), DAY_END)),
        ("en", "mornings don't work", LATE),
        ("es", "en las mañanas no puedo", LATE),
        ("en", "Friday I work till noon", LATE),
        ("es", "el martes, no muy temprano", FROM_TEN),
        ("en", "eight is too early", None),
        ("es", "está muy temprano", None),
        ("es", "es muy temprano, mejor en la tarde", Window(time(12), time(18))),
        ("es", "quiero muy temprano", Window(time(0), time(10))),
    ],
)
def test_hours_that_cannot_be(lang: Lang, text: str, window: Window | None) -> None:
    assert when.read(text, lang, TODAY, asked=True).window == window


EIGHT = Slot(start=datetime(2026, 12, 1, 8, 0, tzinfo=UTC), names=("Kim",))
TEN = Slot(start=datetime(2026, 12, 1, 10, 45, tzinfo=UTC), names=("Kim",))


@pytest.mark.parametrize(
    ("lang", "text", "status", "index"),
    [
        ("es", "el otro martes, el ocho", Status.OTHER, None),
        ("es", "no, el otro martes, el día ocho", Status.OTHER, None),
        ("es", "mejor el ocho de diciembre", Status.OTHER, None),
        ("es", "el día ocho", Status.OTHER, None),
        ("es", "mejor el diez", Status.OTHER, None),
        ("es", "el martes ocho a las diez y cuarenta y cinco", Status.OTHER, None),
        ("es", "a las diez", Status.FILLED, 1),
        ("es", "las ocho", Status.FILLED, 0),
        ("es", "la de las ocho", Status.FILLED, 0),
        ("es", "el martes a las ocho", Status.FILLED, 0),
        ("es", "el martes primero a las ocho", Status.FILLED, 0),
        ("es", "el primero", Status.FILLED, 0),
        ("es", "el dos", Status.FILLED, 1),
        ("en", "the second", Status.FILLED, 1),
        ("en", "the ten forty five", Status.FILLED, 1),
        ("en", "the ten", Status.FILLED, 1),
        ("en", "no, the eighth", Status.OTHER, None),
        ("en", "Monday at eight", Status.OTHER, None),
        ("en", "December eighth", Status.OTHER, None),
        ("en", "December first at eight", Status.FILLED, 0),
        ("en", "tomorrow at eight", Status.FILLED, 0),
        ("en", "do you have the 10th", Status.OTHER, None),
        ("en", "eight is too early", Status.OTHER, None),
        ("es", "pues la de las ocho está muy temprano", Status.OTHER, None),
        ("es", "las ocho es muy temprano, la otra", Status.FILLED, 1),
        ("es", "la segunda, la primera está muy temprano", Status.FILLED, 1),
        ("en", "the first one is too early", Status.OTHER, None),
        ("en", "I'll call back later", Status.NONE, None),
        ("es", "el martes no puedo, el otro", Status.OTHER, None),
        ("en", "a little later", Status.OTHER, None),
        ("en", "the later one", Status.FILLED, 1),
        ("en", "the earliest", Status.FILLED, 0),
        ("en", "whichever one is sooner", Status.FILLED, 0),
        ("es", "la de más tarde", Status.FILLED, 1),
        ("es", "prefiero la más temprano", Status.FILLED, 0),
        ("en", "later please", Status.NONE, None),
        ("en", "do you have one later", Status.NONE, None),
        ("en", "is there an earlier one", Status.NONE, None),
        ("es", "¿y más tarde?", Status.NONE, None),
        ("es", "¿tiene una más tarde?", Status.NONE, None),
    ],
)
def test_another_day_outweighs_the_hour(lang: Lang, text: str, status: Status, index: int | None) -> None:
    choice = slots.which((text,), (EIGHT, TEN), lang=lang, today=TODAY)
    assert (choice.status, choice.index) == (status, index)


@pytest.mark.parametrize(
    "text",
    [
        *("either", "either one is fine", "either one works", "either of those is fine", "it doesn't matter"),
        *(
            "you pick",
            "either one works for me",
            "cualquiera de las dos para mí",
            "whichever",
            "I don't care",
            "whatever works",
            "both work",
            "up to you",
        ),
        *("la que sea", "cualquiera", "la que guste", "cualquiera de las dos", "usted escoja", "no importa"),
        *("me da igual", "las dos me quedan bien"),
    ],
)
def test_any_will_do(text: str) -> None:
    assert slots.left_to_us(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        *("neither", "not either one", "I can't do either of those", "any other day", "do you have any on Friday"),
        *("either one but later", "whatever you have next week", "a las dos", "cualquier otro día", "can I do both"),
        *("no me sirve cualquiera", "no puedo ninguna de las dos", "I don't like either", "ninguna"),
    ],
)
def test_not_any_will_do(text: str) -> None:
    assert not slots.left_to_us(plain(text))


@pytest.mark.parametrize("text", ["cualquiera de las dos", "ninguna de las dos", "las dos me quedan bien"])
def test_of_the_two_is_no_hour(text: str) -> None:
    assert when.read(text, "es", TODAY, asked=True).at is None
    assert when.read("a las dos me queda bien", "es", TODAY, asked=True).at == time(14)


@pytest.mark.parametrize(
    ("text", "left"),
    [("not the first one", 1), ("no la segunda", 0), ("la primera no", 1), ("not the first one, later", None)],
)
def test_the_one_that_is_left(text: str, left: int | None) -> None:
    assert slots.other_of_two(plain(text)) == left


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("do you have anything later", 1),
        ("no tiene más tarde", 1),
        ("está muy temprano", 1),
        ("that's too early", 1),
        ("un poco más tarde", 1),
        ("anything earlier", -1),
        ("muy tarde", -1),
        ("algo más temprano", -1),
        ("in the afternoon", None),
        ("I'll call you back later", None),
        ("luego le hablo más tarde", None),
        ("más tarde le confirmo", None),
        ("una más tarde, y le aviso a mi hija", 1),
    ],
)
def test_earlier_or_later(text: str, way: int | None) -> None:
    assert nearby.direction(plain(text)) == way


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("born", ["nací el", "nacido el", "mi fecha de nacimiento es"])
def test_a_birthday_in_this_month_is_no_day_to_come(born: str, lang: Lang) -> None:
    text = f"soy José Díaz, {born} dos de noviembre de mil novecientos sesenta y nueve, quiero cambiar mi cita"
    meaning = understand(text, lang=lang, asked=Asked.GREETING, clinic=maple_street(), today=TODAY)
    assert not meaning.when.said
    assert meaning.births == (date(1969, 11, 2),)
