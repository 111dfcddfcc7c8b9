"""After a move or a cancellation the caller wants it undone: the old time is looked for, and taken with a yes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, Book, Cancel, Hold, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
MONDAY_11 = datetime(2026, 12, 7, 17, 0, tzinfo=UTC)
MOVES = {"en": "I need to move my cleaning to Friday at two", "es": "quiero cambiar mi limpieza al viernes a las dos"}
CANCELS = {"en": "I need to cancel my cleaning", "es": "quiero cancelar mi limpieza"}
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}
YES = {"en": "yes", "es": "sí"}


def after(sense: Sense, lang: Lang, wish: dict[str, str]) -> PaperCall:
    """A call in which a cleaning on Monday at eleven was moved or cancelled."""
    made = visit(MONDAY_11, patient="patient-27", provider="kim", kind="cleaning")
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550124", visits=[made])
    call.says(wish[lang], BORN[lang], YES[lang], lang=lang)
    assert call.dialogue.talk.asked is Asked.ANYTHING_ELSE
    return call


def back_at_eleven(call: PaperCall, lang: Lang, act: type[Act], done: int) -> None:
    """The old time is held, nothing is done before a yes, and then it is."""
    hold = call.done(Hold)[-1]
    assert isinstance(hold, Hold)
    assert hold.opening.start == MONDAY_11
    assert len(call.done(act)) == done
    call.says(YES[lang])
    assert len(call.done(act)) == done + 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "can I have my old time back"),
        ("en", "actually, put it back to Monday where it was"),
        ("en", "put it back to the old time please"),
        ("en", "no wait, leave it like it was"),
        ("en", "I changed my mind, keep the original appointment"),
        ("en", "oh, can you undo that"),
        ("en", "hold on, don't move it after all"),
        ("en", "can we go back to the earlier time"),
        ("en", "you know what, give me back the time I had before"),
        ("es", "ay no, mejor déjela como estaba"),
        ("es", "perdón, mejor déjemela el lunes como estaba"),
        ("es", "no, espere, no me la cambie"),
        ("es", "me arrepentí, quiero la hora de antes"),
        ("es", "me arrepentí de cambiarla"),
        ("es", "¿me la puede regresar a la hora que tenía?"),
    ],
)
def test_a_move_is_undone(sense: Sense, lang: Lang, text: str) -> None:
    call = after(sense, lang, MOVES)
    call.says(text)
    back_at_eleven(call, lang, Move, 1)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "oh no wait, don't cancel it, I can come after all"),
        ("en", "wait, don't cancel my Monday appointment"),
        ("en", "I didn't mean to cancel that"),
        ("es", "devuélvame mi cita por favor"),
        ("en", "I changed my mind, I want to keep it"),
        ("en", "can I get my appointment back"),
        ("en", "wait, I do want that appointment after all"),
        ("en", "can you put me back on the schedule for that"),
        ("en", "actually I'd like to keep my appointment"),
        ("es", "ay no, perdón, no la cancele"),
        ("es", "me arrepentí, no me la cancele"),
        ("es", "ay no, espérese, siempre sí la quiero"),
        ("es", "mejor no la cancele, sí voy a poder ir"),
        ("es", "cambié de opinión"),
        ("es", "mejor déjela como estaba"),
    ],
)
def test_a_cancellation_is_undone(sense: Sense, lang: Lang, text: str) -> None:
    call = after(sense, lang, CANCELS)
    call.says(text)
    assert call.keys[0] == "put_it_back"
    back_at_eleven(call, lang, Book, 0)
    assert len(call.done(Cancel)) == 1


@pytest.mark.parametrize(
    ("lang", "wish", "text"),
    [
        ("en", CANCELS, "no thanks, that's it"),
        ("en", CANCELS, "no, leave it like that"),
        ("en", CANCELS, "I changed my mind about the bill, I have a question"),
        ("en", CANCELS, "no, I want to keep my other one"),
        ("en", MOVES, "no, keep it that way"),
        ("en", CANCELS, "and please don't cancel my other appointment"),
        ("en", CANCELS, "don't cancel the one on Friday"),
        ("en", CANCELS, "I won't be charged for not cancelling earlier right"),
        ("en", CANCELS, "do you charge because I did not cancel it earlier"),
        ("en", CANCELS, "I don't need anything, can I keep my insurance card"),
        ("en", CANCELS, "please don't cancel my prescription"),
        ("en", CANCELS, "I've changed my mind about the doctor, I never liked him"),
        ("en", MOVES, "don't change anything else thanks"),
        ("en", MOVES, "please don't change my phone number"),
        ("en", CANCELS, "I want to keep my physical though"),
        ("en", CANCELS, "can you tell me where it was at"),
        ("en", MOVES, "I'd like to undo the change to my insurance"),
        ("en", MOVES, "I want the first appointment of the day"),
        ("en", MOVES, "is it still with the same doctor, like it was before"),
        ("en", MOVES, "leave a message for the doctor that I had it moved like it was set originally"),
        ("es", CANCELS, "también quiero cancelar la que tenía con el doctor Okafor"),
        ("es", CANCELS, "y no me cancele la otra por favor"),
        ("es", CANCELS, "¿me cobran por no cancelar antes?"),
        ("es", CANCELS, "si puedo ir otro día le hablo"),
        ("es", CANCELS, "cuándo era mi otra cita"),
        ("es", CANCELS, "y si puedo ir otro día me hace otra cita"),
        ("es", MOVES, "quiero saber cómo era la preparación"),
        ("es", MOVES, "regreso a mi casa el jueves"),
        ("en", MOVES, "no thank you, I can make it then"),
        ("es", CANCELS, "no, así déjela, gracias"),
        ("es", MOVES, "no, así está bien"),
    ],
)
def test_what_was_done_stays(sense: Sense, lang: Lang, wish: dict[str, str], text: str) -> None:
    call = after(sense, lang, wish)
    holds = len(call.done(Hold))
    call.says(text)
    for hold in call.done(Hold)[holds:]:
        assert isinstance(hold, Hold)
        assert hold.opening.start != MONDAY_11


@pytest.mark.parametrize(("wish", "text"), [(MOVES, "put it back"), (CANCELS, "don't cancel it")])
def test_an_old_time_that_is_gone_gives_the_nearest(sense: Sense, wish: dict[str, str], text: str) -> None:
    call = after(sense, "en", wish)
    call._free = lambda start: start != MONDAY_11
    call.says(text)
    assert "something close" in call.heard
    assert call.dialogue.talk.asked is Asked.WHICH_SLOT


def test_another_day_after_a_move_moves_it_again(sense: Sense) -> None:
    call = after(sense, "en", MOVES)
    call.says("actually can we do Wednesday at nine", "yes")
    assert len(call.done(Move)) == 2
    assert not call.done(Book)


def test_nothing_is_put_back_for_another_person(sense: Sense) -> None:
    call = after(sense, "en", CANCELS)
    call.says("and my husband, don't cancel his")
    assert len(call.done(Hold)) == 0
