"""The options of a `which_slot` row: text, an ISO local time, or an object with a start, a provider, a kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from appliance.dialogue import when
from appliance.dialogue.answers.slots import Slot
from appliance.dialogue.people import glossary
from appliance.dialogue.words import fold
from appliance.evaluate.rows import Row

_STARTS = ("start", "starts_at", "start_time", "datetime", "when", "time_iso", "from")
_NAMES = (
    "provider",
    "provider_name",
    "doctor",
    "practitioner",
    "visit_type",
    "type",
    "kind",
    "location",
    "label",
    "name",
)
_TITLES = frozenset(("dr", "dra", "doctor", "doctora", "el", "la", "ms", "mr", "mrs", "with", "con"))


def read(row: Row, zone: ZoneInfo, today: date) -> tuple[Slot, ...]:
    """The slots offered; empty when the row has none. Raises ConfigError for what cannot be an option."""
    options = row.fields.get("options") or []
    if not isinstance(options, list):
        row.fail('"options" is no list')
    return tuple(_slot(row, option, zone, today) for option in options)


def _slot(row: Row, option: Any, zone: ZoneInfo, today: date) -> Slot:
    if isinstance(option, str):
        return Slot(start=_start(row, option, zone, today), names=_by_form(option))
    if not isinstance(option, Mapping):
        row.fail(f"option {option!r} is neither text nor an object")
    said = next((option[key] for key in _STARTS if option.get(key)), None)
    if said is None and option.get("date"):
        said = f"{option['date']}T{option.get('time') or '00:00'}"
    said = said or option.get("text") or option.get("label")
    names = [str(option[key]) for key in _NAMES if option.get(key) and not isinstance(option[key], (dict, list))]
    words = tuple(name for each in names for name in (each, *_surname(each)))
    return Slot(start=_start(row, str(said), zone, today) if said else None, names=words)


def _surname(name: str) -> tuple[str, ...]:
    parts = [part for part in name.split() if fold(part).strip(".") not in _TITLES]
    return (parts[-1], " ".join(parts)) if parts else ()


def _by_form(text: str) -> tuple[str, ...]:
    name = glossary.provider_by_form(text)
    return (name,) if name else ()


def _start(row: Row, text: str, zone: ZoneInfo, today: date) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        found = when.read(text, row.lang, today, asked=True)
        day = found.days[0][0] if found.days else found.either[0] if found.either else None
        return datetime.combine(day or today, found.at or time(0)) if day or found.at else None
    return instant.astimezone(zone).replace(tzinfo=None) if instant.tzinfo else instant
