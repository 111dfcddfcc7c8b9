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


CLOSED = frozenset({Asked.CONFIRM_YES_NO, Asked.WHICH_SLOT, Asked.EMERGENCY_NOW, Asked.ANYTHING_ELSE})
"""Questions whose answer is one of a few: quick words that fill the blank are the answer."""

ACTED_ON = CLOSED - {Asked.WHICH_SLOT}
"""Those whose answer books, ends a call or calls for help; which time is meant is said back first."""

OPEN_ENDED = frozenset({Asked.GREETING, Asked.REASON, Asked.DATE_TIME, Asked.OTHER})
"""Questions whose answers have no shape: here the acoustic end-of-turn model and the phrase spotter have a say. A
surname being spelled may sound like anything."""


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
