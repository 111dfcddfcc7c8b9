"""What a conversation is waiting for besides the caller."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import anyio

from appliance.call.perform import Answered
from appliance.dialogue.events import Event


@dataclass(frozen=True, slots=True)
class Over:
    """Everything has been said; end the call."""


@dataclass(slots=True)
class Waits:
    """One call's."""

    answer: bool = False
    """Whether the desk owes an answer."""
    doing: Answered | None = None
    """What it was asked last."""
    bridge: anyio.CancelScope | None = None
    closing: bool = False
    caller_gone: bool = False
    deferred: deque[Event] = field(default_factory=deque)
