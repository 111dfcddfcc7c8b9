"""Only the patients who changed are read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes.maple import MONDAY

from appliance.store import mirror, patients
from appliance.store.database import open_database
from appliance.store.mirror import MirrorPatient

ANN = MirrorPatient(
    ehr_id="p1",
    key=None,
    given="Ann",
    family="Lee",
    birth_date=date(1980, 3, 4),
    phone="+13125550101",
    lang="en",
    active=True,
)
BOB = replace(ANN, ehr_id="p2", given="Bob")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def sweep(db: sqlite3.Connection, *people: MirrorPatient) -> None:
    one = mirror.begin_sweep(db, MONDAY)
    mirror.put_patients(db, one, people)
    mirror.finish_sweep(db, one, MONDAY, MONDAY)


def changed(db: sqlite3.Connection, since: int) -> tuple[list[tuple[str, bool]], int]:
    people, newest = patients.changed_since(db, since)
    return [(one.given, one.active) for one in people], newest


def test_everyone_is_read_first_and_a_sweep_that_finds_nothing_new_gives_nobody(db):
    sweep(db, ANN, BOB)
    people, newest = changed(db, -1)
    assert people == [("Ann", True), ("Bob", True)]
    sweep(db, ANN, BOB)
    assert changed(db, newest) == ([], newest)


def test_an_empty_store_has_nobody_and_the_first_one_is_seen(db):
    people, newest = changed(db, -1)
    assert people == []
    sweep(db, ANN)
    assert changed(db, newest)[0] == [("Ann", True)]


def test_who_changed_or_went_is_read_again_once(db):
    sweep(db, ANN, BOB)
    newest = changed(db, -1)[1]
    sweep(db, replace(ANN, given="Anne"))
    people, newer = changed(db, newest)
    assert people == [("Anne", True), ("Bob", False)]
    assert changed(db, newer) == ([], newer)
