"""Open Dental as a driver of the EHR process: its book is read into the mirror, and changes are written into it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import anyio
import msgspec

from appliance.config import OpenDentalConfig
from appliance.ehr import mirrored
from appliance.ehr.driver import midnight
from appliance.ehr.fhir import WINDOW
from appliance.ehr.glance import FRESH_S
from appliance.ehr.http import FhirHttp
from appliance.ehr.mirrored import Practice
from appliance.ehr.open_dental import rows, wall
from appliance.ehr.open_dental.book import Book, Page, between
from appliance.ehr.open_dental.calendar import days, slots, stretches
from appliance.ehr.open_dental.changed import Changed
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.notes import note
from appliance.ehr.open_dental.rows import Row, number
from appliance.ehr.open_dental.visits import Visits
from appliance.ehr.profile import Profile, Strategy
from appliance.ehr.records import Refused
from appliance.ehr.resource import ODD, Json
from appliance.ehr.sweep import calendars_of, parsed
from appliance.ehr.twins import Twins
from appliance.ehr.wire import StillFree
from appliance.errors import EhrUnreachable
from appliance.schedule.diary import merged
from appliance.seams import Change, Clock, PushOutcome, Rejected
from appliance.store import mirror, profiles
from appliance.store.appointments import put_appointments
from appliance.store.bodies import BODIES, BookBody, CancelBody, MoveBody, NoteBody
from appliance.store.slots import free_slots, slots_under

BEFORE = timedelta(seconds=1)
"""Changes are told strictly after an instant there, and asked for from it here."""

LATE_S = 60.0
"""Longest time the API works at a request (504 after it): till then one whose answer was lost may still be done."""

Pages = AsyncGenerator[tuple[str, list[bytes]], None]


class OpenDental:
    """One office as ehr/driver.Driver."""

    def __init__(
        self,
        http: FhirHttp,
        clock: Clock,
        practice: Practice,
        settings: OpenDentalConfig,
        *,
        late_s: float = LATE_S,
    ) -> None:
        """`http`: connected, with the media type JSON. `late_s`: how long what was sent may still arrive."""
        self._http, self._clock, self._settings = OpenDentalHttp(http), clock, settings
        self._office = rows.office(practice, settings)
        self._book = Book(self._http, self._office)
        self._appointments: dict[int, Row] = {}
        self._slots = Changed()
        self._seen: dict[tuple[str, datetime], tuple[float, int]] = {}
        self._late_s, self._born = late_s, anyio.current_time()
        self._sent: dict[str, float] = {}
        self._span = self.window()
        self._writes = True

    def window(self) -> tuple[datetime, datetime]:
        """As ehr/fhir.py's."""
        first = midnight(self._clock.now(), self._office.zone)
        return first, first + WINDOW

    async def ready(self) -> None:
        """The keys last."""
        await self._http.ready()

    async def know(self, db: sqlite3.Connection) -> None:
        """Whether the self-test has found that visits may be written; they are where there was none."""
        text = profiles.profile(db, self._http.base_url)
        if text is not None:
            self._writes = msgspec.json.decode(text, type=Profile).strategy is not Strategy.REQUEST_ONLY

    async def pull(self) -> Pages:
        """Everything the box mirrors. Raises EhrUnreachable: what came so far is not all."""
        providers, operatories = await self._book.furnish()
        clinics = sorted({0, *(number(one.get("ClinicNum")) for one in operatories)})
        yield "Practitioner", _encoded(rows.practitioner(one) for one in providers)
        yield "Location", _encoded(rows.location(one) for one in operatories)
        yield "Schedule", _encoded(rows.schedule(one, at, self._office) for one in providers for at in clinics)
        async with aclosing(self._http.pages("patients/Simple", "PatNum")) as pages:
            async for page in pages:
                yield "Patient", _encoded(rows.patient(one, self._office) for one in page)
        self._span = self.window()
        found = await self._http.every("appointments", "AptNum", between(*self._span, self._office))
        self._appointments = {number(one["AptNum"]): one for one in found}
        await self._work_out()
        yield "Slot", self._slots.whole()
        yield "Appointment", _encoded(rows.appointment(one, self._office) for one in found)

    async def changes(self, since: Mapping[str, datetime]) -> Pages:
        """What has changed. Raises EhrUnreachable. Schedules and blockouts have no list of changes: all are read."""
        patients = await self._changed("patients/Simple", "PatNum", since["Patient"])
        yield "Patient", _encoded(rows.patient(one, self._office) for one in patients)
        found = await self._changed("appointments", "AptNum", since["Appointment"])
        self._appointments |= {number(one["AptNum"]): one for one in found}
        await self._work_out()
        yield "Slot", self._slots.since(since["Slot"])
        yield "Appointment", _encoded(rows.appointment(one, self._office) for one in found)

    async def push(self, change: Change) -> PushOutcome:
        """Make one change, once, however often it is sent. Raises EhrUnreachable, `written` when it may have begun."""
        http = self._http.watched()
        try:
            outcome = await self._pushed(change, http)
            self._sent.pop(change.key, None)
            return outcome
        except EhrUnreachable as error:
            error.written = http.written
            raise
        except Refused as refused:
            return Rejected(refused.status, refused.code)
        except ODD:
            return Rejected(0, "unreadable")  # an id or a row of another shape; a person must look

    async def _pushed(self, change: Change, http: OpenDentalHttp) -> PushOutcome:
        body, now = msgspec.json.decode(change.body, type=BODIES[change.kind]), anyio.current_time()
        sure = not change.again or now >= self._sent.get(change.key, self._born) + self._late_s
        visits = Visits(self._book, http, sure=sure, sending=lambda: self._sending(change.key))
        match body:
            case NoteBody():
                return await note(http, body, self._settings, self._office.zone)
            case _ if not self._writes:
                return Rejected(0, "request-only")  # a card: a person enters it
            case BookBody():
                return await visits.book(body, again=change.again, seen=0 if change.again else self._glanced(body))
            case MoveBody():
                return await visits.move(body)
            case CancelBody():
                return await visits.cancel(body)

    def _sending(self, key: str) -> None:
        self._sent[key] = anyio.current_time()

    async def still_free(self, db: sqlite3.Connection, practice: Practice, asked: StillFree) -> bool | None:
        """The day as it stands in the book."""
        self._seen.pop((asked.provider_id, asked.start), None)
        try:
            page = await self._book.page(asked.start, asked.end)
            chair = self._book.chair(page, asked.provider_id, "", None, asked.start, asked.end)
        except (EhrUnreachable, *ODD):
            return None
        resources = [rows.appointment(one, self._office) for one in page.rows]
        there, _ = parsed(resources, lambda one: mirrored.appointment(one, practice))
        put_appointments(db, mirror.view(db, self._clock.now()), there)
        if chair is None:
            self._as_seen(db, practice, page, asked)
            return False
        self._seen[asked.provider_id, asked.start] = anyio.current_time(), chair
        return True

    def _as_seen(self, db: sqlite3.Connection, practice: Practice, page: Page, asked: StillFree) -> None:
        """A day's openings as a refused look found them: the hour is taken, and what is left of its stretch is not."""
        zone = self._office.zone
        first, last = days(asked.start, asked.end, zone)
        found = slots(page.free, zone)
        news = self._slots.take(found, self._clock.now(), lambda one: first <= _day(one, zone) <= last)
        there, gone = parsed(news, partial(mirrored.slot, calendars=calendars_of(db, practice)))
        mirror.put_slots(db, mirror.view(db, self._clock.now()), there)
        under = [one.ehr_id for one in slots_under(db, asked.provider_id, asked.start, asked.end)]
        mirror.forget_slots(db, [*gone, *(one for one in under if one not in found)])
        left = free_slots(db, [asked.provider_id], asked.start, asked.end).get(asked.provider_id, [])
        if any(
            begin <= asked.start and asked.end <= end for begin, end in merged((one.start, one.end) for one in left)
        ):
            mirror.forget_slots(db, under)  # of two chairs, each for a part: no visit can have them

    async def mend(self, twins: Twins) -> int:
        """Withdraw all but the first of each visit. Raises EhrUnreachable, Refused."""
        visits = Visits(self._book, self._http)
        for key in twins.visits():
            ours = [one for one in self._book.standing(list(self._appointments.values())) if one.key == key]
            for one in sorted(ours, key=lambda one: str(one.number))[1:]:  # the first as the mirror counts
                await visits.withdraw(one.number, key)
        return len(twins.visits())

    async def _changed(self, path: str, key: str, since: datetime) -> list[Row]:
        """Rows that were changed from an instant on. One in its second is told there only when asked from before it."""
        asked = (("DateTStamp", wall.stamp(since - BEFORE, self._office.zone)),)
        found = await self._http.every(path, key, asked)
        return [one for one in found if (at := wall.instant(one.get("DateTStamp"), self._office.zone)) and at >= since]

    async def _work_out(self) -> None:
        """The openings of the days whose appointments are known, from the schedules as they are now."""
        schedules = await self._http.every("schedules", "ScheduleNum", between(*self._span, self._office))
        taken = self._book.standing(list(self._appointments.values()))
        free = stretches(schedules, (await self._book.furniture()).operatories, taken, self._office)
        self._slots.take(slots(free, self._office.zone), self._clock.now())

    def _glanced(self, body: BookBody) -> int:
        """The operatory where a booking fitted a moment ago, 0 for none that is known to serve."""
        at, chair = self._seen.pop((body.provider_id, body.start), (0.0, 0))
        fresh = anyio.current_time() - at <= FRESH_S
        return chair if fresh and body.room_id in (None, rows.room(chair)) and not body.location_id.isdecimal() else 0


def _day(slot: Json, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(slot["start"]).astimezone(zone).date()


def _encoded(resources: Iterable[Json]) -> list[bytes]:
    return [msgspec.json.encode(one) for one in resources]
