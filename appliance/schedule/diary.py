"""The free time of every provider who does one kind of visit. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

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
        self._slots = {who: sorted(free, key=lambda one: one.start) for who, free in slots.items()}

    def openings(self, window: Span, excluded: Sequence[Span] = ()) -> Iterator[Opening]:
        """Every opening that starts in the window and in none of the excluded spans, by start."""
        if window[0] >= window[1]:
            return
        day = window[0].astimezone(self._clinic.zone).date()
        last = window[1].astimezone(self._clinic.zone).date()
        while day <= last:
            found = [one for who in self._providers for one in self._on(who, day)]
            for one in sorted(found, key=lambda one: one.start):
                inside = window[0] <= one.start < window[1]
                if inside and not any(start <= one.start < end for start, end in excluded):
                    yield one
            day += timedelta(days=1)

    def _on(self, who: str, day: date) -> Iterator[Opening]:
        for shift in shifts_on(day, self._clinic.shifts.get(who, ()), self._clinic.closed):
            opens, closes = self._instant(day, shift.opens), self._instant(day, shift.closes)
            places = (
                self._from_slots(who, opens, closes) if who in self._slots else self._from_hours(who, opens, closes)
            )
            for start, location_id in places:
                elsewhere = self._kind.locations and location_id not in self._kind.locations
                if elsewhere or _overlaps(self._taken[who], start, start + self._length):
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

    def _from_slots(self, who: str, opens: datetime, closes: datetime) -> Iterator[tuple[datetime, str]]:
        """A visit starts where a slot does, or on the grid inside a slot that is longer than the visit."""
        free = self._slots[who]
        first = bisect_left(free, opens - timedelta(days=1), key=lambda one: one.start)
        today = [one for one in free[first:] if one.start < closes and one.end > opens]
        runs = merged((one.start, one.end) for one in today)
        seen: set[datetime] = set()
        for slot in today:
            start = slot.start
            while start == slot.start or start + self._length <= slot.end:
                inside = opens <= start and start + self._length <= closes
                if inside and start not in seen and _covers(runs, start, start + self._length):
                    seen.add(start)
                    yield start, slot.location_id
                start += self._grid

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._clinic.zone).astimezone(UTC)


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


def _covers(spans: Sequence[Span], start: datetime, end: datetime) -> bool:
    return any(first <= start and end <= last for first, last in spans)
