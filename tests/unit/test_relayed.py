from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import LeaveMessage
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import relayed
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple

TOLD = (
    "Tell Dr. Patel the swelling is gone.",
    "Could you let the nurse know I stopped the antibiotic?",
    "Please ask the dentist whether the crown is ready.",
    "Avísele al doctor que ya me siento mejor.",
    "Quiero decirle a la doctora que ya terminé las pastillas.",
    "Pregúntele a la enfermera si ya llegaron mis papeles.",
)
NOT = (
    "Can you tell the doctor?",
    "I didn't tell the nurse about it.",
    "My mother told me to call.",
    "Tell me what time you open.",
    "Dígame a qué hora abren.",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_somebody_is_to_be_told_is_known_by_its_form(text: str) -> None:
    assert relayed.read(plain(text))


@pytest.mark.parametrize("text", NOT)
def test_without_words_for_somebody_there_is_nothing_to_pass_on(text: str) -> None:
    assert not relayed.read(plain(text))


@pytest.mark.parametrize(
    ("text", "lang"), [("Tell Dr. Patel the swelling is gone.", "en"), ("Avísele al doctor que ya estoy mejor.", "es")]
)
def test_a_message_that_was_said_is_not_asked_for_again(text: str, lang: Lang) -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    call.says(text, lang=lang)
    assert call.dialogue.asked is Asked.NAME
    call.says("Emily Carter")
    call.says("yes" if lang == "en" else "sí")
    call.says("yes" if lang == "en" else "sí")
    [left] = call.done(LeaveMessage)
    assert isinstance(left, LeaveMessage)
    assert left.message.words == text
