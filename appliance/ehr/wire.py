"""What the daemon and the EHR process tell each other, as JSON messages on the child's pipe."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct

from appliance.config import OpenDentalConfig
from appliance.ehr.access import Access
from appliance.ehr.mirrored import Practice
from appliance.seams import Conflict, Pushed, PushOutcome, Rejected


class Begin(Struct, frozen=True, kw_only=True, tag="begin"):
    """The first message to the child: all it needs to know. Kept off the command line, which everyone can read."""

    base_url: str
    access: Access = Access()
    """Who the box is to the record system, and whom it believes."""
    open_dental: OpenDentalConfig | None = None
    """What is at base_url is Open Dental's own API; None: FHIR."""
    every_s: float
    """Seconds between sweeps."""
    database: str
    key: str | None
    """The database's; None only in tests."""
    practice: Practice
    now: datetime | None
    """The time the daemon pretended when this was sent (`run --now`); the child's runs on from here.

    None: the machine's own clock, which NTP may put right at any time.
    """
    sent_s: float
    """time.monotonic() at that moment: one count for every process of a machine."""


class PushNow(Struct, frozen=True, tag="push_now"):
    """Push this outbox row before everything else. Answered by Told."""

    key: str


class StillFree(Struct, frozen=True, kw_only=True, tag="still_free"):
    """Look whether a provider's time, and a room's, is still free. Answered by Seen."""

    key: str
    """Any word; the answer carries it."""
    provider_id: str
    start: datetime
    end: datetime
    room_id: str | None = None


class CallRang(Struct, frozen=True, tag="call_rang"):
    """A call has come in: have at hand what its requests will need. Not answered."""


class Seen(Struct, frozen=True, tag="seen"):
    """What a look has shown; None when the record system could not say."""

    key: str
    free: bool | None


class Told(Struct, frozen=True, tag="told"):
    """The record system's answer to one row; all None when there is none yet."""

    key: str
    pushed: Pushed | None = None
    conflict: Conflict | None = None
    rejected: Rejected | None = None

    @property
    def outcome(self) -> PushOutcome | None:
        """The answer."""
        return self.pushed or self.conflict or self.rejected


class State(Struct, frozen=True, kw_only=True, tag="state"):
    """How the record system stands; sent whenever it changes."""

    reachable: bool
    """Whether it answered the last time it was asked."""
    synced: bool
    """Whether this child has read everything once."""
    last_sync: datetime | None
    """When everything was last read, by this child or one before it."""
    waiting: int
    """Outbox rows without an answer."""


def told(key: str, outcome: PushOutcome | None) -> Told:
    """An answer, ready to send."""
    match outcome:
        case Pushed():
            return Told(key, pushed=outcome)
        case Conflict():
            return Told(key, conflict=outcome)
        case Rejected():
            return Told(key, rejected=outcome)
        case None:
            return Told(key)


def encode(message: Begin | PushNow | StillFree | CallRang | Told | Seen | State) -> bytes:
    """One message."""
    return msgspec.json.encode(message)


def to_child(message: bytes) -> Begin | PushNow | StillFree | CallRang:
    """Read a message the daemon sent."""
    return msgspec.json.decode(message, type=Begin | PushNow | StillFree | CallRang)


def to_daemon(message: bytes) -> Told | Seen | State:
    """Read a message the child sent."""
    return msgspec.json.decode(message, type=Told | Seen | State)
