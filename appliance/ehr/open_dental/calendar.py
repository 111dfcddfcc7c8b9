"""Who is free where in Open Dental: providers' schedules, less blockouts, less appointments. Pure.

The API's own GET Slots looks at one provider and is not recommended for practices with several
(opendental.com/site/apiappointments.html), so the openings are worked out here, as its maker advises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appliance.ehr.open_dental import wall
from appliance.ehr.open_dental.rows import Office, Row, marked, number, provider, schedule_id, span, status, true
from appliance.ehr.resource import Json, instant, reference

Span = tuple[datetime, datetime]
"""Two UTC instants, the second not included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An appointment that takes time."""

    number: int
    """AptNum: those made later have a higher one."""
    operatory: int
    provider: int
    start: datetime
    end: datetime
    second: int = 0
    """The provider who comes in for a part of it, 0 for none."""
    second_at: Span | None = None
    key: str = ""
    """The visit it is, where it carries the box's mark."""
    row: Row = field(default_factory=dict)

    def takes(self, provider_id: int, operatory: int, start: datetime, end: datetime) -> bool:
        """Whether nobody else can have this provider or this operatory between two instants."""
        if self.operatory == operatory or self.provider == provider_id:
            return self.start < end and start < self.end
        at = self.second_at if self.second == provider_id else None
        return at is not None and at[0] < end and start < at[1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time a provider works in one operatory, free of everything."""

    provider: int
    operatory: int
    clinic: int
    """ClinicNum of the operatory, 0 where the practice has no clinics."""
    start: datetime
    end: datetime


def standing(row: Row, zone: ZoneInfo) -> Standing | None:
    """An appointment that takes time; None for one that takes none."""
    when = span(row, zone)
    if when is None or status(row) not in ("booked", "fulfilled"):
        return None
    main = provider(row)
    others = [one for one in (number(row.get("ProvNum")), number(row.get("ProvHyg"))) if one not in (0, main)]
    text = str(row.get("PatternSecondary") or "")
    first, last = text.find("X"), text.rfind("X")
    beside = (when[0] + first * wall.CELL, when[0] + (last + 1) * wall.CELL) if first >= 0 else None
    return Standing(
        number=number(row["AptNum"]),
        operatory=number(row.get("Op")),
        provider=main,
        start=when[0],
        end=when[1],
        second=others[0] if others and beside else 0,
        second_at=beside,
        key=marked(row.get("Note"), "visit"),
        row=row,
    )


def stretches(
    schedules: Iterable[Row], operatories: Sequence[Row], taken: Sequence[Standing], at: Office
) -> list[Stretch]:
    """Every free stretch of the clinic's providers, in order. `schedules`: rows of every kind, of whole days."""
    rows = list(schedules)
    blocked = [one for row in rows if (one := _blockout(row, at)) is not None]
    by_day: dict[date, list[Standing]] = {}
    for busy in taken:
        for day in {busy.start.date(), busy.end.date()}:
            by_day.setdefault(day, []).append(busy)
    found: list[Stretch] = []
    for row in rows:
        who = number(row.get("ProvNum"))
        when = _span(row, at.zone) if row.get("SchedType") == "Provider" else None
        if when is None or str(who) not in at.practice.homes:
            continue
        near = [one for day in {when[0].date(), when[1].date()} for one in by_day.get(day, ())]
        for chair, clinic in _chairs(row, who, operatories):
            shut = [(first, last) for chairs, (first, last) in blocked if not chairs or chair in chairs]
            shut += [(one.start, one.end) for one in near if one.operatory == chair or one.provider == who]
            shut += [one.second_at for one in near if one.second == who and one.second_at is not None]
            found += [Stretch(who, chair, clinic, first, last) for first, last in _less(when, shut)]
    return found


def chair(
    found: Iterable[Stretch],
    who: int,
    start: datetime,
    end: datetime,
    *,
    clinic: int = 0,
    only: int | None = None,
    first: int = 0,
) -> int | None:
    """An operatory where a provider is free for a whole visit, `first` if it is one; None when there is none.

    `clinic`: one of this clinic, 0 for any. `only`: this one.
    """
    here = [one for one in found if one.provider == who and one.start <= start and end <= one.end]
    fit = {one.operatory for one in here if clinic in (0, one.clinic) and only in (None, one.operatory)}
    return first if first in fit else min(fit, default=None)


def slots(found: Iterable[Stretch], zone: ZoneInfo) -> dict[str, Json]:
    """The stretches as Slots of the providers' Schedules, by id; of those one holds another only the longer."""
    kept: list[Stretch] = []
    reached: dict[tuple[int, int], datetime] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end.timestamp(), one.operatory)):
        whose = one.provider, one.clinic
        if whose not in reached or reached[whose] < one.end:
            reached[whose] = one.end
            kept.append(one)
    return {_slot_id(one): _slot(one) for one in kept if wall.plain(one.start, zone) and wall.plain(one.end, zone)}


def _slot_id(one: Stretch) -> str:
    return f"p{one.provider}-{one.operatory}-{one.start:%Y%m%dT%H%M}"


def _slot(one: Stretch) -> Json:
    return {
        "resourceType": "Slot",
        "id": _slot_id(one),
        "schedule": {"reference": reference("Schedule", schedule_id(one.provider, one.clinic))},
        "status": "free",
        "start": instant(one.start),
        "end": instant(one.end),
    }


def _chairs(row: Row, who: int, operatories: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The operatories of a schedule, each with its clinic; where it names none, those of the provider by default."""
    named = _numbers(row.get("operatories"))
    for one in operatories:
        key = number(one.get("OperatoryNum"))
        own = who in (number(one.get("ProvDentist")), number(one.get("ProvHygienist")))
        if not true(one.get("IsHidden")) and (key in named if named else own):
            yield key, number(one.get("ClinicNum"))


def _blockout(row: Row, at: Office) -> tuple[frozenset[int], Span] | None:
    """Operatories (none: all of them) and time that a blockout shuts."""
    if row.get("SchedType") != "Blockout" or str(row.get("blockoutType") or "") in at.bookable:
        return None
    when = _span(row, at.zone)
    return (_numbers(row.get("operatories")), when) if when is not None else None


def _numbers(text: object) -> frozenset[int]:
    return frozenset(int(one) for one in str(text or "").split(",") if one.strip().isdecimal())


def _span(row: Row, zone: ZoneInfo) -> Span | None:
    day = wall.day(row.get("SchedDate"))
    try:
        opens, closes = time.fromisoformat(str(row.get("StartTime"))), time.fromisoformat(str(row.get("StopTime")))
    except ValueError:
        return None
    if day is None or closes <= opens:
        return None
    first, last = (datetime.combine(day, one, zone).astimezone(UTC) for one in (opens, closes))
    return (first, last) if first < last else None


def _less(whole: Span, shut: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span, in order."""
    reached, end = whole
    for first, last in sorted(shut):
        if last <= reached or first >= end:
            continue
        if first > reached:
            yield reached, first
        reached = max(reached, last)
    if reached < end:
        yield reached, end


def days(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[date, date]:
    """The first and the last day of the office that two instants touch."""
    return start.astimezone(zone).date(), (end - timedelta(seconds=1)).astimezone(zone).date()
