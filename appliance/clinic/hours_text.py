"""Weekly hours as a clinic writes them: "mon-fri 08:00-17:00"."""

from __future__ import annotations

import re
from datetime import time

from appliance.clinic.hours import Shift

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As a clinic writes them, Monday first."""

_LINE = re.compile(r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))? (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)")


def shifts(line: str) -> tuple[Shift, ...] | None:
    """The shifts of one line, a day each; None when the line cannot be read or ends before it begins."""
    match = _LINE.fullmatch(line.strip().lower())
    if match is None:
        return None
    first, last = match["first"], match["last"] or match["first"]
    opens, closes = clock(match["opens"]), clock(match["closes"])
    if first not in DAYS or last not in DAYS or opens is None or closes is None or opens >= closes:
        return None
    begin, end = DAYS.index(first), DAYS.index(last)
    if begin > end:
        return None
    return tuple(Shift(weekday=day, opens=opens, closes=closes) for day in range(begin, end + 1))


def clock(text: str) -> time | None:
    """A time of day written 09:30."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        return None
    return time.fromisoformat(text)
