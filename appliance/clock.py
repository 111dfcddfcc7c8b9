"""Wall-clock time, for dates people say. Timeouts use anyio, never this."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that started at `start` when it was made and runs on from there (`frontdesk run --now`)."""

    start: datetime
    _made: float = field(default_factory=monotonic, init=False)

    def now(self) -> datetime:
        """The current instant of the pretended time, aware, UTC."""
        return self.start.astimezone(UTC) + timedelta(seconds=monotonic() - self._made)
