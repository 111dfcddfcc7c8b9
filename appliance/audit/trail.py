"""Who did what to whose record: rows that are only ever added, each carrying the hash of the one before.

Changing, dropping or reordering a row breaks the chain from there on; a trail that was cut short at its end is found by
comparing `head` with one noted elsewhere.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

START = "0" * 64
"""The hash before the first row."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row: its number (0 for an empty trail) and hash."""

    seq: int
    hash: str


def append(
    db: sqlite3.Connection,
    *,
    at: datetime,
    actor: str,
    action: str,
    object_id: str,
    call_id: str | None = None,
    detail: Mapping[str, str] | None = None,
) -> None:
    """Add a row, inside the transaction of what it tells of, so that neither exists without the other.

    `actor`: caller, box, ehr or an account of staff. `action`: noun.verb. `detail`: ids and fixed words.
    """
    newest = head(db)
    seq = newest.seq + 1
    text = msgspec.json.encode(dict(sorted((detail or {}).items()))).decode()
    row = (seq, at.astimezone(UTC).isoformat(), actor, action, object_id, call_id, text, newest.hash)
    db.execute("insert into audit values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, _hash(row)))


def head(db: sqlite3.Connection) -> Head:
    """Where the trail ends now."""
    row = db.execute("select seq, hash from audit order by seq desc limit 1").fetchone()
    return Head(row[0], row[1]) if row else Head(0, START)


def verify(db: sqlite3.Connection, noted: Head | None = None) -> int | None:
    """The number of the first row that was tampered with, None when the trail is whole.

    `noted`: a head kept elsewhere; when the trail no longer holds it, the number it was cut or rewritten at.
    """
    expected, before = 1, START
    kept = noted is None or noted.seq == 0
    for *row, found in db.execute(
        "select seq, at, actor, action, object, call_id, detail, prev, hash from audit order by seq"
    ):
        if row[0] != expected or row[7] != before or _hash(tuple(row)) != found:
            return expected
        if noted is not None and row[0] == noted.seq:
            if found != noted.hash:
                return expected
            kept = True
        expected, before = expected + 1, found
    return None if kept else expected


def _hash(row: tuple[object, ...]) -> str:
    return hashlib.sha256(msgspec.json.encode(row)).hexdigest()
