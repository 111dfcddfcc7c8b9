"""Each way of writing keeps the same promises, on a server whose manners it was chosen for."""

from __future__ import annotations

import anyio
import msgspec
import pytest
from fakes.model_clinic import booking, moving, office, unwanted
from fakes.model_server import Habits

from appliance.ehr.probe import probe
from appliance.ehr.profile import Strategy
from appliance.ehr.valid import faults
from appliance.errors import Undecided
from appliance.seams import Conflict, Pushed, PushOutcome, Rejected
from appliance.store.bodies import BookBody

pytestmark = pytest.mark.anyio

WAYS = {
    Strategy.TRANSACTION: Habits(),
    Strategy.SLOT_FIRST: Habits(keeps_half_a_transaction=True),
    Strategy.SERVER_BOOKS: Habits(flips_slots=True),
    Strategy.OPERATION: Habits(operations=True),
}
every_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def size(way: Strategy) -> int:
    """Slots a visit takes: a server that books wants exactly one."""
    return 1 if way is Strategy.SERVER_BOOKS else 2


@every_way
async def test_a_booking_sent_twice_is_one_appointment_and_its_slots_are_busy(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        body = booking(0, size(way))
        outcome = await at.push(body)
        assert outcome == await at.push(body, again=True)
        [held] = at.booked()
        assert isinstance(outcome, Pushed)
        assert (outcome.resource_id, outcome.patient_id) == (held["id"], "p1")
        assert [at.status(number) for number in range(3)] == ["busy"] * size(way) + ["free"] * (3 - size(way))
        assert all(faults({**one, "meta": {}}) == [] for one in at.booked())


@every_way
async def test_a_slot_the_clinic_took_is_a_conflict_and_nothing_is_left(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        at.take(0)
        assert await at.push(booking(0, size(way))) == Conflict("slot_taken")
        assert (at.booked(), at.status(1)) == ([], "free")


@pytest.mark.parametrize("way", [Strategy.TRANSACTION, Strategy.SLOT_FIRST])
async def test_an_id_that_is_none_is_a_card_and_its_slots_are_free(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        assert isinstance(await at.push(booking(0, 2, location_id="front_desk")), Rejected)
        assert (at.booked(), [at.status(number) for number in range(2)]) == ([], ["free", "free"])
        old = booking(0, 2)
        assert isinstance(await at.push(old), Pushed)
        wish = msgspec.structs.replace(moving(old, 4), location_id="front_desk")
        assert isinstance(await at.push(wish), Rejected)
        assert [at.status(number) for number in (0, 1, 4, 5)] == ["busy", "busy", "free", "free"]


@every_way
async def test_of_eight_who_want_one_time_one_gets_it(way: Strategy) -> None:
    """P, case 44, in small; each bundle or slot is won over the version that was read."""
    async with office(way, WAYS[way]) as at:
        outcomes: list[PushOutcome] = []

        async def push(body: BookBody) -> None:
            outcomes.append(await at.push(body))

        async with anyio.create_task_group() as tasks:
            for _ in range(8):
                tasks.start_soon(push, booking(0, size(way)))
        assert len(at.booked()) == 1
        assert sum(isinstance(one, Pushed) for one in outcomes) == 1
        assert sum(isinstance(one, Conflict) for one in outcomes) == 7


@every_way
async def test_a_move_keeps_the_one_appointment_and_frees_the_old_time(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        body = booking(0, size(way))
        await at.push(body)
        change = moving(body, 8)
        outcome = await at.push(change)
        assert isinstance(outcome, Pushed)
        [held] = at.booked()
        assert held["id"] == outcome.resource_id
        assert [one["reference"] for one in held["slot"]] == [f"Slot/s{8 + number}" for number in range(size(way))]
        assert (at.status(0), at.status(8)) == ("free", "busy")
        assert await at.push(change, again=True) == outcome


@every_way
async def test_a_move_that_comes_too_late_leaves_the_visit_where_it_was(way: Strategy) -> None:
    """P, case 19: whatever fails, the patient holds one valid slot."""
    async with office(way, WAYS[way]) as at:
        body = booking(0, size(way))
        await at.push(body)
        at.take(8)
        assert await at.push(moving(body, 8)) == Conflict("slot_taken")
        [held] = at.booked()
        assert held["slot"][0]["reference"] == "Slot/s0"
        assert at.status(0) == "busy"


@every_way
async def test_a_cancellation_frees_the_time_and_may_be_sent_twice(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        body = booking(0, size(way))
        await at.push(body)
        gone = unwanted(body)
        assert isinstance(await at.push(gone), Pushed)
        assert isinstance(await at.push(gone, again=True), Pushed)
        [held] = at.server.all("Appointment")
        assert held["status"] == "cancelled"
        assert held["cancelationReason"]["coding"][0]["code"] == "pat"
        assert [at.status(number) for number in range(2)] == ["free", "free"]


@every_way
async def test_a_visit_the_clinic_fulfilled_cannot_be_cancelled_by_phone(way: Strategy) -> None:
    """P, case 20."""
    async with office(way, WAYS[way]) as at:
        body = booking(0, size(way))
        await at.push(body)
        at.server.put({**at.booked()[0], "status": "fulfilled"})
        assert await at.push(unwanted(body)) == Conflict("appointment_fulfilled")


@pytest.mark.parametrize("way", [Strategy.TRANSACTION, Strategy.SLOT_FIRST])
async def test_one_slot_of_two_gone_meanwhile_rolls_the_other_back(way: Strategy) -> None:
    async with office(way, WAYS[way]) as at:
        at.take(1)
        assert await at.push(booking(0, 2)) == Conflict("slot_taken")
        assert (at.booked(), at.status(0)) == ([], "free")


async def test_an_earlier_try_is_known_where_the_server_drops_identifiers() -> None:
    """Natural key: the same patient, provider and time; only after a try that may have arrived."""
    async with office(Strategy.SLOT_FIRST, Habits(drops_identifiers=True)) as at:
        body = booking()
        people = ("Patient/p1", "Practitioner/ramirez", "Location/main")
        at.server.put(
            {
                "resourceType": "Appointment",
                "id": "a1",
                "status": "booked",
                "start": body.start.isoformat(),
                "end": booking(2).start.isoformat(),
                "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in people],
            }
        )
        assert await at.push(body) == Conflict("time_taken")
        assert await at.push(body, again=True) == Pushed("a1", "1", "p1")


async def test_where_bundles_are_forbidden_the_booking_goes_slot_first() -> None:
    """P, case 38: a narrow scope answers 403 to a transaction."""
    async with office(Strategy.TRANSACTION, Habits(no_transactions=True)) as at:
        body = booking()
        assert isinstance(await at.push(body), Pushed)
        change = moving(body, 8)
        assert isinstance(await at.push(change), Pushed)
        assert isinstance(await at.push(unwanted(change)), Pushed)
        assert [at.status(number) for number in (0, 1, 8, 9)] == ["free"] * 4


async def test_a_server_that_books_gets_exactly_the_fields_it_allows() -> None:
    """P, case 36: one slot, the patient alone, 255 characters of reason."""
    async with office(Strategy.SERVER_BOOKS, Habits(flips_slots=True)) as at:
        assert isinstance(await at.push(booking(0, 1, reason="á" * 400)), Pushed)
        [held] = at.booked()
        assert held["participant"] == [{"actor": {"reference": "Patient/p1"}, "status": "accepted"}]
        assert len(held["reasonCode"][0]["text"]) == 255
        assert await at.push(booking(4, 2)) == Rejected(0, "no-single-slot")


async def test_where_nothing_may_be_written_the_booking_is_a_card() -> None:
    async with office(Strategy.REQUEST_ONLY, Habits(read_only=True)) as at:
        assert await at.push(booking()) == Rejected(0, "request-only")
        assert all(method == "GET" for method, _ in at.server.seen)


@pytest.mark.parametrize(("decided", "outcome"), [("booked", Pushed), ("cancelled", Conflict)])
async def test_a_proposal_is_not_confirmed_before_staff_accept_it(decided: str, outcome: type) -> None:
    """P, case 37: the caller hears "requested"; the answer is looked for until there is one."""
    async with office(Strategy.SLOT_FIRST, Habits(proposes=True)) as at:
        body = booking()
        for again in (False, True):
            with pytest.raises(Undecided):
                await at.push(body, again=again)
        [held] = at.booked()
        at.server.put({**held, "status": decided})
        assert isinstance(await at.push(body, again=True), outcome)
        assert len(at.server.all("Appointment")) == 1


@pytest.mark.parametrize(
    "habits",
    [
        Habits(absolute_references=True),
        Habits(no_etag=True),
        Habits(strong_etag=True),
        Habits(empty_answers=True),
        Habits(outcome_in_search=True),
        Habits(ignores_search=True),
    ],
    ids=["absolute", "no-etag", "strong-etag", "empty", "outcome", "unfiltered"],
)
@pytest.mark.parametrize("way", [Strategy.TRANSACTION, Strategy.SLOT_FIRST])
async def test_odd_but_lawful_answers_are_understood(way: Strategy, habits: Habits) -> None:
    """P, cases 27, 28, 32, 33: absolute references, versions in meta only, no bodies, outcomes, filters ignored."""
    async with office(way, habits) as at:
        body = booking()
        assert isinstance(await at.push(body), Pushed)
        change = moving(body, 8)
        assert isinstance(await at.push(change), Pushed)
        assert isinstance(await at.push(unwanted(change)), Pushed)
        assert len(at.server.all("Appointment")) == 1
        assert {at.status(number) for number in range(16)} == {"free"}


@pytest.mark.parametrize("way", [Strategy.TRANSACTION, Strategy.SLOT_FIRST])
async def test_without_any_version_nothing_is_written_blindly(way: Strategy) -> None:
    """P, case 32: neither ETag nor versionId."""
    async with office(way, Habits(no_versions=True)) as at:
        assert await at.push(booking()) == Rejected(0, "version-missing")
        assert (at.booked(), at.status(0)) == ([], "free")


@pytest.mark.parametrize(
    ("habits", "strategy", "broken"),
    [
        (Habits(), Strategy.TRANSACTION, set()),
        (Habits(keeps_half_a_transaction=True), Strategy.SLOT_FIRST, {"transaction_rolls_back"}),
        (Habits(no_transactions=True), Strategy.SLOT_FIRST, {"transaction"}),
        (Habits(ignores_if_match=True), Strategy.REQUEST_ONLY, {"slot_if_match", "transaction_if_match"}),
        (Habits(no_versions=True), Strategy.REQUEST_ONLY, {"slot_version"}),
        (Habits(flips_slots=True), Strategy.SERVER_BOOKS, {"transaction"}),
        (Habits(flips_slots=True, ignores_if_match=True), Strategy.REQUEST_ONLY, {"appointment_if_match"}),
        (Habits(ignores_if_none_exist=True), Strategy.TRANSACTION, {"if_none_exist"}),
        (Habits(ignores_search=True), Strategy.TRANSACTION, {"last_updated"}),
        (Habits(read_only=True), Strategy.REQUEST_ONLY, {"slot"}),
        (Habits(proposes=True), Strategy.TRANSACTION, set()),
        (Habits(proposes=True, answers_as_asked=True), Strategy.TRANSACTION, {"answer_is_stored"}),
        (Habits(empty_answers=True), Strategy.TRANSACTION, {"answer_is_stored"}),
    ],
    ids=[
        "good",
        "orphans",
        "no-bundles",
        "blind",
        "no-versions",
        "books",
        "books-blind",
        "twins",
        "unfiltered",
        "read-only",
        "proposes",
        "echo",
        "silent",
    ],
)
async def test_the_self_test_finds_what_a_server_cannot_be_trusted_with(
    habits: Habits, strategy: Strategy, broken: set[str]
) -> None:
    """M, cases 8 and 9: orphans of failed bundles, If-Match ignored: the strategy that needs them is refused."""
    async with office(Strategy.SLOT_FIRST, habits) as at:
        found = await probe(at.http, patient_id="p1")
        assert (found.strategy, {name for name, held in found.checks.items() if not held} & broken) == (
            strategy,
            broken,
        )
        assert found.note == ("" if habits.read_only else "Communication")
        text = msgspec.json.decode(msgspec.json.encode(found))
        assert (text["schema"], text["strategy"], text["software"]) == (1, strategy.value, "model")
        left = [one for one in at.server.all("Appointment") if one["status"] == "booked"]
        assert (left, len(at.server.all("Slot")), len(at.server.all("Schedule"))) == ([], 16, 1)
