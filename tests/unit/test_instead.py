"""Another day or hour than the one settled: never the old one again, never the same read-back unchanged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Book, Hold, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
WISH = {"en": "I need a cleaning thursday at noon", "es": "quiero una limpieza el jueves a mediodía"}
WHO = {
    "en": ("Linda Nowak", "March 29 1958", "312 555 0124"),
    "es": ("Linda Nowak", "29 de marzo de 1958", "312 555 0124"),
}


def read_back(sense: Sense, lang: Lang) -> PaperCall:
    """A booking for Thursday noon that is read back."""
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    call.says(WISH[lang], *WHO[lang], lang=lang)
    assert call.dialogue.talk.asked is Asked.CONFIRM_YES_NO
    return call


def taken(call: PaperCall) -> str:
    """Weekday and hour at the clinic of the time held last."""
    hold = call.done(Hold)[-1]
    assert isinstance(hold, Hold)
    return hold.opening.start.astimezone(CLINIC.zone).strftime("%a %H")


THURSDAY_IS_BAD = [
    ("en", "oh wait, Thursday is my daughter's recital, can we do Friday same time", "Fri 12"),
    ("en", "oh, Thursday I have my son's game, could we do Friday at the same time", "Fri 12"),
    ("en", "I've got work on Thursday, how about Friday", "Fri 12"),
    ("en", "can we do Friday instead, Thursday is a holiday for us", "Fri 12"),
    ("en", "no, Thursday I have a meeting, let's do Monday at two", "Mon 14"),
    ("es", "ay espere, el jueves es el recital de mi hija, ¿podemos el viernes a la misma hora?", "Fri 12"),
    ("es", "no, el jueves tengo que llevar a mi mamá, mejor el viernes", "Fri 12"),
    ("es", "el jueves ya tengo otra cosa, ¿se puede el lunes a las dos?", "Mon 14"),
]


@pytest.mark.parametrize(("lang", "text", "at"), THURSDAY_IS_BAD)
def test_the_day_that_is_bad_is_not_the_day_wanted(sense: Sense, lang: Lang, text: str, at: str) -> None:
    call = read_back(sense, lang)
    call.says(text)
    assert taken(call) == at
    assert not call.done(Book)


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        *THURSDAY_IS_BAD,
        ("es", "ay, espérese, ese día tengo cita con el dentista, mejor el viernes a la misma hora", "Fri 12"),
        ("en", "I can't do Thursday after all, could we do Friday at the same time", "Fri 12"),
    ],
)
def test_after_the_booking_it_is_moved_off_the_bad_day(sense: Sense, lang: Lang, text: str, at: str) -> None:
    call = read_back(sense, lang)
    call.says("sí" if lang == "es" else "yes", text)
    assert taken(call)[:3] == at[:3]
    if "same time" in text or "misma hora" in text:
        assert taken(call) == at
        call.says("sí" if lang == "es" else "yes")
        assert len(call.done(Move)) == 1
    assert len(call.done(Book)) == 1


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        ("en", "everything's right but the time, I'd rather have ten", "Thu 10"),
        ("en", "all good except the time, I'd rather have two", "Thu 14"),
        ("en", "I'd prefer two", "Thu 14"),
        ("en", "Thursday is the best day, but can we do three", "Thu 15"),
        ("en", "Thursday is fine but make it ten", "Thu 10"),
        ("es", "todo bien menos la hora, prefiero a las diez", "Thu 10"),
        ("es", "sí, pero preferiría a las dos", "Thu 14"),
    ],
)
def test_another_hour_is_taken_at_the_read_back(sense: Sense, lang: Lang, text: str, at: str) -> None:
    call = read_back(sense, lang)
    call.says(text)
    assert taken(call) == at
    assert not call.done(Book)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "yes but the time"), ("en", "all good except the time"), ("es", "sí, pero la hora no")],
)
def test_a_complaint_about_the_time_asks_for_another(sense: Sense, lang: Lang, text: str) -> None:
    call = read_back(sense, lang)
    call.says(text)
    assert call.dialogue.talk.asked is Asked.DATE_TIME


@pytest.mark.parametrize(
    ("lang", "text", "later"),
    [
        ("es", "perdón, ¿no tendrá más tardecito?", True),
        ("en", "actually do you have anything later that day", True),
        ("en", "is there anything earlier", False),
    ],
)
def test_after_the_booking_a_later_hour_is_looked_for(sense: Sense, lang: Lang, text: str, later: bool) -> None:
    call = read_back(sense, lang)
    call.says("sí" if lang == "es" else "yes", text)
    assert call.dialogue.state == "move.which_slot"
    assert taken(call)[:3] == "Thu"
    assert (int(taken(call)[4:]) >= 12) is later


@pytest.mark.parametrize(
    "text", ["no, I'll call back later", "no gracias, más tarde le hablo", "thanks, see you later"]
)
def test_a_later_call_is_no_later_hour(sense: Sense, text: str) -> None:
    call = read_back(sense, "en")
    call.says("yes")
    holds = len(call.done(Hold))
    call.says(text)
    assert len(call.done(Hold)) == holds


def test_a_bad_day_alone_is_not_read_back_again(sense: Sense) -> None:
    call = read_back(sense, "en")
    call.says("oh, Thursday is my daughter's recital")
    assert not taken(call).startswith("Thu")


@pytest.mark.parametrize("text", ["yes, Thursday is good", "yes Thursday at noon is perfect"])
def test_a_yes_with_the_time_itself_books_it(sense: Sense, text: str) -> None:
    call = read_back(sense, "en")
    call.says(text)
    assert taken(call) == "Thu 12"
    assert len(call.done(Book)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "yes but Thursday at two",
        "yes, Friday at noon",
        "yes Thursday at noon, but with Doctor Okafor",
        "yes, is Thursday at noon the earliest",
        "okay Thursday, or Friday",
        "okay, Thursday I have my daughter's recital",
        "Thursday at noon",
        "Thursday is my day off",
    ],
)
def test_a_yes_with_another_time_or_a_question_books_nothing(sense: Sense, text: str) -> None:
    call = read_back(sense, "en")
    call.says(text)
    assert not call.done(Book)


def test_at_two_times_on_offer_the_bad_day_is_not_taken(sense: Sense) -> None:
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    call.says("I need a cleaning thursday", "oh Thursday is my daughter's recital, can we do Friday")
    assert taken(call).startswith("Fri")
    assert call.dialogue.asked is Asked.WHICH_SLOT
