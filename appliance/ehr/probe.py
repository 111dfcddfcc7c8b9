"""The self-test of a record system: writes to a disposable calendar of long ago, looks at what came of it, cleans up.

Nobody is ever offered the calendar: its slots lie in January 2001. What a server says it can do (CapabilityStatement)
only decides what is tried; a promise counts when it was seen to be kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import anyio

from appliance.ehr.http import FhirHttp
from appliance.ehr.notes import SHAPES
from appliance.ehr.profile import Profile, choose
from appliance.ehr.records import LOST, Held, Refused, find, read, replace
from appliance.ehr.resource import CLAIM, VISIT, Json, identified, instant, reference
from appliance.ehr.search import every
from appliance.errors import EhrError, EhrUnreachable

LONG_AGO = datetime(2001, 1, 8, 9, tzinfo=UTC)
"""Where the disposable calendar lies."""

MINUTES = timedelta(minutes=15)

NAME = "Frontdesk self-test, may be deleted"


async def probe(http: FhirHttp, *, patient_id: str = "", schedule_id: str = "") -> Profile:
    """Test the server. `patient_id`: a test patient, where the server wants one on an appointment; `schedule_id`: a
    disposable calendar, where it lets nobody make one.

    Raises EhrUnreachable when the server does not answer; what was made so far may be left behind, long ago.
    """
    answer = await http.get("metadata")
    said = answer.body if answer.ok else {}
    software = said.get("software") or {}
    kinds = _creatable(said)
    test = _Test(http, patient_id)
    try:
        await test.run(schedule_id)
    finally:
        with anyio.CancelScope(shield=True):
            await test.clean()
    return Profile(
        base_url=http.base_url,
        software=str(software.get("name") or ""),
        version=str(software.get("version") or ""),
        strategy=choose(test.checks),
        checks=test.checks,
        note=next((kind for kind in SHAPES if kind in kinds and http.may(kind, "crs")), ""),
        operations=_operations(said),
    )


class _Test:
    """One run, and what it made."""

    def __init__(self, http: FhirHttp, patient_id: str) -> None:
        self.checks: dict[str, bool] = {}
        self._http, self._patient_id = http, patient_id
        self._made: list[str] = []
        self._next = 0

    async def run(self, schedule_id: str) -> None:
        self._schedule_id = schedule_id or await self._make({"resourceType": "Schedule", **_schedule()}) or ""
        if not self._schedule_id or await self._slot() is None:
            self.checks["slot"] = False
            return
        self.checks["slot"] = True
        for check in (self._versions, self._appointments, self._transactions, self._stamps):
            await self._guarded(check)

    async def clean(self) -> None:
        """Delete what was made, newest first; where that is refused, say that it was an error."""
        for path in reversed(self._made):
            try:
                if not (await self._http.write("DELETE", path, {}, {})).ok and (held := await read(self._http, path)):
                    word = "active" if path.startswith("Schedule/") else "status"
                    gone = {**held.resource, word: False if word == "active" else "entered-in-error"}
                    await replace(self._http, held, gone)
            except EhrError:
                continue

    async def _guarded(self, check: Callable[[], Awaitable[None]]) -> None:
        try:
            await check()
        except Refused:
            return  # what was not shown is not promised

    async def _versions(self) -> None:
        slot = await self._slot()
        self.checks["slot_version"] = slot is not None and bool(slot.etag)
        if slot is None or not slot.etag:
            return
        mark = {"system": CLAIM, "value": str(uuid4())}
        taken = await replace(self._http, slot, {**slot.resource, "status": "busy", "identifier": [mark]})
        late = await self._put(slot, {**slot.resource, "comment": "too late"})
        now = await read(self._http, reference("Slot", slot.id))
        kept = now is not None and now.resource.get("status") == "busy" and "comment" not in now.resource
        self.checks["slot_if_match"] = taken is not None and late in LOST and kept
        self.checks["slot_identifier"] = now is not None and identified(now.resource, CLAIM) == mark["value"]

    async def _appointments(self) -> None:
        slot, key = await self._slot(), str(uuid4())
        if slot is None:
            return
        body = self._appointment(key, slot)
        same = {"If-None-Exist": f"identifier={VISIT}|{key}"}
        first = await self._http.write("POST", "Appointment", body, same)
        self.checks["appointment"] = first.ok
        if not first.ok:
            return
        await self._remember("Appointment", key, str(first.body.get("id") or ""))
        found = await find(self._http, "Appointment", VISIT, key)
        self.checks["appointment_identifier"] = found is not None
        second = await self._http.write("POST", "Appointment", body, same)
        twins = [one for one in await self._named(key) if identified(one, VISIT) == key]
        for one in twins:
            self._note(f"Appointment/{one['id']}")
        self.checks["if_none_exist"] = (second.ok or second.status in LOST) and len(twins) == 1
        now = await read(self._http, reference("Slot", slot.id))
        self.checks["server_flips_slot"] = now is not None and now.resource.get("status") == "busy"

    async def _transactions(self) -> None:
        slot, key = await self._slot(), str(uuid4())
        if slot is None or not slot.etag:
            return
        good = await self._bundle(key, slot, slot.etag)
        now = await read(self._http, reference("Slot", slot.id))
        there = await find(self._http, "Appointment", VISIT, key)
        self.checks["transaction"] = good and there is not None and now is not None and now.etag != slot.etag
        await self._remember("Appointment", key, there.id if there is not None else "")
        if not self.checks["transaction"]:
            return
        late = str(uuid4())
        refused = not await self._bundle(late, slot, slot.etag)
        after = await read(self._http, reference("Slot", slot.id))
        self.checks["transaction_if_match"] = (
            refused and after is not None and now is not None and after.etag == now.etag
        )
        left = await find(self._http, "Appointment", VISIT, late)
        self.checks["transaction_rolls_back"] = left is None
        await self._remember("Appointment", late, left.id if left is not None else "")

    async def _stamps(self) -> None:
        future = instant(datetime(2200, 1, 1, tzinfo=UTC))
        schedule = ("schedule", reference("Schedule", self._schedule_id))
        none = await every(self._http, "Slot", [schedule, ("_lastUpdated", f"ge{future}")])
        some = await every(self._http, "Slot", [schedule, ("_lastUpdated", f"ge{instant(LONG_AGO)}")])
        self.checks["last_updated"] = not none and bool(some)

    async def _slot(self) -> Held | None:
        """A free slot nobody has used yet, or None where slots cannot be made."""
        start = LONG_AGO + self._next * MINUTES
        self._next += 1
        slot = {
            "resourceType": "Slot",
            "schedule": {"reference": reference("Schedule", self._schedule_id)},
            "status": "free",
            "start": instant(start),
            "end": instant(start + MINUTES),
        }
        identity = await self._make(slot)
        return await read(self._http, reference("Slot", identity)) if identity else None

    async def _make(self, resource: Json) -> str | None:
        """Create it; its id, None when that is refused."""
        kind = str(resource["resourceType"])
        answer = await self._http.write("POST", kind, resource, {})
        identity = str(answer.body.get("id") or answer.location.partition("/_history")[0].rpartition("/")[2])
        if not answer.ok or not identity:
            return None
        self._note(reference(kind, identity))
        return identity

    async def _put(self, slot: Held, resource: Json) -> int:
        try:
            answer = await self._http.write("PUT", reference("Slot", slot.id), resource, {"If-Match": slot.etag})
        except EhrUnreachable:
            return 0
        return answer.status

    async def _bundle(self, key: str, slot: Held, etag: str) -> bool:
        busy = {**slot.resource, "status": "busy"}
        post = {"method": "POST", "url": "Appointment", "ifNoneExist": f"identifier={VISIT}|{key}"}
        put = {"method": "PUT", "url": reference("Slot", slot.id), "ifMatch": etag}
        entries = [
            {"fullUrl": f"urn:uuid:{uuid4()}", "resource": self._appointment(key, slot), "request": post},
            {"resource": busy, "request": put},
        ]
        bundle: Json = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
        return (await self._http.write("POST", "", bundle, {})).ok

    async def _named(self, key: str) -> list[Json]:
        return await every(self._http, "Appointment", [("identifier", f"{VISIT}|{key}")])

    async def _remember(self, kind: str, key: str, identity: str) -> None:
        if not identity and (found := await find(self._http, kind, VISIT, key)) is not None:
            identity = found.id
        if identity:
            self._note(reference(kind, identity))

    def _note(self, path: str) -> None:
        if path not in self._made:
            self._made.append(path)

    def _appointment(self, key: str, slot: Held) -> Json:
        who = {"reference": reference("Patient", self._patient_id)} if self._patient_id else {"display": NAME}
        return {
            "resourceType": "Appointment",
            "identifier": [{"system": VISIT, "value": key}],
            "status": "booked",
            "start": slot.resource["start"],
            "end": slot.resource["end"],
            "slot": [{"reference": reference("Slot", slot.id)}],
            "participant": [{"actor": who, "status": "accepted"}],
        }


def _schedule() -> Json:
    horizon = {"start": instant(LONG_AGO), "end": instant(LONG_AGO + timedelta(days=1))}
    return {"active": True, "actor": [{"display": NAME}], "planningHorizon": horizon, "comment": NAME}


def _creatable(said: Json) -> set[str]:
    """The types a CapabilityStatement says can be created."""
    return {
        str(one.get("type"))
        for rest in said.get("rest") or ()
        for one in rest.get("resource") or ()
        if any(it.get("code") == "create" for it in one.get("interaction") or ())
    }


def _operations(said: Json) -> tuple[str, ...]:
    names = {
        f"${str(it.get('name')).lstrip('$')}"
        for rest in said.get("rest") or ()
        for one in rest.get("resource") or ()
        if one.get("type") in ("Appointment", "Slot", "Schedule")
        for it in one.get("operation") or ()
    }
    return tuple(sorted(names & {"$find", "$hold", "$book"}))
