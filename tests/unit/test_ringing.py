"""Whom the box calls about a time that came free: in the order of the list, and nobody who would mind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from fakes.maple import maple

from appliance.clinic.hours import Shift
from appliance.clinic.ringing import RingRules
from appliance.clinic.visit import Opening
from appliance.schedule.ringing import may_ring, next_calls

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
WEEK = tuple(Shift(weekday=day, opens=time(7), closes=time(22)) for day in range(5))
RULES = RingRules(week=WEEK)
SLOT = Opening(
    provider_id="kim", location_id="dental", visit_type_id="cleaning", start=NOW + timedelta(hours=5), minutes=45
)


@dataclass(frozen=True, slots=True)
class Somebody:
    waiting_id: str
    callback: str
    opening: Opening = SLOT
    unreached: int = 0
    last_rung: datetime | None = None


FIRST, SECOND, THIRD = (Somebody(f"w{number}", f"+1312555010{number}") for number in (1, 2, 3))


def called(*line: Somebody, rules: RingRules = RULES, engaged: tuple[str, ...] = (), lines: int = 4) -> list[str]:
    return [one.waiting_id for one in next_calls(line, now=NOW, rules=rules, engaged=engaged, lines=lines)]


def test_one_is_called_at_a_time_and_who_waits_longest_first() -> None:
    assert called(FIRST, SECOND) == ["w1"]
    assert called(FIRST, SECOND, THIRD, rules=replace(RULES, at_once=2)) == ["w1", "w2"]


def test_no_more_are_called_than_there_are_lines() -> None:
    assert called(FIRST, SECOND, rules=replace(RULES, at_once=4), lines=1) == ["w1"]
    assert called(FIRST, lines=0) == []


def test_who_is_on_the_telephone_with_us_is_not_called() -> None:
    assert called(FIRST, SECOND, engaged=(FIRST.callback,)) == ["w2"]


def test_two_people_of_one_telephone_are_not_called_at_the_same_time() -> None:
    other = replace(SECOND, callback=FIRST.callback)
    assert called(FIRST, other, THIRD, rules=replace(RULES, at_once=3)) == ["w1", "w3"]


def test_who_was_called_a_short_while_ago_or_too_often_in_vain_is_left_in_peace() -> None:
    rested = replace(FIRST, last_rung=NOW - timedelta(minutes=60))
    assert called(replace(FIRST, last_rung=NOW - timedelta(minutes=59)), SECOND) == ["w2"]
    assert called(rested, SECOND) == ["w1"]
    assert called(replace(FIRST, unreached=3), SECOND) == ["w2"]


def test_nobody_is_called_about_a_time_that_is_too_near() -> None:
    near = replace(FIRST, opening=replace(SLOT, start=NOW + timedelta(minutes=89)))
    assert called(near, SECOND) == ["w2"]


@pytest.mark.parametrize(
    ("local", "may"),
    [
        ("2026-11-23T08:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T19:59", True),
        ("2026-11-23T20:00", False),
        ("2026-11-28T12:00", False),
        ("2026-11-26T12:00", False),
    ],
)
def test_no_telephone_rings_in_quiet_hours_or_while_the_clinic_is_closed(local: str, may: bool) -> None:
    assert may_ring(datetime.fromisoformat(local), RULES, [date(2026, 11, 26)]) is may


def test_the_demo_clinic_calls_nobody_until_it_is_told_to() -> None:
    assert maple().clinic.ringing is None
