"""FHIR R4 as a driver of the EHR process: the self-test's finding, the look at a time in the call, and twins."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import partial
from zoneinfo import ZoneInfo

import msgspec
import structlog

from appliance.ehr.driver import midnight
from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.live import still_free
from appliance.ehr.mirrored import Practice
from appliance.ehr.probe import probe
from appliance.ehr.profile import ECHO, Profile, Strategy
from appliance.ehr.records import Refused
from appliance.ehr.resource import ODD
from appliance.ehr.twins import Twins
from appliance.ehr.wire import StillFree
from appliance.errors import EhrUnreachable
from appliance.seams import Clock
from appliance.store import profiles

log = structlog.get_logger()


class FhirDriver(FhirEhr):
    """One FHIR base URL as ehr/driver.Driver."""

    def __init__(self, http: FhirHttp, clock: Clock, zone: ZoneInfo) -> None:
        """`zone`: the clinic's."""
        super().__init__(http, clock, midnight=partial(midnight, zone=zone), may=http.may)

    async def ready(self) -> None:
        """A token that lasts a call."""
        await self._http.ready()

    async def know(self, db: sqlite3.Connection) -> None:
        """Write as the last self-test allows, step by step where there was none.

        It is made again when the server's version has changed, and until it has shown the same, step by step, too.
        """
        text = profiles.profile(db, self._http.base_url)
        if text is None:
            return
        known = msgspec.json.decode(text, type=Profile)
        self.note_kind = known.note
        if known.strategy is not Strategy.TRANSACTION:
            self.strategy = known.strategy
        with suppress(EhrUnreachable, *ODD):
            said = (await self._http.get("metadata")).body.get("software") or {}
            if str(said.get("version") or "") == known.version:
                self._trust(known)
            elif (found := await self._tested()) is not None and found.strategy is known.strategy:
                profiles.put_profile(db, self._http.base_url, msgspec.json.encode(found).decode(), self._clock.now())
                self._trust(found)
                log.warning("ehr.changed", outcome="tested")
            else:
                log.warning("ehr.changed", reason="test it again: frontdesk ehr probe")

    async def still_free(self, db: sqlite3.Connection, practice: Practice, asked: StillFree) -> bool | None:
        """The slots read one by one, and who else has the time or the room."""
        return await still_free(db, self._http, practice, asked, self._clock.now(), self.glances)

    async def mend(self, twins: Twins) -> int:
        """Mark all but one as errors, where the box may."""
        return await twins.mend(self._http) if self._http.may("Appointment", "ru") else 0

    def _trust(self, known: Profile) -> None:
        self.strategy = known.strategy
        self._http.echoes = known.checks.get(ECHO, False)

    async def _tested(self) -> Profile | None:
        """A new self-test, where the box may make a calendar for it. Raises EhrUnreachable."""
        if not all(self._http.may(kind, "cud") for kind in ("Schedule", "Slot", "Appointment")):
            return None
        try:
            return await probe(self._http)
        except Refused:
            return None
