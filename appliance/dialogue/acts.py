"""What a conversation may ask the box to do.

Acts are performed in order. Those marked "answered by" come back as an event before the caller is listened to again;
everything a step wants said before such an answer stands before the act, and is spoken while the act is performed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from appliance.clinic.message import Message
from appliance.clinic.people import Lang, NewPatient
from appliance.clinic.visit import Opening
from appliance.dialogue.asked import Asked
from appliance.dialogue.words import listed


class ValueType(StrEnum):
    """The closed list of what may be spoken inside a phrase. There is no free text."""

    PROVIDER = "provider"
    VISIT_TYPE = "visit_type"
    LOCATION = "location"
    DATE = "date"
    TIME = "time"
    PERSON_NAME = "person_name"
    PHONE_DIGITS = "phone_digits"
    LETTERS = "letters"
    CLINIC_TEXT = "clinic_text"
    INSURER = "insurer"
    """A name from the table of insurers."""
    MEDICINE = "medicine"
    """A name from the list of medicines."""
    PHARMACY = "pharmacy"
    """A chain from the table of pharmacies."""
    COUNT = "count"


class Origin(StrEnum):
    """Where a spoken value comes from."""

    STORE = "store"
    SETTING = "setting"
    CALLER_CONFIRMED = "caller_confirmed"
    CALLER_SAID = "caller_said"
    """Heard a moment ago and spoken back to be confirmed; never in a statement."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that fills a blank in a phrase."""

    value: str | int | date | datetime
    """Provider, visit type and location: their id. DATE and TIME: an aware datetime in the clinic's zone, or a date."""
    type: ValueType
    origin: Origin


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a phrase from the phrase book."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    lang: Lang | None = None
    """Set when it must be spoken in this language whatever the call's is: the hint in the greeting."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for the caller. The last act of a step, unless the step hangs up or waits for an answer."""

    asked: Asked
    patience_s: float | None = None
    """Silence after which the caller is spoken to again; None: what the question usually gets."""


class Part(StrEnum):
    """A part of the day the caller may prefer."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which openings the caller would take. All instants UTC; an empty `spans` means as soon as possible."""

    visit_type_id: str
    provider_id: str | None = None
    spans: tuple[tuple[datetime, datetime], ...] = ()
    """Half-open intervals the start must lie in."""
    excluded: tuple[tuple[datetime, datetime], ...] = ()
    at: datetime | None = None
    """An exact start the caller named; openings are ranked by distance from it."""


@dataclass(frozen=True, slots=True)
class FindOpenings:
    """Search the schedule. Answered by OpeningsFound."""

    wanted: Wanted
    limit: int = 3


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep a time for this call, before it is offered. Answered by HoldAnswer."""

    opening: Opening


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """Give a held time back. Not answered."""

    hold_id: str


@dataclass(frozen=True, slots=True)
class FindVisits:
    """The future visits of one identified patient. Answered by VisitsFound."""

    patient_id: str


@dataclass(frozen=True, slots=True)
class Book:
    """Make the held time a visit. Answered by BookAnswer."""

    hold_id: str
    patient: str | NewPatient
    """A patient id, or a person the clinic does not know yet."""
    callback: str
    """E.164 number the caller confirmed."""
    reason: str = ""
    """The caller's own words; stored and passed on, never spoken."""
    insurance: Mapping[str, str] = field(default_factory=dict)
    """What somebody new is insured with, for staff: `insurer` and `member_id`."""


@dataclass(frozen=True, slots=True)
class Move:
    """Swap a visit to the held time, atomically. Answered by BookAnswer."""

    visit_id: str
    hold_id: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Cancel a visit. Answered by BookAnswer."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class LeaveMessage:
    """Put a message in the clinic's inbox. Answered by MessageKept."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWaitlist:
    """Put somebody on the waiting list, and tell the front desk. Answered by MessageKept."""

    patient: str | NewPatient
    """A patient id, or a person the clinic does not know yet."""
    callback: str
    """E.164 number the caller confirmed."""
    visit_type_id: str
    provider_id: str | None
    """None: anyone who does it."""
    earliest: datetime
    """UTC; a visit may start from here ..."""
    latest: datetime
    """... and before this."""
    weekdays: frozenset[int] = frozenset()
    """0 (Monday) to 6, at the clinic; empty: any day."""
    from_minute: int = 0
    """A visit may start from this many minutes after local midnight, 0 to 1439 ..."""
    to_minute: int = 1440
    """... and before this, up to 1440."""
    may_call: bool = False
    """Whether they agreed to be called when a time opens."""
    message: Message
    """What the front desk reads."""


class Outcome(StrEnum):
    """How a booking, move or cancellation stands when the caller is told."""

    CONFIRMED = "confirmed"
    """The record system took it and holds it."""
    REQUESTED = "requested"
    """Kept on the box and on its way; the clinic will confirm."""
    TAKEN = "taken"
    """The time went to someone else; nothing was changed."""
    FAILED = "failed"
    """Nothing was changed."""


class Reason(StrEnum):
    """Why a person is being fetched."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ASKED = "asked"
    STUCK = "stuck"


class BridgeOutcome(StrEnum):
    """How fetching a person ended."""

    ACCEPTED = "accepted"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Bridge:
    """Dial staff now, even while earlier acts are being spoken. Answered by BridgeEnded."""

    reason: Reason
    words: str = ""
    """The caller's exact words, for the staff message; never spoken to the caller."""
    addresses: tuple[str, ...] = ()
    """Whom to ring instead of staff: the clinic's on-call roster."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call once everything said before has been heard."""

    outcome: str
    """One of CALL_OUTCOMES."""


CALL_OUTCOMES = frozenset(
    listed(
        "booked requested moved cancelled message answered transferred emergency wrong_number spam no_answer goodbye "
        "caller_left"
    )
)
"""The fixed words for how a call ended. `message`: something was left for staff; `answered`: a question was."""


Act = (
    Say
    | Listen
    | FindOpenings
    | Hold
    | ReleaseHold
    | FindVisits
    | Book
    | Move
    | Cancel
    | LeaveMessage
    | JoinWaitlist
    | Bridge
    | HangUp
)
