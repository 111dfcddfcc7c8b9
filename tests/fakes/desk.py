"""A desk in memory, with the same methods as appliance.call.desk.Desk, for calls on the virtual clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import anyio
import anyio.lowlevel

from appliance.clinic.calendar import Taken
from appliance.clinic.message import Message
from appliance.clinic.people import Lang, Patient
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.dialogue.acts import Book, Cancel, JoinWaitlist, Move, Outcome, Wanted
from appliance.dialogue.events import BookAnswer, HoldAnswer, MessageKept, OpeningsFound, VisitsFound
from appliance.schedule.search import find_openings
from appliance.seams import Clock
from appliance.store.bodies import NoteBody


class FakeDesk:
    """Answers like the real one. `ehr` decides how a booking ends; `delay_s` how long the EHR takes to say so."""

    def __init__(
        self,
        clinic: Clinic,
        clock: Clock,
        *,
        patients: Iterable[Patient] = (),
        visits: Iterable[Visit] = (),
        ehr: Outcome = Outcome.CONFIRMED,
        delay_s: float = 0.05,
    ) -> None:
        self.clinic = clinic
        self.clock = clock
        self.ehr = ehr
        self.delay_s = delay_s
        self.people = {one.id: one for one in patients}
        self.visits = {one.id: one for one in visits}
        self.holds: dict[str, tuple[str, Opening]] = {}
        """Call id and opening by hold id."""
        self.stolen: set[Opening] = set()
        """Openings somebody else takes between the search and the hold."""
        self.notes: list[NoteBody] = []
        self.messages: list[Message] = []
        self.started: list[str] = []
        self.ended: list[tuple[str, Lang, str]] = []
        self.renewals = 0
        self.disclosed: list[str] = []
        """Patients whose visits were told."""

    async def patients(self) -> tuple[Patient, ...]:
        return tuple(one for one in self.people.values() if one.active)

    async def find_openings(self, wanted: Wanted, limit: int = 3) -> OpeningsFound:
        await anyio.lowlevel.checkpoint()
        found, exact = find_openings(wanted, self.clinic, self._taken(), {}, self.clock.now(), limit)
        return OpeningsFound(found, exact)

    async def hold(self, opening: Opening, call_id: str) -> HoldAnswer:
        await anyio.lowlevel.checkpoint()
        clash = any(
            one.provider_id == opening.provider_id and one.start < opening.end and opening.start < one.end
            for one in self._taken()
        )
        if clash or opening in self.stolen:
            return HoldAnswer(None, opening)
        hold_id = f"hold-{len(self.holds) + 1}-{call_id}"
        self.holds[hold_id] = (call_id, opening)
        return HoldAnswer(hold_id, opening)

    async def renew(self, call_id: str) -> None:
        self.renewals += 1

    async def release(self, hold_id: str) -> None:
        self.holds.pop(hold_id, None)

    async def find_visits(self, patient_id: str, *, told: bool = True) -> VisitsFound:
        await anyio.lowlevel.checkpoint()
        self.disclosed += [patient_id] * told
        mine = [
            one
            for one in self.visits.values()
            if one.patient_id == patient_id and one.start > self.clock.now() and one.status is not VisitStatus.CANCELLED
        ]
        return VisitsFound(tuple(sorted(mine, key=lambda one: one.start)))

    async def book(self, act: Book, call_id: str, lang: Lang) -> BookAnswer:
        held = self.holds.pop(act.hold_id, None)
        if held is None:
            return BookAnswer(Outcome.TAKEN, None)
        await anyio.sleep(self.delay_s)
        if self.ehr in (Outcome.TAKEN, Outcome.FAILED):
            return BookAnswer(self.ehr, None)
        opening = held[1]
        visit = Visit(
            id=f"visit-of-{act.hold_id}",
            patient_id=act.patient if isinstance(act.patient, str) else self._add(act),
            provider_id=opening.provider_id,
            location_id=opening.location_id,
            visit_type_id=opening.visit_type_id,
            start=opening.start,
            minutes=opening.minutes,
            status=VisitStatus(self.ehr.value),
        )
        self.visits[visit.id] = visit
        return BookAnswer(self.ehr, visit)

    async def move(self, act: Move, call_id: str) -> BookAnswer:
        held = self.holds.pop(act.hold_id, None)
        visit = self.visits.get(act.visit_id)
        if held is None or visit is None:
            return BookAnswer(Outcome.TAKEN if visit else Outcome.FAILED, visit)
        await anyio.sleep(self.delay_s)
        if self.ehr in (Outcome.TAKEN, Outcome.FAILED):
            return BookAnswer(self.ehr, visit)
        opening = held[1]
        moved = replace(
            visit,
            provider_id=opening.provider_id,
            location_id=opening.location_id,
            start=opening.start,
            minutes=opening.minutes,
            status=VisitStatus(self.ehr.value),
        )
        self.visits[visit.id] = moved
        return BookAnswer(self.ehr, moved)

    async def cancel(self, act: Cancel, call_id: str) -> BookAnswer:
        visit = self.visits.get(act.visit_id)
        if visit is None:
            return BookAnswer(Outcome.FAILED, None)
        await anyio.sleep(self.delay_s)
        if self.ehr in (Outcome.TAKEN, Outcome.FAILED):
            return BookAnswer(self.ehr, visit)
        self.visits[visit.id] = replace(visit, status=VisitStatus.CANCELLED)
        return BookAnswer(self.ehr, self.visits[visit.id])

    async def leave_message(self, message: Message, call_id: str) -> MessageKept:
        await anyio.lowlevel.checkpoint()
        self.messages.append(message)
        return MessageKept(ok=True)

    async def join_waitlist(self, act: JoinWaitlist, call_id: str) -> MessageKept:
        return await self.leave_message(act.message, call_id)

    async def note(self, body: NoteBody) -> None:
        self.notes.append(body)

    async def call_started(self, call_id: str) -> None:
        self.started.append(call_id)

    async def call_ended(self, call_id: str, *, lang: Lang, outcome: str) -> None:
        self.holds = {hold_id: held for hold_id, held in self.holds.items() if held[0] != call_id}
        self.ended.append((call_id, lang, outcome))

    def _taken(self) -> list[Taken]:
        held = [opening for _, opening in self.holds.values()]
        kept = [one for one in self.visits.values() if one.status is not VisitStatus.CANCELLED]
        return [
            *(Taken(one.provider_id, one.start, one.start + timedelta(minutes=one.minutes)) for one in held),
            *(Taken(one.provider_id, one.start, one.end) for one in kept),
        ]

    def _add(self, act: Book) -> str:
        assert not isinstance(act.patient, str)
        patient_id = f"new-{len(self.people) + 1}"
        new = act.patient
        self.people[patient_id] = Patient(
            id=patient_id,
            given=new.given,
            family=new.family,
            birth_date=new.birth_date,
            phone=new.phone,
            lang=new.lang,
        )
        return patient_id
