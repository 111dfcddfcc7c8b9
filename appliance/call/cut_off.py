"""Calls that broke off, by the number they came from, in memory and for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from appliance.dialogue.flows.earlier import RESUMES_S, Earlier

KEPT = 200
"""Numbers remembered at most; the oldest go first."""


class CutOff:
    """One per box."""

    def __init__(self) -> None:
        self._calls: dict[str, tuple[datetime, Earlier]] = {}

    def keep(self, caller: str | None, earlier: Earlier | None, now: datetime) -> None:
        """Remember what a call wanted when it broke off; a call that ended well is forgotten."""
        if caller is None:
            return
        self._calls.pop(caller, None)
        if earlier is not None:
            self._calls[caller] = (now, earlier)
            while len(self._calls) > KEPT:
                del self._calls[next(iter(self._calls))]

    def take(self, caller: str | None, now: datetime) -> Earlier | None:
        """What this number's last call wanted, once; None when that is too long ago."""
        at, earlier = self._calls.pop(caller or "", (now, None))
        return earlier if now - at <= timedelta(seconds=RESUMES_S) else None
