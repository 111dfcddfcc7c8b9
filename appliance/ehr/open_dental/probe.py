"""The self-test of an Open Dental office: what may be read is read, and writing is asked for with nothing in it.

There is no calendar to throw away there and appointments cannot be deleted, so nothing is made: a request that lacks
every required field is refused with 400 where its kind is allowed, and otherwise where it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from appliance.config import OpenDentalConfig
from appliance.ehr.http import FhirHttp
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.rows import number
from appliance.ehr.profile import Profile, Strategy
from appliance.errors import EhrLockedOut, EhrUnreachable

READ = {
    "providers": "ProvNum",
    "operatories": "OperatoryNum",
    "schedules": "ScheduleNum",
    "appointments": "AptNum",
    "patients/Simple": "PatNum",
}
"""Lists without which nothing can be offered, and their keys."""

WRITTEN = {
    "appointment_made": ("POST", "appointments"),
    "appointment_changed": ("PUT", "appointments/0"),
    "appointment_broken": ("PUT", "appointments/0/Break"),
    "patient_made": ("POST", "patients"),
    "commlog_made": ("POST", "commlogs"),
    "task_made": ("POST", "tasks"),
}
VISITS = ("appointment_made", "appointment_changed", "appointment_broken")


async def probe(http: FhirHttp, settings: OpenDentalConfig) -> Profile:
    """Test the office. Raises EhrUnreachable, of which EhrLockedOut, when it does not answer."""
    there = OpenDentalHttp(http)
    await there.every("providers", "ProvNum")  # raises where the keys are wrong: everything else would fail, too
    checks = {f"{path}_read": await _reads(there, path, key) for path, key in READ.items()}
    for name, (method, path) in WRITTEN.items():
        checks[name] = await _writes(there, method, path)
    wanted = set(settings.appointment_types.values())
    if wanted:
        checks["appointment_types_known"] = wanted <= await _types(there)
    able = _all(checks, (f"{path}_read" for path in READ)) and _all(checks, VISITS)
    return Profile(
        base_url=http.base_url,
        software="Open Dental",
        version="",
        strategy=Strategy.OPEN_DENTAL if able else Strategy.REQUEST_ONLY,
        checks=checks,
        note="Commlog" if checks["commlog_made"] else "",
    )


async def _reads(http: OpenDentalHttp, path: str, key: str) -> bool:
    with suppress(EhrUnreachable):
        await http.every(path, key, (("Limit", "1"),))
        return True
    return False


async def _writes(http: OpenDentalHttp, method: str, path: str) -> bool:
    """Whether it was refused for what it lacks: 404 says that there is no appointment 0."""
    with suppress(EhrLockedOut):
        return (await http.write(method, path, {})).status in (400, 404)
    return False


async def _types(http: OpenDentalHttp) -> set[int]:
    with suppress(EhrUnreachable):
        rows = await http.every("appointmenttypes", "AppointmentTypeNum")
        return {number(one.get("AppointmentTypeNum")) for one in rows}
    return set()


def _all(checks: dict[str, bool], names: Iterable[str]) -> bool:
    return all(checks[name] for name in names)
