"""Whatever is asked of whatever calendar, an opening that is offered can be kept."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from fakes.maple import MONDAY, maple
from hypothesis import given, settings
from hypothesis import strategies as st

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.clinic.hours import shifts_on
from appliance.dialogue.acts import Wanted
from appliance.schedule.diary import Known, SearchRules
from appliance.schedule.search import find_openings, search

CLINIC = maple().clinic
PROVIDERS = [provider.id for provider in CLINIC.providers]
instants = st.integers(0, 14 * 24 * 12).map(lambda cell: MONDAY + timedelta(minutes=5 * cell))
spans = st.tuples(instants, st.integers(1, 200)).map(lambda pair: (pair[0], pair[0] + timedelta(minutes=5 * pair[1])))
taken = st.lists(st.builds(lambda who, span: Taken(who, *span), st.sampled_from(PROVIDERS), spans), max_size=25)
free = st.lists(spans, max_size=25)
wishes = st.builds(
    Wanted,
    visit_type_id=st.sampled_from([kind.id for kind in CLINIC.visit_types]),
    provider_id=st.none() | st.sampled_from(PROVIDERS),
    spans=st.lists(spans, max_size=3).map(tuple),
    excluded=st.lists(spans, max_size=2).map(tuple),
    at=st.none() | instants,
)


@given(wishes, taken, st.none() | free, st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_every_offer_is_free_open_and_no_surprise(wanted, busy, published, limit):
    calendar = (
        {} if published is None else {who: [FreeSlot(who, "main", *span) for span in published] for who in PROVIDERS}
    )
    rules = SearchRules()
    found, exact = find_openings(wanted, CLINIC, busy, calendar, MONDAY, limit, rules)
    kind = CLINIC.visit_type(wanted.visit_type_id)
    assert len(found) <= limit
    assert len({one.start for one in found}) == len(found)
    for one in found:
        assert one.provider_id in kind.providers
        assert one.minutes == kind.minutes
        assert one.start >= MONDAY + timedelta(minutes=rules.lead_minutes)
        assert not any(
            two.provider_id == one.provider_id and two.start < one.end and one.start < two.end for two in busy
        )
        assert not any(start <= one.start < end for start, end in wanted.excluded)
        begins, ends = one.start.astimezone(CLINIC.zone), one.end.astimezone(CLINIC.zone)
        assert any(
            shift.opens <= begins.time() and ends.time() <= shift.closes
            for shift in shifts_on(begins.date(), CLINIC.shifts[one.provider_id], CLINIC.closed)
        )
        if published is not None:
            minutes = (one.start + timedelta(minutes=n) for n in range(one.minutes))
            assert all(any(start <= minute < end for start, end in published) for minute in minutes)
    if exact:
        assert found
        assert wanted.provider_id in (None, *{one.provider_id for one in found})
        assert wanted.at is None or found[0].start == wanted.at
        if wanted.spans and wanted.at is None:
            assert all(any(start <= one.start < end for start, end in wanted.spans) for one in found)


@given(wishes, taken)
@settings(max_examples=50, deadline=None)
def test_the_same_question_gets_the_same_answer(wanted, busy):
    answers = [find_openings(wanted, CLINIC, busy, {}, MONDAY, 3) for _ in range(2)]
    assert all(one == two for one, two in combinations(answers, 2))


@given(wishes, taken, free, st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_a_calendar_read_a_day_at_a_time_offers_what_the_whole_one_does(wanted, busy, published, limit):
    calendar = {who: sorted((FreeSlot(who, "main", *span) for span in published), key=str) for who in PROVIDERS}

    def look(span):
        return Known(
            [one for one in busy if one.end > span[0] and one.start < span[1]],
            {
                who: [one for one in slots if one.end > span[0] and one.start < span[1]]
                for who, slots in calendar.items()
            },
        )

    whole = find_openings(wanted, CLINIC, busy, calendar, MONDAY, limit)
    assert search(wanted, CLINIC, look, MONDAY, limit, SearchRules()) == whole
