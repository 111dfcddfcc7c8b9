"""Which of a recognizer's readings is taken, given what was asked."""

from __future__ import annotations

from datetime import datetime

from fakes.maple import maple

from appliance.dialogue import expect
from appliance.dialogue.asked import Asked
from appliance.dialogue.directory import Directory
from appliance.dialogue.talk import Talk


def taken(asked: Asked, *readings: str) -> str:
    clinic = maple().clinic
    now = datetime(2026, 11, 25, 9, tzinfo=clinic.zone)
    talk = Talk(clinic, Directory(()), None, now, "es", None, lang_settled=True, asked=asked)
    return expect.best(readings[0], readings[1:], talk)


def test_a_reading_that_names_a_provider_is_taken_where_one_was_asked_for() -> None:
    readings = ("Con el Dr. N. N. N.", "Con el doctor Nguyen.")
    assert taken(Asked.PROVIDER, *readings) == readings[1]


def test_a_name_is_never_taken_from_a_less_likely_reading() -> None:
    assert taken(Asked.NAME, "Ana Ruiz", "Emily Carter") == "Ana Ruiz"


def test_where_no_reading_fills_the_blank_the_likeliest_stands() -> None:
    assert taken(Asked.PROVIDER, "no sé", "nos sé") == "no sé"
