"""However many wait for however few times, and whatever the rooms: nobody is promised what another has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from fakes.maple import MONDAY, maple
from hypothesis import given, settings
from hypothesis import strategies as st

from appliance.clinic.visit import Opening
from appliance.dialogue.acts import Wanted
from appliance.errors import SlotTaken
from appliance.schedule import book
from appliance.schedule.search import find_openings
from appliance.schedule.waitlist import matched, suits
from appliance.store import busy
from appliance.store.database import open_database
from appliance.store.waitlist import Waiting

CLINIC = maple().clinic
KIND = replace(next(one for one in CLINIC.visit_types if len(one.providers) > 1), rooms=("op-1", "op-2"))
ROOMY = replace(CLINIC, visit_types=(KIND,))
DAY = MONDAY + timedelta(days=1)

starts = st.integers(0, 40).map(lambda step: DAY + timedelta(minutes=15 * step))
openings = st.builds(
    Opening,
    provider_id=st.sampled_from(KIND.providers),
    location_id=st.just("main"),
    visit_type_id=st.just(KIND.id),
    start=starts,
    minutes=st.sampled_from([15, 30, 60]),
    room_id=st.none() | st.sampled_from(KIND.rooms),
)
lines = st.builds(
    Waiting,
    id=st.uuids().map(str),
    call_id=st.just("c"),
    patient_id=st.uuids().map(str),
    callback=st.just("+15550101"),
    visit_type_id=st.just(KIND.id),
    provider_id=st.none() | st.sampled_from(KIND.providers),
    earliest=starts,
    latest=st.just(DAY + timedelta(days=1)),
    weekdays=st.frozensets(st.integers(0, 6), max_size=3),
    from_minute=st.integers(0, 900),
    to_minute=st.integers(901, 1440),
    added=st.just(MONDAY),
)


@given(st.lists(lines, max_size=6), st.lists(openings, max_size=12))
@settings(deadline=None)
def test_each_gets_the_first_time_that_suits_and_no_time_is_given_twice(line, free):
    given_out = matched(line, free, CLINIC.zone)
    assert all(suits(who, opening, CLINIC.zone) for who, opening in given_out)
    assert not any(one.overlaps(two) for (_, one), (_, two) in combinations(given_out, 2))
    told = {who.id for who, _ in given_out}
    for who in line:
        if who.id not in told:
            rest = [one for one in free if suits(who, one, CLINIC.zone)]
            assert all(any(one.overlaps(two) for _, two in given_out) for one in rest)


@given(st.lists(st.tuples(starts, st.none() | st.sampled_from(KIND.providers), st.booleans()), max_size=25))
@settings(max_examples=40, deadline=None)
def test_what_is_offered_can_be_held_and_no_room_or_provider_is_held_twice(wishes):
    db = open_database(":memory:", None)
    held: list[Opening] = []
    for number, (start, who, as_offered) in enumerate(wishes):
        taken = busy.taken(db, MONDAY, DAY + timedelta(days=2), MONDAY)
        found, _ = find_openings(Wanted(visit_type_id=KIND.id, provider_id=who, at=start), ROOMY, taken, {}, MONDAY, 1)
        wanted = found[0] if as_offered else replace(found[0], start=start, room_id="op-1")
        try:
            book.hold(db, wanted, f"c{number}", MONDAY)
        except SlotTaken:
            assert not as_offered
            assert any(wanted.overlaps(one) for one in held)
        else:
            held.append(wanted)
    assert not any(one.overlaps(two) for one, two in combinations(held, 2))
    db.close()
