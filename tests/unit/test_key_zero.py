"""Key 0 alone fetches a person from every question; a date or a number that begins with 0 does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appliance.dialogue.acts import Bridge, BridgeOutcome, Listen
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import keypad
from tests.fakes.caller import PaperCall

MARIA = "+15550101"


def asked_birth(staff: BridgeOutcome = BridgeOutcome.ACCEPTED) -> PaperCall:
    call = PaperCall(caller=MARIA, staff=staff)
    call.says("a cleaning next Tuesday at 9:30")
    assert call.dialogue.asked is Asked.DOB
    return call


def asked_phone() -> PaperCall:
    call = PaperCall()
    call.says("a cleaning next Tuesday at 9:30", "John Miller", "July 17 1975")
    assert call.dialogue.asked is Asked.PHONE
    return call


@pytest.mark.parametrize("keys", ["03041987", "*03041987", "0*03041987"])
def test_a_birth_date_that_begins_with_0_is_taken_at_the_first_question(keys: str) -> None:
    call = asked_birth()
    call.presses(keys)
    assert not call.done(Bridge)
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


def test_a_number_that_begins_with_0_rings_nobody() -> None:
    call = asked_phone()
    call.presses("0177")
    assert not call.done(Bridge)


@pytest.mark.parametrize("at", [asked_birth, asked_phone])
@pytest.mark.parametrize("after", ["", "0", "#"])
def test_a_0_and_nothing_after_it_is_a_wish_for_a_person(at: Callable[[], PaperCall], after: str) -> None:
    call = at()
    call.presses("0")
    listen = call.acts[-1]
    assert isinstance(listen, Listen)
    assert listen.patience_s == keypad.LONE_ZERO_S
    if after:
        call.presses(after)
    else:
        call.is_silent()
    assert call.done(Bridge)


def test_a_0_by_day_of_birth_once_the_keypad_was_offered_is_a_wish_too() -> None:
    call = asked_birth()
    call.says("blorp")
    call.presses("0")
    assert not call.done(Bridge)
    call.is_silent()
    assert call.done(Bridge)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("I need a cleaning",),
        ("I need a cleaning", "anyone"),
        ("a cleaning Wednesday morning",),
        ("a cleaning next Tuesday at 9:30", "John Miller", "July 17 1975", "773 555 0142"),
        ("leave a message",),
    ],
)
def test_where_no_digits_are_wanted_0_fetches_at_once(lines: tuple[str, ...]) -> None:
    call = PaperCall()
    call.says(*lines) if lines else None
    call.presses("0")
    assert call.done(Bridge)


def test_a_0_that_rang_in_vain_is_forgotten() -> None:
    call = asked_birth(staff=BridgeOutcome.NOBODY)
    call.presses("0")
    call.is_silent()
    call.is_silent()
    assert len(call.done(Bridge)) == 1
