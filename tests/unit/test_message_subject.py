"""A plain message that names its subject lies in that inbox; one that changes a visit, or names none, at the desk."""

from __future__ import annotations

import pytest

from appliance.clinic.message import Inbox, Message
from appliance.dialogue.acts import LeaveMessage
from appliance.dialogue.meaning.subject import kind
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("text", "inbox"),
    [
        ("leave a message / tell them I am furious about my bill", Inbox.BILLING),
        ("I was charged twice for the crown", Inbox.BILLING),
        ("somebody sent me to collections and I paid that in March", Inbox.BILLING),
        ("tell billing I mailed the check", Inbox.BILLING),
        ("me cobraron dos veces la consulta", Inbox.BILLING),
        ("es por una factura que me llegó", Inbox.BILLING),
        ("que me llamen por mi cuenta", Inbox.FRONT_DESK),
        ("tengo una duda de la cuenta del mes pasado", Inbox.BILLING),
        ("dejar un recado / que me llame el doctor por mis resultados", Inbox.CLINICAL),
        ("have the doctor call me about my test results", Inbox.CLINICAL),
        ("did my blood work come back", Inbox.CLINICAL),
        ("tell Dr. Ramirez the new pills make me dizzy", Inbox.CLINICAL),
        ("dígale a la doctora que la medicina no me está haciendo nada", Inbox.CLINICAL),
        ("ask her if I should stay on the lisinopril", Inbox.CLINICAL),
        ("necesito una copia de mi expediente", Inbox.RECORDS),
        ("tell Linda that Bill called", Inbox.FRONT_DESK),
        ("I'd like to talk to the person in charge", Inbox.FRONT_DESK),
        ("this is Ana, please call me back", Inbox.FRONT_DESK),
        ("quiero hablar con el encargado, está a cargo de la oficina", Inbox.FRONT_DESK),
        ("díganle a Rosa que se dio cuenta de que llamé", Inbox.FRONT_DESK),
        ("cancel my Friday appointment, I can't pay the bill", Inbox.FRONT_DESK),
        ("no puedo ir el martes porque la medicina me da sueño", Inbox.FRONT_DESK),
        ("tell them thank you for everything", Inbox.FRONT_DESK),
    ],
)
def test_the_words_choose_the_inbox(text: str, inbox: Inbox) -> None:
    assert Message(kind=kind(plain(text)), lang="en").inbox is inbox


@pytest.mark.parametrize(
    ("about", "inbox"),
    [("tell them I am furious about my bill", Inbox.BILLING), ("tell Rosa I called", Inbox.FRONT_DESK)],
)
def test_a_message_left_goes_there_and_is_asked_for_as_ever(about: str, inbox: Inbox) -> None:
    call = PaperCall()
    call.says("leave a message", about, "Dan Grant", "773 555 0142", "yes")
    (left,) = call.done(LeaveMessage)
    assert isinstance(left, LeaveMessage)
    assert left.message.inbox is inbox
