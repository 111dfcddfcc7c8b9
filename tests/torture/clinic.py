"""The clinic's side: its server, and staff who book, move, cancel and block as they please, one step at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from fakes.model_server import Habits, ModelServer, Refusal, Resource, _matches

from appliance.seams import Clock

PROVIDERS = ("ramirez", "nguyen", "kim")
DAYS, PER_DAY, MINUTES = 6, 36, 15
"""The calendar: days ahead, slots a day, minutes a slot."""
PEOPLE = 60
STANDING = ("booked", "proposed")
VISIT = "urn:frontdesk:visit"


class QuickServer(ModelServer):
    """The same server, with indexes where scanning everything would take too long."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        self.named: dict[str, list[str]] = defaultdict(list)
        self.days: dict[str, dict[str, None]] = defaultdict(dict)
        self.recent: dict[str, dict[str, None]] = defaultdict(dict)
        self.archive: list[Resource] = []

    def put(self, resource: Resource) -> Resource:
        path = f"{resource['resourceType']}/{resource['id']}"
        known = path in self.held
        stored = super().put(resource)
        recent = self.recent[resource["resourceType"]]
        recent.pop(path, None)
        recent[path] = None  # the newest last
        for one in stored.get("identifier", ()) if not known or resource["resourceType"] == "Slot" else ():
            self.named[f"{one['system']}|{one['value']}"].append(path)
        if resource["resourceType"] == "Appointment" and "start" in stored:
            self.days[stored["start"][:10]][path] = None
        return stored

    def _matches(self, kind: str, query: list[tuple[str, str]]) -> list[Resource]:
        asked = dict(query)
        if "identifier" in asked:
            paths = dict.fromkeys(self.named.get(asked["identifier"], ()))
            rows = [self.held[path] for path in paths if path in self.held and path.startswith(f"{kind}/")]
        elif "_lastUpdated" in asked:
            return self._changed(kind, asked["_lastUpdated"])
        elif kind == "Appointment" and "actor" in asked:
            bounds = [datetime.fromisoformat(value[2:]) for name, value in query if name == "date"]
            first, last = bounds[0], bounds[-1]
            days = [(first + timedelta(days=n)).date().isoformat() for n in range(-1, (last - first).days + 2)]
            paths = {path: None for day in days for path in self.days.get(day, ())}
            rows = [self.held[path] for path in paths if path in self.held]
        else:
            rows = self.all(kind)
        return [one for one in rows if all(_matches(one, name, value) for name, value in query)]

    def _changed(self, kind: str, since: str) -> list[Resource]:
        found = []
        for path in reversed(self.recent[kind]):
            if path in self.held:
                if not _matches(self.held[path], "_lastUpdated", since):
                    break
                found.append(self.held[path])
        return found

    def all(self, kind: str) -> list[Resource]:
        """What stands of one type."""
        return [self.held[path] for path in self.recent[kind] if path in self.held]

    def _transaction(self, bundle: Resource) -> Resource:
        try:
            return super()._transaction(bundle)
        except Refusal:
            self.recent.clear()
            for path, one in sorted(self.held.items(), key=lambda item: str(item[1]["meta"]["lastUpdated"])):
                self.recent[one["resourceType"]][path] = None
            raise


