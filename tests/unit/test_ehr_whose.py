"""A visit that staff have given to another patient is neither moved nor cancelled at the wish of the one before."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fakes.model_clinic import booking, moving, office, unwanted
from fakes.model_server import Habits, Resource
from fakes.open_dental_office import NINE
from fakes.open_dental_office import booking as od_booking
from fakes.open_dental_office import moving as od_moving
from fakes.open_dental_office import office as od_office
from fakes.open_dental_office import unwanted as od_unwanted

from appliance.ehr.profile import Strategy
from appliance.ehr.visits import elsewhere
from appliance.seams import Conflict, Pushed
from appliance.store.bodies import BookBody, CancelBody, MoveBody

pytestmark = pytest.mark.anyio
WAYS = [
    (Strategy.SLOT_FIRST, Habits()),
    (Strategy.TRANSACTION, Habits()),
    (Strategy.SERVER_BOOKS, Habits(flips_slots=True)),
    (Strategy.OPERATION, Habits(operations=True)),
]
ways = pytest.mark.parametrize(("way", "habits"), WAYS, ids=[way.name.lower() for way, _ in WAYS])
wishes = pytest.mark.parametrize("wish", ["move", "cancel"])


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def given_to(one: Resource, patient: str) -> Resource:
    people = [
        {**each, "actor": {"reference": f"Patient/{patient}"}} if "Patient/" in each["actor"]["reference"] else each
        for each in one["participant"]
    ]
    return {**one, "participant": people}


def wanted(wish: str, body: BookBody, patient: str | None = "p1", **rest: Any) -> MoveBody | CancelBody:
    found = moving(body, 8) if wish == "move" else unwanted(body)
    return msgspec.structs.replace(found, patient_ehr_id=patient, **rest)


@ways
@wishes
async def test_what_was_given_to_another_patient_is_left_alone(way: Strategy, habits: Habits, wish: str) -> None:
    async with office(way, habits) as at:
        size = 1 if way is Strategy.SERVER_BOOKS else 2
        body = booking(0, size)
        made = await at.push(body)
        assert isinstance(made, Pushed)
        at.server.put({"resourceType": "Patient", "id": "p2"})
        theirs = at.server.put(given_to(at.booked()[0], "p2"))
        assert await at.push(wanted(wish, body, appointment_ehr_id=made.resource_id)) == Conflict("appointment_changed")
        assert at.booked() == [theirs]
        assert [at.status(number) for number in (0, 8)] == ["busy", "free"]


@ways
@wishes
@pytest.mark.parametrize("patient", ["p1", None])
async def test_what_is_the_callers_own_still_follows(
    way: Strategy, habits: Habits, wish: str, patient: str | None
) -> None:
    async with office(way, habits) as at:
        body = booking(0, 1 if way is Strategy.SERVER_BOOKS else 2)
        made = await at.push(body)
        assert isinstance(made, Pushed)
        assert isinstance(await at.push(wanted(wish, body, patient, appointment_ehr_id=made.resource_id)), Pushed)


@pytest.mark.parametrize(
    ("people", "patient", "same"),
    [
        (["Patient/p1"], "p1", True),
        (["https://x.example/fhir/Patient/p1"], "p1", True),
        (["Patient/p1", "Patient/p2"], "p1", True),
        (["Patient/p2"], None, True),
        (["Practitioner/kim"], "p1", True),
        (["Patient/p2"], "p1", False),
        (["Practitioner/p1", "Patient/p2"], "p1", False),
    ],
)
def test_whose_an_appointment_is(people: list[str], patient: str | None, same: bool) -> None:
    body = booking()
    one = {"status": "booked", "start": body.start.isoformat()}
    one["participant"] = [{"actor": {"reference": who}} for who in people]  # type: ignore[assignment]
    assert elsewhere(one, body.start, patient) == (None if same else Conflict("appointment_changed"))


@wishes
async def test_nor_is_it_in_open_dental(wish: str) -> None:
    async with od_office() as at:
        body = od_booking()
        made = await at.push(body)
        assert isinstance(made, Pushed)
        [row] = at.booked()
        row["PatNum"] = 12
        before = dict(row)
        change: Any = od_moving(body, NINE.replace(hour=NINE.hour + 2), made.resource_id)
        if wish == "cancel":
            change = msgspec.structs.replace(od_unwanted(body, made.resource_id), patient_ehr_id="11")
        assert await at.push(change) == Conflict("appointment_changed")
        assert [{**one, "DateTStamp": ""} for one in at.booked()] == [{**before, "DateTStamp": ""}]
        row["PatNum"] = 11
        assert isinstance(await at.push(change), Pushed)
