"""A date of birth told in parts, in one turn or over several."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.dialogue.asked import Asked
from appliance.dialogue.people import birth, names
from appliance.dialogue.people.birth import Parts
from appliance.dialogue.understand import understand
from tests.fakes.caller import PaperCall
from tests.unit.test_dialogue_answers import DEMO

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "lang", "born"),
    [
        ("nací en el cincuenta y siete, el veinticuatro de septiembre", "es", date(1957, 9, 24)),
        ("del noventa, el cinco de mayo", "es", date(1990, 5, 5)),
        ("nineteen eighty seven, March fourteenth", "en", date(1987, 3, 14)),
        ("in fifty seven, the twenty fourth of September", "en", date(1957, 9, 24)),
        ("two thousand five, on the third of May", "en", date(2005, 5, 3)),
        ("el veinticuatro de septiembre", "es", None),
    ],
)
def test_the_year_may_come_first(text: str, lang: str, born: date | None) -> None:
    assert birth.read(text, lang, TODAY) == ((born,) if born else ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "turns", "parts"),
    [
        ("es", ["soy de septiembre", "veinticuatro", "mil novecientos cincuenta y siete"], Parts(1957, 9, 24)),
        ("es", ["voy a cumplir setenta, soy de septiembre"], Parts(0, 9, 0)),
        ("es", ["mil novecientos cincuenta y ocho", "29 de marzo"], Parts(1958, 3, 29)),
        ("es", ["veinticuatro de septiembre", "cincuenta y siete"], Parts(1957, 9, 24)),
        ("en", ["March", "the twenty ninth", "fifty eight"], Parts(1958, 3, 29)),
        ("en", ["March twenty ninth", "two thousand five"], Parts(2005, 3, 29)),
        ("en", ["March twenty ninth", "five"], Parts(2005, 3, 29)),
        ("en", ["twenty nine"], Parts()),
        ("en", ["I don't know", "can you repeat that"], Parts()),
        ("en", ["March", "I have two kids"], Parts(0, 3, 0)),
    ],
)
def test_the_parts_are_put_together(lang: str, turns: list[str], parts: Parts) -> None:
    known = Parts()
    for turn in turns:
        known = birth.more(known, turn, lang, TODAY)  # type: ignore[arg-type]
    assert known == parts


def test_what_is_missing_is_asked_for() -> None:
    call = PaperCall()
    call.says("I need to cancel my appointment", "Maria Garcia")
    keys = []
    for turn in ("March", "the fourth", "eighty seven"):
        call.says(turn)
        keys += call.keys
    assert keys[:2] == ["ask_dob_day", "ask_dob_year"]
    assert call.dialogue.talk.person.patient is not None


@pytest.mark.parametrize(
    ("text", "name"), [("septiembre", None), ("September twenty fourth", None), ("April Jones", "April Jones")]
)
def test_a_month_is_no_name(text: str, name: str | None) -> None:
    read = understand(text, lang="en", asked=Asked.NAME, clinic=DEMO, today=TODAY)
    assert (read.name.full if read.name else None) == name
    assert names.read("April", asked=True) == names.Name("April", "")
