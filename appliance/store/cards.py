"""What staff must look at: changes the EHR did not take."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from appliance.store.instant import from_epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One change that needs a person."""

    number: int
    """By which staff close it."""
    kind: str
    """conflict or rejected; not answered yet counts as rejected, see `found`."""
    change: str
    """book, move, cancel or note."""
    found: str
    """What stood in the way: a fixed word (no_answer: nothing yet) or an OperationOutcome code."""
    opened: datetime
    visit_id: str | None
    patient_id: str | None
    start: datetime | None
    """When the visit was promised for."""


def cards(db: sqlite3.Connection) -> tuple[Card, ...]:
    """The open cards, newest first. Those the caller heard of during the call are not among them."""
    rows = db.execute(
        "select c.id, c.kind, o.kind, c.found, c.opened_at, c.visit_id, v.patient_id, v.starts_at"
        " from cards c join outbox o on o.key = c.key left join visits v on v.id = c.visit_id"
        " where c.told_at is null order by c.id desc"
    )
    return tuple(
        Card(
            number=number,
            kind=kind,
            change=change,
            found=found,
            opened=from_epoch(opened_at),
            visit_id=visit_id,
            patient_id=patient_id,
            start=None if starts_at is None else from_epoch(starts_at),
        )
        for number, kind, change, found, opened_at, visit_id, patient_id, starts_at in rows
    )
