"""A record system that speaks FHIR R4 (hl7.org/fhir/R4)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from datetime import datetime, timedelta

import msgspec

from appliance.ehr import visits
from appliance.ehr.http import FhirHttp
from appliance.ehr.notes import note
from appliance.ehr.records import Refused
from appliance.ehr.resource import instant
from appliance.ehr.search import pages
from appliance.errors import EhrUnreachable
from appliance.seams import Change, Clock, PushOutcome, Rejected
from appliance.store.bodies import BODIES, BookBody, CancelBody, MoveBody

WINDOW = timedelta(days=60)
"""How far ahead slots and appointments are mirrored."""


class FhirEhr:
    """One FHIR base URL as a seams.Ehr. Used by one process; several pushes of different lanes may run at once."""

    def __init__(self, http: FhirHttp, clock: Clock, *, midnight: Callable[[datetime], datetime]) -> None:
        """`midnight`: the start of the clinic's day that an instant lies in, aware."""
        self._http, self._clock, self._midnight = http, clock, midnight

    def window(self) -> tuple[datetime, datetime]:
        """What `pull` reads of slots and appointments: from the start of today."""
        first = self._midnight(self._clock.now())
        return first, first + WINDOW

    async def pull(self) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        """Everything the box mirrors, those referred to first. Raises EhrUnreachable: what came so far is not all."""
        first, last = self.window()
        span = [f"ge{instant(first)}", f"lt{instant(last)}"]
        asked = {
            "Practitioner": [],
            "Location": [],
            "Schedule": [],
            "Patient": [],
            "Slot": [("start", bound) for bound in span],
            "Appointment": [("date", bound) for bound in span],
        }
        for kind, params in asked.items():
            async with aclosing(pages(self._http, kind, params)) as stream:
                async for page in stream:
                    yield kind, page

    async def changes(self, since: Mapping[str, datetime]) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        """What has changed of each type. Raises EhrUnreachable.

        Not bounded by the window: a slot or a visit that has left it must be seen to have left.
        """
        for kind, at in since.items():
            params = [("_lastUpdated", f"ge{instant(at)}"), ("_sort", "_lastUpdated")]
            async with aclosing(pages(self._http, kind, params)) as stream:
                async for page in stream:
                    yield kind, page

    async def push(self, change: Change) -> PushOutcome:
        """Make one change, once, however often it is sent. Raises EhrUnreachable, `written` when it may have begun."""
        body, http = msgspec.json.decode(change.body, type=BODIES[change.kind]), self._http.watched()
        try:
            match body:
                case BookBody():
                    return await visits.book(http, body, self._clock.now, again=change.again)
                case MoveBody():
                    return await visits.move(http, body)
                case CancelBody():
                    return await visits.cancel(http, body)
                case _:
                    return await note(http, body)
        except EhrUnreachable as error:
            raise EhrUnreachable(str(error), written=http.written) from error
        except Refused as refused:
            return Rejected(refused.status, refused.code)
        except (AttributeError, LookupError, TypeError, ValueError):
            return Rejected(0, "unreadable")  # a resource with a shape FHIR does not allow; a person must look
