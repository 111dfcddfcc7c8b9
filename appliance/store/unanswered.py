"""Changes the EHR has not answered for long: a person must look, while the box goes on asking.

Such a card goes by itself when the answer comes; a conflict then has a card of its own.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import msgspec

from appliance.store.bodies import BODIES, MoveBody, NoteBody
from appliance.store.instant import to_epoch
from appliance.store.writer import writing

NO_ANSWER = "no_answer"
"""What such a card says was found."""

LATE = timedelta(hours=4)
"""A change of a visit that has waited longer is a card: this is no server that restarts, nor a line that was cut."""

NEAR = timedelta(hours=2)
"""So is one of a visit that begins sooner, or has begun: staff expect somebody, or nobody, by what they see."""

PATIENCE = timedelta(minutes=10)
"""None is before it has waited so long."""

_OPEN = "('QUEUED', 'SENT', 'AMBIGUOUS')"

_WAITS = f"kind <> 'note' and state in {_OPEN} and key not in (select key from cards)"  # noqa: S608

_CARD = f"""
insert into cards (kind, key, visit_id, found, opened_at)
select 'rejected', key, visit_id, ?, ? from outbox where key = ? and {_WAITS}
"""  # noqa: S608


def card(db: sqlite3.Connection, now: datetime) -> int:
    """Open a card, once, for each change of a visit that waits too long; how many. Notes wait on without."""
    rows = db.execute(
        f"select key, kind, body, queued_at from outbox where {_WAITS} and queued_at <= ?",  # noqa: S608
        (to_epoch(now - PATIENCE),),
    ).fetchall()
    late = [
        (NO_ANSWER, to_epoch(now), key)
        for key, kind, body, queued_at in rows
        if queued_at <= to_epoch(now - LATE) or _begins(kind, body) <= now + NEAR
    ]
    if not late:
        return 0
    with writing(db):
        return db.executemany(_CARD, late).rowcount


def answered(db: sqlite3.Connection) -> None:
    """The cards of changes that have their answer, or were taken back, are gone. Inside `writing`."""
    db.execute(
        f"delete from cards where found = ? and key in (select key from outbox where state not in {_OPEN})",  # noqa: S608
        (NO_ANSWER,),
    )


def _begins(kind: str, text: str) -> datetime:
    """The start of the visit; of a move, the sooner one."""
    body = msgspec.json.decode(text, type=BODIES[kind])
    if isinstance(body, NoteBody):
        return body.ended
    return min(body.start, body.old_start) if isinstance(body, MoveBody) else body.start
