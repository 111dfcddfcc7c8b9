"""Booking, moving and cancelling in Open Dental: look, write, look again, and withdraw where another stands there.

The API refuses no overlap, takes no version and no key against a second delivery. So the box leaves its mark in the
note and looks for it before it tries again; and what it has written counts only when the book, read after the write,
shows nobody else at that time. Of two who both look after writing, at least one sees the other; the later one (by
AptNum) gives up at once, the earlier one waits for that, and gives up, too, when it does not come.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio

from appliance.ehr.http import Answer
from appliance.ehr.mapping import CONTROL, REASON_CHARS, comment
from appliance.ehr.open_dental import people, wall
from appliance.ehr.open_dental.book import Book
from appliance.ehr.open_dental.calendar import Standing
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.rows import GONE, Row, mark, marked, number, provider, span, status, unmarked, version
from appliance.ehr.records import Refused
from appliance.errors import Undecided
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import BookBody, CancelBody, MoveBody

TRIES, PAUSE_S = 8, 0.25
"""How often, and after what pause, the earlier of two looks whether the later has given up."""

WITHDRAWN = "Not booked: the time was taken by another appointment. Frontdesk (telephone) has withdrawn this one."
HOMELESS = "Moved by telephone while both its times were taken by others: please find a time and call the patient."


@dataclass(frozen=True, slots=True)
class Seat:
    """Where and when an appointment is, or is to be."""

    provider_id: str
    operatory: int
    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


class Visits:
    """The changes of one push. Each may be made again and is made once. Every method raises EhrUnreachable, Refused."""

    def __init__(
        self, book: Book, http: OpenDentalHttp, *, sure: bool = True, sending: Callable[[], None] = lambda: None
    ) -> None:
        """`http`: the watched connection of this push. `sure`: what an earlier try sent has arrived or never will.

        `sending` is called right before what must not arrive later than is known.
        """
        self._book, self._http, self._sure, self._sending = book, http, sure, sending
        self._zone = book.office.zone

    async def book(self, body: BookBody, *, again: bool, seen: int = 0) -> PushOutcome:
        """A new visit. `again`: an earlier try may have arrived. `seen`: an operatory where it fitted a moment ago."""
        self._nameable(body.start)
        patient_id = body.patient_ehr_id
        if again:
            patient_id = patient_id or await people.entered(self._http, body)
            ours = await self._earlier(patient_id, body)
            if ours:
                return await self._found(ours, body, patient_id)
            self._certain()
        chair = seen or await self._chair(body)
        if chair is None:
            return Conflict("time_taken")
        patient_id = patient_id or await people.entered(self._http, body)
        row = await self._appointment(body, patient_id, chair)
        self._sending()
        answer = await self._http.write("POST", "appointments", row)
        if not answer.ok:
            return await self._refused(answer, body)
        return await self._stands(number(answer.body.get("AptNum")), body, patient_id)

    async def move(self, body: MoveBody) -> PushOutcome:
        """The same appointment at another time, and back where it was when somebody else is there."""
        self._nameable(body.start)
        row = await self._visit(body.appointment_ehr_id, body.visit_id, body.patient_ehr_id)
        if row is None:
            return Conflict("appointment_gone")
        if status(row) != "booked":
            return Conflict(f"appointment_{status(row)}")
        if _anothers(row, body.patient_ehr_id):
            return Conflict("appointment_changed")
        aptnum, patient_id = number(row["AptNum"]), str(number(row.get("PatNum")))
        if not self._at(row, body.provider_id, body.start, body.minutes):
            if self._start(row) != body.old_start:
                return Conflict("appointment_moved")
            self._certain()
            end = body.start + timedelta(minutes=body.minutes)
            page = await self._book.page(body.start, end, but=aptnum, http=self._http)
            place = body.provider_id, body.location_id, body.room_id
            chair = self._book.chair(page, *place, body.start, end, first=number(row.get("Op")))
            if chair is None:
                return Conflict("time_taken")
            seat = Seat(body.provider_id, chair, body.start, body.minutes)
            steps = await self._seated(seat)
            self._sending()
            await self._change(aptnum, steps)
        alone = await self._alone(aptnum, body.visit_id, body.start, body.minutes)
        if alone is not None:
            return self._compared(alone, body, patient_id)
        return await self._put_back(aptnum, body, number(row.get("Op")))

    async def cancel(self, body: CancelBody) -> PushOutcome:
        """Break it, which leaves it on the unscheduled list; one that is there already is as good."""
        row = await self._visit(body.appointment_ehr_id, body.visit_id, None)
        if row is None:
            return Conflict("appointment_gone")
        if status(row) == "booked" and _anothers(row, body.patient_ehr_id):
            return Conflict("appointment_changed")
        if status(row) == "booked" and self._start(row) != body.start:
            return Conflict("appointment_moved")
        if status(row) == "booked":
            path = f"appointments/{number(row['AptNum'])}"
            answer = await self._http.write("PUT", f"{path}/Break", {"sendToUnscheduledList": "true"})
            row = await self._http.row(path)
            if row is None:
                return Conflict("appointment_gone")
            if status(row) == "booked" and not answer.ok:
                raise Refused(answer.status, "")
        if row.get("AptStatus") in GONE:
            return Pushed(str(number(row["AptNum"])), version(row))
        return Conflict("appointment_changed" if status(row) == "booked" else f"appointment_{status(row)}")

    async def withdraw(self, aptnum: int, key: str) -> None:
        """Take an appointment with this visit's mark off the book, and the mark off it: it is no visit any more."""
        row = await self._http.row(f"appointments/{aptnum}")
        if row is None or status(row) != "booked" or marked(row.get("Note"), "visit") != key:
            return
        note = "\n".join(filter(None, (WITHDRAWN, unmarked(row.get("Note")))))
        await self._change(aptnum, {"AptStatus": "UnschedList", "Note": note})

    async def _change(self, aptnum: int, body: Row) -> None:
        answer = await self._http.write("PUT", f"appointments/{aptnum}", body)
        if not answer.ok:
            raise Refused(answer.status, "")

    async def _earlier(self, patient_id: str, body: BookBody) -> list[Row]:
        """What earlier tries have left, the first first: by our mark, or, where it was edited away, by all else."""
        rows = await self._http.of(patient_id, "appointments", "AptNum")
        ours = [row for row in rows if marked(row.get("Note"), "visit") == body.key]
        if not ours:
            same = (row for row in rows if status(row) == "booked" and not marked(row.get("Note"), "visit"))
            ours = [row for row in same if self._at(row, body.provider_id, body.start, body.minutes)]
        return sorted(ours, key=lambda row: (status(row) != "booked", number(row["AptNum"])))

    async def _found(self, ours: Sequence[Row], body: BookBody, patient_id: str) -> PushOutcome:
        """One of an earlier try's appointments stands for the visit; the others are withdrawn."""
        for row in ours[1:]:
            await self.withdraw(number(row["AptNum"]), body.key)
        first = ours[0]
        if status(first) != "booked":
            return Conflict(f"appointment_{status(first)}")
        if not self._at(first, body.provider_id, body.start, body.minutes):
            return Conflict("appointment_moved")
        return await self._stands(number(first["AptNum"]), body, patient_id)

    async def _stands(self, aptnum: int, body: BookBody, patient_id: str) -> PushOutcome:
        """Whether what was written has the time to itself: in another operatory if need be, withdrawn where nowhere."""
        if not aptnum:  # a 201 that does not say what it made
            ours = await self._earlier(patient_id, body)
            aptnum = number(ours[0]["AptNum"]) if ours else 0
        alone = await self._alone(aptnum, body.key, body.start, body.minutes)
        if alone is None and (chair := await self._chair(body, but=aptnum)) is not None:
            await self._change(aptnum, {"Op": chair})
            alone = await self._alone(aptnum, body.key, body.start, body.minutes)
        if alone is not None:
            return self._compared(alone, body, patient_id)
        await self.withdraw(aptnum, body.key)
        return Conflict("time_taken")

    async def _chair(self, body: BookBody, *, but: int = 0) -> int | None:
        """Where a new visit fits now."""
        end = body.start + timedelta(minutes=body.minutes)
        page = await self._book.page(body.start, end, but=but, http=self._http)
        return self._book.chair(page, body.provider_id, body.location_id, body.room_id, body.start, end)

    async def _alone(self, aptnum: int, key: str, start: datetime, minutes: int) -> Row | None:
        """An appointment, when it has its provider and its operatory to itself; empty when it is not there any more.

        Twins of it are withdrawn on the way, and the first of them stays.
        """
        end = start + timedelta(minutes=minutes)
        for left in reversed(range(TRIES)):
            taken = await self._book.taken(start, end, self._http)
            mine = next((one for one in taken if one.number == aptnum), None)
            if mine is None:
                return await self._http.row(f"appointments/{aptnum}") or {}  # staff have moved or ended it meanwhile
            others = [one for one in taken if one.number != aptnum and _meet(one, mine)]
            for twin in (one for one in others if one.key == key):  # the network has delivered a request twice
                await self.withdraw(max(twin.number, mine.number), key)
                mine = min(twin, mine, key=lambda one: one.number)
            others = [one for one in others if one.key != key]
            if not others:
                return mine.row
            aptnum = mine.number
            if not left or any(not one.key or one.number < aptnum for one in others):
                return None
            await anyio.sleep(PAUSE_S)
        return None

    def _compared(self, row: Row, body: BookBody | MoveBody, patient_id: str) -> PushOutcome:
        """What the book shows, against what was sent."""
        if not row:
            return Conflict("appointment_gone")
        if status(row) != "booked":
            return Conflict(f"appointment_{status(row)}")
        if not self._at(row, body.provider_id, body.start, body.minutes):
            return Conflict("appointment_moved" if self._start(row) != body.start else "appointment_changed")
        if str(number(row.get("PatNum"))) != patient_id:
            return Conflict("appointment_changed")
        return Pushed(str(number(row["AptNum"])), version(row), patient_id)

    async def _put_back(self, aptnum: int, body: MoveBody, chair: int) -> Conflict:
        """Where a moved appointment was before; off the book, for staff to find, when that has gone, too."""
        end = body.old_start + timedelta(minutes=body.old_minutes)
        page = await self._book.page(body.old_start, end, but=aptnum, http=self._http)
        place = body.old_provider_id, body.old_location_id, body.old_room_id
        old = self._book.chair(page, *place, body.old_start, end, first=chair)
        if old is not None:
            seat = Seat(body.old_provider_id, old, body.old_start, body.old_minutes)
            await self._change(aptnum, await self._seated(seat))
            if await self._alone(aptnum, body.visit_id, body.old_start, body.old_minutes) is not None:
                return Conflict("time_taken")
        await self._http.write("PUT", f"appointments/{aptnum}/Note", {"Note": HOMELESS})
        await self._change(aptnum, {"AptStatus": "UnschedList"})
        return Conflict("appointment_cancelled")

    async def _refused(self, answer: Answer, body: BookBody) -> PushOutcome:
        """Why a new appointment was not taken. The text is for people; the book shows whether the time has gone."""
        if await self._chair(body) is None:
            return Conflict("time_taken")
        raise Refused(answer.status, "")

    async def _visit(self, ehr_id: str | None, visit_id: str, patient_id: str | None) -> Row | None:
        if ehr_id:
            return await self._http.row(f"appointments/{int(ehr_id)}")
        rows = await self._http.of(patient_id, "appointments", "AptNum") if patient_id else []
        ours = [row for row in rows if marked(row.get("Note"), "visit") == visit_id]
        return min(ours, key=lambda row: (status(row) != "booked", number(row["AptNum"])), default=None)

    async def _appointment(self, body: BookBody, patient_id: str, chair: int) -> Row:
        reason = " ".join(CONTROL.sub(" ", body.reason).split())[:REASON_CHARS]
        lines = (comment(body), reason and f"Reason in the caller's words: {reason}", mark("visit", body.key))
        row: Row = {
            "PatNum": int(patient_id),
            **await self._seated(Seat(body.provider_id, chair, body.start, body.minutes)),
            "Note": "\n".join(filter(None, lines)),
        }
        if body.new_patient is not None:
            row["IsNewPatient"] = "true"
        types = {visit_type: key for key, visit_type in self._book.office.types.items()}
        if body.visit_type_id in types:
            row["AppointmentTypeNum"] = types[body.visit_type_id]
        return row

    async def _seated(self, seat: Seat) -> Row:
        who, hygienists = int(seat.provider_id), (await self._book.furniture()).hygienists
        hygiene: Row = (
            {"ProvHyg": who, "IsHygiene": "true"} if who in hygienists else {"ProvNum": who, "IsHygiene": "false"}
        )
        return {
            "Op": seat.operatory,
            "AptDateTime": wall.stamp(seat.start, self._zone),
            "Pattern": wall.pattern(seat.minutes),
            **hygiene,
        }

    def _at(self, row: Row, provider_id: str, start: datetime, minutes: int) -> bool:
        when = span(row, self._zone)
        long = len(wall.pattern(minutes)) * wall.CELL
        return str(provider(row)) == provider_id and when == (start, start + long)

    def _start(self, row: Row) -> datetime | None:
        when = span(row, self._zone)
        return when[0] if when is not None else None

    def _certain(self) -> None:
        """Raises Undecided while an earlier try may still arrive: to decide now would be to decide without it."""
        if not self._sure:
            raise Undecided("what was sent may still arrive")

    def _nameable(self, start: datetime) -> None:
        if not wall.plain(start, self._zone):
            raise Refused(0, "hour-comes-twice")


def _anothers(row: Row, patient_id: str | None) -> bool:
    """Whether staff have given an appointment to another patient than the one it was known with."""
    return patient_id is not None and str(number(row.get("PatNum"))) != patient_id


def _meet(one: Standing, other: Standing) -> bool:
    """Whether two appointments want one provider or one operatory at one time."""
    return one.takes(other.provider, other.operatory, other.start, other.end) or other.takes(
        one.provider, one.operatory, one.start, one.end
    )
