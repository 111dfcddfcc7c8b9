"""`frontdesk cards`: the changes that wait for a person, each with what was promised, found and could be offered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import anyio
import msgspec

from appliance.call.desk import Desk
from appliance.clinic.settings import Clinic
from appliance.clinic_file import load_clinic
from appliance.clock import SystemClock
from appliance.config import Config
from appliance.dialogue.acts import Wanted
from appliance.errors import ConfigError
from appliance.schedule.card import close
from appliance.seams import Clock
from appliance.store import patients, visits
from appliance.store.cards import Card, cards
from appliance.store.database import DATABASE, open_database
from appliance.store.key import read_or_make_key

FOUND = {
    "slot_taken": "somebody else has the slot",
    "time_taken": "another appointment stands at that time",
    "slot_gone": "the calendar has no slot there any more",
    "appointment_gone": "the appointment is not there any more",
    "appointment_moved": "staff have moved the appointment",
    "appointment_changed": "the appointment is not as it was written",
    "appointment_cancelled": "the appointment was cancelled",
    "no_answer": "no answer yet; the box goes on asking",
    "note_refused": "the note was not taken",
    "0 request-only": "the box may not book here",
    "0 no-notes": "the box may leave no note here",
    "0 patient-unknown": "the patient is not on file, and the box may not enter somebody new",
    "403 scope": "the record system's scopes do not allow it",
}
"""In words, where the word is one of the box's own. Anything else is the record system's, shown as it is."""


def start(config: Config, *, done: int | None) -> str:
    """The open cards, newest first, as JSON; `done`: this one has been dealt with. Raises ApplianceError."""
    folder, clock = Path(config.state), SystemClock()
    if not (folder / DATABASE).exists():
        raise ConfigError(f"{folder} holds no {DATABASE}: name the state folder of a box that has run")
    clinic = load_clinic(config.clinic).clinic
    with closing(open_database(folder / DATABASE, read_or_make_key(folder))) as db:
        if done is not None and not close(db, done, clock.now()):
            raise ConfigError(f"no card {done} is open")
        shown = anyio.run(show, db, clinic, clock)
    return msgspec.json.format(msgspec.json.encode(shown), indent=1).decode()


async def show(db: sqlite3.Connection, clinic: Clinic, clock: Clock) -> list[dict[str, Any]]:
    """Each open card, ready to print."""
    desk = Desk(db, clinic, clock, None)
    return [await _one(db, desk, clinic, card) for card in cards(db)]


async def _one(db: sqlite3.Connection, desk: Desk, clinic: Clinic, card: Card) -> dict[str, Any]:
    visit = visits.visit(db, card.visit_id) if card.visit_id else None
    patient = patients.patient(db, visit.patient_id) if visit is not None else None

    def local(at: datetime) -> str:
        return at.astimezone(clinic.zone).isoformat(timespec="minutes")

    found: dict[str, Any] = {
        "card": card.number,
        "opened": local(card.opened),
        "change": card.change,
        "found": FOUND.get(card.found, card.found),
    }
    if visit is not None:
        found["promised"] = {
            "patient": f"{patient.given} {patient.family}" if patient is not None else None,
            "phone": patient.phone if patient is not None else None,
            "visit_type": visit.visit_type_id,
            "provider": visit.provider_id,
            "start": local(visit.start),
        }
    if visit is not None and clinic.knows(visit) and card.change in ("book", "move"):
        wanted = Wanted(visit_type_id=visit.visit_type_id, provider_id=visit.provider_id, at=visit.start)
        openings = (await desk.find_openings(wanted)).openings
        found["could_offer"] = [local(one.start) for one in openings]
    return found
