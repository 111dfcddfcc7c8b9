"""What staff see of a conflict, and what closing it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from fakes.maple import MONDAY, StandingClock, maple

from appliance.cards import show
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening, VisitStatus
from appliance.schedule import book
from appliance.schedule.card import close
from appliance.store import busy, settle, visits
from appliance.store.cards import cards
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio
CLINIC = maple().clinic
KIND = next(one for one in CLINIC.visit_types if one.default)
START = (MONDAY + timedelta(days=1)).replace(hour=15, minute=0)
OPENING = Opening(
    provider_id=KIND.providers[0], location_id="main", visit_type_id=KIND.id, start=START, minutes=KIND.minutes
)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


def booked(db: sqlite3.Connection) -> str:
    who = NewPatient(given="Ana", family="Ruiz", birth_date=maple().patients[0].birth_date, phone="+13125550199")
    hold = book.hold(db, OPENING, "c1", MONDAY)
    return book.book(db, hold, who, call_id="c1", callback="", lang="en", reason="", now=MONDAY).id


async def test_a_conflict_shows_what_was_promised_what_was_found_and_the_nearest_times(db: sqlite3.Connection) -> None:
    settle.mark_conflict(db, booked(db), "slot_taken", MONDAY)
    [card] = await show(db, CLINIC, StandingClock())
    assert (card["change"], card["found"]) == ("book", "somebody else has the slot")
    assert card["promised"] == {
        "patient": "Ana Ruiz",
        "phone": "+13125550199",
        "visit_type": KIND.id,
        "provider": KIND.providers[0],
        "start": "2026-11-24T09:00-06:00",
    }
    assert len(card["could_offer"]) == 3
    assert "2026-11-24T09:00-06:00" not in card["could_offer"]
    assert all(one.startswith("2026-11-24") for one in card["could_offer"])


async def test_a_refusal_in_the_record_systems_own_words_is_shown_as_it_is(db: sqlite3.Connection) -> None:
    settle.mark_dead(db, booked(db), "422 business-rule", MONDAY)
    [card] = await show(db, CLINIC, StandingClock())
    assert card["found"] == "422 business-rule"


def test_a_closed_card_is_gone_once_and_gives_the_time_of_the_booking_back(db: sqlite3.Connection) -> None:
    key = booked(db)
    settle.mark_conflict(db, key, "slot_taken", MONDAY)
    [card] = cards(db)
    assert busy.taken(db, START, START + timedelta(hours=1), MONDAY, (OPENING.provider_id,))
    assert close(db, card.number, MONDAY)
    assert not close(db, card.number, MONDAY)
    assert not close(db, 99, MONDAY)
    assert cards(db) == ()
    assert not busy.taken(db, START, START + timedelta(hours=1), MONDAY, (OPENING.provider_id,))
    gone = visits.visit(db, key)
    assert gone is not None
    assert gone.status is VisitStatus.CANCELLED


def test_closing_the_card_of_a_move_leaves_the_visit_where_it_stands(db: sqlite3.Connection) -> None:
    visit_id = booked(db)
    settle.mark_acked(db, visit_id, "a1", "1", MONDAY)
    later = Opening(
        provider_id=OPENING.provider_id,
        location_id="main",
        visit_type_id=KIND.id,
        start=START + timedelta(hours=2),
        minutes=KIND.minutes,
    )
    hold = book.hold(db, later, "c2", MONDAY)
    _, key = book.move(db, visit_id, hold, call_id="c2", now=MONDAY)
    settle.mark_conflict(db, key, "slot_taken", MONDAY)
    [card] = cards(db)
    assert close(db, card.number, MONDAY)
    stands = visits.visit(db, visit_id)
    assert stands is not None
    assert (stands.start, stands.status) == (START, VisitStatus.CONFIRMED)
