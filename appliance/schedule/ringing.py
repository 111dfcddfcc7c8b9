"""Whom to call about a time that came free, in which order, and when nobody may be. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta
from typing import Protocol, TypeVar

from appliance.clinic.after_hours import is_open
from appliance.clinic.closed import Closed
from appliance.clinic.ringing import RingRules
from appliance.clinic.visit import Opening

EARLIEST, LATEST = time(9), time(20)
"""Whatever a clinic sets, nobody's telephone rings before or after (the calling hours of 47 CFR 64.1200(c)(1) are 8 to
21 local; patients may live a zone away)."""


class ToCall(Protocol):
    """Somebody to be called about a time (store.rings.Due)."""

    @property
    def waiting_id(self) -> str:
        """Of their row on the list."""
        ...

    @property
    def callback(self) -> str:
        """E.164."""
        ...

    @property
    def opening(self) -> Opening:
        """The time."""
        ...

    @property
    def unreached(self) -> int:
        """Calls in which they were not reached."""
        ...

    @property
    def last_rung(self) -> datetime | None:
        """None: never."""
        ...


One = TypeVar("One", bound=ToCall)


def may_ring(local: datetime, rules: RingRules, closed: Closed) -> bool:
    """Whether anybody may be called at this local moment: the clinic's hours, no closed day, no quiet hour."""
    return EARLIEST <= local.time() < LATEST and is_open(local, rules.week, closed)


def next_calls(
    line: Iterable[One], *, now: datetime, rules: RingRules, engaged: Collection[str], lines: int
) -> tuple[One, ...]:
    """Who is called now, in the order of `line`: nobody twice, nobody who is on the telephone with us (`engaged`: their
    numbers), nobody called a short while ago or too often in vain. `lines`: telephone lines that may be used."""
    chosen: list[One] = []
    busy = set(engaged)
    for one in line:
        if len(chosen) >= min(rules.at_once, lines):
            break
        if one.callback in busy or not _may_be_called(one, now, rules):
            continue
        busy.add(one.callback)
        chosen.append(one)
    return tuple(chosen)


def _may_be_called(one: ToCall, now: datetime, rules: RingRules) -> bool:
    rested = one.last_rung is None or now - one.last_rung >= timedelta(minutes=rules.rest_minutes)
    in_time = one.opening.start - now >= timedelta(minutes=rules.lead_minutes)
    return rested and in_time and one.unreached < rules.most_unreached
