"""What a listener says without wanting to speak."""

from __future__ import annotations

import pytest

from appliance.dialogue import backchannel

LISTENING = """
Mhm. / Mm-hmm. / uh-huh / Hmm / Okay. / ok, ok / Yeah, yeah. / Right. / Oh, okay. / Got it. / I see.
Ajá. / Ajá, ajá. / Sí, sí. / Ya. / Claro. / Vale. / Ah, okay. / Muy bien. / De acuerdo. / Así es. / Sí, gracias.
"""
SPEAKING = """
No. / Wait. / Stop. / Okay, but not Tuesday. / Yes, the second one. / Right, Doctor Patel. / What? / 911 / help
No, no. / Espere. / Sí, pero más tarde. / Bueno, ¿y el viernes? / ¿Mande? / Alto. / Ya no. / ok ok ok ok ok ok
"""


def each(table: str) -> list[str]:
    return [said for line in table.strip().splitlines() for said in line.split(" / ")]


@pytest.mark.parametrize("said", each(LISTENING))
def test_a_listeners_sound_takes_no_turn(said: str) -> None:
    assert backchannel.only(said)


@pytest.mark.parametrize("said", ["", *each(SPEAKING)])
def test_whatever_asks_tells_or_refuses_is_a_turn(said: str) -> None:
    assert not backchannel.only(said)
