"""When it goes wrong: other words, then keys, then a person; back, over again, and another language at any question."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appliance.dialogue.acts import Book, Bridge, BridgeOutcome, LeaveMessage, Reason
from appliance.dialogue.asked import Asked
from appliance.dialogue.talk import Talk
from tests.fakes.caller import PaperCall, visit
from tests.fakes.clinic import maple_street

MARIA = "+15550101"
BORN = "March 4th 1987"
ASKS = maple_street()
VISITS = (
    visit(datetime(2026, 12, 1, 15, 30, tzinfo=UTC)),
    visit(datetime(2026, 12, 8, 15, 30, tzinfo=UTC), kind="cleaning", provider="kim", key="visit-2"),
)
CALLS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "somebody new": (
        None,
        (
            *("I need an appointment", "a physical", "anyone", "Wednesday morning", "the first one"),
            *("Paula Whitfield", "May second 1990", "W H I T F I E L D", "yes", "Aetna", "773 555 0199", "yes"),
        ),
    ),
    "somebody on file": (MARIA, ("a cleaning next Tuesday at 9:30", BORN, "yes")),
    "moving": (MARIA, ("I need to move my appointment", BORN, "the first one", "Wednesday at ten", "yes")),
    "cancelling": (MARIA, ("I need to cancel my appointment", BORN, "the first one", "yes")),
    "confirming": (MARIA, ("I'm calling to confirm my appointment", BORN, "the first one", "yes")),
    "when is it": (MARIA, ("when is my appointment", BORN)),
    "a refill": (None, ("I need a refill", "lisinopril", "CVS", "John Miller", "July 17 1975", "773 555 0142", "yes")),
    "a message": (MARIA, ("can I leave a message", "tell them I called", "Maria Garcia", "yes", "yes")),
}
"""One call of each kind, told in English; every prefix of it ends at a question."""
ENDS = [(name, turns) for name, (_, lines) in CALLS.items() for turns in range(len(lines) + 1)]


def ring(name: str, turns: int) -> PaperCall:
    caller, lines = CALLS[name]
    call = PaperCall(caller=caller, clinic=ASKS, visits=VISITS)
    call.says(*lines[:turns], lang="en")
    return call


def known(talk: Talk) -> tuple[object, ...]:
    who, facts = talk.person, talk.facts
    chosen = (facts.visit_type, facts.provider, facts.anyone, facts.when, facts.offers, facts.chosen, facts.visit)
    return (*chosen, who.name, who.births, who.patient, who.new, who.letters, who.callback, who.insurer)


@pytest.mark.parametrize(("name", "turns"), ENDS)
def test_another_language_at_any_question_loses_nothing(name: str, turns: int) -> None:
    plain, call = ring(name, turns), ring(name, turns)
    call.says("español por favor", lang="es")
    assert call.dialogue.lang == "es"
    assert call.dialogue.state.partition(".")[0] == plain.dialogue.state.partition(".")[0]
    if plain.dialogue.asked is not Asked.REASON:
        assert known(call.dialogue.talk) == known(plain.dialogue.talk)
    assert call.held == plain.held
    assert "?" in call.heard or "deletree" in call.heard
    call.says("English please", lang="en")
    assert call.dialogue.lang == "en"
    assert call.dialogue.talk.misses == 0


@pytest.mark.parametrize("name", [name for name in CALLS if name != "when is it"])
def test_a_call_told_in_one_language_ends_the_same_when_the_caller_changes_it_half_way(name: str) -> None:
    _, lines = CALLS[name]
    half = len(lines) // 2
    call = ring(name, half)
    call.says("español por favor", lang="es")
    call.says("English please", lang="en")
    call.says(*lines[half:], lang="en")
    assert call.dialogue.outcome == ring(name, len(lines)).dialogue.outcome != ""


# ---- other words, then keys, then a person ---------------------------------------------------


ANYTHING_IS_AN_ANSWER = (Asked.REASON, Asked.VISIT_TYPE, Asked.INSURANCE, Asked.NAME, Asked.SPELL_LAST_NAME)


def closed(name: str, turns: int) -> bool:
    """Whether the call then stands at a question that nonsense does not answer, and staff cannot do without."""
    call = ring(name, turns)
    without = name == "a refill" and call.dialogue.asked is Asked.DOB
    return not (call.dialogue.asked in ANYTHING_IS_AN_ANSWER or call.done(Bridge) or without)


@pytest.mark.parametrize(("name", "turns"), [end for end in ENDS if closed(*end)])
def test_a_question_is_put_in_three_ways_and_then_there_is_a_person(name: str, turns: int) -> None:
    call = ring(name, turns)
    said = [call.heard, *(call.says("blorp fnord") for _ in range(2))]
    assert len(set(said)) == 3
    call.says("blorp fnord")
    (bridge,) = call.done(Bridge)
    assert isinstance(bridge, Bridge)
    assert bridge.reason is Reason.STUCK


def test_a_date_of_birth_missed_twice_is_asked_for_on_the_keypad() -> None:
    call = PaperCall(caller=MARIA)
    call.says("a cleaning next Tuesday at 9:30", "blorp", "blorp fnord")
    assert "Let's use the keypad" in call.heard
    call.presses("03041987")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


def test_a_telephone_number_missed_twice_is_asked_for_on_the_keypad() -> None:
    call = PaperCall()
    call.says("a cleaning next Tuesday at 9:30", "John Miller", "July 17 1975", "blorp", "blorp fnord")
    assert "press the ten digits" in call.heard
    call.presses("7735550142")
    assert "seven seven three" in call.heard


def test_dos_horas_que_no_se_entienden_se_eligen_con_una_tecla() -> None:
    call = PaperCall()
    call.says("quiero una limpieza el miércoles por la mañana", lang="es")
    call.says("blorp", "blorp fnord")
    assert "Oprima uno para" in call.heard
    call.presses("2")
    assert call.dialogue.asked is Asked.NAME


def test_providers_are_named_to_who_was_not_understood_twice() -> None:
    call = PaperCall()
    call.says("I need a physical", "blorp", "blorp fnord")
    assert "Doctor Ramirez, Doctor Nguyen, or anyone" in call.heard
    call.says("Doctor Nguyen")
    assert call.dialogue.talk.facts.provider == "nguyen"


def test_a_yes_that_is_not_understood_can_be_pressed() -> None:
    call = PaperCall(caller=MARIA)
    call.says("a cleaning next Tuesday at 9:30", BORN, "blorp", "blorp fnord")
    assert "press one for yes" in call.heard
    call.presses("1")
    assert call.done(Book)


def test_after_the_third_miss_and_nobody_there_a_message_can_be_left() -> None:
    call = PaperCall(caller=MARIA, staff=BridgeOutcome.NOBODY)
    call.says("a cleaning next Tuesday at 9:30", "blorp", "blorp fnord", "blorp again")
    assert call.done(Bridge)
    call.says("leave a message", "please call me about a cleaning", "Maria Garcia", "yes", "yes")
    assert call.done(LeaveMessage)


# ---- back, and over again ---------------------------------------------------------------------


def test_go_back_asks_the_question_before() -> None:
    call = PaperCall()
    call.says("I need a physical", "anyone", "Wednesday morning", "the first one", "John Miller")
    assert call.dialogue.asked is Asked.DOB
    call.says("go back")
    assert call.dialogue.asked is Asked.NAME
    call.says("Maria Garcia", BORN, "773 555 0142")
    assert "physical for Maria" in call.heard


def test_regresar_a_la_pregunta_anterior() -> None:
    call = PaperCall()
    call.says("quiero una limpieza el martes que viene a las nueve y media", "Luis Hernández", lang="es")
    assert call.dialogue.asked is Asked.DOB
    call.says("regresar a la pregunta anterior, por favor")
    assert call.dialogue.asked is Asked.NAME


def test_start_over_gives_the_times_back_and_forgets_the_rest() -> None:
    call = PaperCall()
    call.says("I need a cleaning", "Wednesday morning")
    assert call.held
    call.says("can we start over")
    assert not call.held
    assert "How can I help you?" in call.heard
    call.says("a physical with Doctor Nguyen next Tuesday at 9:30", "John Miller", "July 17 1975", "773 555 0142")
    assert "A physical for John" in call.heard


def test_empecemos_de_nuevo() -> None:
    call = PaperCall()
    call.says("quiero una limpieza", "el miércoles por la mañana", "empecemos de nuevo", lang="es")
    assert not call.held
    assert "¿En qué le puedo ayudar?" in call.heard


def test_a_change_of_mind_after_the_booking_moves_that_very_visit() -> None:
    call = PaperCall(caller=MARIA)
    call.says("a cleaning next Tuesday at 9:30", BORN, "yes", "actually, can we make it Wednesday at ten?")
    assert "I can move the cleaning to Wednesday" in call.heard
    call.says("yes")
    assert len(call.done(Book)) == 1
