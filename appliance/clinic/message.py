"""A message for the people at the clinic: what it is about, from whom, and whose inbox it belongs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from appliance.clinic.people import Lang


class Inbox(StrEnum):
    """Who reads it."""

    FRONT_DESK = "front_desk"
    CLINICAL = "clinical"
    BILLING = "billing"
    RECORDS = "records"


class MessageKind(StrEnum):
    """What a message is about: a closed list."""

    REFILL = "refill"
    BILLING = "billing"
    RECORDS = "records"
    RESULTS = "results"
    REFERRAL = "referral"
    NURSE = "nurse"
    WAITLIST = "waitlist"
    INSURANCE = "insurance"
    QUESTION = "question"
    MESSAGE = "message"
    LATE = "late"
    LOST_ITEM = "lost_item"
    UPDATE = "update"
    VENDOR = "vendor"
    COMPLAINT = "complaint"
    NOTE = "note"
    FROM_PHARMACY = "from_pharmacy"
    """What a pharmacy asks about somebody's prescription."""
    COMING = "coming"
    """The caller says they will come to a visit that is in the book."""
    FREED = "freed"
    """A time came free that this patient waits for; staff call them. The start, the provider and the kind are facts."""
    APPROVAL = "approval"
    """A visit was asked for that staff must approve."""
    EMERGENCY = "emergency"
    """The caller told of danger; staff were rung. Kept whether or not anybody came."""
    URGENT = "urgent"
    """The caller told of something that cannot wait; staff were rung. Kept whether or not anybody came."""
    PARTIAL_CALL = "partial_call"
    """A call that broke off: what was learnt until then."""


_INBOXES: Mapping[MessageKind, Inbox] = MappingProxyType(
    {
        MessageKind.REFILL: Inbox.CLINICAL,
        MessageKind.RESULTS: Inbox.CLINICAL,
        MessageKind.REFERRAL: Inbox.CLINICAL,
        MessageKind.NURSE: Inbox.CLINICAL,
        MessageKind.FROM_PHARMACY: Inbox.CLINICAL,
        MessageKind.EMERGENCY: Inbox.CLINICAL,
        MessageKind.URGENT: Inbox.CLINICAL,
        MessageKind.BILLING: Inbox.BILLING,
        MessageKind.INSURANCE: Inbox.BILLING,
        MessageKind.RECORDS: Inbox.RECORDS,
        MessageKind.NOTE: Inbox.RECORDS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What staff read. The words are the caller's own and are never spoken back."""

    kind: MessageKind
    lang: Lang
    name: str = ""
    """As the caller gave it."""
    callback: str = ""
    """E.164 the caller agreed to; in a partial call perhaps the number they rang from."""
    words: str = ""
    patient_id: str | None = None
    """Set when two facts agreed with one record."""
    visit_id: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else was learnt, by fixed names: ids of the clinic's and ISO dates; in the caller's own words the medicine,
    the pharmacy, and whom to send records to (send_to)."""

    @property
    def inbox(self) -> Inbox:
        """Where it goes: the front desk, unless its kind says otherwise."""
        return _INBOXES.get(self.kind, Inbox.FRONT_DESK)
