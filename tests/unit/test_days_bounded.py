"""Days and hours that bound or rule out others said beside them, and the soonest in other words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates.clock_words import DAY_END, Window
from tests.fakes.caller import PaperCall
from tests.fakes.clinic import ZONE

TODAY = date(2026, 11, 30)
"""A Monday."""
FROM_TEN, FROM_THREE = Window(time(10), DAY_END), Window(time(15), DAY_END)
NOON = Window(time(11), time(13, 30))


def run(first: int, last: int | None = None, month: int = 12) -> tuple[date, date]:
    year = 2027 if month == 1 else 2026
    return date(year, month, first), date(year, month, last or first)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "any morning but Monday"),
        ("en", "any day except Monday"),
        ("en", "no, any day but Monday"),
        ("en", "anything but Mondays"),
        ("en", "Monday doesn't work"),
        ("es", "cualquier día menos el lunes"),
        ("es", "cualquier mañana menos el lunes"),
        ("es", "cualquier día que no sea lunes"),
        ("es", "cualquier tarde menos el lunes"),
        ("es", "nunca los lunes"),
        ("en", "never on Mondays"),
        ("en", "I can't ever do Mondays"),
    ],
)
def test_a_weekday_ruled_out_is_so_today_as_well(lang: Lang, text: str) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert not found.days
    assert {run(7), (TODAY, TODAY)} <= set(found.excluded)


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "after the tenth but before Christmas", (run(11, 24),)),
        ("en", "before Christmas but after the tenth", (run(11, 24),)),
        ("en", "after the tenth and before the twentieth", (run(11, 19),)),
        ("en", "after Tuesday but before Friday", (run(2, 3),)),
        ("es", "después del diez pero antes de navidad", (run(11, 24),)),
        ("en", "the first week of January, I'm away till the third", (run(4, 7, 1),)),
        ("en", "the first week of January, I'm out of town until the third", (run(4, 7, 1),)),
        ("en", "the first week of January", (run(1, 7, 1),)),
        ("en", "the second week of January, after the tenth", (run(11, 14, 1),)),
        ("en", "next week, I'm away until Wednesday", (run(10, 13),)),
        ("es", "la primera semana de enero, pero después del día tres", (run(4, 7, 1),)),
        ("en", "the second or third week of January", (run(8, 14, 1), run(15, 21, 1))),
        ("es", "la segunda o tercera semana de enero", (run(8, 14, 1), run(15, 21, 1))),
        ("es", "a partir del lunes", (run(7, 21),)),
        ("es", "antes del quince", ((TODAY, date(2026, 12, 14)),)),
        ("en", "the fifteenth or sixteenth", (run(15), run(16))),
        ("en", "the 15th or 16th", (run(15), run(16))),
        ("en", "the tenth or the eleventh", (run(10), run(11))),
        ("en", "after the tenth", (run(11, 25),)),
        ("en", "I need to move my follow-up to Friday please", (run(4),)),
        ("en", "can you push my check up to next Tuesday", (run(8),)),
        ("en", "any time up to Friday", ((TODAY, date(2026, 12, 4)),)),
        ("en", "I've had it since Thanksgiving", ()),
        ("en", "I've had it since Christmas, could I come Tuesday", (run(1),)),
        ("es", "el lunes que viene no, el otro", (run(14),)),
        ("es", "no el lunes que viene, el que sigue", (run(14),)),
        ("es", "el lunes que viene", (run(7),)),
        ("es", "el lunes que viene está bien", (run(7),)),
    ],
)
def test_days_bound_one_another(lang: Lang, text: str, days: object) -> None:
    assert when.read(text, lang, TODAY, asked=True).days == days


@pytest.mark.parametrize(
    ("lang", "text", "window"),
    [
        ("en", "around lunch", NOON),
        ("en", "Tuesday around lunch", NOON),
        ("en", "the fifteenth or sixteenth, after three", FROM_THREE),
        ("en", "not this week, the week after, late in the day", Window(time(15, 30), DAY_END)),
        ("en", "just not too early", FROM_TEN),
        ("en", "Tuesday, but not so early", FROM_TEN),
        ("en", "never before ten", FROM_TEN),
        ("es", "no muy temprano por favor", FROM_TEN),
        ("es", "nunca antes de las diez", FROM_TEN),
        ("es", "el martes, pero nunca antes de las diez", FROM_TEN),
        ("en", "before ten doesn't work", FROM_TEN),
        ("es", "antes de las diez no puedo", FROM_TEN),
        ("es", "no puedo antes de las diez", FROM_TEN),
        ("es", "jamás antes de las diez", FROM_TEN),
        ("es", "cualquier tarde", Window(time(12), time(18))),
        ("es", "a la hora de la comida", NOON),
        ("en", "mornings but after nine", Window(time(9), time(12))),
        ("en", "after lunch but before four", Window(time(13), time(16))),
        ("en", "between two and four doesn't work", None),
        ("en", "that's not too early", None),
        ("en", "eight is not too early", None),
        ("en", "not too late", None),
        ("es", "no es muy temprano", None),
    ],
)
def test_hours_said_beside_a_day(lang: Lang, text: str, window: Window | None) -> None:
    assert when.read(text, lang, TODAY, asked=True).window == window


@pytest.mark.parametrize(
    ("text", "soonest"),
    [
        *((text, True) for text in ("el primero que haya", "el primero que tenga", "el primero disponible")),
        *((text, True) for text in ("el primer día que tenga", "lo más cercano", "el día más cercano")),
        *((text, True) for text in ("ahorita", "ahorita mismo si se puede", "me urge", "no, ahorita mismo")),
        *((text, True) for text in ("me urge mucho", "lo más rápido que se pueda", "lo primero que tenga")),
        *((text, False) for text in ("el primero", "el primero de diciembre", "ahorita no puedo", "no me urge")),
        *((text, False) for text in ("ahorita le digo", "me urge hablar con alguien")),
    ],
)
def test_the_soonest_in_other_words(text: str, *, soonest: bool) -> None:
    assert when.read(text, "es", TODAY, asked=True).soonest is soonest


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "friday"),
    [
        ("en", "any day but Monday or Friday", (), True),
        ("en", "I can't do Monday or Friday", (), True),
        ("en", "Monday and Friday don't work", (), True),
        ("es", "cualquier día menos lunes y viernes", (), True),
        ("es", "los lunes y los viernes no puedo", (), True),
        ("en", "Monday and Friday work for me", (run(7), run(4)), False),
        ("en", "I can't do Monday but Friday is fine", (run(4),), False),
        ("en", "I can't Monday and Friday is good", (run(4),), False),
        ("es", "el lunes no puedo y el viernes sí", (run(4),), False),
        ("es", "el lunes o el viernes", (run(7), run(4)), False),
    ],
)
def test_two_days_in_one_breath(lang: Lang, text: str, wanted: object, *, friday: bool) -> None:
    found = when.read(text, lang, TODAY, asked=True)
    assert found.days == wanted
    assert (run(4) in found.excluded) is friday


def test_what_urges_is_no_day_where_none_is_asked_for() -> None:
    assert not when.read("me urge", "es", TODAY).said


def test_any_day_but_one_stays_in_the_week_agreed() -> None:
    week = when.read("next week", "en", TODAY)
    assert week.then(when.read("any day but Monday", "en", TODAY)).days == (run(7, 13),)
    assert week.then(when.read("any day", "en", TODAY)).days == ()


@pytest.mark.parametrize(
    ("lang", "turns", "never"),
    [
        ("en", ("a cleaning with anyone", "any morning but Monday"), "Monday"),
        ("en", ("a cleaning with anyone", "Monday the seventh", "any morning but Monday"), "Monday"),
        ("es", ("una limpieza con quien sea", "cualquier mañana menos el lunes"), "lunes"),
        ("es", ("una limpieza con quien sea", "el martes pero nunca antes de las diez"), "ocho"),
    ],
)
def test_what_is_ruled_out_is_not_offered(lang: Lang, turns: tuple[str, ...], never: str) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(*turns, lang=lang)
    assert call.held
    assert never not in call.heard


@pytest.mark.parametrize(
    ("lang", "opening", "later"),
    [("en", "a cleaning on Tuesday", "later"), ("es", "una limpieza el martes", "más tarde")],
)
def test_later_never_goes_back_to_an_hour_refused(lang: Lang, opening: str, later: str) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(opening, lang=lang)
    for _ in range(5):
        last = max(each.start for each in call.held.values())
        call.says(f"no, {later}", lang=lang)
        assert call.held
        assert all(each.start > last for each in call.held.values())


@pytest.mark.parametrize(
    ("lang", "turns", "noon"),
    [
        ("en", ("a cleaning on Tuesday afternoon",), False),
        ("en", ("a cleaning", "Tuesday after noon"), True),
        ("es", ("una limpieza el martes en la tarde",), False),
        ("es", ("una limpieza el martes al mediodía",), True),
    ],
)
def test_the_afternoon_begins_at_one(lang: Lang, turns: tuple[str, ...], *, noon: bool) -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(*turns, lang=lang)
    assert call.held
    assert any(each.start.hour == 18 for each in call.held.values()) is noon


def test_noon_will_do_where_no_later_hour_is_free() -> None:
    call = PaperCall(now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC), free=lambda start: start.hour <= 18)
    call.says("a cleaning on Tuesday afternoon")
    assert "noon" in call.heard
    assert "I don't have that" not in call.heard


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("a physical with Dr. Ramirez", "Sunday"), "usually not here"),
        (("a physical with anyone", "Sunday at ten"), "closed on Sunday, December sixth"),
        (("a physical with anyone", "Tuesday at six pm"), "I don't have that"),
    ],
)
def test_who_is_not_there_that_day_is_told(turns: tuple[str, ...], told: str) -> None:
    call = PaperCall(
        now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC), free=lambda start: start.astimezone(ZONE).weekday() < 5
    )
    call.says(*turns)
    assert told in call.heard


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "not until friday", [run(4, 18)]),
        ("en", "I can't come in until friday", [run(4, 18)]),
        ("es", "no puedo hasta el viernes", [run(4, 18)]),
        ("es", "no, hasta el viernes está bien", [(TODAY, date(2026, 12, 4))]),
        ("en", "I can't wait until friday", [(TODAY, date(2026, 12, 4))]),
        ("en", "not tuesday but wednesday", [run(2)]),
        ("en", "not monday or tuesday but thursday", [run(3)]),
        ("es", "ni lunes ni martes", []),
        ("en", "neither monday nor tuesday", []),
        ("es", "el miércoles, ni lunes ni martes", [run(2)]),
        ("en", "tuesday is my preference, wednesday is my second choice", [run(1), run(2)]),
        ("en", "monday i have a ride, wednesday too", [run(7), run(2)]),
        ("es", "el jueves trabajo y el viernes es mi descanso", [run(4)]),
        ("en", "thursday is my daughter's recital, friday works", [run(4)]),
    ],
)
def test_from_a_day_on_and_days_that_are_fine(lang: Lang, text: str, days: list[tuple[date, date]]) -> None:
    assert list(when.read(text, lang, TODAY, asked=True).days) == days
