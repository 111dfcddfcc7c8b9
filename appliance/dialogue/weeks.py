"""Which week a weekday belongs to: "Tuesday" after "next week", "el otro martes" to whom this one was offered."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from appliance.dialogue.calendar_days import coming
from appliance.dialogue.heard_words import WEEKDAY_NAMES
from appliance.dialogue.when import Runs, When

_FOLLOWING = re.compile(
    rf" (?:other|following|otro|siguiente) (?:{WEEKDAY_NAMES}) | "
    rf"(?:{WEEKDAY_NAMES}) (?:after(?: that)?|siguiente|que sigue|de (?:la )?despues) "
)
"""The one after what was offered."""
_NEXT = re.compile(rf" (?:next|proximo) (?:{WEEKDAY_NAMES}) | (?:{WEEKDAY_NAMES}) (?:que viene|proximo|entrante) ")
"""The one offered, or the one after it; that when the one offered is refused."""
_SOONER = re.compile(
    r" (?:sooner|earlier|this week|too (?:far|late)|esta semana|antes(?! del? )|mas pronto|lejos|muy tarde|"
    r"adelantar\w*) "
)
"""Words of somebody who would not stay in the week they were in."""


def placed(said: When, spoken: str, before: Runs, offered: Collection[date] = (), *, refused: bool = False) -> When:
    """What a text says of days, in the light of the days spoken of before it and of those on offer."""
    found, alone = said, said.loose or (not refused and next_one(spoken))
    if alone and before and not said.soonest and not _SOONER.search(spoken):
        found = replace(said, days=_in_week(said.days, *min(before)), loose=False)
    if not offered or len(found.days) != 1 or found.days[0][0] != found.days[0][1]:
        return found
    day, last = found.days[0][0], max(offered)
    again = refused and day in offered and _NEXT.search(spoken)
    if _FOLLOWING.search(spoken) or again:
        day = max(day, coming(last, day.weekday()))
    return replace(found, days=((day, day),))


def _in_week(days: Runs, first: date, last: date) -> Runs:
    """Those days of a recurring weekday that lie in the run, or each from the week of that day on."""
    inside = tuple(run for run in days if first <= run[0] <= last)
    if inside and last > first:
        return inside
    start = first if last > first else first - timedelta(days=first.weekday())
    return tuple(sorted({(_from(day, start), _from(day, start)) for day, _ in days}))


def _from(day: date, start: date) -> date:
    return day if day >= start else start + timedelta(days=(day.weekday() - start.weekday()) % 7)


def next_one(spoken: str) -> bool:
    """Whether it says "next Tuesday", which is the coming one to some."""
    return bool(_NEXT.search(spoken))
