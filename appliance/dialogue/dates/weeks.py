"""Which week a weekday belongs to: "Tuesday" after "next week", "el otro martes" to whom this one was offered."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from appliance.dialogue.dates import counted
from appliance.dialogue.dates.calendar_days import coming
from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES
from appliance.dialogue.when import Runs, When

_FOLLOWING = re.compile(
    rf" (?:other|following|otro|siguiente) (?:{WEEKDAY_NAMES}) | "
    rf"(?:{WEEKDAY_NAMES}) (?:after(?: that)?|siguiente|que sigue|de (?:la )?despues) "
)
"""The one after what was offered."""
_NEXT = re.compile(rf" (?:next|proximo) (?:{WEEKDAY_NAMES}) | (?:{WEEKDAY_NAMES}) (?:que viene|proximo|entrante) ")
"""The one offered, or the one after it; that when the one offered is refused."""
_NEXT_DAY = re.compile(r" (?:next day|day after(?: that)?|dia (?:siguiente|despues)) ")
_WEEK_ON = re.compile(r" (?:week (?:later|after that day)|semana (?:mas tarde|despues)) ")
_ONE_AFTER = re.compile(
    r" (?:the (?:next one|one after(?: that)?|other(?: one)?|following one)|"
    r"el (?:otro|siguiente|que sigue|de despues)) $"
)
_THAT_DAY_NOT = re.compile(
    r" (?:that|those) days? (?:\w+ ){0,2}?(?:doesnt|dont|wont|isnt|cant|no good|i work|im (?:busy|working)) | "
    r"(?:cant|cannot|wont|not) (?:\w+ ){0,3}that day | es[ea] (?:dia|fecha) (?:\w+ )?(?:no|trabajo|estoy) | "
    r"no (?:\w+ ){0,2}es[ea] (?:dia|fecha) "
)
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
    named = {first.weekday() for first, _ in said.excluded}
    if not offered and not said.days and len(named) == 1 and _ONE_AFTER.search(spoken):
        return replace(said, days=_alone(said.excluded[0][0] + timedelta(weeks=1)), excluded=())
    return _beside(found, spoken, offered, refused=refused) if offered else found


def _beside(said: When, spoken: str, offered: Collection[date], *, refused: bool) -> When:
    """What is said of days counted from those on offer, or of their being no good."""
    last, named = max(offered), {first.weekday() for first, _ in said.excluded}
    single = len(said.days) == 1 and said.days[0][0] == said.days[0][1]
    if not said.days and len(named) == len(set(offered)) == 1 and _ONE_AFTER.search(spoken):
        return replace(said, days=_alone(coming(last, named.pop())), excluded=())
    if not said.days and _THAT_DAY_NOT.search(spoken):
        return replace(said, excluded=said.excluded + tuple((day, day) for day in sorted(set(offered))))
    if (days := counted.read(spoken, said.days, last)) is not None:
        return replace(said, days=days, loose=False)
    if not said.days and (ahead := counted.beside(spoken)) is not None:
        return replace(said, days=_alone((last if ahead > 0 else min(offered)) + timedelta(days=ahead)))
    if _WEEK_ON.search(spoken):
        return replace(said, days=_alone(last + timedelta(weeks=1)))
    after = _NEXT_DAY.search(spoken)
    if after and counted.wanted(spoken[: after.start() + 1]) and (not said.days or said.days[0][0] <= last):
        return replace(said, days=_alone(last + timedelta(days=1)))
    if single and (_FOLLOWING.search(spoken) or (refused and said.days[0][0] in offered and next_one(spoken))):
        return replace(said, days=_alone(max(said.days[0][0], coming(last, said.days[0][0].weekday()))))
    return said


def past(said: When, spoken: str, excluded: Runs, today: date) -> When:
    """ "El otro jueves" of somebody who ruled this Thursday out before: the one after it."""
    day = said.days[0] if len(said.days) == 1 else None
    if day is None or day not in excluded or (day[0] - today).days >= 7 or not _FOLLOWING.search(spoken):
        return said
    return replace(said, days=_alone(day[0] + timedelta(weeks=1)))


def _alone(day: date) -> Runs:
    return ((day, day),)


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
