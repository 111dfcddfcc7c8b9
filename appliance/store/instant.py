"""Instants as the database keeps them: whole seconds since 1970-01-01 UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache


def to_epoch(instant: datetime) -> int:
    """Seconds since 1970 of an aware instant. Raises ValueError when it carries no zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return int(instant.timestamp())


@lru_cache(maxsize=8192)  # a calendar names the same instants over and over
def from_epoch(seconds: int) -> datetime:
    """The aware UTC instant."""
    return datetime.fromtimestamp(seconds, UTC)
