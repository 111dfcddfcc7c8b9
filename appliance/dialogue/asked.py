"""What the caller was just asked: it decides how long to listen, which words to expect, and what an answer means."""

from __future__ import annotations

from enum import StrEnum


class Asked(StrEnum):
    """The closed list of questions the box asks (design: `frontdesk chat --json`, key "asked")."""

    GREETING = "greeting"
    REASON = "reason"
    NAME = "name"
    SPELL_LAST_NAME = "spell_last_name"
    DOB = "dob"
    PHONE = "phone"
    PROVIDER = "provider"
    VISIT_TYPE = "visit_type"
    DATE_TIME = "date_time"
    WHICH_SLOT = "which_slot"
    CONFIRM_YES_NO = "confirm_yes_no"
    INSURANCE = "insurance"
    EMERGENCY_NOW = "emergency_now"
    ANYTHING_ELSE = "anything_else"
    OTHER = "other"


class Completeness(StrEnum):
    """How finished an answer looks from its words alone, given what was asked."""

    COMPLETE = "complete"
    """The blank is filled: ten digits, a clear yes, a day and a time."""
    BARE = "bare"
    """Filled by one lone word, such as "yes": a "please" or a "that's right" often follows after a breath."""
    OPEN = "open"
    """Words that could be all, or could go on."""
    CUT = "cut"
    """Ends in a filler, a preposition, half a phone number, "my name is": surely not all."""
