"""Days counted from the visit that is moved, or from what is on offer, and not from today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.dates import weeks
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall, visit

TODAY, WEDNESDAY = date(2026, 11, 30), date(2026, 12, 9)
"""A Monday, and the day of the visit."""


def days(first: int, last: int | None = None) -> tuple[tuple[date, date], ...]:
    return ((date(2026, 12, first), date(2026, 12, last or first)),)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "the week after", days(14, 20)),
        ("en", "Thursday of the following week", days(17)),
        ("en", "the same day the week after", days(16)),
        ("en", "a week later", days(16)),
        ("en", "two weeks later", days(23)),
        ("en", "two days later", days(11)),
        ("en", "a day earlier", days(8)),
        ("en", "next week, the same day", days(9)),
        ("en", "in two days", days(2)),
        ("en", "next week", days(7, 13)),
        ("en", "the week after next", days(14, 20)),
        ("en", "two weeks after today", ()),
        ("es", "el jueves de la semana siguiente", days(17)),
        ("es", "la semana siguiente, igual el miércoles", days(16)),
        ("es", "el mismo día pero de la otra semana", days(16)),
        ("es", "para la otra semana, el mismo día", days(16)),
        ("es", "dos días después", days(11)),
        ("es", "una semana más tarde", days(16)),
        ("es", "un día antes", days(8)),
        ("es", "en dos días", days(2)),
        ("es", "la otra semana", days(7, 13)),
        ("es", "el miércoles de la semana que viene", days(9)),
    ],
)
def test_days_are_counted_from_the_visit(lang: Lang, text: str, wanted: object) -> None:
    said = when.read(text, lang, TODAY, asked=True)
    found = weeks.placed(said, plain(text), (), [WEDNESDAY])
    assert found.days == (wanted or said.days)


@pytest.mark.parametrize("text", ["the week after Christmas", "a week after my surgery", "the week after next"])
def test_a_week_after_something_named_is_no_week_after_the_visit(text: str) -> None:
    said = when.read(text, "en", TODAY, asked=True)
    assert weeks.placed(said, plain(text), (), [WEDNESDAY]).days == said.days


@pytest.mark.parametrize(
    ("lang", "turns", "heard"),
    [
        ("en", ("I need to move my visit to the week after", "March 4th 1987"), "December fourteenth"),
        ("en", ("move my appointment two days later please", "March 4th 1987"), "December eleventh"),
        ("en", ("I need to move my visit", "March 4th 1987", "the same day the week after"), "December sixteenth"),
        ("en", ("I need to move my visit to next week", "March 4th 1987"), "December seventh"),
        ("en", ("I have an appointment Wednesday, can I come later the same day", "March 4th 1987"), "December ninth"),
        ("es", ("tengo cita, me la puede dejar más tarde el mismo día", "4 de marzo del 87"), "nueve de diciembre"),
        ("es", ("quiero cambiar mi cita para dos días después", "cuatro de marzo del 87"), "once de diciembre"),
        ("es", ("quiero cambiar mi cita", "4 de marzo del 87", "el jueves de la semana siguiente"), "diecisiete de"),
    ],
)
def test_a_visit_is_moved_from_its_own_day(lang: Lang, turns: tuple[str, ...], heard: str) -> None:
    booked = visit(datetime(2026, 12, 9, 15, 30, tzinfo=UTC))
    call = PaperCall(caller="+15550101", visits=[booked], now=datetime(2026, 11, 30, 16, 0, tzinfo=UTC))
    call.says(*turns, lang=lang)
    assert heard in call.heard


@pytest.mark.parametrize("text", ["el lunes no, el otro", "no el lunes, el otro", "no puedo el lunes, el que sigue"])
def test_the_other_one_where_nothing_is_on_offer_is_a_week_later(text: str) -> None:
    said = when.read(text, "es", TODAY, asked=True)
    assert weeks.placed(said, plain(text), ()).days == days(14)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("quiero una cita de limpieza mañana en la tarde", True),
        ("una cita de chequeo el jueves", True),
        ("necesito cita de revisión el jueves", True),
        ("mi cita de limpieza es mañana", False),
        ("la cita de limpieza de mañana", False),
        ("la cita de mañana", False),
    ],
)
def test_the_day_of_a_visit_of_some_kind_that_is_wanted_is_no_visit_on_the_books(text: str, wanted: bool) -> None:
    found = when.read(text, "es", date(2026, 11, 30))
    assert (bool(found.days), bool(found.existing)) == (wanted, not wanted)
