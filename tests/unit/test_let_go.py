"""What gives a wish up in the middle of it, and what only sounds like it: "ya no", "cancel"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Book, Cancel, JoinWaitlist, LeaveMessage, Move
from appliance.dialogue.answers import let_go
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import second_wish
from appliance.dialogue.sense import Sense
from appliance.dialogue.understand import Meaning, understand

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}
CANCEL = {"en": "I need to cancel my appointment", "es": "quiero cancelar mi cita"}
BOOK = {
    "en": "I need a cleaning with anyone Thursday at ten",
    "es": "necesito una limpieza el jueves a las diez con quien sea",
}
WAIT = "put me on the waiting list for a cleaning with anyone any day next week"
RECADO = ("quiero dejar un recado para la doctora Ramírez", "que me llame por mi rodilla", "Robert Vance")


def ring(sense: Sense) -> PaperCall:
    """Somebody with a cleaning on Tuesday."""
    start = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)
    mine = [visit(start, patient="patient-27", provider="kim", kind="cleaning", key="a")]
    return PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550124", visits=mine)


def heard(text: str, lang: Lang = "en", asked: Asked = Asked.CONFIRM_YES_NO) -> Meaning:
    return understand(text, lang=lang, asked=asked, clinic=CLINIC, today=NOW.date())


@pytest.mark.parametrize(
    ("text", "gives_up"),
    [
        ("ya no, gracias", True),
        ("no, ya no", True),
        ("fíjese que ya no la quiero", True),
        ("ya no quiero la cita", True),
        ("ya no voy a necesitarla", True),
        ("mejor no", True),
        ("ya no, luego les llamo", True),
        ("olvídelo, ya no puedo", True),
        ("ese número ya no lo uso", False),
        ("a esa hora ya no alcanzo", False),
        ("5 de junio de 1980, es que ya no puedo ir", False),
        ("ya no vivo ahí", False),
        ("ya no quiero con la doctora Ramírez", False),
        ("ya no quiero ese día", False),
        ("mi hijo ya no quiere ir con el doctor Nguyen", False),
    ],
)
def test_ya_no(text: str, gives_up: bool) -> None:
    assert let_go.told(heard(text, "es", Asked.DATE_TIME)) is gives_up


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("cancel that", True),
        ("no wait, cancel that", True),
        ("actually, can I cancel that", True),
        ("yes, cancel it", True),
        ("just cancel the appointment", True),
        ("may I cancel this please", True),
        ("how do I cancel this", True),
        ("how do I cancel later", False),
        ("you know what, just cancel it", True),
        ("how about we just cancel it", True),
        ("mejor cancélela", True),
        ("mejor la cancelo", True),
        ("no, my class got cancelled", False),
        ("yes, call me if someone cancels", False),
        ("whenever somebody cancels", False),
        ("what if I need to cancel?", False),
        ("I might have to cancel", False),
        ("do you charge to cancel", False),
        ("can I cancel later", False),
        ("I'd have to cancel my flight", False),
        ("yes, and cancel my Tuesday appointment", False),
        ("¿y si tengo que cancelar?", False),
        ("se me canceló la clase", False),
        ("¿cobran por cancelar?", False),
    ],
)
def test_cancel_is_an_order_or_none(text: str, ordered: bool) -> None:
    assert let_go.ordered(heard(text)) is ordered


@pytest.mark.parametrize(
    ("lang", "text", "cancels"),
    [
        ("es", "sí, ya no voy a poder ir", True),
        ("es", "sí, ya no la necesito", True),
        ("es", "claro, no puedo ir ese día", True),
        ("es", "sí por favor, no la voy a ocupar", True),
        ("es", "sí, no la quiero cancelar", False),
        ("es", "sí no quiero", False),
        ("en", "yes, I don't want to cancel", False),
        ("es", "sí por favor, ya no alcanzo", True),
        ("en", "yes, I don't need it anymore", True),
        ("en", "yes, I'm not going to make it", True),
        ("es", "sí, bueno no, mejor no", False),
        ("es", "ya no, gracias", False),
        ("es", "no, ya no la cancele", False),
        ("en", "yes, but only if you have something next week", False),
        ("en", "no, I don't want it cancelled", False),
        ("en", "never mind", False),
    ],
)
def test_why_beside_the_yes_holds_nothing_back(sense: Sense, lang: Lang, text: str, cancels: bool) -> None:
    call = ring(sense)
    call.says(CANCEL[lang], BORN[lang], text, lang=lang)
    assert bool(call.done(Cancel)) is cancels


@pytest.mark.parametrize(
    ("lang", "text"), [("es", "ya no voy a poder ir"), ("en", "I don't need it anymore"), ("en", "no, I can't make it")]
)
def test_why_alone_is_asked_about_again(sense: Sense, lang: Lang, text: str) -> None:
    call = ring(sense)
    call.says(CANCEL[lang], BORN[lang], text, lang=lang)
    assert call.dialogue.state == "cancel.confirm_yes_no"
    call.says("sí" if lang == "es" else "yes", lang=lang)
    assert call.done(Cancel)


@pytest.mark.parametrize(
    ("lang", "lines", "state"),
    [
        ("es", (CANCEL["es"], f"{BORN['es']}, es que ya no puedo ir"), "cancel.confirm_yes_no"),
        ("es", ("quiero mover mi cita", BORN["es"], "es que a esa hora ya no alcanzo"), "move.date_time"),
        ("es", ("necesito una limpieza el jueves con quien sea", "a esa hora ya no alcanzo"), "visit.which_slot"),
        ("es", (*RECADO, "no, ese número ya no lo uso"), "message.phone"),
        ("en", ("I need a cleaning with anyone", "Thursday, my class got cancelled"), "visit.which_slot"),
        ("en", (BOOK["en"], BORN["en"], "yes, and what if I need to cancel?"), "visit.confirm_yes_no"),
        ("es", (BOOK["es"], BORN["es"], "sí, ¿y si tengo que cancelar?"), "visit.confirm_yes_no"),
        ("en", ("I need to move my appointment", BORN["en"], "Thursday, my class got cancelled"), "move.which_slot"),
        ("en", ("I want to confirm my appointment", BORN["en"], "what if I need to cancel"), "confirm.confirm_yes_no"),
        ("en", (BOOK["en"], BORN["en"], "no wait, cancel that"), "opening.anything_else"),
        ("es", (BOOK["es"], BORN["es"], "ya no la quiero, gracias"), "opening.anything_else"),
        ("en", (WAIT, BORN["en"], "cancel that"), "opening.anything_else"),
        ("en", ("I need to move my appointment", BORN["en"], "just cancel it"), "cancel.confirm_yes_no"),
    ],
)
def test_a_wish_is_kept_or_let_go_of(sense: Sense, lang: Lang, lines: tuple[str, ...], state: str) -> None:
    call = ring(sense)
    call.says(*lines, lang=lang)
    assert (call.dialogue.state, bool(call.done(Book) or call.done(Move))) == (state, False)


@pytest.mark.parametrize(
    "text", ["Yes, call me if someone cancels", "yes, if anything opens up", "sure, when one opens"]
)
def test_what_the_list_waits_for_is_no_condition(sense: Sense, text: str) -> None:
    call = ring(sense)
    call.says(WAIT, BORN["en"], text)
    assert call.done(JoinWaitlist)


@pytest.mark.parametrize("text", ["yes, if it costs nothing", "yes, but not Monday"])
def test_another_condition_is(sense: Sense, text: str) -> None:
    call = ring(sense)
    call.says(WAIT, BORN["en"], text)
    assert not call.done(JoinWaitlist)


def test_a_visit_cancelled_beside_a_yes_comes_next(sense: Sense) -> None:
    call = ring(sense)
    call.says(BOOK["en"], BORN["en"], "yes, and cancel my Tuesday appointment")
    assert call.done(Book)
    assert call.dialogue.state == "cancel.confirm_yes_no"
    call = ring(sense)
    call.says(*RECADO, "sí", "sí, y cancele mi cita del martes", lang="es")
    assert call.done(LeaveMessage)
    assert call.dialogue.state == "cancel.dob"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes and cancel my appointment on Tuesday with Dr Ramirez"),
        ("en", "Yes and cancel my appointment on Tuesday"),
        ("en", "yes, cancel my other appointment"),
        ("en", "yes, and cancel my appointment"),
        ("en", "yes please, and also cancel the one on Tuesday"),
        ("en", "yes, cancel the other one"),
        ("en", "yes, can you cancel the one on Tuesday"),
        ("en", "yes please, and could you cancel my appointment on Tuesday"),
        ("en", "yes, and I also need to cancel my appointment"),
        ("es", "sí, y quiero cancelar mi cita del martes"),
        ("es", "sí, y cancele mi cita"),
        ("es", "sí, cancele la otra cita"),
        ("es", "sí, y cancéleme la que tengo el martes"),
    ],
)
def test_any_visit_on_the_books_may_be_cancelled_beside_a_yes_to_a_new_one(sense: Sense, lang: Lang, text: str) -> None:
    call = ring(sense)
    call.says(BOOK[lang], BORN[lang], text, lang=lang)
    [booked] = call.done(Book)
    assert isinstance(booked, Book)
    assert "12-03" in booked.hold_id
    assert call.dialogue.state == "cancel.confirm_yes_no"


@pytest.mark.parametrize(
    ("text", "booked"),
    [
        ("yes, and cancel it", False),
        ("yes, cancel my appointment", False),
        ("yes and what if I need to cancel my appointment", False),
        ("yes, my other appointment was cancelled", True),
        ("yes, but don't cancel the one on Tuesday", False),
        ("yes, don't cancel my other appointment", False),
        ("yes, if you cancel my other appointment", False),
    ],
)
def test_a_new_visit_called_off_or_asked_about_is_no_other(sense: Sense, text: str, booked: bool) -> None:
    call = ring(sense)
    call.says(BOOK["en"], BORN["en"], text)
    assert bool(call.done(Book)) is booked
    assert "after_this" not in call.keys


@pytest.mark.parametrize("text", ["no, I want to cancel the one on Tuesday", "no, please cancel my other appointment"])
def test_who_was_misunderstood_is_not_asked_about_a_new_visit(sense: Sense, text: str) -> None:
    call = ring(sense)
    call.says("I'm calling about an appointment", text)
    assert not call.dialogue.state.startswith("visit.")


@pytest.mark.parametrize("text", ["yes, and cancel my appointment", "yes, cancel my appointment on Tuesday"])
def test_beside_the_list_any_visit_is_another(sense: Sense, text: str) -> None:
    call = ring(sense)
    call.says(WAIT, BORN["en"], text)
    assert call.done(JoinWaitlist)
    assert call.dialogue.state == "cancel.confirm_yes_no"


@pytest.mark.parametrize(
    ("wish", "text", "state"),
    [
        ("quiero confirmar mi cita", "Sí, a menos que tenga que cancelar", "confirm.confirm_yes_no"),
        ("quiero confirmar mi cita", "sí, salvo que tenga que cancelar", "confirm.confirm_yes_no"),
        ("quiero mover mi cita", "si la cancelo, ¿cuánto me cobran?", "move.date_time"),
        ("quiero mover mi cita", "cancélela", "cancel.confirm_yes_no"),
        ("quiero mover mi cita", "mejor la cancelo", "cancel.confirm_yes_no"),
    ],
)
def test_cancelling_that_is_only_thought_of_keeps_the_question(sense: Sense, wish: str, text: str, state: str) -> None:
    call = ring(sense)
    call.says(wish, BORN["es"], text, lang="es")
    assert (call.dialogue.state, bool(call.done(LeaveMessage))) == (state, False)


@pytest.mark.parametrize("text", ["yes, cancel my Tuesday appointment", "yes, and cancel it", "sí, y cancélela"])
def test_the_visit_at_hand_is_no_other_wish(text: str) -> None:
    assert second_wish.besides(text) is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "no, leave it, I'll keep the old one"),
        ("en", "actually leave it as it is"),
        ("en", "I'll keep the one I have"),
        ("es", "no, sabe qué, déjela como está"),
        ("es", "mejor me quedo con la que tengo"),
    ],
)
@pytest.mark.parametrize("new_time", [True, False])
def test_who_leaves_a_visit_as_it_is_is_not_asked_for_another_day(
    sense: Sense, lang: Lang, text: str, new_time: bool
) -> None:
    call = ring(sense)
    move = {"en": "I need to move my cleaning", "es": "quiero cambiar mi limpieza"}[lang]
    when = [{"en": "Thursday at ten", "es": "el jueves a las diez"}[lang]] if new_time else []
    call.says(move, BORN[lang], *when, text, lang=lang)
    assert "nothing_changed" in call.keys
    assert not call.done(Move)


def test_a_visit_left_at_one_day_is_still_moved_to_it(sense: Sense) -> None:
    call = ring(sense)
    call.says("I need to move my cleaning", BORN["en"], "leave it on the same day but make it Thursday")
    assert "nothing_changed" not in call.keys
