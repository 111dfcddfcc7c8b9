"""What happens while the clinic is closed: who is rung, and what the greeting says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appliance.clinic.closed import Closed
from appliance.clinic.hours import Shift, shifts_on

_NEVER = Closed(holidays=())


class Person(StrEnum):
    """What a wish for a person leads to while the clinic is closed."""

    STAFF = "staff"
    """Staff are rung at any hour."""
    MESSAGE = "message"
    ON_CALL = "on_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """One line of the roster."""

    address: str
    """SIP address."""
    week: tuple[Shift, ...] | None = None
    """Weekly hours on call, local; None: always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterHours:
    """A clinic's choice. Emergencies are not part of it: staff are rung for them at any hour."""

    person: Person = Person.STAFF
    roster: tuple[OnCall, ...] = ()
    greeting: bool = False
    """Whether the greeting says that the office is closed."""

    def on_call(self, local: datetime) -> tuple[str, ...]:
        """Whom to ring now, in order. `local`: in the clinic's zone."""
        return tuple(one.address for one in self.roster if one.week is None or is_open(local, one.week, _NEVER))


def is_open(local: datetime, week: Sequence[Shift], closed: Closed) -> bool:
    """Whether a local moment lies in one of the shifts of its day; never on a day that is closed."""
    shifts = shifts_on(local.date(), week, closed)
    return any(shift.opens <= local.time() < shift.closes for shift in shifts)
