"""Cases of EHR.md section 8 that need no server but the model one (docs/ehr-cases.md has the whole table)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from fakes.model_clinic import Office, booking, cancelling, moving, office
from fakes.model_server import Habits, ModelServer, Refusal, Resource

from appliance.ehr import claims
from appliance.ehr.claims import neighbours
from appliance.ehr.probe import probe
from appliance.ehr.profile import Strategy
from appliance.ehr.records import Held
from appliance.ehr.resource import VISIT, instant
from appliance.ehr.search import every
from appliance.ehr.twins import Twins
from appliance.errors import EhrUnreachable
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


def staff_move(at: Office, first: int, to: int) -> None:
    """The front desk gives the one visit two other slots, and the old ones back; it knows nothing of our marks."""
    [held] = at.booked()
    staff_free(at, first)
    for number in (to, to + 1):
        at.take(number)
    slots = [at.server.held[f"Slot/s{number}"] for number in (to, to + 1)]
    times = {"start": slots[0]["start"], "end": slots[1]["end"]}
    at.server.put({**held, **times, "slot": [{"reference": f"Slot/{one['id']}"} for one in slots]})


def staff_free(at: Office, first: int) -> None:
    for number in (first, first + 1):
        slot = at.server.held[f"Slot/s{number}"]
        at.server.put({name: value for name, value in slot.items() if name != "identifier"} | {"status": "free"})


async def unreachable(*_: object) -> None:
    raise EhrUnreachable("cut off")


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


@both_ways
async def test_a_create_that_matches_several_ends_with_one(way: Strategy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 11: two of ours come up between the look and the create, which is answered 412 for them."""
    handle, refused = ModelServer.handle, []

    def late(server: ModelServer, method: str, target: str, headers: dict[str, str], sent: Any) -> Any:
        if method == "POST" and not refused:
            twins(at, body)
            server.habits.ignores_if_none_exist = False
        try:
            return handle(server, method, target, headers, sent)
        except Refusal as refusal:
            refused.append(refusal.code)
            raise

    async with office(way) as at:
        body = booking()
        monkeypatch.setattr(ModelServer, "handle", late)
        outcome = await at.push(body)
        assert refused[0] == "multiple-matches"
        assert isinstance(outcome, Pushed)
        assert [one["id"] for one in at.booked()] == [outcome.resource_id]
        assert [at.status(number) for number in (0, 1)] == ["busy", "busy"]


halves = pytest.mark.parametrize("habit", ["keeps_half_a_transaction", "batches"])


@halves
@pytest.mark.parametrize("again", [False, True])
async def test_what_a_refused_bundle_has_left_is_withdrawn_and_never_told_as_a_booking(again: bool, habit: str) -> None:
    """Case 8: 412, and the Appointment stays; a self-test refuses such a server, unless it has changed since."""
    async with office(Strategy.TRANSACTION, Habits(**{habit: True})) as at:
        body = booking()
        stale = [Held(at.server.held[f"Slot/s{number}"], 'W/"0"') for number in (0, 1)]
        at.ehr.glances.keep(body.provider_id, body.start, stale)
        at.take(1)
        assert await at.push(body) == Conflict("slot_taken")
        assert [one["status"] for one in at.server.all("Appointment")] == ["entered-in-error"]
        assert (at.booked(), at.status(0), at.status(1)) == ([], "free", "busy")
        if again:
            assert await at.push(body, again=True) == Conflict("slot_taken")
            assert at.booked() == []


@halves
async def test_what_a_refused_bundle_has_left_keeps_its_time_where_nobody_else_wants_it(habit: str) -> None:
    async with office(Strategy.TRANSACTION, Habits(**{habit: True})) as at:
        body = booking()
        stale = [Held(at.server.held[f"Slot/s{number}"], 'W/"0"') for number in (0, 1)]
        at.ehr.glances.keep(body.provider_id, body.start, stale)
        assert isinstance(await at.push(body), Pushed)
        assert (len(at.booked()), at.status(0), at.status(1)) == (1, "busy", "busy")


async def test_what_a_bundle_did_in_part_is_withdrawn_where_no_slot_may_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Case 8: the rest of it was forbidden, and the Appointment stood."""
    async with office(Strategy.TRANSACTION, Habits(batches=True)) as at:
        update = ModelServer._update

        def forbidden(server: ModelServer, path: str, body: Resource, if_match: str) -> Resource:
            if path.startswith("Slot/"):
                raise Refusal(403, "forbidden")
            return update(server, path, body, if_match)

        monkeypatch.setattr(ModelServer, "_update", forbidden)
        assert await at.push(booking()) == Rejected(403, "forbidden")
        assert [one["status"] for one in at.server.all("Appointment")] == ["entered-in-error"]


@pytest.mark.parametrize("lost", [8, 9])
@halves
async def test_a_move_that_a_refused_bundle_did_in_part_is_taken_back(
    habit: str, lost: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases 8 and 19: a new slot goes between the look and the Bundle, and the Appointment moves all the same."""
    async with office(Strategy.TRANSACTION, Habits(**{habit: True})) as at:
        body = booking()
        await at.push(body)
        wanted, transaction = moving(body, 8), ModelServer._transaction

        def late(server: ModelServer, bundle: Resource) -> Resource:
            server.put({**server.held[f"Slot/s{lost}"], "status": "busy"})
            return transaction(server, bundle)

        monkeypatch.setattr(ModelServer, "_transaction", late)
        assert await at.push(wanted) == Conflict("slot_taken")
        [held] = at.booked()
        assert [one["reference"] for one in held["slot"]] == ["Slot/s0", "Slot/s1"]
        assert held["start"] == instant(body.start)
        other = 17 - lost
        assert [at.status(number) for number in (0, 1, lost, other)] == ["busy", "busy", "busy", "free"]


