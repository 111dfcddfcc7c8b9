"""Odd answers of callers who are not difficult: a bare yes, a question back, words that are no name, a closed door."""

from __future__ import annotations

from datetime import datetime

import pytest

from appliance.dialogue.acts import Book, Bridge, BridgeOutcome, HangUp
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import reason
from appliance.dialogue.people import names
from appliance.dialogue.understand import understand
from appliance.dialogue.words import plain
from tests.fakes.caller import MONDAY, PaperCall
from tests.fakes.clinic import maple_street
from tests.unit.test_after_hours import NIGHT

NOBODY = BridgeOutcome.NOBODY


# ---- what the visit is for ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "yes", "no", "no sé", "¿cómo dice?", "what?", "anyone", "I don't know", "an appointment", "una cita",
        "yes I need an appointment", "cualquiera", "anyone is fine", "sí, por favor", "whatever", "no entiendo",
    ],
)  # fmt: skip
def test_such_an_answer_gives_no_reason(text: str) -> None:
    assert reason.missing(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "my back hurts", "I don't know, I just feel weak", "the doctor", "no sé, me duele todo", "a check", "personal",
        "an appointment for my knee", "una cita para la presión", "anything for a cough", "my mole", "yes, my ears",
    ],
)  # fmt: skip
def test_any_other_answer_is_a_reason(text: str) -> None:
    assert not reason.missing(plain(text))


@pytest.mark.parametrize("text", ["yes", "anyone", "no", "I don't know"])
def test_it_is_asked_again_with_examples_and_then_taken_for_the_usual_kind(text: str) -> None:
    call = PaperCall()
    call.says("I need an appointment", text)
    assert call.keys == ["ask_visit_type_again"]
    call.says(text)
    facts = call.dialogue.talk.facts
    assert facts.visit_type == maple_street().default_visit_type.id
    assert not {"yes", "anyone"} & set(facts.reason)


def test_a_reason_given_the_second_time_is_kept() -> None:
    call = PaperCall()
    call.says("I need an appointment", "yes", "my back hurts")
    assert "my back hurts" in call.dialogue.talk.facts.reason


# ---- what is no name ------------------------------------------------------------------------


def named(text: str) -> str:
    spoken = understand(text, lang="en", asked=Asked.NAME, clinic=maple_street(), today=MONDAY.date())
    return spoken.name.full if spoken.name else ""


@pytest.mark.parametrize(
    "text",
    [
        "the dose looks wrong", "The strength is different", "the label says something else", "that medicine is wrong",
        "the pharmacy closes soon", "March 40 1980", "abril 40 de 1980", "May thirty second", "leave a message",
        "none of your business", "prefiero no decirlo",
    ],
)  # fmt: skip
def test_a_sentence_or_a_date_is_no_name(text: str) -> None:
    assert not named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John Smith", "John Smith"), ("April May", "April May"), ("June", "June"), ("Mark Price", "Mark Price"),
        ("la señora Ana Morales", "Ana Morales"), ("the patient is Maria Lopez", "Maria Lopez"), ("brown", "Brown"),
        ("el paciente es Luis de la Cruz", "Luis de la Cruz"), ("the name is price", "Price"),
        ("july moreno", "July Moreno"),
    ],
)  # fmt: skip
def test_a_name_stays_one(text: str, name: str) -> None:
    assert named(text) == name
    assert names.read(text, asked=True) is not None


# ---- a bare yes -----------------------------------------------------------------------------


def test_a_yes_to_anything_else_is_asked_what() -> None:
    call = PaperCall()
    call.says("are you open tomorrow", "yes")
    assert call.keys == ["how_can_i_help"]
    call.says("yes")
    assert call.keys == ["how_can_i_help_again"]
    call.says("no")
    assert call.done(HangUp)


@pytest.mark.parametrize(("first", "second"), [("yes", "yes please"), ("sure", "yes"), ("sí", "que sí, caray")])
def test_a_second_yes_to_two_times_takes_the_first_and_says_it(first: str, second: str) -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a cleaning", "tomorrow")
    assert call.dialogue.asked is Asked.WHICH_SLOT
    call.says(first)
    assert call.dialogue.asked is Asked.WHICH_SLOT
    earliest = call.dialogue.talk.facts.offers[0]
    call.says(second)
    assert call.dialogue.talk.facts.chosen == earliest
    assert "time_is_open" in call.keys
    assert not call.done(Book)


