"""Parts of a day said beside one another, or beside an hour."""

from __future__ import annotations

from datetime import time

from appliance.dialogue.dates.clock_words import AFTERNOON, DAY_END, Window


def join(old: Window | None, new: Window) -> Window:
    """Two parts of a day: either, the narrower when one holds the other, what lies between two open ends."""
    if old is None:
        return new
    if new.from_ == time(0) and old.from_ < new.to <= old.to:
        return Window(old.from_, new.to)
    if old == new or (old.from_ <= new.from_ and new.to <= old.to):
        return new
    if old.to == new.to == DAY_END:
        return old
    if new.to == DAY_END and old.from_ < new.from_ < old.to:
        return Window(new.from_, old.to)
    return Window(min(old.from_, new.from_), max(old.to, new.to))


def fit(at: time, sure: bool, window: Window | None) -> time:
    """Morning or afternoon from the part of the day said beside it."""
    if sure or window is None or window.from_ <= at < window.to:
        return at
    other = time((at.hour + 12) % 24, at.minute)
    if not 6 <= other.hour <= 21:
        return at
    return other if window.from_ <= other < window.to or (window == AFTERNOON and other.hour >= 12) else at
