"""The demo clinic is the one the documentation promises, on whatever day it is started."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from fakes.maple import maple
from hypothesis import given
from hypothesis import strategies as st

from appliance.clinic.demo import demo_json, demo_visits
from appliance.clinic.hours import shifts_on


def test_everyone_who_works_there_is_there():
    clinic = maple().clinic
    assert [one.name for one in clinic.providers] == [
        "Dr. Elena Ramirez",
        "Dr. James Nguyen",
        "Dr. Priya Patel",
        "Dr. Samuel Okafor",
        "Laura Kim",
    ]
    assert clinic.zone.key == "America/Chicago"
    assert len(clinic.locations) == 2
    assert len(clinic.visit_types) >= 8
    assert clinic.closed.dates == (date(2026, 11, 26),)
    assert date(2026, 12, 25) in clinic.closed


def test_only_the_dental_office_works_on_saturdays():
    clinic = maple().clinic
    saturday = date(2026, 11, 28)
    working = {one.id for one in clinic.providers if shifts_on(saturday, clinic.shifts[one.id], clinic.closed)}
    assert working == {"okafor", "kim"}


def test_the_patients_are_as_awkward_as_real_ones():
    patients = maple().patients
    assert len(patients) == 40
    assert sum(one.lang == "es" for one in patients) == 12
    assert all(re.fullmatch(r"\+1(312|773)55501\d\d", one.phone) for one in patients)
    shared = [count for count in Counter(one.phone for one in patients).values() if count > 1]
    assert len(shared) >= 2
    twins = Counter((one.family, one.birth_date) for one in patients)
    assert max(twins.values()) == 2
    families = {one.family for one in patients}
    assert {"Díaz", "Diaz"} <= families
    assert any(" " in family for family in families)


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31)))
def test_the_demo_visits_suit_the_clinic_on_any_day(today):
    file = maple()
    visits = demo_visits(file, today)
    assert len(visits) == 25
    for visit in visits:
        begins, ends = visit.start.astimezone(file.clinic.zone), visit.end.astimezone(file.clinic.zone)
        assert begins.date() > today
        shifts = shifts_on(begins.date(), file.clinic.shifts[visit.provider_id], file.clinic.closed)
        assert any(shift.opens <= begins.time() and ends.time() <= shift.closes for shift in shifts)
    for provider in file.clinic.providers:
        mine = [visit for visit in visits if visit.provider_id == provider.id]
        assert all(one.end <= two.start for one, two in pairwise(mine))


def test_the_demo_as_json_is_complete_and_plain():
    shown = json.loads(json.dumps(demo_json(maple(), date(2026, 11, 23))))
    assert shown["schema"] == 1
    assert [len(shown[key]) for key in ("providers", "locations", "patients", "appointments")] == [5, 2, 40, 25]
    assert shown["closed"][:3] == ["2026-11-26", "2026-12-25", "2027-01-01"]
    assert datetime.fromisoformat(shown["appointments"][0]["start"]).utcoffset() == timedelta(hours=-6)


@pytest.mark.parametrize("field", ["words_en", "words_es"])
def test_no_word_stands_for_two_kinds_of_visit(field):
    words = [word for kind in maple().clinic.visit_types for word in getattr(kind, field)]
    assert len(words) == len(set(words))
