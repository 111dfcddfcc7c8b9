"""What a listener says without wanting to speak."""

from __future__ import annotations

import pytest

from appliance.dialogue.answers import backchannel

LISTENING = """
Mhm. / Mm-hmm. / uh-huh / Hmm / Okay. / ok, ok / Yeah, yeah. / Right. / Oh, okay. / Got it. / I see.
Ajá. / Ajá, ajá. / Sí, sí. / Ya. / Claro. / Vale. / Ah, okay. / Muy bien. / De acuerdo. / Así es. / Sí, gracias.
Claro que sí. / Por supuesto. / ¡A bueno! / Ocay, ocay.
"""
SPEAKING = """
No. / Wait. / Stop. / Okay, but not Tuesday. / Yes, the second one. / Right, Doctor Patel. / What? / 911 / help
No, no. / Espere. / Sí, pero más tarde. / Bueno, ¿y el viernes? / ¿Mande? / Alto. / Ya no.
Claro que no. / ok ok ok ok ok ok
"""


def each(table: str) -> list[str]:
    return [said for line in table.strip().splitlines() for said in line.split(" / ")]


@pytest.mark.parametrize("said", each(LISTENING))
def test_a_listeners_sound_takes_no_turn(said: str) -> None:
    assert backchannel.only(said)


@pytest.mark.parametrize("said", ["", *each(SPEAKING)])
def test_whatever_asks_tells_or_refuses_is_a_turn(said: str) -> None:
    assert not backchannel.only(said)


@pytest.mark.parametrize("said", each("Mhm. / Mm-hmm. / uh-huh / Ajá, ajá."))
def test_behind_a_mere_sound_nothing_follows(said: str) -> None:
    assert backchannel.is_sound(said)


@pytest.mark.parametrize("said", ["", *each("Okay. / Sí, sí. / Mhm, yes. / Wait. / Oh.")])
def test_behind_a_word_something_may(said: str) -> None:
    assert not backchannel.is_sound(said)


@pytest.mark.parametrize(
    "said",
    each(
        "Stop. / wait, please / Hold on a second. / Espere. / ¡Espera, por favor! / Un momento. / help / "
        "Stop, stop. / espere, espere / help me"
    ),
)
def test_a_bid_to_be_silent_is_known_by_itself(said: str) -> None:
    assert backchannel.bids_wait(said)


@pytest.mark.parametrize(
    "said",
    ["", *each("Bye bye. / ¡Adiós! / Hot. / stop by on Friday / I can't wait / espero que sí. / No. / help me book")],
)
def test_nothing_else_is_one(said: str) -> None:
    assert not backchannel.bids_wait(said)