def test_a_yes_that_holds_something_back_takes_no_time() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a cleaning", "tomorrow", "yes", "yes but not sure which")
    assert call.dialogue.talk.facts.chosen is None


def test_another_offer_begins_anew() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a cleaning", "tomorrow", "yes", "neither", "yes")
    assert call.dialogue.talk.facts.chosen is None


@pytest.mark.parametrize("text", ["mejor luego llamo", "mañana les llamo", "I'll call back later", "luego le marco"])
def test_who_will_call_again_wants_nothing_done(text: str) -> None:
    spoken = understand(text, lang="en", asked=Asked.CONFIRM_YES_NO, clinic=maple_street(), today=MONDAY.date())
    assert "never_mind" in spoken.intents


@pytest.mark.parametrize(
    "text",
    [
        "the nurse said I'll call you back later",
        "dijo que luego llamo",
        "call me back later",
        "yes cancel it, I'll call back later",
    ],
)
def test_who_tells_of_a_call_has_given_nothing_up(text: str) -> None:
    spoken = understand(text, lang="en", asked=Asked.CONFIRM_YES_NO, clinic=maple_street(), today=MONDAY.date())
    assert "never_mind" not in spoken.intents


# ---- nobody comes, and a closed door --------------------------------------------------------


@pytest.mark.parametrize(("now", "key"), [(MONDAY, "call_later"), (NIGHT, "call_back")])
def test_office_hours_are_named_only_while_the_office_is_closed(now: datetime, key: str) -> None:
    call = PaperCall(staff=NOBODY, now=now)
    call.says("operator", "no")
    assert call.keys == [key]


@pytest.mark.parametrize(
    "text",
    [
        "I need to see someone tonight, where do I go", "can I come in right now, I have a cough",
        "I want an appointment tonight", "necesito que me vean esta noche", "quiero una cita para ahorita mismo",
    ],
)  # fmt: skip
def test_who_would_be_seen_while_it_is_closed_is_told(text: str) -> None:
    call = PaperCall(now=NIGHT)
    call.says(text)
    assert call.keys[0] == "closed_tonight"
    assert not call.hung_up
    call = PaperCall()
    call.says(text)
    assert "closed_tonight" not in call.keys


@pytest.mark.parametrize(
    "text",
    [
        "I need an appointment tomorrow", "quiero una cita", "I can't come in right now, move my appointment",
        "I need to see someone next week",
    ],
)  # fmt: skip
def test_any_other_wish_at_night_is_served_as_by_day(text: str) -> None:
    call = PaperCall(now=NIGHT)
    call.says(text)
    assert "closed_tonight" not in call.keys


@pytest.mark.parametrize(
    "text", ["is there anyone there?", "hello, is anybody there", "¿hay alguien ahí?", "hola, ¿hay alguien?"]
)
def test_who_asks_whether_anybody_is_there_is_told_who_answers_and_how_to_reach_one(text: str) -> None:
    call = PaperCall()
    call.says(text)
    assert call.keys == ["i_am_automated", "how_can_i_help"]
    call.says("I need a cleaning", text)
    assert call.keys[0] == "i_am_automated"
    assert call.dialogue.asked is Asked.DATE_TIME


@pytest.mark.parametrize(
    "text",
    [
        "hello, is there someone I can talk to", "is anyone in the office today", "is there anybody available",
        "¿hay alguien que me atienda?", "¿hay alguien en la oficina?", "is there anyone there who can help me",
    ],
)  # fmt: skip
def test_who_asks_for_anybody_who_can_help_is_put_through(text: str) -> None:
    call = PaperCall()
    call.says(text)
    assert call.done(Bridge)


@pytest.mark.parametrize(
    "text", ["is there anyone who does cleanings", "is anyone fine", "is anyone good with children there"]
)
def test_who_asks_who_does_what_is_not(text: str) -> None:
    call = PaperCall()
    call.says(text)
    assert not call.done(Bridge)
