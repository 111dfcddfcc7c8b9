"""One date or time that a turn names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from appliance.dialogue.dates.clock_words import Window
from appliance.dialogue.dates.day_runs import Days, Grain
from appliance.dialogue.dates.pieces import Mod


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date, a time, both, or a run of them, as said. Words [first, end) of "
    "the turn; `span` is its place in the text."""

    first: int
    end: int
    lead: int
    span: tuple[int, int]
    days: Days | None = None
    day_mod: Mod | None = None
    at: time | None = None
    grain: Grain = "minute"
    """Of `at`: hour when no minutes were said."""
    window: Window | None = None
    """Hours said as a run or a part of the day; time(0) and DAY_END are open ends."""
    named: bool = False
    """The hours are a part of the day, whose edges are a convention."""
    sure: bool = True
    """Whether morning or afternoon was said, and not taken from office hours."""
    instant: datetime | None = None
