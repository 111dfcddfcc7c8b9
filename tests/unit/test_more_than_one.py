"""Several things in one turn: another wish beside an answer, a preference beside a provider, a place beside a day."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import FindOpenings
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import second_wish
from appliance.dialogue.people import several
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple


def paper(caller: str | None = "+13125550101") -> PaperCall:
    return PaperCall(clinic=maple().clinic, patients=maple().patients, caller=caller)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Monday at nine, and I also need a cleaning", ("Monday at nine", "and I also need a cleaning")),
        ("Oh, and I also need to schedule a cleaning.", ("Oh", "and I also need to schedule a cleaning.")),
        ("El lunes, y también quiero cancelar mi limpieza", ("El lunes", "y también quiero cancelar mi limpieza")),
    ],
)
def test_another_wish_is_told_from_the_answer_before_it(text: str, parts: tuple[str, str]) -> None:
    assert second_wish.besides(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "the second one, and my metformin needs refilling as well",
        "the first one please, plus I'm running out of metformin",
        "yes, and also can someone explain my bill",
    ],
)
def test_what_staff_see_to_is_told_from_the_choice_before_it(text: str) -> None:
    found = second_wish.besides(text)
    assert found
    assert found[0]


def test_a_visit_told_behind_a_bill_is_kept() -> None:
    call = paper()
    call.says("I have a question about a charge on my statement, and then I need a physical with Dr. Ramirez too")
    assert [wish.label for wish in call.dialogue._stack.opening.later] == ["new"]


@pytest.mark.parametrize("text", ["Can I change it to another day?", "Monday also works", "No, I need another time"])
def test_what_is_about_the_same_visit_is_no_other_wish(text: str) -> None:
    found = second_wish.besides(text)
    assert found is None or "need another time" in found[1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hi this is Emily Carter and I need to cancel", 0),
        ("My name is Linda Nowak and I need a cleaning", 0),
        ("this is Mary Ann Carter and I need a cleaning", 0),
        ("I'm Will Price and I want to reschedule", 0),
        ("Robert Miller and I need cleanings", 2),
        ("a visit for Olivia Bennett and Owen Bennett", 2),
        ("a checkup for my husband, Peter Lee", 0),
        ("una cita para mi esposo, Juan López", 0),
        ("a cleaning for my wife, Ana, on Friday", 0),
        ("a checkup for my son, Peter, and my daughter, Ana", 2),
        ("a checkup for my husband, Olivia and Owen", 3),
        ("I need to cancel my physical and my wife's too", 2),
        ("cancel my wife's appointment and mine", 2),
        ("quiero cancelar mi cita y la de mi esposa", 2),
        ("cancelar la de mi hijo y la mía", 2),
        ("I need my physical and my wife's insurance covers it", 0),
    ],
)
def test_the_callers_own_name_is_nobody_beside_them(text: str, count: int) -> None:
    assert len(several.read(text)) == count


def test_a_second_visit_told_in_the_middle_is_made_after_the_first() -> None:
    call = paper()
    call.says("I need a physical with Doctor Ramirez", "Next Monday at ten, and I also need a cleaning for my son")
    assert "after_this" in call.keys
    call.says("April 12 1988", "yes")
    assert call.keys[-2:] == ["now_the_other", "ask_when"]
    assert call.dialogue.talk.facts.visit_type == "cleaning"
    assert call.dialogue.talk.person.for_other


@pytest.mark.parametrize(
    ("opening", "lang"),
    [
        ("I need a physical with Dr. Nguyen, but really anybody is fine, on Monday", "en"),
        ("Quiero un chequeo con el doctor Nguyen, pero en realidad con quien sea, el lunes", "es"),
    ],
)
def test_a_preferred_provider_is_looked_at_first_and_nobody_else_is_refused(opening: str, lang: Lang) -> None:
    call = paper()
    call.says(opening, lang=lang)
    wanted = [act.wanted for act in call.done(FindOpenings) if isinstance(act, FindOpenings)]
    assert wanted[0].provider_id == "nguyen"
    assert call.dialogue.talk.facts.anyone


def test_anyone_in_the_first_sentence_is_not_asked_about_again() -> None:
    call = paper()
    call.says("I need a physical with anyone available next Monday morning")
    assert call.dialogue.asked is Asked.WHICH_SLOT


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        (None, "Is the dental office open on Saturday?", ["answer_open_at"]),
        ("I need a cleaning.", "Are you open on Saturday?", ["answer_open_at"]),
        ("I need a physical.", "Are you open on Saturday?", ["answer_closed"]),
        (None, "Are you open on Saturday?", ["answer_closed", "answer_open_at"]),
        (None, "¿Abren los sábados?", ["answer_closed", "answer_open_at"]),
    ],
)
def test_hours_are_those_of_the_place_that_is_meant(before: str | None, question: str, said: list[str]) -> None:
    call = paper()
    if before:
        call.says(before)
    call.says(question)
    assert [key for key in call.keys if key.startswith("answer_")] == said


def test_who_meant_a_visit_on_the_books_is_taken_to_it() -> None:
    call = paper()
    call.says("an appointment")
    assert call.dialogue.state == "visit.visit_type"
    call.says("No, I want to cancel my appointment")
    assert call.dialogue.state.startswith("cancel.")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("when is my appointment? I think I need to move it", "when is my appointment"),
        ("what time is my visit, and can I push it to Friday", "what time is my visit"),
        ("I'd like to know when my visit is and cancel it", "I'd like to know when my visit is"),
        ("¿a qué hora es mi cita? y quiero pasarla más tarde", "¿a qué hora es mi cita"),
    ],
)
def test_a_visit_asked_about_and_then_changed_is_two_wishes(text: str, first: str) -> None:
    both = second_wish.split(text)
    assert both is not None
    assert both[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "when is my appointment?",
        "when is my visit and is there a fee if I cancel it",
        "can I move my appointment, when is it",
        "¿cuándo es mi cita? y si la cancelo me cobran",
    ],
)
def test_a_visit_only_asked_about_is_one(text: str) -> None:
    assert second_wish.split(text) is None
