"""Asked when, a caller may ask what there is, or count from the visit that is moved."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.box import CLINIC

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import counted
from appliance.dialogue.understand import understand
from appliance.dialogue.when import When
from appliance.dialogue.words import plain

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "what do you have"),
        ("en", "I don't know, what do you have"),
        ("en", "what times are available"),
        ("en", "what are my options"),
        ("en", "when can you see me"),
        ("en", "whatever you have"),
        ("es", "¿qué horarios tienen?"),
        ("es", "no sé, ¿qué tienen disponible?"),
        ("es", "¿cuándo me pueden ver?"),
    ],
)
def test_who_asks_what_there_is_hears_the_soonest(lang: Lang, text: str) -> None:
    found = understand(text, lang=lang, asked=Asked.DATE_TIME, clinic=CLINIC, today=TODAY)
    assert found.when == When(soonest=True)
    assert not when.read(text, lang, TODAY).days


@pytest.mark.parametrize("text", ["what", "what day", "what day is it", "when", "what did you say", "¿qué?"])
def test_a_question_back_names_no_time(text: str) -> None:
    assert not when.read(text, "en", TODAY, asked=True).said


def test_a_day_in_the_question_is_that_day() -> None:
    found = when.read("what do you have on Friday", "en", TODAY, asked=True)
    assert found.days == ((date(2026, 11, 27), date(2026, 11, 27)),)
    assert not found.soonest


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("to the day before", -1),
        ("the day before that, please", -1),
        ("the day after works", 1),
        ("el día siguiente", 1),
        ("el día anterior", -1),
        ("the day after tomorrow", None),
        ("the day before Thanksgiving", None),
        ("el día antes de Navidad", None),
    ],
)
def test_a_day_beside_the_visit_is_counted_from_it(text: str, ahead: int | None) -> None:
    assert counted.beside(plain(text)) == ahead
