"""What the page shows, as frozen values, and the seam through which it gets them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal, Protocol

from appliance.seams import LineStatus

Who = Literal["caller", "box", "staff", "key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One thing said or keyed in a call."""

    who: Who
    text: str
    latency_ms: float | None = None
    """For the box: from the caller's last speech to its own first frame, as the box sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """One call of today."""

    call_id: str
    started: datetime
    lang: str
    """en or es."""
    state: str
    """A fixed word of the conversation, such as visit.date_time; done once it is over."""
    outcome: str | None
    """A fixed word such as booked; None while nothing is decided."""
    turns: tuple[TurnView, ...] = ()

    @property
    def live(self) -> bool:
        """Whether the caller is still on the line."""
        return self.state != "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message that waits for a person."""

    kind: str
    """A fixed word such as refill."""
    inbox: str
    """A fixed word such as front_desk."""
    taken: datetime
    lang: str
    name: str
    callback: str
    words: str
    """The caller's own."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else was learnt, by fixed names, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EhrView:
    """How the record system stands."""

    address: str
    reachable: bool
    last_sync: datetime | None
    """When a whole sweep last came in; None: never yet."""
    waiting: int
    """Changes in the outbox that it does not hold yet."""
    waiting_since: datetime | None = None
    """When the oldest of them was made; None: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """One model the box uses."""

    name: str
    ok: bool
    """Its files are there and were the right ones at start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """Everything on the page at one instant."""

    clinic: str
    version: str
    zone: tzinfo
    """The clinic's time zone, in which every time is shown."""
    now: datetime
    line: LineStatus
    ehr: EhrView
    models: tuple[ModelView, ...]
    calls: tuple[CallView, ...]
    """Today's, the newest first; of those that are over the newest only."""
    cards: int
    """Conflicts and failures that wait for a person."""
    messages: tuple[MessageView, ...] = ()
    """The newest that wait for a person, newest first."""
    messages_waiting: int = 0
    """How many there are in all."""
    calls_at_once: int = 0
    """How many the box takes; 0 where that is not known."""
    in_line: int = 0
    """Callers who wait for a place."""
    earlier: int = 0
    """Calls of today that are not in `calls`."""


class Board(Protocol):
    """The daemon, as far as the page may see it."""

    def snapshot(self) -> BoardView:
        """How everything stands now. Cheap: called for each page and each change."""
        ...

    def changes(self) -> AsyncGenerator[None, None]:
        """Yields at once, then after each change; several before the reader asks again count as one. Never ends."""
        ...
