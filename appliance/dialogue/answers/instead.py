"""Another day or hour than the one at hand: "Thursday is my daughter's recital, can we do Friday same time?". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES
from appliance.dialogue.dates.when_phrases import BUSY_AFTER
from appliance.dialogue.when import When

_EITHER = re.compile(r" (?:or|either|o|cualquiera) ")
_SAME_TIME = re.compile(
    r" (?:same (?:exact )?(?:time|hour)|time (?:is|was) (?:fine|good|great|ok|okay|right|perfect)|misma hora) "
)
_BUSY = re.compile(
    rf" (?:(?:{WEEKDAY_NAMES}) {BUSY_AFTER}|(?:that day|ese dia) (?:is|was|es|i have|ive got|i got|(?:ya )?tengo|"
    r"tenemos|me toca) (?!(?:\w+ )?(?:good|fine|great|ok|okay|perfect|free|off|bien|libre|perfecto) ))"
)
"""A day on which there is something else."""


def is_busy(spoken: str) -> bool:
    """Whether a `words.plain` text tells of something else on a day: "that day I have the dentist"."""
    return bool(_BUSY.search(spoken))


def of(wanted: When, spoken: str, at_hand: Sequence[datetime]) -> When:
    """What is wanted, where one day or one hour is settled or on offer already: who names that day beside another
    would have the other; "the same time" is that hour."""
    days, times = {start.date() for start in at_hand}, {start.time() for start in at_hand}
    if len(days) == 1 and not _EITHER.search(spoken):
        day = days.pop()
        others = tuple(run for run in wanted.days if run != (day, day))
        if others:
            wanted = replace(wanted, days=others)
        elif wanted.days and _BUSY.search(spoken):
            wanted = replace(wanted, days=(), excluded=(*wanted.excluded, (day, day)))
    if len(times) == 1 and _SAME_TIME.search(spoken) and not (wanted.at or wanted.window):
        wanted = replace(wanted, at=times.pop())
    return wanted
