"""Time that only a caller's silence moves: a chat takes milliseconds, however long its caller stays quiet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class VirtualClock:
    """A seams.Clock that stands until it is moved."""

    start: datetime
    """Aware."""
    passed_s: float = field(default=0.0, init=False)

    def now(self) -> datetime:
        """The current instant of the pretended time, aware, UTC."""
        return self.start.astimezone(UTC) + timedelta(seconds=self.passed_s)

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.passed_s += seconds
