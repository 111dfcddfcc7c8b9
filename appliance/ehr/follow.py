"""Reading only what has changed, from the record system into the mirror. Sweeps find deletions (ehr/sweep.py)."""

from __future__ import annotations

import sqlite3
from contextlib import aclosing
from datetime import datetime, timedelta

import anyio
import msgspec

from appliance.ehr import mirrored
from appliance.ehr.cursor import Cursor
from appliance.ehr.mirrored import Practice
from appliance.ehr.resource import Json
from appliance.ehr.sweep import KINDS, calendars_of, parsed
from appliance.errors import EhrError
from appliance.seams import Clock, Ehr
from appliance.store import mirror
from appliance.store.appointments import forget_appointments, put_appointments


class Unfollowable(EhrError):
    """The changes cannot be told from the rest: read everything."""

    def __init__(self, *, went_back: bool = False, unfiltered: bool = False) -> None:
        """`went_back`: the server is older than it was. `unfiltered`: it gives more than was asked for."""
        super().__init__("the record system's changes cannot be followed")
        self.went_back, self.unfiltered = went_back, unfiltered


async def follow(
    db: sqlite3.Connection, ehr: Ehr, practice: Practice, clock: Clock, cursors: dict[str, Cursor], until: datetime
) -> int:
    """Take every change since the cursors, which move on; how many there were. `until`: end of the mirrored window.

    Raises EhrUnreachable: the cursors stand where they stood. Raises Unfollowable: sweep.
    """
    view, began = mirror.view(db, clock.now()), anyio.current_time()
    found: dict[str, list[tuple[Json, bytes]]] = {kind: [] for kind in KINDS}
    async with aclosing(ehr.changes({kind: cursors[kind].since for kind in KINDS})) as pages:
        async for kind, page in pages:
            rows = [(msgspec.json.decode(raw), raw) for raw in page]
            if cursors[kind].before([one for one, _ in rows]):
                raise Unfollowable(unfiltered=True)  # at the first page: the rest may be the whole record system
            found[kind] += rows
    took = timedelta(seconds=anyio.current_time() - began)
    for kind, rows in found.items():
        if cursors[kind].missing([str(one.get("id")) for one, _ in rows]):
            raise Unfollowable(went_back=True)
    news = {kind: cursors[kind].fresh([one for one, _ in rows]) for kind, rows in found.items()}
    if news["Schedule"]:
        raise Unfollowable  # whose slots these are may have changed, of slots that have not
    for kind, rows in found.items():
        ids = {str(one.get("id")) for one in news[kind]}
        raw = {str(one.get("id")): text for one, text in rows if str(one.get("id")) in ids}
        again = _take(db, view, kind, list(_last(news[kind])), raw, practice, until)
        cursors[kind].read([one for one, _ in rows], again=again, took=took)
    mirror.mark_synced(db, clock.now(), max(one.latest for one in cursors.values()))
    return sum(map(len, news.values()))


def _last(resources: list[Json]) -> list[Json]:
    """One of each id: a resource that changed between two pages comes twice, the newer one later."""
    return list({str(one.get("id")): one for one in resources}.values())


def _take(
    db: sqlite3.Connection,
    view: mirror.Sweep,
    kind: str,
    news: list[Json],
    raw: dict[str, bytes],
    practice: Practice,
    until: datetime,
) -> frozenset[str]:
    """Put one type's changes; the ids that must be looked at again, because a change of ours is on its way."""
    match kind:
        case "Patient":
            people, rest = parsed(news, mirrored.patient)
            mirror.put_patients(db, view, people)
            mirror.forget_patients(db, rest)
        case "Slot":
            calendars = calendars_of(db, practice)
            slots, rest = parsed(news, lambda one: mirrored.slot(one, calendars))
            mirror.put_slots(db, view, [one for one in slots if one.start < until])
            mirror.forget_slots(db, [*rest, *(one.ehr_id for one in slots if one.start >= until)])
        case "Appointment":
            visits, rest = parsed(news, lambda one: mirrored.appointment(one, practice))
            return put_appointments(db, view, visits) | forget_appointments(db, view, rest)
        case _:
            mirror.put_resources(db, view, kind, [(one, text.decode()) for one, text in raw.items()])
    return frozenset()
