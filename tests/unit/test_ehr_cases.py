"""Cases of EHR.md section 8 that need no server but the model one (docs/ehr.md has the whole table)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fakes.model_clinic import Office, booking, cancelling, moving, office
from fakes.model_server import Habits, Refusal, Resource

from appliance.ehr.claims import neighbours
from appliance.ehr.profile import Strategy
from appliance.ehr.resource import VISIT
from appliance.seams import Conflict, Pushed, Rejected
from appliance.store.bodies import BookBody, NewPatientBody

pytestmark = pytest.mark.anyio

both_ways = pytest.mark.parametrize("way", [Strategy.SLOT_FIRST, Strategy.TRANSACTION])
NEW = NewPatientBody(
    patient_id="0193-new", given="Ada", family="Nilsson", birth_date=date(1990, 1, 2), phone="+15550142", lang="en"
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def twins(at: Office, body: BookBody) -> list[Resource]:
    """Two appointments of one visit, as a server makes them that races on If-None-Exist."""
    at.server.habits.ignores_if_none_exist = True
    people = [
        {"actor": {"reference": f"{kind}/{who}"}, "status": "accepted"}
        for kind, who in (("Patient", "p1"), ("Practitioner", "ramirez"), ("Location", "main"))
    ]
    for one in ("b-second", "a-first"):
        at.server.put(
            {
                "resourceType": "Appointment",
                "id": one,
                "identifier": [{"system": VISIT, "value": body.key}],
                "status": "booked",
                "start": body.start.isoformat(),
                "end": (body.start + timedelta(minutes=body.minutes)).isoformat(),
                "participant": people,
            }
        )
    return at.server.all("Appointment")


@both_ways
async def test_of_two_appointments_of_one_visit_one_stands_and_always_the_same(way: Strategy) -> None:
    """Case 10."""
    async with office(way) as at:
        body = booking()
        twins(at, body)
        outcome = await at.push(body, again=True)
        assert isinstance(outcome, Pushed)
        assert outcome.resource_id == "a-first"
        assert [one["id"] for one in at.booked()] == ["a-first"]
        assert at.server.held["Appointment/b-second"]["status"] == "entered-in-error"
        assert await at.push(body, again=True) == outcome


async def test_a_create_that_matches_several_ends_with_one() -> None:
    """Case 11: 412 to If-None-Exist, because the search behind it found two."""
    async with office(Strategy.SLOT_FIRST) as at:
        body = booking()
        twins(at, body)
        at.server.habits.ignores_if_none_exist = False
        with pytest.raises(Refusal, match="multiple"):
            at.server.handle("POST", "/fhir/Appointment", {"if-none-exist": f"identifier={VISIT}|{body.key}"}, {})
        assert isinstance(await at.push(body), Pushed)
        assert len(at.booked()) == 1


@both_ways
@pytest.mark.parametrize(
    ("status", "outcome"),
    [("cancelled", Pushed), ("fulfilled", Conflict), ("noshow", Conflict), ("entered-in-error", Conflict)],
)
async def test_a_cancellation_of_what_the_clinic_has_ended_already(
    way: Strategy, status: str, outcome: type[object]
) -> None:
    """Case 20."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        [held] = at.booked()
        at.server.put({**held, "status": status})
        assert isinstance(await at.push(cancelling(body)), outcome)
        assert at.server.held[f"Appointment/{held['id']}"]["status"] == status


@both_ways
async def test_a_move_that_fails_half_way_leaves_the_patient_one_whole_visit(way: Strategy) -> None:
    """Case 19: the second of the two new slots is gone."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        at.take(9)
        assert await at.push(moving(body, 8)) == Conflict("slot_taken")
        [held] = at.booked()
        assert [one["reference"] for one in held["slot"]] == ["Slot/s0", "Slot/s1"]
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["busy", "busy", "free", "busy"]


@both_ways
async def test_a_move_that_died_half_way_and_that_staff_overtook_leaves_no_slot_shut(way: Strategy) -> None:
    """Cases 19 and 21: found by torture with kill -9; the old slots were still shut when staff moved the visit on."""
    async with office(way) as at:
        body = booking()
        await at.push(body)
        [held] = at.booked()
        for number in (4, 5):
            at.take(number)
        slots = [at.server.held[f"Slot/s{number}"] for number in (4, 5)]
        moved = {"start": slots[0]["start"], "end": slots[1]["end"]}
        at.server.put({**held, **moved, "slot": [{"reference": f"Slot/{one['id']}"} for one in slots]})
        assert await at.push(moving(body, 8), again=True) == Conflict("appointment_moved")
        assert [at.status(number) for number in (0, 1, 4, 5, 8, 9)] == ["free", "free", "busy", "busy", "free", "free"]


@both_ways
async def test_an_appointment_by_the_side_is_seen_whatever_slots_say(way: Strategy) -> None:
    """Case 25: intervals of the provider count, not slot ids: half an hour against the quarter inside it."""
    async with office(way) as at:
        await at.push(booking(0, 2))
        for number in (0, 1):
            at.server.put({**at.server.held[f"Slot/s{number}"], "status": "free"})
        assert await at.push(booking(1, 1)) == Conflict("time_taken")
        assert await at.push(booking(2, 1)) != Conflict("time_taken")
        assert len(at.booked()) == 2


@both_ways
async def test_someone_new_and_their_booking_are_made_together(way: Strategy) -> None:
    """Case 35, taken."""
    async with office(way) as at:
        body = booking(patient_id=NEW.patient_id, patient_ehr_id=None, new_patient=NEW)
        outcome = await at.push(body)
        assert isinstance(outcome, Pushed)
        assert await at.push(body, again=True) == outcome
        [person] = [one for one in at.server.all("Patient") if one["id"] != "p1"]
        assert outcome.patient_id == person["id"]
        assert len(at.booked()) == 1


@both_ways
async def test_where_patients_may_not_be_created_the_booking_is_a_card_and_its_slots_are_free(way: Strategy) -> None:
    """Case 35, refused: nothing is half there."""
    async with office(way, Habits(no_new_patients=True)) as at:
        body = booking(patient_id=NEW.patient_id, patient_ehr_id=None, new_patient=NEW)
        assert await at.push(body) == Rejected(403, "forbidden")
        assert at.booked() == []
        assert (at.status(0), at.status(1)) == ("free", "free")


@both_ways
async def test_a_clinic_that_overbooks_on_purpose_is_left_alone(way: Strategy) -> None:
    """Case 42."""
    async with office(way) as at:
        await at.push(booking())
        [ours] = at.booked()
        theirs = {name: value for name, value in ours.items() if name not in ("identifier", "id", "meta")}
        at.server.put({**theirs, "id": "squeezed-in"})
        await at.push(booking(4))
        await at.push(cancelling(booking(4)))
        both = await neighbours(at.http, "ramirez", booking().start, booking().start + timedelta(minutes=30))
        assert len(both) == 2
        assert {one["status"] for one in both} == {"booked"}


async def test_a_server_that_may_only_be_read_is_known_for_it() -> None:
    """Case 43: nothing is sent, a person enters the visit."""
    async with office(Strategy.REQUEST_ONLY, Habits(read_only=True)) as at:
        assert await at.push(booking()) == Rejected(0, "request-only")
        assert at.server.seen == []
