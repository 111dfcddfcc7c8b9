"""Opening the box's one database file."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2 as sqlcipher

from appliance.errors import StoreError
from appliance.store.errors import DATABASE_ERRORS, sentence

DATABASE = "frontdesk.db"
"""Its name in the state folder."""

BUSY_S = 5.0
"""How long a writer waits for another process's transaction (each is a few milliseconds long)."""


def open_database(path: Path | str, key: str | None) -> sqlite3.Connection:
    """Open, and bring up to date, the database at `path`; made when missing. Several processes may have it open.

    `key`: 64 hex digits, and the file is encrypted with SQLCipher; None leaves it plain, for tests only.
    The connection may be used from any thread, by one at a time. Close it when done.
    Raises StoreError with one sentence: wrong key, not a database, full disk, no permission, made by a newer version.
    """
    db: sqlite3.Connection | None = None
    try:
        db = _connect(path, key)
        _migrate(db, str(path))
    except DATABASE_ERRORS as error:
        if db is not None:
            db.close()
        raise sentence(error, str(path)) from error
    except StoreError:
        if db is not None:
            db.close()
        raise
    return db


def _connect(path: Path | str, key: str | None) -> sqlite3.Connection:
    if key is None:
        db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    else:
        if len(key) != 64 or set(key) - set("0123456789abcdef"):
            raise StoreError(f"The key for {path} is not 64 hex digits: restore the key file from the backup.")
        db = cast(
            sqlite3.Connection,  # the same interface, from a driver of its own
            sqlcipher.connect(str(path), timeout=BUSY_S, isolation_level=None, check_same_thread=False),
        )
        db.execute("pragma cipher_log_level = none")  # else a wrong key scribbles on stderr
        db.execute(f"pragma key = \"x'{key}'\"")
    try:
        _settle(db)
    except DATABASE_ERRORS:
        db.close()
        raise
    return db


def _settle(db: sqlite3.Connection) -> None:
    db.execute("select count(*) from sqlite_master").fetchone()
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    db.execute("pragma foreign_keys = on")


def _migrate(db: sqlite3.Connection, path: str) -> None:
    steps = sorted(step.name for step in files("appliance.store").joinpath("migrations").iterdir())
    steps = [name for name in steps if name.endswith(".sql")]
    if _version(db) == len(steps):
        return
    db.execute("begin immediate")  # another process may be doing the same
    try:
        version = _version(db)
        if version > len(steps):
            raise StoreError(f"{path} was written by a newer version of this box: install that version or a later one.")
        for number, name in enumerate(steps[version:], start=version + 1):
            text = files("appliance.store").joinpath("migrations", name).read_text(encoding="utf-8")
            for statement in _statements(text):
                db.execute(statement)
            db.execute(f"pragma user_version = {number}")
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("pragma user_version").fetchone()[0])


def _statements(text: str) -> list[str]:
    """The statements of a script one by one: `executescript` would commit half-way."""
    found, current = [], ""
    for line in text.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
