"""A caller who wants two visits seen to, or thinks better of it: nothing is lost, nothing is cancelled by mistake."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.message import MessageKind
from appliance.dialogue import languages
from appliance.dialogue.acts import Book, Cancel, Move
from appliance.dialogue.meaning import message_questions, second_wish
from appliance.dialogue.meaning.intents import Intent, read
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall, visit

TUESDAY_930 = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
MARIA = "+15550101"
BORN = "March 4th 1987"


@pytest.mark.parametrize(
    "text",
    [
        "I need to cancel my visit and book one for my son",
        "please cancel Tuesday, and then I'd like to make an appointment for a cleaning",
        "Can you move my physical to Friday? Also I need a cleaning for my daughter",
        "I need to book a cleaning for my daughter and cancel my own appointment",
        "quiero cancelar mi cita y hacer otra para mi hijo",
        "cancele la del martes, y luego necesito una limpieza para mi hija",
    ],
)
def test_one_visit_to_change_and_another_to_make_are_two_wishes(text: str) -> None:
    assert second_wish.split(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "cancel my appointment and book it for Friday instead",
        "I need to cancel Tuesday and get a different day",
        "I have a cleaning on Tuesday and need to cancel it",
        "cancel my appointment and thank you",
        "quiero cancelar mi cita y sacar otra fecha",
        "tengo una limpieza y necesito moverla",
        "book a cleaning and a physical",
    ],
)
def test_one_visit_told_in_two_parts_is_one_wish(text: str) -> None:
    assert second_wish.split(text) is None


def test_the_second_visit_is_booked_once_the_first_is_cancelled() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("I need to cancel my physical and book a cleaning for my son", BORN, "yes")
    assert call.done(Cancel)
    assert call.dialogue.state.startswith("visit.")
    assert call.dialogue.talk.person.for_other
    assert not call.done(Book)


def test_do_not_cancel_it_but_move_it() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says(
        "cancel my appointment", BORN, "actually don't cancel it, can we move it to Thursday", "the first one", "yes"
    )
    assert not call.done(Cancel)
    assert call.done(Move)


def test_mejor_no_la_cancele_cambiela() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("quiero cancelar mi cita", lang="es")
    call.says("cuatro de marzo de mil novecientos ochenta y siete", "mejor no la cancele, cámbiemela para el jueves")
    assert call.dialogue.state.startswith("move.")
    assert not call.done(Cancel)


def test_another_day_asked_for_instead_of_a_yes_to_cancelling_moves() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("cancel my appointment", BORN, "could I come on Thursday instead")
    assert call.dialogue.state.startswith("move.")
    assert not call.done(Cancel)


def test_who_was_moving_may_cancel_but_is_asked() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("move my appointment", BORN, "you know what, just cancel it")
    assert call.dialogue.state == "cancel.confirm_yes_no"
    assert not call.done(Cancel)
    call.says("yes")
    assert call.done(Cancel)


@pytest.mark.parametrize(
    "text",
    [
        "I'm supposed to come in Tuesday but something came up, could we do another day",
        "I have a cleaning on the third, is there a different time",
        "tengo cita el martes y no sé si se pueda otro día",
        "me toca el lunes pero quisiera otra fecha",
        "I need to move Owen's",
        "quiero cambiar la de mi hijo",
    ],
)
def test_another_day_for_a_visit_one_has_is_a_move(text: str) -> None:
    assert Intent.MOVE in read(plain(text))
    assert Intent.CANCEL not in read(plain(text))


def test_the_day_they_were_to_come_is_not_the_day_they_want() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("I'm supposed to come in Tuesday, something came up, could we do another day", BORN)
    assert call.dialogue.state == "move.date_time"


@pytest.mark.parametrize(
    ("text", "cancels"),
    [
        ("no, cancel it", True),
        ("no cancélela", True),
        ("don't cancel it", False),
        ("please do not cancel my visit", False),
        ("no me la cancele", False),
        ("move it rather than cancel", False),
    ],
)
def test_cancelling_named_only_to_be_refused_is_no_wish(text: str, cancels: bool) -> None:
    assert (Intent.CANCEL in read(plain(text))) is cancels


def test_advice_asked_twice_is_offered_a_person_or_the_nurse() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I'd like an appointment", "my elbow, should I put ice on it?")
    assert "nurse" in call.says("but is it okay if I take vitamins for it?")


def test_a_day_in_a_question_about_health_books_nothing() -> None:
    call = PaperCall(caller=MARIA)
    call.says("can I drink beer tomorrow if I'm taking amoxicillin?")
    assert "nurse" in call.heard
    call.says("leave a message for the nurse")
    assert call.dialogue.state.startswith("message.")


def test_what_about_friday_after_the_hours_asks_for_its_hours() -> None:
    call = PaperCall()
    call.says("are you open tomorrow")
    assert "Friday" in call.says("what about Friday")
    assert call.dialogue.state == "opening.anything_else"
    call.says("what about Friday at three")
    assert call.dialogue.state.startswith("visit.")


def test_y_el_viernes() -> None:
    call = PaperCall()
    call.says("¿abren mañana?", lang="es")
    assert "viernes" in call.says("¿y el viernes?")
    assert call.dialogue.state == "opening.anything_else"


def test_a_day_while_a_visit_is_booked_is_the_day_wanted() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a physical", "anyone", "are you open on Thursday")
    call.says("what about Friday")
    assert call.dialogue.talk.facts.when.days == ((date(2026, 11, 27), date(2026, 11, 27)),)


def test_who_waits_for_something_sooner_waits_for_a_day_before_their_own() -> None:
    call = PaperCall(caller=MARIA)
    call.says(
        "I've got a physical on December 14th, could you put me on the waiting list in case something opens up sooner"
    )
    assert call.dialogue.talk.facts.when.days == ((date(2026, 11, 23), date(2026, 12, 13)),)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("se me hizo tarde, llego en veinte minutos", "es"),
        ("¿abren este sábado?", "es"),
        ("they told me your office has my results", "en"),
        ("repítame", "es"),
        ("mande", "es"),
        ("cancellation", "en"),
        ("we were just there", "en"),
    ],
)
def test_small_words_tell_the_language_of_a_first_turn(text: str, lang: str) -> None:
    assert languages.first(text, "en" if lang == "es" else "es") == lang


@pytest.mark.parametrize(
    ("text", "confidence", "settles"),
    [
        ("I'll give it up again", 0.33, False),
        ("Akeoraabren", 0.9, False),
        ("Hola, quiero hacer una cita, por favor", 0.45, True),
        ("receta", 0.9, True),
        ("receta", 0.4, False),
    ],
)
def test_a_language_is_settled_by_words_read_surely_or_leaning_clearly(
    text: str, confidence: float, settles: bool
) -> None:
    assert languages.settles(text, confidence) is settles


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("should I put ice on it", False),
        ("what can I put on the burn", False),
        ("can you put Linda on", True),
        ("could you put somebody on the phone", True),
    ],
)
def test_to_put_something_on_is_not_to_put_somebody_on(text: str, person: bool) -> None:
    assert (Intent.HUMAN in read(plain(text))) is person


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (MessageKind.REFERRAL, "I need a referral to a cardiologist", True),
        (MessageKind.REFERRAL, "necesito una referencia con el dermatólogo", True),
        (MessageKind.REFERRAL, "I need a referral", False),
        (MessageKind.MESSAGE, "tell Dr. Patel that the rash is gone", True),
        (MessageKind.MESSAGE, "dígale a la doctora que ya terminé", True),
        (MessageKind.MESSAGE, "quiero dejar un recado para la doctora", False),
        (MessageKind.MESSAGE, "can you tell the doctor something", False),
    ],
)
def test_what_was_told_in_asking_is_not_asked_again(kind: MessageKind, words: str, told: bool) -> None:
    assert message_questions.tells(kind, words) is told


def test_whether_they_should_stop_a_medicine_books_no_visit() -> None:
    call = PaperCall(caller=MARIA)
    assert "nurse" in call.says("can you tell me if I should stop my blood thinner before the cleaning on Tuesday")
