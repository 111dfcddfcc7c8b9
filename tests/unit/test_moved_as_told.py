"""Moves told in other words: of the kids' checkups, of a visit somebody already has."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import FindOpenings
from appliance.dialogue.asked import Asked
from appliance.dialogue.sense import Sense
from appliance.dialogue.understand import understand

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
TUESDAY_11 = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)
CHILD = next(one for one in PATIENTS if one.id == "patient-03")


def ring(sense: Sense) -> PaperCall:
    mine = [visit(TUESDAY_11, patient=CHILD.id, provider="patel", kind="well_child")]
    return PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller=CHILD.phone, visits=mine)


def test_checkups_of_several_children_are_moved_and_not_booked_again(sense: Sense) -> None:
    call = ring(sense)
    call.says(f"I need to move the kids' checkups to next week, {CHILD.given} and Owen")
    assert call.dialogue.state == "move.dob"
    assert not call.done(FindOpenings)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", (f"I want a checkup for my child {CHILD.given}", "they already have one Tuesday but I want to move it")),
        ("es", (f"quiero un chequeo para mi hija {CHILD.given}", "ya tiene cita el martes pero quiero pasarla")),
    ],
)
def test_who_already_has_a_visit_moves_it(sense: Sense, lang: Lang, lines: tuple[str, ...]) -> None:
    call = ring(sense)
    call.says(*lines, lang=lang)
    assert call.dialogue.state.startswith("move.")


@pytest.mark.parametrize("text", ["no, cancel both", "cancel both of them"])
def test_cancelling_both_names_nobody(text: str) -> None:
    read = understand(text, lang="en", asked=Asked.NAME, clinic=CLINIC, today=date(2026, 11, 30))
    assert read.name is None
