"""After staff did not pick up: who still needs somebody is not sent off, and is told nothing that is not so."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Bridge, BridgeOutcome, LeaveMessage, Reason
from tests.fakes.caller import PaperCall

COLLAPSED: dict[Lang, str] = {
    "en": "my husband collapsed and he is not breathing",
    "es": "mi esposo se desmayó y no respira",
}
MARIA = "+15550101"


def nobody() -> PaperCall:
    return PaperCall(staff=BridgeOutcome.NOBODY)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("please help, I'm calling for my husband", "en"),
        ("I'm calling because he fell", "en"),
        ("I'm calling about my husband, he is on the floor", "en"),
        ("I already called and nobody answers", "en"),
        ("we're calling for our neighbor", "en"),
        ("well, call an ambulance", "en"),
        ("well, call 911 for me", "en"),
        ("well, call them", "en"),
        ("I'll call back", "en"),
        ("ya llamé y nadie contesta, ayúdenme", "es"),
        ("estoy llamando porque mi papá no respira", "es"),
        ("les llamo porque se cayó", "es"),
        ("le llamo de parte de mi vecina", "es"),
    ],
)
def test_who_tells_why_they_call_is_not_hung_up_on(text: str, lang: Lang) -> None:
    call = nobody()
    call.says(COLLAPSED[lang], text, lang=lang)
    assert not call.hung_up


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("okay I'm calling 911 now", "en"),
        ("I'll call them", "en"),
        ("I'm hanging up", "en"),
        ("voy a llamar al 911", "es"),
        ("ya cuelgo", "es"),
        ("estoy llamando al 911", "es"),
    ],
)
def test_who_is_about_to_dial_is_let_go(text: str, lang: Lang) -> None:
    call = nobody()
    call.says(COLLAPSED[lang], text, lang=lang)
    assert call.hung_up


def test_key_0_in_an_emergency_rings_for_the_emergency() -> None:
    call = nobody()
    call.says(COLLAPSED["en"])
    call.presses("0")
    assert [act.reason for act in call.done(Bridge) if isinstance(act, Bridge)] == [Reason.EMERGENCY, Reason.EMERGENCY]
    assert "connecting" not in call.keys


@pytest.mark.parametrize("text", ["yes, get me someone", "sí, comuníqueme con alguien"])
def test_a_person_wanted_for_what_is_urgent_is_told_so(text: str) -> None:
    call = nobody()
    call.says("I dropped a knife on my foot and it needs stitches", text)
    reasons = [act.reason for act in call.done(Bridge) if isinstance(act, Bridge)]
    assert len(reasons) > 1
    assert set(reasons) == {Reason.URGENT}


def test_after_very_many_turns_a_message_can_still_be_left() -> None:
    call = PaperCall(caller=MARIA, staff=BridgeOutcome.NOBODY)
    for _ in range(30):
        call.says("what are your hours?", "where are you?")
    call.says("I want to tell the doctor something")
    assert "nobody_answered" in call.keys
    call.says("yes, a message", "tell her the rash is gone", "Maria Garcia", "yes", "yes")
    assert call.done(LeaveMessage)


@pytest.mark.parametrize(
    ("text", "asked_what"),
    [("dígale que me llame, es sobre mi factura", False), ("que me llamen por favor", True)],
)
def test_who_would_be_called_back_leaves_a_message(text: str, asked_what: bool) -> None:
    call = nobody()
    call.says("quiero hablar con una persona", text, lang="es")
    assert call.dialogue.state.startswith("message.")
    assert call.dialogue.state.endswith("reason") is asked_what
