"""Days that bound others said beside them: "after the tenth but before Christmas", "I'm away till the third"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from appliance.dialogue.dates.calendar_days import coming
from appliance.dialogue.dates.day_runs import Days, one
from appliance.dialogue.words import listed

FAR_DAYS = 90
"""How far days reach that have a beginning only, where an end is said as well."""
RECURRING_WEEKS = 7
"""How far "any Thursday" looks."""
_JOINS = frozenset(listed("or and nor on o y u ni el los"))
_SUITS = frozenset(
    listed("is works work good fine ok okay great would could sounds perfect si esta queda sirve bien puedo perfecto")
)
_NOT = frozenset(listed("not no doesnt dont isnt wont cant cannot wouldnt bad tampoco nor or"))
_BEGINS, _ENDS = frozenset(listed("after since")), frozenset(listed("before by until"))
_LINKS = frozenset(listed("but and though also only just pero y solo nomas"))
Runs = tuple[tuple[date, date], ...]


def recurring(today: date, weekday: int) -> Runs:
    """Every such weekday of the weeks ahead."""
    first = coming(today, weekday)
    days = (first + timedelta(weeks=week) for week in range(RECURRING_WEEKS))
    return tuple((day, day) for day in days)


def joined(between: list[str]) -> bool:
    """Whether one day is said in one breath with the other: "Monday or Friday"."""
    return bool(between) and all(word in _JOINS for word in between)


def suits(after: list[str]) -> bool:
    """Whether the words after a day say that it is good."""
    return any(word in _SUITS for word in after) and not any(word in _NOT for word in after)


def facing(mod: str | None, before: str | None, between: list[str]) -> bool:
    """Whether one of two such words opens a run of days and the other ends it."""
    both = (mod in _BEGINS and before in _ENDS) or (mod in _ENDS and before in _BEGINS)
    return both and all(word in _LINKS for word in between)


def shared(before: Runs, runs: Runs, *, opened: bool) -> Runs:
    """The days that are in both; all of them where none is. `opened`: `before` has a beginning only."""
    wide = tuple((first, first + timedelta(days=FAR_DAYS) if opened else last) for first, last in before)
    found = tuple((max(a, c), min(b, d)) for a, b in wide for c, d in runs if max(a, c) <= min(b, d))
    return found or before + runs


def inside(days: Days, mod: str | None, before: Runs) -> Days:
    """ "The third" beside "the first week of January" is one of its days; so is "till Wednesday"."""
    alone = days.kind == "day_of_month" or (days.kind == "weekday" and mod is not None)
    if not alone or len(days.options) > 1:
        return days
    day = days.options[0].first
    found = _within(day, before, of_month=days.kind == "day_of_month")
    return days if found == day else one(found)


def _within(day: date, before: Runs, *, of_month: bool) -> date:
    """The same day of the month or of the week in a longer run, where the run has one such; else the day itself."""
    for first, last in before:
        ahead = (last - first).days
        if 0 < ahead <= FAR_DAYS and not first <= day <= last:
            every = [first + timedelta(days=n) for n in range(ahead + 1)]
            same = [each for each in every if (each.day == day.day if of_month else each.weekday() == day.weekday())]
            if len(same) == 1:
                return same[0]
    return day


_NOT_UNTIL = re.compile(
    r"\b(?:not|can['’]?t|cannot|won['’]?t|don['’]?t|no|nothing|nada)\b(?:(?!\s+(?:wait|esperar\w*|hold|later))\s+[^\s,.;]+){0,4}\s*$",
    re.IGNORECASE,
)


def not_until(before: str) -> bool:
    """Whether what stands before "until Friday" makes it from that day on: "not", "I can't come in"."""
    return bool(_NOT_UNTIL.search(before))
