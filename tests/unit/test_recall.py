"""What is asked back in the middle of something: answered where there is an answer, and the question put again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Book, LeaveMessage, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
WISH = {"en": "I need a cleaning thursday at noon", "es": "quiero una limpieza el jueves a mediodía"}
WHO = {
    "en": ("Linda Nowak", "March 29 1958", "312 555 0124"),
    "es": ("Linda Nowak", "29 de marzo de 1958", "312 555 0124"),
}
CALLER = "+13125550124"


def ring(sense: Sense, *, caller: str | None = None) -> PaperCall:
    mine = visit(datetime(2026, 12, 7, 17, 0, tzinfo=UTC), patient="patient-27", provider="kim", kind="cleaning")
    return PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller=caller, visits=[mine])


@pytest.mark.parametrize(
    ("lang", "answers", "text"),
    [
        ("en", 2, "what was the time again?"),
        ("en", 2, "actually what was the time again?"),
        ("en", 1, "wait, what day is that?"),
        ("en", 1, "sorry, what time did you say"),
        ("en", 0, "who is that with?"),
        ("en", 2, "hold on, when was that again"),
        ("en", 1, "can you tell me what time that was"),
        ("es", 2, "¿a qué hora era, perdón?"),
        ("es", 1, "¿qué día me dijo?"),
        ("es", 2, "perdón, ¿con quién era?"),
        ("es", 0, "¿para cuándo quedó?"),
    ],
)
def test_the_time_is_told_and_the_question_put_again(sense: Sense, lang: Lang, answers: int, text: str) -> None:
    call = ring(sense)
    call.says(WISH[lang], *WHO[lang][:answers], lang=lang)
    asked = call.dialogue.asked
    call.says(text, lang=lang)
    assert call.keys[0] == "it_is"
    assert call.dialogue.asked is asked
    assert not call.dialogue.talk.misses


@pytest.mark.parametrize(
    ("text", "asked"), [("what time works for the doctor", Asked.PHONE), ("312 555 0124", Asked.CONFIRM_YES_NO)]
)
def test_anything_else_is_no_question_about_it(sense: Sense, text: str, asked: Asked) -> None:
    call = ring(sense)
    call.says(WISH["en"], *WHO["en"][:2], text)
    assert "it_is" not in call.keys
    assert call.dialogue.asked is asked


def test_a_late_change_at_the_number_is_taken(sense: Sense) -> None:
    call = ring(sense)
    call.says(WISH["en"], *WHO["en"][:2], "what was the time again?", "wait, no, make it ten", "312 555 0124")
    assert "ten in the morning" in call.heard


def test_another_visit_than_the_one_made_is_looked_up(sense: Sense) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH["en"], "March 29 1958", "yes", "what time was my physical")
    assert "it_is" not in call.keys


def test_the_times_on_offer_are_told_again(sense: Sense) -> None:
    call = ring(sense, caller=CALLER)
    call.says("move my cleaning to friday", "March 29 1958", "what day is that")
    assert "it_is_now" not in call.keys
    assert call.dialogue.asked is Asked.WHICH_SLOT


@pytest.mark.parametrize("text", ["no, hold on, what day is my current one?", "when is my appointment now"])
def test_the_visit_as_it_is_now_is_told_before_it_is_moved(sense: Sense, text: str) -> None:
    call = ring(sense, caller=CALLER)
    call.says("move my cleaning to friday at ten", "March 29 1958", text)
    assert "your visit is Monday, December seventh" in call.heard
    assert "Should I move" in call.heard
    call.says("fine, do it")
    assert len(call.done(Move)) == 1


@pytest.mark.parametrize(
    ("wish", "text", "key"),
    [
        ("move my cleaning to friday at ten", "what was the time again", "it_is"),
        ("cancel it", "who was it with", "it_was"),
        ("cancel it", "which doctor was that with", "it_was"),
        ("move my cleaning to friday at ten", "what time is it at again", "it_is"),
        ("cancel it", "no I mean yes but can you tell me who it was with", "it_was"),
    ],
)
def test_after_the_act_it_is_told(sense: Sense, wish: str, text: str, key: str) -> None:
    call = ring(sense, caller=CALLER)
    call.says(wish, "March 29 1958", "yes", text)
    assert call.keys[0] == key
    assert call.dialogue.asked is Asked.ANYTHING_ELSE


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes, do I need to fast?"),
        ("en", "do I need to fast?"),
        ("en", "yes but can my husband come in with me"),
        ("es", "sí, pero ¿tengo que ir en ayunas?"),
    ],
)
def test_a_question_beside_the_yes_is_not_passed_over(sense: Sense, lang: Lang, text: str) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH[lang], WHO[lang][1], text, lang=lang)
    assert call.keys[0] == "no_answer_to_that"
    assert not call.done(Book)
    call.says("sí" if lang == "es" else "yes", lang=lang)
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert text in book.reason


def test_the_front_desk_reads_the_question_of_who_is_coming(sense: Sense) -> None:
    call = ring(sense, caller=CALLER)
    call.says("I'm calling to confirm my appointment", "March 29 1958", "yes I'll be there, do I need to fast?")
    assert call.keys[0] == "no_answer_to_that"
    call.says("yes")
    (left,) = call.done(LeaveMessage)
    assert isinstance(left, LeaveMessage)
    assert "fast" in left.message.words


def test_a_question_with_an_answer_is_answered_beside_the_yes(sense: Sense) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH["en"], "March 29 1958", "yes, what should I bring?")
    assert call.keys[0] == "answer_bring"


@pytest.mark.parametrize("text", ["can I change the time?", "can we switch the day"])
def test_a_change_asked_for_as_a_question_is_a_change(sense: Sense, text: str) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH["en"], "March 29 1958", text)
    assert call.dialogue.asked is Asked.DATE_TIME


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "sí pero a otro número porque este es de mi hija"),
        ("es", "sí, pero este número no es mío"),
        ("es", "está bien pero llámeme a otro teléfono"),
        ("en", "yes but call me on a different number"),
        ("en", "yes, but this is my daughter's phone"),
        ("en", "yes just don't use this number"),
    ],
)
def test_another_number_is_asked_for(sense: Sense, lang: Lang, text: str) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH[lang], WHO[lang][1], text, lang=lang)
    assert call.dialogue.asked is Asked.PHONE
    call.says("773 555 0133", "sí" if lang == "es" else "yes", lang=lang)
    (book,) = call.done(Book)
    assert isinstance(book, Book)
    assert book.callback == "+17735550133"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("sí, pero llámeme al siete siete tres cinco cinco cinco cero uno tres tres", Asked.CONFIRM_YES_NO),
        ("sí, pero llámeme al siete siete tres cuatro uno uno veintidós treinta y tres", Asked.PHONE),
    ],
)
def test_a_number_given_beside_the_yes_is_never_dropped(sense: Sense, text: str, asked: Asked) -> None:
    call = ring(sense, caller=CALLER)
    call.says(WISH["es"], WHO["es"][1], text, lang="es")
    assert call.dialogue.asked is asked
    assert call.dialogue.talk.person.callback != CALLER
