"""The [[visit_types]] of a clinic's settings, checked."""

from __future__ import annotations

from collections.abc import Sequence

from appliance.clinic.fields import EHR_ID, Fields
from appliance.clinic.people import Provider
from appliance.clinic.settings import Location
from appliance.clinic.visit import VisitType

OLDEST = 120
"""Highest age that can be set, in years."""
MOST_NOTICE_HOURS = 24 * 60
_NAMES = (
    *("id", "minutes", "providers", "spoken_en", "spoken_es", "words_en", "words_es", "new_patients", "default"),
    *("rooms", "ages", "instead", "notice_hours", "approval", "locations"),
)


def visit_types(
    rows: Sequence[Fields], providers: Sequence[Provider], locations: Sequence[Location]
) -> tuple[VisitType, ...]:
    """Every kind of visit, exactly one of them the default. Raises ConfigError."""
    kinds = tuple(_visit_type(fields, providers, locations) for fields in rows)
    if sum(kind.default for kind in kinds) != 1:
        rows[-1].fail("default", "set default = true on exactly one visit type, the one for callers who name none")
    known = [kind.id for kind in kinds]
    for fields, kind in zip(rows, kinds, strict=True):
        if kind.instead is not None and (kind.instead == kind.id or kind.instead not in known):
            fields.fail("instead", "use the id of another visit type, the one for patients of other ages")
        if kind.instead is not None and kind.ages is None:
            fields.fail("instead", "remove it, or say with ages = [0, 17] whom this visit is for")
    return kinds


def _visit_type(fields: Fields, providers: Sequence[Provider], locations: Sequence[Location]) -> VisitType:
    fields.only(*_NAMES)
    minutes = fields.number("minutes", 5, 240, "minutes")
    if minutes % 5:
        fields.fail("minutes", "use a multiple of 5")
    rooms = fields.words("rooms", default=())
    if not all(EHR_ID.fullmatch(room) for room in rooms):
        fields.fail("rooms", 'use the rooms\' ids in the record system, such as ["op-1", "op-2"]')
    return VisitType(
        id=fields.identity(),
        minutes=minutes,
        providers=fields.some_of("providers", [provider.id for provider in providers]),
        spoken_en=fields.text("spoken_en"),
        spoken_es=fields.text("spoken_es"),
        words_en=fields.words("words_en"),
        words_es=fields.words("words_es"),
        new_patients=fields.flag("new_patients", default=True),
        default=fields.flag("default", default=False),
        rooms=rooms,
        ages=_ages(fields),
        instead=fields.text("instead") if "instead" in fields.table else None,
        notice_hours=fields.number("notice_hours", 0, MOST_NOTICE_HOURS, "hours", default=0),
        approval=fields.flag("approval", default=False),
        locations=fields.some_of("locations", [location.id for location in locations], default=()),
    )


def _ages(fields: Fields) -> tuple[int, int] | None:
    if "ages" not in fields.table:
        return None
    fix = f"use the youngest and the oldest age in years, such as [0, 17] or [18, {OLDEST}]"
    match fields.table["ages"]:
        case [int() as low, int() as high] if 0 <= low <= high <= OLDEST:
            return low, high
        case _:
            return fields.fail("ages", fix)
