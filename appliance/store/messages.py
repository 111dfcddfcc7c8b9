"""What callers left for the people at the clinic."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

import msgspec

from appliance.clinic.message import Message, MessageKind
from appliance.store.ids import new_id
from appliance.store.instant import from_epoch, to_epoch

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One message in its inbox."""

    id: str
    call_id: str
    taken: datetime
    message: Message


def add(db: sqlite3.Connection, message: Message, *, call_id: str, now: datetime) -> str:
    """Keep a message; its id. Inside `writing`."""
    message_id = new_id()
    db.execute(
        "insert into messages (id, call_id, kind, inbox, name, callback, patient_id, visit_id, lang, words, facts,"
        " taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            message_id,
            call_id,
            message.kind.value,
            message.inbox.value,
            message.name,
            message.callback,
            message.patient_id,
            message.visit_id,
            message.lang,
            message.words,
            msgspec.json.encode(dict(message.facts)).decode(),
            to_epoch(now),
        ),
    )
    return message_id


def count(db: sqlite3.Connection) -> int:
    """How many wait for a person."""
    return int(db.execute("select count(*) from messages where done_at is null").fetchone()[0])


def waiting(db: sqlite3.Connection) -> tuple[Kept, ...]:
    """Those nobody has dealt with, newest first, MOST_SHOWN at most."""
    rows = db.execute(
        "select id, call_id, kind, name, callback, patient_id, visit_id, lang, words, facts, taken_at from messages"
        " where done_at is null order by taken_at desc, id desc limit ?",
        (MOST_SHOWN,),
    )
    return tuple(
        Kept(
            id=row[0],
            call_id=row[1],
            taken=from_epoch(row[10]),
            message=Message(
                kind=MessageKind(row[2]),
                name=row[3],
                callback=row[4],
                patient_id=row[5],
                visit_id=row[6],
                lang=row[7],
                words=row[8],
                facts=msgspec.json.decode(row[9], type=dict[str, str]),
            ),
        )
        for row in rows
    )


def to_approve(db: sqlite3.Connection, patient_id: str) -> frozenset[str]:
    """A patient's visits that staff were asked to approve and have not dealt with yet."""
    rows = db.execute(
        "select visit_id from messages where patient_id = ? and kind = ? and visit_id is not null and done_at is null",
        (patient_id, MessageKind.APPROVAL.value),
    )
    return frozenset(row[0] for row in rows)


def done(db: sqlite3.Connection, message_id: str, now: datetime) -> bool:
    """Somebody has dealt with it; False when that was so already. Inside `writing`."""
    changed = db.execute(
        "update messages set done_at = ? where id = ? and done_at is null", (to_epoch(now), message_id)
    )
    return changed.rowcount > 0
