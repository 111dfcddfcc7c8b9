"""One resource at a time: read with its version, write only over that version, find by our identifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from appliance.ehr.http import Answer, FhirHttp
from appliance.ehr.resource import ID, Json, identified, meta, token
from appliance.ehr.search import every
from appliance.ehr.valid import faults
from appliance.errors import EhrError

GONE = (404, 410)
STANDING = ("proposed", "pending", "booked", "waitlist")
"""Statuses of an appointment that nobody has acted upon."""

LOST = (404, 409, 410, 412)
"""Write answers that mean someone else was first, or that a search in If-None-Exist matched several."""


class Refused(EhrError):
    """The server will not do it, now or later. Becomes a Rejected."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"the record system refused a request ({status})")
        self.status, self.code = status, code


@dataclass(frozen=True, slots=True)
class Held:
    """A resource as the server holds it."""

    resource: Json
    etag: str
    """What If-Match must say; "" when the server tells no version, and then it is never written."""

    @property
    def id(self) -> str:
        """The server's id."""
        return str(self.resource.get("id", ""))

    @property
    def version(self) -> str:
        """meta.versionId, or what the ETag says."""
        return str(meta(self.resource).get("versionId") or self.etag.removeprefix("W/").strip('"'))


async def read(http: FhirHttp, path: str) -> Held | None:
    """The resource at Kind/id, None when there is none any more. Raises EhrUnreachable, Refused."""
    answer = await http.get(path)
    if answer.ok:
        return Held(answer.body, answer.etag)
    if answer.status in GONE:
        return None
    raise Refused(answer.status, answer.code)


async def replace(http: FhirHttp, old: Held, resource: Json) -> Held | None:
    """Write `resource` over `old`, nothing newer. None when someone else was first. Raises EhrUnreachable, Refused."""
    if not old.etag:
        raise Refused(0, "version-missing")
    checked(resource)
    path = f"{resource['resourceType']}/{old.id}"
    answer = await http.write("PUT", path, resource, {"If-Match": old.etag})
    if answer.ok:
        return Held(answer.body or resource, answer.etag)
    if answer.status in LOST:
        return None
    if answer.status == 422:  # a business rule, or the resource has changed
        now = await read(http, path)
        if now is None or now.etag != old.etag:
            return None
    raise Refused(answer.status, answer.code)


async def create(http: FhirHttp, resource: Json, system: str, value: str, *, echo: bool = False) -> Held | None:
    """Create it unless the server has one with our identifier already; the one it has then, read back.

    `echo`: what a 201 carries is what was stored (FhirHttp.echoes) and is not read once more. None when the server says
    it cannot be and holds none of ours. Raises EhrUnreachable, Refused.
    """
    checked(resource)
    kind = str(resource["resourceType"])
    answer = await http.write("POST", kind, resource, {"If-None-Exist": f"identifier={token(system, value)}"})
    if echo and answer.status == 201 and answer.body.get("id") and answer.etag:
        return Held(answer.body, answer.etag)
    if answer.ok and (identity := _new_id(answer, kind)):
        return await read(http, f"{kind}/{identity}")
    found = await find(http, kind, system, value)
    if found is not None or answer.status in LOST:
        return found
    raise Refused(answer.status, answer.code)


async def find(http: FhirHttp, kind: str, system: str, value: str) -> Held | None:
    """The resource that carries our identifier; of several, always the same one. Raises EhrUnreachable, Refused.

    Servers that race on If-None-Exist make several. Appointments beyond the first are marked as errors, so that none
    stands twice; other types are left to staff.
    """
    matches = await every(http, kind, [("identifier", token(system, value))])
    found = [one for one in matches if identified(one, system) == value and one.get("status") != "entered-in-error"]
    found.sort(key=lambda one: (one.get("status") not in STANDING, str(one.get("id", ""))))
    ours = [str(one.get("id", "")) for one in found]
    for extra in ours[1:] if kind == "Appointment" else ():
        twin = await read(http, f"{kind}/{extra}")
        if twin is not None and twin.resource.get("status") in STANDING:
            await replace(http, twin, {**twin.resource, "status": "entered-in-error"})
    return await read(http, f"{kind}/{ours[0]}") if ours else None


def checked(resource: Json) -> Json:
    """The same resource, fit to be written. Raises Refused when it is not valid R4."""
    if faults(resource):
        raise Refused(0, "invalid")
    return resource


def _new_id(answer: Answer, kind: str) -> str:
    """From the body, or from Location when the server sends no body."""
    at_location = re.search(rf"{kind}/({ID.pattern})(?:/_history/[^/]+)?$", answer.location)
    return str(answer.body.get("id") or (at_location.group(1) if at_location else ""))
