from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from appliance.rehearse.questions import Question, asked, gives_up, is_filler, sends_to_911

ASKS = {
    "how_can_i_help": Question.OPENING,
    "how_can_i_help_again": Question.OPENING,
    "what_is_it_about": Question.OPENING,
    "anything_else": Question.ANYTHING_ELSE,
    "anything_else_again": Question.ANYTHING_ELSE,
    "offer_visit": Question.CONFIRM,
    "move_or_cancel": Question.MOVE_OR_CANCEL,
    "ask_visit_type": Question.VISIT_TYPE,
    "ask_visit_type_again": Question.VISIT_TYPE,
    "ask_provider": Question.PROVIDER,
    "ask_provider_again": Question.PROVIDER,
    "ask_when": Question.DATE_TIME,
    "ask_when_again": Question.DATE_TIME,
    "ask_day": Question.DATE_TIME,
    "ask_day_again": Question.DATE_TIME,
    "no_openings": Question.DATE_TIME,
    "none_suits": Question.DATE_TIME,
    "which_day": Question.WHICH_DAY,
    "offer_one": Question.CONFIRM,
    "offer_one_again": Question.CONFIRM,
    "offer_two_times": Question.WHICH_SLOT,
    "offer_two_days": Question.WHICH_SLOT,
    "offer_two_people": Question.WHICH_SLOT,
    "ask_name": Question.NAME,
    "ask_name_again": Question.NAME,
    "ask_name_other": Question.NAME,
    "ask_first_name": Question.FIRST_NAME,
    "ask_first_name_again": Question.FIRST_NAME,
    "ask_first_letters": Question.SPELL_FIRST,
    "ask_first_letters_again": Question.SPELL_FIRST,
    "ask_first_letters_third": Question.SPELL_FIRST,
    "ask_last_name": Question.LAST_NAME,
    "ask_dob": Question.DOB,
    "ask_dob_again": Question.DOB,
    "ask_dob_third": Question.DOB,
    "ask_phone_third": Question.PHONE,
    "offer_two_keys": Question.WHICH_SLOT,
    "check_dob": Question.DOB,
    "ask_spelling": Question.SPELL,
    "ask_insurance": Question.INSURANCE,
    "ask_insurance_again": Question.INSURANCE,
    "check_spelling": Question.CONFIRM,
    "ask_phone": Question.PHONE,
    "ask_phone_again": Question.PHONE,
    "ask_area_code": Question.PHONE,
    "is_that_right": Question.CONFIRM,
    "is_that_right_again": Question.CONFIRM,
    "what_to_change": Question.WHAT_TO_CHANGE,
    "ask_new_time": Question.DATE_TIME,
    "confirm_move": Question.CONFIRM,
    "confirm_cancel": Question.CONFIRM,
    "nobody_answered": Question.CONFIRM,
    "offer_human": Question.OFFER_PERSON,
    "still_there": Question.REPEAT,
    "goodbye": Question.GOODBYE,
    "is_it_an_emergency": Question.EMERGENCY_NOW,
    "one_moment": Question.NOTHING,
    "connecting": Question.NOTHING,
    "emergency": Question.NOTHING,
    "booked": Question.NOTHING,
}
"""What a caller must understand of a receptionist who asks in the box's words. `asked` itself knows no phrase book."""


def phrase(lang: str, key: str) -> str:
    table = tomllib.loads(resources.files("appliance.dialogue.phrases").joinpath(f"{lang}.toml").read_text("utf-8"))
    return re.sub(r"\{.*?\}", "something", table[key])


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("key", ASKS)
def test_the_caller_knows_what_was_asked(lang: str, key: str) -> None:
    assert asked(phrase(lang, key)) is ASKS[key]


def test_the_last_question_of_a_turn_is_the_one_to_answer() -> None:
    heard = "Thank you. I have that. What is your date of birth? Sorry, and what number is best to reach you?"
    assert asked(heard) is Question.PHONE


def test_a_long_read_back_without_full_stops_is_still_a_yes_or_no_question() -> None:
    heard = "una cita con la doctora el martes a las doce y media es para Rosa que nació en 1994 es correcto"
    assert asked(heard) is Question.CONFIRM


def test_a_misheard_question_is_still_understood() -> None:
    assert asked("What they and time would you like?") is Question.DATE_TIME


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_911_sentence_is_recognised(lang: str) -> None:
    assert sends_to_911(phrase(lang, "emergency"))
    assert not sends_to_911(phrase(lang, "ask_phone"))


def test_digits_read_as_a_number_are_still_911() -> None:
    assert sends_to_911("If this is an emergency, hang up and dial 9-1-1.")
    assert sends_to_911("Cuelgue y marque 9 1 1.")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_moment_is_no_turn_and_giving_up_is_noticed(lang: str) -> None:
    assert all(is_filler(phrase(lang, key)) for key in ("one_moment", "let_me_see", "let_me_look", "let_me_find_it"))
    assert gives_up(phrase(lang, "stuck"))
    assert gives_up(phrase(lang, "connecting"))
    assert not gives_up(phrase(lang, "read_back"))
