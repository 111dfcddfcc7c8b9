"""What a file says a date or time stands for, read from any of its shapes, and whether an answer agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from appliance.clinic.people import Lang
from appliance.evaluate.rows import Row

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ANY_DAY = datetime.fromisoformat("2026-11-23")
"""Where a file gives no reference instant."""
_SLACK = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=366),
}
"""An end may be meant as the last one in or the first one out: one unit of the grain either way is the same."""
_VAGUE = timedelta(days=20)
"""How far files differ on where "early", "mid" and "late" begin or end."""
_ZONES = re.compile(r"\b(?:gmt|utc|cet|bst|ist|[pmce]st)\b", re.IGNORECASE)
_IN_SCOPE = ("date", "time", "datetime", "daterange", "timerange", "datetimerange")
Reading = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """One expression: any of its readings will do."""

    shown: Any
    readings: tuple[Reading, ...] = ()
    kind: str = "datetime"
    """date, time, datetime, a range of one of these; weekday; soonest."""
    soft: bool = False
    """A part of a day, or "early", "mid", "late": edges differ between files, so overlap is agreement."""
    weekday: int | None = None
    span: tuple[int, int] | None = None

    def overlaps(self, span: tuple[int, int]) -> bool:
        """Whether a span of the text touches this expression; an expression without a place is touched by all."""
        return self.span is None or (span[0] < self.span[1] and self.span[0] < span[1])


@dataclass(frozen=True, slots=True)
class Golds:
    """A row: the instant it is relative to, and its expressions."""

    now: datetime
    items: tuple[Gold, ...]
    external: bool
    in_scope: bool = True
    partial: bool = False
    """Whether other expressions of the turn may go unmarked."""


def gold_of(row: Row) -> Golds:
    """Read a row by its shape. Raises ConfigError when it has none of the known ones."""
    fields = row.fields
    try:
        if "canonical" in fields:
            return _marked(row)
        if "results" in fields:
            return _results(fields)
        if "grain" in fields:
            return _valued(fields)
        if "slots" in fields:
            return _opening(row)
        if "expressions" in fields:
            return _own(row)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        row.fail("a date is not in the shape its file has elsewhere")
    return row.fail('no dates: give "slots", "results", "grain" and "value", "canonical" or "expressions"')


def _moment(text: str | None) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None) if text else _ANY_DAY


def _marked(row: Row) -> Golds:
    """Schema-Guided Dialogue: one span and its canonical day or time."""
    now, span = _moment(row.string("reference")), row.string("span")
    canonical = row.string("canonical")
    if "-" in canonical:
        reading, kind = _day(canonical), "date"
    else:
        reading, kind = _at(now, canonical), "time"
    at = row.text.find(span)
    item = Gold(canonical, (reading,), kind, span=(at, at + len(span)) if at >= 0 else None)
    return Golds(now, (item,), external=True, partial=True)


def _results(fields: Mapping[str, Any]) -> Golds:
    """Recognizers-Text: every expression of the text with its readings."""
    now = _moment(fields.get("reference"))
    items, scope = [], True
    for result in fields["results"]:
        kind = str(result["type"] or "datetimeV2.other").split(".")[-1]
        values = [value for value in result["values"] if value.get("value") != "not resolved"]
        readings = tuple(_reading(value, kind, now) for value in values) if kind in _IN_SCOPE else ()
        if kind not in _IN_SCOPE or not values or _coarse(readings, values):
            scope = False
            continue
        soft = any(_is_soft(value) for value in values)
        kind, soft = ("datetimerange", True) if _late(values) else (kind, soft)
        items.append(Gold(result["values"], readings, kind, soft=soft))
    return Golds(now, tuple(items), external=True, in_scope=scope)


def _coarse(readings: tuple[Reading, ...], values: list[Any]) -> bool:
    """Years, quarters and more: coarser than anything a clinic books by."""
    coarse = [start and end and (end - start).days >= 89 and start.day == 1 for start, end in readings]
    return bool(coarse) and all(coarse)


def _is_soft(value: Mapping[str, Any]) -> bool:
    mod, timex = str(value.get("Mod", "")), str(value.get("timex", ""))
    return any(word in mod for word in ("start", "mid", "end", "approx")) or any(
        part in timex for part in ("TMO", "TAF", "TEV", "TNI", "TDT", "TMEL", "TMEB", "TMED", "TMI")
    )


def _reading(value: Mapping[str, Any], kind: str, now: datetime) -> Reading:
    if "value" in value:
        text = str(value["value"])
        if kind == "date":
            return _day(text)
        if kind == "datetime" and text.endswith("23:59:59"):
            return _moment(text).replace(hour=12), _moment(text)
        return _at(now, text) if kind == "time" else (_moment(text), _moment(text))
    start, end = value.get("start"), value.get("end")
    if kind == "timerange":
        return (_at(now, start)[0] if start else None), (_at(now, end)[0] if end else None)
    return (_moment(start) if start else None), (_moment(end) if end else None)


def _late(values: list[Any]) -> bool:
    """ "The end of the day" is 23:59:59 there, the last hours here."""
    return any(str(value.get("value", "")).endswith("23:59:59") for value in values)


def _valued(fields: Mapping[str, Any]) -> Golds:
    """Duckling: one instant or interval with a grain."""
    now, kind, grain = _moment(fields["reference"]), str(fields["kind"]), str(fields["grain"]).lower()
    instants = [_instant(value) for value in fields["value"]]
    scope = bool(instants) and grain in ("minute", "hour", "day", "week", "month") and None not in instants
    if not scope or any(one and one.second for one in instants) or _ZONES.search(str(fields["text"])):
        return Golds(now, (), external=True, in_scope=False)
    first, last = instants[0], instants[-1]
    if kind.endswith("Interval") and len(instants) == 2:
        slack = last - timedelta(hours=1) if grain == "hour" and last else last
        readings, soft = (
            ((first, last), (first, slack)),
            grain == "hour" and not any(char.isdigit() for char in fields["text"]),
        )
        soft = soft or (
            grain == "day" and str(fields["text"]).split()[0] in ("early", "mid", "late", "end", "beginning")
        )
        soft = soft or bool(grain in ("hour", "day") and first and (first.weekday(), first.hour) == (4, 18))
        return Golds(now, (Gold(fields["value"], readings, "range", soft=soft),), external=True)
    if kind.endswith("OpenInterval"):
        return Golds(now, (Gold(fields["value"], ((first, None), (None, first)), "range"),), external=True)
    kind = {"minute": "datetime", "hour": "datetime", "day": "date", "month": "month"}.get(grain, "first_of_range")
    if kind == "datetime" and first and grain == "hour" and first.time() == now.replace(minute=0).time():
        first, kind = first.replace(hour=0), "date"
    end = first + timedelta(days=1) if first and kind == "date" else first
    return Golds(now, (Gold(fields["value"], ((first, end),), kind),), external=True)


def _instant(value: list[int]) -> datetime | None:
    year, month, day, hour, minute, second = value
    try:
        return datetime.combine(date(year, max(1, month), max(1, day)), clock_time(hour, minute, second))
    except ValueError:
        return None


def _opening(row: Row) -> Golds:
    """Call openings: every expression with a day, a run, a weekday, or "first available", and a time."""
    now = _moment(row.string("reference_date")).replace(hour=9)
    slots = row.fields["slots"].get("datetimes", [])
    items = tuple(_slot(slot, now, row.text) for slot in slots)
    return Golds(now, items, external=False, in_scope=bool(items), partial=True)


def _slot(slot: Mapping[str, Any], now: datetime, text: str) -> Gold:
    resolved, clock = slot["resolved"] or {}, slot["time"] or {}
    at = text.find(slot["text"])
    span = (at, at + len(slot["text"])) if at >= 0 and slot.get("span_exact") else None
    shown = {"resolved": slot["resolved"], "time": slot["time"]}
    if resolved.get("first_available"):
        return Gold(shown, kind="soonest", span=span)
    if "weekday" in resolved:
        return Gold(
            shown,
            tuple(_with_time(now, now, clock)),
            "weekday",
            weekday=_WEEKDAYS.index(resolved["weekday"]),
            span=span,
        )
    readings = [
        reading for one in (resolved, *resolved.get("accept", ())) for reading in _slot_readings(one, clock, now)
    ]
    run = bool(resolved.get("from") or resolved.get("to"))
    if not clock:
        kind = "weekrange" if run else "date"
    elif "time" in clock:
        kind = "datetime" if resolved else "time"
    else:
        kind = "datetimerange" if resolved else "timerange"
    return Gold(
        shown, tuple(readings), kind, soft="from" in clock and bool(clock["from"]) and bool(clock["to"]), span=span
    )


def _slot_readings(resolved: Mapping[str, Any], clock: Mapping[str, Any], now: datetime) -> Iterator[Reading]:
    first = resolved.get("date") or resolved.get("from")
    last = resolved.get("date") or resolved.get("to")
    if clock:
        yield from _with_time(_moment(first) if first else now, _moment(last or first) if first else now, clock)
    else:
        yield (_moment(first) if first else None), (_moment(last) + timedelta(days=1) if last else None)


def _with_time(first: datetime, last: datetime, clock: Mapping[str, Any]) -> Iterator[Reading]:
    if "time" in clock:
        yield _at(first, clock["time"])
    elif clock:
        yield (
            (_at(first, clock["from"])[0] if clock["from"] else None),
            (_at(last, clock["to"])[0] if clock["to"] else None),
        )


def _own(row: Row) -> Golds:
    """Our own: {"from", "to", "time", "times"} with ISO days, or "now" for the soonest."""
    now = _moment(row.string("reference_date")).replace(hour=9)
    items = tuple(
        _slot({"text": "", "resolved": one.get("resolved"), "time": one.get("time")}, now, "")
        for one in row.fields["expressions"]
    )
    return Golds(now, items, external=False, in_scope=bool(items), partial=True)


def _day(text: str) -> Reading:
    day = datetime.combine(date.fromisoformat(text), datetime.min.time())
    return day, day + timedelta(days=1)


def _at(day: datetime, text: str) -> Reading:
    hour, minute = (int(part) for part in text.split(":")[:2])
    moment = day.replace(hour=hour % 24, minute=minute, second=0, microsecond=0)
    return moment, moment


def matches(value: Mapping[str, Any], gold: Gold, text: str, *, soft: bool = False) -> bool:
    """Whether one value of an answer is one of the expression's readings."""
    start = _moment(value["from"]) if value["from"] else None
    end = _moment(value["to"]) if value["to"] else None
    grain = str(value["grain"])
    if gold.kind == "soonest":
        return start is not None and end is None and value["span"] == [0, len(text)]
    if gold.kind == "weekday":
        right = start is not None and start.weekday() == gold.weekday
        return right and (not gold.readings or any(_same_time(start, end, reading) for reading in gold.readings))
    return any(_agrees(start, end, grain, reading, gold, soft=soft or gold.soft) for reading in gold.readings)


