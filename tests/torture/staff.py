"""The clinic's staff at a real server: careful people, who write only over what they have read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from torture.clinic import DAYS, MINUTES, PEOPLE, PER_DAY, PROVIDERS, STANDING, VISIT, appointment, slot_id, slot_ids

from appliance.ehr.http import FhirHttp
from appliance.ehr.records import Held, read
from appliance.ehr.resource import CLAIM, Json, identified, moment
from appliance.ehr.search import every


@dataclass(slots=True)
class Staff:
    """What they do, one thing at a time, over a connection of their own that loses nothing."""

    http: FhirHttp
    dice: Random
    first: datetime
    """The first slot of the calendar."""
    overbooked: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    made: int = 0

    async def open(self) -> None:
        """People and calendars."""
        rows: list[Json] = [{"resourceType": "Location", "id": "main", "status": "active", "name": "Main"}]
        for number in range(PEOPLE):
            name = [{"family": f"Family{number}", "given": ["Given"]}]
            rows.append({"resourceType": "Patient", "id": f"p{number}", "name": name, "birthDate": "1980-01-01"})
        for who in PROVIDERS:
            rows.append({"resourceType": "Practitioner", "id": who})
            actor = [{"reference": f"Practitioner/{who}"}]
            rows.append({"resourceType": "Schedule", "id": f"k-{who}", "actor": actor})
            rows += [self._slot(who, day, place) for day in range(DAYS) for place in range(PER_DAY)]
        for start in range(0, len(rows), 300):
            entries = [
                {"resource": one, "request": {"method": "PUT", "url": f"{one['resourceType']}/{one['id']}"}}
                for one in rows[start : start + 300]
            ]
            bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
            assert (await self.http.write("POST", "", bundle, {"Prefer": "return=minimal"})).ok

    def time(self) -> tuple[str, datetime]:
        """A time in the calendar."""
        day = min(self.dice.randrange(DAYS), self.dice.randrange(DAYS))
        return self.dice.choice(PROVIDERS), self._start(day, self.dice.randrange(PER_DAY))

    async def act(self, name: str) -> object:
        """One thing, named as in torture/run.py."""
        who, start = self.time()
        match name:
            case "clinic_books":
                return await self._book(who, start, self.dice.choice((15, 30, 60)))
            case "clinic_overbooks":
                return await self._overbook(who, start)
            case "clinic_shuts" | "clinic_opens":
                return await self._block(who, start, shut=name == "clinic_shuts")
        standing = await self._standing(start)
        if not standing:
            return "nobody"
        one = await read(self.http, f"Appointment/{self.dice.choice(standing)['id']}")
        if one is None or one.resource["status"] not in STANDING:
            return "gone"
        match name:
            case "clinic_cancels":
                return await self._cancel(one)
            case "clinic_moves":
                return await self._move(one, who, start)
        return await self._write(one, {**one.resource, "comment": f"seen {self.dice.random()}"})

    async def _book(self, who: str, start: datetime, minutes: int) -> bool:
        key = f"staff-{self.made}"
        if not await self._take(who, start, minutes):
            return False
        self.made += 1
        answer = await self.http.write(
            "PUT", f"Appointment/{key}", appointment(self.dice, key, who, start, minutes), {}
        )
        return answer.ok

    async def _overbook(self, who: str, start: datetime) -> bool:
        key = f"staff-{self.made}"
        self.made += 1
        self.overbooked.append(key)
        await self._take(who, start, MINUTES)
        answer = await self.http.write(
            "PUT", f"Appointment/{key}", appointment(self.dice, key, who, start, MINUTES), {}
        )
        return answer.ok

    async def _cancel(self, one: Held) -> bool:
        slots = await self._under(one)
        if not await self._write(one, {**one.resource, "status": "cancelled"}):
            return False
        self._touch(one)
        await self._give_back(one, slots)
        return True

    async def _move(self, one: Held, who: str, start: datetime) -> bool:
        minutes = int((_moment(one.resource, "end") - _moment(one.resource, "start")).total_seconds()) // 60
        slots = await self._under(one)
        if not await self._take(who, start, minutes):
            return False
        new = appointment(self.dice, one.id, who, start, minutes)
        changed = {**one.resource, **{name: new[name] for name in ("start", "end", "participant", "slot")}}
        if not await self._write(one, changed):
            await self._give_back(Held(new, ""), await self._under(Held(new, "")))
            return False
        self._touch(one)
        await self._give_back(one, slots)
        return True

    async def _block(self, who: str, start: datetime, *, shut: bool) -> bool:
        one = await read(self.http, f"Slot/{slot_id(who, start)}")
        if one is None or one.resource["status"] != ("free" if shut else "busy-unavailable"):
            return False
        return await self._write(one, {**one.resource, "status": "busy-unavailable" if shut else "free"})

    async def _take(self, who: str, start: datetime, minutes: int) -> bool:
        """All slots of a time, or none of them."""
        end, won = start + timedelta(minutes=minutes), []
        for one in slot_ids(who, start, minutes):
            slot = await read(self.http, f"Slot/{one}")
            free = slot is not None and slot.resource["status"] == "free"
            if slot is None or not free or not await self._write(slot, {**slot.resource, "status": "busy"}):
                break
            won.append(one)
        else:
            if not any(_of(it, who) and _over(it, start, end) for it in await self._standing(start)):
                return True
        for one in won:
            if (slot := await read(self.http, f"Slot/{one}")) is not None:
                await self._write(slot, {**slot.resource, "status": "free"})
        return False

    async def _give_back(self, gone: Held, slots: list[Held]) -> None:
        """Free what an appointment covered, unless somebody else stands there, whose it is then, or is being booked."""
        ours = identified(gone.resource, VISIT)
        for slot in slots:
            for _ in range(3):
                now = await read(self.http, f"Slot/{slot.id}")
                if now is None or now.resource["status"] != "busy":
                    break
                mark = identified(now.resource, CLAIM)
                others = [
                    it
                    for it in await self._standing(_moment(now.resource, "start"))
                    if it["id"] != gone.id and {"reference": f"Slot/{slot.id}"} in it.get("slot", ())
                ]
                if mark not in ("", ours) or (others and not mark):
                    break
                rest = {name: value for name, value in now.resource.items() if name != "identifier"}
                if await self._write(now, {**rest, "status": "busy" if others else "free"}):
                    break

    async def _under(self, one: Held) -> list[Held]:
        found = [await read(self.http, ref["reference"]) for ref in one.resource.get("slot", ())]
        return [slot for slot in found if slot is not None]

    async def _standing(self, at: datetime) -> list[Json]:
        """Whoever has a time on that day."""
        day = at.replace(hour=0, minute=0)
        span = [("date", f"ge{day.isoformat()}"), ("date", f"lt{(day + timedelta(days=1)).isoformat()}")]
        return [one for one in await every(self.http, "Appointment", span) if one["status"] in STANDING]

    async def _write(self, old: Held, new: Json) -> bool:
        path = f"{new['resourceType']}/{old.id}"
        return (await self.http.write("PUT", path, new, {"If-Match": old.etag})).ok

    def _touch(self, one: Held) -> None:
        if key := identified(one.resource, VISIT):
            self.touched.add(key)

    def _start(self, day: int, place: int) -> datetime:
        return self.first + timedelta(days=day, minutes=MINUTES * place)

    def _slot(self, who: str, day: int, place: int) -> Json:
        start = self._start(day, place)
        return {
            "resourceType": "Slot",
            "id": slot_id(who, start),
            "schedule": {"reference": f"Schedule/k-{who}"},
            "status": "free",
            "start": start.isoformat(),
            "end": (start + timedelta(minutes=MINUTES)).isoformat(),
        }


def _moment(one: Json, name: str) -> datetime:
    at = moment(one[name])
    assert at is not None
    return at


def _of(one: Json, who: str) -> bool:
    return any(it["actor"].get("reference") == f"Practitioner/{who}" for it in one["participant"])


def _over(one: Json, start: datetime, end: datetime) -> bool:
    return _moment(one, "start") < end and start < _moment(one, "end")
