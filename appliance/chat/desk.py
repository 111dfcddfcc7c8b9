"""The desk a chat talks to: a throw-away store, and behind it nothing, a stand-in, or a real record system."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import anyio

from appliance.call.desk import Desk
from appliance.chat.call import ChatCall, Means
from appliance.chat.clock import VirtualClock
from appliance.chat.records import AcceptingRecords
from appliance.chat.store import stocked
from appliance.clinic.load import ClinicFile
from appliance.clinic.people import Lang
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.phrasebook import Phrasebook
from appliance.ehr.link import EhrChild
from appliance.store.database import open_database
from appliance.store.key import read_or_make_key

FIRST_SYNC_S = 15.0
"""How long a start waits for a real record system."""
SYNC_EVERY_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a chat was asked to be."""

    file: ClinicFile
    now: datetime
    """Aware."""
    caller: str | None = None
    """E.164; None for a caller who hides their number."""
    lang: Lang | None = None
    """The language the box begins in; None: that of a caller it knows, else the clinic's."""
    fhir: str = ""
    """"": the stand-in; "off": no record system; else its base URL."""
    call_id: str = "chat-1"


@dataclass(frozen=True, slots=True)
class Open:
    """A call that has not been answered yet, and the store it works on."""

    call: ChatCall
    db: sqlite3.Connection


@asynccontextmanager
async def opened(wanted: Wanted, phrasebook: Phrasebook | None = None) -> AsyncIterator[Open]:
    """One call over a store of its own, closed at the end. Raises ApplianceError."""
    clock = VirtualClock(wanted.now)
    if wanted.fhir in ("", "off"):
        with closing(stocked(wanted.file, wanted.now)) as db:
            records = None if wanted.fhir else AcceptingRecords(db, clock)
            means = Means(
                clinic=wanted.file.clinic,
                phrasebook=phrasebook or Phrasebook.load(),
                clock=clock,
                desk=Desk(db, wanted.file.clinic, clock, records),
                records=records,
            )
            yield await _ready(wanted, means, db)
        return
    async with _real(wanted, clock, phrasebook or Phrasebook.load()) as ready:
        yield ready


@asynccontextmanager
async def _real(wanted: Wanted, clock: VirtualClock, phrasebook: Phrasebook) -> AsyncIterator[Open]:
    clinic = wanted.file.clinic
    with tempfile.TemporaryDirectory(prefix="frontdesk-chat-") as folder:
        key, path = read_or_make_key(Path(folder)), Path(folder) / "chat.db"
        with closing(open_database(path, key)) as db:
            records = EhrChild(
                base_url=wanted.fhir,
                every_s=SYNC_EVERY_S,
                database=path,
                key=key,
                clinic=clinic,
                clock=clock,
            )
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(records.run)
                if not await records.wait_synced(FIRST_SYNC_S):
                    print(f"frontdesk: {wanted.fhir} does not answer; going on without it", file=sys.stderr)
                desk = Desk(db, clinic, clock, records)
                means = Means(clinic=clinic, phrasebook=phrasebook, clock=clock, desk=desk, records=records)
                yield await _ready(wanted, means, db)
                tasks.cancel_scope.cancel()


async def _ready(wanted: Wanted, means: Means, db: sqlite3.Connection) -> Open:
    clinic, patients = means.clinic, await means.desk.patients()
    if wanted.lang:
        clinic = replace(clinic, lang=wanted.lang)
        patients = tuple(replace(one, lang=wanted.lang) for one in patients)
    dialogue = Dialogue(clinic, patients, caller=wanted.caller, now=wanted.now)
    return Open(ChatCall(wanted.call_id, means, dialogue), db)