def _agrees(
    start: datetime | None, end: datetime | None, grain: str, reading: Reading, gold: Gold, *, soft: bool
) -> bool:
    wanted, until = reading
    match gold.kind:
        case "date":
            point = start or end
            return point is not None and wanted is not None and point.date() == wanted.date() and _one_day(point, end)
        case "time":
            start = start or end
            return (
                start is not None
                and wanted is not None
                and start.time() == wanted.time()
                and grain in ("minute", "hour")
            )
        case "datetime":
            return start is not None and wanted is not None and _minute(start) == _minute(wanted)
        case "month":
            return start is not None and wanted is not None and (start.year, start.month) == (wanted.year, wanted.month)
        case "first_of_range":
            return (
                start is not None and wanted is not None and abs(start - wanted) < timedelta(days=1) and grain != "day"
            )
        case "timerange":
            return _same_time_range(start, end, reading, soft=soft)
    if soft and start and end and wanted and until:
        return start < until and wanted < end
    if soft and (start is None or end is None):
        return _near(start, wanted, _VAGUE) and _near(end, until, _VAGUE)
    if end is None and wanted:
        return until is None and _near(start, wanted, _SLACK["day"] if grain == "day" else timedelta(0))
    return _near(start, wanted, timedelta(0)) and _near(end, until, _slack(grain, gold))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _one_day(start: datetime, end: datetime | None) -> bool:
    return end is None or end - start <= timedelta(days=1)


def _slack(grain: str, gold: Gold) -> timedelta:
    return timedelta(days=2) if gold.kind == "weekrange" and grain == "week" else _SLACK[grain]


def _near(ours: datetime | None, gold: datetime | None, slack: timedelta) -> bool:
    if ours is None or gold is None:
        return ours is None or gold is None
    return abs(ours - gold) <= slack


def _same_time(start: datetime | None, end: datetime | None, reading: Reading) -> bool:
    wanted = reading[0] or reading[1]
    ours = start if reading[0] else end
    return wanted is not None and ours is not None and ours.time() == wanted.time()


def _same_time_range(start: datetime | None, end: datetime | None, reading: Reading, *, soft: bool) -> bool:
    wanted, until = reading
    if soft and start and end and wanted and until:
        length = end - start
        begin = wanted.replace(hour=start.hour, minute=start.minute)
        stop = until if until > wanted else until + timedelta(days=1)
        return begin < stop and wanted < begin + length
    for ours, gold in ((start, wanted), (end, until)):
        if gold is not None and (ours is None or abs((ours - gold).total_seconds()) % 86400 > 3600):
            return False
    return start is None or wanted is None or start.time() == wanted.time()


__all__ = ["Gold", "Golds", "Lang", "gold_of", "matches"]