@dataclass(slots=True)
class Clinic:
    """The server and its staff."""

    server: QuickServer
    clock: Clock
    dice: Random
    overbooked: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Visits of ours that staff changed: they tell the patient."""
    made: int = 0
    last_day: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def open(self) -> None:
        """People, calendars, and the first days."""
        for number in range(PEOPLE):
            name = [{"family": f"Family{number}", "given": ["Given"]}]
            self.server.put({"resourceType": "Patient", "id": f"p{number}", "name": name, "birthDate": "1980-01-01"})
        self.server.put({"resourceType": "Location", "id": "main"})
        for who in PROVIDERS:
            self.server.put({"resourceType": "Practitioner", "id": who})
            actor = [{"reference": f"Practitioner/{who}"}]
            self.server.put({"resourceType": "Schedule", "id": f"k-{who}", "actor": actor})
        self.last_day = self.clock.now().replace(hour=15, minute=0, second=0, microsecond=0)
        for _ in range(DAYS):
            self.another_day()

    def another_day(self) -> None:
        """The calendar grows by a day, and what is long past goes to the archive."""
        self.last_day += timedelta(days=1)
        for who in PROVIDERS:
            for number in range(PER_DAY):
                start = self.last_day + timedelta(minutes=MINUTES * number)
                self.server.put(
                    {
                        "resourceType": "Slot",
                        "id": slot_id(who, start),
                        "schedule": {"reference": f"Schedule/k-{who}"},
                        "status": "free",
                        "start": start.isoformat(),
                        "end": (start + timedelta(minutes=MINUTES)).isoformat(),
                    }
                )
        past = (self.clock.now() - timedelta(days=2)).isoformat()
        for path in [path for path, one in self.server.held.items() if _over(one, past)]:
            one = self.server.held.pop(path)
            del self.server.recent[one["resourceType"]][path]
            self.server.archive.append(one)

    def standing(self) -> list[Resource]:
        """Appointments still to come."""
        now = self.clock.now().isoformat()
        return [one for one in self._unfinished() if one["start"] > now]

    def _unfinished(self) -> list[Resource]:
        """Appointments that take time yet: one that has begun keeps its slots to its end."""
        now = self.clock.now().isoformat()
        return [one for one in self.server.all("Appointment") if one["status"] in STANDING and one["end"] > now]

    def book(self, who: str, start: datetime, minutes: int, *, over: bool = False) -> bool:
        """Staff book somebody, where it is free, or (`over`) where they know that it is not."""
        if not over and not self._free(who, start, minutes):
            return False
        self.made += 1
        key = f"staff-{self.made}"
        if over:
            self.overbooked.append(key)
        self.server.put(appointment(self.dice, key, who, start, minutes))
        self._slots(who, start, minutes, "busy")
        return True

    def cancel(self, one: Resource) -> None:
        """Staff cancel an appointment and free its slots."""
        self._touch(one)
        self.server.put({**one, "status": "cancelled"})
        self._give_back(one)

    def move(self, one: Resource, who: str, start: datetime) -> bool:
        """Staff move an appointment."""
        minutes = int((_at(one["end"]) - _at(one["start"])).total_seconds()) // 60
        if not self._free(who, start, minutes):
            return False
        self._touch(one)
        new = appointment(self.dice, one["id"], who, start, minutes)
        self.server.put({**one, **{name: new[name] for name in ("start", "end", "participant", "slot")}})
        self._give_back(one)
        self._slots(who, start, minutes, "busy")
        return True

    def comment(self, one: Resource) -> None:
        """Staff write something on it: a new version, the same visit."""
        self.server.put({**one, "comment": f"seen {self.dice.random()}"})

    def block(self, who: str, start: datetime, *, shut: bool) -> bool:
        """Staff shut, or open, one slot."""
        one = self.server.held.get(f"Slot/{slot_id(who, start)}")
        if one is None or one["status"] != ("free" if shut else "busy-unavailable"):
            return False
        self.server.put({**one, "status": "busy-unavailable" if shut else "free"})
        return True

    def _touch(self, one: Resource) -> None:
        self.touched |= {it["value"] for it in one.get("identifier", ()) if it["system"] == VISIT}

    def _give_back(self, one: Resource) -> None:
        for ref in one.get("slot", ()):
            slot = self.server.held.get(ref["reference"])
            others = [it for it in self._unfinished() if it["id"] != one["id"] and ref in it.get("slot", ())]
            if slot is not None and not others:
                rest = {name: value for name, value in slot.items() if name != "identifier"}
                self.server.put({**rest, "status": "free"})

    def _free(self, who: str, start: datetime, minutes: int) -> bool:
        end = start + timedelta(minutes=minutes)
        slots = [self.server.held.get(f"Slot/{one}") for one in slot_ids(who, start, minutes)]
        taken = any(
            any(it["actor"]["reference"] == f"Practitioner/{who}" for it in one["participant"])
            and _at(one["start"]) < end
            and start < _at(one["end"])
            for one in self._unfinished()
        )
        return not taken and all(one is not None and one["status"] == "free" for one in slots)

    def _slots(self, who: str, start: datetime, minutes: int, status: str) -> None:
        for one in slot_ids(who, start, minutes):
            if (slot := self.server.held.get(f"Slot/{one}")) is not None:
                self.server.put({**slot, "status": status})


def appointment(dice: Random, key: str, who: str, start: datetime, minutes: int) -> dict[str, Any]:
    """As staff write one, for somebody drawn from the practice."""
    actors = (f"Patient/p{dice.randrange(PEOPLE)}", f"Practitioner/{who}", "Location/main")
    return {
        "resourceType": "Appointment",
        "id": key,
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=minutes)).isoformat(),
        "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in actors],
        "slot": [{"reference": f"Slot/{one}"} for one in slot_ids(who, start, minutes)],
    }


def slot_id(who: str, start: datetime) -> str:
    """Says what it is."""
    return f"{who}-{start:%Y%m%d%H%M}"


def slot_ids(who: str, start: datetime, minutes: int) -> list[str]:
    """All that a visit covers."""
    return [slot_id(who, start + timedelta(minutes=MINUTES * n)) for n in range(minutes // MINUTES)]


def _over(one: Resource, past: str) -> bool:
    kinds = ("Slot", "Appointment")
    return (one["resourceType"] in kinds and one["end"] < past) or (
        one["resourceType"] == "Communication" and one["meta"]["lastUpdated"] < past
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
