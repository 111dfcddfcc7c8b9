"""The appointment book of one Open Dental office, as it stands now: read for each question, a day or two at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from appliance.ehr.open_dental.calendar import Standing, Stretch, chair, days, standing, stretches
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.rows import Office, Row, number, operatory, true
from appliance.ehr.together import together

Params = Sequence[tuple[str, str]]


@dataclass(slots=True)
class Furniture:
    """What seldom changes: operatories, and who of the providers is a hygienist."""

    operatories: list[Row]
    hygienists: frozenset[int]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of days."""

    rows: list[Row]
    """Every appointment, as it came."""
    taken: list[Standing]
    free: list[Stretch]


class Book:
    """Reads it. Every method raises EhrUnreachable."""

    def __init__(self, http: OpenDentalHttp, office: Office) -> None:
        self.http, self.office = http, office
        self._furniture: Furniture | None = None

    async def furniture(self) -> Furniture:
        """As it was when it was read last."""
        if self._furniture is None:
            await self.furnish()
        assert self._furniture is not None  # noqa: S101  (just set)
        return self._furniture

    async def furnish(self) -> tuple[list[Row], list[Row]]:
        """Read it anew; providers and operatories."""
        providers = await self.http.every("providers", "ProvNum")
        operatories = await self.http.every("operatories", "OperatoryNum")
        hygienists = frozenset(number(one.get("ProvNum")) for one in providers if true(one.get("IsSecondary")))
        self._furniture = Furniture(operatories, hygienists)
        return providers, operatories

    async def page(self, start: datetime, end: datetime, *, but: int = 0, http: OpenDentalHttp | None = None) -> Page:
        """The days two instants lie on. `but`: an AptNum whose time counts as free."""
        http = http or self.http
        span = between(start, end, self.office)
        questions: list[Callable[[], Any]] = [
            partial(http.every, "appointments", "AptNum", span),
            partial(http.every, "schedules", "ScheduleNum", span),
            self.furniture,
        ]
        rows, schedules, furniture = await together(questions)
        taken = [one for one in self.standing(rows) if one.number != but]
        return Page(rows, taken, stretches(schedules, furniture.operatories, taken, self.office))

    async def taken(self, start: datetime, end: datetime, http: OpenDentalHttp) -> list[Standing]:
        """What takes time on the days two instants lie on."""
        return self.standing(await http.every("appointments", "AptNum", between(start, end, self.office)))

    def standing(self, rows: Sequence[Row]) -> list[Standing]:
        """The appointments of these that take time."""
        return [one for row in rows if (one := standing(row, self.office.zone)) is not None]

    def chair(
        self,
        page: Page,
        provider_id: str,
        location_id: str,
        room_id: str | None,
        start: datetime,
        end: datetime,
        *,
        first: int = 0,
    ) -> int | None:
        """An operatory for a visit: the room it asks for, or any of the place where the provider works then."""
        clinic = int(location_id) if location_id.isdecimal() else 0
        only = operatory(room_id)
        return chair(page.free, int(provider_id), start, end, clinic=clinic, only=only, first=first)


def between(start: datetime, end: datetime, office: Office) -> Params:
    """The parameters for the days two instants lie on."""
    first, last = days(start, end, office.zone)
    return (("dateStart", first.isoformat()), ("dateEnd", last.isoformat()))
