"""The free time of every provider who does one kind of visit. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, islice
from operator import attrgetter, itemgetter

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


class Known:
    """What is taken and what the EHR publishes as free in a stretch of time, ready to be searched."""

    def __init__(self, taken: Iterable[Taken], slots: Mapping[str, Sequence[FreeSlot]]) -> None:
        """`slots`: free slots by provider, for each provider whose calendar the EHR publishes, even when none is free;
        a provider who is not in it is free in all working hours that are not taken."""
        by_resource: dict[str, list[Span]] = {}
        for one in taken:
            by_resource.setdefault(one.provider_id, []).append((one.start, one.end))
        self._taken = {who: merged(spans) for who, spans in by_resource.items()}
        self.calendars = {who: _Calendar(free) for who, free in slots.items()}

    def free(self, who: str, start: datetime, end: datetime) -> bool:
        """Whether nothing of a provider, or a room, is taken."""
        spans = self._taken.get(who)
        return spans is None or not _overlaps(spans, start, end)


Look = Callable[[Span], Known]
"""Reads what is known of a stretch of time: a large practice's calendar is read a day at a time."""


class Diary:
    """Openings for one kind of visit, worked out day by day."""

    def __init__(
        self, clinic: Clinic, kind: VisitType, providers: Sequence[str], look: Look, rules: SearchRules
    ) -> None:
        self._clinic = clinic
        self._kind = kind
        self._length = timedelta(minutes=kind.minutes)
        self._grid = timedelta(minutes=rules.grid_minutes)
        self._providers = providers
        self._look = look
        self._days: dict[date, Known] = {}

    def openings(self, window: Span, excluded: Sequence[Span] = (), most: int | None = None) -> Iterator[Opening]:
        """Every opening that starts in the window and in none of the excluded spans, by start; `most`: of one start."""
        if window[0] >= window[1]:
            return
        day = window[0].astimezone(self._clinic.zone).date()
        last = (window[1] - timedelta(seconds=1)).astimezone(self._clinic.zone).date()
        while day <= last:
            found = [
                (start, who, location_id)
                for who in self._providers
                for start, location_id in self._places(who, day)
                if window[0] <= start < window[1] and (not self._kind.locations or location_id in self._kind.locations)
            ]
            found.sort(key=itemgetter(0))
            for start, same in groupby(found, key=itemgetter(0)):
                if not any(first <= start < end for first, end in excluded):
                    free = (self._opening(day, *one) for one in same)
                    yield from islice((one for one in free if one is not None), most)
            day += timedelta(days=1)

    def _places(self, who: str, day: date) -> Iterator[tuple[datetime, str]]:
        for shift in shifts_on(day, self._clinic.shifts.get(who, ()), self._clinic.closed):
            opens, closes = self._instant(day, shift.opens), self._instant(day, shift.closes)
            calendar = self._known(day).calendars.get(who)
            if calendar is None:
                yield from self._from_hours(who, opens, closes)
            else:
                yield from calendar.places(opens, closes, self._length, self._grid)

    def _known(self, day: date) -> Known:
        """What is known from midnight to midnight, and on to the end of a visit that starts before the second."""
        if day not in self._days:
            midnights = (self._instant(one, time()) for one in (day, day + timedelta(days=1)))
            self._days[day] = self._look((next(midnights), next(midnights) + self._length))
        return self._days[day]

    def _opening(self, day: date, start: datetime, who: str, location_id: str) -> Opening | None:
        known = self._known(day)
        room_id = self._room(known, start) if self._kind.rooms else None
        if (room_id is None and self._kind.rooms) or not known.free(who, start, start + self._length):
            return None
        return Opening(
            provider_id=who,
            location_id=location_id,
            visit_type_id=self._kind.id,
            start=start,
            minutes=self._kind.minutes,
            room_id=room_id,
        )

    def _room(self, known: Known, start: datetime) -> str | None:
        """The first room that is free for the whole visit."""
        end = start + self._length
        return next((room for room in self._kind.rooms if known.free(f"room:{room}", start, end)), None)

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
