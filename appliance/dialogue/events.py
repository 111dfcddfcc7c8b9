"""What can happen to a conversation."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.clinic.people import Lang
from appliance.clinic.visit import Opening, Visit
from appliance.dialogue.acts import BridgeOutcome, Outcome
from appliance.dialogue.asked import Asked


@dataclass(frozen=True, slots=True)
class CallStarted:
    """The line is up and audio flows both ways."""


@dataclass(frozen=True, slots=True)
class Partial:
    """What the caller has said so far in this turn. Only an emergency may act on it."""

    text: str
    lang: Lang
    quiet_ms: float = 0
    """Silence since the last sound of speech."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The caller finished a turn."""

    text: str
    lang: Lang
    """The language the recognizer identified in this turn."""
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    """Other readings of the same speech, likeliest first."""
    danger: float = 0.0
    """Chance, 0 to 1, that the sound itself tells of danger: the phrase spotter's."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """One DTMF key: 0-9, * or #."""

    digit: str
    answers: Asked | None = None
    """The question it answers, where that was put before the conversation began."""


@dataclass(frozen=True, slots=True)
class NothingHeard:
    """The caller stayed quiet past the patience of the question."""


@dataclass(frozen=True, slots=True)
class OpeningsFound:
    """The answer to FindOpenings, best first. Empty when there is nothing in the window."""

    openings: tuple[Opening, ...]
    exact: bool
    """False when nothing matched and these are the nearest instead."""
    known: bool = True
    """False while the clinic's calendar has never been read, so that no time can be offered."""


@dataclass(frozen=True, slots=True)
class HoldAnswer:
    """The answer to Hold: the key to book it with, or None when someone else has the time."""

    hold_id: str | None
    opening: Opening


@dataclass(frozen=True, slots=True)
class VisitsFound:
    """The answer to FindVisits: the patient's future visits, soonest first."""

    visits: tuple[Visit, ...]
    to_approve: frozenset[str] = frozenset()
    """Those that staff were asked to approve, and have not dealt with yet."""


@dataclass(frozen=True, slots=True)
class BookAnswer:
    """The answer to Book, Move or Cancel."""

    outcome: Outcome
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class MessageKept:
    """The answer to LeaveMessage or JoinWaitlist."""

    ok: bool
    """False when the box could not keep it."""


@dataclass(frozen=True, slots=True)
class BridgeEnded:
    """The answer to Bridge. ACCEPTED means the caller and staff have talked and the call is over."""

    outcome: BridgeOutcome


@dataclass(frozen=True, slots=True)
class CallerLeft:
    """The caller hung up. The last event of a call that did not end with our goodbye."""


Event = (
    CallStarted
    | Partial
    | Heard
    | KeyPressed
    | NothingHeard
    | OpeningsFound
    | HoldAnswer
    | VisitsFound
    | BookAnswer
    | MessageKept
    | BridgeEnded
    | CallerLeft
)
