"""What a caller hears of a change that staff had overtaken, and whose card stays open for it."""

from __future__ import annotations

import pytest

from appliance.clinic.visit import VisitStatus
from appliance.dialogue.acts import Bridge, FindOpenings, Move, Outcome
from appliance.seams import Conflict, Rejected
from tests.fakes.caller import PaperCall, visit
from tests.unit.test_desk_answers import Box, booked, box, held
from tests.unit.test_unsettled import BORN, TUESDAY

__all__ = ["box"]  # a fixture

LOST = ("slot_taken", "time_taken", "slot_gone")
CHANGED = ("appointment_gone", "appointment_moved", "appointment_cancelled", "appointment_fulfilled")


async def moved(at: Box, found: str) -> tuple[Outcome, VisitStatus, int]:
    """The answer to a move, the visit's status after it, and how many cards are open."""
    made = (await booked(at.desk)).visit
    to = await held(at.desk)
    at.ehr.outcome = Conflict(found)
    answer = await at.desk.move(Move(made.id, to.hold_id), "c1")
    assert answer.visit.start == made.start
    return answer.outcome, answer.visit.status, len((await at.desk.status()).cards)


@pytest.mark.anyio
@pytest.mark.parametrize("found", LOST)
async def test_a_move_that_lost_only_its_new_time_is_told_so_and_settled(box: Box, found: str) -> None:
    assert await moved(box, found) == (Outcome.TAKEN, VisitStatus.CONFIRMED, 0)


@pytest.mark.anyio
@pytest.mark.parametrize("found", CHANGED)
async def test_a_move_of_what_staff_have_changed_fails_and_is_their_card(box: Box, found: str) -> None:
    assert await moved(box, found) == (Outcome.FAILED, VisitStatus.NEEDS_ATTENTION, 1)


@pytest.mark.anyio
@pytest.mark.parametrize("found", CHANGED)
async def test_a_booking_staff_have_changed_already_is_a_request_and_their_card(box: Box, found: str) -> None:
    box.ehr.outcome = Conflict(found)
    answer = await booked(box.desk)
    assert (answer.outcome, answer.visit.status) == (Outcome.REQUESTED, VisitStatus.NEEDS_ATTENTION)
    assert len((await box.desk.status()).cards) == 1


@pytest.mark.anyio
async def test_a_move_that_was_refused_stays_a_request(box: Box) -> None:
    made = (await booked(box.desk)).visit
    to = await held(box.desk)
    box.ehr.outcome = Rejected(422, "business-rule")
    assert (await box.desk.move(Move(made.id, to.hold_id), "c1")).outcome is Outcome.REQUESTED
    assert len((await box.desk.status()).cards) == 1


@pytest.mark.parametrize(("outcome", "searches"), [(Outcome.FAILED, 1), (Outcome.TAKEN, 2)])
def test_who_moves_hears_of_a_taken_time_only_where_it_was_taken(outcome: Outcome, searches: int) -> None:
    call = PaperCall(caller="+15550101", visits=[visit(TUESDAY)], outcomes=[outcome])
    call.says("move my appointment to Friday at ten", BORN, "yes")
    assert len(call.done(FindOpenings)) == searches
    assert ("time_was_taken" in call.keys) == (outcome is Outcome.TAKEN)
    assert bool(call.done(Bridge)) == (outcome is Outcome.FAILED)
