"""What a record system can be trusted with: found by writing to it (ehr/probe.py), not by what it says of itself."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import Struct


class Strategy(StrEnum):
    """How visits are written. Each is one module behind the same four functions."""

    TRANSACTION = "transaction"
    """Appointment and slots in one Bundle: the server checks ifMatch inside it and rolls everything back."""
    SLOT_FIRST = "slot-first"
    """Claim the slots one by one, then create the Appointment; give back what was claimed when that fails."""
    SERVER_BOOKS = "server-books"
    """Create the Appointment on a free slot; the server makes the slot busy itself."""
    OPERATION = "operation"
    """Ask the server what it has free ($find) and let it book that ($book)."""
    OPEN_DENTAL = "open-dental"
    """Open Dental's own API: look, write, look again, and withdraw where another stands there."""
    REQUEST_ONLY = "request-only"
    """Nothing may be booked: staff get a card, the caller hears that it is a request."""


class Profile(Struct, frozen=True, kw_only=True):
    """The finding of one self-test."""

    schema: int = 1
    base_url: str
    software: str
    """Name the server gives itself, "" when it gives none."""
    version: str
    """A change of it means: test again."""
    strategy: Strategy
    checks: dict[str, bool]
    """Each promise that was tested, and whether it was kept; one that could not be tested is missing."""
    note: str
    """What takes the note of a call: Communication, DocumentReference or Task; Commlog in Open Dental; "" for none."""
    operations: tuple[str, ...] = ()
    """Scheduling operations the server says it has ($find, $hold, $book)."""


ECHO = "answer_is_stored"
"""The promise that a 201 carries the Appointment as it is then read, version and all."""


def note_kind(text: str | None) -> str:
    """What a note is, as the kept self-test says (JSON); a Communication where there was none."""
    return msgspec.json.decode(text, type=Profile).note if text is not None else "Communication"


def choose(checks: dict[str, bool]) -> Strategy:
    """The best way of writing that every one of its promises was kept for."""
    kept = {name for name, held in checks.items() if held}
    if "server_flips_slot" in kept:
        return Strategy.SERVER_BOOKS if "appointment_if_match" in kept else Strategy.REQUEST_ONLY
    if {
        "transaction",
        "transaction_if_match",
        "transaction_rolls_back",
        "appointment_identifier",
        "appointment_if_match",
    } <= kept:
        return Strategy.TRANSACTION
    if {"operation_books", "operation_refuses_the_second", "operation_cancels"} <= kept:
        return Strategy.OPERATION
    if {"slot_version", "slot_if_match", "appointment", "appointment_if_match"} <= kept:
        return Strategy.SLOT_FIRST
    return Strategy.REQUEST_ONLY
