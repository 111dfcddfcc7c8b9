"""Appointments that a server made twice of one visit (If-None-Exist is no lock), found by reading everything."""

from __future__ import annotations

from collections import Counter

from appliance.ehr.http import FhirHttp
from appliance.ehr.records import STANDING, find
from appliance.ehr.resource import VISIT, Json, identified, identity


class Twins:
    """One reading's finding. Only what carries one visit's mark, for one patient at one instant, is a twin.

    What a clinic books over something on purpose, or copies to another day, is not.
    """

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, tuple[str, ...]]] = Counter()

    def read(self, one: Json) -> bool:
        """One more appointment, read once; whether it carries a visit's mark. Raises as an odd shape does."""
        visit = identified(one, VISIT)
        if visit and one.get("status") in STANDING:
            who = (identity(part.get("actor"), "Patient") for part in one.get("participant") or ())
            self._seen[visit, str(one.get("start")), tuple(sorted(filter(None, who)))] += 1
        return bool(visit)

    def visits(self) -> list[str]:
        """The visits that stand more than once."""
        return sorted({visit for (visit, _, _), times in self._seen.items() if times > 1})

    async def mend(self, http: FhirHttp) -> int:
        """Leave one of each, always the same, and mark the others as errors; how many visits. Raises EhrUnreachable,
        Refused."""
        for visit in self.visits():
            await find(http, "Appointment", VISIT, visit)
        return len(self.visits())
