"""What answers "Is this an emergency right now?", and how a call goes on after a no."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.dialogue.acts import Bridge, BridgeOutcome, HangUp
from appliance.dialogue.asked import Asked
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard
from tests.fakes.caller import PaperCall

SENSE = senses.shipped()


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


CALM = (
    "Emily Carter",
    "I need someone who speaks Polish",
    "I lost my insurance card",
    "it is about a claim for a patient",
    "I'm calling from the insurance about a claim",
    "I just want to book a cleaning",
    "llamo de la aseguradora",
    "necesito alguien que hable polaco",
)


@pytest.mark.parametrize("text", CALM)
def test_a_calm_word_that_is_no_answer_is_asked_once_more_in_others(text: str) -> None:
    call = doubted("stroke")
    call.says(text)
    assert call.keys[-1] == "is_it_an_emergency_again"
    assert not call.done(Bridge)
    call.says(text)
    assert call.done(Bridge)


def test_a_no_after_that_goes_on_with_what_was_explained() -> None:
    call = doubted("stroke")
    call.says("I just want to book a cleaning", "no")
    assert call.dialogue.state.startswith("visit")


CALLS = (
    "it's my husband John Smith",
    "my husband",
    "I don't know",
    "he's on the floor",
    "it's my baby",
    "I'm scared",
    "maybe",
    "please send someone",
    "I need a doctor now",
    "twelve Oak Street apartment four",
    "he looks really pale",
    "I can't talk right now",
    "yes",
    "it is",
    "mi hijo",
    "vengan por favor",
    "no sé qué hacer",
    "calle Halsted 1455",
    "está muy pálido",
    "tengo miedo",
)


@pytest.mark.parametrize("text", CALLS)
def test_who_names_somebody_or_calls_for_help_is_not_asked_again(text: str) -> None:
    call = doubted("stroke")
    call.says(text)
    assert call.done(Bridge)


DENIED_FIRST = ("it's not an emergency", "hi, this isn't an emergency", "no es una emergencia", "no es nada grave")


@pytest.mark.parametrize("text", DENIED_FIRST)
def test_no_emergency_said_by_itself_is_no_wish(text: str) -> None:
    call = PaperCall(staff=None, sense=SENSE)
    call.says(text)
    assert call.keys[-1] == "how_can_i_help"


def test_no_emergency_beside_a_wish_leaves_the_wish() -> None:
    call = PaperCall(staff=None, sense=SENSE)
    call.says("it's not an emergency, I need to cancel my appointment")
    assert call.dialogue.state.startswith("cancel")


BLUE = (
    "This is Blue Cross Blue Shield calling about a claim",
    "my insurance is Blue Shield and her plan is Blue Choice",
    "she's Blue Cross",
    "es Cruz Azul",
)


@pytest.mark.parametrize("text", BLUE)
def test_an_insurer_is_no_colour(text: str) -> None:
    assert SENSE.danger(Heard(text, "en")).level is Level.NONE


BLUE_IN_THE_FACE = (
    "he's turning blue",
    "she's turning blue right now, Blue Cross is our insurance",
    "my son is blue and he has Blue Shield",
    "my baby's lips are blue",
    "se puso azul",
)


@pytest.mark.parametrize("text", BLUE_IN_THE_FACE)
def test_a_colour_stays_one(text: str) -> None:
    assert SENSE.danger(Heard(text, "en")).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        *("put the knife down sweetie, sorry, I need an appointment",),
        *("put that knife down buddy, I'm sorry, hi, I'd like to book a cleaning",),
    ],
)
def test_a_word_to_a_child_is_asked_about(text: str) -> None:
    assert SENSE.danger(Heard(text, "en")).level is Level.SUSPECT


@pytest.mark.parametrize(
    "text",
    [
        *("put the knife down", "he put a knife in her back, sorry, I need an ambulance"),
        *("put the knife down honey, please don't hurt me", "he has a knife, put the knife down"),
    ],
)
def test_a_knife_stays_an_emergency(text: str) -> None:
    assert SENSE.danger(Heard(text, "en")).level is Level.EMERGENCY


def test_who_says_nothing_to_the_question_twice_is_taken_to_be_in_danger() -> None:
    call = doubted("I took twelve Tylenol, I usually take two a day")
    call.is_silent()
    assert call.keys[0] == "is_it_an_emergency"
    assert not call.done(Bridge)
    call.is_silent()
    assert call.keys[0] == "emergency"
    assert call.done(Bridge)


@pytest.mark.parametrize("answer", ["Linda Nowak", "it is the ones for sleeping"])
def test_too_much_medicine_is_asked_about_once(answer: str) -> None:
    call = doubted("I took twelve Tylenol, I usually take two a day")
    call.says(answer)
    assert call.done(Bridge)


def test_danger_told_by_a_laboratory_is_heard() -> None:
    call = PaperCall(staff=None, sense=SENSE)
    call.says("this is the lab calling, I have a critical potassium value to report")
    assert call.done(Bridge)
    call.says("and also the patient here is having a crushing pain and turned grey in our waiting room")
    assert "emergency" in call.keys


def test_who_was_told_of_a_value_by_a_laboratory_is_none() -> None:
    call = PaperCall(staff=None, sense=SENSE)
    call.says("I'm calling because the lab said I have a critical potassium value")
    assert call.done(Bridge)
    assert call.dialogue.talk.asked is not Asked.EMERGENCY_NOW


@pytest.mark.parametrize(
    ("told", "pleads"),
    [
        ("my baby is choking", "please help"),
        ("my baby is choking", "please, can you send someone"),
        ("my baby is choking", "I can't dial, please don't hang up"),
        ("me duele el pecho y sudo frío", "por favor"),
        ("me duele el pecho y sudo frío", "ayuda"),
    ],
)
def test_who_pleads_where_nobody_came_is_never_hung_up_on(told: str, pleads: str) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY, sense=SENSE)
    spanish = "pecho" in told
    call.says(told, lang="es" if spanish else "en")
    rung = len(call.done(Bridge))
    call.says(pleads, lang="es" if spanish else "en")
    assert not call.done(HangUp)
    assert len(call.done(Bridge)) > rung


@pytest.mark.parametrize(("text", "ends"), [("yes he is still not breathing", False), ("okay, I'm calling them", True)])
def test_only_who_goes_or_dials_ends_an_emergency(text: str, ends: bool) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY, sense=SENSE)
    call.says("my grandpa collapsed and is not breathing", text)
    assert bool(call.done(HangUp)) is ends
