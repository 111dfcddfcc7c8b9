"""What is said while a caller waits for the reply: chosen by what is being done, never the reply itself."""

from __future__ import annotations

from appliance.call.perform import Answered
from appliance.dialogue.acts import FindOpenings, FindVisits, Hold

AFTER_S = 1.0
"""Silence before a filler, from the caller's last sound: with the line's own delay the caller hears it within 1.2 s."""

GRACE_S = 0.15
"""Time a reply has once the turn is over, however long that took: most are there within 20 ms."""

AGAIN_S = 4.0
"""Silence after a filler before the next one: more often is heard as impatience."""

ONE_MOMENT = "one_moment"
"""The conversation's own filler before a change of the diary; said only when the change takes long."""


def filler(doing: Answered | None) -> str:
    """The phrase for what the caller waits for; None: their words are still being read."""
    match doing:
        case None:
            return "let_me_see"
        case FindOpenings() | Hold():
            return "let_me_look"
        case FindVisits():
            return "let_me_find_it"
    return ONE_MOMENT
