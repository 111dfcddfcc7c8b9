"""What listening needs to know of the conversation."""

from __future__ import annotations

from typing import Protocol

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Completeness


class Mind(Protocol):
    """What listening needs to know of the conversation."""

    @property
    def lang(self) -> Lang: ...
    @property
    def lang_settled(self) -> bool: ...
    @property
    def emergency(self) -> str: ...
    def hints(self) -> tuple[str, ...]: ...
    def completeness(self, text: str) -> Completeness: ...


def answers(mind: Mind, text: str) -> bool:
    """Whether words may be the answer to what was asked."""
    return mind.completeness(text) in (Completeness.COMPLETE, Completeness.BARE)
