"""What a caller meets for whom the box has no place."""

from __future__ import annotations

from enum import StrEnum


class Overflow(StrEnum):
    """A clinic's choice. An emergency is part of none: its key is answered at once, places or not."""

    WAIT = "wait"
    """They are told their place in line; key 0 rings staff."""
    STAFF = "staff"
    """Staff are rung at once; if nobody comes, the caller waits in line."""
    BUSY = "busy"
    """The line gives a busy tone."""
