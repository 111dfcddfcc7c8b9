"""One writer at a time, over every process that has the file open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from appliance.store.errors import DATABASE_ERRORS, INTEGRITY_ERRORS, sentence


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of the block is committed, or none of it.

    Takes the write lock at once (`begin immediate`), so what the block reads stays true until it commits. Not
    reentrant. Integrity errors pass through; every other database error becomes a StoreError.
    """
    try:
        db.execute("begin immediate")
        try:
            yield
        except BaseException:
            _undo(db)
            raise
        try:
            db.execute("commit")
        except DATABASE_ERRORS:
            _undo(db)
            raise
    except INTEGRITY_ERRORS:
        raise
    except DATABASE_ERRORS as error:
        raise sentence(error, "The database") from error


def _undo(db: sqlite3.Connection) -> None:
    if db.in_transaction:  # a full disk makes the database roll back by itself
        db.execute("rollback")
