"""The database opens encrypted, whole and by one key, or says in one sentence why not."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from appliance.errors import StoreError
from appliance.store.database import open_database
from appliance.store.errors import INTEGRITY_ERRORS
from appliance.store.key import NAME, read_or_make_key
from appliance.store.writer import writing

KEY, OTHER = "a1" * 32, "b2" * 32


def fill(db, rows):
    with writing(db):
        db.executemany("insert into resources values ('Schedule', ?, ?, 0)", [(str(n), "x" * 4000) for n in rows])


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_new_database_is_durable_and_checked(tmp_path, key):
    db = open_database(tmp_path / "box.db", key)
    values = [db.execute(f"pragma {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    db.close()
    assert values == ["wal", 2, 1]


def test_nothing_on_the_disk_can_be_read_without_the_key(tmp_path):
    db = open_database(tmp_path / "box.db", KEY)
    with writing(db):
        db.execute("insert into calls (id, started_at, outcome) values ('c1', 0, 'xyzzy-outcome')")
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert b"xyzzy" not in data
        assert not data.startswith(b"SQLite format 3")
    db.close()


def test_another_boxs_key_is_refused_in_one_sentence(tmp_path, capfd):
    open_database(tmp_path / "box.db", KEY).close()
    for key in (OTHER, None):
        with pytest.raises(StoreError, match=r"does not open with this key: .*\.$"):
            open_database(tmp_path / "box.db", key)
    assert capfd.readouterr().err == ""


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "box.db").write_bytes(b"hello" * 1000)
    with pytest.raises(StoreError, match="not a database at all"):
        open_database(tmp_path / "box.db", KEY)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match="check that its folder exists"):
        open_database(tmp_path / "nowhere" / "box.db", KEY)


def test_a_newer_boxs_database_is_left_alone(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer version"):
        open_database(tmp_path / "box.db", None)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_full_disk_is_said_in_one_sentence_and_undoes_the_whole_change(tmp_path, key):
    db = open_database(tmp_path / "box.db", key)
    fill(db, range(5))
    pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages + 5}")
    with pytest.raises(StoreError, match="disk is full"):
        fill(db, range(10, 500))
    assert db.execute("select count(*) from resources").fetchone() == (5,)
    assert not db.in_transaction
    db.close()


def test_a_read_only_database_is_said_in_one_sentence(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    db.execute("pragma query_only = on")
    with pytest.raises(StoreError, match="cannot be written"):
        fill(db, range(1))
    db.close()


def test_an_exception_undoes_everything_since_the_transaction_began(tmp_path):
    db = open_database(tmp_path / "box.db", None)

    def half_way():
        with writing(db):
            db.execute("insert into calls (id, started_at) values ('c1', 0)")
            raise KeyError

    with pytest.raises(KeyError):
        half_way()
    assert db.execute("select count(*) from calls").fetchone() == (0,)
    db.close()


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_both_drivers_refuse_under_one_name(tmp_path, key):
    db = open_database(tmp_path / "box.db", key)
    db.execute("insert into calls (id, started_at) values ('c1', 0)")
    with pytest.raises(INTEGRITY_ERRORS) as caught, writing(db):
        db.execute("insert into calls (id, started_at) values ('c1', 0)")
    assert isinstance(caught.value, sqlcipher.IntegrityError if key else sqlite3.IntegrityError)
    db.close()


def test_the_key_is_made_once_and_for_this_account_alone(tmp_path):
    key = read_or_make_key(tmp_path / "state")
    assert len(bytes.fromhex(key)) == 32
    assert read_or_make_key(tmp_path / "state") == key
    assert stat.S_IMODE((tmp_path / "state" / NAME).stat().st_mode) == 0o600
    assert os.listdir(tmp_path / "state") == [NAME]
    open_database(tmp_path / "state" / "box.db", key).close()


def test_a_key_others_can_read_is_refused(tmp_path):
    read_or_make_key(tmp_path)
    (tmp_path / NAME).chmod(0o644)
    with pytest.raises(StoreError, match="chmod 600"):
        read_or_make_key(tmp_path)


def test_a_damaged_key_is_refused(tmp_path):
    with pytest.raises(StoreError, match="64 hex digits"):
        open_database(tmp_path / "box.db", "short")
