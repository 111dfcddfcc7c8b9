"""Whoever moves a visit and will not have one doctor is offered the others."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Bridge, FindOpenings, Hold
from appliance.dialogue.people import glossary

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
MONDAY_11 = datetime(2026, 12, 7, 17, 0, tzinfo=UTC)
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}


def ring(kind: str = "physical", provider: str = "ramirez") -> PaperCall:
    mine = [visit(MONDAY_11, patient="patient-27", provider=provider, kind=kind)]
    return PaperCall(clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550124", visits=mine)


def held(call: PaperCall) -> str:
    hold = call.done(Hold)[-1]
    assert isinstance(hold, Hold)
    return hold.opening.provider_id


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ("I need to move my appointment, but not with Dr. Ramirez", BORN["en"], "Thursday afternoon")),
        ("en", ("I need to move my appointment", "not with Dr. Ramirez, " + BORN["en"], "Thursday afternoon")),
        ("en", ("I need to move my appointment", BORN["en"], "Thursday afternoon", "not with Doctor Ramirez")),
        ("en", ("I need to move my appointment", BORN["en"], "Thursday with anyone but Doctor Ramirez")),
        ("es", ("quiero cambiar mi cita pero no con la doctora Ramírez", BORN["es"], "el jueves por la tarde")),
    ],
)
def test_who_is_refused_is_not_offered(lang: Lang, lines: tuple[str, ...]) -> None:
    call = ring()
    call.says(*lines, lang=lang)
    assert held(call) == "nguyen"


def test_who_is_refused_at_the_read_back_is_not_kept() -> None:
    call = ring()
    call.says("I need to move my appointment", BORN["en"], "Thursday at nine", "no, not with Doctor Ramirez")
    assert held(call) == "nguyen"


def test_the_doctor_it_is_with_stays_where_another_is_refused() -> None:
    call = ring()
    call.says("I need to move my appointment, but not with Dr. Nguyen", BORN["en"], "Thursday afternoon")
    assert held(call) == "ramirez"


def test_where_nobody_else_does_it_a_person_is_fetched() -> None:
    call = ring(kind="cleaning", provider="kim")
    call.says("I need to move my cleaning but not with Laura Kim", BORN["en"])
    assert call.done(Bridge)
    assert not call.done(FindOpenings)


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        ("necesito ver a un doctor, no la doctora Ramírez, el miércoles", None, "ramirez"),
        ("quiero otro doctor, no la doctora Ramírez", None, "ramirez"),
        ("con otra doctora no la doctora Patel", None, "patel"),
        ("no, la doctora Ramírez", "ramirez", None),
        ("con el doctor Nguyen, no, la doctora Ramírez", "ramirez", None),
    ],
)
def test_a_bare_no_behind_any_doctor_refuses(text: str, wanted: str | None, refused: str | None) -> None:
    found = glossary.provider(text, CLINIC)
    assert (found.id if found else None, glossary.refused(text, CLINIC)) == (wanted, refused)
