"""The errors of both database drivers, under one name each."""

from __future__ import annotations

import sqlite3

from sqlcipher3 import dbapi2 as sqlcipher

from appliance.errors import StoreError

INTEGRITY_ERRORS: tuple[type[Exception], ...] = (sqlite3.IntegrityError, sqlcipher.IntegrityError)
"""A key, a constraint or a trigger refused the row."""

DATABASE_ERRORS: tuple[type[Exception], ...] = (sqlite3.DatabaseError, sqlcipher.DatabaseError)
"""Anything the database itself may raise, integrity errors included."""

_SENTENCES = (
    ("database or disk is full", "The disk is full: free some space on the volume that holds {path}."),
    ("readonly", "{path} cannot be written: give this account write permission on the file and its folder."),
    ("unable to open", "{path} cannot be opened: check that its folder exists and that this account may write there."),
    ("not a database", "{path} does not open with this key: it is another box's file, or not a database at all."),
    ("malformed", "{path} is damaged: restore the last backup."),
    ("locked", "{path} was kept busy by another process for too long: stop whatever else has it open."),
    ("disk i/o", "The disk under {path} failed while reading or writing: check the disk."),
)


def sentence(error: Exception, path: str) -> StoreError:
    """The driver's error as one sentence for the technician; it quotes nothing the database holds."""
    said = str(error).lower()
    for part, words in _SENTENCES:
        if part in said:
            return StoreError(words.format(path=path))
    return StoreError(f"{path} could not be used ({type(error).__name__}).")
