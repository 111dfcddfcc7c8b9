"""What was said in a call and how fast, in memory, for the status page and the person who listens in on a rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Who = Literal["caller", "box", "staff", "key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened in a call."""

    at_s: float
    """Seconds since the call was answered."""
    who: Who
    text: str
    latency_ms: float | None = None
    """For the box: from the caller's last speech to our first frame, as the box itself sees it."""


@dataclass(slots=True, kw_only=True)
class Diary:
    """One call, as it happens. Lives in memory only: the words of a call are not stored."""

    call_id: str
    started: datetime
    lang: str = "en"
    state: str = "ringing"
    outcome: str | None = None
    entries: list[Entry] = field(default_factory=list)
    changed: Callable[[], None] = lambda: None
    """Called after every change; must not block."""

    def note(self, entry: Entry) -> None:
        """Write one entry down."""
        self.entries.append(entry)
        self.changed()

    def stands(self, *, lang: str, state: str, outcome: str | None) -> None:
        """Where the conversation stands now."""
        if (lang, state, outcome) != (self.lang, self.state, self.outcome):
            self.lang, self.state, self.outcome = lang, state, outcome
            self.changed()
