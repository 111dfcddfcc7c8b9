"""A visit that staff entered with a kind or a provider the clinic's settings do not have, in a call and on a card."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes.maple import MONDAY, StandingClock, maple

from appliance.cards import show
from appliance.clinic.message import MessageKind
from appliance.clinic.visit import Opening, Visit
from appliance.dialogue.acts import Bridge, BridgeOutcome, Cancel, FindOpenings, LeaveMessage, Move
from appliance.schedule import book
from appliance.store import settle
from appliance.store.database import open_database
from tests.fakes.caller import PaperCall, visit

TUESDAY = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
MARIA, BORN = "+15550101", "March 4th 1987"
NACIO = "cuatro de marzo de mil novecientos ochenta y siete"
STAFFS = visit(TUESDAY, kind="")
"""As the mirror keeps what no code of ours is on."""
GONE = visit(TUESDAY + timedelta(days=1), kind="whitening", key="visit-2")
STRANGERS = visit(TUESDAY + timedelta(days=2), provider="retired", kind="cleaning", key="visit-3")
OURS = visit(TUESDAY + timedelta(days=3), kind="cleaning", provider="kim", key="visit-4")
odd = pytest.mark.parametrize("one", [STAFFS, GONE, STRANGERS], ids=["no kind", "kind gone", "provider gone"])


def maria(*visits: Visit, **more: object) -> PaperCall:
    return PaperCall(caller=MARIA, visits=visits, **more)  # type: ignore[arg-type]


@odd
def test_it_is_told_in_plain_words(one: Visit) -> None:
    call = maria(one)
    told = call.says("when is my appointment", BORN)
    what = "a cleaning" if one is STRANGERS else "a visit"
    who = "someone at the clinic" if one is STRANGERS else "Ramirez"
    assert f"You have {what}, " in told
    assert who in told
    assert call.dialogue.outcome == "answered"


@odd
def test_se_dice_en_palabras_sencillas(one: Visit) -> None:
    call = maria(one)
    call.says("¿cuándo es mi cita?", lang="es")
    told = call.says(NACIO)
    assert ("limpieza" if one is STRANGERS else "Tiene una cita, el ") in told
    assert ("con alguien de la clínica" if one is STRANGERS else "Ramírez") in told


@odd
@pytest.mark.parametrize("lang", ["en", "es"])
def test_it_can_be_cancelled(one: Visit, lang: str) -> None:
    call = maria(one)
    if lang == "en":
        assert "Should I cancel it?" in call.says("cancel my appointment", BORN)
        call.says("yes")
    else:
        call.says("quiero cancelar mi cita", lang="es")
        assert "¿La cancelo?" in call.says(NACIO)
        call.says("sí")
    assert call.done(Cancel) == [Cancel(one.id)]


@odd
def test_that_they_come_is_told_to_the_front_desk(one: Visit) -> None:
    call = maria(one)
    call.says("I'm calling to confirm my appointment", BORN, "yes, I'll be there")
    [act] = call.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    assert (act.message.kind, act.message.visit_id) == (MessageKind.COMING, one.id)


@odd
@pytest.mark.parametrize("opening", ["I need to move my appointment", "can I move my visit to Friday at ten?"])
def test_a_move_goes_to_a_person(one: Visit, opening: str) -> None:
    call = maria(one)
    assert "not one I can change myself" in call.says(opening, BORN)
    assert call.done(Bridge)
    assert not call.done(FindOpenings) + call.done(Move)


def test_cambiarla_pasa_a_una_persona() -> None:
    call = maria(STAFFS)
    call.says("necesito cambiar mi cita", lang="es")
    assert "esa cita no la puedo cambiar yo" in call.says(NACIO)
    assert call.done(Bridge)


def test_where_nobody_answers_a_message_is_taken() -> None:
    call = maria(STAFFS, staff=BridgeOutcome.NOBODY)
    call.says("I need to move my appointment", BORN, "leave a message", "move it to Friday", "yes", "yes")
    assert call.done(LeaveMessage)
    assert not call.done(Move)


def test_of_several_the_caller_says_which() -> None:
    call = maria(STAFFS, GONE, OURS)
    told = call.says("cancel my appointment", BORN)
    assert told.count("a visit") == 2
    assert "a cleaning" in told
    assert "a visit, Wednesday" in call.says("the one on Wednesday")
    call.says("yes")
    assert call.done(Cancel) == [Cancel(GONE.id)]


def test_one_of_ours_beside_it_is_moved_as_ever() -> None:
    call = maria(STAFFS, OURS)
    call.says("I want to move my cleaning to next Wednesday at ten", BORN)
    assert call.done(FindOpenings)
    assert not call.done(Bridge)


def test_a_cancelled_one_that_is_wanted_back_goes_to_a_person() -> None:
    call = maria(STAFFS)
    call.says("cancel my appointment", BORN, "yes", "no wait, don't cancel it")
    assert call.done(Bridge)
    assert not call.done(FindOpenings)


@odd
@pytest.mark.parametrize("question", ["what time was it again?", "where is it?", "who is it with?"])
def test_questions_about_it_are_answered(one: Visit, question: str) -> None:
    call = maria(replace(one, location_id="elsewhere"))
    call.says("cancel my appointment", BORN)
    assert call.says(question)
    assert not call.done(Bridge)


@pytest.mark.anyio
async def test_the_card_of_a_kind_that_was_dropped_offers_no_time() -> None:
    clinic = maple().clinic
    opening = Opening(provider_id="retired", location_id="main", visit_type_id="", start=TUESDAY, minutes=30)
    with closing(open_database(":memory:", None)) as db:
        hold = book.hold(db, opening, "c1", MONDAY)
        made = book.book(db, hold, "p", call_id="c1", callback="", lang="en", reason="", now=MONDAY)
        settle.mark_conflict(db, made.id, "slot_taken", MONDAY)
        [card] = await show(db, clinic, StandingClock())
    assert card["promised"]["provider"] == "retired"
    assert "could_offer" not in card
