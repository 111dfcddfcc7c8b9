"""Holidays: named in the settings they are closed; unnamed no visit is offered on four, and no hours are told."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from appliance.clinic.closed import HOLIDAYS, USUAL, Closed
from appliance.clinic.hours import shifts_on
from appliance.clinic.load import parse_clinic
from appliance.dialogue.acts import Say
from appliance.errors import ConfigError
from tests.fakes.caller import PaperCall
from tests.fakes.clinic import maple_street

NOVEMBER = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
THANKSGIVING, CHRISTMAS, NEW_YEAR = date(2026, 11, 26), date(2026, 12, 25), date(2027, 1, 1)


def settings(**head: object) -> Mapping[str, object]:
    text = files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")
    document = tomllib.loads(text)
    document["clinic"] = {key: value for key, value in {**document["clinic"], **head}.items() if value is not None}
    return document


def call(closed: Closed) -> PaperCall:
    return PaperCall(clinic=replace(maple_street(), closed=closed), now=NOVEMBER)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", THANKSGIVING),
        ("thanksgiving", date(2027, 11, 25)),
        ("day_after_thanksgiving", date(2026, 11, 27)),
        ("memorial", date(2027, 5, 31)),
        ("labor", date(2026, 9, 7)),
        ("martin_luther_king", date(2027, 1, 18)),
        ("christmas", CHRISTMAS),
    ],
)
def test_a_holiday_falls_on_its_day(name: str, day: date) -> None:
    assert HOLIDAYS[name](day.year) == day
    assert day in Closed(holidays=(name,))


@pytest.mark.parametrize(
    ("closed", "day", "worked"),
    [
        (Closed(), CHRISTMAS, False),
        (Closed(), date(2027, 7, 4), False),
        (Closed(), date(2026, 12, 24), True),
        (Closed(), date(2026, 12, 28), True),
        (Closed(holidays=()), CHRISTMAS, True),
        (Closed(holidays=("thanksgiving",)), CHRISTMAS, True),
        (Closed((date(2026, 12, 28),)), date(2026, 12, 28), False),
    ],
)
def test_nobody_works_on_the_usual_holidays_unless_the_settings_say_so(closed: Closed, day: date, worked: bool) -> None:
    week = parse_clinic(settings(), "demo.toml").clinic.about.week or ()
    assert bool(shifts_on(day, week, closed)) is (worked and day.weekday() < 5)


def test_the_settings_name_them() -> None:
    demo = parse_clinic(settings(), "demo.toml").clinic.closed
    assert THANKSGIVING in demo
    assert date(2027, 11, 25) in demo
    assert CHRISTMAS in demo.within_a_year(date(2026, 11, 27))
    unnamed = parse_clinic(settings(holidays=None), "c.toml").clinic.closed
    assert unnamed.unsaid(CHRISTMAS)
    assert set(USUAL) <= HOLIDAYS.keys()
    assert parse_clinic(settings(holidays=[]), "c.toml").clinic.closed == Closed((THANKSGIVING,), ())
    with pytest.raises(ConfigError, match="holidays"):
        parse_clinic(settings(holidays=["xmas"]), "c.toml")


@pytest.mark.parametrize(
    ("closed", "text", "said"),
    [
        (Closed(), "are you open on Christmas day?", ["offer_human"]),
        (Closed(), "are you open on Christmas and New Year's day?", ["offer_human"]),
        (Closed(), "are you open on Christmas Eve?", ["offer_human"]),
        (Closed(), "¿están abiertos el día de Navidad?", ["offer_human"]),
        (Closed(), "what are your holiday hours?", ["offer_human"]),
        (Closed(), "is Doctor Ramirez working on Christmas?", ["offer_human"]),
        (Closed(), "are you open on Friday?", ["answer_open", "anything_else"]),
        (Closed((CHRISTMAS,)), "are you open on Christmas day?", ["answer_closed", "anything_else"]),
        (Closed(holidays=USUAL), "are you open on Christmas day?", ["answer_closed", "anything_else"]),
        (Closed(holidays=USUAL), "are you open on Christmas Eve?", ["answer_open", "anything_else"]),
        (Closed(holidays=()), "are you open on Christmas day?", ["answer_open", "anything_else"]),
        (
            Closed(holidays=USUAL),
            "are you open on Christmas and New Year's day?",
            ["answer_closed", "answer_closed", "anything_else"],
        ),
    ],
)
def test_what_is_told_of_a_holiday(closed: Closed, text: str, said: list[str]) -> None:
    paper = call(closed)
    paper.says(text)
    assert paper.keys == said


def test_a_question_and_a_wish_are_still_two() -> None:
    paper = call(Closed(holidays=()))
    paper.says("are you open on Saturday, and I need a cleaning on Monday")
    assert [act.key for act in paper.done(Say) if isinstance(act, Say)][-1] != "anything_else"
