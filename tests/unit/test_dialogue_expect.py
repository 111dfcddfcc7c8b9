"""What the end-of-turn timers and the recognizer are told while the caller speaks."""

from __future__ import annotations

import pytest

from appliance.dialogue.asked import Asked, Completeness
from appliance.dialogue.events import Heard
from tests.fakes.caller import PaperCall


def _asked(which: Asked) -> PaperCall:
    call = PaperCall()
    lines = {
        Asked.DATE_TIME: ("I need a cleaning",),
        Asked.WHICH_SLOT: ("I need a cleaning", "Wednesday morning"),
        Asked.NAME: ("I need a cleaning", "Wednesday morning", "the first one"),
        Asked.DOB: ("I need a cleaning", "Wednesday morning", "the first one", "John Miller"),
        Asked.PHONE: ("I need a cleaning", "Wednesday morning", "the first one", "John Miller", "July 17 1975"),
    }
    call.says(*lines[which])
    assert call.dialogue.asked is which
    return call


@pytest.mark.parametrize(
    ("which", "text", "expected"),
    [
        (Asked.DOB, "March fourth nineteen eighty seven", Completeness.COMPLETE),
        (Asked.DOB, "March fourth", Completeness.OPEN),
        (Asked.PHONE, "773 555 0142", Completeness.COMPLETE),
        (Asked.PHONE, "seven seven three five", Completeness.CUT),
        (Asked.NAME, "my name is", Completeness.CUT),
        (Asked.NAME, "John Miller", Completeness.COMPLETE),
        (Asked.DATE_TIME, "Tuesday at nine thirty", Completeness.COMPLETE),
        (Asked.DATE_TIME, "maybe on", Completeness.CUT),
        (Asked.DATE_TIME, "Tuesday", Completeness.OPEN),
        (Asked.WHICH_SLOT, "the second one", Completeness.COMPLETE),
        (Asked.DATE_TIME, "", Completeness.OPEN),
    ],
)
def test_an_answer_looks_as_finished_as_it_is(which: Asked, text: str, expected: Completeness) -> None:
    assert _asked(which).dialogue.completeness(text) is expected


def test_the_recognizer_hears_of_providers_when_they_may_be_named() -> None:
    assert "Dr. Ramirez" in PaperCall().dialogue.hints()


def test_the_recognizer_hears_of_the_callers_own_name_when_it_is_asked() -> None:
    call = PaperCall(caller="+15550105")
    call.says("I need a well child visit on Tuesday at ten", "June first 2015")
    assert call.dialogue.asked is Asked.NAME
    assert call.dialogue.hints()[:2] == ("Emma Olsen", "Ella Olsen")


def test_a_yes_or_no_in_spanish_is_heard_untold() -> None:
    call = PaperCall(caller="+15550101")
    call.says("Necesito una limpieza el próximo martes a las nueve y media, por favor", "4 de marzo de 1987")
    assert (call.dialogue.lang, call.dialogue.asked) == ("es", Asked.CONFIRM_YES_NO)
    assert call.dialogue.hints() == ()


def test_hints_stay_short() -> None:
    for which in (Asked.DATE_TIME, Asked.WHICH_SLOT, Asked.NAME, Asked.DOB, Asked.PHONE):
        assert sum(len(hint.split()) for hint in _asked(which).dialogue.hints()) <= 60


def test_the_note_holds_fixed_words_and_the_callers_own() -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a cleaning next Tuesday at 9:30 please", "March 4th 1987", "yes", "no thanks")
    summary = call.dialogue.summary()
    assert summary["outcome"] == "booked"
    assert summary["visit_type"] == "cleaning"
    assert summary["identity"] == "verified"
    assert "cleaning next Tuesday" in summary["reason"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I need a cleaning please", Completeness.COMPLETE),
        ("I need", Completeness.CUT),
        ("hello", Completeness.OPEN),
    ],
)
def test_an_opening_that_says_what_is_wanted_may_be_all_of_it(text: str, expected: Completeness) -> None:
    call = PaperCall()
    assert call.dialogue.asked is Asked.GREETING
    assert call.dialogue.completeness(text) is expected


def test_a_lone_yes_may_be_followed_by_its_please() -> None:
    call = PaperCall()
    call.says("I need a cleaning", "Wednesday morning", "the first one", "John Miller", "July 17 1975", "773 555 0142")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    assert call.dialogue.completeness("yes") is Completeness.BARE
    assert call.dialogue.completeness("yes please") is Completeness.COMPLETE


def test_another_reading_fills_a_blank_that_the_likeliest_does_not() -> None:
    misheard, clear = _asked(Asked.DOB), _asked(Asked.DOB)
    readings = ("September 1996.", "September 9, 1996.")
    acts = misheard.dialogue.step(Heard("September, 1999, 1996.", "en", 0.7, readings), misheard.now)
    assert acts == clear.dialogue.step(Heard("September 9, 1996.", "en", 0.9), clear.now)
    assert acts != _asked(Asked.DOB).dialogue.step(Heard("September, 1999, 1996.", "en", 0.7), clear.now)
