"""Danger is answered in the language of its own words, few as they are."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import BridgeOutcome
from tests.fakes.caller import PaperCall

FEW = (
    ("mi hermanito no despierta", "es"),
    ("mi mamá no despierta", "es"),
    ("se ahoga mi abuelita", "es"),
    ("no respira el niño", "es"),
    ("mi papá no reacciona", "es"),
    ("convulsiones", "es"),
    ("auxilio", "es"),
    ("my mama won't wake up", "en"),
    ("he's choking", "en"),
    ("baby not breathing", "en"),
)


@pytest.mark.parametrize("heard_as", ["en", "es"])
@pytest.mark.parametrize(("text", "lang"), FEW)
def test_the_first_words_choose_the_language_of_the_answer(text: str, lang: Lang, heard_as: Lang) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY)
    call.says(text, lang=heard_as)
    assert call.dialogue.lang == lang


def test_a_language_that_is_settled_stays() -> None:
    call = PaperCall(staff=None)
    call.says("I'd like to make an appointment for a cleaning please", lang="en")
    call.says("mamá no despierta", lang="en")
    assert call.dialogue.lang == "en"
