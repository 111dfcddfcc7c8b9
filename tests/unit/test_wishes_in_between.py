"""What is wanted where something else was asked: beside a no, beside another wish, after a booking."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Book, BridgeOutcome, FindOpenings, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import CallerLeft, CallStarted, Heard
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import for_other
from appliance.dialogue.phrasebook import Phrasebook
from appliance.dialogue.words import plain
from tests.fakes.caller import MONDAY, PaperCall, visit
from tests.fakes.clinic import maple_street, people

NIGHT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
ON_FILE = visit(datetime(2026, 12, 1, 16, 0, tzinfo=UTC))
MARIA = "+15550101"


# ---- a no to an offer, with a wish beside it --------------------------------------------------


@pytest.mark.parametrize("now", [MONDAY, NIGHT])
@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("No, I just want to make an appointment", "visit"),
        ("No thanks, just book me", "visit"),
        ("No, I want a cleaning", "visit"),
        ("No, cancel my visit tomorrow", "cancel"),
        ("No, move my appointment please", "move"),
        ("No, I need a refill", "message"),
        ("No, mejor hágame una cita", "visit"),
        ("No, mejor cancele mi cita de mañana", "cancel"),
    ],
)
def test_a_no_where_nobody_comes_goes_on_to_the_wish(now: datetime, text: str, state: str) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY, now=now)
    call.says("operator", text)
    assert not call.hung_up
    assert call.dialogue.state.split(".")[0] == state


@pytest.mark.parametrize(
    "text",
    [
        "No", "No, thank you", "No, I'll call back tomorrow", "No, that's fine, I'll try again Monday",
        "No, thanks, have a nice Thanksgiving", "No, I don't want an appointment", "No, it can wait until Monday",
        "no, forget the appointment", "No, gracias", "No, luego llamo para la cita", "No, ya no quiero la cita",
        "no I don't want to", "no that's okay", "No, I'll try later", "no that won't be necessary", "no, no hace falta",
    ],
)  # fmt: skip
def test_a_no_and_no_more_ends_the_call(text: str) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY)
    call.says("operator", text)
    assert call.hung_up


@pytest.mark.parametrize(
    "text",
    [
        "No, no, don't hang up, I need help", "No, I'm in pain", "No, that's not what I want", "No, wait",
        "no, I've been waiting all day", "No, my tooth hurts", "no, necesito ayuda",
    ],
)  # fmt: skip
def test_a_no_with_something_behind_it_ends_no_call(text: str) -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY)
    call.says("operator", text)
    assert not call.hung_up


def test_a_no_with_a_day_goes_on_with_the_visit_begun() -> None:
    call = PaperCall(staff=BridgeOutcome.NOBODY)
    call.says("I need a cleaning", "operator", "No, Wednesday at ten")
    assert call.keys[0] == "time_is_open"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("No, I need an appointment", "visit"),
        ("No, cancel my visit tomorrow", "cancel"),
        ("No thanks", "opening"),
    ],
)
def test_a_no_to_a_person_offered_goes_on_to_the_wish(text: str, state: str) -> None:
    call = PaperCall()
    call.says("Do I need to fast before a blood test?", text)
    assert call.dialogue.state.split(".")[0] == state


def test_key_two_to_anything_else_is_no() -> None:
    call = PaperCall()
    call.says("what are your hours")
    call.presses("2")
    assert call.keys == ["goodbye"]


def test_key_one_to_anything_else_asks_what() -> None:
    call = PaperCall()
    call.says("what are your hours")
    call.presses("1")
    assert call.keys == ["how_can_i_help"]


# ---- what cannot be done ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Anyone's fine, but I can't come in the mornings", "Anyone, but I can't do mornings",
        "Doctor Nguyen, but I can't do Mondays", "cualquiera, pero no puedo ir en la mañana",
    ],
)  # fmt: skip
def test_a_time_that_is_no_good_leaves_the_new_visit(text: str) -> None:
    call = PaperCall()
    call.says("I need a physical", text)
    assert call.dialogue.state.startswith("visit.")
    assert call.dialogue.talk.facts.visit_type == "physical"


@pytest.mark.parametrize(
    "text",
    [
        "I can't make a fist", "I can't bring my arm up", "I can't do stairs anymore",
        "I can't make it down the hall", "I can't bring my leg up on the bed",
    ],
)  # fmt: skip
def test_what_a_body_cannot_do_is_what_the_visit_is_for(text: str) -> None:
    assert Intent.CANNOT_COME not in intents.read(plain(text))
    call = PaperCall()
    call.says("I want to make an appointment", text)
    assert call.keys == ["ask_provider"]
    assert call.dialogue.talk.facts.reason[-1] == text


@pytest.mark.parametrize(
    "text",
    [
        "I can't make it tomorrow", "I can't make it", "I can't come in today, my car broke down",
        "my son can't make it to his appointment", "I can't keep my appointment", "I can't bring her tomorrow",
        "no voy a poder ir mañana", "no voy a poder llegar a mi cita",
    ],
)  # fmt: skip
def test_who_cannot_come_called_about_the_visit_they_have(text: str) -> None:
    call = PaperCall()
    call.says("I want to make an appointment", text)
    assert call.keys == ["move_or_cancel"]


@pytest.mark.parametrize(
    "text",
    [
        "I can't make it down there", "I can't make it through traffic today", "I can't make it across town",
        "I can't bring my son up there Thursday", "I can't bring my daughter down on Monday", "I can't bring him down",
        "I can't make it down to the office this week",
    ],
)  # fmt: skip
def test_the_way_to_the_clinic_is_no_body(text: str) -> None:
    call = PaperCall()
    call.says(text)
    assert call.keys == ["move_or_cancel"]


@pytest.mark.parametrize(
    "text",
    [
        "I can't make it up the stairs", "I can't make it through the night", "I can't bring her fever down",
        "I can't bring my head up today", "I can't make it across the room",
    ],
)  # fmt: skip
def test_a_body_is_no_way_to_the_clinic(text: str) -> None:
    assert Intent.CANNOT_COME not in intents.read(plain(text))


# ---- after a booking --------------------------------------------------------------------------


def booked(text: str) -> PaperCall:
    call = PaperCall(caller=MARIA)
    call.says("I need a cleaning on Wednesday at ten", "March 4 1987", "yes")
    assert call.done(Book)
    call.says(text)
    return call


@pytest.mark.parametrize(
    "text",
    [
        "Yes, my daughter needs one on Friday at ten", "my son on Friday at nine", "Sofia Diaz on Friday at nine",
        "we need Emma Olsen on Friday", "mi hija el viernes a las nueve", "my wife could do Friday",
        "could my daughter come in Friday", "can you see my son on Friday", "can you see my husband Friday at nine",
        "my daughter has a cough, can you do Friday", "My daughter needs one, too", "my daughter needs one too",
        "mi hija también necesita una", "my son wants one", "mi esposo ocupa una también",
    ],
)  # fmt: skip
def test_somebody_else_gets_a_visit_of_their_own(text: str) -> None:
    call = booked(text)
    assert call.dialogue.state.startswith("visit.")
    assert call.dialogue.talk.person.patient is None


@pytest.mark.parametrize(
    "text",
    [
        "actually make it Friday", "could Maria come Friday instead", "my son has a game that day, can we do Friday",
        "my son can only drive me on Friday", "move it to Friday, my husband has the car Wednesday",
        "my husband needs the car, can we do Friday", "my husband is off Friday, can you do that",
        "My wife can't drive me then, make it Friday", "my daughter has practice, could it be Friday",
        "mi esposo necesita el carro, ¿podemos el viernes?", "mi esposa no me puede llevar, que sea el viernes",
        "mi esposo descansa el viernes, ¿puede ser ese día?",
    ],
)  # fmt: skip
def test_the_same_person_moves_the_visit_just_made(text: str) -> None:
    assert booked(text).dialogue.state.startswith("move.")


def test_one_for_somebody_else_is_of_the_same_kind() -> None:
    call = booked("My daughter needs one, too")
    assert call.dialogue.talk.facts.visit_type == "cleaning"
    assert booked("my daughter needs one earlier").dialogue.state.startswith("opening.")


def test_the_child_booked_for_is_nobody_else() -> None:
    call = PaperCall(caller="+15550103")
    call.says("My daughter needs a well child visit on Wednesday at ten", "Sofia Diaz", "May 9 2018", "yes")
    call.says("actually my daughter can only do Friday")
    assert call.dialogue.state.startswith("move.")
    call.says("never mind", "my son needs one on Monday")
    assert call.dialogue.state.startswith("visit.")


@pytest.mark.parametrize(
    ("text", "other"), [("and my son on Friday", True), ("my husband on the phone said so", False)]
)
def test_a_day_alone_behind_somebody_is_theirs(text: str, other: bool) -> None:
    assert for_other.read(plain(text)) is other


# ---- looking for a time -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Anyone, but after three", 15),
        ("Anyone, as long as it's in the afternoon", 13),
        ("anyone but not in the mornings", 12),
        ("cualquiera, pero por la tarde", 13),
        ("whoever has the first opening", 8),
        ("anyone", 8),
    ],
)
def test_the_hour_beside_anyone_counts(text: str, hour: int) -> None:
    call = PaperCall()
    call.says("I need a physical on Wednesday", text)
    offered = call.dialogue.talk.facts.offers[0].opening.start.astimezone(call.clinic.zone)
    assert (offered.weekday(), offered.hour) == (2, hour)


NO = ("no", "no", "no")


def test_offers_refused_are_not_called_no_opening() -> None:
    call = PaperCall()
    call.says("I need a physical on Wednesday", "anyone", *NO)
    assert call.keys == ["none_suits"]
    assert call.dialogue.asked is Asked.DATE_TIME


@pytest.mark.parametrize(
    "opening", [("I need a physical on Wednesday", "anyone"), ("move my appointment", "Maria Garcia, March 4 1987")]
)
def test_every_day_named_has_its_own_offers(opening: tuple[str, ...]) -> None:
    call = PaperCall(visits=[ON_FILE])
    call.says(*opening, "Wednesday", "no", "how about Friday", "no", "how about Monday", "no")
    assert call.keys == ["offer_two_times"]
    call.says("no")
    assert call.dialogue.asked is Asked.WHICH_SLOT


def test_a_search_that_nobody_heard_of_is_no_offer() -> None:
    call = PaperCall(free=lambda start: start.astimezone(maple_street().zone).hour == 12)
    call.says("I need a physical on Wednesday in the afternoon", "anyone")
    assert len(call.done(FindOpenings)) > 1
    assert call.dialogue.talk.facts.rounds == 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("With Doctor Ramirez, in the afternoon", "ask_day"),
        ("in the afternoon, con la doctora Ramírez", "ask_day"),
        ("With Doctor Nguyen, in the afternoon", "ask_day"),
        ("With Doctor Okafor, in the afternoon", "ask_provider"),
    ],
)
def test_the_doctor_a_visit_is_with_is_no_other_doctor(text: str, asked: str) -> None:
    call = PaperCall(visits=[ON_FILE])
    call.says("I need to move my appointment", "Maria Garcia, March 4 1987", text)
    assert call.keys[-1] == asked
    call.says("Doctor Ramirez", "Wednesday")
    assert call.keys[-1] == "offer_two_times"
    assert not call.done(Move)


# ---- more than one wish -----------------------------------------------------------------------

MORE = ("I need a physical with Doctor Ramirez", "Next Tuesday at ten, and I also need a {}", "March 4 1987, {}")


@pytest.mark.parametrize(
    ("first", "then", "later"),
    [
        ("cleaning for my son", "and I also need a cleaning for my daughter", ["new", "new"]),
        ("cleaning for my son", "and I also need one for my daughter", ["new", "new"]),
        ("cleaning for my son", "and I also need a cleaning for my son", ["new"]),
        ("refill of my metformin", "and I also need a refill of lisinopril", ["refill"]),
        ("refill of my metformin", "and I also have a question about my bill", ["refill", "billing"]),
    ],
)
def test_what_is_promised_for_later_is_kept(first: str, then: str, later: list[str]) -> None:
    call = PaperCall(caller=MARIA)
    call.says(MORE[0], MORE[1].format(first), MORE[2].format(then))
    assert call.keys[0] == "after_this"
    kept = call.dialogue._stack.opening.later
    assert [wish.label for wish in kept] == later
    assert then.removeprefix("and ") in kept[-1].meaning.text
    assert not call.dialogue.talk.person.for_other


def test_what_was_to_come_is_on_the_card_and_in_the_next_call() -> None:
    call = PaperCall(caller=MARIA)
    call.says(MORE[0], MORE[1].format("refill of my metformin"))
    call.event(CallerLeft())
    card, earlier = call.dialogue.unfinished(), call.dialogue.to_resume()
    assert card
    assert card.facts["later"] == "refill"
    assert "metformin" in card.words
    again = Dialogue(call.clinic, people(), caller=MARIA, now=MONDAY, earlier=earlier)
    again.step(CallStarted(), MONDAY)
    again.step(Heard("yes", "en"), MONDAY)
    assert [wish.label for wish in again._stack.opening.later] == ["refill"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_was_refused_has_words_of_its_own(lang: Lang) -> None:
    told = Phrasebook.load().phrases[lang]
    assert told["none_suits"] != told["no_openings"]
