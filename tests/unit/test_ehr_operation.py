"""What is particular to $find and $book; the promises they share with every way are in test_ehr_strategies.py."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes.model_clinic import START, Office, booking, moving, office
from fakes.model_server import Habits, Resource

from appliance.ehr.probe import probe
from appliance.ehr.profile import Strategy
from appliance.ehr.resource import VISIT, identified
from appliance.seams import Conflict, Pushed, Rejected

pytestmark = pytest.mark.anyio
BEFORE = START - timedelta(hours=1)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def at_work(**habits: bool) -> Habits:
    return Habits(operations=True, **habits)


def asked(at: Office, name: str) -> int:
    return sum(f"/Appointment/{name}" in target for _, target in at.server.seen)


async def test_a_booking_is_one_find_and_one_book_with_our_mark_and_the_patient() -> None:
    async with office(Strategy.OPERATION, at_work()) as at:
        body = booking(0, 2, reason="my\x07 knee " + "h" * 300)
        assert isinstance(await at.push(body), Pushed)
        [held] = at.booked()
        assert identified(held, VISIT) == body.key
        assert len(held["reasonCode"][0]["text"]) == 255
        assert (asked(at, "$find"), asked(at, "$book"), asked(at, "$hold")) == (1, 1, 0)
        assert {method for method, target in at.server.seen if "$" not in target} == {"GET"}


@pytest.mark.parametrize("habits", [at_work(), at_work(drops_identifiers=True)], ids=["marks", "no-marks"])
async def test_a_second_try_finds_what_the_first_one_made_and_books_nothing(habits: Habits) -> None:
    async with office(Strategy.OPERATION, habits) as at:
        body = booking()
        first = await at.push(body)
        assert isinstance(first, Pushed)
        assert await at.push(body, again=True) == first
        assert (len(at.booked()), asked(at, "$book")) == (1, 1)
        change = moving(body, 8) if not habits.drops_identifiers else None
        if change is not None:
            moved = await at.push(change)
            assert isinstance(moved, Pushed)
            assert await at.push(change, again=True) == moved
            assert asked(at, "$book") == 2


async def test_a_move_ends_the_old_appointment_even_where_the_server_does_not() -> None:
    async with office(Strategy.OPERATION, at_work(keeps_the_old=True)) as at:
        body = booking()
        await at.push(body)
        outcome = await at.push(moving(body, 8))
        assert isinstance(outcome, Pushed)
        assert [one["id"] for one in at.booked()] == [outcome.resource_id]
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["free", "free", "busy", "busy"]


async def test_an_appointment_of_the_same_hour_elsewhere_never_costs_the_patient_the_visit_that_was_to_move() -> None:
    async with office(Strategy.OPERATION, at_work()) as at:
        body = booking()
        await at.push(body)
        [held] = at.booked()
        other: Resource = {name: value for name, value in held.items() if name != "identifier"}
        who = [{"actor": {"reference": one}, "status": "accepted"} for one in ("Patient/p1", "Practitioner/nguyen")]
        start = {"start": booking(8).start.isoformat(), "end": booking(10).start.isoformat()}
        at.server.put({**other, **start, "id": "elsewhere", "participant": who, "slot": []})
        assert isinstance(await at.push(moving(body, 8)), Conflict)
        assert at.server.held[f"Appointment/{held['id']}"]["status"] == "booked"


async def test_an_outcome_alone_is_no_booking() -> None:
    async with office(Strategy.OPERATION, at_work(books_nothing=True)) as at:
        assert await at.push(booking()) == Rejected(200, "not-booked")
        assert (at.booked(), at.status(0)) == ([], "free")


async def test_a_time_the_server_does_not_offer_as_one_is_not_booked_in_parts() -> None:
    async with office(Strategy.OPERATION, at_work()) as at:
        at.take(1)
        assert await at.push(booking(0, 3)) == Conflict("slot_taken")
        assert asked(at, "$book") == 0


async def test_someone_new_is_a_card() -> None:
    async with office(Strategy.OPERATION, at_work()) as at:
        assert await at.push(booking(patient_ehr_id=None)) == Rejected(0, "patient-unknown")
        assert asked(at, "$book") == 0


@pytest.mark.parametrize(
    ("habits", "patient_id", "schedule_id", "strategy"),
    [
        (at_work(), "p1", "k1", Strategy.OPERATION),
        (at_work(books_nothing=True), "p1", "k1", Strategy.REQUEST_ONLY),
        (at_work(), "", "k1", Strategy.REQUEST_ONLY),
        (at_work(), "p1", "", Strategy.REQUEST_ONLY),
        (Habits(), "p1", "k1", Strategy.TRANSACTION),
    ],
    ids=["good", "books-nothing", "no-patient", "no-calendar", "no-operations"],
)
async def test_the_self_test_trusts_the_operations_when_it_has_seen_them_work(
    habits: Habits, patient_id: str, schedule_id: str, strategy: Strategy
) -> None:
    async with office(Strategy.SLOT_FIRST, habits) as at:
        found = await probe(at.http, patient_id=patient_id, schedule_id=schedule_id, now=BEFORE)
        assert found.strategy is strategy
        assert found.operations == (("$book", "$find", "$hold") if habits.operations else ())
        assert at.booked() == []
        free = [one["id"] for one in at.server.all("Slot") if one["status"] == "free"]
        assert [f"s{number}" for number in range(16) if f"s{number}" not in free] == []


async def test_a_server_that_books_one_time_twice_is_not_trusted_with_it() -> None:
    async with office(Strategy.SLOT_FIRST, at_work(books_over=True)) as at:
        found = await probe(at.http, patient_id="p1", schedule_id="k1", now=BEFORE)
        assert (found.checks["operation_refuses_the_second"], found.strategy) == (False, Strategy.REQUEST_ONLY)
        assert at.booked() == []
