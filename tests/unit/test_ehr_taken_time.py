"""Time the record system shows as taken is taken in the mirror, whoever has it, and is nobody's visit by mistake."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from fakes.maple import MONDAY
from hypothesis import given
from hypothesis import strategies as st

from appliance.ehr import mirrored
from appliance.ehr.mirrored import Practice
from appliance.ehr.resource import VISIT
from appliance.store import busy, mirror, visits
from appliance.store.appointments import forget_appointments, put_appointments
from appliance.store.database import open_database
from appliance.store.instant import to_epoch
from appliance.store.mirror import MirrorSlot, begin_sweep, finish_sweep, put_slots
from appliance.store.slots import free_slots

PRACTICE = Practice(
    {"ramirez": "main", "nguyen": "main"}, frozenset({"checkup"}), "America/Chicago", frozenset({"op-1", "op-2"})
)
NINE = MONDAY + timedelta(days=1)
UNTIL = MONDAY + timedelta(days=60)
WEEK = timedelta(days=7)
ANN, BOB, RAMIREZ, NGUYEN = "Patient/p1", "Patient/p2", "Practitioner/ramirez", "Practitioner/nguyen"
ROOM, OTHER_ROOM = "Location/op-1", "Location/op-2"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


def held(*actors: str, key: str = "a1", start: Any = NINE, visit: str = "", **rest: Any) -> dict[str, Any]:
    """An appointment of half an hour at the server."""
    found = {
        "resourceType": "Appointment",
        "id": key,
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=30)).isoformat(),
        "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in actors],
    }
    return found | ({"identifier": [{"system": VISIT, "value": visit}]} if visit else {}) | rest


def put(db: sqlite3.Connection, *resources: dict[str, Any]) -> None:
    """One whole reading."""
    sweep = begin_sweep(db, MONDAY)
    rows = [row for one in resources if (row := mirrored.appointment(one, PRACTICE)) is not None]
    put_appointments(db, sweep, rows)
    finish_sweep(db, sweep, UNTIL, MONDAY)


def taken(db: sqlite3.Connection) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in busy.taken(db, MONDAY, UNTIL, MONDAY):
        found.setdefault(one.provider_id, []).append(one.start)
    return found


def told(db: sqlite3.Connection, patient: str = "p1") -> list[Any]:
    return [one.start for one in visits.visits_of(db, patient, MONDAY)]


@pytest.mark.parametrize(
    ("actors", "takes", "visit"),
    [
        ((RAMIREZ,), ["ramirez"], False),
        ((RAMIREZ, NGUYEN), ["ramirez", "nguyen"], False),
        ((RAMIREZ, "Practitioner/other"), ["ramirez"], False),
        ((ANN, BOB, RAMIREZ), ["ramirez"], False),
        ((ANN, RAMIREZ), ["ramirez"], True),
        ((ANN, RAMIREZ, NGUYEN), ["ramirez", "nguyen"], True),
        ((NGUYEN, ANN, RAMIREZ, RAMIREZ), ["nguyen", "ramirez"], True),
        ((ANN, "Practitioner/other", RAMIREZ), ["ramirez"], True),
        ((ANN, RAMIREZ, ROOM, OTHER_ROOM), ["ramirez", "room:op-1", "room:op-2"], True),
        ((ANN, "Practitioner/other", ROOM), ["room:op-1"], False),
        ((ROOM,), ["room:op-1"], False),
        ((ANN, "Practitioner/other"), [], False),
        ((ANN, "Practitioner/other", "Location/main"), [], False),
        ((), [], False),
    ],
)
def test_whoever_is_in_an_appointment_is_taken(
    db: sqlite3.Connection, actors: tuple[str, ...], takes: list[str], visit: bool
) -> None:
    for _ in range(2):
        put(db, held(*actors))
        assert taken(db) == {who: [NINE] for who in takes}
        assert told(db) == ([NINE] if visit else [])
        assert told(db, "") == ([] if visit or not takes else [NINE])  # nobody's id is empty
    put(db)
    assert taken(db) == {}


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error", "waitlist"])
def test_a_meeting_that_is_off_takes_no_time(db: sqlite3.Connection, status: str) -> None:
    put(db, held(RAMIREZ, NGUYEN, status=status))
    assert taken(db) == {}
    put(db, held(RAMIREZ, NGUYEN))
    put(db, held(RAMIREZ, NGUYEN, status=status))
    assert taken(db) == {}


def test_a_visit_that_becomes_a_meeting_is_nobodys_and_keeps_its_time(db: sqlite3.Connection) -> None:
    put(db, held(ANN, RAMIREZ))
    put(db, held(RAMIREZ, NGUYEN))
    assert (told(db), taken(db)) == ([], {"ramirez": [NINE], "nguyen": [NINE]})
    put(db, held(ANN, RAMIREZ))
    assert (told(db), taken(db)) == ([NINE], {"ramirez": [NINE]})


def test_a_meeting_that_is_read_no_more_gives_its_time_back(db: sqlite3.Connection) -> None:
    put(db, held(RAMIREZ, NGUYEN))
    forget_appointments(db, mirror.view(db, MONDAY), ["a1"])
    assert taken(db) == {}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_staff_copied_to_another_day_or_person_is_a_visit_of_its_own(
    db: sqlite3.Connection, order: tuple[int, ...]
) -> None:
    three = [
        held(ANN, RAMIREZ, key="a1", visit="v1"),
        held(ANN, RAMIREZ, key="a2", visit="v1", start=NINE + WEEK),
        held(BOB, NGUYEN, key="a3", visit="v1"),
    ]
    for _ in range(2):
        put(db, *(three[place] for place in order))
        assert (told(db), told(db, "p2")) == ([NINE, NINE + WEEK], [NINE])
        assert taken(db) == {"nguyen": [NINE], "ramirez": [NINE, NINE + WEEK]}
    put(db, three[0], {**three[1], "status": "cancelled"})
    assert (told(db), told(db, "p2"), taken(db)) == ([NINE], [], {"ramirez": [NINE]})


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_copy_stands_when_staff_end_what_they_copied(db: sqlite3.Connection, order: tuple[int, int]) -> None:
    first, copy = held(ANN, RAMIREZ, visit="v1"), held(ANN, RAMIREZ, key="a2", visit="v1", start=NINE + WEEK)
    put(db, first)
    changed = [{**first, "status": "cancelled"}, copy]
    put(db, *(changed[place] for place in order))
    put(db, *(changed[place] for place in order))
    assert (told(db), taken(db)) == ([NINE + WEEK], {"ramirez": [NINE + WEEK]})


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_twin_is_one_visit(db: sqlite3.Connection, order: tuple[int, int]) -> None:
    both = [held(ANN, RAMIREZ, key=key, visit="v1") for key in ("a1", "a2")]
    put(db, *(both[place] for place in order))
    assert (told(db), taken(db)) == ([NINE], {"ramirez": [NINE]})


# ---- busy slots over free ones --------------------------------------------------------------------

Span = tuple[int, int]
"""From and to, in quarter hours after nine."""


def published(db: sqlite3.Connection, free: list[Span], shut: list[Span], who: str = "ramirez") -> list[Span]:
    """What is offered of the free slots a calendar publishes beside busy ones."""
    rows = [
        MirrorSlot(
            ehr_id=f"{word}-{number}",
            version="1",
            schedule_id="k",
            provider_id=who if word == "shut" else "ramirez",
            location_id="main",
            free=word == "free",
            start=NINE + timedelta(minutes=15 * first),
            end=NINE + timedelta(minutes=15 * last),
        )
        for word, spans in (("free", free), ("shut", shut))
        for number, (first, last) in enumerate(spans)
    ]
    sweep = begin_sweep(db, MONDAY)
    put_slots(db, sweep, rows)
    finish_sweep(db, sweep, UNTIL, MONDAY)
    found = free_slots(db, ("ramirez",), NINE, NINE + timedelta(hours=9))["ramirez"]
    return [(_quarter(one.start), _quarter(one.end)) for one in found]


def _quarter(at: Any) -> int:
    return (to_epoch(at) - to_epoch(NINE)) // 900


@pytest.mark.parametrize(
    ("free", "shut", "left"),
    [
        ([(0, 4)], [], [(0, 4)]),
        ([(0, 4)], [(0, 4)], []),
        ([(0, 4)], [(1, 2)], [(0, 1), (2, 4)]),
        ([(0, 4)], [(-2, 1)], [(1, 4)]),
        ([(0, 4)], [(3, 9)], [(0, 3)]),
        ([(0, 4)], [(1, 2), (1, 3), (3, 4)], [(0, 1)]),
        ([(0, 1), (1, 2), (2, 3)], [(1, 2)], [(0, 1), (2, 3)]),
        ([(0, 2), (4, 6)], [(2, 4)], [(0, 2), (4, 6)]),
        ([(0, 2), (1, 3)], [(-4, 2)], [(2, 3)]),
        ([(0, 4), (8, 12)], [(-1, 20)], []),
    ],
)
def test_a_busy_slot_takes_its_time_from_the_free_ones(
    db: sqlite3.Connection, free: list[Span], shut: list[Span], left: list[Span]
) -> None:
    assert published(db, free, shut) == left
    assert published(db, free, shut, who="nguyen") == free


SPANS = st.lists(st.tuples(st.integers(-4, 30), st.integers(1, 6)).map(lambda one: (one[0], one[0] + one[1])))


@given(free=SPANS, shut=SPANS)
def test_what_is_offered_is_free_and_nowhere_busy(free: list[Span], shut: list[Span]) -> None:
    def quarters(spans: list[Span]) -> set[int]:
        return {one for first, last in spans for one in range(max(first, 0), last)}

    with closing(open_database(":memory:", None)) as db:
        inside = sorted(one for one in free if one[1] > 0)
        assert quarters(published(db, inside, shut) if inside or shut else []) == quarters(inside) - quarters(shut)
