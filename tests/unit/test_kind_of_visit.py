"""The kind of visit a turn names: a child's checkup by the age alone, and no kind from a word that is only near."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.box import CLINIC

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.understand import understand


def _kind(text: str, lang: Lang) -> str | None:
    return understand(text, lang=lang, asked=Asked.REASON, clinic=CLINIC, today=date(2026, 11, 30)).visit_type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my 2 year old needs a checkup", "well_child"),
        ("my two-year-old son is due for a physical", "well_child"),
        ("I need a checkup for my 6 month old", "well_child"),
        ("I have a three year old who needs a checkup", "well_child"),
        ("my daughter who is 7 needs a physical", "well_child"),
        ("I need a physical for my 20 year old son", "physical"),
        ("my 70 year old mother needs a checkup", "physical"),
        ("my son and I need a physical", "physical"),
        ("I need a checkup, I have a 2 year old at home", "physical"),
        ("my 8 year old crown broke", "dental_pain"),
        ("I'm a 40 year old and need a physical", "physical"),
        ("can you check the time of my cleaning", "cleaning"),
        ("I'm on vacation until the 10th", None),
        ("I need to check my schedule", None),
        ("I need to follow his billing checks", None),
        ("this is Ellen, I need an appointment", None),
        ("I need a vaccination", "vaccine"),
        ("I need a check up", "physical"),
        ("I need a check back in two weeks", "follow_up"),
        ("I need a filing", "filling"),
        ("my filing fell out", "filling"),
        ("I need a teeth clearing", "cleaning"),
        ("an annual check", "physical"),
        ("just a check please", "physical"),
        ("a dental check", "dental_exam"),
        ("a follow app", "follow_up"),
        ("I have a filing question", None),
        ("I'm filing a claim", None),
        ("can I pay with just a check", None),
        ("did you get my check", None),
        ("the filing department", None),
    ],
)
def test_in_english(text: str, kind: str | None) -> None:
    assert _kind(text, "en") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mi hijo de dos años necesita un chequeo", "well_child"),
        ("mi bebé de seis meses necesita un chequeo", "well_child"),
        ("mi hija tiene ocho años y necesita un chequeo", "well_child"),
        ("mi hijo de veinte años necesita un chequeo", "physical"),
        ("mi mamá de setenta años necesita un chequeo", "physical"),
        ("el estacionamiento está lleno", None),
        ("necesito un relleno", "filling"),
    ],
)
def test_in_spanish(text: str, kind: str | None) -> None:
    assert _kind(text, "es") == kind