@halves
async def test_a_move_that_was_done_in_part_and_that_nobody_is_in_the_way_of_is_finished(
    habit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The front desk writes a word on a slot between the look and the Bundle."""
    async with office(Strategy.TRANSACTION, Habits(**{habit: True})) as at:
        body = booking()
        await at.push(body)
        transaction = ModelServer._transaction

        def late(server: ModelServer, bundle: Resource) -> Resource:
            server.put({**server.held["Slot/s9"], "comment": "by the window"})
            return transaction(server, bundle)

        monkeypatch.setattr(ModelServer, "_transaction", late)
        assert isinstance(await at.push(moving(body, 8)), Pushed)
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["free", "free", "busy", "busy"]
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
@pytest.mark.parametrize("then", ["cancelled", "moved", "gone"])
async def test_a_visit_that_staff_had_moved_leaves_no_slot_shut_when_its_move_dies_half_way(
    way: Strategy, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases 19 to 21: found by torture; the slots staff had put it on carried no mark of ours, and stayed shut."""
    async with office(way, Habits(no_transactions=True)) as at:
        body = booking()
        await at.push(body)
        staff_move(at, 0, 4)
        wanted = moving(msgspec.structs.replace(booking(4), key=body.key), 8)
        with monkeypatch.context() as cut:
            cut.setattr(claims, "release", unreachable)
            with pytest.raises(EhrUnreachable):
                await at.push(wanted)
        [held] = at.booked()
        assert [at.status(number) for number in (4, 5, 8, 9)] == ["busy"] * 4
        match then:
            case "moved":
                staff_move(at, 8, 12)
            case "cancelled":
                at.server.put({**held, "status": "cancelled"})
                staff_free(at, 8)
            case _:
                at.server.handle("DELETE", f"/fhir/Appointment/{held['id']}", {}, None)
        assert await at.push(wanted, again=True) == Conflict(f"appointment_{then}")
        busy = [number for number in range(16) if at.status(number) == "busy"]
        assert busy == ([12, 13] if then == "moved" else [])


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
    """Case 42: neither another try of ours, nor the reading, nor a change of ours takes away what staff squeezed in."""
    async with office(way) as at:
        body = booking()
        first = await at.push(body)
        [ours] = at.booked()
        theirs = {name: value for name, value in ours.items() if name not in ("identifier", "id", "meta")}
        who = {"actor": {"reference": "Patient/p2"}, "status": "accepted"}
        at.server.put({**theirs, "id": "squeezed-in", "participant": [who, *theirs["participant"][1:]]})
        assert await at.push(body, again=True) == first
        twins = Twins()
        for one in at.server.all("Appointment"):
            twins.read(one)
        assert await twins.mend(at.http) == 0
        both = await neighbours(at.http, "ramirez", body.start, body.start + timedelta(minutes=30))
        assert [one["status"] for one in both] == ["booked", "booked"]
        assert isinstance(await at.push(cancelling(body)), Pushed)
        assert [one["id"] for one in at.booked()] == ["squeezed-in"]
        assert [at.status(number) for number in (0, 1)] == ["busy", "busy"]  # still somebody's time


async def test_a_server_that_may_only_be_read_is_known_for_it() -> None:
    """Case 43: nothing is sent, a person enters the visit."""
    async with office(Strategy.SLOT_FIRST, Habits(read_only=True)) as at:
        found = await probe(at.http)
        assert (found.strategy, found.note, found.checks) == (Strategy.REQUEST_ONLY, "", {"slot": False})
        at.ehr.strategy, before = found.strategy, len(at.server.seen)
        assert await at.push(booking()) == Rejected(0, "request-only")
        assert len(at.server.seen) == before


async def test_a_next_link_may_be_relative_and_every_page_is_read_once() -> None:
    """Case 26: the model's pages hold a hundred, its links no host."""
    async with office(Strategy.SLOT_FIRST) as at:
        for number in range(16, 250):
            at.server.put({**at.server.held["Slot/s0"], "id": f"s{number}"})
        read = await every(at.http, "Slot", [("schedule", "Schedule/k1")])
        assert sorted(one["id"] for one in read) == sorted(f"s{number}" for number in range(250))
        assert sum("_offset=" in target for _, target in at.server.seen) == 2
