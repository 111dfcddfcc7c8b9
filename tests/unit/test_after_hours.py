"""Nobody is promised who is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.clinic.after_hours import AfterHours, OnCall, Person
from appliance.dialogue.acts import Bridge
from tests.fakes.caller import MONDAY, PaperCall
from tests.fakes.clinic import maple_street

NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
THANKSGIVING = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
ROSTER = (OnCall(address="sip:oncall@10.77.0.2"),)


def call(rules: AfterHours, now: datetime = NIGHT, caller: str | None = None) -> PaperCall:
    return PaperCall(clinic=replace(maple_street(), after_hours=rules), now=now, caller=caller)


@pytest.mark.parametrize("now", [NIGHT, THANKSGIVING])
def test_a_person_is_a_message_while_the_office_is_closed(now: datetime) -> None:
    paper = call(AfterHours(person=Person.MESSAGE), now)
    assert "The office is closed now" in paper.says("Can I talk to a person?")
    assert not paper.done(Bridge)
    assert "What should I tell them?" in paper.says("leave a message")


def test_go_on_takes_the_wish_up_again() -> None:
    paper = call(AfterHours(person=Person.MESSAGE))
    paper.says("I need a cleaning", "operator")
    assert "What day and time" in paper.says("go on with you")


def test_the_person_on_call_is_rung_where_the_clinic_has_one() -> None:
    paper = call(AfterHours(person=Person.ON_CALL, roster=ROSTER))
    assert "person on call" in paper.says("operator")
    (bridge,) = paper.done(Bridge)
    assert isinstance(bridge, Bridge)
    assert bridge.addresses == ("sip:oncall@10.77.0.2",)


def test_with_nobody_on_call_at_this_hour_a_message_is_taken() -> None:
    paper = call(AfterHours(person=Person.ON_CALL, roster=(replace(ROSTER[0], week=maple_street().shifts["kim"]),)))
    assert "The office is closed now" in paper.says("operator")


def test_in_office_hours_and_without_the_setting_staff_are_rung() -> None:
    for paper in (call(AfterHours(person=Person.MESSAGE), MONDAY), call(AfterHours())):
        assert "connecting you" in paper.says("operator")
        (bridge,) = paper.done(Bridge)
        assert isinstance(bridge, Bridge)
        assert bridge.addresses == ()


def test_an_emergency_rings_staff_at_any_hour() -> None:
    paper = call(AfterHours(person=Person.MESSAGE))
    paper.says("I'm having chest pain and I can't breathe")
    (bridge,) = paper.done(Bridge)
    assert isinstance(bridge, Bridge)
    assert bridge.addresses == ()


def test_the_greeting_says_it_where_the_clinic_wants_that() -> None:
    assert "The office is closed now" in call(AfterHours(greeting=True)).heard
    assert "closed" not in call(AfterHours(greeting=True), MONDAY).heard
    assert "closed" not in call(AfterHours()).heard
