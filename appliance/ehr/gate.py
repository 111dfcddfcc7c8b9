"""When a server may be asked again: after its Retry-After, and after the rest it needs when it keeps failing."""

from __future__ import annotations

from dataclasses import dataclass

TRIES = 5
"""Failures in a row before a door is shut."""

LONGEST_S = 30.0
"""Longest rest of a door that keeps failing. The first is one second, then twice as long each time."""


@dataclass(slots=True)
class Gate:
    """A circuit breaker for one kind of request (in FHIR: one resource type). Times are anyio's clock, seconds."""

    shut_until: float = 0.0
    failures: int = 0

    def open(self, now: float) -> bool:
        """Whether a request may go out."""
        return now >= self.shut_until

    def answered(self) -> None:
        """The server said something to decide on."""
        self.failures = 0

    def failed(self, now: float) -> None:
        """No answer, or one that says nothing. After the rest the next request is the test of whether it is over."""
        self.failures += 1
        if self.failures >= TRIES:
            self.wait(now, min(2.0 ** min(self.failures - TRIES, 10), LONGEST_S))

    def wait(self, now: float, seconds: float) -> None:
        """Send nothing for so long."""
        self.shut_until = max(self.shut_until, now + seconds)
