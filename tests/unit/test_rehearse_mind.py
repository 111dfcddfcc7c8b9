from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from importlib import resources
from random import Random

import pytest

from appliance.clinic.load import ClinicFile, parse_clinic
from appliance.clinic.people import NewPatient
from appliance.rehearse import spoken
from appliance.rehearse.goal import Goal
from appliance.rehearse.mind import Mind, contradicted
from appliance.rehearse.questions import Question
from appliance.rehearse.scenario import Scenario

TODAY = date(2026, 11, 23)


def maple() -> ClinicFile:
    return parse_clinic(
        tomllib.loads(resources.files("appliance.clinic").joinpath("demo.toml").read_text("utf-8")), "demo.toml"
    )


FILE = maple()
CLINIC = FILE.clinic


def goal(lang: str = "en", **changes: object) -> Goal:
    facts = {
        "kind": "book",
        "lang": lang,
        "patient": next(one for one in FILE.patients if one.lang == lang),
        "caller": "+13125550199",
        "visit_type": CLINIC.visit_type("cleaning"),
        "provider": CLINIC.provider("kim"),
        "start": datetime(2026, 12, 1, 9, 30, tzinfo=CLINIC.zone),
        "old": None,
        **changes,
    }
    return Goal(**facts)  # type: ignore[arg-type]


def caller(lang: str = "en", wants: Goal | None = None, **scenario: object) -> Mind:
    fields = {"lang": lang, "kind": "book", "opening": ("I need a {visit}.",), **scenario}
    return Mind(Scenario(**fields), wants or goal(lang), CLINIC, TODAY, Random(1))  # type: ignore[arg-type]


def test_the_first_words_are_the_callers_wish_whatever_the_greeting() -> None:
    reply = caller().react("Thank you for calling.")
    assert reply.texts == ("I need a cleaning.",)
    assert reply.question is Question.OPENING


def test_each_question_gets_the_goals_answer() -> None:
    mind = caller()
    mind.react("hello")
    assert "Emily" in mind.react("What is the patient's first and last name?").texts[0]
    assert "nineteen eighty eight" in mind.react("What is your date of birth?").texts[0]
    assert "December first" in mind.react("What day and time work best for you?").texts[0]


def test_a_right_read_back_gets_a_yes_and_a_wrong_one_the_fact() -> None:
    mind = caller()
    mind.react("hello")
    right = "A cleaning visit for Emily, with Laura Kim, Tuesday, December 1st, at 9.30 in the morning. Is that right?"
    assert mind.react(right).texts[0].startswith("Yes")
    wrong = mind.react(right.replace("1st", "2nd").replace("Tuesday", "Wednesday")).texts
    assert wrong[0] == "No."
    assert "December first" in wrong[1]
    assert "December first" in mind.react("What should I change?").texts[0]


@pytest.mark.parametrize(
    ("heard", "wrong"),
    [
        ("I have Tuesday, December 1st, at 9:30 AM, with Laura Kim. Does that work?", None),
        ("I have Tuesday, December 1st, at 10:30 AM, with Laura Kim. Does that work?", Question.DATE_TIME),
        ("I have Tuesday, December 1st, at 9:30 AM, with Dr. Okafor. Does that work?", Question.PROVIDER),
        ("It's for Emily Carter, born April 12, 1988. Is that right?", None),
        ("It's for Emily Carter, born April 12, 1989. Is that right?", Question.DOB),
        ("And we can reach you at 312-555-0101. Is that right?", None),
        ("And we can reach you at 312-555-0177. Is that right?", Question.PHONE),
        ("A physical exam visit for Emily. Is that right?", Question.VISIT_TYPE),
        ("Is that right?", None),
        ("That is at our dental office. Next door at 214 Maple Street. Is that right?", None),
    ],
)
def test_a_read_back_is_checked_against_the_goal(heard: str, wrong: Question | None) -> None:
    assert contradicted(heard, goal(), CLINIC, TODAY) is wrong


@pytest.mark.parametrize(
    ("heard", "texts"),
    [
        ("Do you mean Tuesday, December 1st, or Wednesday, December 2nd?", "The first one, please."),
        ("Do you mean Monday, November 30th, or Tuesday, December 1st?", "The second one, please."),
        (
            "With Laura Kim, on Tuesday, December 1st, I have 8 AM, or 9:30 AM. Which one works?",
            "The second one, please.",
        ),
        (
            "I have Monday at 8, or Monday at 10. Which one works?",
            "Tuesday, December first, at nine thirty in the morning, please.",
        ),
    ],
)
def test_of_two_offers_the_wanted_one_is_taken_or_neither(heard: str, texts: str) -> None:
    mind = caller()
    mind.react("hello")
    assert mind.react(heard).texts == (texts,)


