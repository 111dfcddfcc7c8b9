"""What can be offered is free, within hours, and close to what was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes.maple import MONDAY, maple

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.clinic.hours import Shift
from appliance.dialogue.acts import Wanted
from appliance.schedule.diary import SearchRules
from appliance.schedule.search import find_openings

CLINIC = maple().clinic
ZONE = ZoneInfo("America/Chicago")


def local(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def on(day, first=0, last=24):
    return ((local(day, first), local(day, first) + timedelta(hours=last - first)),)


def search(wanted, taken=(), slots=None, now=MONDAY, limit=3, clinic=CLINIC, rules=None):
    return find_openings(wanted, clinic, taken, slots or {}, now, limit, rules or SearchRules())


def starts(openings):
    return [one.start.astimezone(ZONE).strftime("%a %H:%M") for one in openings]


def test_as_soon_as_possible_gives_the_soonest_first_and_then_a_choice_of_half_days():
    found, exact = search(Wanted(visit_type_id="cleaning"))
    assert exact
    assert starts(found) == ["Mon 08:00", "Mon 12:00", "Tue 08:00"]


def test_anyone_spreads_over_the_providers():
    found, _ = search(Wanted(visit_type_id="sick_visit"))
    assert len({one.provider_id for one in found}) == 3


def test_a_practice_of_forty_gives_a_choice_of_half_days_too():
    kind, first = CLINIC.visit_type("cleaning"), CLINIC.providers[0]
    people = tuple(replace(first, id=f"d{number}") for number in range(40))
    hours = dict.fromkeys((one.id for one in people), CLINIC.shifts[kind.providers[0]])
    kind = replace(kind, providers=tuple(hours))
    found, _ = search(
        Wanted(visit_type_id="cleaning"), clinic=replace(CLINIC, providers=people, visit_types=(kind,), shifts=hours)
    )
    assert starts(found) == ["Mon 08:00", "Mon 12:00", "Tue 08:00"]
    assert len({one.provider_id for one in found}) == 3


def test_a_visit_ends_before_the_doors_close():
    found, exact = search(Wanted(visit_type_id="crown", spans=on(23, 15)), limit=10)
    assert exact
    assert starts(found)[-1] == "Mon 15:30"


def test_nothing_starts_within_the_lead_time_or_beyond_the_horizon():
    rules = SearchRules(lead_minutes=120, horizon_days=2)
    found, _ = search(Wanted(visit_type_id="cleaning"), now=local(23, 9), limit=500, rules=rules)
    assert found[0].start == local(23, 11)
    assert found[-1].start < local(25, 9)


def test_a_closed_day_has_no_openings_and_its_neighbours_are_offered_instead():
    found, exact = search(Wanted(visit_type_id="physical", spans=on(26)))
    assert not exact
    assert {one.start.astimezone(ZONE).date() for one in found} <= {date(2026, 11, 25), date(2026, 11, 27)}


def test_saturday_is_for_teeth():
    assert search(Wanted(visit_type_id="cleaning", spans=on(28)))[1]
    assert not search(Wanted(visit_type_id="physical", spans=on(28)))[1]


def test_the_exact_start_is_offered_first_when_it_is_free():
    found, exact = search(Wanted(visit_type_id="cleaning", spans=on(24), at=local(24, 10)))
    assert exact
    assert starts(found) == ["Tue 10:00", "Tue 09:45", "Tue 10:15"]


def test_a_taken_start_gives_the_nearest_instead():
    taken = [Taken("kim", local(24, 10), local(24, 11))]
    found, exact = search(Wanted(visit_type_id="cleaning", spans=on(24), at=local(24, 10)), taken)
    assert not exact
    assert starts(found) == ["Tue 09:15", "Tue 09:00", "Tue 11:00"]


def test_a_start_alone_is_enough_to_ask_for():
    found, exact = search(Wanted(visit_type_id="cleaning", at=local(24, 10)))
    assert (starts(found)[0], exact) == ("Tue 10:00", True)


def test_a_provider_who_does_not_do_it_is_answered_with_those_who_do():
    found, exact = search(Wanted(visit_type_id="cleaning", provider_id="ramirez"))
    assert not exact
    assert {one.provider_id for one in found} == {"kim"}


def test_what_the_caller_cannot_do_is_left_out():
    found, _ = search(Wanted(visit_type_id="cleaning", excluded=on(23) + on(24)))
    assert starts(found)[0] == "Wed 08:00"


def test_a_full_clinic_offers_nothing():
    taken = [Taken("kim", MONDAY, MONDAY + timedelta(days=500))]
    assert search(Wanted(visit_type_id="cleaning"), taken) == ((), False)
    assert search(Wanted(visit_type_id="cleaning", spans=on(24)), taken) == ((), False)


def test_a_window_in_the_past_gives_what_comes_next():
    found, exact = search(Wanted(visit_type_id="cleaning", spans=on(20)))
    assert not exact
    assert starts(found) == ["Mon 08:00", "Mon 08:15", "Mon 08:30"]


def test_only_the_record_systems_free_slots_are_offered_where_it_has_any():
    slots = {"kim": [FreeSlot("kim", "dental", local(24, 9, 15 * n), local(24, 9, 15 * n + 15)) for n in (0, 1, 2)]}
    found, exact = search(Wanted(visit_type_id="cleaning"), slots=slots)
    assert exact
    assert starts(found) == ["Tue 09:00"]


def test_a_visit_never_spans_a_gap_between_slots():
    slots = {"kim": [FreeSlot("kim", "dental", local(24, 9 + n), local(24, 9 + n, 30)) for n in range(3)]}
    assert search(Wanted(visit_type_id="cleaning"), slots=slots)[0] == ()


def test_a_long_slot_is_cut_on_the_grid():
    slots = {"kim": [FreeSlot("kim", "main", local(24, 9), local(24, 10, 15))]}
    found, _ = search(Wanted(visit_type_id="cleaning"), slots=slots, limit=9)
    assert starts(found) == ["Tue 09:00", "Tue 09:15", "Tue 09:30"]
    assert {one.location_id for one in found} == {"main"}


def test_slots_outside_the_clinics_hours_are_not_offered():
    slots = {
        "kim": [
            FreeSlot("kim", "dental", local(26, 9), local(26, 12)),
            FreeSlot("kim", "dental", local(29, 9), local(29, 12)),
        ]
    }
    assert search(Wanted(visit_type_id="cleaning"), slots=slots)[0] == ()


def test_a_provider_with_a_calendar_and_nothing_free_has_nothing():
    assert search(Wanted(visit_type_id="cleaning"), slots={"kim": []})[0] == ()


@pytest.mark.parametrize(
    ("day", "offset"),
    [(date(2027, 3, 13), -6), (date(2027, 3, 15), -5), (date(2026, 10, 31), -5), (date(2026, 11, 2), -6)],
    ids=str,
)
def test_opening_time_is_local_on_both_sides_of_a_clock_change(day, offset):
    nine = datetime.combine(day, time(9), ZONE)
    assert nine.utcoffset() == timedelta(hours=offset)
    found, exact = search(
        Wanted(visit_type_id="cleaning", at=nine.astimezone(UTC)), now=nine.astimezone(UTC) - timedelta(days=1)
    )
    assert exact
    assert found[0].start.astimezone(ZONE).hour == 9


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 14), 3), (date(2026, 11, 1), 5)], ids=str)
def test_a_night_shift_is_as_long_as_it_is_when_the_clocks_change(day, hours):
    night = Shift(weekday=6, opens=time(0), closes=time(4))
    clinic = replace(CLINIC, shifts={**CLINIC.shifts, "kim": (night,)})
    midnight = datetime.combine(day, time(0), ZONE).astimezone(UTC)
    found, _ = search(
        Wanted(visit_type_id="cleaning", spans=((midnight, midnight + timedelta(hours=24)),)),
        now=midnight - timedelta(days=1),
        clinic=clinic,
        limit=100,
    )
    assert len(found) == min(hours, 4) * 4 - 2  # an hour that comes twice is offered once: nobody could tell them apart
    assert len({one.start for one in found}) == len(found)


def test_half_past_one_comes_twice_and_is_said_once_and_at_both_instants_it_is_half_past_one():
    """EHR.md section 8, case 22."""
    night = Shift(weekday=6, opens=time(0), closes=time(4))
    clinic = replace(CLINIC, shifts={**CLINIC.shifts, "kim": (night,)})
    first = datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    for instant in (first, first + timedelta(hours=1)):
        assert instant.astimezone(ZONE).strftime("%H:%M") == "01:30"
        found, exact = search(
            Wanted(visit_type_id="cleaning", at=instant), now=first - timedelta(days=1), clinic=clinic, limit=4
        )
        assert exact
        assert found[0].start == instant
        said = starts(found)
        assert len(set(said)) == len(said)


def test_on_the_short_night_no_visit_starts_in_the_hour_that_is_left_out():
    """EHR.md section 8, case 22."""
    night = Shift(weekday=6, opens=time(0), closes=time(6))
    clinic = replace(CLINIC, shifts={**CLINIC.shifts, "kim": (night,)})
    midnight = datetime(2027, 3, 14, 6, tzinfo=UTC)
    found, _ = search(
        Wanted(visit_type_id="cleaning", spans=((midnight, midnight + timedelta(hours=24)),)),
        now=midnight - timedelta(days=1),
        clinic=clinic,
        limit=100,
    )
    assert found
    assert not any(said.startswith("Sun 02:") for said in starts(found))
    across = next(one for one in found if one.start.astimezone(ZONE).strftime("%H:%M") == "01:30")
    assert across.end.astimezone(ZONE).hour == 3


def test_a_slot_in_utc_or_any_other_offset_is_the_same_instant_said_in_the_clinics_time():
    """EHR.md section 8, case 23."""
    for text in ("2026-11-24T15:00:00Z", "2026-11-24T20:30:00+05:30", "2026-11-24T09:00:00-06:00"):
        start = datetime.fromisoformat(text)
        slots = {"kim": [FreeSlot("kim", "main", start, start + timedelta(hours=1))]}
        found, _ = search(Wanted(visit_type_id="cleaning"), slots=slots)
        assert starts(found)[0] == "Tue 09:00"


def test_a_kind_of_visit_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        search(Wanted(visit_type_id="brain_surgery"))
