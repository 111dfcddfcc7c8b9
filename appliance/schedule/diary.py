"""The free time of every provider who does one kind of visit. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter

from appliance.clinic.calendar import FreeSlot, Taken
from appliance.clinic.hours import shifts_on
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, VisitType
from appliance.schedule.rank import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRules:
    """How a clinic offers its time."""

    grid_minutes: int = 15
    """Visits start on this grid from the start of a shift, unless the EHR's slots say otherwise."""
    lead_minutes: int = 60
    """Nothing sooner than this from now."""
    horizon_days: int = 60
    """Nothing later than this from now."""


LONGEST = timedelta(days=1)
"""A slot is at most a day long."""


class Diary:
    """Openings for one kind of visit, worked out day by day."""

    def __init__(
        self,
        clinic: Clinic,
        kind: VisitType,
        providers: Sequence[str],
        taken: Sequence[Taken],
        slots: Mapping[str, Sequence[FreeSlot]],
        rules: SearchRules,
    ) -> None:
        self._clinic = clinic
        self._kind = kind
        self._length = timedelta(minutes=kind.minutes)
        self._grid = timedelta(minutes=rules.grid_minutes)
        self._providers = providers
        self._taken = {
            who: merged((one.start, one.end) for one in taken if one.provider_id == who)
            for who in (*providers, *(f"room:{room}" for room in kind.rooms))
        }
        self._calendars = {who: _Calendar(free) for who, free in slots.items()}

    def openings(self, window: Span, excluded: Sequence[Span] = ()) -> Iterator[Opening]:
        """Every opening that starts in the window and in none of the excluded spans, by start."""
        if window[0] >= window[1]:
            return
        day = window[0].astimezone(self._clinic.zone).date()
        last = window[1].astimezone(self._clinic.zone).date()
        while day <= last:
            found = [one for who in self._providers for one in self._on(who, day)]
            for one in sorted(found, key=attrgetter("start")):
                inside = window[0] <= one.start < window[1]
                if inside and not any(start <= one.start < end for start, end in excluded):
                    yield one
            day += timedelta(days=1)

    def _on(self, who: str, day: date) -> Iterator[Opening]:
        for shift in shifts_on(day, self._clinic.shifts.get(who, ()), self._clinic.closed):
            opens, closes = self._instant(day, shift.opens), self._instant(day, shift.closes)
            places = (
                self._calendars[who].places(opens, closes, self._length, self._grid)
                if who in self._calendars
                else self._from_hours(who, opens, closes)
            )
            taken = self._taken[who]
            for start, location_id in places:
                if taken and _overlaps(taken, start, start + self._length):
                    continue
                room_id = self._room(start) if self._kind.rooms else None
                if room_id is not None or not self._kind.rooms:
                    yield Opening(
                        provider_id=who,
                        location_id=location_id,
                        visit_type_id=self._kind.id,
                        start=start,
                        minutes=self._kind.minutes,
                        room_id=room_id,
                    )

    def _room(self, start: datetime) -> str | None:
        """The first room that is free for the whole visit."""
        end = start + self._length
        return next((room for room in self._kind.rooms if not _overlaps(self._taken[f"room:{room}"], start, end)), None)

    def _from_hours(self, who: str, opens: datetime, closes: datetime) -> Iterator[tuple[datetime, str]]:
        location_id = self._clinic.provider(who).location_id
        start = opens
        while start + self._length <= closes:
            yield start, location_id
            start += self._grid

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._clinic.zone).astimezone(UTC)


class _Calendar:
    """One provider's free slots."""

    def __init__(self, free: Sequence[FreeSlot]) -> None:
        self._free = sorted(free, key=attrgetter("start"))
        self._starts = [one.start for one in self._free]
        self._runs_end = [end for _, end in merged((one.start, one.end) for one in self._free)]

    def places(
        self, opens: datetime, closes: datetime, length: timedelta, grid: timedelta
    ) -> Iterator[tuple[datetime, str]]:
        """Starts inside a shift: where a slot does, or on the grid inside a slot that is longer than the visit."""
        latest = closes - length
        seen: set[datetime] = set()
        first, last = bisect_left(self._starts, opens - LONGEST), bisect_left(self._starts, closes)
        for slot in self._free[first:last]:
            start, fits = slot.start, slot.end - length
            covered = self._runs_end[bisect_right(self._runs_end, start)] - length  # the end of the run it lies in
            while True:
                if opens <= start <= latest and start <= covered and start not in seen:
                    seen.add(start)
                    yield start, slot.location_id
                start += grid
                if start > fits:
                    break


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as few spans that neither touch nor overlap, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _overlaps(spans: Sequence[Span], start: datetime, end: datetime) -> bool:
    after = bisect_left(spans, end, key=lambda span: span[0])
    return after > 0 and spans[after - 1][1] > start
