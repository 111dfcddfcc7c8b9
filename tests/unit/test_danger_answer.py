"""What answers "Is this an emergency right now?", and how a call goes on after a no."""

from __future__ import annotations

import pytest

from appliance import sense_file
from appliance.dialogue.acts import Bridge
from appliance.dialogue.asked import Asked
from tests.fakes.caller import PaperCall

SENSE = sense_file.load()


def doubted(*lines: str) -> PaperCall:
    """A call that was asked whether it is an emergency."""
    call = PaperCall(staff=None, sense=SENSE)
    call.says(*lines)
    assert call.dialogue.asked is Asked.EMERGENCY_NOW
    return call


NOES = (
    *("jaja no", "jaja no, no es emergencia", "híjole no", "ay no, para nada", "ay Dios no", "no, no es emergencia"),
    *("no no, nothing like that", "oh gosh no", "oh my god no", "lol no", "haha, nope", "not an emergency"),
    *("it's not an emergency", "nothing like that", "nada de eso", "heavens no"),
)


@pytest.mark.parametrize("text", NOES)
def test_a_plain_no_behind_laughter_is_a_no(text: str) -> None:
    call = doubted("stroke")
    call.says(text)
    assert not call.done(Bridge)
    assert call.dialogue.asked is not Asked.EMERGENCY_NOW


UNCLEAR = (
    "oh no, he's getting worse",
    "ay no, se está poniendo peor",
    "no sé",
    "oh my god",
    "jaja",
    "no, it's an emergency",
    "oh my god no no no",
    "ay dios mío no, no, no",
    "ay no puedo más",
    "nothing serious yet but he's getting weaker",
    "nada grave pero ya no me contesta",
)


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_no_plain_no_is_an_emergency(text: str) -> None:
    call = doubted("stroke")
    call.says(text)
    assert call.done(Bridge)


@pytest.mark.parametrize("text", ["what?", "¿qué?", "¿mande?", "sorry, what was that?", "no le entendí", "huh"])
def test_a_question_not_heard_is_put_once_more(text: str) -> None:
    call = doubted("stroke")
    call.says(text)
    assert call.dialogue.asked is Asked.EMERGENCY_NOW
    assert not call.done(Bridge)
    call.says(text)
    assert call.done(Bridge)


WISHES = (
    ("I need to move my Thursday appointment, I had chest pain but I feel better", "no", "ask_name"),
    ("I feel like crap", "no I just need to see somebody", "offer_visit"),
    ("I need a refill, I had chest pain but I feel better", "oh gosh no, I'm fine", "ask_pharmacy"),
    ("help", "no, what are your hours", "anything_else"),
    ("help", "no", "how_can_i_help"),
)


@pytest.mark.parametrize(("told", "answer", "key"), WISHES)
def test_after_a_no_the_call_goes_on_with_the_wish_that_was_told(told: str, answer: str, key: str) -> None:
    call = doubted(told)
    call.says(answer)
    assert call.keys[-1] == key


def test_an_answer_with_a_doubt_in_it_still_counts() -> None:
    call = doubted("I'd like a cleaning", "anyone", "Thursday morning, I had chest pain but I feel better")
    call.says("no")
    assert call.dialogue.asked is Asked.WHICH_SLOT
