"""When the clinic is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from appliance.clinic.closed import Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Hours that repeat every week, in the clinic's local time."""

    weekday: int
    """0 is Monday, as in `date.weekday()`."""
    opens: time
    closes: time


def shifts_on(day: date, shifts: Iterable[Shift], closed: Closed) -> tuple[Shift, ...]:
    """The shifts worked on one day; none on a day the clinic is closed."""
    if day in closed:
        return ()
    return tuple(shift for shift in shifts if shift.weekday == day.weekday())
