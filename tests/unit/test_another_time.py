"""Another day or time, said while something else is asked: it is looked for, and the call goes on where it stood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Book
from appliance.dialogue.asked import Asked
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
WISH = {"en": "I need a cleaning next tuesday at nine", "es": "quiero una limpieza el martes que viene a las nueve"}
WHO = {"en": ("Linda Nowak", "March 29 1958", "312 555 0124"), "es": ("Linda Nowak", "29 de marzo de 1958")}


def call(sense: Sense, lang: Lang, answers: int) -> PaperCall:
    """A booking up to the question after so many answers about the person."""
    one = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    one.says(WISH[lang], *WHO[lang][:answers], lang=lang)
    return one


def chosen(one: PaperCall) -> str:
    """Weekday and hour of what is held, at the clinic."""
    found = one.dialogue.talk.facts.chosen
    assert found is not None
    return found.opening.start.astimezone(CLINIC.zone).strftime("%a %H")


@pytest.mark.parametrize(
    ("answers", "text", "at"),
    [
        (1, "actually can we make it ten o'clock", "Tue 10"),
        (1, "wait, could we do wednesday instead", "Wed 09"),
        (2, "sorry can you change it to eleven", "Tue 11"),
        (2, "let's make it thursday", "Thu 09"),
        (3, "yes but can we make it ten", "Tue 10"),
        (3, "yes but make the hour ten", "Tue 10"),
        (3, "yes, except let's go with ten", "Tue 10"),
        (3, "sure, move it to wednesday though", "Wed 09"),
        (3, "no, make it two in the afternoon", "Tue 14"),
    ],
)
def test_another_time_is_taken_at_any_question(sense: Sense, answers: int, text: str, at: str) -> None:
    one = call(sense, "en", answers)
    asked = one.dialogue.talk.asked
    one.says(text)
    assert chosen(one) == at
    assert one.dialogue.talk.asked is asked
    assert not one.done(Book)


@pytest.mark.parametrize(
    ("answers", "text", "at"),
    [
        (1, "mejor a las diez", "Tue 10"),
        (1, "espere, mejor el miércoles", "Wed 09"),
        (2, "cámbiela para las once", "Tue 11"),
        (2, "pásela al jueves por favor", "Thu 09"),
    ],
)
def test_another_time_is_taken_in_spanish(sense: Sense, answers: int, text: str, at: str) -> None:
    one = call(sense, "es", answers)
    one.says(text, lang="es")
    assert chosen(one) == at


@pytest.mark.parametrize(
    ("answers", "text", "asked"),
    [
        (1, "wait let me think, it's march twenty ninth nineteen fifty eight", Asked.PHONE),
        (2, "can you text me? it's 312 555 0124", Asked.CONFIRM_YES_NO),
        (2, "make it my cell, 312 555 0124", Asked.CONFIRM_YES_NO),
    ],
)
def test_an_answer_with_talk_around_it_is_no_other_time(sense: Sense, answers: int, text: str, asked: Asked) -> None:
    one = call(sense, "en", answers)
    one.says(text)
    assert one.dialogue.talk.asked is asked
    assert chosen(one) == "Tue 09"


def test_where_the_visit_is_is_said_once_and_read_back(sense: Sense) -> None:
    one = call(sense, "en", 1)
    one.says("actually can we make it ten o'clock")
    assert "at_place" not in one.keys[-3:]
    one.says(*WHO["en"][1:])
    assert "at_place" in one.keys
