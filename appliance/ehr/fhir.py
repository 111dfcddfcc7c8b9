"""A record system that speaks FHIR R4 (hl7.org/fhir/R4)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from appliance.ehr import operation, server_books, transact, visits
from appliance.ehr.glance import Glances
from appliance.ehr.http import FhirHttp
from appliance.ehr.notes import note
from appliance.ehr.profile import Strategy
from appliance.ehr.records import Held, Refused
from appliance.ehr.resource import ODD, instant
from appliance.ehr.search import pages
from appliance.errors import EhrLockedOut, EhrUnreachable, Undecided
from appliance.seams import Change, Clock, PushOutcome, Rejected
from appliance.store.bodies import BODIES, BookBody, CancelBody, MoveBody, NoteBody

WINDOW = timedelta(days=62)
"""How far ahead slots and appointments are mirrored, from midnight. What is offered right before the next reading of
everything, at three the night after, starts up to 61 days and three hours from there (SearchRules.horizon_days)."""


class Way(Protocol):
    """One way of writing visits (a module). Each function makes its change once, however often it is called.

    Each raises EhrUnreachable (of which Undecided), and Refused.
    """

    async def book(
        self,
        http: FhirHttp,
        body: BookBody,
        now: Callable[[], datetime],
        *,
        again: bool = False,
        seen: Sequence[Held] = (),
    ) -> PushOutcome:
        """A new visit. `again`: an earlier try may have arrived. `seen`: its slots, free when looked at lately.

        With `seen` nothing is looked at before the first write: whatever has changed since refuses it by its version.
        """
        ...

    async def move(self, http: FhirHttp, body: MoveBody) -> PushOutcome:
        """The same visit at another time."""
        ...

    async def cancel(self, http: FhirHttp, body: CancelBody) -> PushOutcome:
        """A visit that is not wanted any more."""
        ...


WAYS: dict[Strategy, Way] = {
    Strategy.TRANSACTION: transact,
    Strategy.SLOT_FIRST: visits,
    Strategy.SERVER_BOOKS: server_books,
    Strategy.OPERATION: operation,
}
"""REQUEST_ONLY writes no visits."""

VITAL = ("Schedule", "Slot", "Appointment")
"""Types without which nothing can be offered; the others are done without where we may not read them."""

SCOPE = Rejected(403, "scope")
"""Not even sent: the token is not good for it. A person must look."""


class FhirEhr:
    """One FHIR base URL as a seams.Ehr. Used by one process; several pushes of different lanes may run at once."""

    def __init__(
        self,
        http: FhirHttp,
        clock: Clock,
        *,
        midnight: Callable[[datetime], datetime],
        strategy: Strategy = Strategy.SLOT_FIRST,
        may: Callable[[str, str], bool] = lambda kind, letters: True,
    ) -> None:
        """`midnight`: the start of the clinic's day that an instant lies in, aware. `may`: as FhirHttp.may."""
        self._http, self._clock, self._midnight, self._may = http, clock, midnight, may
        self.strategy = strategy
        self.note_kind = "Communication"
        self.glances = Glances()

    @property
    def _allowed(self) -> Strategy:
        """The strategy, as far as we are let."""
        claims = self.strategy in (Strategy.TRANSACTION, Strategy.SLOT_FIRST)
        if self._may("Appointment", "cu") and (self._may("Slot", "u") or not claims):
            return self.strategy
        return Strategy.REQUEST_ONLY

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
            if self._unreadable(kind):
                continue
            async with aclosing(pages(self._http, kind, params)) as stream:
                async for page in stream:
                    yield kind, page

    async def changes(self, since: Mapping[str, datetime]) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        """What has changed of each type. Raises EhrUnreachable.

        Not bounded by the window: a slot or a visit that has left it must be seen to have left.
        """
        for kind, at in since.items():
            if self._unreadable(kind):
                continue
            params = [("_lastUpdated", f"ge{instant(at)}"), ("_sort", "_lastUpdated")]
            async with aclosing(pages(self._http, kind, params)) as stream:
                async for page in stream:
                    yield kind, page

    def _unreadable(self, kind: str) -> bool:
        """Whether we may not read a type that we can do without. Raises EhrLockedOut for one that we cannot."""
        if self._may(kind, "rs"):
            return False
        if kind in VITAL:
            raise EhrLockedOut(
                "the box may not read the calendar: have Schedule, Slot and Appointment allowed", reason="scope-refused"
            )
        return True

    async def push(self, change: Change) -> PushOutcome:
        """Make one change, once, however often it is sent. Raises EhrUnreachable, `written` when it may have begun."""
        body, http = msgspec.json.decode(change.body, type=BODIES[change.kind]), self._http.watched()
        try:
            way = self._allowed
            match body:
                case NoteBody():
                    allowed = self._may(self.note_kind or "Communication", "c")
                    return await note(http, body, self.note_kind) if allowed else SCOPE
                case _ if way is Strategy.REQUEST_ONLY:
                    return Rejected(0, "request-only")  # a card: a person enters it
                case BookBody() if body.patient_ehr_id is None and not self._may("Patient", "c"):
                    return SCOPE
                case BookBody():
                    seen = () if change.again else self.glances.take(body)
                    return await WAYS[way].book(http, body, self._clock.now, again=change.again, seen=seen)
                case MoveBody():
                    return await WAYS[way].move(http, body)
                case CancelBody():
                    return await WAYS[way].cancel(http, body)
        except Undecided:
            raise
        except EhrUnreachable as error:
            error.written = http.written
            raise
        except Refused as refused:
            return Rejected(refused.status, refused.code)
        except ODD:
            return Rejected(0, "unreadable")  # a resource with a shape FHIR does not allow; a person must look