@pytest.mark.parametrize(
    ("heard", "right"),
    [
        ("I have C-A-R-T-E-R. Is that right?", True),
        ("I have C-A-R-D-E-R, is that right?", True),
        ("I have carter. Is that right?", True),
        ("I have T. You is that right?", False),
        ("I have M-I-L-L-S. Is that right?", False),
    ],
)
def test_a_spelling_that_is_far_off_is_refused(heard: str, right: bool) -> None:
    mind = caller()
    mind.react("hello")
    mind.react("Please spell the last name for me, letter by letter.")
    assert mind.react(heard).texts[0].startswith("Yes" if right else "No")


def test_a_spelling_that_did_not_get_through_is_given_another_way() -> None:
    mind = caller()
    mind.react("hello")
    first = mind.react("Please spell the last name for me, letter by letter.").texts
    assert mind.react("I have T. You is that right?").texts == ("No.",)
    assert mind.react("Please spell the last name for me, letter by letter.").texts != first


def test_spanish_read_backs_are_checked_too() -> None:
    wants = goal("es")
    right = "Tengo el martes 1 de diciembre a las 9 y media de la mañana con Laura Kim. ¿Le queda bien?"
    assert contradicted(right, wants, CLINIC, TODAY) is None
    assert contradicted(right.replace("1 de", "8 de"), wants, CLINIC, TODAY) is Question.DATE_TIME


def test_the_emergency_comes_instead_of_the_answer_it_was_meant_for() -> None:
    mind = caller(kind="emergency", alarm=("I can't breathe.",), alarm_at=Question.DATE_TIME)
    mind.react("hello")
    assert mind.react("What day and time work best for you?").texts == ("I can't breathe.",)
    assert mind.react("If this is an emergency, hang up now and dial nine one one.").texts == ()
    assert mind.react("Hello, this is the front desk. How can I help you?").hang_up


def test_a_caller_who_wants_a_person_waits_through_ring_back_and_does_not_go_on_with_a_machine() -> None:
    mind = caller(kind="person")
    mind.react("hello")
    assert not mind.react("I'm connecting you with someone now.").texts
    assert mind.react("Would you like to go on with me?").texts[0].startswith("No")


def test_keys_are_pressed_instead_of_words() -> None:
    assert caller(keys="0").react("hello").keys == "0"


def test_a_caller_gives_up_on_a_box_that_goes_round_in_circles_or_gives_up_itself() -> None:
    mind = caller()
    for _ in range(6):
        reply = mind.react("What is your date of birth?")
    assert reply.hang_up
    assert mind.complaint is not None
    other = caller()
    other.react("hello")
    assert other.react("I'm sorry, I'm having trouble with this. Let me get someone who can help.").hang_up
    assert other.complaint is not None


def test_everything_the_caller_may_say_is_known_before_the_call() -> None:
    mind = caller("es")
    assert all("{" not in text for text in mind.texts)
    assert "I need a una limpieza dental." in mind.texts


def test_newcomers_say_that_they_are() -> None:
    person = NewPatient(given="Karen", family="Miller", birth_date=date(1980, 1, 2), phone="+13125550180")
    mind = caller(wants=goal(patient=person))
    mind.react("hello")
    assert mind.react("Have you been here before?").texts == ("I am a new patient.",)


def test_dates_times_numbers_and_letters_are_said_in_words() -> None:
    assert spoken.day(date(2026, 12, 31), "en") == "Thursday, December thirty first"
    assert spoken.day(date(2026, 12, 1), "es") == "el martes primero de diciembre"
    assert spoken.birthday(date(2005, 3, 4), "en") == "March fourth, two thousand five"
    assert spoken.birthday(date(1987, 11, 21), "es") == "el veintiuno de noviembre de mil novecientos ochenta y siete"
    assert spoken.clock(datetime(2026, 1, 1, 13, 45, tzinfo=UTC), "en") == "one forty five in the afternoon"
    assert spoken.clock(datetime(2026, 1, 1, 13, 15, tzinfo=UTC), "es") == "la una y cuarto de la tarde"
    assert spoken.digits("3125550142", "en") == "three one two, five five five, zero one four two"
    assert spoken.letters("O'Brien", "en") == "O, B, R, I, E, N"
    assert spoken.letters("Núñez", "es") == "ene, u, eñe, e, zeta"
    assert spoken.code_words("O'Brien") == "oscar, bravo, romeo, india, echo, november"
