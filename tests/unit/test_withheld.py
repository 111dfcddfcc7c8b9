"""Who will not say who they are, or cannot, is told why it is asked, and then has a person or a message."""

from __future__ import annotations

import pytest

from appliance.dialogue.acts import Bridge, Cancel, LeaveMessage
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.withheld import Withheld, read
from appliance.dialogue.understand import understand
from tests.fakes.caller import MONDAY, PaperCall, visit
from tests.fakes.clinic import maple_street

WHY = "why_we_ask"


def kind(text: str, asked: Asked = Asked.DOB) -> Withheld | None:
    spoken = understand(text, lang="en", asked=asked, clinic=maple_street(), today=MONDAY.date())
    return read(spoken, asked)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not comfortable giving that to a machine", "I said no", "no", "do I have to",
        "I'd rather not say", "why do you need it",
        "I don't want to give you that", "none of your business", "that's private", "what do you need that for",
        "no le voy a dar mi fecha de nacimiento", "¿para qué la quiere?", "prefiero no decirlo", "eso es personal",
        "no quiero darle ese dato", "¿por qué la necesita?", "ya le dije que no",
    ],
)  # fmt: skip
def test_a_refusal_and_a_why(text: str) -> None:
    assert kind(text) is Withheld.REFUSED
    assert kind(text, Asked.NAME) is Withheld.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "I don't know her birthday, just tell me the time", "I don't remember when he was born", "I have no idea",
        "I don't know", "no sé su fecha", "no me acuerdo", "no sé cuándo nació", "I don't have her date of birth",
    ],
)  # fmt: skip
def test_what_somebody_does_not_know(text: str) -> None:
    assert kind(text) is Withheld.UNKNOWN


@pytest.mark.parametrize("text", ["leave a message", "can I just leave her a message", "déjele un recado al doctor"])
def test_a_message_instead(text: str) -> None:
    assert kind(text) is kind(text, Asked.NAME) is Withheld.MESSAGE


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I'd rather not, but it's April 12 1988", Asked.DOB), ("no, it's April 12 1988", Asked.DOB),
        ("let me check", Asked.DOB), ("it's for my son", Asked.DOB), ("what", Asked.DOB),
        ("es para que revisen a mi hija", Asked.NAME), ("I don't know how to spell her last name", Asked.NAME),
        ("I don't have insurance, is that a problem", Asked.DOB),
        ("Noah Cant", Asked.NAME), ("no, Maria Garcia", Asked.NAME), ("Maria", Asked.NAME),
        ("Dolores Porque", Asked.NAME),
        ("do I have to pay a fee", Asked.NAME), ("do I have to fast before", Asked.NAME),
        ("me mandaron un mensaje para confirmar", Asked.NAME), ("me dejaron un recado", Asked.DOB),
    ],
)  # fmt: skip
def test_other_answers_withhold_nothing(text: str, asked: Asked) -> None:
    assert kind(text, asked) is None


def test_it_is_said_why_once_and_then_a_person_or_a_message_is_offered() -> None:
    call = PaperCall()
    call.says("cancel my appointment", "Maria Garcia", "I'm not giving that to a machine")
    assert call.keys == [WHY, "ask_dob_still"]
    call.says("I said no")
    assert call.keys == ["offer_human"]
    call.says("leave a message", "please cancel my visit")
    assert WHY not in call.keys
    call.says("312 555 0101", "yes")
    assert call.done(LeaveMessage)
    assert not call.done(Bridge)
    assert call.keys[-1] == "anything_else"


def test_who_tells_after_all_goes_on() -> None:
    call = PaperCall(visits=[visit(MONDAY.replace(day=30))])
    call.says("cancel my mom's appointment", "Maria Garcia", "I don't know her birthday")
    assert call.keys == [WHY, "offer_human"]
    call.says("ok it's March 4th, 1987", "yes")
    assert call.done(Cancel)


def test_a_message_is_heard_at_the_question() -> None:
    call = PaperCall()
    call.says("when is my appointment", "leave a message")
    assert call.dialogue.state.startswith("message.")


def test_a_message_goes_on_without_a_birth_date() -> None:
    call = PaperCall()
    call.says("I need a refill of metformin", "CVS on Main Street", "Maria Garcia", "none of your business")
    assert call.keys == [WHY, "ask_dob_still"]
    call.says("no")
    assert call.dialogue.asked is Asked.PHONE
